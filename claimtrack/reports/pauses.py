"""The first and the last word of each side, and for how long it said nothing in between that is on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimtrack.domain.dates import day_after, day_before, width_days
from claimtrack.reports.evidence import Stated


@dataclass(frozen=True, slots=True)
class Silent:
    """Days without a word on record, the first and the last of them.

    `certain` is False where a statement of which the day is not known may have been made within them.
    """

    first_day: str
    last_day: str
    certain: bool

    @property
    def days(self) -> int:
        """How many days."""
        return (width_days(self.first_day, self.last_day) or 0) + 1


@dataclass(frozen=True, slots=True)
class Pause:
    """What one side said first and last by name, and the longest time in between without a word of it on record."""

    side: str
    first: Stated
    last: Stated
    longest: Silent | None


def pause(side: str, rows: Sequence[Stated]) -> Pause | None:
    """Give the pause of a side from its own statements in order; None where nobody spoke for it by name."""
    named = [row for row in rows if not row.imputed and not row.anonymous]
    if not named:
        return None
    silent = [one for before, after in pairwise(named) if (one := _between(before, after, named)) is not None]
    return Pause(side, named[0], named[-1], max(silent, key=lambda one: one.days, default=None))


def _between(before: Stated, after: Stated, rows: Sequence[Stated]) -> Silent | None:
    """Give the days after one statement and before the next; an unknown first day counts as the last possible."""
    begin, end = day_after(before.date_latest), day_before(after.date_earliest or after.date_latest)
    if begin > end:
        return None
    perhaps = before.approximate or after.approximate
    perhaps |= any(row.date_latest >= begin and (row.date_earliest is None or row.date_earliest <= end) for row in rows)
    return Silent(begin, end, not perhaps)
