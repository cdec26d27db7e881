"""Statements -> rows: types, variables, entities and coders get their ids as they are met."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import permutations
from typing import Final

from claimtrack.domain.mapping.templates import slug
from claimtrack.formats.dna.keeping import KEY, NOTE, VARIABLE, kept
from claimtrack.formats.dna.lacking import UNSURE
from claimtrack.formats.dna.password import PASSWORD, hashed
from claimtrack.formats.dna.schema import LONG, LONGEST, SHORT, YES_NO
from claimtrack.formats.dna.telling import ANNOTATION, ON_TOPIC, STATEMENT, Told

_ADMIN: Final = "Admin"
_ATTRIBUTES: Final = ("Type", "Alias", "Notes")
_FIRST: Final = {
    STATEMENT: ("person", "organization", "concept"),
    UNSURE: ("person", "organization", "concept"),
    ON_TOPIC: ("person", "organization", "topic"),
}
CUT: Final = "texts of more than 190 letters"
DIFFERENT: Final = "attributes that differ from statement to statement"
_KEPT: Final = 180
_YES_NO: Final = ("no", "yes")


@dataclass(slots=True)
class Filing:
    """Everything that is written once it is all known: a statement of a type has a value for each of its variables.

    `ends` are the texts whose line ends were CR LF, as written, by the document they were added under.
    """

    left: Counter[str]
    statements: list[tuple[int, Told]] = field(default_factory=list)
    coders: dict[str, int] = field(default_factory=lambda: {_ADMIN: 1})
    ends: dict[int, str] = field(default_factory=dict)
    _concepts: dict[str, str] = field(default_factory=dict)
    _taken: dict[str, str] = field(default_factory=dict)

    def coder(self, name: str) -> int:
        """Give the id of a coder; who is not said is the administrator."""
        return self.coders.setdefault(self.cut(name.strip()) or _ADMIN, len(self.coders) + 1)

    def cut(self, text: str) -> str:
        """Give a text as long as DNA takes it, told from others that begin alike."""
        if len(text) <= LONGEST:
            return text
        self.left[CUT] += 1
        return f"{text[:_KEPT].rstrip()}… {blake2b(text.encode('utf-8', 'replace'), digest_size=3).hexdigest()}"

    def add(self, document: int, one: Told) -> None:
        """Take a statement of a document."""
        key = one.attributes.pop(("concept", KEY), None)
        if key is not None:
            one.short["concept"] = self._concept(key, one.short["concept"])
            if slug(one.short["concept"]) != key:
                one.attributes["concept", KEY] = key
        one.short = {name: self.cut(value) for name, value in one.short.items()}
        self.coder(one.coder)
        self.statements.append((document, one))

    def _concept(self, key: str, text: str) -> str:
        """Give the one text of a claim, which no other claim has."""
        if key not in self._concepts:
            text = self.cut(text)
            name = text if self._taken.get(text, key) == key else self.cut(f"{text} ({key})")
            self._taken[name] = key
            self._concepts[key] = name
        return self._concepts[key]

    def write(self, connection: sqlite3.Connection, documents: Mapping[int, int]) -> None:
        """Write the coders, the types with their variables and entities, and the statements.

        `documents` gives the ids of documents by those that statements were added under.
        """
        self._write_coders(connection)
        self._settle()
        kinds = _Kinds(connection, [one for _, one in self.statements], self.left)
        for number, (document, one) in _numbered(self.statements):
            kinds.write(number, documents[document], self.coder(one.coder), one)

    def _write_coders(self, connection: sqlite3.Connection) -> None:
        password = hashed(PASSWORD)
        rows = [(key, name, *_colour(key), password) for name, key in self.coders.items()]
        connection.executemany("insert into CODERS (ID, Name, Red, Green, Blue, Password) values (?,?,?,?,?,?)", rows)
        pairs = permutations(self.coders.values(), 2)
        connection.executemany("insert into CODERRELATIONS (Coder, OtherCoder) values (?, ?)", pairs)

    def _settle(self) -> None:
        """Take a name of which nothing else is known for an organization where others speak for it."""
        names = {one.short.get("organization") for _, one in self.statements}
        for _, one in self.statements:
            if one.is_unsure and one.short.get("person") in names and "organization" not in one.short:
                for held in (one.short, one.says):
                    held["organization"] = held.pop("person")


class _Kinds:
    """The types, variables and entities of a file; `write` adds a statement."""

    def __init__(self, connection: sqlite3.Connection, statements: list[Told], left: Counter[str]) -> None:
        self._connection = connection
        self._left = left
        self._types: dict[str, int] = {}
        self._variables: dict[tuple[str, str], tuple[int, str]] = {}
        self._entities: dict[tuple[int, str], int] = {}
        self._attributes: dict[tuple[int, str], int] = {}
        self._told: dict[tuple[int, int], str] = {}
        noted = {one.kind for one in statements if one.note}
        for label in dict.fromkeys((STATEMENT, ANNOTATION, *(one.kind for one in statements))):
            used = dict.fromkeys(name for one in statements if one.kind == label for name in one.short)
            self._type(label, [*_FIRST.get(label, ()), *used], has_note=label in noted or label == ANNOTATION)
        self._look(statements)
        for one in statements:
            one.kept = kept(self._values_of(one), one.says)
        for label in dict.fromkeys(one.kind for one in statements if one.kept):
            self._variable(label, VARIABLE, LONG)

    def _type(self, label: str, names: Iterable[str], *, has_note: bool) -> None:
        key = self._types[label] = len(self._types) + 1
        self._insert("STATEMENTTYPES", key, label[:LONGEST], *_colour(key + 6))
        for name in dict.fromkeys(names):
            self._variable(label, name, SHORT)
        if label == STATEMENT:
            self._variable(label, "agreement", YES_NO)
        if has_note:
            self._variable(label, NOTE, LONG)

    def _variable(self, label: str, name: str, kind: str) -> None:
        key = len(self._variables) + 1
        self._variables[label, name] = (key, kind)
        self._insert("VARIABLES", key, name, kind, self._types[label])
        if kind == SHORT:
            self._entity(key, "")
            for each in _ATTRIBUTES:
                self._attribute(key, each)

    def _look(self, statements: list[Told]) -> None:
        """Make the entities with their attributes."""
        for one in statements:
            for name, value in one.short.items():
                variable = self._variables[one.kind, name][0]
                entity = self._entity(variable, value)
                given = {key: text for (of, key), text in one.attributes.items() if of == name and value}
                for key, text in given.items():
                    place = (entity, self._attribute(variable, key))
                    if self._told.setdefault(place, text[:LONGEST]) != text[:LONGEST]:
                        self._left[DIFFERENT] += 1
        rows = [
            (entity, attribute, self._told.get((entity, attribute), ""))
            for (variable, _), entity in self._entities.items()
            for (of, _), attribute in self._attributes.items()
            if of == variable
        ]
        sql = "insert into ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) values (?, ?, ?)"
        self._connection.executemany(sql, rows)

    def _entity(self, variable: int, value: str) -> int:
        if (variable, value) not in self._entities:
            key = self._entities[variable, value] = len(self._entities) + 1
            self._insert("ENTITIES", key, variable, value, 0, 0, 0, None)
        return self._entities[variable, value]

    def _attribute(self, variable: int, name: str) -> int:
        if (variable, name) not in self._attributes:
            key = self._attributes[variable, name] = len(self._attributes) + 1
            self._insert("ATTRIBUTEVARIABLES", key, variable, name[:LONGEST])
        return self._attributes[variable, name]

    def _values_of(self, one: Told) -> dict[str, tuple[str, ...]]:
        """Give the values of a statement as they will be read: only those that say something."""
        found: dict[str, str] = {}
        for (label, name), (variable, kind) in self._variables.items():
            if label == one.kind and kind == SHORT:
                found[name] = one.short.get(name, "")
                found |= self._attributes_of(variable, name, found[name])
            elif label == one.kind:
                found[name] = one.note if name == NOTE else _YES_NO[bool(one.agrees)]
        return {name: (text,) for name, text in found.items() if text.strip()}

    def _attributes_of(self, variable: int, name: str, value: str) -> dict[str, str]:
        if not value.strip():
            return {}
        entity = self._entities[variable, value]
        own = {key: text for (of, key), text in self._attributes.items() if of == variable}
        return {f"{name}.{key[:LONGEST]}": self._told.get((entity, number), "") for key, number in own.items()}

    def write(self, number: int, document: int, coder: int, one: Told) -> None:
        """Write a statement with a value for each variable of its type."""
        self._insert("STATEMENTS", number, self._types[one.kind], document, one.start, one.stop, coder)
        for (label, name), (variable, kind) in self._variables.items():
            if label != one.kind:
                continue
            if kind == SHORT:
                self._insert("DATASHORTTEXT", None, number, variable, self._entity(variable, one.short.get(name, "")))
            elif kind == YES_NO:
                self._insert("DATABOOLEAN", None, number, variable, int(bool(one.agrees)))
            else:
                self._insert("DATALONGTEXT", None, number, variable, one.note if name == NOTE else one.kept)

    def _insert(self, table: str, *values: object) -> None:
        marks = ", ".join("?" * len(values))
        self._connection.execute(f"insert into {table} values ({marks})", values)  # noqa: S608 - names of our own


def _numbered(statements: list[tuple[int, Told]]) -> list[tuple[int, tuple[int, Told]]]:
    """Give each statement its id: DNA's own where it came from DNA and is free, else the next."""
    taken: dict[int, tuple[int, Told]] = {}
    others: list[tuple[int, Told]] = []
    for one in statements:
        wanted = one[1].wanted
        if wanted is None or wanted in taken:
            others.append(one)
        else:
            taken[wanted] = one
    first = max(taken, default=0) + 1
    return sorted([*taken.items(), *enumerate(others, first)], key=lambda pair: pair[0])


def _colour(number: int) -> tuple[int, int, int]:
    """Give a light colour, another one for each number."""
    return tuple(128 + number * step % 112 for step in (37, 61, 89))  # type: ignore[return-value]
