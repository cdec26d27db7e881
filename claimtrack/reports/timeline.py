"""`report timeline`: one topic, all sides, in order of time: who said what, and what it did to his side's line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtrack import __version__
from claimtrack.domain.dates import day_before
from claimtrack.domain.positions import Held, own, split
from claimtrack.domain.shifts import Shift
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import Named, sides, subject
from claimtrack.reports.belonging import Belonging, belonging
from claimtrack.reports.effects import Divided, Effect, became, effects
from claimtrack.reports.ending import end_of
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import ALWAYS, Method, Period
from claimtrack.reports.holdings import Change, Side, Silence, by_claim, by_side, lone, others, side_of, silences
from claimtrack.reports.leavers import wherever, with_leavers
from claimtrack.reports.offices import Turn, turns
from claimtrack.reports.pauses import Pause, pause
from claimtrack.reports.periods import PeriodLine, known_period, periods
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.reports.unplaced import Unplaced, said_by_members, unplaced
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """What to tell in order of time: a topic or a claim, whose words (nobody named = everybody's), the days."""

    who: tuple[str, ...] = ()
    topic: str | None = None
    claim: str | None = None
    period: Period = ALWAYS
    by: str | None = None
    imputed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One statement, with what it does to its side's line."""

    row: Stated
    effect: Effect

    @property
    def order(self) -> tuple[object, ...]:
        """Where it stands: what begins on a day comes before the words of the day, what ends with it after them."""
        return (self.row.date_latest, 1, *self.row.held.order[1:], self.row.side)


@dataclass(frozen=True, slots=True)
class Parted:
    """A split on a claim that begins or ends because somebody came or went, without a word being said."""

    side: str
    claim: str
    claim_text: str | None
    divided: Divided


@dataclass(frozen=True, slots=True)
class Moved:
    """One change of membership, with the splits that begin or end with it."""

    turn: Turn
    parted: tuple[Parted, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """Where it stands among the events."""
        turn = self.turn
        return (turn.on, 0 if turn.begins else 2, turn.member.name, turn.member.key, turn.group, turn.role or "")


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that was said on a topic or claim in order of time, with the memberships that changed in between.

    `others` are the named ones who spoke while they were of none of the `sides`. An effect is told with all that was
    said before, also before the period; changes are those of the full line. The report goes to `last_day`; None where
    there is no article at all. `behind` are the statements before the period that effects refer to. `unplaced`
    count for no side, as none is on record for their day. `everybody` where nobody was named.
    """

    topic: Named | None
    claim: Named | None
    period: Period
    sides: tuple[Side, ...]
    others: tuple[Side, ...]
    events: tuple[Event | Moved, ...]
    periods: tuple[PeriodLine, ...]
    silent: tuple[Silence, ...]
    pauses: tuple[Pause, ...]
    belonging: Belonging
    last_day: str | None
    rows: tuple[Stated, ...]
    behind: tuple[Stated, ...]
    unplaced: tuple[Unplaced, ...]
    method: Method
    by: str | None = None
    everybody: bool = True

    @property
    def said(self) -> tuple[Event, ...]:
        """The statements among the events."""
        return tuple(event for event in self.events if isinstance(event, Event))

    @property
    def by_key(self) -> dict[str, Stated]:
        """The statements by key, those behind them included."""
        return {row.statement_key: row for row in (*self.behind, *self.rows)}

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes of sides, and of those of no side, in order."""
        return tuple(
            Change(
                event.row.side,
                str(event.row.claim),
                Shift(event.effect.before, event.row.held, event.effect.certain),
                event.row.period_uncertain,
            )
            for event in self.said
            if event.effect.kind == "changes" and event.effect.before is not None
        )


def look_up(reader: Reader, question: Question) -> Scope:
    """Look up the names of a question; unknown and ambiguous ones raise UsageProblem with candidates."""
    if question.topic is None and question.claim is None:
        message = "say what to tell: --topic T or --claim K"
        raise UsageProblem(message, "see what there is: claimtrack list topics")
    known_period(question.by)
    topic, claim = subject(reader, question.topic, question.claim)
    return Scope(
        sides=sides(reader, question.who, question.period),
        topic=topic,
        claim=claim,
        period=question.period,
        imputed=question.imputed,
        outside=not question.who,
    )


def timeline(reader: Reader, question: Question, *, command: str, now: str) -> Timeline:
    """Tell it in order of time; `command` and `now` are told in the report's method."""
    scope = look_up(reader, question)
    rows = statements(reader, scope)
    ever = belonging(reader, scope.sides)
    whole = statements(reader, scope.whole) if scope.period.bounded else rows
    found = effects(whole, ever.on)
    end = end_of(reader, question.period)
    moved = _moved(_turned(reader, scope, rows, ever, end), _lines(scope.sides, whole), ever)
    alone = others(rows)
    of_side = by_side((*scope.sides, *alone), rows)
    held = [
        side_of(side, of_side[side.id], ever.on(side.id, end) if end else None, scope.period) for side in scope.sides
    ]
    return Timeline(
        topic=scope.topic,
        claim=scope.claim,
        period=question.period,
        sides=with_leavers(reader, wherever(reader, scope, rows), held, ever, end),
        others=tuple(lone(one, rows, scope.period) for one in alone),
        events=tuple(
            sorted(
                [*(Event(row, found[row.side_id, row.statement_key]) for row in rows), *moved],
                key=lambda event: event.order,
            )
        ),
        periods=periods((*scope.sides, *alone), of_side, question.by, ever.on) if question.by else (),
        silent=silences(scope.sides, of_side, scope.claim),
        pauses=tuple(one for side in scope.sides if (one := pause(side.name, of_side[side.id])) is not None),
        belonging=ever,
        last_day=end,
        rows=tuple(rows),
        behind=tuple(_behind(rows, whole, found)),
        unplaced=unplaced(reader, scope.sides, rows if scope.outside else said_by_members(reader, scope, ever, rows)),
        method=Method(command, scope.query(), __version__, now),
        by=question.by,
        everybody=scope.outside,
    )


def _behind(
    rows: Sequence[Stated], whole: Sequence[Stated], found: Mapping[tuple[int, str], Effect]
) -> Iterator[Stated]:
    """Give the statements that effects refer to and the period leaves out."""
    told = {row.statement_key for row in rows}
    befores = [found[row.side_id, row.statement_key].before for row in rows]
    asked = {before.key for before in befores if before is not None} - told
    return (row for row in whole if row.statement_key in asked)


def _turned(reader: Reader, scope: Scope, rows: Sequence[Stated], ever: Belonging, end: str | None) -> tuple[Turn, ...]:
    """Give the changes of membership of those who speak here, from the first day told to the last."""
    begin = scope.period.date_from or min((row.date_earliest or row.date_latest for row in rows), default=None)
    if begin is None or end is None:
        return ()
    speaking = sorted({one for row in rows for one in (row.speaker_id, row.principal_id)})
    return turns(reader, speaking, scope.sides, ever, (begin, end))


def _moved(turned: Sequence[Turn], lines: "_Lines", ever: Belonging) -> list[Moved]:
    """Give changes of membership with the splits that begin or end with them."""
    parted: dict[int, list[Parted]] = {}
    for day in sorted({turn.day for turn in turned}):
        at = [number for number, turn in enumerate(turned) if turn.day == day]
        for member, one in _parted(lines, day, ever):
            for number in [number for number in at if turned[number].member.id == member] or at:
                parted.setdefault(number, []).append(one)
    return [Moved(turn, tuple(parted.get(number, ()))) for number, turn in enumerate(turned)]


_Lines = Mapping[tuple[Named, str], tuple[str | None, list[Held]]]


def _lines(asked: Iterable[Named], rows: Sequence[Stated]) -> _Lines:
    """Give the own statements with a stance of each side on each claim, with the claim's text."""
    listed = tuple(asked)
    of_side = by_side(listed, [row for row in rows if not row.outside])
    return {
        (side, claim): (stated[0].claim_text, own(row.held for row in stated))
        for side in listed
        for claim, stated in by_claim(of_side[side.id]).items()
    }


def _parted(lines: _Lines, day: str, ever: Belonging) -> Iterator[tuple[int | None, Parted]]:
    """Give the splits that begin or end on a day because of who belongs to a side, each with one who came or went."""
    for (side, claim), (text, line) in lines.items():
        before, after = ever.on(side.id, day_before(day)), ever.on(side.id, day)
        gone = (before ^ after) & {held.principal for held in line}
        if not gone:
            continue
        said = [held for held in line if held.latest < day]
        divided = became(split(said, before), split(said, after))
        if divided is not None and divided.kind != "goes-on":
            yield min(gone), Parted(side.name, claim, text, divided)
