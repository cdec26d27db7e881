"""The letters of a saved page: in the encoding that its bytes show, else in the one that it states."""

import codecs
import re
from typing import Final

from claimtrack.formats.encodings import Encoding
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.texts.decoding import decoded, encoding_of

_HEAD: Final = 4096
_STATED: Final = re.compile(
    rb"<meta\s[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml\s[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}>")
_SURE: Final = ("utf-8", "utf-16-le", "utf-16-be")
"""Encodings that no other text is in by chance."""
_MEANT: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""As browsers read them: pages that say ISO-8859-1 are in Windows-1252."""
_KNOWN: Final = frozenset(
    (
        *("utf-8", "cp866", "cp874", "koi8-r", "koi8-u", "mac-cyrillic", "mac-roman", "gb18030", "big5", "big5hkscs"),
        *("euc_jp", "shift_jis", "iso2022_jp", "euc_kr", *(f"cp{number}" for number in range(1250, 1259))),
        *(f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
    )
)
_UNREAD: Final = "\ufffd"
_FEW: Final = 500
"""Of so many letters one may be broken: pages are put together from pieces."""


def letters_of(source: Source) -> tuple[str, str]:
    """Give a page as text, and its encoding where that needs telling; raises Unreadable where none fits."""
    stated, name = _stated(source.data)
    shown = _shown(source)
    if shown is not None and shown.codec in _SURE:
        page, told = decoded(source if shown.codec != "utf-8" else _without_zeros(source), shown)
        differs = stated not in (None, shown.codec) and not source.data.isascii()
        return _undeclared(page), f"{shown.told}, though it says {name}" if differs else told
    if stated is not None:
        page = _without_zeros(source).data.decode(stated, "replace")
        broken = page.count(_UNREAD)
        if broken * _FEW <= len(page):
            told = f"{name}, as it says" + (f"; {broken} of its letters cannot be read" if broken else "")
            return _undeclared(page), told
    if shown is None:
        message = (
            f"the page says {name}, and its bytes do not go with that" if name else "the page's letters cannot be read"
        )
        raise Unreadable(message, source.place, "save it from the browser again, as UTF-8")
    page, told = decoded(_without_zeros(source), shown)
    return _undeclared(page), f"{told}, though it says {name}" if name else told


def _shown(source: Source) -> Encoding | None:
    try:
        return encoding_of(source)
    except Unreadable:
        return None


def _stated(data: bytes) -> tuple[str | None, str]:
    """Give the encoding that a page states, as Python and as the page calls it; None where it is none that is known."""
    found = _STATED.search(data, 0, _HEAD)
    if found is None:
        return None, ""
    name = (found[1] or found[2]).decode("ascii", "replace")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None, name
    codec = _MEANT.get(codec, codec)
    return (codec if codec in _KNOWN else None), name


def _without_zeros(source: Source) -> Source:
    """Give a page without zero bytes, which browsers pass over."""
    return Source.holding(source.data.replace(b"\0", b""), source.name) if b"\0" in source.data else source


def _undeclared(page: str) -> str:
    """Give a page without the line that tells its encoding, which is another one by now."""
    found = _DECLARATION.match(page)
    return page[found.end() :] if found else page
