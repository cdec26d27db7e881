"""What reports are asked at the command line: the days, topics and claims that several of them take."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from claimtrack.cli.completion import claims, speakers, topics
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import day
from claimtrack.reports.frame import Period
from claimtrack.reports.periods import BUCKETS


@dataclass(frozen=True, slots=True)
class Days:
    """Which days a report keeps to; one that takes only some of them says `Annotated[Days, Only(("as_of",))]`."""

    date_from: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Only what may have been said on or after this day.")
    ] = None
    date_until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Only what may have been said on or before this day.")
    ] = None
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="Only what was certainly said by this day.")
    ] = None
    known_on: Annotated[
        str | None, typer.Option("--known-on", metavar="DAY", help="Only what had been published by this day.")
    ] = None

    def period(self) -> Period:
        """Give the days as the report takes them; a month or year stands for its first or last day."""
        found = Period(
            day(self.date_from, "--from", last=False),
            day(self.date_until, "--until", last=True),
            day(self.as_of, "--as-of", last=True),
            day(self.known_on, "--known-on", last=True),
        )
        if found.date_from and found.date_until and found.date_from > found.date_until:
            message = f"--from {self.date_from} is after --until {self.date_until}"
            raise UsageProblem(message)
        return found


def _buckets(incomplete: str) -> list[str]:
    return [name for name in BUCKETS if name.startswith(incomplete)]


Topic = Annotated[
    str | None, typer.Option("--topic", metavar="T", help="A topic, with all below it.", autocompletion=topics)
]
Claim = Annotated[
    str | None, typer.Option("--claim", metavar="K", help="One claim, by its key.", autocompletion=claims)
]
Who = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WHO…]",
        help="Sides or speakers; without any, all sides and everybody of none.",
        autocompletion=speakers,
    ),
]
By = Annotated[
    str | None,
    typer.Option(metavar="PERIOD", help=f"Also period by period: {', '.join(BUCKETS)}.", autocompletion=_buckets),
]
Imputed = Annotated[
    bool, typer.Option("--imputed", help="List also what others say a side said or thinks; never counted.")
]
Sql = Annotated[bool, typer.Option("--sql", help="Print the query behind the rows instead.")]


def told_days(period: Period) -> dict[str, str | None]:
    """Give the options that ask for a period."""
    return {
        "--from": period.date_from,
        "--until": period.date_until,
        "--as-of": period.as_of,
        "--known-on": period.known_on,
    }


def told_command(*words: str, options: Mapping[str, str | None], flags: Sequence[str] = ()) -> str:
    """Give the words that ask a report again, of any database that holds the same; what has no value is left out."""
    given = [word for name, value in options.items() if value is not None for word in (name, value)]
    return shlex.join(["claimtrack", "report", *words, *given, *flags])
