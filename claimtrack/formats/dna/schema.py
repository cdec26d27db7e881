"""The tables and settings of a file of DNA 3, told column by column: names and rules that DNA relies on."""

from collections.abc import Iterator
from typing import Final

VERSION: Final = "3.0.7"
DATED: Final = "2022-06-10"
LONGEST: Final = 190
"""Letters that a short text of DNA has at most."""
SHORT, LONG, YES_NO, WHOLE = "short text", "long text", "boolean", "integer"
_PERMISSIONS: Final = (
    "AddDocuments",
    "EditDocuments",
    "DeleteDocuments",
    "ImportDocuments",
    "AddStatements",
    "EditStatements",
    "DeleteStatements",
    "EditAttributes",
    "EditRegex",
    "EditStatementTypes",
    "EditCoders",
    "EditCoderRelations",
    "ViewOthersDocuments",
    "EditOthersDocuments",
    "ViewOthersStatements",
    "EditOthersStatements",
)
_KEY: Final = "ID INTEGER NOT NULL PRIMARY KEY"


def tables() -> Iterator[str]:
    """Give the statements that make the tables, in the order in which they refer to each other."""
    yield _table("SETTINGS", "Property TEXT PRIMARY KEY", "Value TEXT NOT NULL")
    yield _table("CODERS", _KEY, _short("Name"), *_colours(), *_taste(), *_permissions())
    yield _table(
        "DOCUMENTS",
        _KEY,
        _short("Title"),
        "Text TEXT NOT NULL",
        "Coder INTEGER",
        *(_short(name, empty=True) for name in ("Author", "Source", "Section")),
        "Notes TEXT NOT NULL DEFAULT ''",
        _short("Type", empty=True),
        "Date INTEGER NOT NULL",
        _of("Coder", "CODERS"),
    )
    yield _table("STATEMENTTYPES", _KEY, _short("Label"), *_colours())
    kinds = ", ".join(f"'{kind}'" for kind in (YES_NO, WHOLE, LONG, SHORT))
    yield _table(
        "VARIABLES",
        _KEY,
        _short("Variable"),
        f"DataType TEXT NOT NULL DEFAULT '{SHORT}' CHECK (DataType IN ({kinds}))",
        "StatementTypeId INTEGER",
        _of("StatementTypeId", "STATEMENTTYPES"),
        "UNIQUE (Variable, StatementTypeId)",
    )
    yield _table(
        "VARIABLELINKS",
        _KEY,
        "SourceVariableId INTEGER",
        "TargetVariableId INTEGER",
        "CHECK (TargetVariableId != SourceVariableId)",
        _of("SourceVariableId", "VARIABLES"),
        _of("TargetVariableId", "VARIABLES"),
    )
    yield _table("REGEXES", f"Label TEXT PRIMARY KEY CHECK (LENGTH(Label) <= {LONGEST})", *_colours())
    yield _table(
        "CODERRELATIONS",
        _KEY,
        "Coder INTEGER CHECK (Coder > 0)",
        "OtherCoder INTEGER CHECK (OtherCoder > 0)",
        *(_flag(name, 1) for name in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")),
        "CHECK (Coder != OtherCoder)",
        _of("Coder", "CODERS"),
        _of("OtherCoder", "CODERS"),
    )
    yield from _statements()
    yield from _entities()


def _statements() -> Iterator[str]:
    yield _table(
        "STATEMENTS",
        _KEY,
        "StatementTypeId INTEGER",
        "DocumentId INTEGER",
        "Start INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop INTEGER NOT NULL CHECK (Stop >= 0)",
        "Coder INTEGER",
        "CHECK (Start < Stop)",
        _of("StatementTypeId", "STATEMENTTYPES"),
        _of("Coder", "CODERS"),
        _of("DocumentId", "DOCUMENTS"),
    )
    yield _values("DATABOOLEAN", "Value INTEGER NOT NULL DEFAULT 1")
    yield _values("DATAINTEGER", "Value INTEGER NOT NULL DEFAULT 0")
    yield _values("DATALONGTEXT", "Value TEXT DEFAULT ''")


def _entities() -> Iterator[str]:
    yield _table(
        "ENTITIES",
        _KEY,
        "VariableId INTEGER NOT NULL",
        _short("Value", empty=True),
        *(f"{name} INTEGER CHECK ({name} BETWEEN 0 AND 255)" for name in ("Red", "Green", "Blue")),
        "ChildOf INTEGER CHECK (ChildOf > 0)",
        "UNIQUE (VariableId, Value)",
        _of("ChildOf", "ENTITIES"),
        _of("VariableId", "VARIABLES"),
    )
    yield _values("DATASHORTTEXT", "Entity INTEGER NOT NULL", _of("Entity", "ENTITIES"))
    yield _table(
        "ATTRIBUTEVARIABLES",
        _KEY,
        "VariableId INTEGER NOT NULL",
        _short("AttributeVariable"),
        "UNIQUE (VariableId, AttributeVariable)",
        _of("VariableId", "VARIABLES"),
    )
    yield _table(
        "ATTRIBUTEVALUES",
        _KEY,
        "EntityId INTEGER NOT NULL",
        "AttributeVariableId INTEGER NOT NULL",
        _short("AttributeValue", empty=True),
        "UNIQUE (EntityId, AttributeVariableId)",
        _of("EntityId", "ENTITIES"),
        _of("AttributeVariableId", "ATTRIBUTEVARIABLES"),
    )


def _table(name: str, *parts: str) -> str:
    rules = [part for part in parts if part.startswith(("FOREIGN", "UNIQUE", "CHECK"))]
    columns = [part for part in parts if part not in rules]
    return f"CREATE TABLE {name}({', '.join((*columns, *rules))})"


def _values(name: str, value: str, *rules: str) -> str:
    """Give the table of the values of one type of variable."""
    return _table(
        name,
        _KEY,
        "StatementId INTEGER NOT NULL",
        "VariableId INTEGER NOT NULL",
        value,
        _of("StatementId", "STATEMENTS"),
        _of("VariableId", "VARIABLES"),
        "UNIQUE (StatementId, VariableId)",
        *rules,
    )


def _of(column: str, table: str) -> str:
    return f"FOREIGN KEY ({column}) REFERENCES {table}(ID) ON DELETE CASCADE"


def _short(name: str, *, empty: bool = False) -> str:
    default = " DEFAULT ''" if empty else ""
    return f"{name} TEXT NOT NULL{default} CHECK (LENGTH({name}) <= {LONGEST})"


def _flag(name: str, default: int) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT {default} CHECK ({name} BETWEEN 0 AND 1)"


def _colours() -> Iterator[str]:
    for name in ("Red", "Green", "Blue"):
        yield f"{name} INTEGER NOT NULL DEFAULT 0 CHECK ({name} BETWEEN 0 AND 255)"


def _taste() -> Iterator[str]:
    """Give the columns of how a coder likes DNA to look, and the password."""
    yield "Refresh INTEGER NOT NULL DEFAULT 0 CHECK (Refresh BETWEEN 0 AND 9999)"
    yield "FontSize INTEGER NOT NULL DEFAULT 14 CHECK (FontSize BETWEEN 1 AND 99)"
    yield _short("Password")
    yield "PopupWidth INTEGER DEFAULT 300 CHECK (PopupWidth BETWEEN 100 AND 9999)"
    yield _flag("ColorByCoder", 0)
    yield _flag("PopupDecoration", 0)
    yield _flag("PopupAutoComplete", 1)


def _permissions() -> Iterator[str]:
    for name in _PERMISSIONS:
        yield _flag(f"Permission{name}", 1)
