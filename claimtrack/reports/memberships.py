"""On which sides somebody stood on a day, and whether the days of a statement leave that open."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimtrack.domain.dates import OPEN_END, OPEN_START, day_before
from claimtrack.reports.asking import Named
from claimtrack.reports.belonging import Spell
from claimtrack.reports.evidence import Stated
from claimtrack.reports.stated import portions
from claimtrack.store.readonly import Reader


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
class Memberships:
    """The memberships of some speakers, and those of the groups they belong to: spells by member, groups by id."""

    of: Mapping[int, Sequence[Spell]] = field(default_factory=dict)
    groups: Mapping[int, Named] = field(default_factory=dict)

    def sides(self, member_id: int, day: str) -> tuple[Named, ...]:
        """Give the outermost groups somebody belonged to on a day, by name; a group without others is its own."""
        reached = {spell.side_id for spell in self.of.get(member_id, ()) if spell.holds(day)}
        found = [self.groups[group] for group in reached if not self._above(group, day)]
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
                self.groups[spell.side_id],
                None if spell.first_day == OPEN_START else spell.first_day,
                None if spell.end_day == OPEN_END else day_before(spell.end_day),
                not self._above(spell.side_id, max(spell.first_day, day_before(spell.end_day))),
            )
            for spell in self.of.get(member_id, ())
            if spell.side_id != member_id
        )

    def is_root(self, spell: Spell) -> bool:
        """Tell whether the group of a spell never belongs to another one."""
        return all(one.side_id == spell.side_id for one in self.of.get(spell.side_id, ()))

    def _above(self, group_id: int, day: str) -> bool:
        """Tell whether a group belonged to another one on a day."""
        return any(spell.side_id != group_id and spell.holds(day) for spell in self.of.get(group_id, ()))


def memberships(reader: Reader, members: Iterable[int]) -> Memberships:
    """Give on which sides these speakers stood, whenever."""
    # Those of the groups above come with each portion: a dict keeps one of each, in order.
    spells: dict[int, dict[Spell, None]] = defaultdict(dict)
    groups: dict[int, Named] = {}
    for some in portions(sorted(members)):
        for side_id, key, name, member_id, first_day, end_day in reader.query("sides_reached", members=some).rows:
            one = Spell(int(str(side_id)), int(str(member_id)), str(first_day), str(end_day))
            spells[one.member_id][one] = None
            groups[one.side_id] = Named(one.side_id, str(key), str(name))
    return Memberships({member: tuple(several) for member, several in spells.items()}, groups)


def placed(rows: Iterable[Stated], of: Memberships) -> list[Stated]:
    """Give statements with `side_uncertain` where the side their principal stood on changed within their days."""
    return [
        replace(row, side_uncertain=of.changed_within(row.principal_id, row.date_earliest, row.date_latest))
        for row in rows
    ]
