"""The keys and fields an annotated article may have, in their canonical order: one table for every format.

Use it wherever a key is recognised, ordered or offered as the nearest valid one.
"""

import re
from typing import Final

HEADER_KEYS: Final = (
    "claimtrack",
    "source",
    "url",
    "published",
    "lang",
    "title",
    "author",
    "coder",
    "ref",
    "archive",
    "retrieved",
    "modified",
    "extractor",
    "text",
    "sha256",
)
REQUIRED_KEYS: Final = ("source", "published", "lang")
VERSION: Final = "1"

FIELDS: Final = (
    "by",
    "said",
    "said-text",
    "basis",
    "to",
    "at",
    "act",
    "mode",
    "cue",
    "distancing",
    "certainty",
    "condition",
    "claim",
    "kind",
    "topic",
    "about",
    "event",
    "also",
    "ref",
    "confidence",
    "evidence",
    "translation",
    "note",
)
LIST_FIELDS: Final = ("topic", "about", "to", "also")
CLAIM_FIELDS: Final = ("claim", "kind", "about", "event")

ID_PATTERN: Final = re.compile(r"[\w.:/-]+")
CLAIM_KEY: Final = re.compile(r"\w[^\s;\"'<>&()@#\[\]]*")
_CLAIM_IN = re.compile(r"claim\[([^\]]*)\]")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
LANG_SLIPS: Final = {
    "ua": "uk",
    "ukr": "uk",
    "ukrainian": "uk",
    "rus": "ru",
    "russian": "ru",
    "eng": "en",
    "english": "en",
    "german": "de",
    "french": "fr",
}


def claim_lang(field: str) -> str | None:
    """Give the language of a `claim[xx]` field as written; None for any other field."""
    match = _CLAIM_IN.fullmatch(field)
    return match[1].strip() if match else None


def is_field(name: str) -> bool:
    """Tell whether a record may have a field of this name."""
    return name in FIELDS or claim_lang(name) is not None


def read_lang(text: str) -> str | None:
    """Give the language tag with its first part in small letters, or None if it is not a tag (or a known slip)."""
    if not _LANG.fullmatch(text) or text.lower() in LANG_SLIPS:
        return None
    first, dash, rest = text.partition("-")
    return first.lower() + dash + rest


def field_rank(name: str) -> tuple[int, str]:
    """Give the sort key of a field in canonical order; `claim[xx]` follows `claim`."""
    base = "claim" if claim_lang(name) is not None else name
    return (FIELDS.index(base) if base in FIELDS else len(FIELDS), name)
