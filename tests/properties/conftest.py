"""Empty databases for properties, as many as an example asks for."""

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from claimtrack.db.location import parse_location
from tests.world import World

WorldMaker = Callable[[], World]
FEW = settings(
    max_examples=14,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path) -> Iterator[WorldMaker]:
    """Make empty databases, as many as a test asks for."""
    numbers = count()

    def make() -> World:
        path = tmp_path / f"{next(numbers)}.db"
        return World(parse_location(shutil.copyfile(sqlite_template, path)))

    yield make
    for path in tmp_path.iterdir():
        path.unlink()
