"""Period by period: what a side held at the end of each day, week, month, quarter or year in which it spoke."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from claimtrack.domain.positions import Held, Split, own, position
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
    belong to an earlier one. Of the `n` those of voices without a name (`n_anonymous`) and those that took no stance
    (`n_unclear`) move nothing: where all of them are such, what is held was said before, or nothing is held yet.
    On a topic without a claim there is nothing to hold: then `stance` is None. `rests_on` is the statement that the
    stance rests on. `split` is the one among those who belonged to the side on the day of the last statement.
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
    rests_on: Held | None = None
    via_anonymous_only: bool = False
    circular_only: bool = False
    n_anonymous: int = 0
    n_unclear: int = 0

    @property
    def moved(self) -> bool:
        """Tell whether anything said in the period can make a position: words by name, with a stance."""
        return self.n > self.n_anonymous + self.n_unclear


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
        line = _counted(PeriodLine(when, side.name, key, None, 0, 0), found[when], by)
        until = max(row.date_latest for row in found[when])
        said = [row.held for row in rows if row.date_latest <= until] if key is not None else []
        held = position(said, members(side.id, until))
        if held is not None:
            last = held.rests_on
            line = replace(
                line,
                stance=last.stance,
                conditional=last.conditional,
                condition=last.condition,
                split=held.split,
                rests_on=last,
                via_anonymous_only=held.via_anonymous_only,
                circular_only=held.circular_only,
            )
        yield line


def _counted(line: PeriodLine, rows: Sequence[Stated], by: str) -> PeriodLine:
    """Count the utterances of a period: all, those perhaps of an earlier one, those that move nothing."""
    acts = {act_of(row) for row in rows}
    unsure = {act_of(row) for row in rows if row.date_earliest is None or bucket(row.date_earliest, by) != line.period}
    named = {act_of(row) for row in rows if not row.anonymous}
    moving = {act_of(row) for row in rows if own((row.held,))}
    return replace(
        line,
        n=len(acts),
        n_uncertain=len(unsure),
        n_anonymous=len(acts - named),
        n_unclear=len(named - moving),
    )
