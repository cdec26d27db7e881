"""Every revision up, down and up again, with rows in the tables, on both databases."""

import ast
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import Location
from claimtrack.db.migrate import ensure_current, migrate_to
from claimtrack.db.revision import find_revision, head_revision, known_revisions
from claimtrack.shipped import shipped
from tests.migrations.schema_text import schema_text
from tests.rows import contents, fill

VERSIONS = sorted((shipped("migrations") / "versions").glob("*.py"))


@contextmanager
def opened(location: Location) -> Iterator[Connection]:
    engine = create_engine_for(location)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def schema_of(location: Location) -> str:
    with opened(location) as connection:
        return schema_text(connection)


def test_there_is_one_head_and_the_numbers_have_no_gap() -> None:
    scripts = ScriptDirectory(shipped("migrations"))
    assert scripts.get_heads() == [head_revision()]
    assert list(known_revisions()) == [f"{n:04d}" for n in range(1, len(VERSIONS) + 1)]
    ancestry = [script.revision for script in scripts.walk_revisions()]
    assert ancestry == sorted(known_revisions(), reverse=True)


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: str(path.stem))
def test_a_revision_imports_nothing_of_the_program(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= {"sqlalchemy", "alembic", *sys.stdlib_module_names}


def test_a_new_database_is_of_the_newest_revision(empty_location: Location) -> None:
    assert find_revision(empty_location) is None
    assert ensure_current(empty_location) is True
    assert find_revision(empty_location) == head_revision()
    assert ensure_current(empty_location) is False


def test_each_step_down_leaves_no_trace(empty_location: Location) -> None:
    before: dict[str, str] = {}
    for revision in known_revisions():
        migrate_to(empty_location, revision)
        before[revision] = schema_of(empty_location)
    for revision in reversed(known_revisions()):
        assert schema_of(empty_location) == before[revision]
        below = f"{int(revision) - 1:04d}" if revision != known_revisions()[0] else "base"
        migrate_to(empty_location, below)
    assert schema_of(empty_location).strip() == ""
    assert find_revision(empty_location) is None


@pytest.mark.parametrize("revision", known_revisions())
def test_rows_survive_the_way_from_a_revision_to_the_newest(empty_location: Location, revision: str) -> None:
    migrate_to(empty_location, revision)
    with opened(empty_location) as connection:
        fill(connection)
        before = contents(connection)
    migrate_to(empty_location, "head")
    with opened(empty_location) as connection:
        after = contents(connection)
    for name, rows in before.items():
        assert [{column: row[column] for column in rows[0]} for row in after[name]] == rows, name


def test_down_to_nothing_and_up_again_with_rows(location: Location) -> None:
    whole = schema_of(location)
    with opened(location) as connection:
        fill(connection)
    migrate_to(location, "base")
    migrate_to(location, "head")
    assert schema_of(location) == whole
    with opened(location) as connection:
        assert not any(contents(connection).values())
        fill(connection)


def test_the_migrations_work_from_any_folder(
    tmp_path: Path, empty_location: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(shipped("migrations"), tmp_path / "100 % {x} других" / "migrations")
    monkeypatch.chdir(tmp_path)
    migrate_to(empty_location, "head", migrations=folder)
    assert find_revision(empty_location) == head_revision()
