"""One line of names and marks, cut where the marks say: what `by:` lines and `;` lists have in common.

Whatever stands between double quotes is text. One scan finds the marks outside quotes and brackets; all else cuts
there.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

MARK: Final = re.compile('[>&;()"]')
QUOTE_IT: Final = 'a name that contains > & ( ) ; is written in double quotes: "A (B)"'


class ChainError(ValueError):
    """A `by:` line that cannot be read: what is wrong, where in the line, and the remedy."""

    def __init__(self, message: str, offset: int, width: int, hint: str | None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.width = max(width, 1)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the line: the whole, one voice, or the inside of a bracket."""

    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """Give its text."""
        return self.text[self.start : self.end]

    def part(self, start: int, end: int) -> "Stretch":
        """Give the stretch between two offsets, without the white space around it."""
        cut = self.text[start:end]
        start += len(cut) - len(cut.lstrip())
        return Stretch(self.text, start, max(start, start + len(cut.strip())))

    def sign(self, at: int) -> "Stretch":
        """Give the one character at an offset."""
        return Stretch(self.text, at, at + 1)

    def wrong(self, *, message: str, hint: str | None = None) -> ChainError:
        """Give the error that points at this stretch."""
        return ChainError(message, self.start, self.end - self.start, hint)

    def unquoted(self) -> "Stretch | None":
        """Give what the quote marks enclose, if they enclose the whole."""
        words = self.words
        if len(words) > 1 and words[0] == words[-1] == '"' and '"' not in words[1:-1]:
            return self.part(self.start + 1, self.end - 1)
        return None


@dataclass(frozen=True, slots=True)
class Marks:
    """Where separators stand outside quotes and brackets, and the outermost brackets as (opening, closing)."""

    separators: tuple[int, ...]
    brackets: tuple[tuple[int, int], ...]


def scan(line: Stretch) -> Marks:
    """Find the marks of a stretch; a ChainError points at a quote mark or bracket without its other half."""
    separators: list[int] = []
    brackets: list[tuple[int, int]] = []
    opened: list[int] = []
    for at in _outside_quotes(line):
        mark = line.text[at]
        if mark == "(":
            opened.append(at)
        elif mark == ")":
            if not opened:
                raise line.sign(at).wrong(message="this `)` closes no bracket", hint=QUOTE_IT)
            first = opened.pop()
            if not opened:
                brackets.append((first, at))
        elif not opened:
            separators.append(at)
    if opened:
        raise line.sign(opened[0]).wrong(message="this `(` is not closed", hint=f"close it; {QUOTE_IT}")
    return Marks(tuple(separators), tuple(brackets))


def _outside_quotes(line: Stretch) -> list[int]:
    marks: list[int] = []
    quote: int | None = None
    for found in MARK.finditer(line.text, line.start, line.end):
        if found[0] == '"':
            quote = found.start() if quote is None else None
        elif quote is None:
            marks.append(found.start())
    if quote is not None:
        raise line.sign(quote).wrong(message='this `"` is not closed', hint="quote marks come in pairs")
    return marks


def split_values(text: str) -> list[tuple[str, int]]:
    """Give the values of a `;` list without their white space and quote marks, each with its offset in the text.

    Empty values are dropped; brackets mean nothing here, and a quote mark without its other half is a character.
    """
    if ";" not in text and '"' not in text:
        words = text.strip()
        return [(words, len(text) - len(text.lstrip()))] if words else []
    line = Stretch(text, 0, len(text))
    values = (line.part(begin + 1, end) for begin, end in pairwise((-1, *_semicolons(text), len(text))))
    bare = (value.unquoted() or value for value in values)
    return [(value.words, value.start) for value in bare if value.words]


def _semicolons(text: str) -> list[int]:
    balanced = text.count('"') % 2 == 0
    quotes = 0
    found = []
    for at, char in enumerate(text):
        if char == '"' and balanced:
            quotes += 1
        elif char == ";" and quotes % 2 == 0:
            found.append(at)
    return found
