"""One value from several reports: which stance a statement has, when and by whom it was said, where articles differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeVar

from claimtrack.domain.identity import Part
from claimtrack.domain.vocabulary import MODES


class Reported(Protocol):
    """What settling needs to know of one report."""

    @property
    def key(self) -> str:
        """The content key that breaks ties."""
        ...

    @property
    def published(self) -> str:
        """The publication day."""
        ...

    @property
    def mode(self) -> str | None:
        """How it is quoted."""
        ...

    @property
    def stance(self) -> int | None:
        """The stance as reported; None = unclear."""
        ...

    @property
    def conditional(self) -> bool:
        """Whether it is reported with a condition."""
        ...

    @property
    def adjudicated(self) -> bool:
        """Whether a person decided its stance."""
        ...


R = TypeVar("R", bound=Reported)
CODERS_DIFFER: Final = "coders of this article differ on the stance of one statement"


@dataclass(frozen=True, slots=True)
class Dated:
    """When one report says the utterance was made."""

    key: str
    published: str
    text: str
    earliest: str | None
    latest: str
    basis: str
    coder: str = ""


def preference(report: Reported) -> tuple[bool, bool, int, str, str]:
    """Give the sort key of reports of one statement, the one to believe first.

    A stance before none, one that a person decided before others, direct before indirect, then the earliest published,
    then the key.
    """
    rank = MODES.index(report.mode) if report.mode is not None else len(MODES)
    return (report.stance is None, not report.adjudicated, rank, report.published, report.key)


def believed(reports: Sequence[R]) -> R:
    """Give the report whose stance, condition, act and certainty the statement takes."""
    return min(reports, key=preference)


def disagree(reports: Iterable[Reported]) -> bool:
    """Tell whether the reports give different stances; one that is unclear disagrees with nobody."""
    known = {(report.stance, report.conditional) for report in reports if report.stance is not None}
    return len(known) > 1


def coders_differ(read: Iterable[tuple[str, int | None, bool]]) -> bool:
    """Tell whether coders of one article give a statement different stances; each as (coder, stance, conditional)."""
    given = set(read)
    return (
        len({coder for coder, _, _ in given}) > 1
        and len({(stance, conditional) for _, stance, conditional in given}) > 1
    )


def narrowest(dates: Sequence[Dated]) -> Dated:
    """Give the date of an utterance: the narrowest of its reports' dates.

    Of equally narrow ones it is the first published, then that of the coder whose reading is shown, the first by name.
    """
    return min(
        dates,
        key=lambda d: (days_between(d.earliest, d.latest), d.published, d.coder, d.latest, d.text, d.basis, d.key),
    )


def spoken_by(parts: Sequence[Part]) -> Part:
    """Give the part of an utterance that tells its speaker: a named one, else the principal itself, else a voice."""
    return min(
        parts, key=lambda part: (part.named is None, part.anonymous_in is not None, part.published, part.speaker)
    )


def disjoint(dates: Sequence[Dated]) -> bool:
    """Tell whether two of the dates cannot both be true."""
    last_start = max((d.earliest for d in dates if d.earliest is not None), default="")
    return last_start > min(d.latest for d in dates)


def days_between(earliest: str | None, latest: str) -> int:
    """Give the width of a date in days; an open beginning is wider than anything."""
    if earliest is None:
        return 10**9
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days
