"""What a comparison of positions says, as plain values: the shape every format renders."""

from collections import defaultdict
from dataclasses import dataclass

from claimtrack.reports.asking import Named
from claimtrack.reports.belonging import Belonging
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import Method, Period
from claimtrack.reports.holdings import Change, ClaimLine, Side, Silence
from claimtrack.reports.periods import PeriodLine
from claimtrack.reports.unplaced import Unplaced


@dataclass(frozen=True, slots=True)
class Comparison:
    """The positions of two or more sides on a topic or claim.

    `unplaced` are words of people of these sides that count for no side, as none is on record for their day. `behind`
    are the statements outside the period that changes refer to.
    """

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
    belonging: Belonging | None = None
    unplaced: tuple[Unplaced, ...] = ()
    behind: tuple[Stated, ...] = ()

    @property
    def by_key(self) -> dict[str, Stated]:
        """The statements by key, those behind them included."""
        return {row.statement_key: row for row in (*self.behind, *self.rows)}

    def statements_on_claims(self) -> dict[tuple[int, str | None], list[Stated]]:
        """Give the rows by the id of their side and their claim."""
        found: dict[tuple[int, str | None], list[Stated]] = defaultdict(list)
        for row in self.rows:
            found[row.side_id, row.claim].append(row)
        return found
