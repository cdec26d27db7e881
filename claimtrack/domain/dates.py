"""Dates as far as they are known: EDTF-like text to first and last possible day, and when a statement was made.

Days are ISO strings, which sort as days do; None stands for an open side.
"""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

from claimtrack.domain.days import AssertedDate, FuzzyDate

OPEN: Final = ".."
DISPUTED: Final = "≠"
"""Stands where the sign of doubt would, for days that exclude others told of the same utterance."""
OPEN_START: Final = "0000-01-01"
OPEN_END: Final = "9999-12-31"
ACCEPTED: Final = (
    "write 2025-03-04, 2025-03 or 2025 (each may end in ~ or ?), a range 2025-03-04/2025-03-06, ../2025-03-06 or "
    "2025-03-04/.., or a time 2025-03-04T18:00+02:00"
)
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2999
_PARTIAL: Final = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<doubt>[~?])?")
_TIMED: Final = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]+)?)?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?",
)


@lru_cache(maxsize=16384)
def parse_date(text: str) -> FuzzyDate:
    """Read a date, partial date, range or time; a ValueError says in a sentence what is wrong and what is accepted.

    The day of a time is the day as written, where the speaker was; only the time itself is turned into UTC.
    """
    stripped = text.strip()
    begin, slash, end = stripped.partition("/")
    return _range(stripped, begin, end) if slash else _single(stripped)


def doubt_of(text: str, *, disputed: bool = False) -> str:
    """Give the sign by which a date says that it is not sure: `~` about these days, `?` perhaps these; else nothing.

    DISPUTED where others tell days that exclude these.
    """
    if disputed:
        return DISPUTED
    return next((sign for sign in "~?" if sign in text), "")


def first_day(text: str) -> str:
    """Give the first possible day of one date (`2023-05` is `2023-05-01`); ranges are refused."""
    return str(_single(text.strip()).earliest)


def last_day(text: str) -> str:
    """Give the last possible day of one date (`2023-05` is `2023-05-31`); ranges are refused."""
    return str(_single(text.strip()).latest)


def _range(text: str, begin: str, end: str) -> FuzzyDate:
    if begin == OPEN and end == OPEN:
        msg = f"{text!r} leaves both sides open and so says nothing: leave the line out"
        raise ValueError(msg)
    first = None if begin == OPEN else _partial(begin, text)
    last = None if end == OPEN else _partial(end, text)
    earliest = None if first is None else first.earliest
    latest = None if last is None else last.latest
    if earliest and latest and latest < earliest:
        msg = f"the range {text!r} ends before it begins"
        raise ValueError(msg)
    one_day = first is not None and last is not None and first.exact and last.exact and earliest == latest
    return FuzzyDate(text, earliest, latest, exact=one_day)


def _single(text: str) -> FuzzyDate:
    timed = _TIMED.fullmatch(text)
    if timed is None:
        return _partial(text, text)
    day = _partial(timed["day"], text)
    return FuzzyDate(text, day.earliest, day.latest, exact=True, time=_utc(timed))


def utc_of(text: str) -> str:
    """Give a time with an offset in UTC, to the millionth of a second; the text itself where it is none."""
    timed = _TIMED.fullmatch(text.strip())
    if timed is None or timed["zone"] is None:
        return text.strip()
    return datetime.fromisoformat(timed[0]).astimezone(UTC).isoformat(timespec="microseconds")


def _utc(timed: re.Match[str]) -> str | None:
    try:
        moment = datetime.fromisoformat(timed[0])
    except ValueError:
        msg = f"{timed[0]!r} is not a time of day: hours run from 00 to 23, minutes and seconds from 00 to 59"
        raise ValueError(msg) from None
    if timed["zone"] is None:
        return None
    return moment.astimezone(UTC).isoformat()[:16] + "Z"


def _partial(text: str, whole: str) -> FuzzyDate:
    found = _PARTIAL.fullmatch(text)
    if found is None:
        msg = f"{whole!r} is not a date: {ACCEPTED}"
        raise ValueError(msg)
    year = int(found["year"])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        msg = f"the year of {text!r} lies outside {_FIRST_YEAR} to {_LAST_YEAR}"
        raise ValueError(msg)
    try:
        first, last = _bounds(year, found["month"], found["day"])
    except ValueError:
        msg = f"{text!r} is not a day or month of the calendar"
        raise ValueError(msg) from None
    exact = found["day"] is not None and found["doubt"] is None
    return FuzzyDate(text, first.isoformat(), last.isoformat(), exact=exact)


def _bounds(year: int, month: str | None, day: str | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        first = date(year, int(month), 1)
        return first, first.replace(day=monthrange(year, first.month)[1])
    only = date(year, int(month), int(day))
    return only, only


def asserted(said: FuzzyDate | None, published_on: str, *, basis: str | None, said_text: str | None) -> AssertedDate:
    """Give when a statement was made, as far as its article can tell: nothing in it was said after it was published.

    Without a date it is "by the day of publication". A date that begins after publication is kept as written, because
    one of the two is wrong and nobody knows which; the reader of the file gets a warning.
    """
    if said is None:
        said, basis = FuzzyDate(f"{OPEN}/{published_on}", None, published_on), basis or "publication"
    latest = min(said.latest or published_on, published_on)
    if said.earliest and said.earliest > published_on:
        latest = said.latest or said.earliest
    return AssertedDate(said.text, said.earliest, latest, said.exact, said.time, basis or "explicit", said_text)


def width_days(earliest: str | None, latest: str | None) -> int | None:
    """Give how many days lie between the first and the last possible day: 0 = the day is known, None = an open side."""
    if earliest is None or latest is None:
        return None
    return (date.fromisoformat(latest) - date.fromisoformat(earliest)).days


def day_before(day: str) -> str:
    """Give the day before a day."""
    return (date.fromisoformat(day) - timedelta(1)).isoformat()


def day_after(day: str) -> str:
    """Give the day after a day: the first on which what lasts up to it no longer holds."""
    return (date.fromisoformat(day) + timedelta(1)).isoformat()
