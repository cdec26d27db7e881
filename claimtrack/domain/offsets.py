"""In which unit a file counts offsets: found out from the words it says they cover, else from where words begin.

Tools count code points, UTF-16 units, bytes or what readers see as one letter (graphemes), a line end CR LF as two or
one, and a byte order mark or not, whatever their format's name promises. All candidates are tried on all marks of a
document; one must win alone, where they differ at all.
"""

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, product
from typing import Final

from claimtrack.domain.folding import Folded
from claimtrack.domain.graphemes import grapheme_widths, may_have_graphemes

CODE_POINTS, UTF_16, BYTES, GRAPHEMES = "code points", "UTF-16 units", "UTF-8 bytes", "graphemes"
UNITS: Final = (CODE_POINTS, UTF_16, BYTES, GRAPHEMES)
ENDS: Final = {"": None, ", CR LF as one": True, ", CR LF as two": False}
WAYS: Final = tuple(f"{unit}{ends}" for unit in UNITS for ends in ENDS)
"""What somebody may say of how offsets are counted: the unit, or line ends as well."""
BOM: Final = "\ufeff"
_LEAST_LEAD: Final = 0.02
_FITS_MOSTLY: Final = 0.5
# Scripts that put no space between words, or none before what is joined to a word, show nothing at a word's ends.
_WORD: Final = re.compile(
    r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
_YES_OR_NO: Final = (False, True)
Fragment = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Counting:
    """One way to count: the unit, whether CR LF is one, whether a byte order mark at the beginning counts."""

    unit: str = CODE_POINTS
    crlf_is_one: bool = False
    counts_bom: bool = False

    @property
    def told(self) -> str:
        """The way to count in words."""
        ends = ", CR LF as one" if self.crlf_is_one else ""
        return f"{self.unit}{ends}{', the byte order mark counted' if self.counts_bom else ''}"


_EVERY: Final = tuple(Counting(*each) for each in product(UNITS, _YES_OR_NO, _YES_OR_NO))


@dataclass(frozen=True, slots=True)
class Calibration:
    """The way a document counts. `score` is the share of fragments that fit; `rivals` those that fit as well otherwise.

    `sure` is False where another way gives other places and fits as well: then nothing of it may be anchored. `same`
    are the ways that give the very places of `counting`, `tried` all that could differ in a text of these letters.
    `alike` has all these in groups that give the same places.
    `against` is the way that fits better, where the file counts otherwise: only marks that fit so have a place then.
    """

    counting: Counting
    score: float
    by_words: bool
    rivals: tuple[Counting, ...] = ()
    same: frozenset[Counting] = frozenset()
    tried: frozenset[Counting] = frozenset()
    alike: tuple[frozenset[Counting], ...] = ()
    against: Counting | None = None

    @property
    def sure(self) -> bool:
        """Whether one way wins alone."""
        return not self.rivals

    @property
    def fits_nowhere(self) -> bool:
        """Whether most marks begin or end within words, however they are counted."""
        return not self.by_words and self.score < _FITS_MOSTLY

    @property
    def is_clear(self) -> bool:
        """Whether the text tells how its file counts: one way wins alone, fits mostly, and another would not."""
        return self.sure and self.score > _FITS_MOSTLY and self.same < self.tried

    @property
    def of_another_text(self) -> bool:
        """Whether no way gives the words that marks cover, not even once: only the words themselves can be found."""
        return self.by_words and not self.score


def said(way: str | None) -> tuple[str | None, bool | None]:
    """Give the unit of one of WAYS, and whether CR LF is one of them; None is what it does not say."""
    unit, comma, ends = (way or "").partition(",")
    return unit or None, ENDS[comma + ends]


class Ruler:
    """Offsets of one way of counting -> code points of the text without its byte order mark."""

    def __init__(self, text: str, counting: Counting) -> None:
        has_bom = text.startswith(BOM)
        body = text.removeprefix(BOM)
        widths = _widths(body, counting)
        start = 0
        if has_bom and counting.counts_bom:
            start = 3 if counting.unit == BYTES else 1
        # Eight bytes a character: a list of numbers would be four times as large.
        self._ends = array("Q", accumulate(widths, initial=start))

    def position(self, offset: int) -> int | None:
        """Give the code point at an offset; None where no character begins or ends there."""
        at = bisect_left(self._ends, offset)
        if at == len(self._ends) or self._ends[at] != offset:
            return None
        return at

    def fragment(self, given: Fragment) -> Fragment | None:
        """Give a half-open fragment in code points."""
        start, end = self.position(given[0]), self.position(given[1])
        return None if start is None or end is None or start >= end else (start, end)


def calibrate(
    text: str,
    marks: Iterable[tuple[Sequence[Fragment], str | None]],
    unit: str | None = None,
    crlf_is_one: bool | None = None,  # noqa: FBT001 - not known is the third
) -> Calibration:
    """Find out how a text's marks are counted, each given with its fragments and the words it says it covers.

    `unit` and `crlf_is_one` are said where the format leaves no doubt of them; what is not said may be either.
    """
    given = [(tuple(fragments), covered) for fragments, covered in marks if fragments]
    body = text.removeprefix(BOM)
    by_words = any(covered for _, covered in given)
    scored: list[tuple[float, Counting, tuple[Fragment | None, ...]]] = []
    for counting in _candidates(text, unit, crlf_is_one):
        ruler = Ruler(text, counting)
        placed = [[ruler.fragment(one) for one in fragments] for fragments, _ in given]
        scores = [
            fits(body, several, covered if by_words else None)
            for several, (_, covered) in zip(placed, given, strict=True)
        ]
        score = sum(scores) / len(scores) if scores else 1.0
        # A mark whose words are not there has no place by its offsets: where these point does not matter.
        known = (one or not covered for one, (_, covered) in zip(scores, given, strict=True))
        places = tuple(one if fit else None for fit, several in zip(known, placed, strict=True) for one in several)
        scored.append((score, counting, places))
    best = max(score for score, _, _ in scored)
    first = next(one for one in scored if one[0] == best)
    # Where no way fits, the best of them is no evidence.
    lead = _LEAST_LEAD if by_words or unit is not None or best >= _FITS_MOSTLY else 1.0
    rivals = tuple(counting for score, counting, places in scored if places != first[2] and best - score < lead)
    groups: dict[tuple[Fragment | None, ...], list[Counting]] = {}
    for _, counting, places in scored:
        groups.setdefault(places, []).append(counting)
    alike = tuple(map(frozenset, groups.values()))
    tried = frozenset(counting for _, counting, _ in scored)
    return Calibration(first[1], best, by_words, rivals, frozenset(groups[first[2]]), tried, alike)


@dataclass(frozen=True, slots=True)
class FileCounts:
    """The ways to count that most clear texts of a file allow, how many these are, and of how many; maybe no way."""

    ways: frozenset[Counting] = frozenset()
    texts: int = 0
    clear: int = 0


def said_by_most(texts: Iterable[Calibration]) -> FileCounts:
    """Find out how a file counts, which is of one tool: as two of three of its clear texts say, at the least."""
    said_so = Counter((one.tried, one.same) for one in texts if one.is_clear)
    votes = {way: sum(n for (tried, same), n in said_so.items() if _shown_in(tried, way) in same) for way in _EVERY}
    most, clear = max(votes.values()), said_so.total()
    if not clear or most * 3 < clear * 2:
        return FileCounts(clear=clear)
    return FileCounts(frozenset(way for way in _EVERY if votes[way] == most), most, clear)


def differs(own: Calibration, file: FileCounts) -> bool:
    """Tell whether a text is surely counted otherwise than its file: the words that its marks cover say so."""
    is_sure = own.sure and own.by_words and not own.of_another_text
    return is_sure and bool(file.ways) and own.same.isdisjoint(_shown_in(own.tried, way) for way in file.ways)


def settled(own: Calibration, file: FileCounts) -> Calibration:
    """Give a calibration as the other texts of its file have it: one file is of one tool.

    Of ways that fit a text equally, the file's is taken. A text that fits better in another way is counted as the file
    nevertheless, unless the words that its marks cover say otherwise. One that no way fits stays unsure.
    """
    if not file.ways or own.fits_nowhere or own.of_another_text:
        return own
    shown = {_shown_in(own.tried, way) for way in file.ways}
    fitting = shown & {*own.same, *own.rivals}
    if not fitting and own.by_words:
        return own
    left = fitting or shown
    if not any(left <= each for each in own.alike):
        return replace(own, rivals=own.rivals or tuple(left))
    way = own.counting if left <= own.same else min(left, key=_EVERY.index)
    return replace(own, counting=way, rivals=(), against=None if fitting else own.counting)


def _shown_in(tried: frozenset[Counting], way: Counting) -> Counting:
    """Give a way of counting as it shows in a text in which only some ways can differ."""
    units = {one.unit for one in tried}
    unit = way.unit if way.unit in units else CODE_POINTS if CODE_POINTS in units else units.pop()
    ends = {one.crlf_is_one for one in tried if one.unit == unit}
    marks = {one.counts_bom for one in tried if one.unit == unit}
    crlf = way.crlf_is_one if way.crlf_is_one in ends else not way.crlf_is_one
    return Counting(unit, crlf, way.counts_bom if way.counts_bom in marks else not way.counts_bom)


def _candidates(text: str, unit: str | None, crlf_is_one: bool | None) -> list[Counting]:  # noqa: FBT001 - as above
    body = text.removeprefix(BOM)
    ends: tuple[bool, ...] = _YES_OR_NO if "\r\n" in body else (False,)
    if crlf_is_one is not None and "\r\n" in body:
        ends = (crlf_is_one,)
    marks = (False, True) if text.startswith(BOM) else (False,)
    units = [unit] if unit else [each for each in UNITS if each == CODE_POINTS or not body.isascii()]
    if unit is None and not may_have_graphemes(body):
        units = [each for each in units if each != GRAPHEMES]
    ways = [Counting(each, one, counted) for each, one, counted in product(units, ends, marks)]
    return [way for way in ways if way.unit != GRAPHEMES or way.crlf_is_one == ends[-1]]


def _widths(body: str, counting: Counting) -> bytearray:
    if counting.unit == CODE_POINTS:
        widths = bytearray(b"\1") * len(body)
    elif counting.unit == GRAPHEMES:
        widths = bytearray(grapheme_widths(body))
    elif counting.unit == UTF_16:
        widths = bytearray(2 if letter > "\uffff" else 1 for letter in body)
    else:
        widths = bytearray(len(letter.encode("utf-8", "surrogatepass")) for letter in body)
    if counting.crlf_is_one:
        for found in re.finditer("\r\n", body):
            widths[found.start()] = 0
    return widths


def fits(body: str, places: Sequence[Fragment | None], covered: str | None) -> float:
    """Give how well a mark fits: its words are the covered ones, or its ends are ends of words."""
    known = [one for one in places if one is not None]
    if len(known) < len(places):
        return 0.0
    if covered is not None:
        found = _plain(" ".join(body[start:end] for start, end in known))
        return 1.0 if found == _plain(covered) else 0.0
    edges = [_is_edge(body, at) for start, end in known for at in (start, end)]
    return sum(edges) / len(edges)


def _plain(words: str) -> str:
    return Folded(words).text.strip()


def _is_edge(body: str, at: int) -> bool:
    if at in (0, len(body)):
        return True
    return not (_WORD.match(body[at - 1]) and _WORD.match(body[at]))
