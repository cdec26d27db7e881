"""`claimtrack curate suggest`: what may be one and is recorded as two, for a person to judge."""

from typing import Annotated, Final

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import LIST, About, choose_format, note, show_rows
from claimtrack.errors import UsageProblem
from claimtrack.reports.suggest import KINDS, LEAST, suggest
from claimtrack.store.readonly import open_reader

# What a terminal has room for; every other format has all columns.
_IN_A_TABLE: Final = ("kind", "score", "left_shown", "right_shown", "why")


def _starting(incomplete: str) -> list[str]:
    return [name for name in KINDS if name.startswith(incomplete)]


def curate_suggest(
    settings: Settings,
    output: Output,
    kinds: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KINDS…]", help=f"Any of {', '.join(KINDS)}; all without any.", autocompletion=_starting
        ),
    ] = None,
    *,
    least: Annotated[str, typer.Option(metavar="SCORE", help="How sure a proposal is at least, 0 to 1.")] = str(LEAST),
) -> None:
    """List what may be one and is recorded as two, the surest first, with the evidence for each.

    Names in other spellings, alphabets and cases; claims in other words; topics called alike; the same words quoted
    twice; undated reports of one utterance. Nothing is changed. As csv it is a file to judge in: write same or
    different into `verdict`, leave it empty where you cannot tell. What was judged is not proposed again. Relays are
    for your information: no verdict covers them.
    """
    floor = _score(least)
    with open_reader(locate(settings)) as reader:
        found = suggest(reader, kinds or (), floor)
    rows = found.rows()
    if choose_format(output, LIST) == "table":
        rows = rows.only(_IN_A_TABLE)
    command = " ".join(("claimtrack curate suggest", *(kinds or ())))
    show_rows(rows, settings, output, about=About("What may be one", command))
    if found.weaker:
        note(f"{found.weaker} weaker than {least} not shown; --least 0 shows all", settings)


def _score(given: str) -> float:
    try:
        score = float(given)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        message = f"--least {given!r} is no score"
        raise UsageProblem(message, "give a number from 0 to 1")
    return score
