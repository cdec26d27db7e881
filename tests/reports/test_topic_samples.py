"""Dossiers of topics of the shipped samples: what a stranger must find, in every format, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.render.topic import as_data, as_rows, render_topic
from claimtrack.reports.frame import Period
from claimtrack.reports.topic import Claimed, Question, Topic, topic
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.browser import PHONE, Browser
from tests.pages import problems, without_charts
from tests.reports.asked import NOW

SUFFIXES = {"table": "txt", "markdown": "md", "html": "html"} | {f: f for f in ("json", "csv", "tsv", "jsonl")}
JOINT = "joint-administration-of-talmar"
TROOPS = "union-troops-in-kasteya"


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


def answer(location: Location, name: str, **days: str) -> Topic:
    """Give the dossier as it is the same today and in the next version."""
    with open_reader(location) as reader:
        found = topic(reader, Question(name, Period(**days)), command="claimtrack report topic …", now=NOW)
    return replace(found, method=replace(found.method, claimtrack_version="0", sql="select …"))


def written(found: Topic, form: str) -> str:
    """Give the dossier as it is kept on record; a page must keep to the rules of pages."""
    text = render_topic(found, form, width=80)
    assert isinstance(text, str)
    if form != "html":
        return text
    assert problems(text) == []
    return without_charts(text)


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_story_is_the_one_on_record(harbour: Location, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"topic-harbour.{SUFFIXES[form]}", written(answer(harbour, "harbour"), form))


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_talks_are_those_on_record(miami: Location, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"topic-guarantees.{SUFFIXES[form]}", written(answer(miami, "guarantees"), form))


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "columns"), [("light", 1200), ("dark", PHONE)])
def test_its_page_in_a_browser(browser: Browser, tmp_path: Path, theme: Any, columns: int) -> None:
    location = parse_location(tmp_path / "harbour.db")
    assert ingest(location, Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    file = tmp_path / "page.html"
    file.write_text(str(render_topic(answer(location, "territory"), "html")), encoding="utf-8")
    seen = browser.open(file, theme=theme, columns=columns)
    assert (seen.asked_for, seen.said, seen.minded, seen.columns) == ([], [], [], columns)


def claim(found: Topic, key: str) -> Claimed:
    """Give one claim of a dossier."""
    return next(one for one in found.claims if one.claim == key)


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        (
            "troops",
            {
                "Loria": (8, 14, 11, 7, 7, "2023-05-16", "2024-11-14"),
                "Kasteya": (3, 3, 3, 3, 2, "2023-06-15", "2024-11-12"),
                "Union": (4, 4, 4, 2, 2, "2023-07-12", "2024-09-11"),
                "Velmora": (3, 3, 3, 1, 2, "2023-07-11", "2024-06-12"),
                "Free Tide": (1, 1, 1, 1, 1, "2024-03-18", "2024-03-18"),
            },
        ),
        (
            "transit",
            {
                "Loria": (6, 7, 7, 4, 4, "2023-05-16", "2024-09-03"),
                "Kasteya": (6, 7, 7, 4, 6, "2023-06-15", "2024-02-13"),
                "Velmora": (1, 1, 1, 1, 1, "2024-02-08", "2024-02-08"),
                "Union": (0, 0, 0, 0, 0, None, None),
                "Free Tide": (0, 0, 0, 0, 0, None, None),
            },
        ),
    ],
)
def test_the_record_of_each_side_is_as_long_as_the_story_has_it(
    harbour: Location, name: str, counted: dict[str, tuple[object, ...]]
) -> None:
    found = answer(harbour, name)
    assert {
        one.name: (
            one.n_utterances,
            one.n_reports,
            one.n_independent,
            one.n_speakers,
            one.n_sources,
            one.first,
            one.last,
        )
        for one in found.said.sides
    } == counted


def test_loria_and_kasteya_are_two_apart_on_the_troops_since_the_palace_took_its_word_back(harbour: Location) -> None:
    now = claim(answer(harbour, "troops"), TROOPS).distances[-1]
    assert (now.gap, now.since, now.low, now.high) == (2, "2024-08-20", ("Loria",), ("Kasteya",))
    earlier = claim(answer(harbour, "troops", as_of="2024-07-31"), TROOPS).distances[-1]
    assert (earlier.gap, earlier.since) == (0, "2024-02-08")


def test_kasteya_wanted_the_harbour_alone_and_together(harbour: Location) -> None:
    found = [(one.side, one.since, one.until) for one in answer(harbour, "harbour").conflicts]
    assert ("Kasteya", "2023-11-02", "2024-03-14") in found
    assert found[-1][0] == "Union"
    assert found[-1][2] is None
    assert {one.relation.relation for one in answer(harbour, "harbour").conflicts} == {"contradicts"}


def test_what_merely_repeats_is_told(harbour: Location) -> None:
    sources = {one.source: one for one in answer(harbour, "troops").sources}
    assert [name for name, one in sources.items() if one.n_independent == 0] == ["NewsBasket", "Сводка"]
    assert ("Harbour Wire", 1) in sources["Daily Gull"].has_from
    mines = {one.source: one for one in answer(harbour, "estuary").sources}
    assert [name for name, one in sorted(mines.items()) if one.circular] == ["Daily Gull", "NewsBasket"]


def test_a_change_that_rests_on_a_circle_or_on_two_ministers_says_so(harbour: Location) -> None:
    def moved(name: str) -> list[str]:
        lines = str(render_topic(answer(harbour, name), "markdown")).replace("\u00a0", " ").splitlines()
        begin = lines.index("## Who moved, and when")
        return [line for line in lines[begin : begin + 30] if "→" in line]

    (mines,) = moved("estuary")
    assert mines.endswith("the former stance only from outlets that have it from each other")
    harbours = [line for line in moved("harbour") if "jointly" in line]
    assert len(harbours) == 5
    assert all("another speaker: not one mind that changed" in line for line in harbours)
    assert not [line for line in moved("troops") if "“Troops of the Union" in line and "another speaker" in line]


def test_what_is_unknown_is_told(harbour: Location) -> None:
    found = answer(harbour, "harbour")
    assert found.bare.anonymous_only == ("pier-burned-until-dawn",)
    assert "loria-holds-talmar" in found.bare.of_no_side
    assert {one.kind for one in found.doubts} >= {"day", "stance", "anonymous", "imputed", "alone"}
    verin = claim(found, JOINT).held[next(side.id for side in found.said.sides if side.name == "Loria")]
    assert verin.position.via_anonymous_only
    prisoners = answer(harbour, "prisoners")
    assert ("Loria", None) in {(one.side, one.claim) for one in prisoners.said.silent}


def test_every_topic_of_the_codebook_is_told(harbour: Location) -> None:
    for name in ("security", "talks", "economy", "territory", "prisoners"):
        found = answer(harbour, name)
        assert found.nodes[0].n_claims == len(found.claims)
        assert found.nodes[0].n_statements == len({row.statement_key for row in found.rows if not row.imputed})
        assert len(as_rows(found).rows) >= len(found.claims) * len(found.said.sides)
        keys = {row["statement_key"] for row in as_data(found)["rows"]}
        told = {key for doubt in as_data(found)["unknown"]["doubts"] for key in doubt["statement_keys"]}
        assert told <= keys


def test_the_last_day_known_equals_no_option(harbour: Location) -> None:
    whole, known = as_data(answer(harbour, "security")), as_data(answer(harbour, "security", known_on="2024-11-14"))
    assert {**whole, "period": None} == {**known, "period": None}
