"""Whether the surroundings are in order: Python and libraries, the database and its file, room on the disk.

Each check gives lines that say ok, look or wrong, and what to do. Nothing is written, not even to try.
"""

import os
import shlex
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir
from typing import Final, Literal

from claimtrack import __version__
from claimtrack.db.location import Location
from claimtrack.db.revision import find_revision, head_revision, refuse_newer
from claimtrack.errors import ClaimtrackError

State = Literal["ok", "look", "wrong"]

_OLDEST_PYTHON: Final = (3, 11)
_OLDEST_SQLITE: Final = (3, 37, 0)
EXTRAS: Final = {
    "charts": ("altair", "vl_convert"),
    "html": ("trafilatura", "lxml_html_clean"),
    "postgres": ("psycopg",),
    "sheets": ("openpyxl",),
}
"""The modules that each extra brings."""
_LITTLE: Final = 50 * 1024 * 1024
"""Less room than this is little, whatever the size of the database."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one check found: its name, whether that is in order, what there is, and what to do where it is not."""

    check: str
    state: State
    found: str
    remedy: str | None = None


def examine(location: Location, origin: str) -> Iterator[Line]:
    """Give a line for everything that was looked at; `origin` says where the location comes from."""
    yield from _programs()
    yield from _extras(location)
    yield Line("database", "ok", f"{location.shown} ({origin})")
    yield _revision(location)
    if location.kind == "sqlite":
        yield from _file(location.file)
        yield from _room(location.file)
        yield from _logs(location.file)
    yield _passing_files()


def terminal(encoding: str | None, locale: str, *, shown: bool) -> Line:
    """Tell whether names in every script can be shown; `shown` is False where the answer goes into a pipe or file."""
    found = f"{(encoding or 'none').lower()}, locale {locale}"
    if not shown:
        return Line("terminal", "ok", f"none; files and pipes are written as UTF-8 ({found})")
    if (encoding or "").lower().replace("-", "") == "utf8":
        return Line("terminal", "ok", found)
    return Line("terminal", "look", found, "other scripts show as ?: set LC_ALL=C.UTF-8 or PYTHONUTF8=1")


def _programs() -> Iterator[Line]:
    python = ".".join(map(str, sys.version_info[:3]))
    old = sys.version_info[:2] < _OLDEST_PYTHON
    yield Line("python", "wrong" if old else "ok", python, "install Python 3.11 or newer" if old else None)
    old = sqlite3.sqlite_version_info < _OLDEST_SQLITE
    remedy = "this Python comes with an old SQLite; install a newer Python" if old else None
    yield Line("sqlite", "wrong" if old else "ok", sqlite3.sqlite_version, remedy)
    yield Line("claimtrack", "ok", f"{__version__}, revision {head_revision()} of the database")


def _extras(location: Location) -> Iterator[Line]:
    for extra, modules in EXTRAS.items():
        missing = [name for name in modules if find_spec(name) is None]
        needed = extra == "postgres" and location.kind == "postgresql"
        install = f"pip install 'claimtrack[{extra}]'"
        if missing:
            yield Line(f"extra {extra}", "wrong" if needed else "ok", "not installed", f"to have it: {install}")
        else:
            yield Line(f"extra {extra}", "ok", "installed")


def _revision(location: Location) -> Line:
    upgrade = f"claimtrack db upgrade --db {shlex.quote(location.shown)}"
    try:
        revision = find_revision(location)
        if revision is None:
            return Line("revision", "look", "there is no database yet", "claimtrack ingest makes one")
        refuse_newer(location, revision)
    except ClaimtrackError as problem:
        return Line("revision", "wrong", problem.message, problem.hint)
    if revision != head_revision():
        return Line("revision", "wrong", f"{revision}, here {head_revision()}: it is older", upgrade)
    return Line("revision", "ok", revision)


def _file(path: Path) -> Iterator[Line]:
    folder = path.absolute().parent
    if path.is_file():
        if not os.access(path, os.R_OK):
            yield Line("file", "wrong", "it cannot be read", f"chmod u+rw {shlex.quote(str(path))}")
        elif not os.access(path, os.W_OK):
            yield Line("file", "look", "it can be read, not written", f"to ingest: chmod u+w {shlex.quote(str(path))}")
        else:
            yield Line("file", "ok", "it can be read and written")
    if not folder.is_dir():
        yield Line("folder", "wrong", f"there is no folder {folder}", f"mkdir -p {shlex.quote(str(folder))}")
    elif not os.access(folder, os.W_OK | os.X_OK):
        remedy = "SQLite writes its log beside the database: make the folder writable, or copy the database elsewhere"
        yield Line("folder", "look", f"{folder} cannot be written", remedy)
    else:
        yield Line("folder", "ok", f"{folder} can be written")


def _room(path: Path) -> Iterator[Line]:
    folder = next((one for one in path.absolute().parents if one.is_dir()), Path("/"))
    size = path.stat().st_size if path.is_file() else 0
    free = shutil.disk_usage(folder).free
    found = f"{_bytes(free)} free, the database has {_bytes(size)}"
    if free < min(size, _LITTLE) or free == 0:
        yield Line("disk", "wrong", found, "free some space before you write")
    elif free < max(2 * size, _LITTLE):
        yield Line("disk", "look", found, "a backup or an upgrade needs as much again; free some space")
    else:
        yield Line("disk", "ok", found)


def _logs(path: Path) -> Iterator[Line]:
    real = path.resolve()
    left = [suffix for suffix in ("-wal", "-shm") if real.with_name(real.name + suffix).exists()]
    if left:
        found = f"{' and '.join(f'{real.name}{suffix}' for suffix in left)} lie beside it"
        remedy = "somebody is writing, or was killed; keep them with the database: the next write takes them in"
        yield Line("log", "look", found, remedy)
    else:
        yield Line("log", "ok", "nothing is left beside it")


def _passing_files() -> Line:
    try:
        folder = gettempdir()
    except OSError as problem:
        return Line("temporary files", "wrong", str(problem), "point TMPDIR at a folder that can be written")
    return Line("temporary files", "ok", f"{folder}, {_bytes(shutil.disk_usage(folder).free)} free")


def _bytes(number: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000:  # noqa: PLR2004 - the step between units
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} TB"
