"""`claimtrack fmt`: records in canonical form."""

from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import note, write
from claimtrack.render.findings import render_text
from claimtrack.services.tidy import tidy_files


def fmt(
    settings: Settings,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Native files; a folder stands for all that is below it.")
    ],
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; leave with 1 if a file would change.")] = False,
) -> int:
    """Bring the records of native files into one form: order of fields, spacing, names and chains as they are written.

    The article's text is never touched, nor are comments lost. A file with errors is left alone, its errors are shown
    and the command leaves with 1.
    """
    result = tidy_files(paths, write=not check)
    typer.echo(render_text(result.findings), nl=False, err=True)
    write("".join(f"{path}\n" for path in result.changed), Output())
    done = "would change" if check else "changed"
    note(f"{len(result.changed)} {done}, {len(result.unchanged)} in order, {len(result.refused)} refused", settings)
    return int(bool(result.refused) or (check and bool(result.changed)))
