"""What every report says, it says whatever the order in which the record came together and whatever it once held."""

import random
from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimtrack.db.location import parse_location
from claimtrack.render.compare import as_data as compare_data
from claimtrack.render.position import as_data as position_data
from claimtrack.render.provenance import as_data as provenance_data
from claimtrack.render.shifts import as_data as shifts_data
from claimtrack.render.speaker import as_data as speaker_data
from claimtrack.render.timeline import as_data as timeline_data
from claimtrack.render.topic import as_data as topic_data
from claimtrack.reports import compare, position, provenance, shifts, speaker, timeline, topic
from claimtrack.reports.frame import ALWAYS, Period
from claimtrack.store.readonly import Reader, open_reader
from tests.conftest import PostgresServer
from tests.properties.conftest import FEW, WorldMaker
from tests.two_sides import AFTER, SIDES, History, books, days, histories, judgements, readings
from tests.world import Object, World

SOME = settings(FEW, max_examples=9)
Data = dict[str, Any]
Report = Callable[[Reader, Period], Data]
NO_CONTENT: Final = {"period", "known_on", "method"}
"""What tells how a report was asked for and made."""


def compare_on_topic(reader: Reader, period: Period) -> Data:
    question = compare.Question((*SIDES, "Orlan"), "guarantees", period=period, by="day", imputed=True)
    return compare_data(compare.compare(reader, question, command="", now=""))


def compare_on_claim(reader: Reader, period: Period) -> Data:
    question = compare.Question(SIDES, claim="troops", period=period)
    return compare_data(compare.compare(reader, question, command="", now=""))


def shifts_of_sides(reader: Reader, period: Period) -> Data:
    question = shifts.Question((*SIDES, "Bren"), period=period)
    return shifts_data(shifts.what_changed(reader, question, command="", now=""))


def shifts_of_everybody(reader: Reader, period: Period) -> Data:
    return shifts_data(shifts.what_changed(reader, shifts.Question(period=period), command="", now=""))


def positions_of_sides(reader: Reader, period: Period) -> Data:
    question = position.Question((*SIDES, "Orlan"), period=period)
    return position_data(position.positions(reader, question, command="", now=""))


def positions_of_everybody(reader: Reader, period: Period) -> Data:
    question = position.Question(topic="guarantees", period=period)
    return position_data(position.positions(reader, question, command="", now=""))


def timeline_of_a_topic(reader: Reader, period: Period) -> Data:
    question = timeline.Question(topic="guarantees", period=period, by="day", imputed=True)
    return timeline_data(timeline.timeline(reader, question, command="", now=""))


def timeline_of_sides(reader: Reader, period: Period) -> Data:
    question = timeline.Question((*SIDES, "Venn"), claim="troops", period=period)
    return timeline_data(timeline.timeline(reader, question, command="", now=""))


def provenance_of_a_claim(reader: Reader, period: Period) -> Data:
    question = provenance.Question("troops", known_on=period.known_on)
    return provenance_data(provenance.provenance(reader, question, command="", now=""))


def dossier_of_a_person(reader: Reader, period: Period) -> Data:
    return speaker_data(speaker.dossier(reader, speaker.Question("Orlan", period=period), command="", now=""))


def dossier_of_a_source(reader: Reader, period: Period) -> Data:
    question = speaker.Question("LPA", topic="guarantees", period=period)
    return speaker_data(speaker.dossier(reader, question, command="", now=""))


def dossier_of_a_side(reader: Reader, period: Period) -> Data:
    return speaker_data(speaker.dossier(reader, speaker.Question("Loria", period=period), command="", now=""))


def dossier_of_a_topic(reader: Reader, period: Period) -> Data:
    return topic_data(topic.topic(reader, topic.Question("guarantees", period=period), command="", now=""))


REPORTS: Final[tuple[Report, ...]] = (
    compare_on_topic,
    compare_on_claim,
    shifts_of_sides,
    shifts_of_everybody,
    positions_of_sides,
    positions_of_everybody,
    timeline_of_a_topic,
    timeline_of_sides,
    provenance_of_a_claim,
    dossier_of_a_person,
    dossier_of_a_source,
    dossier_of_a_side,
    dossier_of_a_topic,
)


def told(world: World, period: Period = ALWAYS) -> dict[str, Data]:
    """Give what every report says, by its name."""
    with open_reader(world.location) as reader:
        found = {report.__name__: report(reader, period) for report in REPORTS}
    return {name: {key: data[key] for key in data.keys() - NO_CONTENT} for name, data in found.items()}


def same(left: dict[str, Data], right: dict[str, Data]) -> None:
    """Assert that every report says the same, part by part."""
    for name, data in left.items():
        assert data.keys() == right[name].keys()
        for key, value in data.items():
            assert value == right[name][key], (name, key)


def without(data: Any, *names: str) -> Any:
    """Give data without what it holds under these names, at any depth."""
    if isinstance(data, dict):
        return {key: without(value, *names) for key, value in data.items() if key not in names}
    return [without(value, *names) for value in data] if isinstance(data, list) else data


@SOME
@given(books(), histories(), judgements, st.randoms(use_true_random=False))
def test_the_order_of_ingestion_does_not_matter(
    world: WorldMaker, book: list[Object], corpus: History, judged: list[Object], chance: random.Random
) -> None:
    at_once, in_parts = world(), world()
    shuffled = [*book, *corpus.everything, *judged]
    at_once.put(*shuffled)
    chance.shuffle(shuffled)
    half = chance.randint(0, len(shuffled))
    in_parts.put(*shuffled[:half], batch=chance.randint(1, 3))
    in_parts.put(*shuffled[half:], batch=chance.randint(1, 3))

    assert in_parts.export() == at_once.export()
    assert in_parts.views() == at_once.views()
    same(told(in_parts), told(at_once))


@SOME
@given(books(), histories(), judgements, st.data())
def test_withdrawn_records_leave_no_trace(
    world: WorldMaker, book: list[Object], corpus: History, judged: list[Object], data: st.DataObject
) -> None:
    emptied, never = world(), world()
    kept = [one | {"statements": data.draw(_some(one["statements"]))} for one in corpus.everything]
    emptied.put(*book, *corpus.everything, *judged)
    emptied.put(*kept)
    never.put(*book, *kept, *judged)

    assert emptied.export() == never.export()
    same(told(emptied), told(never))


@SOME
@given(books(), histories(), readings)
def test_what_older_texts_said_is_in_no_report(
    world: WorldMaker, book: list[Object], corpus: History, more: list[Object]
) -> None:
    edited, clean = world(), world()
    edited.put(*book, *corpus.everything, *(one | {"statements": more} for one in corpus.past))
    clean.put(*book, *corpus.current)

    same(without(told(edited), "n_revisions"), without(told(clean), "n_revisions"))


@SOME
@given(books(), histories())
def test_what_is_known_on_the_last_day_is_all(world: WorldMaker, book: list[Object], corpus: History) -> None:
    made = world()
    made.put(*book, *corpus.told_by_its_end)
    for period in (Period(known_on=corpus.end), Period(known_on=corpus.end, as_of=AFTER)):
        same(told(made, period), told(made))


@SOME
@given(books(), histories(), days)
def test_what_is_known_on_a_day_is_what_was_published_by_it(
    world: WorldMaker, book: list[Object], corpus: History, day: str
) -> None:
    whole, then = world(), world()
    published = [one for one in corpus.everything if one["published"] <= day]
    whole.put(*book, *corpus.everything)
    then.put(*book, *published)
    # What is one utterance is told as known today; where a later article joins or parts earlier ones, reports differ.
    assume(published and acts(whole, day) == acts(then, day))

    known = Period(known_on=day)
    told_later = ("joint", "first_known")
    same(without(told(whole, known), *told_later), without(told(then, known), *told_later))


@settings(FEW, max_examples=4)
@given(books(), histories())
@pytest.mark.postgres
def test_both_databases_say_the_same(
    world: WorldMaker, postgres_server: PostgresServer, book: list[Object], corpus: History
) -> None:
    url = postgres_server.create()
    here, there = world(), World(parse_location(url))
    for made in (here, there):
        made.put(*book, *corpus.everything)

    same(told(there), told(here))
    postgres_server.drop(url)


def acts(world: World, day: str) -> set[tuple[bool, frozenset[tuple[str, int]]]]:
    """Give the records published by a day that are one utterance, and (with True) those that one joint one links."""
    found: dict[tuple[bool, object], set[tuple[str, int]]] = defaultdict(set)
    rows = world.rows(
        "select d.key, x.position, s.utterance_id, s.joint from v_report as r join report_coding as x"
        " on x.report_id = r.report_id join coding as d on d.id = x.coding_id"
        " join v_statement as s on s.statement_id = r.statement_id where r.published <= :day",
        day=day,
    )
    for key, at, utterance, joint in rows:
        found[False, utterance].add((key, at))
        if joint is not None:
            found[True, joint].add((key, at))
    return {(joint, frozenset(linked)) for (joint, _), linked in found.items()}


def _some(records: list[Object]) -> st.SearchStrategy[list[Object]]:
    """Give some of the records, in their order."""
    return st.sets(st.integers(0, len(records) - 1)).map(lambda kept: [records[at] for at in sorted(kept)])
