"""Why a statement's values are what they are: which report is believed where they disagree, which coding dates it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.domain.settle import believed, preference
from claimtrack.reports.carried import SETTLED, Carried
from claimtrack.reports.evidence import Stated

ALONE = "only"
AGREED = "agree"
REASONS = ("stance", "adjudicated", "mode", "earliest", "key")
"""What decides between reports that disagree, in this order: taking a stance, that a person decided it, directness, the
day, the content key."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The report whose stance, condition, act and certainty a statement takes, and what decided against the `others`.

    `why` is `only`, `agree`, or those of REASONS that decided. `dated_by` is the report whose day is the statement's
    (None where an article on other words of the same utterance dates it); `days_differ` where articles tell several.
    """

    report: Carried
    why: tuple[str, ...]
    others: tuple[Carried, ...]
    dated_by: Carried | None
    days_differ: bool


def settled(row: Stated, reports: Sequence[Carried]) -> Settled:
    """Give why a statement's values are what they are, from its known reports."""
    chosen = believed(reports)
    others = tuple(one for one in reports if _values(one) != _values(chosen))
    reasons = {_reason(chosen, one) for one in others}
    why = tuple(reason for reason in REASONS if reason in reasons)
    if not why:
        why = (ALONE if len(reports) == 1 else AGREED,)
    days = {one.days for report in reports for one in report.coded if one.tells_day}
    dated = (report for report in reports if any(_dates(one.date, one.date_latest, row) for one in report.coded))
    return Settled(chosen, why, others, next(dated, None), len(days) > 1)


def _values(report: Carried) -> tuple[object, ...]:
    return tuple(getattr(report, name) for name in SETTLED if name != "stance_label")


def _reason(chosen: Carried, other: Carried) -> str:
    apart = zip(REASONS, preference(chosen), preference(other), strict=True)
    return next((reason for reason, one, another in apart if one != another), REASONS[-1])


def _dates(text: str, latest: str, row: Stated) -> bool:
    return (text, latest) == (row.date, row.date_latest)
