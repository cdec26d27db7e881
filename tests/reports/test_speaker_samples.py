"""Dossiers of the shipped samples: who changed office and side, what is theirs, in every format, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from claimtrack.db.location import Location, parse_location
from claimtrack.render.speaker import as_data, render_speaker
from claimtrack.reports.dossier import Dossier
from claimtrack.reports.frame import Period
from claimtrack.reports.speaker import Question, dossier
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.pages import problems, without_charts
from tests.reports.asked import NOW

SUFFIXES = {"table": "txt", "markdown": "md", "html": "html"} | {f: f for f in ("json", "csv", "tsv", "jsonl")}
KOLDAN = Question("Mira Koldan")
LORIA = Question("Loria", "troops")
TROOPS = "union-troops-in-kasteya"
JOINT = "joint-administration-of-talmar"


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


def answer(location: Location, question: Question) -> Dossier:
    """Give the dossier as it is the same today and in the next version."""
    with open_reader(location) as reader:
        found = dossier(reader, question, command="claimtrack report speaker …", now=NOW)
    return replace(found, method=replace(found.method, claimtrack_version="0", sql="select …"))


def told(location: Location, question: Question, form: str) -> str:
    """Give the dossier in a format."""
    text = render_speaker(answer(location, question), form, width=80)
    assert isinstance(text, str)
    return without_charts(text)


@pytest.mark.parametrize("form", SUFFIXES)
def test_who_changed_sides_is_told_as_on_record(
    harbour: Location, form: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"speaker-koldan.{SUFFIXES[form]}", told(harbour, KOLDAN, form))


@pytest.mark.parametrize("form", SUFFIXES)
def test_a_side_is_told_as_on_record(harbour: Location, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"speaker-loria-troops.{SUFFIXES[form]}", told(harbour, LORIA, form))


@pytest.mark.parametrize("name", ["orlan", "verin", "orvane", "kervan"])
def test_people_are_told_as_on_record(harbour: Location, name: str, golden: Callable[[str, str], None]) -> None:
    for form in ("markdown", "json"):
        golden(f"speaker-{name}.{SUFFIXES[form]}", told(harbour, Question(name), form))


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_small_sample_is_told_as_on_record(miami: Location, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"speaker-putin.{SUFFIXES[form]}", told(miami, Question("Vladimir Putin"), form))


def test_the_order_of_ingestion_is_irrelevant(sqlite_path: Path, golden: Callable[[str, str], None]) -> None:
    location = parse_location(sqlite_path)
    folder = shipped("samples") / "miami"
    for file in sorted(folder.glob("*.claim.md"), reverse=True):
        assert ingest(location, Request((str(file),), codebook=folder / "codebook.toml")).exit_code == 0
    golden("speaker-putin.json", told(location, Question("Путин"), "json"))


@pytest.mark.parametrize("name", ["Koldan", "Kasteya", "Verin", "LPA", "Union Commission"])
@pytest.mark.parametrize("most", [None, 2])
def test_pages_keep_to_the_rules(harbour: Location, name: str, most: int | None) -> None:
    page = render_speaker(answer(harbour, Question(name)), "html", most=most)
    assert isinstance(page, str)
    assert problems(page) == []


def test_a_workbook_holds_every_statement(harbour: Location) -> None:
    found = answer(harbour, LORIA)
    written = render_speaker(found, "xlsx")
    assert isinstance(written, bytes)
    sheet = load_workbook(BytesIO(written))["Statements"]
    lines = list(sheet.iter_rows(values_only=True))
    assert lines[0][0] == "part"
    assert [line[0] for line in lines[1:]] == [part for part, _ in found.parts()]


def rows(found: Dossier, part: str, claim: str | None = None) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """Give the days, stances and sides of a part's statements, on one claim or all."""
    return [
        (row.date, row.stance, found.sides_then[row.statement_key])
        for one, row in found.parts()
        if one == part and claim in {None, row.claim}
    ]


def outlets(found: Dossier) -> dict[str, tuple[int, int]]:
    """Give reports and independent ones, outlet by outlet."""
    return {one.account.source: (one.account.n_reports, one.account.n_independent) for one in found.outlets}


def test_koldan_speaks_for_two_sides(harbour: Location) -> None:
    found = answer(harbour, Question("Колдан"))
    assert rows(found, "own", JOINT) == [
        ("2023-11-02", 1, ("Kasteya",)),
        ("2023-11", 1, ("Kasteya",)),
        ("2024-03-18", -1, ("Free Tide",)),
    ]
    assert rows(found, "own", "talmar-back-to-kasteya") == [("2024-03", 1, ("Free Tide",))]
    assert [row.claim for row in found.own if row.side_uncertain] == ["talmar-back-to-kasteya"]
    assert [(one.role, one.date_until, one.sides) for one in found.offices] == [
        ("Minister of ports", "2024-03-14", ("Kasteya",)),
        ("Deputy leader", None, ("Free Tide",)),
    ]
    assert [(one.claim, one.shift.certain) for one in found.changes] == [
        ("transit-reopens-by-march", False),
        (JOINT, True),
    ]
    change = as_data(found)["changes"][1]
    assert (change["from"], change["to"]) == (1, -1)
    assert (change["from_side_then"], change["to_side_then"]) == (["Kasteya"], ["Free Tide"])


def test_orlan_speaks_for_loria_until_he_leaves(harbour: Location) -> None:
    found = answer(harbour, Question("Орлан"))
    assert rows(found, "for-others", TROOPS) == [("2023-05-16", -2, ("Loria",)), ("2023-11-21", 0, ("Loria",))]
    assert rows(found, "own", TROOPS) == [("../2024-10-11", 1, ())]
    assert rows(found, "own", "secret-meeting-at-sollen") == [
        ("2024-01-25", -1, ("Loria",)),
        ("../2024-01-26", -1, ("Loria",)),
    ]
    (position,) = [one for one in found.holdings if one.claim == TROOPS]
    assert (position.position.rests_on.stance, position.position.rests_on.conditional) == (1, True)
    assert rows(found, "imputed") == []


def test_orvane_offers_for_loria_and_is_spoken_about(harbour: Location) -> None:
    found = answer(harbour, Question("Orvane"))
    (offer,) = [row for row in found.for_others if row.claim == TROOPS]
    assert (offer.date, offer.stance, offer.conditional, offer.n_reports, offer.n_independent) == (
        "2024-02-06/2024-02-08",
        1,
        True,
        3,
        3,
    )
    assert rows(found, "own", "transit-fee") == [("2024-02-08", 1, ("Loria",))]
    assert [(row.speaker, row.claim, row.stance) for row in found.about] == [
        ("Ilsa Kervan", "orvane-has-verins-confidence", 1),
        ("Lorian Palace", "orvane-leaves-her-post", 1),
        ("Lorian Palace", "orvane-leaves-her-post", None),
    ]


def test_verin_is_told_by_a_mediator_and_speaks_late(harbour: Location) -> None:
    found = answer(harbour, Question("Verin"))
    assert rows(found, "imputed") == [("2024-06-12", 1, ("Loria",))] * 2
    assert rows(found, "own", TROOPS) == [("2024-09-03", -1, ("Loria",))]
    assert rows(found, "own", JOINT) == [("../2024-07-18", 1, ("Loria",))]
    held = {one.claim: one.position for one in found.holdings}
    assert held[JOINT].via_anonymous_only
    assert held[TROOPS].n == 1
    assert [(row.speaker, row.stance) for row in found.about if row.claim == "verin-can-live-with-union-troops"] == [
        ("Hadri Solim", 1),
        ("Odile Rask", -1),
    ]
    (lantern,) = [one for one in found.outlets if one.account.source == "The Lantern"]
    assert [(one.name, one.role) for one in lantern.through] == [("anon(an adviser in the Palace)", "relay")]


def test_loria_on_troops(harbour: Location) -> None:
    found = answer(harbour, LORIA)
    side = found.side
    counts = (side.n_utterances, side.n_reports, side.n_independent, side.n_speakers, side.n_sources)
    assert (*counts, side.first, side.last) == (8, 14, 11, 7, 7, "2023-05-16", "2024-11-14")
    path: list[dict[str, Any]] = next(one["path"] for one in as_data(found)["positions"] if one["claim"] == TROOPS)
    assert [(step["date"], step["stance"], step["conditional"]) for step in path] == [
        ("2023-05-16", -2, False),
        ("2023-11-21", 0, False),
        ("2024-02-08", 1, True),
        ("2024-08-20", -1, False),
    ]
    assert [
        (one.shift.before.stance, one.shift.after.stance, one.shift.certain)
        for one in found.changes
        if one.claim == TROOPS
    ] == [(-2, 0, True), (0, 1, True), (1, -1, True)]
    assert len(rows(found, "imputed")) == 1
    assert outlets(found)["NewsBasket"] == (1, 0)
    assert outlets(found)["Сводка"] == (1, 0)
    assert outlets(found)["Harbour Wire"] == (3, 3)


def test_a_circle_of_outlets_is_told(harbour: Location) -> None:
    found = answer(harbour, Question("Hask", "estuary"))
    (mines,) = [one for one in found.unknown if one.kind == "circular"]
    assert [row.stance for row in found.own if row.statement_key in mines.statement_keys] == [1]
    assert {one.account.source for one in found.outlets if one.account.circular} == {"Daily Gull", "NewsBasket"}


def test_a_communique_is_joint(harbour: Location) -> None:
    for name, partner in (("Loria", "Kasteya"), ("Kasteya", "Loria")):
        (together,) = answer(harbour, Question(name)).joint
        assert together.partners == (partner,)
        assert [row.claim for row in together.rows] == ["grain-transit-through-loria", "guarantees-for-both-sides"]


def test_what_was_known_the_day_before_kervan_spoke(harbour: Location) -> None:
    question = replace(LORIA, period=Period(known_on="2024-08-20"))
    held = {one.claim: one.position.rests_on for one in answer(harbour, question).holdings}
    assert (held[TROOPS].stance, held[TROOPS].conditional) == (1, True)


def test_the_ministry_is_a_source_as_well(harbour: Location) -> None:
    who = answer(harbour, Question("Kasteyan Foreign Ministry")).who
    assert who.source is not None
    assert (who.kind, who.source.kind, who.source.n_articles) == ("organisation", "official", 1)


def test_claims_about_putin_are_never_his(miami: Location) -> None:
    found = answer(miami, Question("Путин"))
    assert [row.claim for row in found.own] == ["ukraine-security-not-at-russias-expense"]
    wants = [row for row in found.about if row.claim == "putin-wants-to-end-the-war"]
    assert {row.speaker for row in wants} == {"Donald Trump"}
    assert found.imputed == ()
