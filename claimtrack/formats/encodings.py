"""In which encoding a text or sheet is written: told by its mark, else by what its bytes can be."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from claimtrack.formats.source import Unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"),
)
SAVE: Final = "save it as UTF-8 (Excel calls it `CSV UTF-8`)"
_ALPHABETS: Final = (0, 4)
_SAMPLE: Final = 65_536
_LEGACY: Final = "cp1251"
_SIGNS: Final = frozenset("«»„“”‘’–—…№§°\xa0•·±©®™€\xad")
_SURE: Final = 0.95
_RARELY: Final = 50
_LETTER: Final = "[а-яёіїєґў]"
_OF_DOS: Final = re.compile(
    rf"(?<={_LETTER})[\xa0§«\xad¤¦©¬®](?={_LETTER})|(?<={_LETTER})[¤¦©¬®]|[¤¦©¬®](?={_LETTER})", re.IGNORECASE
)
_OF_A_MAC: Final = re.compile(r"\b[ЂЃѓЉЊЌЋЏђљњќћџ][а-ю]|[†‡‰‹€][а-ю]|[а-ю]Я")
_CAPITAL: Final = re.compile(r"\b[АБВГДЕЖЛМНОП][а-ю]")
_LAST: Final = "я"
_SERBIAN: Final = "ј"


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding as Python names it, as people do, and how many bytes of a mark come first."""

    codec: str
    told: str
    mark: int = 0


def find_encoding(chunks: Iterable[bytes]) -> Encoding:
    """Give the encoding of a file given as chunks of bytes; raises Unreadable where it is none that is known."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    kept = b""
    odd = bytearray()
    for number, chunk in enumerate(chunks):
        if number == 0:
            kept = chunk[:_SAMPLE]
            marked = _marked(kept)
            if marked is not None:
                return marked
        if not odd:
            try:
                decoder.decode(chunk)
                continue
            except UnicodeDecodeError as problem:
                # What came before tells nothing: in these letters all code pages are alike, or it is UTF-8.
                chunk = problem.object[problem.start :]  # noqa: PLW2901
        if len(odd) < _SAMPLE:
            odd += chunk[:_SAMPLE]
    if odd:
        return _legacy(kept, bytes(odd))
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as problem:
        message = "the file ends in the middle of a letter of UTF-8"
        raise Unreadable(message, None, "copy or fetch the file again") from problem
    return Encoding("utf-8", "UTF-8")


def _marked(head: bytes) -> Encoding | None:
    for mark, codec, told in _MARKS:
        if head.startswith(mark):
            return Encoding(codec, told, len(mark))
    # Of every letter one byte says which alphabet it is of: 0 for Latin letters and for blanks, 4 for Cyrillic ones.
    even, odd = (sum(head[start::2].count(byte) for byte in _ALPHABETS) for start in (0, 1))
    if max(even, odd) * 8 <= len(head):
        return None
    return Encoding("utf-16-le", "UTF-16 LE") if odd > even else Encoding("utf-16-be", "UTF-16 BE")


def _legacy(*samples: bytes) -> Encoding:
    """Give cp1251 where the bytes read as words in Cyrillic; other old encodings are not guessed at."""
    text = "".join(_decoded(sample) for sample in samples)
    high = [sign for sign in text if not sign.isascii()]
    letters = [sign for sign in high if sign.isalpha()]
    cyrillic = sum("\u0400" <= sign <= "\u04ff" for sign in letters)
    lower = sum(sign.islower() for sign in letters)
    told = len(letters) + sum(sign in _SIGNS for sign in high)
    pairs = pairwise(text)
    mixed = sum(a.isascii() and a.isalpha() and not b.isascii() and b.isalpha() for a, b in pairs)
    readable = letters and told >= _SURE * len(high) and cyrillic >= _SURE * len(letters)
    # KOI8-R read as Windows-1251 is in capitals; a Western encoding has such letters within Latin words.
    if readable and lower * 2 >= len(letters) and mixed * 20 <= len(letters) and not _of_another_code_page(text):
        return Encoding(_LEGACY, "Windows-1251 (cp1251)")
    message = "the file is neither UTF-8 nor UTF-16, and its bytes do not read as Cyrillic of Windows-1251"
    raise Unreadable(message, None, SAVE)


def _of_another_code_page(text: str) -> bool:
    """Tell whether letters of DOS (cp866) or of a Mac were read as those of Windows-1251.

    Of DOS the small letters come out as signs within words. A Mac has the small letters where Windows has them, but the
    last one comes out as a capital, and capitals come out as letters of Serbian and as signs.
    """
    letters = sum(sign.isalpha() and not sign.isascii() for sign in text)
    if len(_OF_DOS.findall(text)) * _RARELY > letters:
        return True
    return not {_LAST, _SERBIAN} & {*text} and len(_OF_A_MAC.findall(text)) > len(_CAPITAL.findall(text))


def _decoded(sample: bytes) -> str:
    return sample.decode(_LEGACY, "replace")
