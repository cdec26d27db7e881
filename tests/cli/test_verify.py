"""`claimtrack verify`: what it prints, counts and leaves with."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from tests.cli.conftest import Run

HARBOUR = Path(__file__).parents[2] / "samples" / "harbour"
WIRE = "https://harbourwire.example.org/2023/05/16/sollen-opens"


@pytest.fixture(scope="module")
def ingested(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copyfile(sqlite_template, tmp_path_factory.mktemp("ingested") / "harbour.db"))
    ingest(parse_location(path), Request((str(HARBOUR),)))
    return path


@pytest.fixture
def stored(ingested: Path, folder: Path) -> Path:
    """The harbour sample as ./claimtrack.db."""
    return Path(shutil.copyfile(ingested, folder / "claimtrack.db"))


def harm(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


def test_a_sound_database_says_how_much_was_checked(run: Run, stored: Path) -> None:
    outcome = run("verify")

    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith("154 quotes, 41 texts, 154 records, ")
    assert outcome.err.endswith(": all sound\n")
    assert [path.name for path in stored.parent.iterdir()] == ["claimtrack.db"]


def test_a_problem_is_told_with_article_coder_and_record(run: Run, stored: Path) -> None:
    harm(
        stored, "update span set text = 'Ні.' where coding_id = (select id from coding where record_id='orlan-troops')"
    )
    outcome = run("verify", "--quick")

    assert outcome.code == 1
    assert outcome.out.startswith(f"{WIRE} c1 @orlan-troops: error[CT602]: at its place stands “Loria will never agree")
    assert "  hint: the stored quote is “Ні.”\n" in outcome.out
    assert "1 error" in outcome.err
    assert "--quick" in outcome.err


def test_rows_are_the_same_in_json_and_csv(run: Run, stored: Path) -> None:
    harm(stored, "update article_revision set sha256 = 'f' || substr(sha256, 2) where id = 1")
    as_json = run("verify", "--quick", "-f", "json")
    [row] = csv.DictReader(StringIO(run("verify", "--quick", "-f", "csv").out))

    assert as_json.code == 1
    assert json.loads(as_json.out) == [
        {
            "severity": "error",
            "code": "CT604",
            "file": None,
            "line": None,
            "kind": "text",
            "key": WIRE,
            "coder": None,
            "record": None,
            "message": row["message"],
            "hint": None,
        }
    ]


def test_an_unreadable_database_is_no_finding(run: Run, stored: Path) -> None:
    data = bytearray(stored.read_bytes())
    data[4096 : len(data) - 4096] = b"\xff" * (len(data) - 8192)
    stored.write_bytes(data)

    assert run("verify").code == 3


def test_a_missing_database_is_not_made(run: Run, folder: Path) -> None:
    outcome = run("verify")

    assert outcome.code == 3
    assert list(folder.iterdir()) == []


def test_against_tells_the_line_of_the_file(run: Run, stored: Path, folder: Path) -> None:
    copy = Path(shutil.copytree(HARBOUR, folder / "copy"))
    (copy / ".git").mkdir()
    wire = copy / "2023-05-16-harbour-wire.claim.md"
    wire.write_text(wire.read_text().replace("@orlan-troops strongly-opposes", "@orlan-troops opposes"))
    clean, changed = run("verify", "--against", str(HARBOUR)), run("verify", "--against", "copy")

    assert (clean.code, clean.out) == (0, "")
    assert "as the database has them" in clean.err
    assert changed.code == 1
    line = next(n for n, text in enumerate(wire.read_text().splitlines(), 1) if text.startswith("@orlan-troops"))
    assert changed.out == (
        f"copy/{wire.name}:{line}: {WIRE} c1 @orlan-troops: error[CT625]: this record was changed: "
        "stance: strongly-opposes → opposes\n"
    )


@pytest.mark.parametrize(
    "words", [("--against", "copy", "--quick"), ("--codebook", "codebook.toml"), ("--against", "nowhere")], ids=str
)
def test_options_that_do_not_go_together_are_refused(words: tuple[str, ...], run: Run, stored: Path) -> None:
    assert run("verify", *words).code == 2
