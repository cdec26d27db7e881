"""By whose account the story is known: the figures its writer intended, worked out by hand from the articles."""

from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.reports.accounts import Account, accounts
from claimtrack.reports.asking import claim, outermost, topic
from claimtrack.reports.frame import ALWAYS
from claimtrack.reports.holdings import by_side, changes, side_of
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.reports.unknowns import unknowns
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "harbour.db"
    assert ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    return path


def told(path: Path, **asked: str) -> dict[str, Account]:
    with open_reader(path) as reader:
        scope = Scope(
            topic=topic(reader, asked["topic"]) if "topic" in asked else None,
            claim=claim(reader, asked["claim"]) if "claim" in asked else None,
            outside=True,
        )
        return {one.source: one for one in accounts(statements(reader, scope))}


def test_outlets_that_only_repeat_are_told_from_those_that_were_there(story: Path) -> None:
    found = told(story)
    assert sum(one.n_reports for one in found.values()) >= 40
    assert {name for name, one in found.items() if one.n_independent == 0} == set()
    assert found["Сводка"].n_repeats > 0
    assert found["NewsBasket"].n_repeats > 0
    assert found["Harbour Wire"].n_repeats == 0


def test_an_interview_that_three_outlets_carry_is_one_account(story: Path) -> None:
    found = told(story, claim="union-troops-in-kasteya")
    carried = {name: (one.n_reports, one.n_independent) for name, one in found.items()}
    assert carried["NewsBasket"] == (1, 0)
    assert carried["Сводка"] == (1, 0)
    assert found["NewsBasket"].has_from == (("Harbour Wire", 1),)


def test_outlets_that_cite_each_other_are_a_circle(story: Path) -> None:
    found = told(story, claim="loria-will-mine-estuary")
    assert {name for name, one in found.items() if one.circular} == {"Daily Gull", "NewsBasket"}
    assert not found["LPA"].circular


def test_what_is_unknown_is_named_with_its_statements(story: Path) -> None:
    with open_reader(story) as reader:
        scope = Scope(sides=outermost(reader, ALWAYS), topic=topic(reader, "estuary"), outside=True)
        rows = statements(reader, scope)
        of_side = by_side(scope.sides, rows)
        found = [side_of(side, of_side[side.id]) for side in scope.sides]
        doubts = {one.kind: one.statement_keys for one in unknowns(rows, found, changes(scope.sides, of_side, ALWAYS))}
    by_key = {row.statement_key: row for row in rows}
    assert {by_key[key].speaker for key in doubts["circular"]} == {"Torvin Hask"}
    assert {by_key[key].claim for key in doubts["circular"]} == {"loria-will-mine-estuary"}
    assert len(doubts["name"]) == 1
    assert "order" not in doubts
