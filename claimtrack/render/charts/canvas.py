"""What a drawing is made of before any library draws it: rectangles, lines, symbols and words at places in points.

Colours are names of the palette.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from claimtrack.domain.names import clean

WIDTH: Final = 600.0
LABEL: Final = 12.0
HEADING: Final = 13.0
TITLE: Final = 17.0
SMALL: Final = 10.0
ELLIPSIS: Final = "…"
_NARROW: Final = frozenset("iljtfrI.,:;'’|!()[]/ -іїґ")
_WIDE: Final = frozenset("mwMWШЩЖЮФМЫшщжюфмы@%—…")

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark tells a reader who asks, and the anchor it leads to."""

    told: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; without `fill` an outline."""

    left: float
    top: float
    right: float
    bottom: float
    fill: str | None = None
    stroke: str | None = None
    dashed: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    left: float
    top: float
    right: float
    bottom: float
    stroke: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A shape, as a path about its middle, where one unit is half the side of its square."""

    x: float
    y: float
    shape: str
    fill: str | None
    stroke: str | None
    side: float
    width: float = 1.5
    dashed: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `y` is where the letters stand."""

    x: float
    y: float
    text: str
    fill: str = "--chart-ink"
    size: float = LABEL
    bold: bool = False
    align: Align = "left"
    note: Note | None = None


@dataclass(slots=True)
class Canvas:
    """A drawing in the making: what lies at the back first.

    `growth` is how much wider words may be shown than in the font drawn with. `used` gathers the signs that the legend
    must explain.
    """

    growth: float = 1.0

    ground: list[Rect] = field(default_factory=list)
    rects: list[Rect] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    symbols: list[Symbol] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    height: float = 0.0


def sayable(text: str) -> str:
    """Give a text as it may stand in a drawing: no control characters, and nothing that XML has no place for."""
    return "".join(char for char in clean(text) if not ("\ud800" <= char <= "\udfff" or char in "\ufffe\uffff"))


def measure(text: str, size: float) -> float:
    """Give about how wide a text is; on the safe side for Latin and Cyrillic letters."""
    return size * sum(map(_em, text))


def _em(char: str) -> float:
    if char in _NARROW:
        return 0.36
    if char in _WIDE:
        return 0.95
    if char.isupper():
        return 0.74
    return 0.58 if char < "\u2e80" else 1.05


def cut(text: str, room: float, size: float) -> str:
    """Give a text on one line, cut with an ellipsis where there is no room for it."""
    line = " ".join(sayable(text).split())
    if measure(line, size) <= room:
        return line
    kept = line
    while kept and measure(kept + ELLIPSIS, size) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def lines_of(text: str, room: float, size: float, *, most: int = 3) -> list[str]:
    """Give a text in lines that have room; what is beyond the `most` lines is cut."""
    words = sayable(text).split()
    lines: list[str] = []
    while words and len(lines) < most:
        taken = 1
        while taken < len(words) and measure(" ".join(words[: taken + 1]), size) <= room:
            taken += 1
        if len(lines) == most - 1:
            taken = len(words)
        lines.append(cut(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return lines
