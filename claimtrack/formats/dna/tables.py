"""The rows of a `.dna` file, whichever of its two schemas they are in."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from claimtrack.formats.dna.database import Cell, Database, Row
from claimtrack.formats.dna.keeping import ENDS, recalled
from claimtrack.formats.dna.typed import BOOLEAN, INTEGER, no_text, no_value, shown
from claimtrack.formats.source import Source, Unreadable

_SHORT: Final = "DATASHORTTEXT"
_DATA: Final = (BOOLEAN, INTEGER, _SHORT, "DATALONGTEXT")
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "DOCUMENTS": ("id", "title", "text", "date"),
    "STATEMENTS": ("id", "documentid", "start", "stop"),
    "STATEMENTTYPES": ("id", "label"),
    "VARIABLES": ("id", "variable", "statementtypeid"),
}
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MARKS: Final = "0"
_YES_NO: Final = ("no", "yes")


@dataclass(slots=True)
class Entity:
    """A value of a short text variable: its text and its attributes by name; only those that are not empty.

    `wrong` are those that are no text, by name, with what they are; its own is by the name "".
    """

    text: str
    attributes: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, cell: Cell) -> None:
        """Note what a cell is that ought to be a text."""
        if what := no_text(cell):
            self.wrong[name] = what


@dataclass(slots=True)
class Tables:
    """What a file holds, joined as far as its readers need: `values` by statement id, in the order of variables.

    `wrong` tells by statement id which variables are not of their type, and what they are.
    `ends` says whose line ends were CR LF before claimtrack wrote them. `stale` counts statements changed in DNA since
    claimtrack wrote down how else they read.
    """

    version: str
    documents: list[Row]
    statements: list[Row]
    types: dict[int, str]
    coders: dict[int, str]
    values: dict[int, dict[str, tuple[str, ...]]]
    counts: Counter[str]
    milliseconds: bool
    wrong: Mapping[int, list[str]] = field(default_factory=dict)
    ends: str = ""
    unused: int = 0
    stale: int = 0

    def moment(self, row: Row) -> datetime | None:
        """Give when a document was published, in UTC; None where that is no date."""
        given = number(row.get("date"))
        if given is None:
            return None
        try:
            return _BEGINNING + timedelta(seconds=given / 1000 if self.milliseconds else given)
        except OverflowError:
            return None


def number(cell: Cell) -> int | None:
    """Give a whole number, None for anything else."""
    return cell if isinstance(cell, int) else None


def text(cell: Cell) -> str:
    """Give a text as it is, a number in digits, nothing as nothing."""
    return "" if cell is None or isinstance(cell, bytes) else str(cell)


def read_tables(database: Database, source: Source) -> Tables:
    """Read everything that is carried over, and count what is not; raises Unreadable for no file of DNA 2 or 3."""
    missing = [table for table in _NEEDED if table not in database.tables]
    if missing:
        message = f"{source.name} is an SQLite database, but not of DNA: it has no table {missing[0]}"
        raise Unreadable(message, source.place)
    settings = {text(row.get("property")): text(row.get("value")) for row in database.rows("SETTINGS")}
    version = settings.get("version", "")
    if version and version[0] not in "23":
        message = f"{source.name} is of DNA {version}; files of DNA 2 and 3 are read"
        raise Unreadable(message, source.place)
    is_new = "ENTITIES" in database.tables
    variables = _variables(_whole(database, source, "VARIABLES"))
    entities = _entities(database) if is_new else _old_entities(database)
    values, used, wrong = _values(database, variables, entities, is_new=is_new)
    read = {key: recalled(one) for key, one in values.items()}
    counts = Counter({table: len(database.rows(table)) for table in database.tables if table not in _CARRIED})
    return Tables(
        version=version,
        ends=settings.get(ENDS, ""),
        documents=_whole(database, source, "DOCUMENTS"),
        statements=_whole(database, source, "STATEMENTS"),
        types={key: text(row["label"]) for row in database.rows("STATEMENTTYPES") if (key := number(row["id"]))},
        coders=_coders(database),
        values={key: dict(one) for key, (one, _) in read.items()},
        counts=counts,
        milliseconds=not is_new,
        wrong=wrong,
        unused=sum(1 for key, one in entities.items() if (one.text or one.wrong) and key not in used),
        stale=sum(1 for _, holds in read.values() if not holds),
    )


_CARRIED: Final = frozenset(
    (*_NEEDED, *_DATA, "SETTINGS", "CODERS", "ENTITIES", "ATTRIBUTES", "ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES")
)
EntityKey = tuple[int, int | str]
"""Entities are found by their id (DNA 3), or by variable and text (DNA 2)."""


def _whole(database: Database, source: Source, table: str) -> list[Row]:
    """Give the rows of a table that must have certain columns, by id."""
    rows = database.rows(table)
    for column in _NEEDED[table]:
        if rows and column not in rows[0]:
            message = f"{source.name} is not of DNA: its table {table} has no column {column}"
            raise Unreadable(message, source.place)
    return sorted((row for row in rows if number(row["id"]) is not None), key=lambda row: number(row["id"]) or 0)


def _variables(rows: list[Row]) -> dict[int, str]:
    return {key: text(row["variable"]) for row in rows if (key := number(row["id"])) is not None}


def _coders(database: Database) -> dict[int, str]:
    """Give names by id: those of two coders are told apart by the id."""
    rows = [(number(row.get("id")), text(row.get("name")).strip()) for row in database.rows("CODERS")]
    often = Counter(name for _, name in rows)
    return {
        key: (name if often[name] == 1 else f"{name} ({key})") if name else f"coder {key}"
        for key, name in rows
        if key is not None
    }


def _entities(database: Database) -> dict[EntityKey, Entity]:
    names = {number(row.get("id")): text(row.get("attributevariable")) for row in database.rows("ATTRIBUTEVARIABLES")}
    found: dict[EntityKey, Entity] = {}
    parents: list[tuple[EntityKey, int]] = []
    for row in database.rows("ENTITIES"):
        key, above = number(row.get("id")), number(row.get("childof"))
        if key is not None:
            found[0, key] = Entity(text(row.get("value")))
            found[0, key].note("", row.get("value"))
            if above is not None:
                parents.append(((0, key), above))
    for row in database.rows("ATTRIBUTEVALUES"):
        one = found.get((0, number(row.get("entityid")) or 0))
        name, value = names.get(number(row.get("attributevariableid"))), text(row.get("attributevalue"))
        if one is not None and name:
            one.note(name, row.get("attributevalue"))
        if one is not None and name and value:
            one.attributes[name] = value
    for place, above in parents:
        if (0, above) in found:
            found[place].attributes["Parent"] = found[0, above].text
    return found


def _old_entities(database: Database) -> dict[EntityKey, Entity]:
    found: dict[EntityKey, Entity] = {}
    for row in database.rows("ATTRIBUTES"):
        given = {"Type": "type", "Alias": "alias", "Notes": "notes", "Parent": "childof"}
        attributes = {name: value for name, column in given.items() if (value := text(row.get(column)))}
        place = (number(row.get("variableid")) or 0, text(row.get("value")))
        found[place] = Entity(place[1], attributes)
        for name, column in given.items():
            found[place].note(name, row.get(column))
    return found


def _values(
    database: Database, variables: Mapping[int, str], entities: Mapping[EntityKey, Entity], *, is_new: bool
) -> tuple[dict[int, dict[str, tuple[str, ...]]], set[EntityKey], dict[int, list[str]]]:
    """Give the values of statements by name, which entities they have, and what of them is not of its type.

    A variable that is empty is not coded.
    """
    told: dict[int, dict[int, list[tuple[str, str]]]] = defaultdict(dict)
    wrong: dict[int, list[str]] = defaultdict(list)
    used: set[EntityKey] = set()
    for table in _DATA:
        for row in database.rows(table):
            statement, variable = number(row.get("statementid")), number(row.get("variableid"))
            if statement is None or variable not in variables or variable is None:
                continue
            place: EntityKey = (0, number(row.get("entity")) or 0) if is_new else (variable, text(row.get("value")))
            entity = entities.get(place) if table == _SHORT else None
            if entity is not None:
                used.add(place)
            is_named = is_new and table == _SHORT
            what = _wrong(table, row.get("entity" if is_named else "value"), entity, is_named=is_named)
            wrong[statement] += [
                f"`{'.'.join(filter(None, (variables[variable], name)))}` is {one}" for name, one in what
            ]
            value = entity.text if entity is not None else _plain(table, row.get("value"))
            several = [(variables[variable], value)] if value.strip() else []
            if several and entity is not None:
                several += [(f"{variables[variable]}.{name}", each) for name, each in entity.attributes.items()]
            told[statement][variable] = several
    return (
        {
            statement: {name: (value,) for key in sorted(several) for name, value in several[key]}
            for statement, several in told.items()
        },
        used,
        {statement: several for statement, several in wrong.items() if several},
    )


def _wrong(table: str, cell: Cell, entity: Entity | None, *, is_named: bool) -> list[tuple[str, str]]:
    """Give what is wrong with a value, by the name of an attribute or "": itself, or the entity that it names."""
    what = "" if is_named else no_value(table, cell)
    if is_named and entity is None and cell:
        what = f"the entity {shown(cell)}, which is not there"
    if what:
        return [("", what)]
    return list(entity.wrong.items()) if entity is not None else []


def _plain(table: str, cell: Cell) -> str:
    """Give a value in words: what is yes or no in DNA is so here, that it may not be taken for the number 0 or 1."""
    if table == BOOLEAN:
        return _YES_NO[1 if number(cell) else 0] if cell is not None else ""
    return text(cell)
