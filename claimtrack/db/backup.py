"""Copies of an SQLite database, made while it is in use and never over an existing file."""

import os
import shutil
import sqlite3
from contextlib import closing
from itertools import count
from pathlib import Path

from claimtrack.db.sqlite import reading


def back_up(path: Path, revision: str) -> Path:
    """Copy a database beside itself as `NAME.backup-REVISION-N` and give the new path."""
    target = _unused(path, revision)
    try:
        with reading(path) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
        shutil.copymode(path, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _unused(path: Path, revision: str) -> Path:
    """Take the first free name, in one step, so that two commands never share one."""
    for number in count(1):
        target = path.with_name(f"{path.name}.backup-{revision}-{number}")
        try:
            os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            continue
        return target
    raise AssertionError  # pragma: no cover - `count` does not end
