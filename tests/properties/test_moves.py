"""What changed and what is held on a day, as the reports tell it and as the views do: one rule."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import given

from claimtrack.reports import position, shifts
from claimtrack.reports.frame import Period
from claimtrack.reports.shifts import Shifts, what_changed
from claimtrack.store.readonly import open_reader
from tests.properties.conftest import FEW, WorldMaker
from tests.two_sides import PEOPLE, SIDES, History, books, days, histories
from tests.world import Object, World

Changes = set[tuple[str, str, str, str, bool]]


def table(world: World, name: str) -> list[dict[str, Any]]:
    """Give the rows of a view by column."""
    with open_reader(world.location) as reader:
        found = reader.user_query(f"select * from {name}")
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def made_of(world: WorldMaker, book: Sequence[Object], corpus: History) -> World:
    """Give a world that holds all of it."""
    made = world()
    made.put(*book, *corpus.everything)
    return made


def changed(world: World, *who: str, **period: str) -> Shifts:
    """Ask what changed."""
    with open_reader(world.location) as reader:
        return what_changed(reader, shifts.Question(who, period=Period(**period)), command="", now="")


def in_short(found: Shifts, kind: str) -> Changes:
    """Give the changes of sides or of speakers."""
    return {
        (one.line.who.name, one.line.claim, one.before.statement_key, one.after.statement_key, one.certain)
        for one in found.moves
        if one.line.kind == kind
    }


@FEW
@given(books(), histories())
def test_speakers_by_themselves_changed_what_the_view_says(
    world: WorldMaker, book: list[Object], corpus: History
) -> None:
    made = made_of(world, book, corpus)
    # The view also knows the principals whom only a spokesman names by what they are; the report has nobody to name.
    nameless = {row["speaker_id"] for row in table(made, "v_speaker") if row["kind"] == "anonymous"}
    known: Changes = {
        (row["speaker"], row["claim"], row["previous_statement_key"], row["statement_key"], bool(row["certain"]))
        for row in table(made, "v_shift")
        if row["speaker_id"] not in nameless
    }
    everybody, named = changed(made), changed(made, *SIDES)
    as_sides = {side.name for side in everybody.sides}
    assert in_short(everybody, "speaker") == {one for one in known if one[0] not in as_sides}
    people = {one.name for one in named.belonging.people} - set(SIDES)
    assert in_short(named, "speaker") == {one for one in known if one[0] in people}
    alone = changed(made, "Orlan")
    assert {one for one in in_short(alone, "side") if one[0] == "Orlan"} >= {one for one in known if one[0] == "Orlan"}


@FEW
@given(books(), histories(), days)
def test_every_change_lies_in_one_of_two_windows_that_meet(
    world: WorldMaker, book: list[Object], corpus: History, day: str
) -> None:
    made = made_of(world, book, corpus)
    whole = changed(made, *SIDES)
    early = changed(made, *SIDES, date_until=day)
    late = changed(made, *SIDES, date_from=(date.fromisoformat(day) + timedelta(days=1)).isoformat())
    for kind in ("side", "speaker"):
        assert in_short(early, kind) | in_short(late, kind) == in_short(whole, kind)
    both = in_short(early, "side") & in_short(late, "side")
    unsure = {(one.before.statement_key, one.after.statement_key) for one in early.moves if one.period_uncertain}
    assert {(before, after) for _, _, before, after, _ in both} <= unsure


@FEW
@given(books(), histories())
def test_all_that_is_told_rests_on_statements_that_are_listed(
    world: WorldMaker, book: list[Object], corpus: History
) -> None:
    found = changed(made_of(world, book, corpus))
    told = [row for move in found.moves for row in (*move.former, move.after)]
    told += [row for stay in (*found.unmoved, *found.single, *found.silent) for row in stay.rows]
    assert {row.statement_key for row in told} <= {row.statement_key for row in found.rows}
    lines = [(stay.line.who.id, stay.line.kind, stay.line.claim) for stay in (*found.unmoved, *found.single)]
    moved = {(move.line.who.id, move.line.kind, move.line.claim) for move in found.moves}
    assert len(lines) == len(set(lines))
    assert not moved & set(lines)


@FEW
@given(books(), histories(), days)
def test_positions_on_a_day_are_those_of_the_view(
    world: WorldMaker, book: list[Object], corpus: History, day: str
) -> None:
    made = made_of(world, book, corpus)
    valid = [
        row
        for row in table(made, "v_side_position")
        if row["valid_from"] <= day and (row["valid_until"] is None or day < row["valid_until"])
    ]
    for who in ((*SIDES, *PEOPLE, "Palace", "LPA"), ()):
        with open_reader(made.location) as reader:
            found = position.positions(reader, position.Question(who, period=Period(as_of=day)), command="", now="")
        told = {
            (one.who.name, one.claim): (one.newest.statement_key, one.position.n, one.position.split is not None)
            for one in found.positions
        }
        expected = {
            (row["side"], row["claim"]): (row["statement_key"], row["n"], bool(row["split"]), row["valid_from"])
            for row in valid
            if row["side"] in (who or {side.name for side in found.sides}) or (row["side"], row["claim"]) in told
        }
        assert told.keys() == expected.keys()
        for key, (statement, n, split, since) in expected.items():
            assert told[key][:2] == (statement, n)
            assert told[key][2] == split or since != day
        nothing = {(one.who.name, one.claim) for one in found.unheld}
        assert not nothing & told.keys()
