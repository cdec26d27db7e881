"""`report shifts`: what sides and speakers changed in a period, what they did not, and on what each change rests."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack import __version__
from claimtrack.reports.asking import Named, sides, subject
from claimtrack.reports.belonging import Belonging, belonging
from claimtrack.reports.ending import end_of
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import ALWAYS, Method, Period
from claimtrack.reports.holdings import NOBODY, Side, by_claim, by_side, side_of
from claimtrack.reports.moves import Kind, Line, Move, Stay, Told, line_of, told, within
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.reports.unplaced import Unplaced, unplaced
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """Whose changes (nobody named = all sides that belong to no other, and everybody by himself), on what, when."""

    who: tuple[str, ...] = ()
    topic: str | None = None
    claim: str | None = None
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Shifts:
    """The changes of sides and of speakers by themselves, in order of the days; what stayed, claim by claim.

    The period selects changes by the later statement. `sides` counts what each said in the period and tells what it
    held at its end. `single` are stances taken once: no change can be told. `silent` are those on claims spoken to
    before the period and not in it. `rows` are the statements all this rests on. `unplaced` are those of the
    period that count for no side, as none is on record for their day. `end` is the day it is told up to,
    None where the record is empty. `n_read` are the rows that the query gives, of which changes and stances were made.
    """

    topic: Named | None
    claim: Named | None
    period: Period
    end: str | None
    everybody: bool
    belonging: Belonging
    sides: tuple[Side, ...]
    moves: tuple[Move, ...]
    unmoved: tuple[Stay, ...]
    single: tuple[Stay, ...]
    silent: tuple[Stay, ...]
    rows: tuple[Stated, ...]
    unplaced: tuple[Unplaced, ...]
    method: Method
    n_read: int = 0

    def of_kind(self, kind: Kind) -> tuple[Move, ...]:
        """Give the changes of the sides asked for, or those of speakers by themselves."""
        return tuple(move for move in self.moves if move.line.kind == kind)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question looked up: the sides asked for, who ever belonged to them, what is read."""

    sides: tuple[Named, ...]
    belonging: Belonging
    scope: Scope
    everybody: bool


def look_up(reader: Reader, question: Question) -> Asked:
    """Look up the names of a question; unknown and ambiguous ones raise UsageProblem with candidates.

    All that was said up to the end is read, as the earlier statement of a change may lie before the period.
    """
    topic, claim = subject(reader, question.topic, question.claim)
    named = sides(reader, question.who, question.period)
    ever = belonging(reader, named)
    people = {one.id: one for one in (*named, *ever.people)}
    scope = Scope(
        sides=tuple(people.values()) if question.who else named,
        topic=topic,
        claim=claim,
        period=question.period.whole,
        outside=not question.who,
    )
    return Asked(named, ever, scope, everybody=not question.who)


def what_changed(reader: Reader, question: Question, *, command: str, now: str) -> Shifts:
    """Tell what changed; `command` and `now` are told in the report's method."""
    asked = look_up(reader, question)
    period = question.period
    rows = statements(reader, asked.scope)
    lines = [*_lines_of_sides(asked, rows), *_lines_of_speakers(asked, rows)]
    outcome = [(line, told(line, period, asked.belonging.on)) for line in lines]
    moves = sorted((move for _, one in outcome for move in one.moves), key=_order)
    alone = {(row.principal_id, row.claim) for row in rows if row.outside}
    kept = [(line, one) for line, one in outcome if one.moves or _stays(line, alone)]
    stays = [one for line, one in kept if _stays(line, alone)]
    end = end_of(reader, period)
    return Shifts(
        topic=asked.scope.topic,
        claim=asked.scope.claim,
        period=period,
        end=end,
        everybody=asked.everybody,
        belonging=asked.belonging,
        sides=_sides(asked, rows, period, end),
        moves=tuple(moves),
        unmoved=tuple(one.unmoved for one in stays if one.unmoved),
        single=tuple(one.single for one in stays if one.single),
        silent=tuple(one.silent for one in stays if one.silent),
        rows=_behind(kept),
        unplaced=unplaced(reader, asked.sides, (row for row in rows if within(row, period))),
        method=Method(command, asked.scope.query(), __version__, now),
        n_read=len(rows),
    )


def _stays(line: Line, alone: Collection[tuple[int, str | None]]) -> bool:
    """Tell whether the report says of a line that it did not move: of sides, and of what was said outside of all."""
    return line.kind == "side" or (line.who.id, line.claim) in alone


def _lines_of_sides(asked: Asked, rows: Sequence[Stated]) -> Iterator[Line]:
    of_side = by_side(asked.sides, rows)
    for side in asked.sides:
        for claim, stated in by_claim(of_side[side.id]).items():
            yield line_of(side, "side", claim, stated)


def _lines_of_speakers(asked: Asked, rows: Iterable[Stated]) -> Iterator[Line]:
    """Give everybody's own line, wherever he stood; who is asked for as a side is told as one."""
    as_sides = {side.id for side in asked.sides}
    people = {one.id for one in asked.belonging.people}
    said: dict[Named, list[Stated]] = defaultdict(list)
    for row in rows:
        known = asked.everybody or row.principal_id in people
        if known and row.principal_id not in as_sides and row.principal_kind not in NOBODY:
            said[Named(row.principal_id, row.principal_key, row.principal)].append(row)
    for who in sorted(said, key=lambda one: (one.name, one.key)):
        # A statement comes once for each side its speaker stands in; the side asked for is the one that tells most.
        stated = sorted(said[who], key=lambda row: row.side_id in as_sides)
        for claim, on_claim in by_claim(stated).items():
            yield line_of(who, "speaker", claim, on_claim)


def _sides(asked: Asked, rows: Sequence[Stated], period: Period, end: str | None) -> tuple[Side, ...]:
    """Count what each side said in the period, and tell what it held at the end of it."""
    found = []
    for side, stated in ((side, by_side(asked.sides, rows)[side.id]) for side in asked.sides):
        by_then = [row for row in stated if period.date_until is None or row.date_latest <= period.date_until]
        held = side_of(side, by_then, asked.belonging.on(side.id, end) if end else None)
        counted = side_of(side, [row for row in stated if within(row, period)])
        found.append(replace(counted, positions=held.positions))
    return tuple(found)


def _order(move: Move) -> tuple[object, ...]:
    return (*move.after.held.order, move.line.kind, move.line.who.name, move.line.who.key)


def _behind(outcome: Iterable[tuple[Line, Told]]) -> tuple[Stated, ...]:
    """Give the statements that changes and unchanged stances rest on, each once; the rows of sides come first."""
    told = [(line.kind, row) for line, one in outcome for row in one.rows]
    rows = {(row.statement_key, row.side_id): row for kind, row in told if kind == "side"}
    known = {key for key, _ in rows}
    rows |= {(row.statement_key, 0): row for kind, row in told if kind == "speaker" and row.statement_key not in known}
    return tuple(sorted(rows.values(), key=lambda row: (*row.held.order, row.side)))
