"""`claimtrack sql`: where the SQL comes from, how much is shown, what is refused with which exit code."""

import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack.store.saved import saved_queries
from tests.cli.conftest import Run

NUMBERS = "with recursive r(n) as (select 1 union all select n + 1 from r limit 1500) select n from r"


@pytest.fixture
def db(sqlite_path: Path) -> str:
    """The database of the current folder, by its name."""
    return sqlite_path.name


def test_a_select_as_csv(db: str, run: Run) -> None:
    done = run("sql", "select 1 as one, 'мир' as word")
    assert (done.code, done.out, done.err) == (0, "one,word\n1,мир\n", "")


def test_a_select_from_a_file(db: str, run: Run, folder: Path) -> None:
    (folder / "запрос.sql").write_bytes("\ufeff-- comment\r\nselect 2 as two;\r\n".encode())
    assert run("sql", "--file", "запрос.sql").out == "two\n2\n"


def test_a_select_from_stdin(db: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("select 3 as three"))
    assert run("sql", "-").out == "three\n3\n"


def test_values_for_parameters(db: str, run: Run) -> None:
    done = run("sql", "select :a as a, :b as b", "--param", "a=x=y", "--param", "b=", "-f", "json")
    assert json.loads(done.out) == [{"a": "x=y", "b": ""}]


def test_every_saved_query_is_listed_and_runs(db: str, run: Run) -> None:
    listed = run("sql", "--list", "-f", "json")
    names = [row["name"] for row in json.loads(listed.out)]
    assert names == [query.name for query in saved_queries()]
    for name in names:
        done = run("sql", "--saved", name)
        assert (done.code, done.err) == (0, "nothing found\n"), name


def test_the_list_needs_no_database(run: Run) -> None:
    assert run("sql", "--list").code == 0


def test_a_table_is_capped_and_says_so(db: str, run: Run) -> None:
    done = run("sql", NUMBERS, "-f", "table")
    assert "1000" in done.out
    assert "1001" not in done.out
    assert "first 1000 rows" in done.err


def test_csv_and_json_are_complete(db: str, run: Run) -> None:
    assert run("sql", NUMBERS, "-f", "csv").out.splitlines()[-1] == "1500"
    done = run("sql", NUMBERS, "-f", "json")
    assert (len(json.loads(done.out)), done.err) == (1500, "")


def test_a_limit_cuts_and_says_so_once(db: str, run: Run) -> None:
    done = run("sql", NUMBERS, "--limit", "2")
    assert done.out == "n\n1\n2\n"
    assert len(done.err.splitlines()) == 1
    assert run("sql", NUMBERS, "--limit", "1500").err == ""


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("drop view v_topic", "only one SELECT"),
        ("attach 'planted.db' as planted", "ATTACH"),
        ("vacuum into 'planted.db'", "VACUUM"),
        ("select 1; select 2", "one statement"),
        ("selct 1", "syntax error"),
        ("select * from v_speakers", "v_speaker"),
        ("", "no SELECT"),
    ],
)
def test_a_refusal_is_exit_1_and_one_sentence(db: str, run: Run, folder: Path, sql: str, words: str) -> None:
    before = sorted(path.name for path in folder.iterdir())
    done = run("sql", sql)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("error: ")
    assert words in done.err
    assert sorted(path.name for path in folder.iterdir()) == before


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("select 1", "--list"),
        ("select 1", "--saved", "positions"),
        ("--file", "a.sql", "--saved", "positions"),
        ("select 1", "--timeout", "0"),
        ("select 1", "--timeout", "soon"),
        ("select 1", "--param", "a"),
        ("select 1", "--param", "a=1"),
        ("--saved", "positions", "--param", "sode=Loria"),
        ("--saved", "positon"),
        ("--saved", "../list_topics"),
    ],
)
def test_a_word_that_is_off_is_exit_2(db: str, run: Run, words: tuple[str, ...]) -> None:
    done = run("sql", *words)
    assert (done.code, done.out) == (2, "")


def test_a_mistyped_parameter_gets_the_right_one(db: str, run: Run) -> None:
    assert ":side" in run("sql", "--saved", "positions", "--param", "sode=Loria").err


@pytest.mark.parametrize(("content", "code"), [(None, 2), (b"\xff\xfe", 1)])
def test_a_file_that_is_not_there_is_exit_2_and_one_that_cannot_be_read_1(
    db: str, run: Run, folder: Path, content: bytes | None, code: int
) -> None:
    if content is not None:
        (folder / "q.sql").write_bytes(content)
    done = run("sql", "--file", "q.sql")
    assert (done.code, done.out) == (code, "")
    assert "q.sql" in done.err


def test_no_database_is_exit_3_and_makes_none(run: Run, folder: Path) -> None:
    done = run("sql", "select 1")
    assert (done.code, done.out) == (3, "")
    assert "claimtrack demo" in done.err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "sql",
    [
        "with recursive r(n) as (select 1 union all select n + 1 from r) select max(n) from r",
        "select printf('%.*c', 2000000000, 'x'), printf('%.*c', 2000000000, 'x'), printf('%.*c', 2000000000, 'x')",
    ],
)
def test_an_endless_query_ends_the_program_in_time(sqlite_path: Path, sql: str) -> None:
    before = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "claimtrack", "sql", sql, "--db", sqlite_path, "--timeout", "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "stopped after 1 second" in done.stderr
    assert time.monotonic() - before < 1 + 1.5 + 0.5, "half a second is for starting Python"
