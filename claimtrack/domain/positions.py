"""What a speaker or a side holds, from its statements: the rule in Python that the SQL views state again.

A position is derived, never stored. Give it the statements of one speaker or side on one claim; it asks for no clock:
the caller has already left out what was said after the day in question.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from claimtrack.domain.names import norm_key


@dataclass(frozen=True, slots=True)
class Held:
    """One statement as positions see it. `principal` and `name` are whom it commits; `latest` is always known.

    `doubt` is what is told with its days: `~` about these, `?` perhaps these, `≠` others tell other days. `edited`
    where a text that tells it was changed after the day on which it was to be known. `period_uncertain` where it was
    perhaps made outside the period asked for.
    """

    key: str
    principal: int
    name: str
    stance: int | None
    stance_label: str
    conditional: bool
    condition: str | None
    earliest: str | None
    latest: str
    imputed: bool = False
    anonymous: bool = False
    via_anonymous: bool = False
    circular_only: bool = False
    joint: str | None = None
    utterance: int = 0
    doubt: str = ""
    edited: bool = False
    period_uncertain: bool = False

    @property
    def order(self) -> tuple[str, str, str]:
        """The order of all statements: latest, earliest (open first), content key."""
        return (self.latest, self.earliest or "", self.key)


@dataclass(frozen=True, slots=True)
class Split:
    """Two or more who belong to a side hold opposite signs: the range and who holds what."""

    low: int
    high: int
    between: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """That who is committed by a side's newest word has left it: `since` is the first day without him.

    `now` is his newest statement on the claim, wherever he stood, and `sides` are those he then stood on.
    """

    since: str
    now: Held
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What is held: the statement it rests on, since which one it has been so, the own statements counted.

    `n` counts all of them, whatever they say, `n_since` those since which it has been so. `via_anonymous_only`,
    `circular_only` (known only from outlets that have it from each other, both of the present stance), `split`, and
    `gone` are what a reader must know beside it. So are `rivals`, which hold otherwise and of which nobody knows that
    they are older, and `wordings`: where label or condition changed while the stance stayed, the first statement of
    each, the present one last.
    """

    rests_on: Held
    since: Held
    n: int
    n_since: int
    via_anonymous_only: bool
    circular_only: bool
    split: Split | None
    rivals: tuple[Held, ...]
    wordings: tuple[Held, ...]
    gone: Gone | None = None


def own(statements: Iterable[Held]) -> list[Held]:
    """Give the statements that can make a position, in order: not imputed, not an anonymous voice's, with a stance."""
    kept = [s for s in statements if not s.imputed and not s.anonymous and s.stance is not None]
    return sorted(kept, key=lambda s: s.order)


def position(statements: Iterable[Held], members: Collection[int] | None = None) -> Position | None:
    """Give the position that the statements on one claim make, or None where there is none.

    `members` are the principals who belong to the side on the day in question; None = all of them do.
    """
    line = own(statements)
    if not line:
        return None
    last = line[-1]
    present = _present(line)
    return Position(
        rests_on=last,
        since=present[0],
        n=_utterances(line),
        n_since=_utterances(present),
        via_anonymous_only=all(s.via_anonymous for s in present),
        circular_only=all(s.circular_only for s in present),
        split=split(line, members),
        rivals=tuple(s for s in newest(line) if (s.stance, s.conditional) != (last.stance, last.conditional)),
        wordings=wordings(present),
    )


def newest(line: Sequence[Held]) -> list[Held]:
    """Give the statements that may be the newest of some in order: none of the others is certainly later."""
    begun = max((s.earliest for s in line if s.earliest is not None), default="")
    return [s for s in line if s.latest >= begun]


def wordings(run: Iterable[Held]) -> tuple[Held, ...]:
    """Give the first statement of each wording of one stance, the present wording last; nothing where it never changed.

    A wording is the label with the condition; small differences in how a condition is written are none.
    """
    firsts = [next(same) for _, same in groupby(run, key=words_of)]
    present = words_of(firsts[-1])
    former = {words_of(s): s for s in reversed(firsts) if words_of(s) != present}
    return (*reversed(former.values()), firsts[-1]) if former else ()


def words_of(held: Held) -> tuple[str, str]:
    """Give the wording of a stance: two that are equal say the same thing of one number."""
    return held.stance_label, norm_key(held.condition or "") if held.conditional else ""


def _utterances(line: Iterable[Held]) -> int:
    return len({s.joint or str(s.utterance) for s in line})


def runs(statements: Iterable[Held]) -> list[list[Held]]:
    """Give the statements in stretches that hold one stance, with or without a condition: what was held how long."""
    return [list(same) for _, same in groupby(own(statements), key=lambda s: (s.stance, s.conditional))]


def steps(statements: Iterable[Held]) -> list[Held]:
    """Give the statements with which the stance became what it then was: the way a position went, one step a stance."""
    return [run[0] for run in runs(statements)]


def split(line: Sequence[Held], members: Collection[int] | None = None) -> Split | None:
    """Give the split inside a side: the latest stances of its members have opposite signs."""
    latest = {s.principal: s for s in line if members is None or s.principal in members}
    stances = [s.stance for s in latest.values() if s.stance is not None]
    if not stances or min(stances) >= 0 or max(stances) <= 0:
        return None
    between = sorted((s.name, s.stance) for s in latest.values() if s.stance is not None)
    return Split(min(stances), max(stances), tuple(between))


def _present(line: Sequence[Held]) -> list[Held]:
    """Give the last statements that all hold the same stance, with or without a condition."""
    return runs(line)[-1]
