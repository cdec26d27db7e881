"""`claimtrack curate suggest` at the command line: a table to read, a file to judge in, what it refuses."""

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.reports.suggest import COLUMNS
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run
from tests.world import World, article, entry, said

Golden = Callable[[str, str], None]
WORDS = "Войска Союза 🙂 никогда не войдут в гавань Тальмара"


@pytest.fixture
def record(folder: Path, sqlite_template: Path) -> Path:
    """A small record with something of every kind to judge."""
    path = folder / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    relayed = "Дворец отверг войска Союза в гавани Тальмара на весь срок перемирия"
    day = {"said": "2025-03-04", "quote": relayed}
    World(parse_location(path)).put(
        entry("speaker", "Marek Orlan", key="orlan", kind="person", names=["Марек Орлан"]),
        entry("topic", "guarantees"),
        article(said("Marek Orlan", said="2025-03-04", quote=f"«{WORDS}»", mode="direct"), said("Палата", **day)),
        article(
            said("Марека Орлана", quote=f"«{WORDS}»", mode="direct"),
            said("Палата", **day),
            said("Example Herald > Палата", "union-harbour-troops", topic="guarantee"),
            url="2",
            source="Vestnik Ustya",
            published="2025-03-06",
        ),
        article(
            said("Marek Orlan"),
            said("Orlan, M.", "harbour-troops-of-the-union"),
            url="3",
            source="Вестник устья",
            published="2025-03-07",
        ),
        *(article(said("Палата", f"claim-{at}"), url=f"z{at}", source="Example Herald") for at in ("grain", "mines")),
    )
    return path


def test_the_table_and_the_file(run: Run, record: Path, golden: Golden) -> None:
    table = run("curate", "suggest", "--least", "0", "-f", "table")
    rows = run("curate", "suggest", "--least", "0", "-f", "csv")

    assert (table.code, table.err, rows.code, rows.err) == (0, "", 0, "")
    assert max(map(len, table.out.splitlines())) <= 80
    golden("suggest.txt", table.out)
    golden("suggest.csv", rows.out)


def test_a_file_has_every_column_and_room_for_verdicts(run: Run, record: Path) -> None:
    assert run("curate", "suggest", "-o", "look.csv").out == ""
    rows = list(csv.DictReader(StringIO(Path("look.csv").read_text(encoding="utf-8"))))

    assert tuple(rows[0]) == COLUMNS
    assert {(row["verdict"], row["field"]) for row in rows} == {("", "")}
    assert {row["kind"] for row in rows} >= {"speaker", "source", "claim", "utterance", "relay"}
    assert all(float(row["score"]) >= 0.5 for row in rows)


@pytest.mark.parametrize("form", ["json", "jsonl", "tsv", "markdown", "html", "xlsx"])
def test_every_form_of_a_list_is_one_of_it(run: Run, record: Path, form: str) -> None:
    done = run("curate", "suggest", "sources", "-o", f"look.{form}", "-f", form)

    assert (done.code, done.out) == (0, "")
    assert Path(f"look.{form}").stat().st_size > 100


def test_kinds_limit_and_what_is_weaker_are_said(run: Run, record: Path) -> None:
    kinds = {row["kind"] for row in json.loads(run("curate", "suggest", "sources", "topics", "-f", "json").out)}
    cut = run("curate", "suggest", "--limit", "1", "--least", "0.95", "-f", "jsonl")

    assert kinds == {"source", "topic"}
    assert len(cut.out.splitlines()) == 1
    assert "showing 1 of" in cut.err
    assert "weaker than 0.95 not shown; --least 0 shows all" in cut.err
    assert run("--quiet", "curate", "suggest", "--limit", "1", "--least", "0.95").err == ""


@pytest.mark.parametrize("least", ["-1", "2", "many", "nan"])
def test_a_score_is_a_number_from_0_to_1(run: Run, record: Path, least: str) -> None:
    done = run("curate", "suggest", "--least", least)

    assert done.code == 2
    assert "give a number from 0 to 1" in done.err


def test_an_unknown_kind_has_its_nearest(run: Run, record: Path) -> None:
    done = run("curate", "suggest", "speeches")

    assert (done.code, done.out) == (2, "")
    assert "nothing is suggested for 'speeches'" in done.err
    assert "did you mean speakers?" in done.err
    assert "choose of speakers, sources" in run("curate", "suggest", "xyz").err


def test_reading_changes_nothing_and_a_missing_database_is_not_made(run: Run, record: Path) -> None:
    before = record.read_bytes()
    run("curate", "suggest")
    assert record.read_bytes() == before
    record.unlink()
    assert run("curate", "suggest").code == 3
    assert not record.exists()


def test_nothing_to_judge_is_no_failure(run: Run, sqlite_path: Path) -> None:
    done = run("curate", "suggest", "--db", str(sqlite_path))

    assert (done.code, done.err) == (0, "nothing found\n")
    assert done.out == ",".join(COLUMNS) + "\n"


def test_a_terminal_is_shown_no_control_characters(run: Run, sqlite_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.executescript(
            """
            insert into speaker (id, key, name, kind, reviewed) values
                (1, 'a', 'Ma' || char(27) || 'rek Orlan', 'person', 0),
                (2, 'b', 'Ma' || char(27) || 'rek Орлан', 'person', 0);
            """
        )
    assert "\x1b" not in run("curate", "suggest", "-f", "table", "--db", str(sqlite_path)).out


def test_the_shipped_story_has_one_pair_to_judge(run: Run, folder: Path) -> None:
    ingest(parse_location(folder / "claimtrack.db"), Request((str(shipped("samples") / "harbour"),)))
    done = run("curate", "suggest", "--least", "0", "-f", "json")

    assert [(row["kind"], row["score"]) for row in json.loads(done.out)] == [("utterance", 0.5)]
