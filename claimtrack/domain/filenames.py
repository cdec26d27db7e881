"""Texts -> parts of file names that every system takes: no separator, no leading dot, no capital letter."""

import unicodedata
from typing import Final

MOST_BYTES: Final = 48


def slug(text: str, most: int = MOST_BYTES) -> str:
    """Give letters and digits of a text in small letters, joined by hyphens; never more than `most` bytes of UTF-8.

    Two texts may have one slug, and a text without a letter has an empty one.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    words = "".join(letter if letter.isalnum() else " " for letter in folded).split()
    joined = "-".join(words).encode("utf-8", "ignore")[:most]
    return joined.decode("utf-8", "ignore").strip("-")
