"""The one clock: reports and services are told the time, they never ask for it."""

from datetime import UTC, datetime


def now() -> str:
    """Give the moment an answer is made."""
    return datetime.now(UTC).isoformat(timespec="seconds")
