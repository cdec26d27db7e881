"""Days as far as they are known: when something was said, or when it happened."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A date as far as it is known: EDTF text, first and last possible day (ISO; None = open), the time if given.

    `exact` is True only where the day itself is known (no `~`, no `?`, no range). `time` is UTC (`HH:MM` with its day,
    `2025-03-04T16:00Z`) or None.
    """

    text: str
    earliest: str | None
    latest: str | None
    exact: bool = False
    time: str | None = None


@dataclass(frozen=True, slots=True)
class AssertedDate:
    """When something was said: a fuzzy date whose `latest` is always known, and on what the date rests."""

    text: str
    earliest: str | None
    latest: str
    exact: bool
    time: str | None
    basis: str
    said_text: str | None = None
