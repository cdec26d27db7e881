"""Where a database is, as a value. Imports no SQLAlchemy, so that read commands pay nothing for it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from claimtrack.errors import UsageProblem

_SCHEME = re.compile(r"^([a-z][a-z0-9+]+)://", re.IGNORECASE)
_POSTGRES = ("postgresql", "postgres")
# Greedy on purpose: whatever a password holds, nothing before the last @ is shown.
_PASSWORD = re.compile(r"(://[^:/@]*):.*@")
_PASSWORD_OPTION = re.compile(r"((?:password|passfile|sslpassword)=)[^&]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Location:
    """One database: an SQLite file by its path, or a PostgreSQL database by its URL."""

    kind: Literal["sqlite", "postgresql"]
    path: Path | None
    dsn: str = field(repr=False)

    @property
    def file(self) -> Path:
        """The path of an SQLite file; only to be asked where `kind` says so."""
        if self.path is None:
            message = f"{self.shown} is not a file"
            raise UsageProblem(message)
        return self.path

    @property
    def url(self) -> str:
        """The SQLAlchemy URL; PostgreSQL is always spoken to through psycopg 3."""
        return self.dsn.replace("postgresql://", "postgresql+psycopg://", 1)

    @property
    def shown(self) -> str:
        """The location as it may be printed: without its password."""
        if self.path is not None:
            return str(self.path)
        return _PASSWORD_OPTION.sub(r"\1***", _PASSWORD.sub(r"\1:***@", self.dsn))


def parse_location(text: str | Path) -> Location:
    """Read a path, `sqlite:///path`, `postgresql://…` or `postgresql+psycopg://…`."""
    scheme = None if isinstance(text, Path) else _SCHEME.match(text)
    if scheme is None:
        return _sqlite(str(text))
    family = scheme.group(1).lower().split("+")[0]
    rest = str(text)[scheme.end() :]
    if family == "sqlite":
        return _sqlite(_path_of(rest))
    if family in _POSTGRES:
        return Location(kind="postgresql", path=None, dsn=f"postgresql://{rest}")
    message = f"claimtrack keeps no databases of the kind {scheme.group(1)}://"
    raise UsageProblem(message, hint="give a path, sqlite:///path or postgresql://user@host/name")


def _path_of(rest: str) -> str:
    if not rest.startswith("/") or "?" in rest:
        message = f"sqlite://{rest} is no plain sqlite:///path"
        raise UsageProblem(message, hint="three slashes begin a relative path, four an absolute one; no options")
    return rest[1:]


def _sqlite(name: str) -> Location:
    if not name.strip() or name == ":memory:" or "\0" in name:
        message = "a database needs a file to live in"
        raise UsageProblem(message, hint="give a path, such as claimtrack.db")
    path = Path(name).expanduser()
    return Location(kind="sqlite", path=path, dsn=f"sqlite:///{path}")
