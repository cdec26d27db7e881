"""What reports are asked at the command line: the days, topics and claims that several of them take."""

from dataclasses import dataclass
from typing import Annotated, Final

import typer

from claimtrack.cli.completion import claims, speakers, topics
from claimtrack.library.asking import Names, period
from claimtrack.reports.frame import Period
from claimtrack.reports.periods import BUCKETS

OPTIONS: Final = Names("--from", "--until", "--as-of", "--known-on")


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
        return period(self.date_from, self.date_until, self.as_of, self.known_on, names=OPTIONS)


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
