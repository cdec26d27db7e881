"""`claimtrack network`: who is tied to whom by what they said, as matrices; and the statements behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from claimtrack.cli.asking import Days, Sql, Topic
from claimtrack.cli.options import Only, Output, Settings
from claimtrack.cli.reporting import run_report
from claimtrack.domain.networks import (
    AGGREGATIONS,
    AGGREGATIONS_OF,
    DUPLICATES,
    KINDS,
    NORMALISATIONS,
    NORMALISATIONS_OF,
    ONE_MODE,
    TWO_MODE,
)


def _offered(words: Sequence[str]) -> Callable[[str], list[str]]:
    def offer(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return offer


def _counting(words: Sequence[str], does: str) -> typer.models.OptionInfo:
    made: typer.models.OptionInfo = typer.Option(
        metavar="HOW", help=f"{does}: {', '.join(words)}.", autocompletion=_offered(words)
    )
    return made


Rows = Annotated[
    str, typer.Argument(metavar="ROWS", help=f"One of {', '.join(KINDS)}.", autocompletion=_offered(KINDS))
]
Columns = Annotated[str, typer.Argument(metavar="COLUMNS", help="Another of these.", autocompletion=_offered(KINDS))]
Period = Annotated[Days, Only(("date_from", "date_until", "as_of"))]
_REPEATED = _counting(DUPLICATES, "What counts again when it is said again: everything, or once in each")


@dataclass(frozen=True, slots=True)
class Ties:
    """How the ties of a one-mode network are counted."""

    aggregation: Annotated[str, _counting(AGGREGATIONS_OF[ONE_MODE], "Which pairs of statements make a tie")] = (
        AGGREGATIONS[0]
    )
    normalisation: Annotated[str, _counting(NORMALISATIONS_OF[ONE_MODE], "What ties are divided by")] = NORMALISATIONS[
        0
    ]
    duplicates: Annotated[str, _REPEATED] = DUPLICATES[0]


@dataclass(frozen=True, slots=True)
class Counts:
    """How the numbers of a two-mode network are counted."""

    aggregation: Annotated[str, _counting(AGGREGATIONS_OF[TWO_MODE], "What a number tells of the statements")] = (
        AGGREGATIONS[0]
    )
    normalisation: Annotated[str, _counting(NORMALISATIONS_OF[TWO_MODE], "What numbers are divided by")] = (
        NORMALISATIONS[0]
    )
    duplicates: Annotated[str, _REPEATED] = DUPLICATES[0]


def network_one_mode(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Period,
    ties: Ties,
    rows: Rows,
    *,
    through: Annotated[
        str,
        typer.Option(
            metavar="COLUMNS",
            help=f"What ties them: another of {', '.join(KINDS)}.",
            autocompletion=_offered(KINDS),
        ),
    ],
    topic: Topic = None,
    sql: Sql = False,
) -> None:
    """Tell who is tied to whom, and how strongly, by what they said on the same things, as a square matrix.

    Agreement is of signs: for and for, against and against. A statement counts once, however many articles carry it.
    Imputed ones and, unless stances are ignored, those without a stance are left out and told; nobody is tied to
    himself. The csv is the labelled matrix.
    """
    from claimtrack.library.questions.network import Question, asking

    how = (ties.aggregation, ties.normalisation, ties.duplicates)
    run_report(asking(Question(ONE_MODE, rows, through, *how, topic, days.period())), settings, output, sql=sql)


def network_two_mode(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Period,
    counts: Counts,
    rows: Rows,
    *,
    columns: Columns,
    topic: Topic = None,
    sql: Sql = False,
) -> None:
    """Tell who said how much on what, for or against, as a matrix of rows and columns.

    A statement counts once, however many articles carry it; of sources every article counts, of coders every coding.
    Imputed ones and, unless stances are ignored, those without a stance are left out and told.
    """
    from claimtrack.library.questions.network import Question, asking

    how = (counts.aggregation, counts.normalisation, counts.duplicates)
    run_report(asking(Question(TWO_MODE, rows, columns, *how, topic, days.period())), settings, output, sql=sql)


def network_events(settings: Settings, output: Output, days: Period, *, topic: Topic = None, sql: Sql = False) -> None:
    """List the statements that networks are made of, with all they can be put under.

    One row a statement, with quote, chain and articles; imputed ones are listed too and marked.
    """
    from claimtrack.library.questions.network import ListQuestion, asking_list

    run_report(asking_list(ListQuestion(topic, days.period())), settings, output, sql=sql)
