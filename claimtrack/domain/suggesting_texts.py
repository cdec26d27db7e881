"""How far two sentences say the same in other words: their words without endings, and the order of those.

A light stemmer for English, Russian and Ukrainian is enough: what it makes is only compared, never shown.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claimtrack.domain.names import norm_key
from claimtrack.domain.suggesting_letters import spelled

_WORD: Final = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_EMPTY: Final = frozenset(
    """
    a an the of in on at to for from by with and or as that this these it its their his her is are was were be been most
    being has have had will would shall should may might can could must do does did there too also
    в во на по за из от до с со у о об к ко и а но или что это эта этот эти как его ее их же ли бы быть был была было
    були были есть будет будут может могут должен должна должно должны нужно следует также лишь наиболее самый
    у в на по за із зі з від до та і й але або що це ця цей ці як його її їх бути був була було є буде будуть може
    можуть має мають повинен повинна повинно повинні треба слід також лише найбільш
    """.split()  # noqa: SIM905 - a list of words reads as one
)
_NOT: Final = frozenset(
    "not no never neither nor without cannot nobody не нет ни никогда без нельзя ні немає ніколи".split()  # noqa: SIM905
)
_SHORT: Final = 4
_ENGLISH: Final = ("ations", "ation", "ings", "ing", "ied", "ies", "ers", "ed", "es", "er", "ly", "s", "e")
_CYRILLIC: Final = tuple(
    sorted(
        """
        иями ями ами ого его ому ему ыми ими іями ією ием иях ів ові ию ия ии ію ії ет ут ют ит ат ят ал ил ешь ает ают
        ить ать ять еть ити ати ется ются ится ся ала ила ой ей ою ею ый ий ая яя ое ее ые ие ых их ым им ом ем ам ям
        ах ях ов ев ім їх ій
        """.split(),  # noqa: SIM905 - a list of endings reads as one
        key=lambda ending: (-len(ending), ending),
    )
)
_LAST: Final = "аеиоуыэюяіїєьй"
_STEM: Final = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give the key of a word without its ending."""
    text = norm_key(word)
    if len(text) > _SHORT:
        text = _without(text, _ENGLISH) if text.isascii() else _short(_without(text, _CYRILLIC))
    return min(spelled(text), key=lambda key: (-len(key), key), default=text)


def _without(text: str, endings: tuple[str, ...]) -> str:
    ending = next((one for one in endings if text.endswith(one) and len(text) - len(one) >= _STEM), "")
    return text[: len(text) - len(ending)]


def _short(text: str) -> str:
    """Leave out the vowels that a Cyrillic stem ends in, as far as it stays long enough."""
    return max(text.rstrip(_LAST), text[:_STEM], key=len)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as its words without endings, in order; `numbers` and `denied` must agree where two are one."""

    stems: tuple[str, ...]
    numbers: frozenset[str]
    denied: bool


@lru_cache(maxsize=65536)
def said(text: str) -> Said:
    """Give what a sentence says, for comparing; a key with hyphens reads as its words."""
    words = [norm_key(word) for word in _WORD.findall(text)]
    told = [word for word in words if word not in _EMPTY and word not in _NOT]
    stems = tuple(stem(word) for word in told if not word.isdecimal())
    numbers = frozenset(word for word in words if word.isdecimal())
    return Said(stems, numbers, sum(word in _NOT for word in words) % 2 == 1)


def weights(sentences: Iterable[Said]) -> dict[str, float]:
    """Give how much each stem tells: a word of every second sentence tells little, one of a single one much."""
    seen: Counter[str] = Counter()
    number = 0
    for sentence in sentences:
        seen.update(set(sentence.stems))
        number += 1
    return {one: math.log(1 + (number + 1) / count) for one, count in seen.items()}


def overlap(one: Said, other: Said, weight: Mapping[str, float]) -> float:
    """Give how far two sentences share their words, 0 to 1, whatever the order."""
    both, every = set(one.stems) & set(other.stems), set(one.stems) | set(other.stems)
    if not both:
        return 0.0
    return sum(weight.get(word, 1.0) for word in both) / sum(weight.get(word, 1.0) for word in every)


def in_order(one: Said, other: Said) -> float:
    """Give the part of the shared words that stand in one order in both: the longest rising run of places."""
    both = set(one.stems) & set(other.stems)
    first = list(dict.fromkeys(word for word in one.stems if word in both))
    place = {word: at for at, word in enumerate(dict.fromkeys(word for word in other.stems if word in both))}
    longest: list[int] = []
    for at in (place[word] for word in first):
        longest.append(1 + max((longest[i] for i in range(len(longest)) if place[first[i]] < at), default=0))
    return max(longest, default=0) / max(len(first), 1)
