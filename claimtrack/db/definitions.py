"""The views and triggers of a revision, as frozen SQL files: which ones, their statements, what their headers say.

A view is `views/<view>/<generation>.sql`; a trigger is `triggers/<rule>/<generation>.<database>.sql`. Imports no
SQLAlchemy.
"""

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import StoreError
from claimtrack.shipped import shipped

if TYPE_CHECKING:
    from types import ModuleType

    from alembic.script import ScriptDirectory

_FIELD = re.compile(r"^(\w+): *(.*)$")


@dataclass(frozen=True, slots=True)
class Definitions:
    """The views and triggers of one revision: name to generation, in the order they are built."""

    views: dict[str, str]
    triggers: dict[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """One view: what it shows, one row per what, the meaning of each column, and its SQL."""

    name: str
    what: str
    grain: str
    columns: dict[str, str]
    sql: str


def definitions_at(scripts: "ScriptDirectory", revision: str | None) -> Definitions:
    """Find what a revision declares, or else the nearest one before it."""
    ancestry = [script.module for script in scripts.iterate_revisions(revision, "base")] if revision else []
    return Definitions(views=_declared(ancestry, "VIEWS"), triggers=_declared(ancestry, "TRIGGERS"))


def current_definitions() -> Definitions:
    """Give the views and triggers of the newest revision; loads alembic."""
    from alembic.script import ScriptDirectory

    return definitions_at(ScriptDirectory(shipped("migrations")), "head")


def current_views() -> list[View]:
    """Read the views of the newest revision, for the docs and for checks."""
    folder = shipped("migrations")
    return [read_view(folder, name, generation) for name, generation in current_definitions().views.items()]


def read_view(folder: Path, name: str, generation: str) -> View:
    """Read a view's file; its header is the part people read in the docs and, on PostgreSQL, in the database."""
    text = _text(folder / "views" / name / f"{generation}.sql")
    fields: dict[str, str] = {}
    current = "what"
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        words = line.removeprefix("--").strip()
        field = _FIELD.match(words)
        if field:
            current = field.group(1)
            words = field.group(2)
        fields[current] = f"{fields.get(current, '')} {words}".strip()
    what, grain = fields.pop("what", ""), fields.pop("grain", "")
    return View(name=name, what=what, grain=grain, columns=fields, sql=text)


def read_trigger(folder: Path, rule: str, generation: str, database: str) -> list[str]:
    """Give the statements that set up one rule on one database."""
    text = _text(folder / "triggers" / rule / f"{generation}.{database}.sql")
    return [text] if database == "postgresql" else split_statements(text)


def split_statements(script: str) -> list[str]:
    """Cut an SQLite script into statements; `executescript` would commit the running transaction first."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    if pending.strip():
        statements.append(pending.strip())
    return statements


def names_in(folder: Path, kind: str) -> set[str]:
    """Give every view or trigger name there has ever been, so that none of an earlier revision is left behind."""
    return {path.name for path in (folder / kind).iterdir() if path.is_dir()}


def _declared(ancestry: "list[ModuleType]", name: str) -> dict[str, str]:
    return next((getattr(module, name) for module in ancestry if hasattr(module, name)), {})


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        message = f"a revision declares {path.parent.name} {path.stem}, but {path} is missing"
        raise StoreError(message) from error
