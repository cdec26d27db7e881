"""Copies of an SQLite database: made while it is in use, checked, never over an existing file, whole or not at all."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, nullcontext, suppress
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import Final

from claimtrack.db.kept import KEPT, backup_names, remove_older
from claimtrack.db.sqlite import BUSY_SECONDS, reading
from claimtrack.errors import StoreError

_COMPANIONS: Final = ("", "-journal", "-wal", "-shm")


def back_up(path: Path, reason: str, kept: int = KEPT, *, through: sqlite3.Connection | None = None) -> Path:
    """Copy a database beside itself before something is done to it; give the copy, remove the oldest such copies.

    Who has taken the file for himself says `through` which connection it can still be read.
    """

    def fill(part: Path) -> None:
        with nullcontext(through) if through is not None else reading(path) as source:
            copy_pages(source, part)
        refuse_broken(part, path)

    made = make_file(backup_names(path, reason), fill, like=path)
    remove_older(path, made, kept)
    return made


def keep_damaged(path: Path, reason: str, through: sqlite3.Connection) -> Path:
    """Copy a damaged database beside itself as it is, page by page."""
    return make_file(backup_names(path, reason, "damaged"), lambda part: copy_pages(through, part), like=path)


def make_file(names: Iterator[Path], fill: Callable[[Path], None], *, like: Path | None = None) -> Path:
    """Have a file filled under another name, then give it the first of `names` that no file has.

    Raises FileExistsError where none is free; a failure leaves nothing behind.
    """
    first = next(names)
    part = first.with_name(f".{first.name}.{os.getpid()}.part")
    _sweep(first)
    try:
        fill(part)
        if like is not None:
            shutil.copymode(like, part)
        _sync(part)
        made = _named(part, chain([first], names))
        _sync(made.absolute().parent)
        return made
    except FileExistsError:
        raise
    except OSError as problem:
        message = f"{first} cannot be written: {problem.strerror or problem}"
        raise StoreError(message) from problem
    finally:
        _remove(part)


def copy_pages(source: sqlite3.Connection, part: Path) -> None:
    """Copy what a connection sees at this moment into a new file, one that needs no other file beside it."""
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        # Nobody reads the part before it is finished; whoever is stopped midway leaves it to be removed.
        copy.execute("pragma journal_mode = off")
        copy.execute("pragma synchronous = off")
        source.backup(copy, progress=patience())
    with closing(sqlite3.connect(part, isolation_level=None)) as copy, suppress(sqlite3.DatabaseError):
        # What is damaged cannot be told so; looking at the copy, which comes next, finds that out.
        copy.execute("pragma journal_mode = delete")


def patience() -> Callable[[int, int, int], None]:
    """Give what ends a copy that waits too long for a lock; left to itself it would wait for ever."""
    end = monotonic() + BUSY_SECONDS

    def told(status: int, _remaining: int, _total: int) -> None:
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and monotonic() > end:
            busy = sqlite3.OperationalError("database is locked")
            busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise busy

    return told


def refuse_broken(copy: Path, path: Path) -> None:
    """Raise StoreError unless all pages of a copy are sound."""
    with reading(copy) as connection:
        damage = find_broken_pages(connection)
    if damage:
        message = f"{path} is damaged, so that no backup of it is made: {damage[0]}"
        raise StoreError(message, "claimtrack db check tells more")


def find_broken_pages(connection: sqlite3.Connection) -> list[str]:
    """Say what is wrong with the pages and indexes of a file; needs no knowledge of its revision."""
    try:
        lines = [str(row[0]) for row in connection.execute("pragma integrity_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [line for line in lines if line != "ok"]


def _named(part: Path, names: Iterator[Path]) -> Path:
    for target in names:
        try:
            os.link(part, target)
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links, as on a memory stick
            if target.exists():
                continue
            part.rename(target)
        return target
    raise FileExistsError


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(target: Path) -> None:
    """Remove the unfinished files that killed commands left for backups of the same database."""
    begin = target.name.split("-20", maxsplit=1)[0]
    for left in target.absolute().parent.glob(".*.part"):
        process = left.name.removesuffix(".part").rpartition(".")[2]
        if left.name.startswith(f".{begin}") and process.isdecimal() and not _runs(int(process)):
            _remove(left)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _remove(part: Path) -> None:
    for suffix in _COMPANIONS:
        with suppress(OSError):
            part.with_name(f"{part.name}{suffix}").unlink()
