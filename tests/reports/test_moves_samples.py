"""Who moved and who holds what in the shipped samples: what their writer intended, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from claimtrack.db.location import Location, parse_location
from claimtrack.domain.positions import Split
from claimtrack.render.position import render_position
from claimtrack.render.shifts import render_shifts
from claimtrack.reports import position, shifts
from claimtrack.reports.frame import ALWAYS, Period
from claimtrack.reports.position import Holds, Positions, positions
from claimtrack.reports.shifts import Shifts, what_changed
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.browser import PHONE, Browser
from tests.pages import problems, without_charts
from tests.reports.asked import NOW

SUFFIXES = {"table": "txt", "markdown": "md", "html": "html"} | {f: f for f in ("json", "csv", "tsv", "jsonl")}
TROOPS, HARBOUR = "union-troops-in-kasteya", "joint-administration-of-talmar"
SHIFTS = {
    "harbour": shifts.Question(topic="harbour"),
    "loria-2024": shifts.Question(("Loria",), period=Period(date_from="2024-01-01", date_until="2024-08-31")),
}
POSITIONS = {
    "troops": position.Question(topic="troops"),
    "harbour-2024-01": position.Question(claim=HARBOUR, period=Period(as_of="2024-01-01")),
}


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


def changed(location: Location, question: shifts.Question) -> Shifts:
    """Give the changes as they are the same today and in the next version."""
    with open_reader(location) as reader:
        found = what_changed(reader, question, command="claimtrack report shifts …", now=NOW)
    return replace(found, method=replace(found.method, claimtrack_version="0", sql="select …"))


def held(location: Location, question: position.Question) -> Positions:
    """Give the positions as they are the same today and in the next version."""
    with open_reader(location) as reader:
        found = positions(reader, question, command="claimtrack report position …", now=NOW)
    return replace(found, method=replace(found.method, claimtrack_version="0", sql="select …"))


def written(answer: str | bytes) -> str:
    """Give what is kept on record of an answer that is text: a page without its looks."""
    assert isinstance(answer, str)
    return without_charts(answer)


def moves(found: Shifts, kind: str, who: str) -> list[tuple[int | None, int | None, str, bool]]:
    """Give somebody's changes: from, to, by which day, whether it is certain."""
    return [
        (move.before.stance, move.after.stance, move.after.date_latest, move.certain)
        for move in found.moves
        if (move.line.kind, move.line.who.name) == (kind, who)
    ]


def of(location: Location, who: str, claim: str, period: Period = ALWAYS) -> Holds:
    """Give what somebody holds on a claim."""
    (one,) = held(location, position.Question((who,), claim=claim, period=period)).positions
    return one


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", SHIFTS)
def test_the_changes_are_those_on_record(
    harbour: Location, name: str, form: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"shifts-{name}.{SUFFIXES[form]}", written(render_shifts(changed(harbour, SHIFTS[name]), form)))


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("name", POSITIONS)
def test_the_positions_are_those_on_record(
    harbour: Location, name: str, form: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"position-{name}.{SUFFIXES[form]}", written(render_position(held(harbour, POSITIONS[name]), form)))


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_talks_are_those_on_record(miami: Location, form: str, golden: Callable[[str, str], None]) -> None:
    moved = changed(miami, shifts.Question(("Kremlin", "Kyiv"), topic="territories"))
    golden(f"shifts-territories.{SUFFIXES[form]}", written(render_shifts(moved, form)))
    there = held(miami, position.Question(("Kremlin", "Kyiv"), topic="territories"))
    golden(f"position-territories.{SUFFIXES[form]}", written(render_position(there, form)))


def test_the_pages_keep_to_the_rules_of_pages(harbour: Location) -> None:
    told = (
        render_shifts(changed(harbour, shifts.Question()), "html"),
        render_position(held(harbour, position.Question()), "html"),
        render_position(held(harbour, position.Question(topic="prisoners", period=Period(as_of="2000-01-01"))), "html"),
        render_shifts(changed(harbour, shifts.Question(period=Period(as_of="2000-01-01"))), "html"),
    )
    assert [problems(str(page)) for page in told] == [[], [], [], []]


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "columns"), [("light", 1200), ("dark", PHONE)])
def test_the_pages_in_a_browser(browser: Browser, tmp_path: Path, theme: Any, columns: int) -> None:
    location = parse_location(tmp_path / "harbour.db")
    assert ingest(location, Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    moved, there = changed(location, SHIFTS["loria-2024"]), held(location, POSITIONS["troops"])
    for page in (render_shifts(moved, "html"), render_position(there, "html")):
        file = tmp_path / "page.html"
        file.write_text(str(page), encoding="utf-8")
        seen = browser.open(file, theme=theme, columns=columns)
        assert (seen.asked_for, seen.said, seen.minded, seen.columns) == ([], [], [], columns)


def test_workbooks_hold_the_changes_and_the_positions(harbour: Location) -> None:
    told = (
        render_shifts(changed(harbour, SHIFTS["harbour"]), "xlsx"),
        render_position(held(harbour, POSITIONS["troops"]), "xlsx"),
    )
    for answer, first in zip(told, ("who", "who"), strict=True):
        assert isinstance(answer, bytes)
        book = load_workbook(BytesIO(answer))
        tables = [sheet for sheet in book.worksheets if first in {cell.value for cell in sheet[1]}]
        assert [sheet.max_row > 5 for sheet in tables] == [True]


def test_loria_on_the_troops(harbour: Location) -> None:
    found = changed(harbour, shifts.Question(claim=TROOPS))
    assert moves(found, "side", "Loria") == [
        (-2, 0, "2023-11-21", True),
        (0, 1, "2024-02-08", True),
        (1, -1, "2024-08-20", True),
    ]
    assert moves(found, "side", "Kasteya") == []
    assert [(s.line.who.name, s.n) for s in found.unmoved] == [("Kasteya", 3)]
    assert not any(move.split for move in found.of_kind("side"))
    assert {move.line.who.name for move in found.moves} == {"Loria"}
    days = {"as_of": "2023-12-31"}, {"as_of": "2024-07-31"}, {"known_on": "2024-08-20"}, {"known_on": "2024-08-21"}
    told = [of(harbour, "Loria", TROOPS, Period(**one)) for one in days]
    assert [(one.newest.stance, one.newest.conditional) for one in told] == [
        (0, False),
        (1, True),
        (1, True),
        (-1, False),
    ]
    assert [one.newest.n_reports for one in told[2:]] == [2, 1]
    now = of(harbour, "Loria", TROOPS)
    assert (now.newest.stance, now.newest.date, now.since[0].date_latest) == (-1, "../2024-11-14", "2024-08-20")
    assert (now.position.n, now.count.reports, now.count.independent) == (8, 14, 11)


def test_kasteya_on_the_harbour_is_divided_before_it_is_shared(harbour: Location) -> None:
    found = changed(harbour, shifts.Question(("Kasteya",), claim=HARBOUR))
    assert [(before, after, certain) for before, after, _, certain in moves(found, "side", "Kasteya")] == [
        (1, -2, True),
        (-2, 1, True),
        (1, 0, True),
        (0, 1, True),
        (1, 1, True),
    ]
    sides = found.of_kind("side")
    assert [move.split is not None for move in sides] == [True, True, True, False, False]
    assert all(move.another_principal for move in sides)
    between = (("Edvin Sollar", 1), ("Mira Koldan", 1), ("Tobin Grell", -2))
    assert sides[1].split == Split(-2, 1, between)
    assert of(harbour, "Kasteya", HARBOUR, Period(as_of="2024-01-01")).position.split == Split(-2, 1, between)
    march = of(harbour, "Kasteya", HARBOUR, Period(as_of="2024-03-20"))
    assert march.newest.stance == 0
    assert march.position.split == Split(-2, 1, (("Edvin Sollar", 1), ("Tobin Grell", -2), ("Yora Tellan", 0)))
    assert of(harbour, "Kasteya", HARBOUR).position.split is None


def test_a_minister_who_changed_sides_and_her_mind(harbour: Location) -> None:
    for who in ((), ("Kasteya",), ("Free Tide",)):
        found = changed(harbour, shifts.Question(who, claim=HARBOUR))
        assert moves(found, "speaker", "Mira Koldan") == [(1, -1, "2024-03-18", True)]


def test_the_union_and_the_grain(harbour: Location) -> None:
    contingent = changed(harbour, shifts.Question(("Union",), claim="union-will-send-contingent"))
    assert moves(contingent, "side", "Union") == [(1, 1, "2024-02-08", True), (1, 0, "2024-09-11", True)]
    grain = changed(harbour, shifts.Question(("Loria",), claim="grain-transit-through-loria"))
    assert [day for _, _, day, _ in moves(grain, "side", "Loria")] == ["2023-09-12", "2024-02-08", "2024-09-03"]


def test_a_change_of_unknown_order_says_so(harbour: Location) -> None:
    for who, claim in (("Velmora", "agreement-before-winter"), ("Kasteya", "transit-reopens-by-march")):
        found = changed(harbour, shifts.Question((who,), claim=claim))
        assert [move.certain for move in found.of_kind("side")] == [False]


def test_the_mines_rest_on_a_circle(harbour: Location) -> None:
    (move,) = changed(harbour, shifts.Question(("Loria",), claim="loria-will-mine-estuary")).of_kind("side")
    assert (move.certain, move.before.n_independent) == (True, 1)
    assert [all(source.circular for source in row.sources) for row in (move.before, move.after)] == [True, False]
    assert of(harbour, "Loria", "loria-will-mine-estuary", Period(as_of="2024-07-03")).position.circular_only


def test_the_fee_splits_loria_until_its_negotiator_leaves(harbour: Location) -> None:
    split = [
        of(harbour, "Loria", "transit-fee", Period(as_of=day)).position.split is not None
        for day in ("2024-02-29", "2024-03-01", "2024-07-31", "2024-08-01")
    ]
    assert split == [False, True, True, False]


def test_the_secret_meeting_before_anybody_confirmed_it(harbour: Location) -> None:
    found = held(harbour, position.Question(claim="secret-meeting-at-sollen", period=Period(known_on="2024-04-09")))
    assert [(one.who.name, one.newest.stance) for one in found.positions] == [("Loria", -1), ("The Lantern", 1)]
    assert {(one.who.name, one.reason) for one in found.unheld} == {
        ("Free Tide", "no-stance"),
        ("Kasteya", "no-stance"),
        ("Union", "silent"),
        ("Velmora", "silent"),
    }


def test_what_rests_on_a_nameless_adviser_says_so(harbour: Location) -> None:
    one = of(harbour, "Loria", HARBOUR)
    assert (one.newest.stance, one.newest.date, one.position.via_anonymous_only) == (1, "../2024-07-18", True)


def test_loria_is_silent_on_the_prisoners(harbour: Location) -> None:
    found = held(harbour, position.Question(topic="prisoners"))
    assert ("Loria", None) in {(one.who.name, one.claim) for one in found.unheld}
    assert not any(one.who.name == "Loria" for one in found.positions)


def test_nothing_of_a_withdrawn_version_is_told(harbour: Location) -> None:
    claim = "verin-signs-on-12-february"
    (one,) = held(harbour, position.Question(claim=claim)).positions
    assert (one.who.name, one.newest.speaker, one.newest.stance) == ("Loria", "Marek Orlan", -1)
