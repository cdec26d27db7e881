"""How two names of one may differ: word by word, and what words of a name say about what it names."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from claimtrack.domain.names import norm_key
from claimtrack.domain.suggesting_letters import VOWELS, consonants, may_be_a_woman, nominatives, spelled
from claimtrack.domain.suggesting_lexicon import (
    ARTICLES,
    BODIES,
    COURTESY,
    ELDER,
    GIVEN,
    PARTICLES,
    SAME_GIVEN,
    TITLES,
)

SHORTEST: Final = 3
_NEAR_FROM: Final = 5
_LONGEST: Final = 4
_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_ADDRESS: Final = re.compile(r"(?<=\w)\.(?:com|org|net|info|ru|ua|eu)\b", re.IGNORECASE)


class Level(IntEnum):
    """How far two words are the same, the weakest first."""

    LETTER = 1
    NEAR = 2
    INITIAL = 3
    WOMAN = 4
    GIVEN = 5
    CASE = 6
    SAME = 7


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name with its keys: as it stands, and as it would be if it stood in an oblique case.

    `given` and `given_bases` number the given names that these are; `initial` = but the first letter of a name.
    """

    text: str
    keys: frozenset[str]
    bases: frozenset[str]
    given: frozenset[int]
    given_bases: frozenset[int]
    initial: bool
    number: bool


@lru_cache(maxsize=65536)
def _word(text: str) -> Word:
    keys, bases = spelled(text), nominatives(text)
    given, given_bases = (frozenset(at for key in some for at in GIVEN.get(key, ())) for some in (keys, bases))
    initial = len(text) == 1 and text.isalpha() and text.isupper()
    return Word(text, keys, bases, given, given_bases, initial, any(char.isdecimal() for char in text))


@dataclass(frozen=True, slots=True)
class Name:
    """A name cut into words. `elder` is what tells it from a namesake of the family; `thing` = not of a person.

    `led` = a title or what sort of thing it is stood before it; what follows that in another case is another name:
    «президент Лории» is not Лория.
    """

    text: str
    words: tuple[Word, ...]
    elder: frozenset[str]
    thing: bool
    led: bool

    @property
    def letters(self) -> str:
        """The key of its first letters, as an abbreviation has them."""
        return "".join(min(word.keys)[:1] for word in self.words if word.keys)

    @property
    def joined(self) -> str:
        """The key of its words written as one, as addresses have them."""
        return "".join(min(word.keys) for word in self.words if word.keys)


@lru_cache(maxsize=65536)
def cut(text: str) -> Name:
    """Cut a name into the words that tell whom it names: no articles, no courtesy, no marks, no title before it."""
    found = [word for word in _WORD.findall(_ADDRESS.sub("", text)) if norm_key(word) not in COURTESY]
    told = [word for word in found if norm_key(word) not in ELDER]
    own = _without_leading(told)
    kept = [word for word in own if not _joins(word)] or own
    elder = frozenset(ELDER[norm_key(word)] for word in found if norm_key(word) in ELDER)
    words = tuple(_word(word) for word in kept)
    return Name(text, words, elder, _of_a_thing(own), len(own) < len(told))


def _joins(word: str) -> bool:
    return norm_key(word) in ARTICLES and not (len(word) == 1 and word.isupper())


def _without_leading(words: list[str]) -> list[str]:
    """Leave out a title, and what sort of thing it is, said in small letters before a name: «газета Известия»."""
    if len(words) > 1 and words[1][:1].isupper():
        small = words[0].islower() and words[0][0].isalpha() and words[0] not in PARTICLES and not _joins(words[0])
        if small or (spelled(words[0]) & TITLES and not words[1].isupper()):
            return words[1:]
    return words


def _of_a_thing(words: list[str]) -> bool:
    small = len(words) > 1 and any(word[:1].islower() and word not in PARTICLES for word in words)
    return small or len(words) > _LONGEST or any(_names_a_thing(word) for word in words)


def _names_a_thing(word: str) -> bool:
    return word[:1].isdecimal() or bool((spelled(word) | nominatives(word)) & BODIES)


def likeness(one: Word, other: Word) -> Level | None:
    """Tell how far two words are the same; None where they are two words."""
    if one.keys & other.keys:
        return Level.SAME
    if one.number or other.number:
        return None
    if one.initial or other.initial:
        # As written too: «И» begins Иосиф and C begins Charles, whatever the key of the whole word begins with.
        written = norm_key(one.text)[:1] == norm_key(other.text)[:1]
        return Level.INITIAL if written or _beginnings(one) & _beginnings(other) else None
    if one.bases or other.bases:
        both = (one.keys | one.bases) & (other.keys | other.bases)
        if any(len(key) >= SHORTEST for key in both):
            return Level.WOMAN if _of_a_woman(one) != _of_a_woman(other) else Level.CASE
    if one.given & other.given:
        return Level.GIVEN
    return _by_ear(one, other)


def _by_ear(one: Word, other: Word) -> Level | None:
    if (one.given | one.given_bases) & (other.given | other.given_bases):
        return Level.WOMAN if _of_a_woman(one) != _of_a_woman(other) else Level.GIVEN
    return max((level for a in one.keys for b in other.keys if (level := _near(a, b))), default=None)


def _beginnings(word: Word) -> set[str]:
    """Give the first letters of a word, and of a given name those it has in other languages."""
    known = set(word.keys)
    if not word.initial:
        known.update(key for at in word.given | word.given_bases for key in SAME_GIVEN[at])
    return {key[:1] for key in known if key}


def _of_a_woman(word: Word) -> bool:
    """Tell whether a word may be the name of a woman where it reads like a man's in another case."""
    return bool(word.given and word.given_bases) or may_be_a_woman(word.text)


def _near(one: str, other: str) -> Level | None:
    """Tell whether two keys sound alike, or long ones are but a letter apart; never where only the ends differ."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or long[0] != short[0] or short.rstrip(VOWELS) == long.rstrip(VOWELS):
        return None
    if one.replace("z", "s") == other.replace("z", "s"):
        return Level.NEAR
    if len(short) < _NEAR_FROM:
        return None
    if consonants(one) == consonants(other):
        return Level.NEAR
    apart = len(short) > _NEAR_FROM and one[-2:] == other[-2:] and _one_apart(short, long)
    return Level.LETTER if apart else None


def _one_apart(short: str, long: str) -> bool:
    """Tell whether one letter more, or another one, or two that changed places, make the difference."""
    if len(long) - len(short) > 1:
        return False
    at = next((at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    rest = at + 2
    turned = short[at:rest] == long[at:rest][::-1] and short[rest:] == long[rest:]
    return turned or short[at + 1 :] == long[at + 1 :]
