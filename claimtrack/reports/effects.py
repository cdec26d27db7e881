"""What each statement does to the line of its side: the first stance, the same again, another one, or nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from claimtrack.domain.positions import Held, Split, split
from claimtrack.domain.shifts import is_later
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import NOBODY

Kind = Literal["first", "repeats", "changes", "no-stance", "no-claim", "anonymous", "nameless", "imputed"]
"""The last five move nothing: no stance could be read, it is on no claim, nobody is named, somebody else tells it."""

SplitKind = Literal["begins", "goes-on", "ends"]

Members = Callable[[int, str], set[int]]
"""Who belongs to a side (by id) on a day."""


@dataclass(frozen=True, slots=True)
class Divided:
    """What became of a contradiction inside a side: `split` is what there is now or, where it ends, what there was."""

    kind: SplitKind
    split: Split


@dataclass(frozen=True, slots=True)
class Effect:
    """What one statement does; `before` is the statement of its line just before it.

    `certain` is False where the days of the two overlap: then nobody knows which came first.
    """

    kind: Kind
    before: Held | None = None
    certain: bool = True
    divided: Divided | None = None


@dataclass(slots=True)
class _Line:
    """What one side has said of one claim so far."""

    last: Held | None = None
    latest: dict[int, Held] = field(default_factory=dict)

    def split(self, members: set[int]) -> Split | None:
        """Give the contradiction between those of its members whose words are on record."""
        return split(list(self.latest.values()), members)

    @property
    def contradictory(self) -> bool:
        """Whether anybody who ever spoke for it contradicts anybody else: else nobody has to be asked about."""
        signs = {(held.stance or 0) > 0 for held in self.latest.values() if held.stance}
        return len(signs) > 1


def effects(rows: Iterable[Stated], members: Members) -> dict[tuple[int, str], Effect]:
    """Give what each statement does, by the id of its side and its key; the rows come in order.

    Who spoke while of no side has a line of his own: all he said on the claim, wherever he stood.
    """
    listed = list(rows)
    lines: dict[tuple[bool, int, str], _Line] = defaultdict(_Line)
    alone = {(row.principal_id, row.claim) for row in listed if row.outside}
    found: dict[tuple[int, str], Effect] = {}
    for row in listed:
        idle = _idle(row)
        if idle is None and row.claim is not None:
            line = lines[row.outside, row.side_id, row.claim]
            idle = _moved(line, row, members)
            if not row.outside and (row.principal_id, row.claim) in alone:
                lines[True, row.principal_id, row.claim].last = row.held
        found[row.side_id, row.statement_key] = idle or Effect("no-claim")
    return found


def _idle(row: Stated) -> Effect | None:
    """Give why a statement moves nothing, or None where it does."""
    reasons: Mapping[Kind, bool] = {
        "imputed": row.imputed,
        "anonymous": row.anonymous or row.principal_kind == "anonymous",
        "nameless": row.principal_kind in NOBODY,
        "no-claim": row.claim is None,
        "no-stance": row.stance is None,
    }
    return next((Effect(kind) for kind, holds in reasons.items() if holds), None)


def _moved(line: _Line, row: Stated, members: Members) -> Effect:
    held, before = row.held, line.last
    divided = None
    earlier, line.latest = line.latest, {**line.latest, row.principal_id: held}
    line.last = held
    if not row.outside:
        divided = _divided(_Line(latest=earlier), line, lambda: members(row.side_id, row.date_latest))
    if before is None:
        return Effect("first", divided=divided)
    if (before.stance, before.conditional) == (held.stance, held.conditional):
        return Effect("repeats", before, divided=divided)
    return Effect("changes", before, is_later(before, held), divided)


def _divided(earlier: _Line, line: _Line, members: Callable[[], set[int]]) -> Divided | None:
    if not (earlier.contradictory or line.contradictory):
        return None
    there = members()
    return became(earlier.split(there), line.split(there))


def became(before: Split | None, after: Split | None) -> Divided | None:
    """Give what became of a split, from what there was and what there is."""
    if after is None:
        return Divided("ends", before) if before is not None else None
    return Divided("begins" if before is None else "goes-on", after)
