"""Where a text comes closest to words that do not occur in it: for the message that shows what was meant.

Fast on long texts: a few exact look-ups find the longest stretch both share; only the words around it are compared.
"""

import re
from difflib import SequenceMatcher
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"\w+")
_PROBES: Final = 40
_SHORTEST_SEED: Final = 3
_LIKE_ENOUGH: Final = 0.3
_LONG: Final = 2000
_LEAD: Final = 40


class Near(NamedTuple):
    """The closest words, as a half-open stretch of the text, and how many characters agree from their beginning."""

    start: int
    end: int
    agreeing: int


class _Seed(NamedTuple):
    """The longest stretch that the wanted words and the text share, case and ё aside."""

    in_wanted: int
    in_text: int
    length: int


def loosened(text: str) -> str:
    """Give the text without case and with ё as е, character for character, so that offsets stay."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in text)
    return lower.replace("ё", "е")


def nearest(loose_text: str, text: str, wanted: str) -> Near | None:
    """Find the words of the text most like the wanted ones; None when nothing is like them.

    `loose_text` is `loosened(text)`, made once for many calls. Of a very long quote only the part around the first
    difference is looked for and shown.
    """
    if len(wanted) > _LONG:
        shared = _shared_beginning(text, wanted)
        begin = max(shared - _LEAD, 0)
        near = nearest(loose_text, text, wanted[begin : begin + _LONG])
        return near and near._replace(agreeing=max(shared, begin + near.agreeing))
    loose = loosened(wanted)
    seed = _seed(loose_text, loose)
    if seed is None:
        return None
    stretch = _whole_words(loose_text, loose, seed)
    if stretch is None:
        return None
    start, end = _with_marks(text, wanted, *stretch)
    agreeing = max(_agreeing(text, at, wanted) for at in (start, seed.in_text - seed.in_wanted) if at >= 0)
    return Near(start, end, agreeing)


def _shared_beginning(text: str, wanted: str) -> int:
    """Give how much of the beginning of the wanted words occurs in the text."""
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text.find(wanted[:middle]) >= 0 else (low, middle - 1)
    return low


def _seed(text: str, wanted: str) -> _Seed | None:
    best: _Seed | None = None
    for begin in _probe_points(wanted):
        length = (best.length if best else min(_SHORTEST_SEED, len(wanted)) - 1) + 1
        at = text.find(wanted[begin : begin + length]) if begin + length <= len(wanted) else -1
        if at < 0:
            continue
        # What occurs to some length occurs to every shorter one, so the longest is found by halving.
        low, high = length, len(wanted) - begin
        while low < high:
            middle = (low + high + 1) // 2
            found = text.find(wanted[begin : begin + middle])
            if found < 0:
                high = middle - 1
            else:
                low, at = middle, found
        best = _Seed(begin, at, low)
    return best


def _probe_points(wanted: str) -> list[int]:
    words = [found.start() for found in _WORD.finditer(wanted)]
    words = words[:: len(words) // _PROBES + 1]
    return sorted({0, *words, *range(0, len(wanted), max(1, len(wanted) // 8))})


def _whole_words(text: str, wanted: str, seed: _Seed) -> tuple[int, int] | None:
    begin = seed.in_text - seed.in_wanted
    slack = len(wanted) // 2 + 20
    around = _words(text, begin - slack, begin + len(wanted) + slack)
    own = _words(wanted, 0, len(wanted))
    matcher = SequenceMatcher(None, [word[0] for word in own], [word[0] for word in around], autojunk=False)
    shift = _best_shift(own, around, seed)
    reach = max(2, len(own) // 4)
    blocks = [
        block for block in matcher.get_matching_blocks() if block.size and abs(block.b - block.a - shift) <= reach
    ]
    shared = sum(len(own[block.a + number][0]) for block in blocks for number in range(block.size))
    if max(shared, seed.length) < _LIKE_ENOUGH * len(wanted) or not around:
        return None
    first, last = (blocks[0], blocks[-1]) if blocks else ((0, shift, 0), (0, shift, 0))
    start = min(max(first[1] - first[0], 0), len(around) - 1)
    stop = min(max(last[1] - last[0] + len(own), start + 1), len(around))
    return around[start].start(), around[stop - 1].end()


def _words(text: str, begin: int, end: int) -> list[re.Match[str]]:
    """Give the words that touch a stretch, whole."""
    begin = max(begin, 0)
    while begin > 0 and text[begin - 1].isalnum() and text[begin : begin + 1].isalnum():
        begin -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return list(_WORD.finditer(text, begin, end))


def _best_shift(own: list[re.Match[str]], around: list[re.Match[str]], seed: _Seed) -> int:
    """Give how many words around come before the wanted ones; equal words vote by length, and so does the seed."""
    places: dict[str, list[int]] = {}
    for number, word in enumerate(around):
        places.setdefault(word[0], []).append(number)
    votes: dict[int, int] = {0: 0}
    for number, word in enumerate(own):
        for place in places.get(word[0], ()):
            votes[place - number] = votes.get(place - number, 0) + len(word[0])
    seeded = _count_before(around, seed.in_text) - _count_before(own, seed.in_wanted)
    votes[seeded] = votes.get(seeded, 0) + seed.length
    return max(votes, key=lambda shift: (votes[shift], -shift))


def _count_before(words: list[re.Match[str]], offset: int) -> int:
    return sum(word.end() <= offset for word in words)


def _with_marks(text: str, wanted: str, start: int, end: int) -> tuple[int, int]:
    """Take in the quote marks and stops around the words where the wanted ones have some there too."""
    if not wanted[0].isalnum():
        while start > 0 and not (text[start - 1].isspace() or text[start - 1].isalnum()):
            start -= 1
    if not wanted[-1].isalnum():
        while end < len(text) and not (text[end].isspace() or text[end].isalnum()):
            end += 1
    return start, end


def _agreeing(text: str, start: int, wanted: str) -> int:
    for number, char in enumerate(wanted):
        if text[start + number : start + number + 1] != char:
            return number
    return len(wanted)
