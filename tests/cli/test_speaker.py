"""`report speaker` at the command line: names, formats, the query behind it, what goes to stderr."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run

ASK = ("report", "speaker")


@pytest.fixture
def story(folder: Path, sqlite_template: Path) -> Path:
    """The invented story in the database that commands find by themselves."""
    path = folder / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),)))
    return path


def test_a_name_in_any_language_gives_the_same_dossier(run: Run, story: Path) -> None:
    english, russian = run(*ASK, "Koldan", "-f", "csv"), run(*ASK, "Колдан", "-f", "csv")
    assert (english.code, english.err) == (0, "")
    assert english.out == russian.out


def test_in_a_pipe_it_is_markdown(run: Run, story: Path) -> None:
    assert run(*ASK, "Koldan").out.startswith("# Mira Koldan: what is on record\n")


def test_csv_and_jsonl_hold_the_statements_of_every_part(run: Run, story: Path) -> None:
    flat = list(csv.DictReader(StringIO(run(*ASK, "Verin", "-f", "csv").out)))
    lines = [json.loads(line) for line in run(*ASK, "Verin", "-f", "jsonl").out.splitlines()]
    parts = [row["part"] for row in flat]
    assert parts == ["own"] * 4 + ["imputed"] * 2 + ["about"] * 4
    assert [line["part"] for line in lines] == parts
    assert [row["statement_key"] for row in flat] == [line["statement_key"] for line in lines]
    assert {row["side_then"] for row in flat if row["part"] != "about"} == {"Loria"}
    assert {tuple(line["side_then"]) for line in lines if line["part"] == "own"} == {("Loria",)}


def test_json_tells_the_whole_dossier(run: Run, story: Path) -> None:
    found = json.loads(run(*ASK, "Orlan", "--topic", "troops", "--as-of", "2024-02", "-f", "json").out)
    assert found["schema"] == "claimtrack/speaker@1"
    assert found["topic"] == {"topic": "troops", "path": "security/troops"}
    assert found["period"]["as_of"] == "2024-02-29"
    assert (found["rows"], [row["stance"] for row in found["for_others"]]) == ([], [-2, 0])
    assert found["method"]["command"] == "claimtrack report speaker Orlan --topic troops --as-of 2024-02-29"
    assert len(found["method"]["database_sha256"]) == 64


def test_sql_prints_the_query_of_what_is_his(run: Run, story: Path) -> None:
    (story.parent / "rows.sql").write_text(run(*ASK, "Orlan", "--sql").out, encoding="utf-8")
    rows = [json.loads(line) for line in run("sql", "--file", "rows.sql", "-f", "jsonl").out.splitlines()]
    asked = json.loads(run(*ASK, "Orlan", "-f", "json").out)
    told = [row["statement_key"] for part in ("rows", "for_others", "imputed") for row in asked[part]]
    assert sorted(row["statement_key"] for row in rows) == sorted(told)
    assert len(told) == 11


def test_an_anonymous_voice_is_asked_for_by_its_key(run: Run, story: Path) -> None:
    listed = run("list", "speakers", "-f", "jsonl").out.splitlines()
    voices = [one for one in map(json.loads, listed) if one["speaker"] == "anon(a member of the Kasteyan delegation)"]
    (voice,) = voices
    found = json.loads(run(*ASK, voice["speaker_key"], "-f", "json").out)
    assert found["speaker"]["reason"] == "the members had signed a pledge of silence"
    assert found["speaker"]["affiliation"] == "Kasteya"
    assert found["positions"] == []
    assert {row["claim"] for row in found["rows"]} == {"secret-meeting-at-sollen", "loria-offered-grain-first"}


def test_charts_go_into_a_file(run: Run, story: Path) -> None:
    done = run(*ASK, "Koldan", "--chart", "koldan.svg", "-o", "koldan.md")
    assert (done.code, done.out) == (0, "")
    drawn = (story.parent / "koldan.svg").read_text(encoding="utf-8")
    assert "jointly" in drawn


def test_nothing_found_is_fine_and_hinted_at(run: Run, story: Path) -> None:
    done = run(*ASK, "Koldan", "--as-of", "2020", "-f", "json")
    assert done.code == 0
    found = json.loads(done.out)
    assert (found["rows"], found["positions"], found["outlets"]) == ([], [], [])
    assert found["memberships"][0]["role"] == "Minister of ports"
    assert done.err == "no statement found; claimtrack list speakers shows who is on record\n"
    assert "No statement found" in run(*ASK, "Koldan", "--as-of", "2020", "-f", "markdown").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Koldam",), "hint: did you mean Koldan"),
        (("Koldan", "--topic", "harbor"), "hint: did you mean harbour"),
        (("Koldan", "--as-of", "soon"), "error: --as-of: 'soon' is not a date"),
        (("Koldan", "--from", "2025", "--until", "2024"), "error: --from 2025 is after --until 2024"),
    ],
)
def test_a_question_that_cannot_be_answered_exits_2(run: Run, story: Path, words: tuple[str, ...], told: str) -> None:
    done = run(*ASK, *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err
