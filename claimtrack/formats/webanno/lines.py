"""The lines of WebAnno TSV 3: what layers the columns hold, and the sentences with their tokens.

A file begins with `#FORMAT=WebAnno TSV 3.x` and one `#T_SP=`, `#T_RL=` or `#T_CH=` line a layer (spans, relations,
chains): its name and its features, with a column each. Then come the sentences: `#Text=` and a line a token.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from claimtrack.formats.source import LONGEST_TEXT, Source, Unreadable

FORMAT: Final = "#FORMAT=WebAnno TSV 3"
SPAN, RELATION, CHAIN = "SP", "RL", "CH"
_LAYER: Final = re.compile(r"#T_(SP|RL|CH)=([^|]+)((?:\|[^|]*)*)$")
_TOKEN: Final = re.compile(r"(\d{1,9})-(\d{1,9}(?:\.\d{1,9})?)\t(\d{1,9})-(\d{1,9})\t")
_ESCAPED: Final = re.compile(r"\\(->|.)", re.DOTALL)
_CONTROL: Final = {"r": "\r", "n": "\n", "t": "\t", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a layer; `slot` is the layer that its links lead to, where it holds the roles of links."""

    name: str
    slot: str | None = None
    targets: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: its kind, its whole name, and its columns."""

    kind: str
    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """A line of a token or of part of one: its address, its offsets, its words, and the cells of the layers."""

    line: int
    address: str
    begin: int
    end: int
    form: str
    cells: tuple[str, ...]

    @property
    def is_part(self) -> bool:
        """Tell whether it is but part of the token before it."""
        return "." in self.address


@dataclass(slots=True)
class Sentence:
    """A sentence: its lines of text and its tokens."""

    line: int
    text: list[str]
    tokens: list[Token] = field(default_factory=list)


def read_lines(source: Source) -> tuple[list[Layer], list[Sentence]]:
    """Give the layers and sentences of a file; raises Unreadable with the line that makes no sense."""
    lines = source.text.removeprefix("\ufeff").split("\n")
    if not lines[0].startswith(FORMAT):
        message = f"the first line is not `{FORMAT}.x`"
        raise Unreadable(message, source.at(1, lines[0][:80]), "export it as WebAnno TSV 3 (not 1 or 2)")
    layers: list[Layer] = []
    sentences: list[Sentence] = []
    length = 0
    for number, raw in enumerate(lines, 1):
        line = raw.removesuffix("\r")
        if line.startswith("#T_"):
            layers.append(_layer(source, number, line))
        elif line.startswith("#Text="):
            if not sentences or sentences[-1].tokens:
                sentences.append(Sentence(number, []))
            sentences[-1].text.append(plain(line.removeprefix("#Text=")))
            length += len(sentences[-1].text[-1])
            if length > LONGEST_TEXT:
                message = f"its text has more than {LONGEST_TEXT:,} characters"
                raise Unreadable(message, source.at(number), "cut it into the articles it is made of")
        elif line and not line.startswith("#"):
            if not sentences:
                raise _wrong(source, number, line)
            sentences[-1].tokens.append(_token(source, number, line))
    return layers, sentences


def plain(text: str) -> str:
    """Give text without its escapes."""
    return _ESCAPED.sub(lambda found: _CONTROL.get(found[1], found[1]), text) if "\\" in text else text


def _layer(source: Source, number: int, line: str) -> Layer:
    found = _LAYER.match(line)
    if found is None:
        raise _wrong(source, number, line)
    kind, name, rest = found[1], found[2], found[3]
    names = [one for one in rest.split("|")[1:] if one]
    return Layer(kind, name, tuple(_columns(names)) or (Column(""),))


def _columns(names: list[str]) -> Iterator[Column]:
    """Give the columns: a slot feature has one of roles and, from the layer it names next, one of targets."""
    slot: Column | None = None
    for name in names:
        if slot is not None:
            yield Column(slot.name, name)
            yield Column(slot.name, name, targets=True)
            slot = None
        elif name.startswith("ROLE_"):
            slot = Column(_slot_name(name))
        else:
            yield Column(name)
    if slot is not None:
        yield slot


def _slot_name(name: str) -> str:
    """Give the feature's name out of `ROLE_<layer>:<feature>_<type of link>`; both may have `_` in them."""
    whole = name.removeprefix("ROLE_").partition(":")[2] or name.removeprefix("ROLE_")
    dot = whole.find(".")
    cut = whole.rfind("_", 0, dot if dot >= 0 else len(whole))
    return whole[:cut] if cut > 0 else whole


def _token(source: Source, number: int, line: str) -> Token:
    found = _TOKEN.match(line)
    if found is None:
        raise _wrong(source, number, line)
    _, _, form, *cells = line.split("\t")
    begin, end = int(found[3]), int(found[4])
    if begin > end:
        raise _wrong(source, number, line)
    return Token(number, f"{found[1]}-{found[2]}", begin, end, plain(form), tuple(cells))


def _wrong(source: Source, number: int, line: str) -> Unreadable:
    return Unreadable(f"this is no line of WebAnno TSV: {line[:60]!r}", source.at(number, line))
