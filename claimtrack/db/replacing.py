"""Putting a backup in the place of a database, in one transaction: all of it or nothing, and nobody else inside."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from claimtrack.db.backup import back_up, copy_pages, find_broken_pages, keep_damaged, make_file, patience
from claimtrack.db.errors import store_errors
from claimtrack.db.kept import RESTORE
from claimtrack.db.location import Location
from claimtrack.db.sqlite import APPLICATION_ID, BUSY_SECONDS, reading, refuse_other_things
from claimtrack.errors import DatabaseBusy, NotOurDatabase, StoreError


@dataclass(frozen=True, slots=True)
class Replaced:
    """Where what was replaced is kept, and whether it was damaged."""

    before: Path
    was_damaged: bool


def is_there(location: Location) -> bool:
    """Tell whether there is a database of ours, sound or not, to be replaced; anything else raises NotOurDatabase."""
    refuse_other_things(location.file)
    if not location.file.exists() or location.file.stat().st_size == 0:
        return False
    with store_errors(location), reading(location.file) as connection:
        mark = connection.execute("pragma application_id").fetchone()[0]
    if mark != APPLICATION_ID:
        message = f"{location.shown} is no database of claimtrack; nothing was changed"
        raise NotOurDatabase(message, "move it away, and restore again")
    return True


def find_decay(location: Location) -> list[str]:
    """Say what is wrong with the pages of a database of any revision."""
    try:
        with store_errors(location), reading(location.file) as connection:
            return find_broken_pages(connection)
    except StoreError as problem:
        return [problem.message]


def put_new(source: Path, location: Location) -> None:
    """Make a database that is not there yet from a backup."""

    def fill(part: Path) -> None:
        with reading(source) as given:
            copy_pages(given, part)

    with suppress(FileNotFoundError):
        if location.file.stat().st_size == 0:
            location.file.unlink()
    try:
        with store_errors(location):
            make_file(iter([location.file]), fill, like=source)
    except FileExistsError as problem:
        message = f"another command has just made {location.shown}; nothing was changed"
        raise DatabaseBusy(message, "restore again") from problem


def replace(source: Path, location: Location, kept: int) -> Replaced:
    """Write a backup over a database that nobody else has open; killed midway, the old one is still there.

    What is there is copied first, with nobody else in it any more: nothing can be written between the two.
    The old pages are replaced inside one transaction of SQLite, not by another file of the same name: a process that
    had the old file open would go on writing into it, or mix its log with the new one.
    """
    if not all(os.access(path, os.W_OK) for path in (location.file, location.file.resolve().parent)):
        message = f"{location.shown} cannot be written: it or its folder is read-only"
        raise StoreError(message)
    target = sqlite3.connect(location.file, timeout=BUSY_SECONDS, isolation_level=None)
    with store_errors(location), closing(target), reading(source) as given:
        _alone(target, location)
        was_damaged = bool(find_broken_pages(target))
        if was_damaged:
            before = keep_damaged(location.file, RESTORE, target)
        else:
            before = back_up(location.file, RESTORE, kept, through=target)
        given.backup(target, progress=patience())
        damage = find_broken_pages(target)
    if damage:
        message = f"{location.shown} is not what {source} is, although it was written: {damage[0]}"
        raise StoreError(message, "the disk may be failing: restore to another one with --db")
    return Replaced(before, was_damaged)


def _alone(target: sqlite3.Connection, location: Location) -> None:
    """Take the file for this connection until it is closed."""
    target.execute("pragma locking_mode = exclusive")
    try:
        target.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        message = f"{location.shown} is in use by another command, so that it cannot be replaced; nothing was changed"
        raise DatabaseBusy(message, "end the other command, and restore again") from error
    target.execute("commit")
