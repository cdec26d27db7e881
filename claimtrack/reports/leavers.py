"""Whose word a side's position rests on who has left the side since: from when on, and what he holds now."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from claimtrack.domain.positions import Gone, Held, Position, own
from claimtrack.reports.asking import Named
from claimtrack.reports.belonging import Belonging
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Side
from claimtrack.reports.memberships import Memberships, memberships
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.store.readonly import Reader

Place = tuple[int, str]
"""A side, by id, and a claim."""


Words = Callable[[tuple[Named, ...]], Iterable[Stated]]
"""Reads what some people said, wherever they stood."""


def wherever(reader: Reader, scope: Scope, rows: Sequence[Stated]) -> Words:
    """Give how to read that within a scope, from its statements; they tell it themselves where nobody is left out."""

    def read(who: tuple[Named, ...]) -> Iterable[Stated]:
        if scope.outside:
            return rows
        return statements(reader, replace(scope, sides=who, voice=None, imputed=False))

    return read


def with_leavers(
    reader: Reader, words: Words, sides: Sequence[Side], ever: Belonging, day: str | None
) -> tuple[Side, ...]:
    """Give the sides with whose words they hold who no longer belongs to them on a day."""
    found = leavers(reader, words, {(s.id, one.claim): one.position for s in sides for one in s.positions}, ever, day)
    return tuple(
        replace(
            side,
            positions=tuple(
                replace(one, position=replace(one.position, gone=found.get((side.id, one.claim))))
                for one in side.positions
            ),
        )
        for side in sides
    )


def leavers(
    reader: Reader, words: Words, held: Mapping[Place, Position], ever: Belonging, day: str | None
) -> dict[Place, Gone]:
    """Give who has left by a day of those whose newest words positions rest on, by side and claim."""
    left = {
        place: (last, since)
        for place, last in ((place, position.rests_on) for place, position in held.items())
        if day is not None and (since := _left(ever, place[0], last.principal, day)) is not None
    }
    if not left:
        return {}
    ids = {last.principal for last, _ in left.values()}
    said = _newest(words(tuple(one for one in ever.people if one.id in ids)))
    of = memberships(reader, ids)
    return {
        place: _gone(since, said.get((last.principal, place[1]), last), of) for place, (last, since) in left.items()
    }


def _left(ever: Belonging, side_id: int, member_id: int, day: str) -> str | None:
    """Give the first day on which somebody no longer belonged to a side; None where he does or never did."""
    if member_id in ever.on(side_id, day):
        return None
    ends = [s.end_day for s in ever.spells if (s.side_id, s.member_id) == (side_id, member_id) and s.end_day <= day]
    return max(ends, default=None)


def _newest(rows: Iterable[Stated]) -> dict[Place, Held]:
    """Give the newest own statement of each speaker on each claim."""
    lines: dict[Place, list[Held]] = {}
    for row in rows:
        if row.claim is not None:
            lines.setdefault((row.principal_id, row.claim), []).append(row.held)
    return {place: line[-1] for place, several in lines.items() if (line := own(several))}


def _gone(since: str, now: Held, of: Memberships) -> Gone:
    sides = (side.name for side in of.sides(now.principal, now.latest) if side.id != now.principal)
    return Gone(since, now, tuple(sides))
