"""reference/schema.md and a page for each aggregate: tables as the models describe them, rules as the triggers say."""

from collections.abc import Iterable
from importlib import import_module

from sqlalchemy import CheckConstraint, Column, Table, UniqueConstraint

from claimtrack.db.definitions import current_definitions, read_trigger
from claimtrack.db.models import Base
from claimtrack.db.revision import head_revision
from claimtrack.shipped import shipped

AGGREGATES = ("actors", "publications", "claims", "speech", "codings", "reports", "ledger")
INTRO = """# Tables

Where claimtrack keeps what it knows. Query the [views](views.md) instead: these tables may change from one version to
the next, and some of them are worked out from others. On PostgreSQL every table and column carries its description as
a comment.

- Text sorts by code point. Days and instants are ISO text; instants are in UTC. Flags are 0 or 1. Unknown is null;
  columns that say so use an empty text, because they are part of a unique rule.
- `id` columns are local to a database and never exported; `key` columns are made from the content.
- Positions in a text count code points and are half-open: `start_char` is the first, `end_char` the one after the last.
- The schema is at revision {revision}. `claimtrack db upgrade` brings an older database there.
"""


def pages() -> dict[str, str]:
    """The overview, and the tables of each aggregate."""
    rooms = {name: _tables_of(name) for name in AGGREGATES}
    made = {f"reference/schema/{name}.md": _page(name, tables) for name, tables in rooms.items()}
    return {"reference/schema.md": _overview(rooms), **made}


def _tables_of(aggregate: str) -> list[Table]:
    module = f"claimtrack.db.models.{aggregate}"
    own = {mapper.local_table for mapper in Base.registry.mappers if mapper.class_.__module__ == module}
    return [table for table in Base.metadata.sorted_tables if table in own]


def _title(aggregate: str) -> str:
    """The first sentence of a module of models says what its tables hold."""
    return (import_module(f"claimtrack.db.models.{aggregate}").__doc__ or "").strip().splitlines()[0]


def _overview(rooms: dict[str, list[Table]]) -> str:
    lines = [INTRO.format(revision=head_revision())]
    for aggregate, tables in rooms.items():
        lines.append(f"## {aggregate.capitalize()}\n\n{_title(aggregate)}\n\n| table | holds |\n|---|---|")
        lines += [f"| [{table.name}](schema/{aggregate}.md#{table.name}) | {table.comment} |" for table in tables]
        lines.append("")
    lines.append("## Rules kept by triggers\n")
    folder = shipped("migrations")
    for rule, generation in current_definitions().triggers.items():
        lines.append(f"- `{rule}`: {_first_comment(read_trigger(folder, rule, generation, 'sqlite')[0])}")
    lines.append("\n## References\n\n```mermaid\nerDiagram")
    lines += sorted({line for tables in rooms.values() for line in _arrows(tables)})
    return "\n".join([*lines, "```", ""])


def _first_comment(statement: str) -> str:
    """The sentence that a trigger's file begins with."""
    return statement.splitlines()[0].removeprefix("--").strip()


def _arrows(tables: Iterable[Table]) -> Iterable[str]:
    for table in tables:
        for key in table.foreign_keys:
            many = "|o" if key.parent.nullable else "||"
            yield f"    {key.column.table.name} {many}--o{{ {table.name} : {key.parent.name}"


def _page(aggregate: str, tables: list[Table]) -> str:
    head = f"# Tables: {aggregate}\n\n{_title(aggregate)} [All tables](../schema.md)\n"
    return "\n".join([head, *map(_section, tables)])


def _section(table: Table) -> str:
    lines = [f"## {table.name}\n", f"{table.comment}\n", "| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{column.name}` | {_type(column)} | {_meaning(column)} |" for column in table.columns]
    rules = [*_rules(table)]
    if rules:
        lines += ["", *rules]
    return "\n".join([*lines, ""])


def _type(column: Column[object]) -> str:
    name = column.type.as_generic().__class__.__name__
    kind = {"Text": "text", "Float": "number"}.get(name, "integer")
    return kind if not column.nullable else f"{kind}, null"


def _meaning(column: Column[object]) -> str:
    said = str(column.comment).replace("|", "\\|")
    targets = [f"{key.column.table.name}.{key.column.name}" for key in column.foreign_keys]
    key = ["Part of the primary key."] if column.primary_key and len(column.table.primary_key) > 1 else []
    return " ".join([said, *key, *(f"→ `{target}`" for target in targets)])


def _rules(table: Table) -> Iterable[str]:
    uniques = [[c.name for c in rule.columns] for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    checks = [str(rule.sqltext) for rule in table.constraints if isinstance(rule, CheckConstraint)]
    indexes = [[c.name for c in index.columns] for index in table.indexes]
    yield from (f"- unique: {', '.join(names)}" for names in sorted(uniques))
    yield from (f"- check: `{check}`" for check in sorted(checks))
    if indexes:
        yield f"- indexed: {'; '.join(', '.join(names) for names in sorted(indexes))}"
