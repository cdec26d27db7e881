from claimtrack.db.location import Location
from claimtrack.db.migrate import ensure_current
from claimtrack.db.revision import find_revision, head_revision


def test_a_new_database_is_of_the_newest_revision(empty_location: Location) -> None:
    assert find_revision(empty_location) is None
    assert ensure_current(empty_location) is True
    assert find_revision(empty_location) == head_revision()
    assert ensure_current(empty_location) is False


def test_fixture(location: Location) -> None:
    assert find_revision(location) == head_revision()
