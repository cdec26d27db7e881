"""A whole schema as text, straight from the database's own catalogue: what the snapshots in tests/golden hold."""

import re
from collections.abc import Iterator

from sqlalchemy import Connection

SQLITE = """
select sql from sqlite_schema
where sql is not null and name not glob 'sqlite_*' and tbl_name <> 'alembic_version'
order by case type when 'table' then 0 when 'index' then 1 when 'view' then 2 else 3 end, name
"""
TABLES = """
select c.oid, c.relname, coalesce(obj_description(c.oid, 'pg_class'), '') from pg_class c
where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> 'alembic_version'
order by c.relname collate "C"
"""
COLUMNS = """
select a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attcollation <> t.typcollation then ' collate ' || l.collname else '' end,
    case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),
    coalesce(col_description(a.attrelid, a.attnum), '')
from pg_attribute a
join pg_type t on t.oid = a.atttypid
left join pg_collation l on l.oid = a.attcollation
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = %s and a.attnum > 0 and not a.attisdropped
order by a.attnum
"""
CONSTRAINTS = """
select conname, pg_get_constraintdef(oid) from pg_constraint
where conrelid = %s and contype <> 'n' order by conname collate "C"
"""
INDEXES = """
select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid
where i.indrelid = %s and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
order by c.relname collate "C"
"""
TRIGGERS = """
select pg_get_triggerdef(oid) from pg_trigger where tgrelid = %s and not tgisinternal order by tgname collate "C"
"""
FUNCTIONS = """
select pg_get_functiondef(p.oid) from pg_proc p
where p.pronamespace = current_schema()::regnamespace order by p.proname collate "C"
"""
VIEWS = """
select c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''), pg_get_viewdef(c.oid)
from pg_class c where c.relkind = 'v' and c.relnamespace = current_schema()::regnamespace
order by c.relname collate "C"
"""
# How SQLite writes a column that was added, and a table that was made again.
ADDED = re.compile(r", (?=[a-z_]+ [A-Z]+(,|$))", re.MULTILINE)
QUOTED = re.compile(r'^CREATE TABLE "(\w+)"')


def schema_text(connection: Connection) -> str:
    """Give the tables, constraints, indexes, triggers and views of a database, in a settled order."""
    parts = _sqlite(connection) if connection.dialect.name == "sqlite" else _postgres(connection)
    return "\n\n".join(re.sub(r"[ \t]+$", "", part.strip(), flags=re.MULTILINE) for part in parts) + "\n"


def tables_text(connection: Connection) -> str:
    """Give the tables alone, their lines sorted: the order of constraints says nothing."""
    if connection.dialect.name == "postgresql":
        return "\n".join(line for oid, *_ in _tables(connection) for line in _postgres_table(connection, oid))
    return "\n".join(
        "\n".join(sorted(line.strip().rstrip(",") for line in ADDED.sub(",\n", sql.replace('"', "")).splitlines()))
        for (sql,) in connection.exec_driver_sql(SQLITE)
        if sql.lower().startswith(("create table", "create index", "create unique index"))
    )


def _sqlite(connection: Connection) -> Iterator[str]:
    for (sql,) in connection.exec_driver_sql(SQLITE):
        yield _in_order(QUOTED.sub(r"CREATE TABLE \1", f"{sql};"))


def _in_order(sql: str) -> str:
    """Put the constraints of a table in order: a table that was made again has them in another."""
    lines = [line.rstrip() for line in sql.splitlines()]
    ordered = iter(sorted(line.rstrip(",") for line in lines if line.startswith("\tCONSTRAINT")))
    placed = [
        f"{next(ordered)}{',' if line.endswith(',') else ''}" if line.startswith("\tCONSTRAINT") else line
        for line in lines
    ]
    return "\n".join(placed)


def _postgres(connection: Connection) -> Iterator[str]:
    for oid, name, comment in _tables(connection):
        lines = [f"create table {name} -- {comment}", *_postgres_table(connection, oid)]
        yield "\n".join([*lines, *connection.exec_driver_sql(TRIGGERS, (oid,)).scalars()])
    yield from connection.exec_driver_sql(FUNCTIONS).scalars()
    for name, comment, definition in connection.exec_driver_sql(VIEWS).fetchall():
        yield f"create view {name} as -- {comment}\n{definition}"


def _tables(connection: Connection) -> list[tuple[int, str, str]]:
    return [(row[0], row[1], row[2]) for row in connection.exec_driver_sql(TABLES)]


def _postgres_table(connection: Connection, oid: int) -> Iterator[str]:
    for column, kind, collation, required, default, meaning in connection.exec_driver_sql(COLUMNS, (oid,)):
        yield f"    {column} {kind}{collation}{required}{default} -- {meaning}"
    for constraint, definition in connection.exec_driver_sql(CONSTRAINTS, (oid,)):
        yield f"    {constraint}: {definition}"
    yield from connection.exec_driver_sql(INDEXES, (oid,)).scalars()
