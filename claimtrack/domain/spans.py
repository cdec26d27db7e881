"""Quotes anchored in the article: where exactly the words stand, or why they cannot be placed.

A quote is one or more fragments with gaps (`<…>`) between them; each may carry context (`before [[quote]] after`).
Both sides are folded for the search (see `domain.folding`); what is kept is the article's own slice. A quote must fit
in exactly one way, counted over all fragments together.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import Final, Literal

from claimtrack.domain.folding import Folded
from claimtrack.domain.nearness import loosened, nearest
from claimtrack.domain.quotemarks import is_direct
from claimtrack.domain.records import Quote, Segment

__all__ = ["GAP_SHOWN", "AnchorProblem", "TextIndex", "anchor", "is_direct", "words_at"]

_GAP: Final = re.compile(r"<(?:\u2026|[.]{3})>")
GAP_SHOWN: Final = " <\u2026> "
"""What stands between the parts of a quote."""
_LINES_SHOWN: Final = 5
_COMPOSITION: Final = (
    "the same words stand there in another Unicode composition (й as one character or as two): copy them from the text"
)
_ORDER: Final = "this part stands in the text only before the part it should follow"


@dataclass(frozen=True, slots=True)
class AnchorProblem:
    """Why a quote has no place.

    `at` is the offset in the quote where it begins to differ from `closest`, the most similar words of the text, which
    stand on `closest_line`; `lines` and `columns` tell where an ambiguous quote begins; `detail` says more.
    """

    kind: Literal["missing", "ambiguous", "empty", "malformed"]
    closest: str | None = None
    closest_line: int | None = None
    at: int = 0
    lines: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class _Fragment:
    """One stretch of a quote without a gap: the folded pattern to find, and the core of it that is quoted.

    `brackets` are the offsets in `folded`'s original where `[[` and `]]` were taken out.
    """

    offset: int
    folded: Folded
    brackets: tuple[int, ...]
    pattern: str
    core_start: int
    core_end: int

    def place(self, index: int) -> int:
        """Give the offset in the quote of a character of the pattern."""
        lead = len(self.folded.text) - len(self.folded.text.lstrip())
        original = self.folded.original(lead + min(index, len(self.pattern) - 1))
        return self.offset + original + 2 * sum(original >= cut for cut in self.brackets)


def words_at(text: str, segments: Iterable[Segment]) -> str:
    """Give the text's own words at a quote's segments, gaps shown as `<…>`."""
    return GAP_SHOWN.join(text[part.start : part.end] for part in segments)


def anchor(text: str, quote: str) -> Quote | AnchorProblem:
    """Find the one place of a quote in a text; for several quotes of one text make a `TextIndex`."""
    return TextIndex(text).anchor(quote)


class TextIndex:
    """A text, folded once, in which any number of quotes are anchored."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded = Folded(text)

    def anchor(self, quote: str) -> Quote | AnchorProblem:
        """Find the one place of a quote, or tell why there is none or more than one."""
        found = self._find(_fragments(quote, literal=False))
        if isinstance(found, Quote) or found.kind == "ambiguous" or not ("[[" in quote or "]]" in quote):
            return found
        # Brackets that mean nothing as context may simply be the article's own.
        as_written = self._find(_fragments(quote, literal=True))
        return as_written if isinstance(as_written, Quote) else found

    def occurrences(self, words: str) -> Iterator[Segment]:
        """Give every place where words stand, in order; signs of the notation mean themselves in them."""
        pattern = Folded(words).text.strip()
        for at in _occurrences(self._folded.text, pattern) if pattern else ():
            yield self._segment(at, at + len(pattern))

    def line_of(self, offset: int) -> int:
        """Give the line, from 1, on which a character of the text stands."""
        return bisect_left(self._newlines, offset) + 1

    @cached_property
    def _newlines(self) -> list[int]:
        return [found.start() for found in re.finditer("\n", self.text)]

    @cached_property
    def _loose(self) -> str:
        return loosened(self._folded.text)

    @cached_property
    def _composed(self) -> str:
        return unicodedata.normalize("NFC", self._folded.text)

    def _find(self, fragments: "list[_Fragment] | AnchorProblem") -> Quote | AnchorProblem:
        if isinstance(fragments, AnchorProblem):
            return fragments
        few = _LINES_SHOWN if len(fragments) == 1 else None
        starts = [self._starts(fragment, few) for fragment in fragments]
        lengths = [fragment.core_end - fragment.core_start for fragment in fragments]
        possible = _possible(starts, lengths)
        if len(possible) < len(fragments):
            number = len(possible)
            return self._missing(fragments[number], starts[number])
        several = next((places for places in possible if len(places) > 1), None)
        if several is not None:
            begins = [self._folded.original(start) for start in several[:_LINES_SHOWN]]
            lines = tuple(self.line_of(begin) for begin in begins)
            return AnchorProblem("ambiguous", lines=lines, columns=tuple(self._column(begin) for begin in begins))
        return self._quote([places[0] for places in possible], lengths)

    def _starts(self, fragment: _Fragment, limit: int | None) -> list[int]:
        found = _occurrences(self._folded.text, fragment.pattern)
        return [at + fragment.core_start for at in islice(found, limit)]

    def _column(self, offset: int) -> int:
        return offset - self.text.rfind("\n", 0, offset)

    def _quote(self, starts: list[int], lengths: list[int]) -> Quote:
        segments = tuple(self._segment(start, start + length) for start, length in zip(starts, lengths, strict=True))
        return Quote(words_at(self.text, segments), segments)

    def _segment(self, start: int, end: int) -> Segment:
        return Segment(self._folded.original(start), self._folded.original(end - 1) + 1)

    def _missing(self, fragment: _Fragment, starts: list[int]) -> AnchorProblem:
        if starts:
            length = fragment.core_end - fragment.core_start
            return self._differs(fragment.place(0), self._segment(starts[0], starts[0] + length), _ORDER)
        detail = _COMPOSITION if self._occurs_composed(fragment.pattern) else None
        near = nearest(self._loose, self._folded.text, fragment.pattern)
        if near is None:
            return AnchorProblem("missing", at=fragment.place(0), detail=detail)
        return self._differs(fragment.place(near.agreeing), self._segment(near.start, near.end), detail)

    def _differs(self, at: int, place: Segment, detail: str | None) -> AnchorProblem:
        words = self.text[place.start : place.end]
        return AnchorProblem("missing", words, self.line_of(place.start), at, detail=detail)

    def _occurs_composed(self, pattern: str) -> bool:
        composed = unicodedata.normalize("NFC", pattern)
        if composed == pattern and self._composed == self._folded.text:
            return False
        return composed in self._composed


def _fragments(quote: str, *, literal: bool) -> list[_Fragment] | AnchorProblem:
    if not Folded(quote).text.strip():
        return AnchorProblem("empty")
    gaps = [(0, 0), *(found.span() for found in _GAP.finditer(quote)), (len(quote), len(quote))]
    opened, closed = quote.find("[["), quote.find("]]")
    one_pair = quote.count("[[") == 1 == quote.count("]]")
    spanning = one_pair and any(opened < begin < closed for begin, _ in gaps[1:-1])
    fragments = []
    for (_, begin), (end, _) in pairwise(gaps):
        fragment = _fragment(quote[begin:end], begin, literal=literal, halves=spanning)
        if isinstance(fragment, AnchorProblem):
            return fragment
        fragments.append(fragment)
    return fragments


def _fragment(words: str, offset: int, *, literal: bool, halves: bool) -> _Fragment | AnchorProblem:
    """Read one fragment; with `halves` it may hold one bracket of a pair that spans a gap."""
    begin, end = 0, len(words)
    brackets: tuple[int, ...] = ()
    if not literal and halves and "[[" in words:
        begin, end = words.find("[["), len(words) - 2
        words, brackets = words.replace("[[", ""), (begin,)
    elif not literal and halves and "]]" in words:
        end = words.find("]]")
        words, brackets = words.replace("]]", ""), (end,)
    elif not literal and ("[[" in words or "]]" in words):
        begin, end = words.find("[["), words.find("]]") - 2
        if words.count("[[") != 1 or words.count("]]") != 1 or end < begin:
            at = offset + min(words.find(bracket) for bracket in ("[[", "]]") if bracket in words)
            return AnchorProblem("malformed", at=at, detail="`[[` and `]]` come as one pair: before [[quote]] after")
        words = words[:begin] + words[begin + 2 : end + 2] + words[end + 4 :]
        brackets = (begin, end)
    folded = Folded(words)
    lead = len(folded.text) - len(folded.text.lstrip())
    core = folded.text[folded.position(begin) : folded.position(end)]
    start = folded.position(begin) + len(core) - len(core.lstrip()) - lead
    if not core.strip():
        what = "nothing stands between `[[` and `]]`" if brackets else "a gap needs words on both sides"
        return AnchorProblem("malformed", at=offset, detail=what)
    return _Fragment(offset, folded, brackets, folded.text.strip(), start, start + len(core.strip()))


def _occurrences(text: str, pattern: str) -> Iterator[int]:
    at = text.find(pattern)
    while at >= 0:
        yield at
        at = text.find(pattern, at + 1)


def _possible(starts: list[list[int]], lengths: list[int]) -> list[list[int]]:
    """Give the places of each fragment that are a part of some way to fit all of them, in order and without overlap.

    The list ends before the first fragment that cannot follow the ones before it. A place is possible exactly if it
    lies between the leftmost and the rightmost way to fit all, so nothing needs to be tried out.
    """
    earliest: list[int] = []
    end = 0
    for own, length in zip(starts, lengths, strict=True):
        number = bisect_left(own, end)
        if number == len(own):
            return starts[: len(earliest)]
        earliest.append(own[number])
        end = own[number] + length
    latest = starts[-1][-1]
    possible = [[at for at in starts[-1] if at >= earliest[-1]]]
    for own, length, first in zip(reversed(starts[:-1]), reversed(lengths[:-1]), reversed(earliest[:-1]), strict=True):
        fitting = own[bisect_left(own, first) : bisect_right(own, latest - length)]
        latest = fitting[-1]
        possible.append(fitting)
    return possible[::-1]
