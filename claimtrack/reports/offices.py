"""Who took up or left an office or a side, and when: what happens to a side's record without a word being said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from claimtrack.domain.dates import day_after, day_before, first_day, last_day
from claimtrack.domain.rows import Cell
from claimtrack.reports.asking import Named
from claimtrack.reports.belonging import Belonging
from claimtrack.reports.stated import portions
from claimtrack.store.readonly import Reader

Turning = Literal["joins", "leaves", "office-begins", "office-ends"]
"""Whether a member comes to a side or goes from it, or only takes up or leaves an office without changing sides."""


_KINDS: Final[Mapping[tuple[bool, bool], Turning]] = {
    (True, False): "joins",
    (False, False): "leaves",
    (True, True): "office-begins",
    (False, True): "office-ends",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One beginning or end of a membership: `date` as the codebook gives it, the first day or the last one.

    `day` is the first day on which it makes a difference. `side` is the side asked for that it is about, None where it
    is about none of them.
    """

    kind: Turning
    date: str
    day: str
    member: Named
    group: str
    role: str | None
    side: Named | None

    @property
    def begins(self) -> bool:
        """Whether something begins with it."""
        return self.kind in {"joins", "office-begins"}

    @property
    def on(self) -> str:
        """The day it is told under: the first day of what begins, the last day of what ends."""
        return self.day if self.begins else day_before(self.day)


def turns(
    reader: Reader, speakers: Iterable[int], sides: Sequence[Named], belonging: Belonging, days: tuple[str, str]
) -> tuple[Turn, ...]:
    """Give what changed in the memberships of some speakers (and of their groups) from one day to another, in order."""
    found: dict[tuple[object, ...], Turn] = {}
    for some in portions(speakers):
        for row in reader.query("memberships_above", speakers=some).rows:
            for turn in _turns(row, sides, belonging):
                if days[0] <= turn.on <= days[1]:
                    found[turn.kind, turn.day, turn.member.key, turn.group, turn.role] = turn
    return tuple(sorted(found.values(), key=_order))


def _order(turn: Turn) -> tuple[object, ...]:
    return (turn.on, not turn.begins, turn.member.name, turn.member.key, turn.group, turn.role or "", turn.kind)


def _turns(row: Sequence[Cell], sides: Sequence[Named], belonging: Belonging) -> Iterator[Turn]:
    member_id, key, member, group_id, group, role, since, until = row
    who = Named(int(str(member_id)), str(key), str(member))
    turning = [(str(since), first_day(str(since)), True)] if since else []
    turning += [(str(until), day_after(last_day(str(until))), False)] if until else []
    for told, day, begins in turning:
        side = _side(int(str(group_id)), day if begins else day_before(day), sides, belonging)
        stays = side is not None and all(who.id in belonging.on(side.id, one) for one in (day_before(day), day))
        kind = _KINDS[begins, stays]
        yield Turn(kind, told, day, who, str(group), str(role) if role else None, side)


def _side(group_id: int, day: str, sides: Sequence[Named], belonging: Belonging) -> Named | None:
    return next((side for side in sides if group_id in belonging.on(side.id, day)), None)
