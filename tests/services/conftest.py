"""Worlds to put articles into: databases on both engines."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from tests.conftest import BOTH, PostgresServer
from tests.world import World

WorldMaker = Callable[[], World]


@pytest.fixture
def world(location: Location) -> World:
    """An empty database; the test runs on SQLite and on PostgreSQL."""
    return World(location)


@pytest.fixture
def small_world(sqlite_path: Path) -> World:
    """An empty SQLite database, where the engine cannot matter."""
    return World(parse_location(sqlite_path))


@pytest.fixture(params=BOTH)
def make_world(request: pytest.FixtureRequest, sqlite_template: Path, tmp_path: Path) -> Iterator[WorldMaker]:
    """Make empty databases, to hold one against the other."""
    numbers = count()
    if request.param == "sqlite":
        yield lambda: World(parse_location(shutil.copyfile(sqlite_template, tmp_path / f"world-{next(numbers)}.db")))
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    urls: list[str] = []

    def make() -> World:
        urls.append(server.create())
        return World(parse_location(urls[-1]))

    yield make
    for url in urls:
        server.drop(url)
