"""Who carried out a write command, and why, as the log keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Signature:
    """Whoever signs a command, and the reason given; None where nobody does, or there is none for all it did."""

    who: str | None = None
    why: str | None = None


UNSIGNED: Final = Signature()


def signature(who: str, reasons: Iterable[str | None]) -> Signature:
    """Give the signature of several decisions made at once: their reason where all have the same."""
    several = set(reasons)
    return Signature(who, several.pop() if len(several) == 1 else None)
