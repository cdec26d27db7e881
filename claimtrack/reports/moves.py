"""What one side or speaker did with one claim: the changes, what stayed, what was said once and never again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claimtrack.domain.dates import width_days
from claimtrack.domain.positions import Held, Position, Split, own, position, runs, wordings
from claimtrack.domain.shifts import is_later
from claimtrack.reports.asking import Named
from claimtrack.reports.counting import act_of
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import Period

Kind = Literal["side", "speaker"]
"""Whether a line is told of a side with all its members, or of one speaker by himself, wherever he stood."""


@dataclass(frozen=True, slots=True)
class Line:
    """The own statements with a stance that one side or speaker made on one claim, in order."""

    who: Named
    kind: Kind
    claim: str
    claim_text: str | None
    rows: tuple[Stated, ...]

    def until(self, day: str | None) -> "Line":
        """Give what was certainly said by a day; None = all of it."""
        kept = tuple(row for row in self.rows if day is None or row.date_latest <= day)
        return Line(self.who, self.kind, self.claim, self.claim_text, kept)

    def stretches(self) -> list[list[Stated]]:
        """Give the statements in stretches that hold one stance."""
        of_key = {row.statement_key: row for row in self.rows}
        return [[of_key[held.key] for held in run] for run in runs(row.held for row in self.rows)]


@dataclass(frozen=True, slots=True)
class Move:
    """A change: `former` are the statements that held the stance before, the last of them is the one before `after`.

    `position` is what was held at the end of the day of the change, with the split that then stood inside a side.
    `period_uncertain` where `after` may have been said outside the period asked for.
    """

    line: Line
    former: tuple[Stated, ...]
    after: Stated
    certain: bool
    period_uncertain: bool
    position: Position

    @property
    def before(self) -> Stated:
        """The newest statement before the change."""
        return self.former[-1]

    @property
    def split(self) -> Split | None:
        """The split that stood inside the side at the end of the day of the change."""
        return self.position.split

    @property
    def another_speaker(self) -> bool:
        """Whether somebody else spoke, be it for the same principal."""
        return self.before.speaker_id != self.after.speaker_id

    @property
    def another_principal(self) -> bool:
        """Whether the statements commit two: then a side changed its word, and perhaps nobody his mind."""
        return self.before.principal_id != self.after.principal_id

    @property
    def former_wordings(self) -> tuple[Held, ...]:
        """The first statement of each wording that the former stance had; nothing where it had one."""
        return wordings(row.held for row in self.former)

    @property
    def held_days(self) -> tuple[int, int] | None:
        """How many days the former stance was on record, at least and at most; None where the days do not tell."""
        first = self.former[0]
        if not self.certain or first.approximate or self.after.approximate:
            return None
        least = width_days(first.date_latest, self.after.date_earliest)
        most = width_days(first.date_earliest, self.after.date_latest)
        return None if least is None or most is None else (least, most)


@dataclass(frozen=True, slots=True)
class Stay:
    """A stance that did not change: `rows` are the statements that hold it, one after another."""

    line: Line
    rows: tuple[Stated, ...]

    @property
    def n(self) -> int:
        """How many utterances hold it; a joint one counts once."""
        return len({act_of(row) for row in self.rows})

    @property
    def wordings(self) -> tuple[Held, ...]:
        """The first statement of each wording it had, the present one last; nothing where that never changed."""
        return wordings(row.held for row in self.rows)


@dataclass(frozen=True, slots=True)
class Told:
    """What a line comes to in a period: changes, or what stayed, was said only once, or was not spoken to again.

    `rows` are the statements it all rests on: with changes, from the former stance of the first up to the end.
    """

    rows: tuple[Stated, ...] = ()
    moves: tuple[Move, ...] = ()
    unmoved: Stay | None = None
    single: Stay | None = None
    silent: Stay | None = None


def stood_with(row: Stated) -> str | None:
    """Give the side that who is committed by a statement belonged to then; None = to none of those asked for."""
    return None if row.outside or row.side_id == row.principal_id else row.side


Members = Callable[[int, str], set[int]]
"""Who belongs to a side (by id) on a day."""


def line_of(who: Named, kind: Kind, claim: str, rows: Iterable[Stated]) -> Line:
    """Give the line of a side or speaker on a claim from all that is told of it."""
    found = {row.statement_key: row for row in rows}
    text = next((row.claim_text for row in found.values()), None)
    kept = tuple(found[held.key] for held in own(row.held for row in found.values()))
    return Line(who, kind, claim, text, kept)


def told(line: Line, period: Period, members: Members) -> Told:
    """Tell what changed in the period (by the later statement), and what did not up to its end.

    A change is found with the statement before it, also where that one lies before the period.
    """
    moves = tuple(move for move in _moves(line, period, members) if within(move.after, period))
    whole = line.until(period.date_until)
    if moves:
        return Told(_from(moves[0].former[0], line, max(len(whole.rows), line.rows.index(moves[-1].after) + 1)), moves)
    if not whole.rows:
        return Told()
    stay = Stay(line, tuple(whole.stretches()[-1]))
    if not any(within(row, period) for row in whole.rows):
        return Told(stay.rows, silent=stay)
    once = len({act_of(row) for row in whole.rows}) == 1
    return Told(stay.rows, single=stay) if once else Told(stay.rows, unmoved=stay)


def _from(first: Stated, line: Line, end: int) -> tuple[Stated, ...]:
    return line.rows[line.rows.index(first) : end]


def within(row: Stated, period: Period) -> bool:
    """Tell whether a statement may have been made between --from and --until."""
    return period.touches(row.date_earliest, row.date_latest)


def _moves(line: Line, period: Period, members: Members) -> Iterator[Move]:
    for former, latter in pairwise(line.stretches()):
        after = latter[0]
        yield Move(
            line=line,
            former=tuple(former),
            after=after,
            certain=is_later(former[-1].held, after.held),
            period_uncertain=period.exceeded(after.date_earliest, after.date_latest),
            position=_position(line, after, members),
        )


def _position(line: Line, after: Stated, members: Members) -> Position:
    by_then = [row.held for row in line.until(after.date_latest).rows]
    belonging = members(line.who.id, after.date_latest) if line.kind == "side" else None
    found = position(by_then, belonging)
    if found is None:  # pragma: no cover - the line holds statements with a stance alone
        raise AssertionError(line.claim)
    return found
