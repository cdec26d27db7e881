"""A world to compare sides in."""

from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from tests.reports.asked import BOOK, Asked
from tests.world import World


@pytest.fixture
def asked(sqlite_path: Path) -> Asked:
    """A world that knows two sides, their people, a topic with two claims, and no article yet."""
    empty = Asked(World(parse_location(sqlite_path)))
    empty.put(*BOOK)
    return empty
