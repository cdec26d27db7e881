"""The frozen views: they work, keep their promise, and what users built upon them survives a migration."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect, text

from claimtrack.db.definitions import View, current_definitions, current_views, names_in
from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import migrate_to
from claimtrack.db.revision import find_revision, head_revision, known_revisions
from claimtrack.errors import StoreError
from claimtrack.shipped import shipped
from tests.rows import fill

VIEWS = current_views()
BEFORE = known_revisions()[-2]


@pytest.fixture
def connection(location: Location) -> Iterator[Connection]:
    engine = create_engine_for(location)
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def test_every_file_of_the_folder_is_declared() -> None:
    assert set(current_definitions().views) == names_in(shipped("migrations"), "views")
    assert set(current_definitions().triggers) == names_in(shipped("migrations"), "triggers")


def test_the_columns_are_those_of_the_header_and_every_view_answers(connection: Connection) -> None:
    fill(connection)
    for view in VIEWS:
        result = connection.execute(text(f"select * from {view.name}"))
        assert list(result.keys()) == list(view.columns), view.name
        result.close()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.name))
def test_a_header_says_what_the_view_shows_its_grain_and_every_column(view: View) -> None:
    assert view.what.endswith(".")
    assert view.grain.startswith("one row per ")
    assert all(view.columns.values()), view.columns
    assert "*" not in view.sql.replace("count(*)", "")


def test_postgresql_carries_the_headers_as_comments(postgres_url: str) -> None:
    engine = create_engine_for(parse_location(postgres_url))
    with engine.connect() as connection:
        view = next(view for view in VIEWS if view.name == "v_statement")
        comments = {column["name"]: column["comment"] for column in inspect(connection).get_columns(view.name)}
    engine.dispose()
    assert comments == view.columns


def test_a_view_of_the_users_own_is_put_back(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    run(location, "create view mine as select name from v_speaker", "create table notes (id integer, body text)")
    run(location, "create trigger my_rule after insert on notes begin delete from notes where id < 0; end")
    migrate_to(location, BEFORE)
    migrate_to(location, "head")
    run(location, "select name from mine", "insert into notes values (-1, '')")
    assert run(location, "select count(*) from notes") == [(0,)]


def test_what_depends_on_a_view_on_postgresql_is_named_and_nothing_changes(postgres_url: str) -> None:

    location = parse_location(postgres_url)
    run(location, "create view mine as select name from v_speaker")
    with pytest.raises(StoreError, match="other objects depend on the views") as caught:
        migrate_to(location, BEFORE)
    assert caught.value.hint == "drop them, upgrade, make them again"
    assert find_revision(location) == head_revision()
    run(location, "select name from mine")


def run(location: Location, *statements: str) -> list[tuple[object, ...]]:
    """Run statements as a user would, and give the rows of the last."""
    rows: list[tuple[object, ...]] = []
    engine = create_engine_for(location)
    with engine.begin() as connection:
        for statement in statements:
            result = connection.execute(text(statement))
            rows = [tuple(row) for row in result] if result.returns_rows else []
    engine.dispose()
    return rows
