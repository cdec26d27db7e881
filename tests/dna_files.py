"""Small files of DNA made by hand, table by table, as DNA 3 and 2 lay them out; people and countries are invented."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DAY = 86_400
FIRST_DAY = 20_153
"""2025-03-06, in days since 1970."""
TEXT = (
    "Вступ 🙂 без слів.\r\n«Гарантії потрібні обом сторонам», — сказав Орлан 🙂.\r\n"
    "Палац 🙂: «Війська не прийдуть».\r\n"
)
GUARANTEES = "Гарантії потрібні обом сторонам"
TROOPS = "Війська не прийдуть"

V3 = """
create table SETTINGS(Property text primary key, Value text not null);
create table CODERS(ID integer not null primary key, Name text not null, Red integer, Green integer, Blue integer,
    Password text not null, PermissionAddDocuments integer not null default 1);
create table DOCUMENTS(ID integer not null primary key, Title text not null check (length(Title) < 191),
    Text text not null, Coder integer, Author text not null default '', Source text not null default '',
    Section text not null default '', Notes text not null default '', Type text not null default '',
    Date integer not null);
create table STATEMENTTYPES(ID integer not null primary key, Label text not null, Red integer, Green integer,
    Blue integer);
create table VARIABLES(ID integer not null primary key, Variable text not null, DataType text not null,
    StatementTypeId integer, unique (Variable, StatementTypeId));
create table VARIABLELINKS(ID integer not null primary key, SourceVariableId integer, TargetVariableId integer);
create table REGEXES(Label text primary key, Red integer, Green integer, Blue integer);
create table CODERRELATIONS(ID integer not null primary key, Coder integer, OtherCoder integer);
create table STATEMENTS(ID integer not null primary key, StatementTypeId integer, DocumentId integer,
    Start integer not null, Stop integer not null, Coder integer);
create table DATABOOLEAN(ID integer primary key not null, StatementId integer, VariableId integer, Value integer);
create table DATAINTEGER(ID integer primary key not null, StatementId integer, VariableId integer, Value integer);
create table ENTITIES(ID integer primary key not null, VariableId integer, Value text not null, Red integer,
    Green integer,
    Blue integer, ChildOf integer, unique (VariableId, Value));
create table DATASHORTTEXT(ID integer primary key not null, StatementId integer, VariableId integer, Entity integer);
create table DATALONGTEXT(ID integer primary key not null, StatementId integer, VariableId integer, Value text);
create table ATTRIBUTEVARIABLES(ID integer primary key not null, VariableId integer, AttributeVariable text);
create table ATTRIBUTEVALUES(ID integer primary key not null, EntityId integer, AttributeVariableId integer,
    AttributeValue text);
"""
V2 = """
create table SETTINGS(Property text primary key, Value text);
create table CODERS(ID integer not null primary key, Name text, Red integer, Green integer, Blue integer,
    Password text);
create table DOCUMENTS(ID integer not null primary key, Title text, Text text, Coder integer, Author text,
    Source text,
    Section text, Notes text, Type text, Date integer);
create table STATEMENTTYPES(ID integer not null primary key, Label text, Red integer, Green integer, Blue integer);
create table VARIABLES(ID integer not null primary key, Variable text, DataType text, StatementTypeId integer);
create table REGEXES(Label text primary key, Red integer, Green integer, Blue integer);
create table CODERPERMISSIONS(ID integer not null primary key, Coder integer, Type text, Permission integer);
create table STATEMENTS(ID integer not null primary key, StatementTypeId integer, DocumentId integer, Start integer,
    Stop integer, Coder integer);
create table STATEMENTLINKS(ID integer primary key not null, SourceId integer not null, TargetId integer not null);
create table DATABOOLEAN(ID integer primary key, StatementId integer, VariableId integer, StatementTypeId integer,
    Value integer);
create table DATAINTEGER(ID integer primary key, StatementId integer, VariableId integer, StatementTypeId integer,
    Value integer);
create table DATASHORTTEXT(ID integer primary key, StatementId integer, VariableId integer,
    StatementTypeId integer, Value text);
create table DATALONGTEXT(ID integer primary key, StatementId integer, VariableId integer, StatementTypeId integer,
    Value text);
create table ATTRIBUTES(ID integer primary key, VariableId integer, Value text, Red integer, Green integer,
    Blue integer,
    Type text, Alias text, Notes text, ChildOf text);
"""
TYPES = {
    "DNA Statement": {
        "person": "short text",
        "organization": "short text",
        "concept": "short text",
        "agreement": "boolean",
    },
    "Annotation": {"note": "long text"},
    "NPF Story Element": {"narrator": "short text", "plot": "short text"},
    "Position": {"who": "short text", "belief": "short text", "level": "integer"},
}
TABLES = {
    "boolean": "DATABOOLEAN",
    "integer": "DATAINTEGER",
    "short text": "DATASHORTTEXT",
    "long text": "DATALONGTEXT",
}


@dataclass
class Said:
    """A statement: the words it marks are looked up in the text of its document, unless a span is given."""

    words: str
    values: dict[str, Any]
    kind: str = "DNA Statement"
    document: int = 1
    coder: int = 2
    span: tuple[int, int] | None = None
    id: int | None = None


@dataclass
class Paper:
    """A document."""

    title: str = "Гарантії: що сказали в Лорії"
    text: str = TEXT
    source: str = "Example Herald"
    day: int = FIRST_DAY
    seconds: int = 0
    author: str = "Olga Nym"
    section: str = "World"
    notes: str = ""
    type: str = "report"


@dataclass
class Dna:
    """What a file holds. `attributes` are Type values by entity; `line_end` how many units DNA counts CR LF as."""

    statements: Sequence[Said]
    papers: Sequence[Paper] = field(default_factory=lambda: (Paper(),))
    attributes: dict[str, str] = field(default_factory=dict)
    coders: Sequence[str] = ("Admin", "Coder 1", "Coder 2")
    line_end: int = 2
    password: str = "not-to-be-read"


def basic() -> list[Said]:
    """Two statements, one of a second coder on no concept, and a note."""
    orlan = {"person": "Марек Орлан", "organization": "Палац Лорії"}
    return [
        Said(GUARANTEES, orlan | {"concept": "Both sides need guarantees.", "agreement": 1}),
        Said(TROOPS, {"organization": "Палац Лорії", "concept": "Troops may come.", "agreement": 0}),
        Said("сказав Орлан", {"note": "Коли саме?\nУточнити."}, kind="Annotation", coder=3),
        Said(TROOPS, {"narrator": "Палац Лорії", "plot": "decline"}, kind="NPF Story Element"),
    ]


def units(text: str) -> int:
    """How many UTF-16 units a text has: what Java counts."""
    return len(text.encode("utf-16-le")) // 2


def span(text: str, words: str, line_end: int = 2) -> tuple[int, int]:
    """Where words stand in a text as DNA counts: the last place they occur at."""
    start = text.rindex(words)
    before, inside = text[:start], words
    if line_end == 1:
        before, inside = before.replace("\r\n", "\n"), inside.replace("\r\n", "\n")
    return units(before), units(before) + units(inside)


def make(path: Path, dna: Dna, version: int = 3) -> Path:
    """Write a file of DNA 3 or 2."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma synchronous = off")
        connection.executescript(V3 if version == 3 else V2)
        _fill(connection, dna, version)
        connection.commit()
    return path


def insert(connection: sqlite3.Connection, table: str, **values: Any) -> int:
    marks = ", ".join("?" * len(values))
    sql = f"insert into {table} ({', '.join(values)}) values ({marks})"
    return connection.execute(sql, tuple(values.values())).lastrowid or 0


def _fill(connection: sqlite3.Connection, dna: Dna, version: int) -> None:
    insert(connection, "SETTINGS", Property="version", Value="3.0.7" if version == 3 else "2.0 beta 19")
    insert(connection, "REGEXES", Label="Лорі[яї]", Red=255, Green=0, Blue=0)
    for key, name in enumerate(dna.coders, 1):
        insert(connection, "CODERS", ID=key, Name=name, Red=1, Green=2, Blue=3, Password=dna.password)
    for key, paper in enumerate(dna.papers, 1):
        seconds = paper.day * DAY + paper.seconds
        insert(
            connection, "DOCUMENTS", ID=key, Title=paper.title, Text=paper.text, Coder=2, Author=paper.author,
            Source=paper.source, Section=paper.section, Notes=paper.notes, Type=paper.type,
            Date=seconds if version == 3 else seconds * 1000,
        )  # fmt: skip
    variables = dict(_types(connection, dna, version))
    for number, one in enumerate(dna.statements, 1):
        _say(connection, one.id or number, one, dna, variables)


def _types(connection: sqlite3.Connection, dna: Dna, version: int) -> Iterable[tuple[tuple[str, str], int]]:
    for kind, (label, names) in enumerate(TYPES.items(), 1):
        insert(connection, "STATEMENTTYPES", ID=kind, Label=label, Red=9, Green=9, Blue=9)
        for name, sort in names.items():
            variable = insert(connection, "VARIABLES", Variable=name, DataType=sort, StatementTypeId=kind)
            if version == 3 and sort == "short text":
                insert(connection, "ENTITIES", VariableId=variable, Value="")
                insert(connection, "ATTRIBUTEVARIABLES", VariableId=variable, AttributeVariable="Type")
            yield (label, name), variable


def _say(
    connection: sqlite3.Connection, number: int, one: Said, dna: Dna, variables: dict[tuple[str, str], int]
) -> None:
    start, stop = one.span or span(dna.papers[one.document - 1].text, one.words, dna.line_end)
    kind = list(TYPES).index(one.kind) + 1
    insert(
        connection, "STATEMENTS", ID=number, StatementTypeId=kind, DocumentId=one.document, Start=start, Stop=stop,
        Coder=one.coder,
    )  # fmt: skip
    for name, sort in TYPES[one.kind].items():
        value = one.values.get(name, "")
        variable = variables[one.kind, name]
        if sort == "short text":
            _short(connection, number, variable, value, dna)
        elif value != "":
            insert(connection, TABLES[sort], StatementId=number, VariableId=variable, Value=value)


def _short(connection: sqlite3.Connection, number: int, variable: int, value: str, dna: Dna) -> None:
    tables = {row[0] for row in connection.execute("select name from sqlite_master")}
    kind = dna.attributes.get(value, "")
    if "ENTITIES" not in tables:
        insert(connection, "DATASHORTTEXT", StatementId=number, VariableId=variable, Value=value)
        known = connection.execute("select 1 from ATTRIBUTES where VariableId = ? and Value = ?", (variable, value))
        if known.fetchone() is None:
            insert(
                connection, "ATTRIBUTES", VariableId=variable, Value=value, Type=kind, Alias="", Notes="", ChildOf=""
            )
        return
    sql = "select ID from ENTITIES where VariableId = ? and Value = ?"
    row = connection.execute(sql, (variable, value)).fetchone()
    entity = row[0] if row else insert(connection, "ENTITIES", VariableId=variable, Value=value)
    if row is None and kind:
        (attribute,) = connection.execute(
            "select ID from ATTRIBUTEVARIABLES where VariableId = ?", (variable,)
        ).fetchone()
        insert(connection, "ATTRIBUTEVALUES", EntityId=entity, AttributeVariableId=attribute, AttributeValue=kind)
    insert(connection, "DATASHORTTEXT", StatementId=number, VariableId=variable, Entity=entity)
