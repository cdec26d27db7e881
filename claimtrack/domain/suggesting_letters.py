"""Words of names in one alphabet: two spellings, in Cyrillic or in any usual Latin scheme, meet in one key.

The key is for comparing alone and reads badly on purpose: it has no case, no doubled and no soft letters, one letter
for г, ґ, х, g, h and kh, one for и, і, ї, й, ы, i, j and y. `nominatives` undoes the cases of Russian and Ukrainian.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from claimtrack.domain.names import norm_key

_FROM_CYRILLIC: Final = str.maketrans(
    {
        **dict(zip("абвгґдеєзиіїйыклмнопрстуўфхэ", "abvhhdeeziiiiiklmnoprstuvfhe", strict=True)),
        "ж": "ž",
        "ц": "q",
        "ч": "č",
        "ш": "š",
        "щ": "š",
        "ю": "iu",
        "я": "ia",
        "ь": "",
        "ъ": "",
        "'": "",
    }
)
_CYRILLIC: Final = re.compile("[а-яёєіїґў]")
_W_IN_CYRILLIC: Final = re.compile("^у(?=[аиіоэе])")
# Letters with a mark of their own, then the Latin ways to write one Cyrillic letter, the longest first.
_MARKED: Final = str.maketrans({"š": "sh", "ž": "zh", "č": "ch", "ł": "l", "đ": "d", "ø": "o", "ß": "ss", "'": ""})
_SCHOLARLY: Final = re.compile("[čšž]")
_LATIN: Final = (
    *(("shch", "š"), ("szcz", "š"), ("stch", "š"), ("tsch", "č"), ("sch", "š"), ("tch", "č"), ("dzh", "dž")),
    *(("sh", "š"), ("sz", "š"), ("zh", "ž"), ("ch", "č"), ("cz", "č"), ("kh", "h"), ("gh", "h"), ("ph", "f")),
    *(("th", "t"), ("ck", "k"), ("qu", "kv"), ("q", "k"), ("ts", "q"), ("tz", "q"), ("dj", "dž"), ("x", "ks")),
    *(("w", "v"), ("g", "h"), ("y", "i"), ("c", "k")),
)
_SOFTENED: Final = (("ie", "e"), ("iu", "u"), ("io", "e"))
_DOUBLED: Final = re.compile(r"([^\W\d])\1+")
_HARD_END: Final = re.compile("(?<=[eo])f$")
_SILENT: Final = re.compile("(?<=[^aeiou])e(?=i?$)")
VOWELS: Final = "aeiou"
_VOWEL: Final = re.compile(f"[{VOWELS}]")

# What an oblique case ends in, and what the nominative then ends in.
_CASES: Final = (
    *(("а", ("", "о")), ("я", ("ь", "й")), ("у", ("", "а", "о")), ("ю", ("ь", "й", "я")), ("ом", ("", "о"))),
    *(("ем", ("", "ь", "й")), ("єм", ("й",)), ("ым", ("", "ый", "ое")), ("им", ("", "ий", "ый")), ("ім", ("", "ій"))),
    *(("е", ("", "а", "о", "я", "й")), ("и", ("а", "я", "ь", "й")), ("ы", ("а",)), ("і", ("", "а", "я", "ь", "о"))),
    *(("ї", ("я", "й")), ("ой", ("а", "ая")), ("ої", ("а",)), ("ою", ("а",)), ("ей", ("я", "ь")), ("єю", ("я",))),
    *(
        ("ею", ("а", "я")),
        ("ій", ("а",)),
        ("ого", ("ий", "ый", "ой", "ое")),
        ("его", ("ий",)),
        ("ому", ("ий", "ый", "ой", "ое")),
    ),
    *(("ему", ("ий",)), ("ую", ("ая",)), ("ові", ("",)), ("еві", ("", "ь", "й")), ("єві", ("й",))),
)
_STEM: Final = 3
# Names whose genitive reads like the name of a woman of that family.
_FAMILY: Final = re.compile("(?:[оеє]в|[иыі]н|ськ|ск|цк|цьк)(?:ий|ой)?$")


@lru_cache(maxsize=65536)
def spelled(word: str) -> frozenset[str]:
    """Give the keys of a word; most have one, a Latin j may stand for й or for дж, an e at the end for nothing."""
    text = norm_key(word)
    if _CYRILLIC.search(text):
        text = _W_IN_CYRILLIC.sub("в", text).translate(_FROM_CYRILLIC)
        return frozenset((_settled(text),))
    if _SCHOLARLY.search(text):
        text = text.replace("c", "ts")
    text = "".join(
        char for char in unicodedata.normalize("NFD", text.translate(_MARKED)) if not unicodedata.combining(char)
    )
    for written, letter in _LATIN:
        text = text.replace(written, letter)
    settled = {_settled(text.replace("j", letter)) for letter in ("i", "dž")}
    return frozenset(settled | {_SILENT.sub("", key) for key in settled if len(key) > _STEM})


def _settled(text: str) -> str:
    for written, letter in _SOFTENED:
        text = text.replace(written, letter)
    return _HARD_END.sub("v", _DOUBLED.sub(r"\1", text))


@lru_cache(maxsize=65536)
def nominatives(word: str) -> frozenset[str]:
    """Give the keys of the words of which this may be another case; none for a Latin word."""
    text = norm_key(word)
    if not _CYRILLIC.search(text):
        return frozenset()
    return frozenset(
        key
        for ending, instead in _CASES
        if text.endswith(ending) and len(text) - len(ending) >= _STEM
        for one in instead
        for key in spelled(text[: len(text) - len(ending)] + one)
    )


def may_be_a_woman(word: str) -> bool:
    """Tell whether a word that reads like a genitive is as well the surname of a woman: «Орлова»."""
    text = norm_key(word)
    return text.endswith(("а", "у", "ой", "ої", "ій")) and _FAMILY.search(_without_end(text)) is not None


def _without_end(text: str) -> str:
    ending = next(end for end in ("ой", "ої", "ій", "ая", "а", "у") if text.endswith(end))
    return text[: len(text) - len(ending)]


def consonants(key: str) -> str:
    """Give a key without its vowels: what spellings by ear have in common."""
    return _VOWEL.sub("", key)
