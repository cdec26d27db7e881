"""What Datasette is told of a database is true of it, and the saved queries answer as they do here."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from claimtrack.db.location import parse_location
from claimtrack.errors import NoDatabase, UsageProblem
from claimtrack.library.database import Database
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from claimtrack.store.saved import saved_queries


@pytest.fixture(scope="module")
def told(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[sqlite3.Connection, Any, Any]:
    """The story as a database, and the two files on it."""
    folder = tmp_path_factory.mktemp("served")
    path = folder / "my story.v1.db"
    path.write_bytes(sqlite_template.read_bytes())
    ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),)))
    Database(parse_location(path)).export(folder / "site", form="datasette")
    files = [json.loads((folder / "site" / name).read_bytes()) for name in ("metadata.json", "datasette.json")]
    return sqlite3.connect(path), files[0]["databases"]["my story.v1"], files[1]["databases"]["my story.v1"]


def test_every_column_of_every_view_is_described(told: tuple[sqlite3.Connection, Any, Any]) -> None:
    connection, metadata, _ = told
    views = [name for (name,) in connection.execute("select name from sqlite_schema where type = 'view'")]

    assert sorted(views) == sorted(name for name in metadata["tables"] if name.startswith("v_"))
    for view in views:
        one = metadata["tables"][view]
        columns = [row[1] for row in connection.execute(f"pragma table_info({view})")]
        assert list(one["columns"]) == columns
        assert all(one["columns"].values())
        assert set(one.get("facets", ())) <= set(columns)
        assert one.get("sort_desc", columns[0]) in columns
        assert ". One row per " in one["description"]


def test_every_table_is_hidden(told: tuple[sqlite3.Connection, Any, Any]) -> None:
    connection, *files = told
    tables = {name for (name,) in connection.execute("select name from sqlite_schema where type = 'table'")}
    for one in files:
        assert {name for name, table in one["tables"].items() if table.get("hidden")} == {
            name for name in tables if not name.startswith("sqlite_")
        }


def test_saved_queries_answer_where_nothing_is_filled_in(told: tuple[sqlite3.Connection, Any, Any]) -> None:
    connection, metadata, config = told
    path = connection.execute("pragma database_list").fetchone()[2]
    assert metadata["queries"] == config["queries"]
    assert sorted(metadata["queries"]) == [one.name for one in saved_queries()]
    with open_reader(parse_location(path)) as reader:
        for query in saved_queries():
            one = metadata["queries"][query.name]
            given = connection.execute(one["sql"], dict.fromkeys(one.get("params", ()), "")).fetchall()
            assert given == reader.user_query(query.sql, query.defaults).rows
            assert one["title"] == query.title
            assert all(f"{name}: {meaning}." in one["description"] for name, meaning in query.meanings.items())


def test_only_an_sqlite_file_is_served(postgres_url: str, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="SQLite files only"):
        Database(parse_location(postgres_url)).export(tmp_path / "site", form="datasette")
    with pytest.raises(NoDatabase):
        Database(parse_location(tmp_path / "gone.db")).export(tmp_path / "site", form="datasette")
    assert not (tmp_path / "site").exists()


def test_equal_databases_give_equal_files_and_the_database_stays_as_it_is(sqlite_path: Path, tmp_path: Path) -> None:
    before = sqlite_path.read_bytes()
    for name in ("a", "b"):
        Database(parse_location(sqlite_path)).export(tmp_path / name, form="datasette")
    for name in ("metadata.json", "datasette.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert "licen" not in (tmp_path / "a" / "metadata.json").read_text(encoding="utf-8").lower()
    assert sqlite_path.read_bytes() == before
