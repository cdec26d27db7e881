"""The invented harbour talks as a database, on both engines, once for all tests of a file."""

import pytest

from claimtrack.db.location import Location
from claimtrack.library.database import Database
from claimtrack.shipped import shipped


@pytest.fixture(scope="module")
def harbour(shared_location: Location) -> Database:
    """The sample, to be read only."""
    database = Database(shared_location)
    assert database.ingest(shipped("samples") / "harbour").result.changed
    return database
