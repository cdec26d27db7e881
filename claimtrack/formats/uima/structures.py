"""What a CAS holds, however it is written: texts, and typed structures with features that may lead to others."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.records import Place

ANNOTATION: Final = "uima.tcas.Annotation"
DOCUMENT: Final = "uima.tcas.DocumentAnnotation"
NEXT: Final = "next"
"""The feature that leads from a mark of a chain to the next."""
_PLAIN: Final = ("String", "Integer", "Boolean", "Float", "Double", "Long", "Short", "Byte")
_DEEPEST: Final = 100
MOST_ENDS: Final = 1_000_000
"""How many ways there may be from structures to others in one file."""


@dataclass(slots=True)
class Structure:
    """A structure: its type, the text it is of, where it lies in it, its values, and the structures it leads to."""

    id: str
    type: str
    place: Place
    sofa: str = ""
    begin: int | None = None
    end: int | None = None
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    leads: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Sofa:
    """A text: its id, its name, and its words, None where it is not text or lies elsewhere."""

    id: str
    name: str
    text: str | None
    place: Place


@dataclass(slots=True)
class Types:
    """The types that a file or one beside it declares: what each is a kind of, and which features lead elsewhere."""

    above: dict[str, str] = field(default_factory=dict)
    features: dict[str, dict[str, str]] = field(default_factory=dict)

    def is_a(self, name: str, kind: str) -> bool:
        """Tell whether a type is a kind of another, as far as it is declared."""
        for _ in range(_DEEPEST):
            if name == kind:
                return True
            if name not in self.above:
                return False
            name = self.above[name]
        return False

    def leads(self, name: str, feature: str) -> bool | None:
        """Tell whether a feature leads to structures; None where it is not declared."""
        for _ in range(_DEEPEST):
            given = self.features.get(name, {}).get(feature)
            if given is not None:
                return not self._is_plain(given)
            if name not in self.above:
                return None
            name = self.above[name]
        return None

    def _is_plain(self, given: str) -> bool:
        plain = given.removeprefix("uima.cas.").removesuffix("[]").removesuffix("Array").removesuffix("List")
        return plain in _PLAIN or self.is_a(given, "uima.cas.String")


@dataclass(slots=True)
class Cas:
    """A whole CAS."""

    sofas: dict[str, Sofa]
    structures: list[Structure]
    types: Types
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Arrays and lists of structures by id: what leads to one leads to all in it."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    """How many arrays of plain values stand for themselves, by type."""

    def ends(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Give the structures that ids lead to, through arrays."""
        return tuple(end for one in ids for end in self.lists.get(one, (one,)))
