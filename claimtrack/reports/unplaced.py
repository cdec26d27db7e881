"""Whose words count for no side because no membership is recorded for their day, though one is for another day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack.domain.dates import OPEN_END, OPEN_START, day_before
from claimtrack.reports.asking import Named
from claimtrack.reports.belonging import Belonging, Spell
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import NOBODY
from claimtrack.reports.memberships import Memberships, memberships
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without a side: from the one after a membership ended to the one before the next began; None = open.

    `before` and `after` are the sides at its edges. `then` are the groups belonged to meanwhile, which lead to no side.
    """

    first_day: str | None
    last_day: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    then: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """The own statements of somebody that fall into such days, in order."""

    who: Named
    gap: Gap
    rows: tuple[Stated, ...]

    @property
    def n_uncertain(self) -> int:
        """How many of them may have been made before these days, while a membership still held."""
        first = self.gap.first_day
        return sum(1 for row in self.rows if first and row.date_earliest and row.date_earliest < first)


def said_by_members(reader: Reader, scope: Scope, ever: Belonging, rows: Iterable[Stated]) -> list[Stated]:
    """Give what those who ever belonged to the sides of a scope said on what it asks for; `rows` are the sides' own."""
    sides = {side.id for side in scope.sides}
    dated = {one.member_id for one in ever.spells if one.first_day != OPEN_START or one.end_day != OPEN_END}
    people = tuple(one for one in ever.people if one.id in dated - sides)
    asked = replace(scope, sides=people, voice=None, imputed=False, outside=False)
    return statements(reader, asked, {row.statement_key for row in rows}) if people else []


def unplaced(reader: Reader, sides: Sequence[Named], rows: Iterable[Stated]) -> tuple[Unplaced, ...]:
    """Give those of some statements that count for no side on their day, by speaker and span; `sides` are asked for.

    Of no side is who then belonged neither to one of these nor to any group that never belongs to another, and on
    another day did. Nameless voices are told of nowhere: their words move nothing.
    """
    own = {row.statement_key: row for row in rows if not row.imputed and row.principal_kind not in NOBODY}
    of = memberships(reader, {row.principal_id for row in own.values()})
    asked = {side.id for side in sides}
    found: dict[tuple[Named, Gap], list[Stated]] = {}
    for row in own.values():
        gap = None if row.principal_id in asked else _gap(of, asked, row)
        if gap is not None:
            who = Named(row.principal_id, row.principal_key, row.principal)
            found.setdefault((who, gap), []).append(row)
    told = [Unplaced(who, gap, tuple(stated)) for (who, gap), stated in found.items()]
    return tuple(sorted(told, key=lambda one: (one.who.name, one.who.key, one.rows[0].held.order)))


def _gap(of: Memberships, asked: set[int], row: Stated) -> Gap | None:
    """Give the days without a side around a statement; None where it has one, or where there never was any."""
    who, day = row.principal_id, row.date_latest
    spells = [one for one in of.of.get(who, ()) if one.side_id in asked or (one.side_id != who and of.is_root(one))]
    if not spells or any(one.holds(day) for one in spells):
        return None
    end = max((one.end_day for one in spells if one.end_day <= day), default=None)
    begin = min((one.first_day for one in spells if one.first_day > day), default=None)
    return Gap(
        first_day=end,
        last_day=day_before(begin) if begin else None,
        before=tuple(_names(of, asked, [one for one in spells if one.end_day == end])),
        after=tuple(_names(of, asked, [one for one in spells if one.first_day == begin])),
        then=tuple(side.name for side in of.sides(who, day) if side.id != who),
    )


def _names(of: Memberships, asked: set[int], spells: Sequence[Spell]) -> Iterator[str]:
    """Give the names of groups, of those asked for alone where there are such."""
    groups = {one.side_id for one in spells}
    yield from sorted(of.groups[one].name for one in groups & asked or groups)
