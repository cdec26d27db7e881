"""`claimtrack check`: all problems in annotated files."""

from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, note, show_rows, write
from claimtrack.library.checking import check as find


def check(
    settings: Settings,
    output: Output,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Files; a folder stands for all that is below it.")
    ],
    *,
    codebook: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Hold names against this codebook, not those beside the files."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Make every warning an error.")] = False,
) -> int:
    """Find every problem of every file in one run: its line and column, the line itself, the nearest valid value.

    Needs no database and writes nothing. Errors would keep their file out of a database and leave with 1; warnings
    alone leave with 0. Editors read the findings with -f json.
    """
    outcome = find(paths, codebook=codebook, strict=strict)
    if output.format is None and output.out is None:
        write(outcome.text(), output)
    else:
        show_rows(outcome.rows(), settings, output, about=About("Findings"))
    note(outcome.summary, settings)
    return outcome.result.exit_code
