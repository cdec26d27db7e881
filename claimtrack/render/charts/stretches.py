"""What a side held from when until when, day by day by the rule of `domain.positions`: the bars of a drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claimtrack.domain.positions import Held, Position, own, position
from claimtrack.render.charts.shapes import Footing
from claimtrack.reports.belonging import Belonging
from claimtrack.reports.evidence import Stated


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `from_day` until the day before `until_day` (None = to the end) on which one thing was held.

    `first` is the statement with which it began, `position` what was held at its end.
    """

    from_day: str
    until_day: str | None
    first: Held
    position: Position

    @property
    def stance(self) -> int:
        """The stance held; a position always has one."""
        return self.position.rests_on.stance or 0

    @property
    def split(self) -> tuple[int, int] | None:
        """The lowest and the highest stance inside the side while its members contradict each other."""
        return (self.position.split.low, self.position.split.high) if self.position.split else None

    @property
    def footing(self) -> Footing:
        """On how little it rests; a word that comes later can only make it firm."""
        return Footing(self.position.via_anonymous_only, self.position.circular_only)

    @property
    def held(self) -> tuple[int, bool, tuple[int, int] | None, Footing]:
        """What makes two stretches one."""
        return (self.stance, self.position.rests_on.conditional, self.split, self.footing)


def stretches(side_id: int, rows: Iterable[Stated], last_day: str, belonging: Belonging | None = None) -> list[Stretch]:
    """Give what a side held on one claim up to a day, from its statements on it.

    A position begins on the last possible day of its statement. `belonging` tells whose words count for a split on
    which day; without it everybody who ever spoke for the side belongs to it.
    """
    line = own(row.held for row in rows)
    days = _days(side_id, line, last_day, belonging)
    found: list[Stretch] = []
    for day, until in pairwise([*days, None]):
        said = [held for held in line if held.latest <= str(day)]
        members = belonging.on(side_id, str(day)) if belonging else None
        there = position(said, members)
        if there is None:
            continue
        stretch = Stretch(str(day), until, there.rests_on, there)
        if found and found[-1].held == stretch.held:
            found[-1] = replace(found[-1], until_day=until, position=there)
        else:
            found.append(stretch)
    return found


def _days(side_id: int, line: Sequence[Held], last_day: str, belonging: Belonging | None) -> list[str]:
    """Give the days on which what is held may become something else: of statements, and of members who come or go."""
    days = {held.latest for held in line}
    if line and belonging:
        turns = {day for one in belonging.spells if one.side_id == side_id for day in (one.first_day, one.end_day)}
        days |= {day for day in turns if line[0].latest < day <= last_day}
    return sorted(days)
