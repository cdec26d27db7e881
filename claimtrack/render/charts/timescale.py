"""Days on the width of a drawing: where a day stands, and which days are named below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from claimtrack.render.charts.canvas import WIDTH

MARGIN: Final = 22.0
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST: Final = 6
_DAYS: Final = (1, 2, 5, 7, 14)
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named."""

    x: float
    name: str


class Timescale:
    """The days from the first to the last, both whole, on the width between the margins."""

    def __init__(self, first_day: str, last_day: str) -> None:
        self._first = date.fromisoformat(first_day)
        self._last = max(date.fromisoformat(last_day), self._first)
        self._day = (WIDTH - 2 * MARGIN) / ((self._last - self._first).days + 1)

    @property
    def right(self) -> float:
        """The end of the last day."""
        return WIDTH - MARGIN

    def x(self, day: str) -> float:
        """Give where the middle of a day stands; days before the first and after the last stand at the edge."""
        offset = (date.fromisoformat(day) - self._first).days + 0.5
        return round(min(max(MARGIN + offset * self._day, MARGIN), self.right), 1)

    def before(self, day: str) -> bool:
        """Tell whether a day lies before the first."""
        return date.fromisoformat(day) < self._first

    def after(self, day: str) -> bool:
        """Tell whether a day lies after the last."""
        return date.fromisoformat(day) > self._last

    @cached_property
    def ticks(self) -> list[Tick]:
        """Give the days that are named: at most six, with the year where it begins or changes."""
        days, months = self._named_days()
        ticks: list[Tick] = []
        year = None
        for day in days:
            month = MONTHS[day.month - 1]
            words = [] if months >= _YEAR else [month] if months else [str(day.day), month]
            words += [] if day.year == year else [str(day.year)]
            ticks.append(Tick(self.x(day.isoformat()), " ".join(words)))
            year = day.year
        return ticks

    def _named_days(self) -> tuple[list[date], int]:
        """Give the days to name, and how many months lie between two of them; 0 = days."""
        length = (self._last - self._first).days + 1
        for step in _DAYS:
            if length <= step * _MOST:
                return [self._first + timedelta(days=n) for n in range(0, length, step)], 0
        for step in _MONTHS:
            starts = list(self._month_starts(step))
            if len(starts) <= _MOST:
                return (starts, step) if starts else ([self._first], 0)
        return [self._first], 0

    def _month_starts(self, step: int) -> Iterator[date]:
        for number in range(self._first.year * _YEAR, (self._last.year + 1) * _YEAR):
            day = date(number // _YEAR, number % _YEAR + 1, 1)
            if self._first <= day <= self._last and number % step == 0:
                yield day
