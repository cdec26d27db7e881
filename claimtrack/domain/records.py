"""The values that pass between rooms: what a file says, first as written (Raw…), then as read.

Formats make `RawArticle`s, `domain.reading` turns them into `ArticleRecord`s, services store those. All are frozen; no
file handle, no database id, no clock ever gets in here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from claimtrack.domain.days import AssertedDate, FuzzyDate

NOTHING: Final[Mapping[str, "Value"]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: file as the user named it, line and column from 1, the line, the width of the caret."""

    file: str
    line: int = 1
    column: int = 1
    text: str | None = None
    width: int = 1

    def at(self, offset: int, width: int = 1) -> "Place":
        """Give the place `offset` characters further on the same line."""
        return Place(self.file, self.line, self.column + offset, self.text, max(width, 1))


@dataclass(frozen=True, slots=True)
class Value:
    """A string exactly as the file has it, with its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One annotation as written. `quotes` holds its `>` lines in order; `fields` the rest, by field name."""

    place: Place
    id: Value
    stance: Value
    claim: Value
    quotes: tuple[Value, ...] = ()
    fields: Mapping[str, Value] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One annotated article as written: a native file, or a line of JSON Lines. `text` is None where there is none.

    `text_line` is the line of the file on which the text begins, None where it has no lines of its own there.
    """

    place: Place
    header: Mapping[str, Value]
    text: str | None
    records: tuple[RawRecord, ...]
    text_line: int | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article's text: half-open, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Anchored words: the article's own slices and the text they make, gaps shown as `<…>`."""

    text: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One name of a chain as written, not yet looked up.

    Exactly one of these holds: `name` is set; `descriptor` is set (an anonymous voice, with `of` and `reason`);
    `unspecified` is True (`?`). `suffix` is "spokesperson", "interpreter" or None; `on_behalf_of` the X of `(for X)`.
    `offset` and `width` say where in the `by:` value it stands.
    """

    raw: str
    name: str | None = None
    descriptor: str | None = None
    of: str | None = None
    reason: str | None = None
    unspecified: bool = False
    suffix: str | None = None
    on_behalf_of: str | None = None
    offset: int = 0
    width: int = 1


@dataclass(frozen=True, slots=True)
class Chain:
    """Who reports whom, after the publishing source: the hops between, then the one or more (joint) asserters.

    An empty `asserters` means the publishing source speaks in its own voice.
    """

    hops: tuple[Voice, ...] = ()
    asserters: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """What one record says about the claim it uses: texts by language, kind, what it is about, its event's date."""

    key: str
    texts: Mapping[str, str]
    kind: str | None
    about: tuple[str, ...]
    event: FuzzyDate | None


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """One annotation as read: values checked and typed, names still as written.

    `claim` is None for a statement on topics without a proposition. `topics` are as written (`a/b` paths or names).
    `raw` keeps every field as given (for export and for the log), `place` the `@` line, `places` each field's place.
    """

    id: str
    place: Place
    stance: int | None
    stance_label: str
    conditional: bool
    claim: ClaimUse | None
    quote: Quote | None
    chain: Chain
    date: AssertedDate
    act: str
    mode: str | None
    certainty: str | None
    topics: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    cue: str | None = None
    distancing: str | None = None
    condition: str | None = None
    occasion: str | None = None
    ref: str | None = None
    confidence: float | None = None
    note: str | None = None
    translation: str | None = None
    evidence: str = "text"
    raw: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One annotated article as read. `sha256` is of the text's UTF-8 bytes, or "" without a text.

    `published` is the date as given; `published_on` its last possible day (ISO). `header` keeps every header value as
    given except text and sha256; `meta` the keys claimtrack does not know.
    """

    place: Place
    source: str
    published: str
    published_on: str
    lang: str
    coder: str
    text: str | None
    sha256: str
    url: str | None = None
    ref: str | None = None
    title: str | None = None
    author: str | None = None
    archive: str | None = None
    retrieved: str | None = None
    modified: str | None = None
    extractor: str | None = None
    header: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    statements: tuple[StatementRecord, ...] = ()
