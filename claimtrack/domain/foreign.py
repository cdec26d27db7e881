"""What a file of another tool holds, as it says it: texts, marks on them, links between marks. Readers give these.

A reader knows syntax only: it neither anchors, nor maps, nor drops. What a label or attribute means is said by a
profile (`domain.mapping`); how offsets are counted is found out by `domain.offsets`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from claimtrack.domain.records import Place

NO_VALUES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
Values = Mapping[str, tuple[str, ...]]
"""Attributes by name; each may have several values."""
NO_CELLS: Final[Mapping[int, tuple[int, ...]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mark:
    """Something marked in a text: a span of one or more fragments, a highlight, or a row that quotes the text.

    `fragments` are half-open offsets in whatever unit the file counts, none where the file gives only the words.
    `covered` are the words as the file itself has them, if it has; `before` and `after` what it says is around them.
    `key` is what the tool calls it in all its files, empty where its id is of this file only.
    `pieces` are the words of each of several places where the file tells them apart: there are gaps between them.
    `values` go by the names the file gives, `own` by those a reader gives; templates mean its own by a name of both.
    `path` are the names from the root of a tree of labels down to its own, where there is a tree.
    `of_another_text` tells that the file itself says so, by a length, a checksum or lines that the text has not.
    """

    id: str
    label: str
    place: Place
    fragments: tuple[tuple[int, int], ...] = ()
    covered: str | None = None
    before: str = ""
    after: str = ""
    values: Values = field(default_factory=lambda: NO_VALUES)
    annotator: str = ""
    pieces: tuple[str, ...] = ()
    key: str = ""
    own: Values = field(default_factory=lambda: NO_VALUES)
    of_another_text: bool = False
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An event or relation: a label, and marks or other links by the role they have in it, in order.

    `of_mark` tells that it is no more than what the mark it begins with leads to: where that is kept, so is this.
    `is_relation` tells that it joins marks and marks nothing itself: one that no rule is for leaves them by themselves.
    """

    id: str
    label: str
    place: Place
    ends: tuple[tuple[str, str], ...]
    values: Values = field(default_factory=lambda: NO_VALUES)
    annotator: str = ""
    of_mark: bool = False
    is_relation: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a file with all that is marked in it.

    `text` is as the file has it, line ends included; a byte order mark the file begins with stays in it, as offsets may
    count it. None where the file has no text. `facts` are what the file says of the text: title, date, author, ….
    `own` is what a reader itself tells of it, and nobody's data may replace: its name, where it lies.
    `unit` names how offsets are counted where the format leaves no doubt (see `domain.offsets.UNITS`), `crlf_is_one`
    tells whether a line end CR LF is one of them, where that is sure too.
    """

    place: Place
    name: str
    text: str | None
    facts: Values = field(default_factory=lambda: NO_VALUES)
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    unit: str | None = None
    crlf_is_one: bool | None = None
    own: Values = field(default_factory=lambda: NO_VALUES)


@dataclass(frozen=True, slots=True)
class Broken:
    """A row of a sheet that does not fit it: its line, its cells as far as they could be read, and what is wrong."""

    line: int
    cells: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: the names of its columns, its rows as they stand, every cell a string, and the line of each row.

    What a row is a record of is said by a profile; a sheet of millions of rows stays small, as no row is an object of
    ours. `told` says how the sheet was read: encoding, delimiter, lines and rows. `unworked` are cells, by line, whose
    formula was never worked out: what they hold nobody knows, and their text is empty, or `#N/A` and the like.
    """

    place: Place
    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    lines: Sequence[int]
    broken: Sequence[Broken] = field(default_factory=tuple)
    told: str = ""
    unworked: Mapping[int, tuple[int, ...]] = field(default_factory=lambda: NO_CELLS)


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a reader met and cannot carry over: what it is, how many, why; told, never silent."""

    what: str
    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A line or row that makes no sense: where, what is wrong, what to do. It is an error, the others go in."""

    place: Place
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: its documents or sheets, what it holds that these cannot, and lines that make no sense."""

    documents: Sequence[Document]
    dropped: Sequence[Dropped] = field(default_factory=tuple)
    refused: Sequence[Refused] = field(default_factory=tuple)
    tables: Sequence[Table] = field(default_factory=tuple)
