"""Text folded for search only, with the way back: every folded character knows where it stands in the original.

White-space runs become one space, every quote mark one mark, every dash one dash; invisible characters fall out.
Letters, their case, ё and their Unicode composition stay as they are.
"""

import re
from bisect import bisect_right
from typing import Final

QUOTE_MARKS: Final = "\"'\u00ab\u00bb\u2039\u203a\u201e\u201c\u201d\u201f\u2018\u2019\u201a\u201b"
DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
# Soft hyphen, zero-width space, non-joiner and word joiner, byte-order mark; the joiner is a part of some emoji.
INVISIBLE: Final = "\u00ad\u200b\u200c\u2060\ufeff"

_SAME_LENGTH: Final = tuple((mark, "'") for mark in QUOTE_MARKS if mark != "'") + tuple(
    (dash, "-") for dash in DASHES if dash != "-"
)
_OTHER_SPACE: Final = re.compile(r"[^\S ]")
_SHRINKING: Final = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[{INVISIBLE}]")


class Folded:
    """A text folded for search. `text` is the folded text; `original` and `position` go from one to the other."""

    __slots__ = ("_folded_at", "_original_at", "text")

    def __init__(self, text: str) -> None:
        for mark, one in _SAME_LENGTH:
            text = text.replace(mark, one)
        text = _OTHER_SPACE.sub(" ", text)
        # Between two stops both texts run side by side, so a long text needs a stop at each shrunk run only.
        self._folded_at, self._original_at = [0], [0]
        pieces: list[str] = []
        length = done = 0
        for run in _SHRINKING.finditer(text):
            pieces.append(text[done : run.start()])
            length += run.start() - done
            done = run.end()
            space = run[0].find(" ")
            if space >= 0:
                self._stop(length, run.start() + space)
                pieces.append(" ")
                length += 1
            self._stop(length, done)
        self.text = "".join((*pieces, text[done:]))

    def _stop(self, folded: int, original: int) -> None:
        if self._folded_at[-1] == folded:
            self._original_at[-1] = original
        else:
            self._folded_at.append(folded)
            self._original_at.append(original)

    def original(self, index: int) -> int:
        """Give the offset in the original of the folded character at an index."""
        stop = bisect_right(self._folded_at, index) - 1
        return self._original_at[stop] + index - self._folded_at[stop]

    def position(self, offset: int) -> int:
        """Give the index of the first folded character that stands at or after an offset of the original."""
        stop = max(bisect_right(self._original_at, offset) - 1, 0)
        index = self._folded_at[stop] + max(offset - self._original_at[stop], 0)
        if stop + 1 < len(self._folded_at):
            return min(index, self._folded_at[stop + 1])
        return min(index, len(self.text))
