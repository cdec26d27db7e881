"""Period by period: what a side held at the end of each day, week, month, quarter or year in which it spoke."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from claimtrack.domain.positions import Split, own, split
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import Named
from claimtrack.reports.counting import act_of
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import by_claim

BUCKETS: Final = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """What a side held at the end of a period in which it spoke; periods without a statement are not there.

    A statement falls into the period of the last day it can have been made on; `n_uncertain` of the `n` utterances may
    belong to an earlier one. On a topic without a claim there is nothing to hold: then `stance` is None. `split` is the
    one among those who belonged to the side on the day of the last statement.
    """

    period: str
    side: str
    claim: str | None
    stance: int | None
    n: int
    n_uncertain: int
    conditional: bool = False
    condition: str | None = None
    split: Split | None = None


Members = Callable[[int, str], set[int]]
"""Who belongs to a side (by id) on a day."""


def known_period(by: str | None) -> None:
    """Refuse a word that names no period."""
    if by is not None and by not in BUCKETS:
        message = f"--by {by} is not a period"
        raise UsageProblem(message, "one of " + ", ".join(BUCKETS))


def bucket(on: str, by: str) -> str:
    """Give the day, week, month, quarter or year that a day lies in, as it sorts."""
    when = date.fromisoformat(on)
    if by == "week":
        year, week, _ = when.isocalendar()
        return f"{year}-W{week:02d}"
    if by == "quarter":
        return f"{when.year}-Q{(when.month + 2) // 3}"
    return on[: {"day": 10, "month": 7, "year": 4}[by]]


def periods(
    sides: Sequence[Named], of_side: dict[int, list[Stated]], by: str, members: Members
) -> tuple[PeriodLine, ...]:
    """Give what each side held at the end of each period, claim by claim."""
    lines = []
    for side in sides:
        on_topic = [row for row in of_side[side.id] if row.claim is None]
        told: list[tuple[str | None, list[Stated]]] = [*by_claim(of_side[side.id]).items(), (None, on_topic)]
        for key, stated in told:
            lines += [(line, side.key) for line in _periods_of(side, key, stated, by, members)]
    lines.sort(key=lambda pair: (pair[0].period, pair[0].side, pair[1], pair[0].claim is None, pair[0].claim or ""))
    return tuple(line for line, _ in lines)


def _periods_of(side: Named, key: str | None, rows: list[Stated], by: str, members: Members) -> Iterator[PeriodLine]:
    found: dict[str, list[Stated]] = defaultdict(list)
    for row in rows:
        found[bucket(row.date_latest, by)].append(row)
    for when in sorted(found):
        until = max(row.date_latest for row in found[when])
        held = own(row.held for row in rows if row.date_latest <= until) if key is not None else []
        unsure = {
            act_of(row) for row in found[when] if row.date_earliest is None or bucket(row.date_earliest, by) != when
        }
        acts = {act_of(row) for row in found[when]}
        line = PeriodLine(when, side.name, key, None, len(acts), len(unsure))
        if held:
            last, parted = held[-1], split(held, members(side.id, until))
            line = replace(
                line, stance=last.stance, conditional=last.conditional, condition=last.condition, split=parted
            )
        yield line
