"""The backup before a large ingest: made at the last moment, and only if there is something to lose.

Large is an ingest of more than ARTICLES articles that changes anything, or one that withdraws more than WITHDRAWN
statements in all. The copy is made before the first (or the first too large) transaction is committed, while that one
holds the lock: other connections still see what was there before it.
"""

from pathlib import Path
from typing import Final

from claimtrack.db.backup import back_up
from claimtrack.db.errors import store_errors
from claimtrack.db.kept import INGEST
from claimtrack.db.location import Location
from claimtrack.services.inputs import Inputs
from claimtrack.store.session import WriteSession

ARTICLES: Final = 1000
WITHDRAWN: Final = 100


class Precaution:
    """Watches one ingest, and copies an SQLite database once; PostgreSQL is its server's to back up."""

    def __init__(self, location: Location, inputs: Inputs, kept: int) -> None:
        self._location = location
        self._inputs = inputs
        self._kept = kept
        self._needed = self._is_large = False

    def look(self, session: WriteSession) -> None:
        """See, before anything is read or written, whether the database holds something and how much is to come."""
        self._needed = self._location.kind == "sqlite" and session.last_id("ingest_run") > 0
        self._is_large = self._needed and self._inputs.more_than(ARTICLES)

    def take(self, withdrawn: int) -> Path | None:
        """Make the backup if this is the moment for it: called before each commit of a change."""
        if not self._needed or not (self._is_large or withdrawn > WITHDRAWN):
            return None
        self._needed = False
        with store_errors(self._location):
            return back_up(self._location.file, INGEST, self._kept)
