"""The user's SQL on SQLite: it reads, and nothing else, whatever it tries."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import ensure_current
from claimtrack.errors import DatabaseBusy, QueryRefused
from claimtrack.store.readonly import open_reader

HOSTILE = [
    "insert into topic (id) values (1)",
    "insert into v_topic values (1)",
    "replace into topic (id) values (1)",
    "update topic set name = ''",
    "delete from alembic_version",
    "delete from alembic_version returning *",
    "insert into topic (id) values (1) returning id",
    "with x as (select 1) insert into topic (id) select * from x",
    "with x as (select 1) delete from alembic_version",
    "create table planted (a)",
    "create table planted as select * from v_topic",
    "create temp table planted (a)",
    "create view planted as select 1",
    "create temp view planted as select 1",
    "create index planted on topic (name)",
    "create trigger planted after insert on topic begin select 1; end",
    "create temp trigger planted after insert on topic begin select 1; end",
    "create virtual table planted using fts5(a)",
    "create virtual table temp.planted using fts5(a)",
    "drop table alembic_version",
    "drop view v_topic",
    "alter table topic rename to planted",
    "alter table topic add column planted",
    "attach 'planted.db' as planted",
    "attach ':memory:' as planted",
    "attach 'file:planted.db?mode=rwc' as planted",
    "detach main",
    "pragma query_only = off",
    "pragma writable_schema = on",
    "pragma journal_mode = delete",
    "pragma user_version = 7",
    "pragma table_info(topic)",
    "pragma wal_checkpoint(truncate)",
    "pragma temp_store_directory = '.'",
    "select * from pragma_journal_mode('delete')",
    "select * from pragma_table_info('topic')",
    "select * from pragma_wal_checkpoint",
    "vacuum",
    "vacuum into 'planted.db'",
    "reindex",
    "reindex topic",
    "analyze",
    "analyze topic",
    "begin",
    "begin immediate",
    "commit",
    "end",
    "rollback",
    "savepoint planted",
    "release planted",
    "select load_extension('planted')",
    "select load_extension('planted', 'x')",
    "select * from v_topic where load_extension('planted') is not null",
    "select fts3_tokenizer('planted', x'00')",
    "select fts3_tokenizer('simple')",
    "select writefile('planted', 'x')",
    "select readfile('claimtrack.db')",
    "select edit('x', 'touch planted')",
    "select * from fsdir('.')",
    "select * from dbstat",
    "select * from sqlite_stmt",
    "select sqlite_log(1, 'planted')",
    "update sqlite_master set sql = ''",
    "insert into sqlite_schema values (1, 2, 3, 4, 5)",
    "select 1; drop view v_topic",
    "select 1;;; create table planted (a)",
    "/* select */ create table planted (a)",
    "-- select\ncreate table planted (a)",
    "select 1 /* ; */ ; -- ;\n attach 'planted.db' as planted",
    "explain create table planted (a)",
    "explain query plan delete from alembic_version",
    ".shell touch planted",
    "select 1\0; drop view v_topic",
    "select '\ud800'",
    "",
    ";",
    "-- nothing",
    "select",
    "select 1 from nowhere",
    "select planted",
    "select :planted",
]

HARMLESS = {
    "select 1": [(1,)],
    "  -- a comment\n select 1 ; /* another */ -- and one more": [(1,)],
    "values (1), (2)": [(1,), (2,)],
    "with x(a) as (select 'мир') select a || ' 🙂' from x": [("мир 🙂",)],
    "select value from json_each('[1, 2]')": [(1,), (2,)],
    "select count(*) from v_statement": [(0,)],
    "select max(n) from (with recursive r(n) as (select 1 union all select n + 1 from r limit 9) select n from r)": [
        (9,)
    ],
    "select sum(a) over (order by a) from (select 1 as a union select 2)": [(1,), (3,)],
    "select ';' || 'drop table topic'": [(";drop table topic",)],
    "select cast(x'ff41' as text)": [("\ufffdA",)],
    "select 1 where 'x' like '%' || 'X'": [(1,)],
    "select date('2025-03-04', '+1 day')": [("2025-03-05",)],
}


@pytest.fixture
def place(sqlite_path: Path, monkeypatch: pytest.MonkeyPatch) -> Location:
    """A database in a folder that is also the current one."""
    monkeypatch.chdir(sqlite_path.parent)
    return parse_location(sqlite_path)


def files(folder: Path) -> dict[str, str]:
    """Every file below a folder with its hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    """The names of what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("sql", HOSTILE)
def test_anything_but_one_select_is_refused_and_leaves_no_trace(place: Location, sql: str) -> None:
    before = files(place.file.parent)
    with open_reader(place) as reader:
        with pytest.raises(QueryRefused) as told:
            reader.user_query(sql, seconds=5)
        assert reader.user_query("select 1").rows == [(1,)]
    assert told.value.exit_code == 1
    assert files(place.file.parent) == before


@pytest.mark.parametrize("sql", HARMLESS)
def test_a_select_is_answered(place: Location, sql: str) -> None:
    before = files(place.file.parent)
    with open_reader(place) as reader:
        assert reader.user_query(sql).rows == HARMLESS[sql]
    assert files(place.file.parent) == before


@pytest.mark.parametrize("sql", ["explain select 1", "explain query plan select * from v_topic"])
def test_a_plan_may_be_looked_at(place: Location, sql: str) -> None:
    with open_reader(place) as reader:
        assert reader.user_query(sql).rows


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("attach 'planted.db' as p", "ATTACH planted.db is refused"),
        ("pragma query_only = off", "PRAGMA query_only is refused"),
        ("select load_extension('x')", r"the function load_extension\(\) is refused"),
        ("delete from alembic_version", "DELETE from alembic_version is refused"),
        ("create table planted (a)", "changing the schema is refused"),
        ("select 1; select 2", "one statement"),
    ],
)
def test_a_refusal_names_what_was_refused(place: Location, sql: str, words: str) -> None:
    with open_reader(place) as reader, pytest.raises(QueryRefused, match=words):
        reader.user_query(sql)


def test_a_mistyped_view_gets_the_nearest_ones(place: Location) -> None:
    with open_reader(place) as reader, pytest.raises(QueryRefused) as told:
        reader.user_query("select * from v_statment")
    assert "v_statement" in (told.value.hint or "")


def test_parameters_are_values_and_never_sql(place: Location) -> None:
    with open_reader(place) as reader:
        rows = reader.user_query("select :a, 1 where 'b' in (:l)", {"a": "'; drop view v_topic; --", "l": ["a", "b"]})
    assert rows.rows == [("'; drop view v_topic; --", 1)]


def test_a_path_may_hold_any_character(sqlite_path: Path) -> None:
    folder = sqlite_path.parent / "моя папка #1? 50%41 & 'x'"
    folder.mkdir()
    moved = sqlite_path.rename(folder / "дані ;mode=rwc.db")
    with open_reader(moved) as reader:
        assert reader.user_query("select 1").rows == [(1,)]
    assert names(folder) == [moved.name]


def test_reading_leaves_no_file_beside_the_database(sqlite_path: Path) -> None:
    link = sqlite_path.with_name("link.db")
    link.symlink_to(sqlite_path)
    for path in (sqlite_path, link):
        with open_reader(path) as reader:
            reader.query("saved/outlets")
            reader.user_query("select * from v_topic")
            assert names(sqlite_path.parent) == ["claimtrack.db", "link.db"]
    assert names(sqlite_path.parent) == ["claimtrack.db", "link.db"]


def test_the_file_is_in_write_ahead_mode(sqlite_path: Path) -> None:
    assert sqlite_path.read_bytes()[18] == 2, "else the tests of readers beside writers show nothing"


UNPRIVILEGED = """
import os, sys, claimtrack.store.readonly_sqlite, claimtrack.store.sqlite_guard
from claimtrack.store.readonly import open_reader
if os.geteuid() == 0:
    os.seteuid(65534)
with open_reader(sys.argv[1]) as reader:
    print(reader.user_query("select count(*) from v_topic").rows)
os.seteuid(os.getuid())  # what counts the lines that ran writes at the end
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders have no such mode here")
@pytest.mark.parametrize("left", [(), ("-wal",), ("-wal", "-shm")], ids=["alone", "log", "log and index"])
def test_a_database_in_a_read_only_folder_opens(sqlite_path: Path, left: tuple[str, ...]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        copy = folder / "claimtrack.db"
        copy.write_bytes(sqlite_path.read_bytes())
        for suffix in left:
            folder.joinpath(f"claimtrack.db{suffix}").write_bytes(bytes(32768) if suffix == "-shm" else b"")
        for path in folder.iterdir():
            path.chmod(0o444)
        folder.chmod(0o555)
        before = files(folder)
        done = subprocess.run([sys.executable, "-c", UNPRIVILEGED, copy], capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("[(0,)]\n", "")
        assert files(folder) == before
        folder.chmod(0o755)


def writer(path: Path) -> sqlite3.Connection:
    """Somebody else at work on the file."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("create table if not exists noted (a)")
    connection.execute("insert into noted values (1)")
    return connection


def test_a_reader_beside_a_writer_sees_what_is_committed_and_stays_there(sqlite_path: Path) -> None:
    other = writer(sqlite_path)
    with open_reader(sqlite_path) as reader:
        first = reader.user_query("select count(*) from noted").rows
        other.execute("insert into noted values (2)")
        assert reader.user_query("select count(*) from noted").rows == first == [(1,)]
    with open_reader(sqlite_path) as reader:
        assert reader.user_query("select count(*) from noted").rows == [(2,)]
    other.close()


def test_what_a_killed_writer_committed_is_seen(sqlite_path: Path, tmp_path: Path) -> None:
    other = writer(sqlite_path)
    left = tmp_path / "left"
    left.mkdir()
    for path in sqlite_path.parent.glob("claimtrack.db*"):
        (left / path.name).write_bytes(path.read_bytes())
    other.close()
    with open_reader(left / "claimtrack.db") as reader:
        assert reader.user_query("select count(*) from noted").rows == [(1,)]
    assert names(left) == ["claimtrack.db", "claimtrack.db-shm", "claimtrack.db-wal"]


def test_a_database_whose_making_was_cut_short_is_read_from_its_log(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("pragma journal_mode = wal")
    other.execute("select * from sqlite_schema").fetchall()
    ensure_current(parse_location(path))
    left = tmp_path / "left"
    left.mkdir()
    for name in ("new.db", "new.db-wal"):
        (left / name).write_bytes((tmp_path / name).read_bytes())
    other.close()
    with sqlite3.connect(f"{(left / 'new.db').as_uri()}?mode=ro&immutable=1", uri=True) as alone:
        assert alone.execute("select count(*) from sqlite_schema").fetchone() == (0,), "all of it is in the log"
    alone.close()
    with open_reader(left / "new.db") as reader:
        assert reader.user_query("select count(*) from v_topic").rows == [(0,)]


def test_a_file_that_changes_while_it_is_read_is_told_rather_than_misread(sqlite_path: Path) -> None:
    with open_reader(sqlite_path) as reader:
        reader.user_query("select 1")
        writer(sqlite_path).close()
        with pytest.raises(DatabaseBusy):
            reader.user_query("select count(*) from v_topic")


def test_no_sqlalchemy_is_loaded(sqlite_path: Path) -> None:
    script = (
        "import sys; from claimtrack.store.readonly import open_reader\n"
        "with open_reader(sys.argv[1]) as reader: reader.user_query('select 1'); reader.query('saved/outlets')\n"
        "print(sorted({'sqlalchemy', 'alembic', 'pandas', 'psycopg', 'rich', 'typer'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script, sqlite_path], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
