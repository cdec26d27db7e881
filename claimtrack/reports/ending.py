"""Up to which day a report tells."""

from claimtrack.reports.frame import Period
from claimtrack.store.readonly import Reader


def end_of(reader: Reader, period: Period) -> str | None:
    """Give the last day of a period, else the day of the newest article; None where there is no article either."""
    if period.last_day is not None:
        return period.last_day
    rows = reader.query("record_end").rows
    return str(rows[0][0]) if rows else None
