"""Of which revision a database is, and whether this claimtrack can use it. Imports neither SQLAlchemy nor alembic."""

import shlex
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.postgres import MARK, connect_plain
from claimtrack.db.sqlite import APPLICATION_ID, reading, refuse_other_things
from claimtrack.errors import NoDatabase, NotOurDatabase, SchemaTooNew, SchemaTooOld, StoreError
from claimtrack.shipped import shipped

_TABLES_SQLITE = (
    "select name from sqlite_schema where type in ('table', 'view') and name not like 'sqlite!_%' escape '!'"
)
_TABLES_POSTGRES = """
select c.relname
from pg_class c
where c.relnamespace = current_schema()::regnamespace
  and c.relkind in ('r', 'p', 'v', 'm', 'f')
  and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
"""
_MARK_POSTGRES = "select obj_description('alembic_version'::regclass, 'pg_class')"
_ENCODING = "show server_encoding"
_REVISION = "select version_num from alembic_version"


@cache
def known_revisions(migrations: Path | None = None) -> tuple[str, ...]:
    """The revisions this claimtrack carries, in order; they are the numbers that file names begin with."""
    folder = migrations or shipped("migrations")
    return tuple(sorted(path.name[:4] for path in (folder / "versions").glob("[0-9][0-9][0-9][0-9]_*.py")))


def head_revision() -> str:
    """The revision that this claimtrack reads and writes."""
    return known_revisions()[-1]


def find_revision(location: Location) -> str | None:
    """The revision of a database, None where there is nothing yet; raises NotOurDatabase for anything foreign."""
    with store_errors(location):
        return _of_file(location) if location.kind == "sqlite" else _of_schema(location)


def refuse_newer(location: Location, revision: str | None, *, known: tuple[str, ...] | None = None) -> None:
    """Raise SchemaTooNew for a revision that this claimtrack (or `known`) does not have."""
    known = known or known_revisions()
    if revision is not None and revision not in known:
        message = f"{location.shown} was written by a newer claimtrack (revision {revision}, here {known[-1]})"
        raise SchemaTooNew(message, hint="pip install --upgrade claimtrack")


def refuse_older(location: Location, revision: str) -> None:
    """Raise SchemaTooOld, naming the command that helps, for any revision but the newest."""
    if revision != head_revision():
        message = f"{location.shown} was written by an older claimtrack (revision {revision}, here {head_revision()})"
        raise SchemaTooOld(message, hint=f"claimtrack db upgrade --db {shlex.quote(location.shown)}")


def require_current(location: Location) -> None:
    """Raise NoDatabase, NotOurDatabase, SchemaTooOld or SchemaTooNew unless a read command can use the database."""
    revision = find_revision(location)
    if revision is None:
        message = f"there is no claimtrack database at {location.shown}"
        raise NoDatabase(message, hint="claimtrack ingest makes one; claimtrack demo shows one")
    refuse_newer(location, revision)
    refuse_older(location, revision)


def _of_file(location: Location) -> str | None:
    refuse_other_things(location.file)
    if not location.file.exists():
        return None
    with reading(location.file) as connection:
        mark = connection.execute("pragma application_id").fetchone()[0]
        tables = {row[0] for row in connection.execute(_TABLES_SQLITE)}
        if mark != APPLICATION_ID and (mark or tables):
            raise _foreign(location)
        return _stamped(location, tables, lambda: connection.execute(_REVISION).fetchone())


def _of_schema(location: Location) -> str | None:
    with connect_plain(location) as connection:
        tables = {row[0] for row in connection.execute(_TABLES_POSTGRES)}
        if tables and ("alembic_version" not in tables or connection.execute(_MARK_POSTGRES).fetchone() != (MARK,)):
            raise _foreign(location)
        if connection.execute(_ENCODING).fetchone() != ("UTF8",):
            message = f"{location.shown} cannot hold every script: its encoding is not UTF-8"
            raise StoreError(message, hint="create database … encoding 'UTF8' template template0")
        return _stamped(location, tables, lambda: connection.execute(_REVISION).fetchone())


def _stamped(location: Location, tables: set[str], fetch: Callable[[], tuple[Any, ...] | None]) -> str | None:
    """Give the stamped revision; tables without one are no state that claimtrack leaves behind."""
    row = fetch() if "alembic_version" in tables else None
    if row is None and tables - {"alembic_version"}:
        raise _foreign(location)
    return str(row[0]) if row else None


def _foreign(location: Location) -> NotOurDatabase:
    message = f"{location.shown} holds data that claimtrack did not make; nothing was changed"
    return NotOurDatabase(message, hint="name another database with --db")
