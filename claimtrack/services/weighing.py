"""Decisions held against the judgements that stand: what is new of them, what is known, what cannot be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from claimtrack.domain.contradicting import Problem, contradiction
from claimtrack.domain.judged import Judged, standing
from claimtrack.domain.laid import Entries, Laid, Laying, lay_over
from claimtrack.domain.repeated import repeated
from claimtrack.errors import InputError, UsageProblem
from claimtrack.services.contents import Name, Object
from claimtrack.services.valuing import Valuing

_NAMELESS: Final = ("utterance", "statement")
"""Judgements on these leave all names as they are."""

_TICK: Final = timedelta(microseconds=1)
Contents = dict[Name, Object]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides: see `domain.judged.Judged`. `place` is its line, where it is one of many of a file."""

    kind: str
    left: str
    right: str
    verdict: str
    field: str | None = None
    why: str | None = None
    place: str | None = None


def weighed(
    decisions: Sequence[Decision], found: Sequence[Judged], objects: Contents, who: str
) -> tuple[tuple[Judged, ...], int]:
    """Give the judgements that decisions come to, one after the other, and how many say only what stands already."""
    stand = standing(found)  # What is new is later than all of these, so it goes to the end.
    laying, valuing = Laying(entries_of(objects), stand), Valuing(objects)
    laid = laying.laid()
    new: list[Judged] = []
    known, problems = 0, []
    for at, one in zip(times(found, len(decisions)), decisions, strict=True):
        made = made_of(one, who, at)
        again = repeated(made, stand, laid)
        if again is not None and one.place is not None:
            known += 1
            continue
        decided = {str(other.field): other.right for other in stand if (other.kind, other.left) == (one.kind, one.left)}
        problem = known_already(again) or valuing.problem(made, decided) or contradiction(made, stand, laid)
        if problem is not None:
            problems.append((one.place, *problem))
            continue
        new.append(made)
        stand.append(made)
        if one.kind not in _NAMELESS:
            laying.judge(made)
            laid = laying.laid()
    _refuse(problems)
    return tuple(new), known


def known_already(again: Judged | None) -> Problem | None:
    """Give the problem that a judgement is there already, None where none is."""
    return (f"that is decided already: {again.told}", None) if again is not None else None


def laid_of(objects: Contents, judged: Iterable[Judged]) -> Laid:
    """Give what judgements make of the codebook entries of a content."""
    return lay_over(entries_of(objects), judged)


def entries_of(objects: Contents) -> Entries:
    """Give the codebook entries of a content."""
    return {(name[1], name[2]): one for name, one in objects.items() if name[0] == "entry"}


def made_of(one: Decision, who: str, at: str) -> Judged:
    """Give the judgement of a decision; the order of its two says nothing where neither stays."""
    left, right = one.left, one.right
    unordered = one.verdict == "different" or (one.verdict == "same" and one.kind == "utterance")
    if unordered and left > right:
        left, right = right, left
    return Judged(one.kind, left, right, one.verdict, one.field, who, one.why or None, at)


def object_of(one: Judged) -> Object:
    """Give a judgement as the input it is."""
    said: Object = {word: value for word, value in one.said.items() if value is not None}
    return {"type": "judgement"} | said


def times(found: Iterable[Judged], number: int) -> list[str]:
    """Give the moments of new judgements, each later than every one there is: they hold in the order they were made."""
    last = max((max(one.decided_at, one.retracted_at or "") for one in found), default="")
    now = datetime.now(UTC)
    if last and now <= (known := datetime.fromisoformat(last).astimezone(UTC)):
        now = known + _TICK
    return [(now + n * _TICK).isoformat(timespec="microseconds") for n in range(number)]


def _refuse(problems: Sequence[tuple[str | None, str, str | None]]) -> None:
    """Raise what is wrong: of one decision as it is, of those of a file all at once with their places."""
    for place, message, hint in problems:
        if place is None:
            raise UsageProblem(message, hint)
    if problems:
        raise InputError("\n".join(f"{place}: {message}" for place, message, _ in problems), problems[0][2])
