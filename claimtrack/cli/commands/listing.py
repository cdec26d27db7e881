"""`claimtrack list`: what the database holds."""

from typing import Annotated, Final

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import LIST, About, choose_format, show_rows
from claimtrack.library.tables import listed
from claimtrack.reports.listing import LISTS

# What a terminal has room for; every other format has all columns.
_IN_A_TABLE: Final = {
    "sources": ("source", "kind", "n_articles", "first", "last", "reviewed"),
    "articles": ("published", "source", "title", "lang", "n_statements"),
    "speakers": ("speaker", "kind", "n_statements", "first", "last", "reviewed"),
    "sides": ("side", "n_members", "n_statements", "first", "last", "reviewed"),
    "topics": ("topic", "n_claims", "n_statements", "first", "last", "reviewed"),
    "claims": ("claim", "text", "n_statements", "last"),
}


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
    other, but nobody has said yet whether they are new or another name of somebody known. It is a list of what is
    stored: statements and their days are counted with those that are only imputed, which no report counts. A table
    shows the columns there is room for; csv, json and the other formats have them all.
    """
    rows = listed(locate(settings), what, unreviewed=unreviewed)
    if choose_format(output, LIST) == "table":
        rows = rows.only(_IN_A_TABLE[what])
    command = f"claimtrack list {what}{' --unreviewed' if unreviewed else ''}"
    show_rows(rows, settings, output, about=About(what.capitalize(), command))
