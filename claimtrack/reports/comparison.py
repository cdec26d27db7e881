"""What a comparison of positions says, as plain values: the shape every format renders."""

from collections import defaultdict
from dataclasses import dataclass

from claimtrack.domain.positions import Position
from claimtrack.domain.shifts import Shift
from claimtrack.reports.asking import Named
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import Method, Period


@dataclass(frozen=True, slots=True)
class Holding:
    """A side's position on one claim. Statements on a topic without a claim make none: there is nothing to hold."""

    claim: str
    claim_text: str | None
    position: Position


@dataclass(frozen=True, slots=True)
class Side:
    """One compared side: how much is on record of it, over which days, and what it holds.

    `first_open` where nobody knows how long before `first` the earliest statement was made.
    """

    id: int
    name: str
    n_utterances: int
    n_reports: int
    n_independent: int
    n_speakers: int
    n_sources: int
    first: str | None
    last: str | None
    first_open: bool
    positions: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of the comparison; `gap` is None where a side has no position on it."""

    claim: str
    text: str | None
    gap: int | None


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """What a side held at the end of a period in which it spoke; periods without a statement are not there.

    A statement falls into the period of the last day it can have been made on; `n_uncertain` of the `n` utterances may
    belong to an earlier one. On a topic without a claim there is nothing to hold: then `stance` is None.
    """

    period: str
    side: str
    claim: str | None
    stance: int | None
    n: int
    n_uncertain: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one side on one claim."""

    side: str
    claim: str
    shift: Shift


@dataclass(frozen=True, slots=True)
class Silence:
    """A side that says nothing on a claim another side speaks to; claim None: nothing on the whole topic."""

    side: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The positions of two or more sides on a topic or claim."""

    topic: Named | None
    claim: Named | None
    period: Period
    sides: tuple[Side, ...]
    claims: tuple[ClaimLine, ...]
    periods: tuple[PeriodLine, ...]
    rows: tuple[Stated, ...]
    changes: tuple[Change, ...]
    silent: tuple[Silence, ...]
    method: Method
    by: str | None = None

    def statements_on_claims(self) -> dict[tuple[int, str | None], list[Stated]]:
        """Give the rows by the id of their side and their claim."""
        found: dict[tuple[int, str | None], list[Stated]] = defaultdict(list)
        for row in self.rows:
            found[row.side_id, row.claim].append(row)
        return found
