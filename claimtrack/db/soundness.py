"""Whether a database is what it should be: of this revision, undamaged, every reference and every view in place."""

import sqlite3
from collections import Counter
from contextlib import closing

from claimtrack.db.definitions import names_in
from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.postgres import connect_plain
from claimtrack.db.revision import require_current
from claimtrack.db.sqlite import connect_readonly
from claimtrack.shipped import shipped

_VIEWS_SQLITE = "select name from sqlite_schema where type = 'view'"
_VIEWS_POSTGRES = "select viewname from pg_views where schemaname = current_schema()"


def find_damage(location: Location) -> list[str]:
    """One sentence for each thing that is wrong; raises what `require_current` raises where it cannot be looked at."""
    require_current(location)
    with store_errors(location):
        return _in_file(location) if location.kind == "sqlite" else _in_schema(location)


def _in_file(location: Location) -> list[str]:
    with closing(connect_readonly(location.file)) as connection:
        damage = [row[0] for row in connection.execute("pragma integrity_check") if row[0] != "ok"]
        if damage:
            return damage
        views = {str(row[0]) for row in connection.execute(_VIEWS_SQLITE)}
        return [*_dangling(connection), *_missing(views), *_broken(connection, views)]


def _in_schema(location: Location) -> list[str]:
    """PostgreSQL sees to pages, references and views itself; only a dropped view can be missing."""
    with connect_plain(location) as connection:
        return _missing({row[0] for row in connection.execute(_VIEWS_POSTGRES)})


def _dangling(connection: sqlite3.Connection) -> list[str]:
    found = Counter((row[0], row[2]) for row in connection.execute("pragma foreign_key_check"))
    return [f"{n} rows of {table} point at a missing {parent}" for (table, parent), n in sorted(found.items())]


def _missing(views: set[str]) -> list[str]:
    return [f"the view {name} is missing" for name in sorted(names_in(shipped("migrations"), "views") - views)]


def _broken(connection: sqlite3.Connection, views: set[str]) -> list[str]:
    broken = []
    for name in sorted(views):
        quoted = name.replace('"', '""')
        try:
            connection.execute(f'select 1 from "{quoted}" limit 0')  # noqa: S608 - a quoted name
        except sqlite3.OperationalError as error:
            broken.append(f"the view {name} does not work: {error}")
    return broken
