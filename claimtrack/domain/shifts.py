"""What changed: successive statements of one speaker or side on one claim that differ. Never from one statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from claimtrack.domain.positions import Held, own


@dataclass(frozen=True, slots=True)
class Shift:
    """A change from one statement to the next; `certain` is False where the days of the two overlap: order unknown."""

    before: Held
    after: Held
    certain: bool


def shifts(statements: Iterable[Held]) -> list[Shift]:
    """Give the changes among statements on one claim: another stance, or a condition that appears or falls away."""
    return [
        Shift(before, after, is_later(before, after))
        for before, after in pairwise(own(statements))
        if (before.stance, before.conditional) != (after.stance, after.conditional)
    ]


def is_later(before: Held, after: Held) -> bool:
    """Tell whether one statement was certainly made after the other: their days do not overlap."""
    return after.earliest is not None and before.latest < after.earliest
