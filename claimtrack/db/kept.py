"""The backups beside a database, by their names: which there are, which is the newest, which are too many.

    claimtrack-2026-11-22T0912Z.backup.db                  made by hand
    claimtrack-2026-11-22T0912Z.before-upgrade.backup.db   made by claimtrack, and removed when there are newer ones

A second one of the same minute is `…T0912Z-2…`. What a restore found damaged is kept as `….before-restore.damaged.db`:
it is no backup, and never removed.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

KEPT: Final = 5
"""How many automatic backups of a database stay, unless `CLAIMTRACK_BACKUPS` or claimtrack.toml says another number."""

UPGRADE, INGEST, RESTORE, CURATE = "before-upgrade", "before-ingest", "before-restore", "before-curate"
_STAMP: Final = "%Y-%m-%dT%H%MZ"
_MADE: Final = r"-(\d{4}-\d\d-\d\dT\d{4}Z)(?:-(\d+))?(\.before-[a-z]+)?\.backup"
_AUTOMATIC: Final = re.compile(_MADE.removesuffix(r"?\.backup") + r"\.backup(?:\.[^.]*)?$")


def backup_names(path: Path, reason: str = "", what: str = "backup") -> Iterator[Path]:
    """Give the names for a backup of a file made now, without end; the first that is free is to be taken."""
    stamp = datetime.now(UTC).strftime(_STAMP)
    why = f".{reason}" if reason else ""
    for number in count(1):
        again = f"-{number}" if number > 1 else ""
        yield path.with_name(f"{path.stem}-{stamp}{again}{why}.{what}{path.suffix}")


def looks_automatic(path: Path) -> bool:
    """Tell whether a file of this name would be taken for one that claimtrack made by itself and may remove."""
    return _AUTOMATIC.search(path.name) is not None


def newest_backup(path: Path) -> Path | None:
    """Find the newest backup beside a database, whoever made it."""
    found = _beside(path)
    return max(found)[-1] if found else None


def remove_older(path: Path, made: Path, kept: int = KEPT) -> None:
    """Remove the oldest automatic backups until `kept` are left; never the one just `made`, whatever its clock says."""
    others = [one[-1] for one in sorted(_beside(path, automatic_only=True)) if one[-1].name != made.name]
    for old in others[: max(len(others) - (kept - 1), 0)]:
        with suppress(OSError):  # one that cannot be removed is no reason to fail what was begun
            old.unlink()


def _beside(path: Path, *, automatic_only: bool = False) -> list[tuple[str, int, Path]]:
    name = re.compile(re.escape(path.stem) + _MADE + re.escape(path.suffix) + "$")
    found: list[tuple[str, int, Path]] = []
    with suppress(OSError):
        for file in path.absolute().parent.iterdir():
            known = name.match(file.name)
            if known and (known[3] or not automatic_only):
                found.append((known[1], int(known[2] or 1), path.with_name(file.name)))
    return found
