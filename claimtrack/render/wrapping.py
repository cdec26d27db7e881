"""Text laid out in columns of a terminal: wide letters count two, combining marks none."""

import unicodedata


def width(text: str) -> int:
    """Give the columns a text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, columns: int, *, first: str = "", rest: str = "") -> list[str]:
    """Cut a text into lines of at most `columns`, the first behind `first`, the others behind `rest`."""
    lines: list[str] = []
    line = first
    fresh = True
    for word in text.split():
        for piece in _pieces(word, max(columns - width(rest), 8)):
            if not fresh and width(line) + 1 + width(piece) > columns:
                lines.append(line)
                line, fresh = rest, True
            line = line + piece if fresh else f"{line} {piece}"
            fresh = False
    return [*lines, line]


def _pieces(word: str, columns: int) -> list[str]:
    """Cut a word that no line could hold."""
    pieces = []
    while width(word) > columns:
        at = columns
        while width(word[:at]) > columns:
            at -= 1
        pieces.append(word[:at])
        word = word[at:]
    return [*pieces, word]
