"""Failures of a database, told in the program's own errors: busy, full, read-only, damaged, not reachable."""

import shlex
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from claimtrack.db.kept import newest_backup
from claimtrack.db.location import Location
from claimtrack.errors import DatabaseBusy, DatabaseDamaged, NotOurDatabase, StoreError

# By the result code; extended ones that are not named (SQLITE_IOERR_READ, …) by the primary one, their low byte.
_SQLITE: dict[int, tuple[type[StoreError], str, str | None]] = {
    sqlite3.SQLITE_BUSY: (
        DatabaseBusy,
        "{place} is busy: another claimtrack is writing to it",
        "try again when it is done",
    ),
    sqlite3.SQLITE_LOCKED: (DatabaseBusy, "{place} is locked", "try again when the other command is done"),
    sqlite3.SQLITE_FULL: (StoreError, "there is no room left to write {place}", "free some space and run it again"),
    sqlite3.SQLITE_READONLY: (StoreError, "{place} cannot be written: it or its folder is read-only", None),
    sqlite3.SQLITE_PERM: (StoreError, "access to {place} is not permitted", None),
    sqlite3.SQLITE_CANTOPEN: (StoreError, "{place} cannot be opened: its folder is missing or not permitted", None),
    sqlite3.SQLITE_IOERR: (StoreError, "the disk failed while {place} was read or written", None),
    sqlite3.SQLITE_CORRUPT: (
        DatabaseDamaged,
        "{place} is damaged",
        "claimtrack db check tells what is wrong; {remedy}",
    ),
    sqlite3.SQLITE_NOTADB: (NotOurDatabase, "{place} is not a database", None),
    sqlite3.SQLITE_TOOBIG: (StoreError, "a text is too long for {place}", None),
}
# A limit on the size of files, or a quota, looks so; a disk that is merely full is SQLITE_FULL.
_SQLITE |= dict.fromkeys(
    (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_FSYNC),
    (
        StoreError,
        "{place} could not be written: the disk is full, or a file may not grow so large, or the disk fails",
        "free some space and run it again",
    ),
)

# By SQLSTATE; a two-character key stands for its whole class.
_POSTGRES: dict[str, tuple[type[StoreError], str, str | None]] = {
    "55P03": (DatabaseBusy, "{place} is busy: another claimtrack is writing to it", "try again when it is done"),
    "40": (DatabaseBusy, "{place} is busy: another transaction got in the way", "try again"),
    "53100": (StoreError, "the server of {place} has no room left", None),
    "53": (StoreError, "the server of {place} is short of resources: {detail}", None),
    "25006": (StoreError, "{place} is read-only", None),
    "42501": (StoreError, "access to {place} is not permitted: {detail}", "ask for a role that may do this"),
    "3F000": (StoreError, "{place} has no schema to put tables into", "see the search_path of the role, or the URL's"),
    "57P": (StoreError, "the server of {place} closed the connection: {detail}", "try again"),
    "2BP01": (
        StoreError,
        "other objects depend on the views of {place}: {detail}",
        "drop them, upgrade, make them again",
    ),
    "08": (StoreError, "the connection to {place} failed: {detail}", None),
}


@contextmanager
def store_errors(location: Location) -> Iterator[None]:
    """Turn what the drivers raise inside into a StoreError with a sentence; anything else passes as it is."""
    try:
        yield
    except sqlite3.Error as error:
        problem = _of_sqlite(error, location)
        if problem is None:
            raise
        raise problem from error
    except Exception as error:
        problem = _of_driver(error, location)
        if problem is None:
            raise
        raise problem from error


def _of_sqlite(error: BaseException, location: Location) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    known = (_SQLITE.get(code) or _SQLITE.get(code & 0xFF)) if isinstance(code, int) else None
    return _told(known, location, "") if known else None


def _of_driver(error: Exception, location: Location) -> StoreError | None:
    """Look inside SQLAlchemy's wrapper, if SQLAlchemy is in use at all."""
    sqlalchemy = sys.modules.get("sqlalchemy.exc")
    inner = error.orig if sqlalchemy and isinstance(error, sqlalchemy.DBAPIError) else error
    if isinstance(inner, sqlite3.Error):
        return _of_sqlite(inner, location)
    psycopg = sys.modules.get("psycopg")
    if psycopg is None or not isinstance(inner, psycopg.Error):
        return None
    return _of_postgres(
        inner, getattr(inner, "sqlstate", None), location, is_connection=isinstance(inner, psycopg.OperationalError)
    )


def _of_postgres(error: Exception, state: str | None, location: Location, *, is_connection: bool) -> StoreError | None:
    detail = _first_line(str(error))
    if state is None:
        unreachable = (
            StoreError,
            "no connection to {place}: {detail}",
            "see that the server runs and the URL is right",
        )
        return _told(unreachable, location, detail) if is_connection else None
    known = next((_POSTGRES[state[:n]] for n in (5, 3, 2) if state[:n] in _POSTGRES), None)
    return _told(known, location, detail) if known else None


def _told(known: tuple[type[StoreError], str, str | None], location: Location, detail: str) -> StoreError:
    kind, sentence, hint = known
    if hint is not None and "{remedy}" in hint:
        hint = hint.format(remedy=told_remedy(location))
    return kind(sentence.format(place=location.shown, detail=detail), hint=hint)


def told_remedy(location: Location) -> str:
    """Say what helps a damaged database: its newest backup, by name."""
    newest = newest_backup(location.file) if location.kind == "sqlite" else None
    if newest is None:
        return "there is no backup beside it"
    return f"the newest backup: claimtrack db restore {shlex.quote(str(newest))} --db {shlex.quote(location.shown)}"


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")
