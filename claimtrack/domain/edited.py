"""Whether the text of an article is a later one than a reader of a certain day had."""

from claimtrack.domain.dates import parse_date


def changed_after(day: str | None, modified: str | None, retrieved: str | None, *, versions: int) -> str | None:
    """Give the day of a text where it was changed after `day`, else None; without a `day` nothing is later.

    The day is when it was modified, by its own account; else, where an earlier version is on record, when it was
    retrieved. Of a month the last day counts: perhaps it was not yet so.
    """
    told = modified or (retrieved if versions > 1 else None)
    if day is None or not told:
        return None
    latest = parse_date(told).latest
    return latest if latest is not None and latest > day else None
