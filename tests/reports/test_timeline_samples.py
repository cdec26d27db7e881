"""The shipped samples in order of time: what the invented story holds, in every format, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.render.timeline import render_timeline
from claimtrack.reports.frame import Period
from claimtrack.reports.timeline import Event, Moved, Question, Timeline, timeline
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.browser import PHONE, Browser
from tests.pages import problems, without_charts
from tests.reports.asked import NOW

SUFFIXES = {"table": "txt", "markdown": "md", "html": "html"} | {f: f for f in ("json", "csv", "tsv", "jsonl")}
TRANSIT = Question(topic="transit")
HARBOUR = Question(claim="joint-administration-of-talmar")
TROOPS = Question(claim="union-troops-in-kasteya")
GUARANTEES = Question(topic="guarantees")


@pytest.fixture(scope="module")
def harbour(shared_location: Location) -> Location:
    """The invented story in a database of each kind."""
    assert ingest(shared_location, Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    return shared_location


@pytest.fixture(scope="module")
def miami(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Location:
    """The eight short articles."""
    path = tmp_path_factory.mktemp("miami") / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    location = parse_location(path)
    assert ingest(location, Request((str(shipped("samples") / "miami"),))).exit_code == 0
    return location


def answer(location: Location, question: Question) -> Timeline:
    """Give the timeline as it is the same today and in the next version."""
    with open_reader(location) as reader:
        found = timeline(reader, question, command="claimtrack report timeline …", now=NOW)
    return replace(found, method=replace(found.method, claimtrack_version="0", sql="select …"))


def written(found: Timeline, form: str) -> str:
    """Give the timeline as it is kept on record; a page must keep to the rules of pages."""
    text = render_timeline(found, form, width=80)
    assert isinstance(text, str)
    if form != "html":
        return text
    assert problems(text) == []
    return without_charts(text)


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_story_is_the_one_on_record(harbour: Location, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"timeline-transit.{SUFFIXES[form]}", written(answer(harbour, TRANSIT), form))


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_talks_are_those_on_record(miami: Location, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"timeline-guarantees.{SUFFIXES[form]}", written(answer(miami, GUARANTEES), form))


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "columns"), [("light", 1200), ("dark", PHONE)])
def test_its_page_in_a_browser(browser: Browser, tmp_path: Path, theme: Any, columns: int) -> None:
    location = parse_location(tmp_path / "harbour.db")
    assert ingest(location, Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    file = tmp_path / "page.html"
    file.write_text(str(render_timeline(answer(location, TRANSIT), "html")), encoding="utf-8")
    seen = browser.open(file, theme=theme, columns=columns)
    assert (seen.asked_for, seen.said, seen.minded, seen.columns) == ([], [], [], columns)


def test_a_statement_of_two_sides_asked_for_is_told_twice_and_found_by_both(harbour: Location) -> None:
    found = answer(harbour, Question(("Loria", "Lorian Palace"), claim="transit-fee"))
    twice = [event.row.side for event in found.said if event.row.principal == "Lorian Palace"]
    assert len({(event.row.side, event.row.statement_key) for event in found.said}) == len(found.said)
    assert twice in ([], ["Loria", "Lorian Palace"] * (len(twice) // 2))
    assert problems(str(render_timeline(found, "html"))) == []


def test_period_by_period_and_with_what_is_imputed(harbour: Location, golden: Callable[[str, str], None]) -> None:
    question = replace(TROOPS, by="quarter", imputed=True, period=Period(date_from="2024-01-01"))
    for form in ("json", "markdown"):
        golden(f"timeline-troops-imputed-by-quarter.{SUFFIXES[form]}", written(answer(harbour, question), form))


def effects(found: Timeline, side: str) -> list[tuple[str, int | None, str]]:
    """Give the days, stances and effects of what a side said by name."""
    return [
        (event.row.date_latest, event.row.stance, event.effect.kind)
        for event in found.said
        if event.row.side == side and event.effect.kind in {"first", "repeats", "changes"}
    ]


def test_loria_moves_three_times_on_the_troops(harbour: Location) -> None:
    found = answer(harbour, TROOPS)
    assert effects(found, "Loria") == [
        ("2023-05-16", -2, "first"),
        ("2023-09-30", -2, "repeats"),
        ("2023-11-21", 0, "changes"),
        ("2024-02-08", 1, "changes"),
        ("2024-08-20", -1, "changes"),
        ("2024-09-03", -1, "repeats"),
        ("2024-10-09", -1, "repeats"),
        ("2024-11-14", -1, "repeats"),
    ]
    assert all(change.shift.certain for change in found.changes)
    assert [event.effect.divided for event in found.said if event.effect.divided] == []
    assert [kind for *_, kind in effects(found, "Kasteya")] == ["first", "repeats", "repeats"]
    longest = {one.side: one.longest for one in found.pauses}
    assert [(one.first_day, one.last_day) for one in longest.values() if one] == [
        ("2023-10-06", "2024-11-11"),
        ("2024-02-09", "2024-08-19"),
    ]


def test_who_left_loria_speaks_for_himself(harbour: Location) -> None:
    found = answer(harbour, TROOPS)
    (orlan,) = [event for event in found.said if event.row.outside and not event.row.anonymous]
    assert (orlan.row.side, orlan.row.stance, orlan.row.conditional) == ("Marek Orlan", 1, True)
    (mother,) = [event for event in found.said if event.row.outside and event.row.anonymous]
    assert mother.effect.kind == "anonymous"


def test_the_split_on_the_fee_ends_because_the_negotiator_is_gone(harbour: Location) -> None:
    found = answer(harbour, Question(claim="transit-fee"))
    begun = [event for event in found.said if event.effect.divided]
    assert [(event.row.date_latest, event.effect.divided.kind) for event in begun if event.effect.divided] == [
        ("2024-03-01", "begins")
    ]
    ended = [event for event in found.events if isinstance(event, Moved) and event.parted]
    assert [(one.turn.member.name, one.turn.on, one.turn.day, one.parted[0].divided.kind) for one in ended] == [
        ("Dessa Orvane", "2024-07-31", "2024-08-01", "ends")
    ]


def test_kasteya_is_divided_on_the_harbour_from_the_debate_to_the_offer(harbour: Location) -> None:
    found = answer(harbour, HARBOUR)
    divided = [
        (event.row.date_latest, event.effect.divided.kind, event.effect.divided.split.low)
        for event in found.said
        if event.effect.divided
    ]
    assert (divided[0][:2], divided[-1][1]) == (("2023-10-05", "begins"), "ends")
    assert {kind for _, kind, _ in divided[1:-1]} == {"goes-on"}
    assert "2024-05-20" < divided[-1][0] < "2024-05-23"
    assert [one.parted for one in found.events if isinstance(one, Moved) and one.parted] == []
    assert [(one.turn.member.name, one.turn.kind, one.turn.on) for one in found.events if isinstance(one, Moved)] == [
        ("Jens Albrow", "joins", "2023-09-01"),
        ("Mira Koldan", "leaves", "2024-03-14"),
        ("Mira Koldan", "joins", "2024-03-18"),
    ]


def test_the_secret_meeting_is_leaked_denied_and_confirmed(harbour: Location) -> None:
    found = answer(harbour, Question(claim="secret-meeting-at-sollen"))
    told = [(event.row.date_latest, event.row.side, event.row.stance, event.effect.kind) for event in found.said]
    named = [one for one in told if one[3] not in {"anonymous", "no-stance"}]
    assert named == [
        ("2024-01-24", "The Lantern", 1, "first"),
        ("2024-01-25", "Loria", -1, "first"),
        ("2024-01-26", "Loria", -1, "repeats"),
        ("2024-04-10", "Free Tide", 1, "first"),
        ("2024-04-12", "Velmora", 1, "first"),
        ("2024-06-03", "Kasteya", 1, "first"),
    ]
    assert [one[1] for one in told if one[3] == "anonymous"].count("Kasteya") == 3
    early = answer(harbour, Question(claim="secret-meeting-at-sollen", period=Period(known_on="2024-04-09")))
    assert {event.row.side for event in early.said if event.effect.kind == "first"} == {"The Lantern", "Loria"}


def test_a_retired_version_leaves_no_trace(harbour: Location) -> None:
    found = answer(harbour, Question(claim="verin-signs-on-12-february"))
    assert [(event.row.speaker, event.row.stance) for event in found.said] == [("Marek Orlan", -1)]


def test_the_last_day_known_equals_no_option(harbour: Location) -> None:
    whole, known = answer(harbour, TRANSIT), answer(harbour, replace(TRANSIT, period=Period(known_on="2024-11-14")))
    assert known.events == whole.events
    assert next(event.row.date for event in whole.events if isinstance(event, Event)) == "2023-05-16"
