"""Text laid out in columns of a terminal: wide letters count two, combining marks none."""

import re
import unicodedata
from functools import cache
from typing import Final

_LEAST: Final = 8
_NO_BREAK: Final = "\u00a0"
_SPACE: Final = re.compile(r"[^\S\u00a0]+")


def width(text: str) -> int:
    """Give the columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """Cut a text into lines of at most `columns`, the first behind `first`, the others behind `rest`.

    Where `first` leaves no room for a word it stands on a line of its own. No-break spaces hold words together, and
    are plain spaces in what comes out.
    """
    room = max(columns - width(rest), _LEAST)
    lines = [first]
    filled, empty = width(first), True
    for word in _SPACE.split(text.strip()):
        for piece in _pieces(word, room):
            needed = width(piece)
            if filled + (not empty) + needed > columns and not (empty and lines[-1] == rest):
                lines.append(rest)
                filled, empty = width(rest), True
            lines[-1] += piece if empty else f" {piece}"
            filled, empty = filled + (not empty) + needed, False
    return [line.replace(_NO_BREAK, " ").rstrip() for line in lines]


def _pieces(word: str, columns: int) -> list[str]:
    """Cut a word that no line could hold; a letter keeps its combining marks."""
    if width(word) <= columns:
        return [word]
    pieces = [""]
    filled = 0
    for char in word:
        needed = _columns(char)
        if filled + needed > columns:
            pieces.append("")
            filled = 0
        pieces[-1] += char
        filled += needed
    return pieces
