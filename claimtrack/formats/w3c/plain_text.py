"""Names of parts of plain texts (RFC 5147): `char=0,9`, `line=1,3`, and what they say of the text they are of.

A position is between two lines (or characters), the first before the first of them: `line=1,3` are the second and the
third. A text that says another length or checksum than the one at hand is another text: nothing of it is placed.
"""

import codecs
import re
from dataclasses import dataclass, field
from hashlib import md5
from typing import Final

from claimtrack.formats.scalars import fragment

_CHARACTERS: Final = re.compile(r"char=(\d{0,9}),(\d{1,9})(?:;.*)?")
_LINES: Final = re.compile(r"line=(?:(\d{1,9}),(\d{0,9})|,(\d{1,9}))(?:;.*)?")
_CHECK: Final = re.compile(r";(length|md5)=([0-9A-Fa-f]+)(?:,([A-Za-z0-9_.:+-]{1,40}))?(?=;|$)")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CRLF: Final = re.compile(r"\r\n|\r|\n")
_AROUND: Final = 300
_END: Final = 10**9

Check = tuple[str, str, str]
"""What a name says of its text: `length` or `md5`, the value, and the letters it was counted in."""


def characters(name: str) -> tuple[tuple[int, int], ...]:
    """Give the fragment of a plain text that a name such as `char=0,9` selects, none where it says something else."""
    found = _CHARACTERS.fullmatch(name)
    return fragment(int(found[1] or 0), int(found[2])) if found else ()


def line_range(name: str) -> tuple[int, int] | None:
    """Give the lines that a name such as `line=1,3` selects, None where it says something else or no line at all."""
    found = _LINES.fullmatch(name)
    if found is None:
        return None
    first, last = int(found[1] or 0), int(found[2] or found[3] or _END)
    return (first, last) if first < last else None


def checks(name: str) -> tuple[Check, ...]:
    """Give what a name says of the text that it is of."""
    return tuple((kind, value.lower(), charset.lower()) for kind, value, charset in _CHECK.findall(name))


@dataclass(slots=True)
class PlainText:
    """A text in which such names select; a byte order mark before it is none of its letters."""

    text: str
    _ends: list[int] | None = None
    _known: dict[str, tuple[set[int], set[str]] | None] = field(default_factory=dict)

    def lines(self, wanted: tuple[int, int]) -> tuple[int, int] | None:
        """Give where some lines begin and end, the last line end apart; None where the text has not so many."""
        if self._ends is None:
            self._ends = [0, *(found.end() for found in _LINE.finditer(self.text))]
        first, last = wanted
        has = len(self._ends) - 1
        if first >= has or (last > has and last != _END):
            return None
        start, end = self._ends[first], self._ends[min(last, has)]
        return start, start + len(self.text[start:end].rstrip("\r\n"))

    def around(self, start: int, end: int) -> tuple[str, str]:
        """Give what stands before and after a place, enough of it to tell the place from others of the same words."""
        return self.text[max(start - _AROUND, 0) : start], self.text[end : end + _AROUND]

    def agrees(self, said: tuple[Check, ...]) -> bool:
        """Tell whether this is the text that names speak of, in whatever way they count line ends and letters."""
        for kind, value, charset in said:
            known = self._sums(charset or "utf-8")
            if known is not None and (int(value) not in known[0] if _is_length(kind, value) else value not in known[1]):
                return False
        return True

    def _sums(self, charset: str) -> tuple[set[int], set[str]] | None:
        """Give the lengths and checksums that the text may be said to have; None in letters that nobody knows."""
        if charset not in self._known:
            try:
                codecs.lookup(charset)
            except LookupError:
                self._known[charset] = None
                return None
            ways = {self.text, *(_CRLF.sub(end, self.text) for end in ("\n", "\r\n"))}
            coded = [one.encode(charset, "replace") for one in ways]
            lengths = {len(one) for one in (*ways, *coded)}
            self._known[charset] = lengths, {md5(one, usedforsecurity=False).hexdigest() for one in coded}
        return self._known[charset]


def _is_length(kind: str, value: str) -> bool:
    return kind == "length" and value.isdigit()
