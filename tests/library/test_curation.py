"""Decisions from Python: signed, previewed, followed by every report, taken back byte for byte."""

from pathlib import Path

import pytest

import claimtrack
from claimtrack.db.location import Location
from claimtrack.library.database import Database
from tests.world import World, article, said

SPELLINGS = ("Marek Orlan", "М. Орлан", "Марек Орлан", "Марэк Орлан", "Marek Orlán")


@pytest.fixture
def database(location: Location) -> Database:
    """One person in five spellings, each in an article of its own; the decisions are signed by ed."""
    World(location).put(
        *(
            article(said(name, topic="guarantees", said=f"2025-03-0{number}"), url=str(number))
            for number, name in enumerate(SPELLINGS, 1)
        )
    )
    return Database(location, "ed")


def test_merging_spellings_gives_the_sum_and_undo_the_same_bytes(database: Database, tmp_path: Path) -> None:
    database.export(tmp_path / "before.jsonl")
    told = database.curate.merge("speakers", *SPELLINGS[1:], keep=SPELLINGS[0], dry_run=True)
    apart = database.speaker(SPELLINGS[0])
    done = database.curate.merge("speakers", *SPELLINGS[1:], keep=SPELLINGS[0], why="one man")
    together = database.speaker(SPELLINGS[1])
    database.undo()
    database.export(tmp_path / "after.jsonl")

    assert told.frame().equals(done.frame())
    assert "4 records touched" in repr(done)
    assert (len(apart.frame()), len(together.frame())) == (1, 5)
    assert (tmp_path / "before.jsonl").read_bytes() == (tmp_path / "after.jsonl").read_bytes()


def test_suggestions_are_a_frame_that_is_judged_by_filling_it_in(database: Database, tmp_path: Path) -> None:
    found = database.curate.suggest("speakers", least=0)
    given_up, other = map(str, found["left_shown"][:2])
    found.loc[0, "verdict"] = "same"
    done = database.curate.judge(found)
    found.loc[1, "verdict"] = "so-so"
    (tmp_path / "wrong.csv").write_text(found.to_csv(index=False), encoding="utf-8")

    assert str(found["score"].dtype) == "Float64"
    assert len(done.result.judgements) == 1
    assert (len(database.speaker(given_up).frame()), len(database.speaker(other).frame())) == (2, 1)
    assert given_up not in list(database.curate.suggest("speakers", least=0)["left_shown"])
    for wrong in (found, tmp_path / "wrong.csv"):
        with pytest.raises(claimtrack.InputError, match="`so-so` is not a verdict"):
            database.curate.judge(wrong)


def test_judgements_tell_who_and_why_and_can_be_taken_back(database: Database) -> None:
    assert database.curate.judgements().empty
    database.curate.merge("speakers", SPELLINGS[1], keep=SPELLINGS[0], why="одна особа")
    (one,) = database.curate.judgements().to_dict("records")
    database.curate.withdraw("judgements", str(one["judgement"]))
    after = database.curate.judgements()

    assert (one["who"], one["why"], bool(one["stands"])) == ("ed", "одна особа", True)
    assert after["stands"].tolist() == [False]
    assert {str(after[name].dtype) for name in ("judgement", "stands", "who")} == {"Int64", "boolean", "string"}
    assert len(database.speaker(SPELLINGS[0]).frame()) == 1


def test_what_cannot_stand_is_refused_with_its_reason(database: Database) -> None:
    database.curate.split("speakers", SPELLINGS[0], SPELLINGS[1])

    with pytest.raises(claimtrack.UsageProblem):
        database.curate.merge("speakers", SPELLINGS[1], keep=SPELLINGS[0])
    with pytest.raises(claimtrack.UsageProblem, match="has no name"):
        Database(database.location, " ").curate.merge("speakers", SPELLINGS[2], keep=SPELLINGS[0])
    assert len(database.curate.judgements()) == 1
