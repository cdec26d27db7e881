"""What sides hold, what they changed and where they are silent: worked out from their statements, for every report."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from claimtrack.domain.positions import Position, own, position
from claimtrack.domain.shifts import Shift, shifts
from claimtrack.reports.asking import Named
from claimtrack.reports.counting import tally
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import ALWAYS, Period


@dataclass(frozen=True, slots=True)
class Holding:
    """A side's position on one claim. Statements on a topic without a claim make none: there is nothing to hold."""

    claim: str
    claim_text: str | None
    position: Position


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a report: how much is on record of it, over which days, and what it holds.

    `first_open` where nobody knows how long before `first` the earliest statement was made; the doubts as in `Tally`.
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
    first_doubt: str = ""
    last_doubt: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of a report; `gap` is None where a side has no position on it.

    `gap_uncertain` where one of the positions rests on a statement perhaps made outside the period.
    """

    claim: str
    text: str | None
    gap: int | None
    gap_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one side on one claim; `period_uncertain` where it was perhaps made outside the period asked for."""

    side: str
    claim: str
    shift: Shift
    period_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Silence:
    """A side that says nothing on a claim another side speaks to; claim None: nothing on the whole topic."""

    side: str
    claim: str | None


def by_side(sides: Iterable[Named], rows: Iterable[Stated]) -> dict[int, list[Stated]]:
    """Give what each side said itself (imputed statements left out), by the side's id."""
    found: dict[int, list[Stated]] = {side.id: [] for side in sides}
    for row in rows:
        if not row.imputed and row.side_id in found:
            found[row.side_id].append(row)
    return found


def by_claim(rows: Iterable[Stated]) -> dict[str, list[Stated]]:
    """Give the statements on each claim, by key; what is said on a topic without a claim belongs to none."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for row in rows:
        if row.claim is not None:
            found[row.claim].append(row)
    return dict(sorted(found.items()))


def others(rows: Iterable[Stated]) -> tuple[Named, ...]:
    """Give the named ones who spoke for themselves while they belonged to none of the sides asked for, by name."""
    found = {
        row.side_id: Named(row.side_id, row.principal_key, row.side)
        for row in rows
        if row.outside and not row.imputed and row.principal_kind not in NOBODY
    }
    return tuple(sorted(found.values(), key=lambda one: (one.name, one.key)))


NOBODY = frozenset({"anonymous", "unspecified"})
"""Kinds of speakers who are no side of their own: what they say is listed and makes no position."""


def side_of(
    side: Named, rows: Sequence[Stated], members: Collection[int] | None = None, period: Period = ALWAYS
) -> Side:
    """Count what a side said, and tell what it holds; `members` are those who belong to it on the day in question.

    With a period it is told what it holds as that ends: see `by_end`.
    """
    count = tally(rows)
    return Side(
        id=side.id,
        name=side.name,
        n_utterances=count.utterances,
        n_reports=count.reports,
        n_independent=count.independent,
        n_speakers=count.speakers,
        n_sources=count.sources,
        first=count.first,
        last=count.last,
        first_open=count.first_open,
        positions=_held(rows, members, period),
        first_doubt=count.first_doubt,
        last_doubt=count.last_doubt,
    )


def lone(who: Named, rows: Sequence[Stated], period: Period = ALWAYS) -> Side:
    """Count what a named one said while of no side, and tell what he holds on that by all he said, wherever he stood.

    Who has since joined a side, or left one, holds what he said last: the same as in `position` and `speaker`.
    """
    then = [row for row in rows if row.outside and row.side_id == who.id and not row.imputed]
    claims = {row.claim for row in then}
    his = [row for row in rows if row.principal_id == who.id and not row.imputed and row.claim in claims]
    return replace(side_of(who, then), positions=_held({row.statement_key: row for row in his}.values(), None, period))


def by_end(rows: Sequence[Stated], period: Period) -> list[Stated]:
    """Give the statements on one claim that tell what is held as a period ends.

    They are those surely made by its last day, as with --as-of; only where none of them makes a position, all that may
    have been made by then, which is told.
    """
    until = period.date_until
    sure = [row for row in rows if until is None or row.date_latest <= until]
    return sure if own(row.held for row in sure) else list(rows)


def _held(rows: Iterable[Stated], members: Collection[int] | None, period: Period) -> tuple[Holding, ...]:
    found = []
    for key, stated in by_claim(rows).items():
        held = position([row.held for row in by_end(stated, period)], members)
        whole = position([row.held for row in stated], members)
        if held is not None and whole is not None:
            # It is counted with what may have been said later: `n` is what stands beside it, statement by statement.
            found.append(Holding(key, stated[0].claim_text, replace(held, n=whole.n)))
    return tuple(found)


def claim_lines(rows: Iterable[Stated], sides: Sequence[Side]) -> tuple[ClaimLine, ...]:
    """Give the claims somebody speaks to, with how far apart the sides are on each."""
    lines = []
    for key, stated in by_claim(rows).items():
        held = [h.position.rests_on for side in sides for h in side.positions if h.claim == key]
        stances = [one.stance for one in held if one.stance is not None]
        gap = max(stances) - min(stances) if len(stances) == len(sides) else None
        unsure = gap is not None and any(one.period_uncertain for one in held)
        lines.append(ClaimLine(key, stated[0].claim_text, gap, unsure))
    return tuple(lines)


def changes(sides: Iterable[Named], lines: dict[int, list[Stated]], period: Period) -> tuple[Change, ...]:
    """Give what each side changed in the period, in order of the days.

    `lines` are all its statements, also those before and after the period: a change is one on the full line, and the
    period keeps it where it may have been made within.
    """
    found = [
        (after.order, side.name, side.key, Change(side.name, key, shift, period.exceeded(after.earliest, after.latest)))
        for side in sides
        for key, stated in by_claim(lines[side.id]).items()
        for shift in shifts(row.held for row in stated)
        if period.touches((after := shift.after).earliest, after.latest)
    ]
    return tuple(change for *_, change in sorted(found, key=lambda one: one[:3]))


def behind(found: Iterable[Change], rows: Iterable[Stated], told: Iterable[Stated]) -> tuple[Stated, ...]:
    """Give the statements that changes refer to and a report does not tell: those it `told` are not among them."""
    asked = {change.shift.before.key for change in found} - {row.statement_key for row in told}
    return tuple({row.statement_key: row for row in rows if row.statement_key in asked}.values())


def silences(sides: Iterable[Named], of_side: dict[int, list[Stated]], claim: Named | None) -> tuple[Silence, ...]:
    """Give who says nothing: on each claim that another side speaks to, and on everything asked for (claim None).

    With `claim` the report is about that one alone.
    """
    listed = list(sides)
    spoken = {side.id: {row.claim for row in of_side[side.id]} for side in listed}
    everything = sorted({key for keys in spoken.values() for key in keys if key is not None})
    if claim is not None:
        everything = [claim.key]
    found = []
    for side in listed:
        if claim is None and not of_side[side.id]:
            found.append(Silence(side.name, None))
        found.extend(Silence(side.name, key) for key in everything if key not in spoken[side.id])
    return tuple(found)
