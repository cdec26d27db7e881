"""What a report tells as of no side is what the views hold of it, whatever was put together."""

from typing import Any

from hypothesis import given, settings

from claimtrack.reports import compare, timeline
from claimtrack.reports.unplaced import Unplaced
from claimtrack.store.readonly import open_reader
from tests.properties.conftest import FEW, WorldMaker
from tests.two_sides import SIDES, History, books, histories
from tests.world import Object, World

OWN = """
select s.statement_key, s.principal_id, s.date_latest
from v_statement as s
join v_speaker as q on q.speaker_id = s.principal_id and q.kind not in ('anonymous', 'unspecified')
where s.imputed = 0
"""
BELONGED = "select side_id, member_id, first_day, end_day from v_side_member where side_id <> member_id"


def keys(found: tuple[Unplaced, ...]) -> set[str]:
    """Give the statements told."""
    return {row.statement_key for one in found for row in one.rows}


def without_a_side(world: World, names: tuple[str, ...] = ()) -> set[str]:
    """Give the same from the views: of who ever belonged, and on that day to no outermost side nor one asked for."""
    spells: list[tuple[Any, ...]] = world.rows(BELONGED)
    inner = {member for _, member, _, _ in spells}
    ids = {name: number for number, name in world.rows("select speaker_id, name from v_speaker")}
    asked = {ids[name] for name in names}
    found = set()
    for key, who, day in world.rows(OWN):
        placing = [one for one in spells if one[1] == who and (one[0] not in inner or one[0] in asked)]
        known = [one for one in placing if not names or one[0] in asked]
        holds = any(first <= day < end for _, _, first, end in placing)
        if known and not holds and who not in asked:
            found.add(key)
    return found


@settings(FEW, max_examples=20)
@given(books(), histories())
def test_the_report_and_the_views_agree(world: WorldMaker, book: list[Object], corpus: History) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    with open_reader(made.location) as reader:
        everybody = timeline.timeline(reader, timeline.Question(topic="guarantees"), command="", now="")
        named = compare.compare(reader, compare.Question(SIDES, "guarantees"), command="", now="")
        palace = compare.compare(reader, compare.Question(("Palace", "Kasteya"), "guarantees"), command="", now="")

    asked = tuple(side.name for side in everybody.sides)
    assert keys(everybody.unplaced) == without_a_side(made) - said_of(made, asked)
    assert keys(named.unplaced) == without_a_side(made, SIDES)
    assert keys(palace.unplaced) == without_a_side(made, ("Palace", "Kasteya"))
    for one in (*everybody.unplaced, *named.unplaced):
        days = [row.date_latest for row in one.rows]
        assert (one.gap.first_day or "") <= min(days)
        assert max(days) <= (one.gap.last_day or "9999")
        assert one.gap.before or one.gap.after


def said_of(world: World, names: tuple[str, ...]) -> set[str]:
    """Give the statements that belong to one of these sides."""
    rows = world.rows(
        "select x.side, s.statement_key from v_side_statement as x join v_statement as s"
        " on s.statement_id = x.statement_id"
    )
    return {key for side, key in rows if side in names}
