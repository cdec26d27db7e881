"""What stands inside quote marks in a text: « » ‹ › “ ” „ “ „ ” ‘ ’ ‚ ‘ and straight double ones.

Marks in real texts are often wrong, so only pairs that are surely pairs count: one stray mark must never make the
reporter's words look like a quotation.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claimtrack.domain.records import Segment

_OPENERS_OF: Final = {"»": "«", "›": "‹", "”": "“„", "“": "„", "’": "‘", "‘": "‚", '"': '"'}
_OPENING: Final = '«‹“„‘‚"'
_BOTH_WAYS: Final = '"“‘'
_BEFORE_OPENING: Final = '([{/-–—«‹“„‘‚"'
_SINGLE: Final = "’‘"
_MARK: Final = re.compile('[«»‹›“”„‘’‚"]')
_BLANK_LINE: Final = re.compile(r"\n[^\S\n]*\n")


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its closing one.

    `paragraph` is the one it was last seen to go on in; `nested` tells that a pair of its own kind stands inside.
    """

    at: int
    mark: str
    paragraph: int
    nested: bool = False


def is_direct(text: str, segments: Iterable[Segment]) -> bool:
    """Tell whether every segment lies wholly inside quote marks; the marks themselves may be a part of it."""
    starts, ends = _quoted(text)
    for segment in segments:
        start, end = _words_only(text, segment.start, segment.end)
        number = bisect_right(starts, start) - 1
        if start == end or number < 0 or end > ends[number]:
            return False
    return True


def _words_only(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


@lru_cache(maxsize=4)
def _quoted(text: str) -> tuple[list[int], list[int]]:
    """Give where the outermost quotations begin and end; cached, because an article's quotes are tested one by one."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(_pairs(text)):
        if not ends or start > ends[-1]:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _pairs(text: str) -> list[tuple[int, int]]:
    # Where no line is blank, each line is a paragraph.
    paragraph_end = _BLANK_LINE if _BLANK_LINE.search(text) else re.compile("\n")
    marks = _Marks(text)
    begin = 0
    for number, end in enumerate((*(found.end() for found in paragraph_end.finditer(text)), len(text))):
        marks.read_paragraph(begin, end, number)
        begin = end
    return marks.pairs


class _Marks:
    """The marks of a text, read from its beginning: what is open, and the pairs found so far.

    Open marks wait in one pile for each kind, so that a text full of marks without their other half stays quick.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.opened: dict[str, list[_Open]] = {mark: [] for mark in _OPENING}
        self.pairs: list[tuple[int, int]] = []

    def read_paragraph(self, begin: int, end: int, paragraph: int) -> None:
        """Take in the marks of one paragraph; single marks end with it, they are too easily apostrophes."""
        while begin < end and self.text[begin].isspace():
            begin += 1
        for found in _MARK.finditer(self.text, begin, end):
            self._read(found.start(), paragraph, first=found.start() == begin)
        self.opened["‘"].clear()
        self.opened["‚"].clear()

    def _read(self, at: int, paragraph: int, *, first: bool) -> None:
        mark, before, after = self.text[at], self.text[at - 1 : at], self.text[at + 1 : at + 2]
        if mark in _SINGLE and before.isalnum() and after.isalnum():
            return
        looks_opening = not (after or " ").isspace() and ((before or " ").isspace() or before in _BEFORE_OPENING)
        opening = self._latest(_OPENERS_OF.get(mark, ""))
        if opening is not None and not (mark in _BOTH_WAYS and looks_opening):
            self._close(opening, at, paragraph)
        elif mark in _OPENING and (looks_opening or mark not in _BOTH_WAYS):
            self._open(at, paragraph, first=first)

    def _latest(self, marks: str) -> _Open | None:
        tops = (self.opened[mark][-1] for mark in marks if self.opened[mark])
        return max(tops, key=lambda opening: opening.at, default=None)

    def _open(self, at: int, paragraph: int, *, first: bool) -> None:
        top = self._latest(_OPENING) if first else None
        if top and top.mark == self.text[at] and top.paragraph == paragraph - 1 and not top.nested:
            # A quotation of several paragraphs repeats its opening mark before each of them and closes once.
            top.paragraph = paragraph
        else:
            self.opened[self.text[at]].append(_Open(at, self.text[at], paragraph))

    def _close(self, opening: _Open, at: int, paragraph: int) -> None:
        for pile in self.opened.values():
            _drop(pile, opening.at)
        if opening.paragraph < paragraph and (opening.nested or opening.mark == '"'):
            return
        self.pairs.append((opening.at, at))
        _nest(self.opened[opening.mark])


def _drop(pile: list[_Open], begin: int) -> None:
    """Take off what was opened from an offset on; what a mark knew to be nested in it is nested in the one below too.

    Only the last mark of a pile is ever asked, so only that one is told.
    """
    while pile and pile[-1].at >= begin:
        if pile.pop().nested:
            _nest(pile)


def _nest(pile: list[_Open]) -> None:
    if pile:
        pile[-1].nested = True
