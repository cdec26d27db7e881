"""What goes wrong in migrations elsewhere, tried with revisions of the test's own on top of the shipped ones."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import migrate_to
from claimtrack.db.rebuild import begin_alone
from claimtrack.db.revision import find_revision, head_revision
from claimtrack.errors import DatabaseBusy, StoreError
from claimtrack.shipped import shipped
from tests.migrations.test_walk import opened, schema_of
from tests.rows import contents, fill

NEXT = f"{int(head_revision()) + 1:04d}"

Adder = Callable[..., Path]


@pytest.fixture
def add_revision(tmp_path: Path) -> Adder:
    """Copy the migrations and add a revision to the copy: its steps, and views it declares besides the present ones."""

    def add(up: str, down: str = "pass", *, views: dict[str, str] | None = None) -> Path:
        folder = shutil.copytree(shipped("migrations"), tmp_path / "migrations")
        lines = ["import sqlalchemy as sa", "from alembic import op", f"revision = '{NEXT}'"]
        lines.append(f"down_revision = '{head_revision()}'")
        if views:
            source = next((folder / "versions").glob(f"{head_revision()}_*.py")).read_text(encoding="utf-8")
            present = source[source.index("VIEWS = {") : source.index("}") + 1]
            lines += [present, f"VIEWS |= {dict.fromkeys(views, '0001')!r}"]
        lines += ["def upgrade():", *indented(up), "def downgrade():", *indented(down)]
        for name, sql in (views or {}).items():
            (folder / "views" / name).mkdir()
            (folder / "views" / name / "0001.sql").write_text(sql, encoding="utf-8")
        (folder / "versions" / f"{NEXT}_test.py").write_text("\n".join(lines), encoding="utf-8")
        return folder

    return add


def indented(code: str) -> list[str]:
    return [f"    {line}" for line in code.splitlines()]


def test_a_parent_table_is_rebuilt_under_views_triggers_and_children(location: Location, add_revision: Adder) -> None:
    # SQLite could add a column in place: the rebuild is what is tried here.
    steps = "how = 'always' if op.get_context().dialect.name == 'sqlite' else 'never'\n"
    steps += "for table in ('speaker', 'topic', 'membership', 'change'):\n"
    steps += "    with op.batch_alter_table(table, recreate=how) as batch:\n        batch."
    folder = add_revision(f"{steps}add_column(sa.Column('colour', sa.Text()))", f"{steps}drop_column('colour')")
    with opened(location) as connection:
        fill(connection)
        before = contents(connection)
    migrate_to(location, NEXT, migrations=folder)
    with opened(location) as connection:
        assert connection.execute(text("select count(*) from speaker where colour is null")).scalar() == 4
        assert without_colour(contents(connection)) == before
        connection.execute(text("select * from v_speaker"))
    with opened(location) as connection, pytest.raises(IntegrityError, match="under itself"):
        connection.execute(text("update topic set parent_id = 2 where id = 1"))
    migrate_to(location, head_revision(), migrations=folder)
    with opened(location) as connection:
        assert contents(connection) == before
    with opened(location) as connection, pytest.raises(IntegrityError, match="append-only"):
        connection.execute(text("delete from change"))


def without_colour(tables: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    return {
        name: [{key: value for key, value in row.items() if key != "colour"} for row in rows]
        for name, rows in tables.items()
    }


def test_a_migration_that_fails_midway_leaves_nothing(location: Location, add_revision: Adder) -> None:
    folder = add_revision("op.create_table('half', sa.Column('id', sa.Integer()))\nraise RuntimeError('midway')")
    before = schema_of(location)
    with pytest.raises(RuntimeError, match="midway"):
        migrate_to(location, NEXT, migrations=folder)
    assert schema_of(location) == before
    assert find_revision(location) == head_revision()


def test_a_first_migration_that_fails_leaves_an_empty_database(empty_location: Location, add_revision: Adder) -> None:
    folder = add_revision("raise RuntimeError('midway')")
    with pytest.raises(RuntimeError, match="midway"):
        migrate_to(empty_location, "head", migrations=folder)
    assert find_revision(empty_location) is None
    migrate_to(empty_location, "head")
    assert find_revision(empty_location) == head_revision()


def test_a_reference_that_a_migration_breaks_is_refused(sqlite_path: Path, add_revision: Adder) -> None:
    location = parse_location(sqlite_path)
    with opened(location) as connection:
        fill(connection)
    folder = add_revision("op.execute('delete from speaker where id = 2')")
    with pytest.raises(StoreError, match="pointing at a missing speaker"):
        migrate_to(location, NEXT, migrations=folder)
    with opened(location) as connection:
        assert connection.execute(text("select count(*) from speaker")).scalar() == 4


def test_views_follow_the_revision_up_and_down(location: Location, add_revision: Adder) -> None:
    sql = "-- Loud names, 100 % of them.\n-- grain: one row per speaker\n-- name: the name\n"
    sql += "create view v_loud as select upper(name) as name from v_speaker where name like '%a%'"
    folder = add_revision("pass", views={"v_loud": sql})
    before = schema_of(location)
    migrate_to(location, NEXT, migrations=folder)
    with opened(location) as connection:
        fill(connection)
        assert connection.execute(text("select name from v_loud")).scalars().all() == ["EXAMPLE HERALD"]
    migrate_to(location, head_revision(), migrations=folder)
    assert schema_of(location) == before


def test_a_readers_grants_on_the_views_are_put_back(postgres_url: str, add_revision: Adder) -> None:
    location = parse_location(postgres_url)
    held = "select table_name from information_schema.role_table_grants where grantee = :who and table_name ~ '^v_'"
    with opened(location) as connection:
        connection.execute(text('create role "reader of news"'))
        connection.execute(text('grant select on v_speaker, v_claim to "reader of news"'))
        connection.execute(text("grant select on v_topic to public"))
    migrate_to(location, NEXT, migrations=add_revision("pass"))
    with opened(location) as connection:
        assert set(connection.execute(text(held), {"who": "reader of news"}).scalars()) == {"v_claim", "v_speaker"}
        assert set(connection.execute(text(held), {"who": "PUBLIC"}).scalars()) == {"v_topic"}
        connection.execute(text('drop owned by "reader of news"'))
        connection.execute(text('drop role "reader of news"'))


def test_a_view_that_is_declared_but_missing_is_said_so(location: Location, add_revision: Adder) -> None:
    folder = add_revision("pass", views={"v_loud": "-- Gone."})
    (folder / "views" / "v_loud" / "0001.sql").unlink()
    with pytest.raises(StoreError, match=r"declares v_loud 0001, but .* is missing"):
        migrate_to(location, NEXT, migrations=folder)
    assert find_revision(location) == head_revision()


def test_a_downgrade_that_cannot_work_says_why_and_changes_nothing(location: Location, add_revision: Adder) -> None:
    folder = add_revision("pass", "raise NotImplementedError('the texts of 0009 cannot be told apart again')")
    migrate_to(location, NEXT, migrations=folder)
    with pytest.raises(NotImplementedError, match="cannot be told apart"):
        migrate_to(location, head_revision(), migrations=folder)
    with opened(location) as connection:
        assert connection.execute(text("select version_num from alembic_version")).scalar() == NEXT
        connection.execute(text("select * from v_statement"))


def test_a_migration_waits_for_no_writer_forever(location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.db.engine.BUSY_SECONDS", 0.1)
    monkeypatch.setattr("claimtrack.db.rebuild._PATIENCE", "set local lock_timeout = '100ms'")
    with opened(location) as writer:
        begin_alone(writer)
        with pytest.raises(DatabaseBusy, match="another claimtrack is writing"):
            migrate_to(location, "base")
    assert find_revision(location) == head_revision()
