"""The page of a HyperText task -> its text, and where marks are in it: their offsets count the letters of elements."""

import re
from array import array
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final

from claimtrack.domain.offsets import UTF_16, Counting, Fragment, Ruler

_BLOCKS: Final = re.compile(
    "address|article|aside|blockquote|body|dd|div|dl|dt|fig(?:caption|ure)|footer|form|h[1-6]|head(?:er)?|hr|html|li|main"
    "|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_UNSEEN: Final = ("script", "style")


class Page(HTMLParser):
    """A page, read once: `text` is what a reader sees of it, with a line for each block."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self._counted: list[str] = []
        self._shown: list[str] = []
        self._at = array("q")
        self._length = 0
        self._unseen = 0
        self.feed(markup.replace("\r\n", "\n").replace("\r", "\n"))
        self.close()
        self.text = "".join(self._shown)
        self._ruler = Ruler("".join(self._counted), Counting(UTF_16))

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - what the parser gives
        """Begin a line where a block begins; a break is a line end that counts."""
        if tag == "br":
            self.handle_data("\n")
        elif _BLOCKS.fullmatch(tag):
            self._end_line()
        self._unseen += tag in _UNSEEN

    def handle_endtag(self, tag: str) -> None:
        """End the line where a block ends."""
        if _BLOCKS.fullmatch(tag):
            self._end_line()
        elif tag in _UNSEEN and self._unseen:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        """Take letters: all count, those of scripts and styles are not shown."""
        self._counted.append(data)
        if self._unseen:
            self._at.extend([-1] * len(data))
        else:
            self._at.extend(range(self._length, self._length + len(data)))
            self._show(data)

    def places(self, given: Sequence[Fragment]) -> tuple[Fragment, ...]:
        """Give fragments that a browser counts, in UTF-16 units, as those of the text; none where one is not in it."""
        known = [one for each in given if (one := self._ruler.fragment(each)) is not None]
        found = tuple((self._at[start], self._at[end - 1] + 1) for start, end in known)
        return found if len(found) == len(given) and all(0 <= start < end for start, end in found) else ()

    def _end_line(self) -> None:
        if self._shown and not self._shown[-1].endswith("\n"):
            self._show("\n")

    def _show(self, letters: str) -> None:
        self._shown.append(letters)
        self._length += len(letters)
