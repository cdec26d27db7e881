"""`report position`: what sides and speakers hold on a day, on which statements that rests, where they are silent."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimtrack import __version__
from claimtrack.domain.dates import width_days
from claimtrack.domain.positions import Position, position
from claimtrack.reports.asking import Named, sides, subject
from claimtrack.reports.belonging import Belonging, belonging
from claimtrack.reports.counting import Tally, tally
from claimtrack.reports.ending import end_of
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import ALWAYS, Method, Period
from claimtrack.reports.holdings import NOBODY, Side, by_side, others, side_of
from claimtrack.reports.leavers import wherever, with_leavers
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.reports.unplaced import Unplaced, said_by_members, unplaced
from claimtrack.store.readonly import Reader

Reason = Literal["silent", "no-stance", "anonymous-only", "imputed-only"]
"""Why somebody holds nothing: no statement, none with a stance, none of his own by name."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose positions (nobody named = all sides outermost on the day, and who is of no side), on what, on which day."""

    who: tuple[str, ...] = ()
    topic: str | None = None
    claim: str | None = None
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Holds:
    """What one side or speaker holds on a claim on the day.

    `rows` are all its statements on the claim, `own` those among them that make the position, `since` those that hold
    the present stance one after another; `count` counts `own`.
    """

    who: Named
    claim: str
    claim_text: str | None
    topics: tuple[str, ...]
    position: Position
    rows: tuple[Stated, ...]
    own: tuple[Stated, ...]
    since: tuple[Stated, ...]
    count: Tally

    @property
    def newest(self) -> Stated:
        """The statement the position rests on."""
        return self.own[-1]

    def age(self, day: str) -> tuple[int, int | None]:
        """Give how many days before `day` the newest word was said, at least and at most; None = nobody knows."""
        newest = self.newest
        return width_days(newest.date_latest, day) or 0, width_days(newest.date_earliest, day)


@dataclass(frozen=True, slots=True)
class Unheld:
    """A claim that somebody speaks to and this side or speaker holds nothing on; claim None = nothing said at all."""

    who: Named
    claim: str | None
    claim_text: str | None
    topics: tuple[str, ...]
    reason: Reason
    rows: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """Who holds what on `day` (None where the record is empty), and who holds nothing on what others speak to.

    `sides` are those asked for, `others` the named ones who spoke while they were of no side; of these only the claims
    they then spoke to. `rows` are all statements up to the day, imputed ones marked and never counted.
    `unplaced` count for no side, as none is on record for their day.
    """

    topic: Named | None
    claim: Named | None
    period: Period
    day: str | None
    everybody: bool
    belonging: Belonging
    sides: tuple[Side, ...]
    others: tuple[Named, ...]
    positions: tuple[Holds, ...]
    unheld: tuple[Unheld, ...]
    rows: tuple[Stated, ...]
    unplaced: tuple[Unplaced, ...]
    method: Method


def look_up(reader: Reader, question: Question) -> Scope:
    """Look up the names of a question; unknown and ambiguous ones raise UsageProblem with candidates."""
    topic, claim = subject(reader, question.topic, question.claim)
    return Scope(
        sides=sides(reader, question.who, question.period),
        topic=topic,
        claim=claim,
        period=question.period,
        imputed=True,
        outside=not question.who,
    )


def positions(reader: Reader, question: Question, *, command: str, now: str) -> Positions:
    """Tell who holds what; `command` and `now` are told in the report's method."""
    scope = look_up(reader, question)
    day = end_of(reader, question.period)
    said = statements(reader, scope)
    rows = [row for row in said if not _nobodys(row)]
    ever = belonging(reader, scope.sides)
    lines = _Lines(scope, rows, _paths(reader, rows))
    counted = [side_of(side, lines.own[side.id], ever.on(side.id, day or "")) for side in scope.sides]
    of_sides = with_leavers(reader, wherever(reader, scope, rows), counted, ever, day)
    known = {(side.id, one.claim): one.position for side in of_sides for one in side.positions}
    held = [
        replace(one, position=known.get((side.id, one.claim), one.position))
        for side in scope.sides
        for one in lines.held(side, ever.on(side.id, day or ""))
    ]
    alone = others(rows)
    held += [one for other in alone for one in lines.held(other, None)]
    return Positions(
        topic=scope.topic,
        claim=scope.claim,
        period=question.period,
        day=day,
        everybody=not question.who,
        belonging=ever,
        sides=of_sides,
        others=alone,
        positions=tuple(sorted(held, key=lambda one: (one.topics[:1], one.claim))),
        unheld=tuple(sorted(lines.unheld(held), key=lambda one: (one.topics[:1], one.claim or ""))),
        rows=tuple(rows),
        unplaced=unplaced(reader, scope.sides, said if scope.outside else said_by_members(reader, scope, ever, said)),
        method=Method(command, scope.query(), __version__, now),
    )


def _nobodys(row: Stated) -> bool:
    """Tell whether it belongs to none of the sides and is nobody's by name: no line of the report rests on it."""
    return row.outside and (row.imputed or row.principal_kind in NOBODY)


def _paths(reader: Reader, rows: Iterable[Stated]) -> dict[str, tuple[str, ...]]:
    keys = sorted({row.claim for row in rows if row.claim is not None})
    found: dict[str, list[str]] = defaultdict(list)
    for start in range(0, len(keys), _MANY):
        for claim, path in reader.query("claim_paths", claims=keys[start : start + _MANY]).rows:
            found[str(claim)].append(str(path))
    return {claim: tuple(paths) for claim, paths in found.items()}


_MANY = 500


class _Lines:
    """The statements of a report by who holds them and on what."""

    def __init__(self, scope: Scope, rows: Sequence[Stated], paths: dict[str, tuple[str, ...]]) -> None:
        self.scope = scope
        self.paths = paths
        self.texts = {row.claim: row.claim_text for row in rows if row.claim is not None}
        self.own = by_side(scope.sides, rows)
        self.of: dict[tuple[int, str | None], dict[str, Stated]] = defaultdict(dict)
        sides = {side.id for side in scope.sides}
        for row in rows:
            if row.side_id in sides:
                self.of[row.side_id, row.claim][row.statement_key] = row
        # Who spoke while of no side is told with all he said on that claim himself, wherever he stood.
        alone = {(row.principal_id, row.claim) for row in rows if row.outside}
        for row in rows:
            if row.principal_id not in sides and (row.principal_id, row.claim) in alone:
                self.of[row.principal_id, row.claim][row.statement_key] = row

    def held(self, who: Named, belonging: Collection[int] | None) -> Iterator[Holds]:
        """Give what somebody holds, claim by claim."""
        for claim in sorted(self.texts):
            stated = tuple(self.of.get((who.id, claim), {}).values())
            held = position((row.held for row in stated), belonging)
            if held is not None:
                yield self._holds(who, claim, stated, held)

    def _holds(self, who: Named, claim: str, stated: tuple[Stated, ...], held: Position) -> Holds:
        own = tuple(row for row in stated if not row.imputed and not row.anonymous and row.stance is not None)
        since = tuple(row for row in own if row.held.order >= held.since.order)
        topics = self.paths.get(claim, ())
        return Holds(who, claim, self.texts[claim], topics, held, stated, own, since, tally(own))

    def unheld(self, held: Iterable[Holds]) -> Iterator[Unheld]:
        """Give what the sides hold nothing on: the claims anybody in the report speaks to, or the one asked for."""
        known = {(one.who.id, one.claim) for one in held}
        spoken = {row.claim for rows in self.of.values() for row in rows.values() if row.claim is not None}
        claims = {self.scope.claim.key} if self.scope.claim else spoken
        for side in self.scope.sides:
            if self.scope.claim is None and not self.own[side.id]:
                yield Unheld(side, None, None, (), "silent", ())
            for claim in sorted(claims):
                if (side.id, claim) not in known:
                    stated = tuple(self.of.get((side.id, claim), {}).values())
                    text, topics = self.texts.get(claim), self.paths.get(claim, ())
                    yield Unheld(side, claim, text, topics, reason_of(stated), stated)


def reason_of(stated: Sequence[Stated]) -> Reason:
    """Give why somebody holds nothing on a claim, from all that is told of him on it."""
    spoken = [row for row in stated if not row.imputed]
    if not stated:
        return "silent"
    if not spoken:
        return "imputed-only"
    return "anonymous-only" if all(row.anonymous for row in spoken) else "no-stance"
