"""Who belonged to which side on which day, and whose statements a report about some of them must read."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.reports.asking import Named
from claimtrack.reports.holdings import NOBODY
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Spell:
    """A member of a group from `first_day` until the day before `end_day`; everybody is a member of himself."""

    side_id: int
    member_id: int
    first_day: str
    end_day: str

    def holds(self, day: str) -> bool:
        """Tell whether it holds on a day."""
        return self.first_day <= day < self.end_day


@dataclass(frozen=True, slots=True)
class Belonging:
    """All memberships of some sides, direct and indirect; `people` are those who ever belonged, by name."""

    spells: tuple[Spell, ...]
    people: tuple[Named, ...]

    def on(self, side_id: int, day: str) -> set[int]:
        """Give who belonged to a side on a day, by id; the side itself always does."""
        return {side_id} | {spell.member_id for spell in self.spells if spell.side_id == side_id and spell.holds(day)}


def belonging(reader: Reader, sides: Sequence[Named]) -> Belonging:
    """Give who ever belonged to these sides; nameless voices are members, but none of the people."""
    spells: list[Spell] = []
    people: dict[int, Named] = {}
    rows = reader.query("side_memberships", sides=[side.id for side in sides]).rows
    for side_id, member_id, key, name, kind, first_day, end_day in rows:
        spells.append(Spell(int(str(side_id)), int(str(member_id)), str(first_day), str(end_day)))
        if kind not in NOBODY:
            people.setdefault(int(str(member_id)), Named(int(str(member_id)), str(key), str(name)))
    return Belonging(tuple(spells), tuple(people.values()))
