"""How long after it was said something was published, as far as both days are known."""

from dataclasses import dataclass
from datetime import date

from claimtrack.domain.days import FuzzyDate


@dataclass(frozen=True, slots=True)
class Lag:
    """Fewest and most days from assertion to publication; None = nobody knows. Equal where both days are known.

    `approximate` where the day of the assertion is only about right. Negative where an article dates the words after
    its own publication.
    """

    fewest: int | None
    most: int | None
    approximate: bool = False


def lag(earliest: str | None, latest: str, *, text: str, published: FuzzyDate) -> Lag:
    """Give the lag of a publication behind words said from `earliest` (None = open) to `latest`, told as `text`."""
    fewest = _days(latest, published.earliest)
    most = _days(earliest, published.latest)
    if fewest is not None and fewest < 0 and (most is None or most >= 0):
        fewest = 0
    return Lag(fewest, most, approximate="~" in text or "?" in text)


def _days(first: str | None, last: str | None) -> int | None:
    if first is None or last is None:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
