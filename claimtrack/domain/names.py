"""Names as people write them, folded so that two spellings of one name meet, and made safe to print."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

# ' ’ ʼ ʹ ′ ` ´ ‘ ‛ ＇ : what keyboards and typesetters put where Ukrainian, French or English has an apostrophe.
_APOSTROPHES: Final = "'\u2019\u02bc\u02b9\u2032`\u00b4\u2018\u201b\uff07"
_ONE_LETTER: Final = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | {"\u0451": "\u0435"})
# C0 and C1 (but not newline and tab), and everything that turns the direction of the text after it.
_UNSAFE: Final = dict.fromkeys(
    [
        *(code for code in range(0x20) if chr(code) not in "\n\t"),
        *range(0x7F, 0xA0),
        0x061C,
        0x200E,
        0x200F,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ],
)


def _folded_once(text: str) -> str:
    # Apostrophes go first: NFKC takes an acute accent apart into a space and a combining mark.
    composed = unicodedata.normalize("NFKC", text.translate(_ONE_LETTER))
    return " ".join(composed.casefold().translate(_ONE_LETTER).split())


@lru_cache(maxsize=65536)
def norm_key(text: str) -> str:
    """Give the key under which a name is looked up: NFKC, no case, ё as е, one apostrophe, single spaces.

    Two names with one key are spelled alike, which does not make them one actor.
    """
    folded = _folded_once(text)
    # Folding can make new characters that fold again (ё before a breve); the key must be the key of itself.
    while not folded.isascii() and (again := _folded_once(folded)) != folded:
        folded = again
    return folded


def closest(value: str, candidates: Iterable[str], *, limit: int = 3) -> list[str]:
    """Give the candidates spelled most like the value, best first; use it for the hint after an unknown word."""
    by_key: dict[str, list[str]] = {}
    for candidate in dict.fromkeys(candidates):
        by_key.setdefault(norm_key(candidate), []).append(candidate)
    near = get_close_matches(norm_key(value), by_key, n=limit)
    return [candidate for key in near for candidate in by_key[key]][:limit]


def best_spelling(spellings: Iterable[str]) -> str:
    """Give the spelling to show: mixed case before all lower before all capitals, then the first in text order."""
    return min(spellings, key=lambda text: (text.isupper() and len(text) > 1, text.islower(), text))


def clean(text: str) -> str:
    """Give the text without control and direction-changing characters, so that a terminal shows only what is there."""
    return text.translate(_UNSAFE)
