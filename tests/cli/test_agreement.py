"""`claimtrack agreement` at the command line: files and database, what it refuses, when it leaves with 1."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run

HARBOUR = shipped("samples") / "harbour"
VESTNIK = "2024-05-23-vestnik-ustya"


@pytest.fixture
def database(folder: Path, sqlite_template: Path) -> Path:
    """The story in the database that commands find by themselves."""
    path = folder / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    ingest(parse_location(path), Request((str(HARBOUR),)))
    return path


@pytest.fixture
def files(folder: Path) -> Path:
    """One article of the story with its two coders."""
    for file in [*HARBOUR.glob(f"{VESTNIK}*"), HARBOUR / "codebook.toml"]:
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def rows(told: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(told)))


def test_files_are_compared_without_a_database_and_told_by_their_lines(run: Run, files: Path) -> None:
    done = run("agreement", ".", "-f", "csv")
    assert (done.code, done.err) == (0, "")
    found = rows(done.out)
    assert [(one["field"], one["value"], one["other_value"]) for one in found] == [
        ("date", "2024-05-22", "2024-05-21"),
        ("mode", "mixed", "direct"),
        ("date", "2024-05-22", "undated"),
    ]
    for one in found:
        for file, line, record in (("file", "line", "record"), ("other_file", "other_line", "other_record")):
            lines = (files / one[file]).read_text(encoding="utf-8").split("\n")
            assert lines[int(one[line]) - 1].startswith(f"@{one[record]} ")
    assert not (files / "claimtrack.db").exists()
    assert f"{VESTNIK}.c1.claim.md:13 @grell: date 2024-05-22" in " ".join(run("agreement", ".").out.split())


def test_a_database_and_its_files_give_the_same_figures(run: Run, database: Path) -> None:
    stored = json.loads(run("agreement", "-f", "json").out)
    read = json.loads(run("agreement", str(HARBOUR), "-f", "json").out)
    assert stored["schema"] == "claimtrack/agreement@1"
    assert stored["method"]["database_sha256"] == read["method"]["database_sha256"]
    assert all(stored[key] == read[key] for key in ("coders", "articles", "found", "fields", "pairs", "bootstrap"))
    assert stored["disagreements"][0]["records"][0]["line"] is None
    assert read["disagreements"][0]["records"][0]["line"] == 26


def test_the_command_told_asks_for_the_same(run: Run, database: Path) -> None:
    words = ("--coders", "c2", "--coders", "c1", "--field", "stance", "--topic", "harbour", "--seed", "3")
    told = json.loads(run("agreement", *words, "-f", "json").out)
    command = told["method"]["command"].split()[1:]
    again = json.loads(run(*command, "-f", "json").out)
    assert [one["field"] for one in again["fields"]] == ["stance"]
    assert {key: again[key] for key in again if key != "method"} == {key: told[key] for key in told if key != "method"}


def test_too_low_an_alpha_of_stance_leaves_with_1(run: Run, database: Path) -> None:
    done = run("agreement", "--min", "0.67", "-f", "csv")
    assert (done.code, len(rows(done.out))) == (1, 6)
    assert done.err == "α of stance (ordinal) is 0.000, lower than --min 0.67; n = 8 units\n"
    assert run("agreement", "--min=-0.5", "-f", "csv").code == 0


def test_an_undefined_alpha_of_stance_reaches_no_least(run: Run, files: Path) -> None:
    done = run("agreement", ".", "--min", "0.67", "-f", "csv")
    assert done.code == 1
    assert done.err.startswith("α of stance is undefined (all values are the same")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--overlap", "2"), "--overlap wants a number from 0 to 1, not '2'"),
        (("--overlap", "half"), "--overlap wants a number from 0 to 1, not 'half'"),
        (("--min", "nan"), "--min wants a number from -1 to 1, not 'nan'"),
        (("--field", "stanse"), "there is no field 'stanse' to compare"),
        (("--field", "mode", "--min", "0.5"), "--min is about stance"),
        (("--coders", "c1"), "agreement is of two coders or more"),
        (("--article", "https://nowhere.example"), "no article 'https://nowhere.example'"),
    ],
)
def test_what_cannot_be_asked_leaves_with_2(run: Run, database: Path, words: tuple[str, ...], told: str) -> None:
    done = run("agreement", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_files_and_a_named_database_are_not_mixed(run: Run, database: Path) -> None:
    assert run("agreement", str(HARBOUR), "--db", str(database)).code == 2


def test_without_a_database_it_leaves_with_3_and_makes_none(run: Run, folder: Path) -> None:
    assert run("agreement").code == 3
    assert list(folder.iterdir()) == []


def test_a_refused_file_is_told_and_leaves_with_1(run: Run, files: Path) -> None:
    broken = files / f"{VESTNIK}.c2.claim.md"
    broken.write_text(
        broken.read_text(encoding="utf-8").replace("@police supports?", "@police maybe"), encoding="utf-8"
    )
    done = run("agreement", ".")
    assert done.code == 1
    assert "refused: 1 of the files; claimtrack check . says why" in done.err


def test_nobody_to_compare_is_an_empty_answer(run: Run, files: Path) -> None:
    (files / f"{VESTNIK}.c2.claim.md").unlink()
    done = run("agreement", ".", "-f", "csv")
    assert (done.code, rows(done.out)) == (0, [])
    assert "no two coders recorded the same words" in done.err


def test_the_query_can_be_asked_as_sql(run: Run, database: Path) -> None:
    query = run("agreement", "--sql").out
    assert len(rows(run("sql", query, "-f", "csv").out)) == 19
