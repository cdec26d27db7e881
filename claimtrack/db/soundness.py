"""Whether a database is what it should be: of this revision, undamaged, every table, reference, rule and view in place.

Tables and views that users made themselves are no damage.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, MetaData, select, text
from sqlalchemy import table as named
from sqlalchemy.exc import DBAPIError

from claimtrack.db.definitions import View, current_definitions, current_views, read_trigger
from claimtrack.db.engine import reading_connection
from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.models import Base
from claimtrack.db.revision import require_current
from claimtrack.errors import DatabaseDamaged
from claimtrack.shipped import shipped

_SQLITE_TEXTS = "select name, sql from sqlite_schema where type in ('view', 'trigger')"
_POSTGRES_RULES = "select tgfoid::regproc::text from pg_trigger where not tgisinternal and tgenabled <> 'D'"
# Only the models' side of a difference counts: what users added to the schema is theirs.
_OTHERS = ("remove_table", "remove_index")


def find_damage(location: Location) -> list[str]:
    """One sentence for each thing that is wrong; raises what `require_current` raises where it cannot be looked at."""
    try:
        require_current(location)
        with store_errors(location), reading_connection(location) as connection:
            return _damaged_pages(connection) or [
                *_dangling(connection),
                *_differing(connection),
                *_altered(connection),
                *(line for view in current_views() for line in _view_damage(connection, view)),
            ]
    except DatabaseDamaged as problem:
        return [f"its pages cannot be read: {problem.__cause__}"]


def differences(connection: Connection, metadata: MetaData) -> list[tuple[Any, ...]]:
    """What separates the tables of a database from those of `metadata`, as alembic's operations; comments count."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    options = {"compare_type": True, "compare_server_default": True}
    found = compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    return [item for entry in found for item in (entry if isinstance(entry, list) else [entry])]


def _damaged_pages(connection: Connection) -> list[str]:
    """PostgreSQL sees to its pages, and to its references, itself."""
    if connection.dialect.name != "sqlite":
        return []
    lines = connection.exec_driver_sql("pragma integrity_check").scalars()
    return [line for line in lines if line != "ok"]


def _dangling(connection: Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []
    found = Counter((row[0], row[2]) for row in connection.exec_driver_sql("pragma foreign_key_check"))
    return [f"{n} rows of {child} point at a missing {parent}" for (child, parent), n in sorted(found.items())]


def _differing(connection: Connection) -> list[str]:
    found = differences(connection, Base.metadata)
    return [_describe(difference) for difference in found if difference[0] not in _OTHERS]


def _describe(difference: tuple[Any, ...]) -> str:
    """Put one of alembic's operations, the one that would mend it, into words."""
    action, *rest = difference
    if action.startswith("modify_"):
        _schema, table, column, _options, found, wanted = rest
        return f"{table}.{column} has another {action.removeprefix('modify_')}: {found} instead of {wanted}"
    verb, _, thing = action.partition("_")
    what = next((item for item in reversed(rest) if hasattr(item, "name")), rest[-1])
    name = f"{what.table.name}.{what.name}" if thing == "column" else getattr(what, "name", what)
    return f"the {thing.replace('_', ' ')} {name} is {'missing' if verb == 'add' else 'none of ours'}"


def _altered(connection: Connection) -> Iterator[str]:
    """Compare the text of views and triggers with the files they were built from, as far as the database keeps it."""
    if connection.dialect.name == "sqlite":
        present = {name: _folded(sql) for name, sql in connection.exec_driver_sql(_SQLITE_TEXTS)}
        for name, sql in _sqlite_texts():
            if name not in present:
                yield f"{name} is missing"
            elif present[name] != sql:
                yield f"{name} is not what claimtrack made"
        return
    rules = set(connection.exec_driver_sql(_POSTGRES_RULES).scalars())
    yield from (f"{rule} is missing" for rule in current_definitions().triggers if rule not in rules)


def _sqlite_texts() -> Iterator[tuple[str, str]]:
    for view in current_views():
        yield view.name, _folded(view.sql)
    for rule, generation in current_definitions().triggers.items():
        for statement in read_trigger(shipped("migrations"), rule, generation, "sqlite"):
            sql = _folded(statement)
            yield sql.split()[2], sql


def _folded(sql: str) -> str:
    """SQLite keeps a definition as written, but for what stands before it, its first words and the semicolon."""
    lines = [line for line in sql.splitlines() if not line.startswith("--")]
    words = " ".join(lines).rstrip("; \n").split()
    return " ".join([*(word.lower() for word in words[:2]), *words[2:]])


def _view_damage(connection: Connection, view: View) -> Iterable[str]:
    """Run a view, and compare its columns with what its header promises."""
    try:
        columns = list(connection.execute(select(text("*")).select_from(named(view.name)).limit(0)).keys())
    except DBAPIError as error:
        connection.rollback()
        return [f"the view {view.name} does not work: {str(error.orig).splitlines()[0]}"]
    if columns != list(view.columns):
        return [f"the view {view.name} has other columns than it should: {', '.join(columns)}"]
    return []
