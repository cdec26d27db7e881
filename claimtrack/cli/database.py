"""Which database a command works on: --db, else CLAIMTRACK_DB, else claimtrack.toml, else ./claimtrack.db."""

import os
from pathlib import Path
from typing import Final

from claimtrack.cli.options import Settings
from claimtrack.db.location import Location, parse_location
from claimtrack.errors import UsageProblem

DEFAULT: Final = "claimtrack.db"
VARIABLE: Final = "CLAIMTRACK_DB"
FILE: Final = "claimtrack.toml"


def locate(settings: Settings) -> Location:
    """The database that the nearest of the four places names."""
    return parse_location(settings.db or os.environ.get(VARIABLE) or _from_file(Path(FILE)) or DEFAULT)


def _from_file(path: Path) -> str | None:
    """The `db` of claimtrack.toml in the current folder."""
    if not path.is_file():
        return None
    import tomllib

    try:
        value = tomllib.loads(path.read_text(encoding="utf-8")).get("db")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        message = f"{path} cannot be read: {problem}"
        raise UsageProblem(message) from problem
    if value is not None and not isinstance(value, str):
        message = f"{path}: db is {value!r}, not a path or URL in quotes"
        raise UsageProblem(message)
    return value
