"""PostgreSQL without SQLAlchemy: the driver, if it is installed, and our mark in a schema."""

from typing import TYPE_CHECKING, Any

from claimtrack.db.location import Location
from claimtrack.errors import StoreError

if TYPE_CHECKING:
    from psycopg import Connection

MARK = "claimtrack"
"""The comment on alembic_version that tells our schema from another program's."""

CONNECT_SECONDS = 10


def require_psycopg() -> None:
    """Raise StoreError with the command that installs the driver, where it is missing."""
    try:
        import psycopg  # noqa: F401 - only to see whether it is there
    except ImportError as error:
        message = "PostgreSQL needs a driver that is not installed"
        raise StoreError(message, hint='pip install "claimtrack[postgres]"') from error


def connect_plain(location: Location) -> "Connection[tuple[Any, ...]]":
    """Open a psycopg connection, for the few look-ups that are not worth SQLAlchemy's start-up."""
    require_psycopg()
    import psycopg

    return psycopg.connect(location.dsn, connect_timeout=CONNECT_SECONDS, autocommit=True)
