"""Which database a command works on: --db, else CLAIMTRACK_DB, else claimtrack.toml, else ./claimtrack.db.

And how many automatic backups of it stay: CLAIMTRACK_BACKUPS, else claimtrack.toml, else five.
"""

import os
import shlex
from pathlib import Path
from typing import Final

from claimtrack.cli.options import Settings
from claimtrack.db.kept import KEPT
from claimtrack.db.location import Location, parse_location
from claimtrack.errors import UsageProblem

DEFAULT: Final = "claimtrack.db"
VARIABLE: Final = "CLAIMTRACK_DB"
FILE: Final = "claimtrack.toml"
BACKUPS: Final = "CLAIMTRACK_BACKUPS"


def locate(settings: Settings) -> Location:
    """The database that the nearest of the four places names."""
    return parse_location(_named(settings)[0])


def named_again(settings: Settings, command: str) -> str:
    """Give a command for the user to go on with, on the database that `--db` named; a password is left out."""
    if not settings.db:
        return command
    return f"{command} --db {shlex.quote(parse_location(settings.db).shown)}"


def origin(settings: Settings) -> str:
    """Say which of the four places that is."""
    return _named(settings)[1]


def _named(settings: Settings) -> tuple[str, str]:
    """Give the database as named, and where it is named."""
    if settings.db:
        return settings.db, "from --db"
    if given := os.environ.get(VARIABLE):
        return given, f"from {VARIABLE}"
    if stated := _database(Path(FILE)):
        return stated, f"from {FILE}"
    return DEFAULT, "the default: no --db, no CLAIMTRACK_DB, no claimtrack.toml"


def backups_kept() -> int:
    """How many of the backups that claimtrack makes by itself stay, at least one."""
    given = os.environ.get(BACKUPS)
    told = BACKUPS if given else f"{FILE}: backups"
    value: object = given or _values(Path(FILE)).get("backups", KEPT)
    number = int(value) if isinstance(value, str) and value.isdecimal() else value
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        message = f"{told} is {value!r}, not a whole number from 1"
        raise UsageProblem(message)
    return number


def _database(path: Path) -> str | None:
    """The `db` of claimtrack.toml in the current folder."""
    value = _values(path).get("db")
    if value is not None and not isinstance(value, str):
        message = f"{path}: db is {value!r}, not a path or URL in quotes"
        raise UsageProblem(message)
    return value


def _values(path: Path) -> dict[str, object]:
    if not path.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        message = f"{path} cannot be read: {problem}"
        raise UsageProblem(message) from problem
