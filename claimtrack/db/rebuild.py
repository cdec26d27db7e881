"""Take all views and triggers away before a migration and build those of the reached revision after it.

Used by migrations/env.py inside its one transaction. What users added themselves (views, triggers, grants on our views)
is put back as it was.
"""

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from claimtrack.db.definitions import Definitions, View, names_in, read_trigger, read_view
from claimtrack.db.postgres import MARK
from claimtrack.db.sqlite import APPLICATION_ID
from claimtrack.errors import StoreError

# The same number as every writer takes: no migration while one writes.
_LOCK = "select pg_advisory_xact_lock(1129073236)"
_PATIENCE = "set local lock_timeout = '30s'"
_SQLITE_OBJECTS = "select type, name, sql from sqlite_schema where type in ('view', 'trigger') order by rowid"
_POSTGRES_VIEWS = "select viewname from pg_views where schemaname = current_schema()"
_POSTGRES_FUNCTIONS = "select proname from pg_proc where pronamespace = current_schema()::regnamespace"
_POSTGRES_GRANTS = """
select c.relname, format(
    'grant %s on %I to %s', a.privilege_type, c.relname,
    case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end
)
from pg_class c, aclexplode(c.relacl) a
where c.relkind = 'v' and c.relnamespace = current_schema()::regnamespace and a.grantee <> c.relowner
"""


@dataclass(slots=True)
class Aside:
    """What users added, as statements to run again; on PostgreSQL each belongs to one of our views."""

    statements: list[tuple[str, str]] = field(default_factory=list)


def begin_alone(connection: Connection) -> None:
    """Keep other migrations of the same database out until the transaction ends (BEGIN IMMEDIATE does on SQLite)."""
    if connection.dialect.name == "postgresql":
        _run(connection, _PATIENCE)
        _run(connection, _LOCK)


def drop_definitions(connection: Connection, folder: Path) -> Aside:
    """Drop our views and triggers, and on SQLite everybody's: a table cannot be rebuilt under a view."""
    if connection.dialect.name == "sqlite":
        return _drop_sqlite(connection, folder)
    return _drop_postgres(connection, folder)


def build_definitions(connection: Connection, folder: Path, definitions: Definitions, aside: Aside) -> None:
    """Build a revision's views and triggers, then put back what users had added."""
    database = connection.dialect.name
    for name, generation in definitions.views.items():
        view = read_view(folder, name, generation)
        _run(connection, view.sql)
        if database == "postgresql":
            _comment(connection, view)
    for rule, generation in definitions.triggers.items():
        for statement in read_trigger(folder, rule, generation, database):
            _run(connection, statement)
    for name, statement in aside.statements:
        if database == "sqlite" or name in definitions.views:
            _run(connection, statement)


def mark_ours(connection: Connection) -> None:
    """Write claimtrack's mark into the database."""
    if connection.dialect.name == "sqlite":
        _run(connection, f"pragma application_id = {APPLICATION_ID}")
    else:
        _run(connection, f"comment on table alembic_version is '{MARK}'")


def check_references(connection: Connection) -> None:
    """Raise StoreError where a migration on SQLite, which runs without foreign keys, left a row pointing nowhere."""
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("pragma foreign_key_check").fetchone()
    if broken is not None:
        message = f"this migration would leave a row of {broken[0]} pointing at a missing {broken[2]}"
        raise StoreError(message, hint="nothing was changed")


def _drop_sqlite(connection: Connection, folder: Path) -> Aside:
    views, rules = names_in(folder, "views"), names_in(folder, "triggers")
    aside = Aside()
    for kind, name, sql in connection.exec_driver_sql(_SQLITE_OBJECTS).fetchall():
        _run(connection, f"drop {kind} if exists {_quoted(name)}")
        ours = name in views if kind == "view" else any(name.startswith(f"{rule}_") for rule in rules)
        if not ours:
            aside.statements.append((name, sql))
    return aside


def _drop_postgres(connection: Connection, folder: Path) -> Aside:
    aside = Aside([(row[0], row[1]) for row in connection.exec_driver_sql(_POSTGRES_GRANTS)])
    present = set(connection.exec_driver_sql(_POSTGRES_VIEWS).scalars())
    views = sorted(present & names_in(folder, "views"))
    if views:
        _run(connection, f"drop view {', '.join(map(_quoted, views))}")
    functions = set(connection.exec_driver_sql(_POSTGRES_FUNCTIONS).scalars())
    for rule in sorted(functions & names_in(folder, "triggers")):
        _run(connection, f"drop function {_quoted(rule)} cascade")
    return aside


def _comment(connection: Connection, view: View) -> None:
    _run(connection, f"comment on view {_quoted(view.name)} is {_literal(f'{view.what} One {view.grain}')}")
    for column, meaning in view.columns.items():
        _run(connection, f"comment on column {_quoted(view.name)}.{_quoted(column)} is {_literal(meaning)}")


def _run(connection: Connection, statement: str) -> None:
    """Run a statement as it stands: a percent sign in it is no parameter."""
    connection.execution_options(no_parameters=True).exec_driver_sql(statement)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
