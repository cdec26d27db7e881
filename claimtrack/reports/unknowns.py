"""What is not known: what a reader must not take from a report, said of the statements it concerns."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Change, Side


@dataclass(frozen=True, slots=True)
class Unknown:
    """One kind of doubt, and the keys of the statements it concerns, in order."""

    kind: str
    statement_keys: tuple[str, ...]


_OF_STATEMENTS: Final[tuple[tuple[str, Callable[[Stated], bool]], ...]] = (
    ("day", lambda row: row.date_earliest is None),
    ("days", lambda row: row.date_earliest is not None and row.date_earliest != row.date_latest),
    ("inferred", lambda row: row.date_basis in {"inferred", "unknown"}),
    ("about", lambda row: row.approximate),
    ("dates", lambda row: row.date_disputed),
    ("stance", lambda row: row.stance is None),
    ("reading", lambda row: row.disputed),
    ("edited", lambda row: row.edited_later),
    ("name", lambda row: row.anonymous or row.principal_kind == "unspecified"),
    ("anonymous", lambda row: row.via_anonymous and not row.anonymous),
    ("circular", lambda row: row.circular_only),
    ("side", lambda row: row.side_uncertain),
    ("period", lambda row: row.period_uncertain),
    ("imputed", lambda row: row.imputed),
)
KINDS: Final = (*(kind for kind, _ in _OF_STATEMENTS), "order", "alone")
"""What can be unknown: the day; which of several days; a day inferred; a day near which it was; which of several days
told that exclude each other; the stance; which of two readings of it is right; what its text said before it was
changed; who spoke; who but the nameless says so; anything but a circle of outlets; the side; whether within the period;
whether it was said at all; which of two statements came first; whether a stance known from one statement was ever held
before or after."""


def unknowns(rows: Sequence[Stated], sides: Iterable[Side], changes: Collection[Change]) -> tuple[Unknown, ...]:
    """Give the doubts there are, in the order of KINDS."""
    order = {row.statement_key: number for number, row in reversed(list(enumerate(rows)))}
    found = {kind: {row.statement_key for row in rows if holds(row)} for kind, holds in _OF_STATEMENTS}
    held = [one.position for side in sides for one in side.positions]
    found["order"] = {key for c in changes if not c.shift.certain for key in (c.shift.before.key, c.shift.after.key)}
    found["order"] |= {each.key for one in held if one.rivals for each in (one.rests_on, *one.rivals)}
    # What a change of the full line rests on is not alone, whatever the period leaves of that line.
    moved = {key for c in changes for key in (c.shift.before.key, c.shift.after.key)}
    found["alone"] = {one.rests_on.key for one in held if one.n == 1} - moved
    return tuple(
        Unknown(kind, tuple(sorted(found[kind], key=lambda key: order.get(key, len(order)))))
        for kind in KINDS
        if found[kind]
    )
