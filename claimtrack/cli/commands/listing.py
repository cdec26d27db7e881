"""`claimtrack list`: what the database holds."""

from typing import Annotated

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import show_rows
from claimtrack.errors import UsageProblem
from claimtrack.reports.listing import LISTS, REVIEWED, listing
from claimtrack.store.readonly import open_reader


def _starting(incomplete: str) -> list[str]:
    return [name for name in LISTS if name.startswith(incomplete)]


def show(
    settings: Settings,
    output: Output,
    what: Annotated[str, typer.Argument(metavar="WHAT", help=f"One of {', '.join(LISTS)}.", autocompletion=_starting)],
    *,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="Only what was met in articles and is in no codebook yet.")
    ] = False,
) -> None:
    """List the sources, articles, speakers, sides, topics or claims, with how much there is of each.

    Names that articles brought in and no codebook knows are marked reviewed = 0; they are stored and counted like any
    other, but nobody has said yet whether they are new or another name of somebody known.
    """
    if what not in LISTS:
        message = f"there is no list of {what!r}"
        raise UsageProblem(message, f"choose one of {', '.join(LISTS)}")
    if unreviewed and what not in REVIEWED:
        message = f"{what} are not reviewed"
        raise UsageProblem(message, f"--unreviewed goes with {', '.join(REVIEWED)}")
    with open_reader(locate(settings)) as reader:
        rows = listing(reader, what, unreviewed=unreviewed)
    show_rows(rows, settings, output)
