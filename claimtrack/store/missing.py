"""What a read command says where there is no database of ours."""

from claimtrack.db.location import Location
from claimtrack.errors import NoDatabase, NotOurDatabase


def no_database(location: Location) -> NoDatabase:
    """The error for a place where nothing is."""
    message = f"there is no claimtrack database at {location.shown}"
    return NoDatabase(message, hint="claimtrack ingest makes one; claimtrack demo shows one")


def not_ours(location: Location) -> NotOurDatabase:
    """The error for a place where something else is."""
    message = f"{location.shown} holds data that claimtrack did not make; nothing was changed"
    return NotOurDatabase(message, hint="name another database with --db")
