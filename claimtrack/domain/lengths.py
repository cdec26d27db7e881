"""How long a text may be by which something is found again: names, keys, paths of topics, addresses.

The databases keep such texts in indices, which have a bound; it is one and the same whatever the database.
"""

from typing import Final

from claimtrack.domain.names import norm_key

LONGEST: Final = 2_000
"""Bytes of UTF-8: less than a third of a page of an index, so that what stands beside it has its place too."""
_SHORT: Final = LONGEST // 33
"""Letters of a text that is short enough however it is folded: one letter becomes 33 bytes at most."""
HINT: Final = f"at most {LONGEST:,} bytes of UTF-8; what has more to say goes into `note` or the text"


def size(text: str) -> int:
    """Give how many bytes of UTF-8 a text has, as it is or folded, whichever is more."""
    return _bytes(text) if len(text) <= _SHORT else max(_bytes(text), _bytes(norm_key(text)))


def is_too_long(text: str) -> bool:
    """Tell whether a text is longer than what can be found again."""
    return size(text) > LONGEST


def told(what: str, text: str) -> str:
    """Give the sentence that says so."""
    return f"{what} has {size(text):,} bytes, too many to be found by: `{text[:40]}…`"


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
