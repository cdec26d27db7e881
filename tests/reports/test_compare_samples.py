"""The shipped samples, compared: what a careful reader of the articles finds, in every format, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.reports.compare import Question, compare
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.frame import Period
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.pages import problems, without_charts
from tests.render.compared import written
from tests.reports.asked import NOW, only, side, silent, stance

SIDES = ("Kremlin", "Kyiv")
GUARANTEES = Question(SIDES, "guarantees")
TERRITORIES = Question(SIDES, "territories")
END_OF_WAR = Question(("Kremlin", "Kyiv", "Washington"), "end-of-war", by="month", imputed=True)
QUESTIONS = {"guarantees": GUARANTEES, "territories": TERRITORIES, "end-of-war-imputed-by-month": END_OF_WAR}
SUFFIXES = {"table": "txt", "markdown": "md", "html": "html"}
SUFFIXES |= {"json": "json", "csv": "csv", "tsv": "tsv", "jsonl": "jsonl"}
GOLDEN = [(name, form) for name in ("guarantees", "territories") for form in SUFFIXES]
GOLDEN += [("end-of-war-imputed-by-month", form) for form in ("table", "markdown", "html", "json")]


@pytest.fixture(scope="module")
def samples(shared_location: Location) -> Location:
    """The shipped samples in a database of each kind."""
    assert ingest(shared_location, Request((str(shipped("samples") / "miami"),))).exit_code == 0
    return shared_location


@pytest.fixture
def backwards(sqlite_path: Path) -> Location:
    """The same, each file in a run of its own, the last first."""
    location = parse_location(sqlite_path)
    folder = shipped("samples") / "miami"
    for file in sorted(folder.glob("*.claim.md"), reverse=True):
        assert ingest(location, Request((str(file),), codebook=folder / "codebook.toml")).exit_code == 0
    return location


def answer(location: Location, question: Question) -> Comparison:
    """Give the comparison as it is the same today and in the next version."""
    with open_reader(location) as reader:
        found = compare(reader, question, command="claimtrack report compare …", now=NOW)
    return replace(found, method=replace(found.method, claimtrack_version="0", sql="select …"))


def told(location: Location, question: Question, form: str) -> str:
    """Give a comparison as it is kept on record; a page must keep to the rules of pages."""
    text = written(answer(location, question), form, width=80)
    if form != "html":
        return text
    assert problems(text) == []
    return without_charts(text)


@pytest.mark.parametrize(("name", "form"), GOLDEN, ids=[f"{name}-{form}" for name, form in GOLDEN])
def test_the_answer_is_the_one_on_record(
    samples: Location, name: str, form: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"compare-{name}.{SUFFIXES[form]}", told(samples, QUESTIONS[name], form))


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_order_of_ingestion_is_irrelevant(
    backwards: Location, name: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"compare-{name}.json", written(answer(backwards, QUESTIONS[name]), "json"))


@pytest.mark.parametrize("sides", [("Kremlin", "Kyiv"), ("Кремль", "Киев"), ("Кремль", "Київ"), ("Moscow", "Kiev")])
def test_guarantees(samples: Location, sides: tuple[str, str]) -> None:
    found = answer(samples, Question(sides, "guarantees"))
    contingents = next(row for row in found.rows if row.claim == "foreign-contingents-can-guarantee-security")
    expense = next(row for row in found.rows if row.claim == "ukraine-security-not-at-russias-expense")
    assert len(found.rows) == 2
    assert {(row.side, row.date, row.date_basis, row.lang) for row in found.rows} == {
        ("Kremlin", "../2025-12-18", "publication", "ru")
    }
    assert (contingents.speaker, contingents.stance, contingents.mode) == ("Kremlin", -1, "mixed")
    assert (expense.speaker, expense.stance, expense.mode) == ("Vladimir Putin", 1, "indirect")
    assert contingents.links == ("Вестник примера", "Kremlin")
    assert [row.n_independent for row in (contingents, expense)] == [1, 2]
    for row in found.rows:
        assert [(one.source, one.published) for one in row.sources] == [
            ("Вестник примера", "2025-12-18"),
            ("Example Herald", "2025-12-19"),
        ]
    kremlin = side(found, "Kremlin")
    assert (kremlin.n_utterances, kremlin.n_reports, kremlin.n_independent) == (2, 2, 2)
    assert (kremlin.n_speakers, kremlin.n_sources, kremlin.first, kremlin.last) == (2, 2, "2025-12-18", "2025-12-18")
    assert silent(found) == {("Kyiv", None), ("Kyiv", contingents.claim), ("Kyiv", expense.claim)}
    assert [line.gap for line in found.claims] == [None, None]
    assert found.changes == ()


def test_territories(samples: Location) -> None:
    found = answer(samples, TERRITORIES)
    assert {(row.date, row.side, row.speaker, row.claim, row.links[0]) for row in found.rows} == {
        ("../2025-12-18", "Kremlin", "Kremlin", "territories-most-important", "Вестник примера"),
        ("../2025-12-18", "Kyiv", "Ukrainian side", "territories-most-difficult", "Вестник примера"),
        ("../2025-12-19", "Kremlin", "Kremlin", "territories-most-important", "Тетрадь примеров"),
        ("../2025-12-19", "Kyiv", "Ukrainian side", "territories-most-difficult", "Тетрадь примеров"),
    }
    assert {(row.stance, row.mode, row.n_reports, row.n_independent) for row in found.rows} == {(1, "indirect", 1, 1)}
    assert [row.date_latest for row in found.rows] == ["2025-12-18", "2025-12-18", "2025-12-19", "2025-12-19"]
    for name in SIDES:
        told = side(found, name)
        assert (told.n_utterances, told.n_reports, told.n_independent, told.n_speakers, told.n_sources) == (
            2,
            2,
            2,
            1,
            2,
        )
        assert (told.first, told.last, told.positions[0].position.n) == ("2025-12-18", "2025-12-19", 2)
    assert silent(found) == {("Kyiv", "territories-most-important"), ("Kremlin", "territories-most-difficult")}
    assert found.changes == ()


def test_what_was_known_the_evening_before(samples: Location) -> None:
    first = answer(samples, replace(GUARANTEES, period=Period(known_on="2025-12-18")))
    assert [(row.n_reports, row.n_independent) for row in first.rows] == [(1, 1), (1, 1)]
    for period in (Period(known_on="2025-12-17"), Period(as_of="2025-12-17")):
        assert answer(samples, replace(GUARANTEES, period=period)).rows == ()


def test_what_trump_says_of_putin_is_washingtons(samples: Location) -> None:
    found = answer(samples, replace(END_OF_WAR, sides=("Kremlin", "Washington"), imputed=False))
    told = [row for row in found.rows if row.claim == "putin-wants-to-end-the-war"]
    assert [(row.side, row.speaker, row.distancing) for row in told] == [("Washington", "Donald Trump", "якобы")]
    assert ("Kremlin", "putin-wants-to-end-the-war") in silent(found)


def test_what_envoys_tell_of_putin_is_imputed(samples: Location) -> None:
    listed = [row for row in answer(samples, END_OF_WAR).rows if row.imputed]
    assert len(listed) == 4
    assert all(row.joint for row in listed)


def test_a_joint_accusation_through_one_agency_is_one_independent_report(samples: Location) -> None:
    found = answer(samples, Question(("Kyiv", "Europe"), claim="putin-feigns-interest-in-peace"))
    assert {(row.side, row.act, row.n_reports, row.n_independent) for row in found.rows} == {
        ("Kyiv", "accuse", 3, 1),
        ("Europe", "accuse", 3, 1),
    }
    assert stance(found, "Kyiv", "putin-feigns-interest-in-peace") == 1


def test_anonymous_officials_are_listed_and_move_nobody(samples: Location) -> None:
    found = answer(samples, Question(("Washington", "Politico"), claim="dmitriev-to-meet-us-envoys-in-miami"))
    washington = side(found, "Washington")
    assert len([row for row in found.rows if row.side == "Washington"]) == 3
    assert (washington.n_reports, washington.n_independent, washington.positions) == (3, 1, ())
    assert [row.side for row in found.rows if not row.anonymous] == ["Politico"]


def test_a_denial_through_three_outlets_goes_back_to_one(samples: Location) -> None:
    row = only(answer(samples, Question(("Axios", "Kyiv"), claim="trilateral-meeting-planned")))
    assert (row.stance, row.n_reports, row.n_independent, row.date) == (-1, 3, 1, "../2025-12-18")
