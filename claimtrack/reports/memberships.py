"""On which sides somebody stood on a day, and whether the days of a statement leave that open."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from claimtrack.reports.asking import Named
from claimtrack.reports.evidence import Stated
from claimtrack.store.readonly import Reader

_OPEN_BEGIN: Final = "0000-01-01"
_OPEN_END: Final = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Reached:
    """One unbroken time in which somebody belonged to a group, directly or through others: up to and with `last`.

    None = open.
    """

    group: Named
    first: str | None
    last: str | None
    outermost: bool


@dataclass(frozen=True, slots=True)
class Spell:
    """A member of a group from `first_day` until the day before `end_day`; a group is a member of itself."""

    group: Named
    member_id: int
    first_day: str
    end_day: str

    def holds(self, day: str) -> bool:
        """Tell whether it holds on a day."""
        return self.first_day <= day < self.end_day


@dataclass(frozen=True, slots=True)
class Memberships:
    """The memberships of some speakers, and those of the groups they belong to."""

    of: dict[int, list[Spell]] = field(default_factory=dict)

    def sides(self, member_id: int, day: str) -> tuple[Named, ...]:
        """Give the outermost groups somebody belonged to on a day, by name; a group without others is its own."""
        reached = {spell.group for spell in self.of.get(member_id, ()) if spell.holds(day)}
        found = {group for group in reached if not self._above(group.id, day)}
        return tuple(sorted(found, key=lambda one: (one.name, one.key)))

    def changed_within(self, member_id: int, earliest: str | None, latest: str) -> bool:
        """Tell whether the sides somebody stood on changed within closed days; an open beginning does not tell."""
        if earliest is None:
            return False
        edges = {day for spell in self.of.get(member_id, ()) for day in (spell.first_day, spell.end_day)}
        last = self.sides(member_id, latest)
        return any(self.sides(member_id, day) != last for day in (earliest, *edges) if earliest <= day <= latest)

    def reached(self, member_id: int) -> tuple[Reached, ...]:
        """Give all groups somebody ever belonged to, the first first."""
        return tuple(
            Reached(
                spell.group,
                None if spell.first_day == _OPEN_BEGIN else spell.first_day,
                None if spell.end_day == _OPEN_END else _day_before(spell.end_day),
                not self._above(spell.group.id, max(spell.first_day, _day_before(spell.end_day))),
            )
            for spell in self.of.get(member_id, ())
            if spell.group.id != member_id
        )

    def _above(self, group_id: int, day: str) -> bool:
        """Tell whether a group belonged to another one on a day."""
        return any(spell.group.id != group_id and spell.holds(day) for spell in self.of.get(group_id, ()))


def memberships(reader: Reader, members: Iterable[int]) -> Memberships:
    """Give on which sides these speakers stood, whenever."""
    found: dict[int, list[Spell]] = defaultdict(list)
    for side_id, key, name, member_id, first_day, end_day in reader.query(
        "sides_reached", members=sorted(set(members))
    ).rows:
        group = Named(int(str(side_id)), str(key), str(name))
        found[int(str(member_id))].append(Spell(group, int(str(member_id)), str(first_day), str(end_day)))
    return Memberships(dict(found))


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def placed(rows: Iterable[Stated], of: Memberships) -> list[Stated]:
    """Give statements with `side_uncertain` where the side their principal stood on changed within their days."""
    return [
        replace(row, side_uncertain=of.changed_within(row.principal_id, row.date_earliest, row.date_latest))
        for row in rows
    ]
