"""Which names may be of one: spellings, scripts, cases, initials and surnames alone, and how sure that is.

`alike` compares two names; `name_pairs` finds the pairs worth comparing among many without comparing all with all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product
from typing import Final

from claimtrack.domain.names import norm_key
from claimtrack.domain.suggesting_letters import consonants
from claimtrack.domain.suggesting_words import SHORTEST, Level, Name, Word, cut, likeness

_WEIGHT: Final = {
    Level.SAME: 1.0,
    Level.CASE: 0.95,
    Level.GIVEN: 0.92,
    Level.WOMAN: 0.6,
    Level.INITIAL: 0.8,
    Level.NEAR: 0.75,
    Level.LETTER: 0.6,
}
_WHOLE: Final = 0.97
_SURNAME: Final = 0.72
_MIDDLE: Final = 0.85
_LETTERS: Final = {2: 0.5, 3: 0.6}
_TURNED: Final = 0.95
_ONE_NEAR: Final = 7
_SHARED: Final = 0.72
_FULL: Final = 3
_WITH_MIDDLE: Final = (2, 3)
_CROWD: Final = 400


@dataclass(frozen=True, slots=True)
class Alike:
    """How sure it is that two names are of one, and in what they differ. `part` = one says less than the other."""

    score: float
    why: str
    part: bool = False


def alike(one: str, other: str, *, person: bool | None = None) -> Alike | None:
    """Tell how far two names are alike, None where they are two names.

    `person` says what both are known to be; None where nobody has said, and the names must tell.
    """
    if norm_key(one) == norm_key(other):
        return Alike(1.0, f"both are called “{one}”")
    a, b = sorted((cut(one), cut(other)), key=lambda name: (len(name.words), name.text))
    if not a.words or a.elder != b.elder:
        return None
    things = (a.thing or b.thing) if person is None else not person
    if len(a.words) == len(b.words):
        return _whole(a, b, things=things)
    if len(a.words) == 1 and a.joined == b.joined:
        return Alike(_WHOLE * _TURNED, f"“{a.text}” is “{b.text}” written as one word")
    return _letters(a, b) or (None if things or b.thing else _shorter(a, b))


def _whole(a: Name, b: Name, *, things: bool) -> Alike | None:
    found = _fitted(a.words, b.words)
    if found is None:
        return None
    levels, turned = found
    if not _enough(a.words, levels) or (things and Level.INITIAL in levels):
        return None
    if (a.led or b.led) and min(levels) is not Level.SAME:
        return None
    if min(levels) <= Level.NEAR and not _clear(a.words, b.words, levels):
        return None
    score = _WHOLE * _product(levels) * (_TURNED if turned else 1.0)
    return Alike(round(score, 3), _told(a, b, min(levels)), part=Level.INITIAL in levels)


def _fitted(some: tuple[Word, ...], others: tuple[Word, ...]) -> tuple[list[Level], bool] | None:
    """Give how each of some words is found among as many others, and whether their order is another."""
    straight = [likeness(word, other) for word, other in zip(some, others, strict=True)]
    if all(straight):
        return [level for level in straight if level], False
    left = list(others)
    levels: list[Level] = []
    for word in some:
        best = max(((likeness(word, one) or 0, -at) for at, one in enumerate(left)), default=(0, 0))
        if not best[0] or best[0] is Level.INITIAL:
            return None
        levels.append(Level(best[0]))
        left.pop(-best[1])
    return levels, True


def _enough(words: Iterable[Word], levels: Iterable[Level]) -> bool:
    """Tell whether at least one whole word agrees."""
    return any(
        level is not Level.INITIAL and max(map(len, word.keys), default=0) >= SHORTEST
        for word, level in zip(words, levels, strict=True)
    )


def _clear(some: tuple[Word, ...], others: tuple[Word, ...], levels: list[Level]) -> bool:
    """Tell whether a word that only sounds alike is held up by the others, or long enough to stand alone."""
    if sum(level <= Level.NEAR for level in levels) > 1:
        return False
    if len(levels) > 1:
        return not any(word.initial for word in (*some, *others))
    return min(len(key) for word in (*some, *others) for key in word.keys) >= _ONE_NEAR


def _shorter(a: Name, b: Name) -> Alike | None:
    """Compare a surname with a whole name, or a name with the same and a patronymic between."""
    if len(a.words) == 1:
        return _surname(a, b)
    if (len(a.words), len(b.words)) != _WITH_MIDDLE:
        return None
    levels = [likeness(*pair) for pair in ((a.words[0], b.words[0]), (a.words[-1], b.words[-1]))]
    known = [level for level in levels if level]
    if len(known) < len(levels) or min(known) <= Level.NEAR or not _enough(a.words, known):
        return None
    return Alike(round(_MIDDLE * _product(known), 3), f"“{a.text}” is “{b.text}” without the middle", part=True)


def _surname(a: Name, b: Name) -> Alike | None:
    word, last = a.words[0], b.words[-1]
    if len(b.words) > _FULL or word.initial or min(map(len, word.keys)) < SHORTEST:
        return None
    level = likeness(word, last)
    if level not in (Level.SAME, Level.CASE, Level.WOMAN) or (level is not Level.SAME and not _in_one_case(word, b)):
        return None
    why = f"“{a.text}” may be the surname of “{b.text}”"
    if level is Level.WOMAN:
        why += ", or a woman of that family"
    return Alike(round(_SURNAME * _product([level]), 3), why, part=True)


def _in_one_case(word: Word, whole: Name) -> bool:
    """Tell whether it is the short name that stands in another case, or all words of the whole one do."""
    last = whole.words[-1]
    if word.bases & last.keys:
        return True
    return not whole.led and all(one.bases for one in whole.words) and likeness(word, last) is not Level.WOMAN


def _letters(a: Name, b: Name) -> Alike | None:
    if len(a.words) > 1 or not a.text.isupper() or not a.words[0].keys & {b.letters}:
        return None
    score = _LETTERS.get(len(b.words), _LETTERS[3])
    return Alike(score, f"“{a.text}” may stand for “{b.text}”: the first letters are the same", part=True)


def _product(levels: Iterable[Level]) -> float:
    score = 1.0
    for level in levels:
        score *= _WEIGHT[level]
    return score


def _told(a: Name, b: Name, level: Level) -> str:
    return f"“{a.text}” and “{b.text}” {_DIFFERENCE[level]}"


_DIFFERENCE: Final = {
    Level.SAME: "are one name in two spellings",
    Level.CASE: "are one name in two cases",
    Level.GIVEN: "are one name in two languages",
    Level.WOMAN: "are one name in two cases, or a man and a woman of one surname",
    Level.INITIAL: "agree as far as the initials go",
    Level.NEAR: "sound alike",
    Level.LETTER: "are a letter apart",
}


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody or something with names. `person` as in `alike`; `key` names it apart from all others."""

    key: str
    names: tuple[str, ...]
    person: bool | None = None


def name_pairs(bearers: Iterable[Bearer]) -> Iterator[tuple[Bearer, Bearer, Alike]]:
    """Give the pairs whose names are alike, each once, with the likest of their names.

    A surname that several bear is worth less: the pair says so. Only names that share a word, its sound or its letters
    are compared.
    """
    known = sorted(bearers, key=lambda one: one.key)
    found: dict[tuple[int, int], Alike] = {}
    for at, against in sorted(_near(known)):
        likest = _likest(known[at], known[against])
        if likest is not None:
            found[at, against] = likest
    shared = _shared(known, found)
    for (at, against), likest in found.items():
        yield known[at], known[against], shared.get((at, against), likest)


def _likest(one: Bearer, other: Bearer) -> Alike | None:
    if {one.person, other.person} == {True, False}:
        return None
    person = one.person if one.person is not None else other.person
    compared = (alike(a, b, person=person) for a, b in product(one.names, other.names))
    return max(filter(None, compared), key=lambda found: (found.score, found.why), default=None)


def _near(known: list[Bearer]) -> set[tuple[int, int]]:
    """Give the pairs, by place, that share a key; a key of a crowd tells nobody apart and is left out."""
    buckets: dict[str, set[int]] = defaultdict(set)
    for at, bearer in enumerate(known):
        for text in bearer.names:
            for key in _keys(text):
                buckets[key].add(at)
    near: set[tuple[int, int]] = set()
    for several in buckets.values():
        if 1 < len(several) <= _CROWD:
            near.update(combinations(sorted(several), 2))
    return near


@lru_cache(maxsize=65536)
def _keys(text: str) -> frozenset[str]:
    name = cut(text)
    keys = {norm_key(text), name.joined} | ({f"letters {name.letters}"} if len(name.words) > 1 else set())
    if len(name.words) == 1 and text.isupper():
        keys |= {f"letters {key}" for key in name.words[0].keys}
    for word in name.words:
        for key in word.keys | word.bases:
            if len(key) >= SHORTEST:
                keys |= {key, f"sound {consonants(key)}"} if len(key) > SHORTEST else {key}
    return frozenset(keys)


def _shared(known: list[Bearer], found: dict[tuple[int, int], Alike]) -> dict[tuple[int, int], Alike]:
    """Give anew the pairs of which one name says less and fits several that are not alike themselves."""
    fits: dict[int, set[int]] = defaultdict(set)
    for (at, against), likest in found.items():
        if likest.part:
            short, long = (at, against) if _says_less(known[at], known[against]) else (against, at)
            fits[short].add(long)
    again: dict[tuple[int, int], Alike] = {}
    for short, several in fits.items():
        for long in several:
            others = [one for one in several - {long} if (min(one, long), max(one, long)) not in found]
            if others:
                pair = (min(short, long), max(short, long))
                also = known[min(others)].names[0]
                likest = found[pair]
                why = f"{likest.why}; it fits “{also}” as well"
                again[pair] = Alike(round(likest.score * _SHARED, 3), why, part=True)
    return again


def _says_less(one: Bearer, other: Bearer) -> bool:
    """Tell which of two is named by fewer letters at most."""
    return _letters_of(one) < _letters_of(other)


def _letters_of(bearer: Bearer) -> int:
    return max(sum(len(word.text) for word in cut(text).words) for text in bearer.names)
