"""What every report is asked through: an `Asking` of its question, and the words that ask it again.

The modules of `library.questions` make one for each report (`questions/compare.py` is the model). The command line and
`Database` hand it to `library.report.answered`, so that both get the same answer to the same words.
"""

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar

from claimtrack.errors import UsageProblem
from claimtrack.render.report import Shown
from claimtrack.reports.asking import day
from claimtrack.reports.frame import Method, Period
from claimtrack.store.readonly import Reader

NOTHING: Final = "no statement found; claimtrack list topics shows what there is"


class Told(Protocol):
    """What a report gives: a frozen dataclass with its statements and how it was made."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def method(self) -> Method:
        """How it was made."""

    @property
    def rows(self) -> Sequence[object]:
        """Its statements, or whatever else it lists one by one."""


R = TypeVar("R", bound=Told)


@dataclass(frozen=True, slots=True)
class Asking(Generic[R]):
    """One report as somebody asks for it: the answer, the SQL of its rows, what the answer can be shown as.

    `nothing` is the hint where no statement is found; `listed` says what it tells one by one.
    """

    answer: Callable[[Reader], R]
    query: Callable[[Reader], str]
    shown: Callable[[R], Shown]
    nothing: str = NOTHING
    listed: str = "statements"


@dataclass(frozen=True, slots=True)
class Names:
    """What whoever asks calls the days, for the sentence that says what is wrong with one."""

    since: str = "since"
    until: str = "until"
    as_of: str = "as_of"
    known_on: str = "known_on"


def period(
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    known_on: str | None = None,
    *,
    names: Names = Names(),
) -> Period:
    """Give the days as reports take them; a month or year stands for its first or last day."""
    found = Period(
        day(since, names.since, last=False),
        day(until, names.until, last=True),
        day(as_of, names.as_of, last=True),
        day(known_on, names.known_on, last=True),
    )
    if found.date_from and found.date_until and found.date_from > found.date_until:
        message = f"{names.since} {since} is after {names.until} {until}"
        raise UsageProblem(message)
    return found


def told_days(days: Period) -> dict[str, str | None]:
    """Give the options of the command line that ask for a period."""
    return {
        "--from": days.date_from,
        "--until": days.date_until,
        "--as-of": days.as_of,
        "--known-on": days.known_on,
    }


def told_command(*words: str, options: Mapping[str, str | None], flags: Sequence[str] = ()) -> str:
    """Give the words that ask a report again, of any database that holds the same; what has no value is left out."""
    given = [word for name, value in options.items() if value is not None for word in (name, value)]
    return shlex.join(["claimtrack", "report", *words, *given, *flags])
