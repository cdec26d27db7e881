"""`claimtrack check`: all problems in annotated files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.foreign import Foreign
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, note, show_rows, write
from claimtrack.library.checking import check as find


@dataclass(frozen=True, slots=True)
class How:
    """What the files are held against, and how strictly."""

    codebook: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Hold names against this codebook, not those beside the files."),
    ] = None
    strict: Annotated[bool, typer.Option("--strict", help="Make every warning an error.")] = False


def check(
    settings: Settings,
    output: Output,
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Files; a folder stands for all that is below it.")
    ],
    foreign: Foreign,
    how: How,
) -> int:
    """Find every problem of every file in one run: its line and column, the line itself, the nearest valid value.

    Needs no database and writes nothing; files of other tools are read as ingest reads them. Errors would keep their
    file out of a database and leave with 1; warnings alone leave with 0. Editors read the findings with -f json.
    """
    outcome = find(
        paths,
        codebook=how.codebook,
        strict=how.strict,
        form=foreign.form,
        profile=foreign.profile,
        settings=foreign.settings,
        columns=foreign.columns,
    )
    if output.format is None and output.out is None:
        write(outcome.text(), output)
    else:
        show_rows(outcome.rows(), settings, output, about=About("Findings"))
    note(outcome.summary, settings)
    return outcome.result.exit_code
