"""Days as pages and files write them -> as headers do. What could be two days is none."""

import re
from email.utils import parsedate_to_datetime
from typing import Final

from claimtrack.domain.dates import parse_date

_TIMED: Final = re.compile(
    r"(\d{4})[-/](\d{2})[-/](\d{2})[T ]+(\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) *(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?",
    re.ASCII,
)
_DAY: Final = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", re.ASCII)
_PART: Final = re.compile(r"\d{4}(?:-\d{2})?", re.ASCII)
_LETTER: Final = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UT)"
)
_LONGEST: Final = 60


def day_of(text: str) -> str | None:
    """Give a day, month, year or time as a header has it; None for what is none or could be two (05/03/2025)."""
    text = " ".join(text.split())
    found = _written(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    try:
        parse_date(found)
    except ValueError:
        return None
    return found


def _written(text: str) -> str | None:
    if timed := _TIMED.fullmatch(text):
        year, month, day, time, zone = timed.groups(default="")
        shift = "Z" if zone in ("UTC", "GMT") else zone
        return f"{year}-{month}-{day}T{time.replace(',', '.')}{shift}"
    if day_only := _DAY.fullmatch(text):
        year, month, day = day_only.groups()
        return f"{year}-{month:0>2}-{day:0>2}"
    if _LETTER.fullmatch(text):
        return _of_letter(text)
    return text if _PART.fullmatch(text) else None


def _of_letter(text: str) -> str | None:
    """Give the time of a date as letters and feeds have it: `Wed, 05 Mar 2025 10:00:00 +0300`."""
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None
