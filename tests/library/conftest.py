"""The invented harbour talks as a database, on both engines, once for all tests of a file; a bench for two coders."""

from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.library.database import Database
from claimtrack.shipped import shipped
from tests.library.bench import Bench


@pytest.fixture(scope="module")
def harbour(shared_location: Location) -> Database:
    """The sample, to be read only."""
    database = Database(shared_location)
    assert database.ingest(shipped("samples") / "harbour").result.changed
    return database


@pytest.fixture
def bench(sqlite_path: Path) -> Bench:
    """An empty database with a codebook, for two coders to disagree in."""
    return Bench(parse_location(sqlite_path))
