"""A timeline tells the same story as positions and changes: whoever follows its events ends where they say."""

from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.reports.compare import Question as Compare
from claimtrack.reports.compare import compare
from claimtrack.reports.frame import ALWAYS, Period
from claimtrack.reports.holdings import Change, by_side, changes
from claimtrack.reports.stated import statements
from claimtrack.reports.timeline import Event, Question, Timeline, look_up, timeline
from claimtrack.store.readonly import open_reader
from tests.properties.conftest import FEW, WorldMaker
from tests.two_sides import AFTER, SIDES, History, books, days, histories
from tests.world import Object, World


def told(world: World, question: Question) -> Timeline:
    """Give the timeline of a world."""
    with open_reader(world.location) as reader:
        return timeline(reader, question, command="", now="")


def divided(found: Timeline) -> set[tuple[str, str]]:
    """Give the sides and claims that are split at the end, by the events alone."""
    open_splits: set[tuple[str, str]] = set()
    for event in found.events:
        parted = (
            [(event.row.side, str(event.row.claim), event.effect.divided)]
            if isinstance(event, Event)
            else [(one.side, one.claim, one.divided) for one in event.parted]
        )
        for side, claim, became in parted:
            if became is not None:
                (open_splits.discard if became.kind == "ends" else open_splits.add)((side, claim))
    return open_splits


def in_short(found: Iterable[Change]) -> list[tuple[object, ...]]:
    """Give changes in order: when, whose, on what, from which statement, whether certain, perhaps of other days."""
    return sorted(
        (one.shift.after.order, one.side, one.claim, one.shift.before.key, one.shift.certain, one.period_uncertain)
        for one in found
    )


@FEW
@given(books(), histories())
def test_whoever_follows_the_splits_ends_with_those_there_are(
    world: WorldMaker, book: list[Object], corpus: History
) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    found = told(made, Question(SIDES, "guarantees", period=Period(as_of=AFTER)))
    now = {(side.name, one.claim) for side in found.sides for one in side.positions if one.position.split is not None}
    assert divided(found) == now


@FEW
@given(books(), histories(), st.none() | days, st.none() | days)
def test_what_changes_is_what_positions_changed(
    world: WorldMaker, book: list[Object], corpus: History, since: str | None, until: str | None
) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    period = Period(date_from=since, date_until=until)
    found = told(made, Question(SIDES, "guarantees", period=period))
    with open_reader(made.location) as reader:
        scope = look_up(reader, Question(SIDES, "guarantees"))
        whole = changes(scope.sides, by_side(scope.sides, statements(reader, scope)), ALWAYS)
        compared = compare(reader, Compare(SIDES, "guarantees", period=period), command="", now="").changes
    shown = {(event.row.side, event.row.statement_key): event.row.period_uncertain for event in found.said}
    kept = [one for one in whole if (one.side, one.shift.after.key) in shown]
    of_them = [replace(one, period_uncertain=shown[one.side, one.shift.after.key]) for one in kept]
    assert in_short(found.changes) == in_short(compared) == in_short(of_them)
    for event in found.said:
        own = not (event.row.imputed or event.row.anonymous or event.row.stance is None or event.row.claim is None)
        assert own == (event.effect.kind in {"first", "repeats", "changes"}), event


@FEW
@given(books(), histories())
def test_everybody_is_told_once_for_each_side_and_the_order_is_that_of_the_days(
    world: WorldMaker, book: list[Object], corpus: History
) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    found = told(made, Question(topic="guarantees", imputed=True))
    keys = [(event.row.side_id, event.row.statement_key) for event in found.said]
    assert len(set(keys)) == len(keys)
    assert [event.row for event in found.said] == list(found.rows)
    days_told = [e.row.date_latest if isinstance(e, Event) else e.turn.on for e in found.events]
    assert days_told == sorted(days_told)
    for pause in found.pauses:
        if pause.longest is not None and pause.longest.certain:
            spoken = [row for row in found.rows if row.side == pause.side and not row.imputed and not row.anonymous]
            assert not [
                row
                for row in spoken
                if row.date_latest >= pause.longest.first_day
                and (row.date_earliest or row.date_latest) <= pause.longest.last_day
            ]
