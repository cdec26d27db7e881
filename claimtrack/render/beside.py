"""What must stand beside a statement or a position: whose words they are, by which chain, what to beware of."""

from collections.abc import Sequence
from typing import Final

from claimtrack.domain.positions import Gone, Held, Position
from claimtrack.render.phrases import (
    IN_A_CIRCLE,
    PERHAPS_OUTSIDE,
    THROUGH_NAMELESS,
    WHICH_FIRST,
    day,
    listed,
    plural,
    said_by,
    signed,
    split,
    stance_of,
    wording,
)
from claimtrack.reports.evidence import Stated

EDITED = "text changed later, it may have said otherwise then"
ANOTHER_MIND = "another speaker: not one mind that changed"
JOINT = "joint"
_RIVALS: Final = 3


def beside_position(position: Position) -> list[str]:
    """Give what must stand beside a position: its period, what it rests on, other words perhaps newer, a split."""
    notes = beside_period(position)
    notes += known_only(nameless=position.via_anonymous_only, circular=position.circular_only)
    notes += [EDITED] if position.rests_on.edited else []
    notes += [split(position.split)] if position.split else []
    notes += [unordered(position.rivals)] if position.rivals else []
    notes += [gone(position.rests_on, position.gone)] if position.gone else []
    return notes + ([reworded(position.wordings)] if position.wordings else [])


def known_only(*, nameless: bool, circular: bool) -> list[str]:
    """Give on how little a thing is known: nameless voices alone, outlets alone that have it from each other."""
    return [THROUGH_NAMELESS] * nameless + [IN_A_CIRCLE] * circular


def bracketed(notes: Sequence[str]) -> str:
    """Give notes as the end of a line, and nothing for none."""
    return f" ({'; '.join(notes)})" if notes else ""


def unordered(rivals: Sequence[Held]) -> str:
    """Give that other words may be newer than those a position rests on, and which."""
    told = [f"{signed(one.stance)}{' conditional' if one.conditional else ''} ({said_by(one, '')})" for one in rivals]
    more = [f"{len(told) - _RIVALS} more"] if len(told) > _RIVALS else []
    return f"{WHICH_FIRST} with {listed([*told[:_RIVALS], *more])}"


def gone(last: Held, left: Gone) -> str:
    """Give that whose word a position rests on has left the side, and what he holds now if it is something else."""
    told = f"{last.name}, whose word it rests on, has not belonged to the side since {left.since}"
    if (left.now.stance, left.now.conditional) == (last.stance, last.conditional):
        return told
    sides = f"for {listed(left.sides)}" if left.sides else "of no side"
    return f"{told} and now holds {stance_of(left.now)} ({sides}, {day(left.now)})"


def reworded(wordings: Sequence[Held]) -> str:
    """Give since when a stance has the words it has now, and which it had before."""
    *former, now = wordings
    word = len({one.stance_label for one in wordings}) > 1
    told = ", ".join(f"“{wording(one, word=word)}” ({day(one)})" for one in former)
    return f"“{wording(now, word=word)}” first said {day(now)}, before: {told}"


def beside_period(position: Position) -> list[str]:
    """Give that the statement a position rests on, or the first that took the stance, is perhaps not of the period."""
    if position.rests_on.period_uncertain:
        return [PERHAPS_OUTSIDE]
    return [f"the first {PERHAPS_OUTSIDE}"] if position.since.period_uncertain else []


def speaking(row: Stated) -> str:
    """Give who said it, and for whom."""
    return f"{row.speaker} for {row.on_behalf_of}" if row.on_behalf_of else row.speaker


def beware(row: Stated) -> list[str]:
    """Give what a reader must know beside a statement: how it was said, then what to be careful with."""
    return [*manner(row), *_notes(row)]


def manner(row: Stated) -> list[str]:
    """Give how a statement was said and told, as it is coded: nothing of it is a warning."""
    notes = [row.mode] if row.mode else []
    notes += [f"distancing: {row.distancing}"] if row.distancing else []
    notes += [row.act] if row.act != "assert" else []
    notes += [row.certainty] if row.certainty else []
    return notes


def warnings(row: Stated) -> list[str]:
    """Give what a reader might get wrong of a statement."""
    return [note for note in _notes(row) if note != JOINT]


def _notes(row: Stated) -> list[str]:
    notes = [f"date {row.date_basis}"] if row.date_basis in {"inferred", "unknown"} else []
    circle = any(source.in_circle for source in row.sources)
    flags = (
        ("~" in row.date, "the day is approximate"),
        ("?" in row.date, "the day is uncertain"),
        (row.date_disputed, "articles or coders tell other days, which exclude this"),
        (row.disputed, "another article or coder read another stance"),
        (row.imputed, "imputed, not counted"),
        (row.joint is not None, JOINT),
        (row.anonymous, "anonymous voice"),
        (row.via_anonymous and not row.anonymous, "only through anonymous voices"),
        (row.side_uncertain, "membership changed within these days"),
        (row.period_uncertain, PERHAPS_OUTSIDE),
        (circle, "circular reporting"),
        (not circle and any(source.circular for source in row.sources), "counted with circular reporting"),
        (row.edited_later, edited(row)),
    )
    return notes + [told for holds, told in flags if holds]


def edited(row: Stated) -> str:
    """Give which of its texts were changed after the day asked for, and when."""
    return f"{EDITED}: {', '.join(f'{one.source} {one.edited}' for one in row.sources if one.edited)}"


def about_days(before: Stated | None, after: Stated) -> list[str]:
    """Give which of the two days of a change is known only about."""
    flags = (
        (before is not None and before.approximate, "the day of the former stance is approximate"),
        (after.approximate, "the day of the new stance is approximate"),
    )
    return [told for holds, told in flags if holds]


def resting_on(what: str, row: Stated) -> list[str]:
    """Give on how little something rests: nameless voices alone, or outlets that have it from each other."""
    found = [f"{what} only through anonymous voices"] if row.via_anonymous else []
    return found + ([f"{what} only from outlets that have it from each other"] if row.circular_only else [])


def reported(row: Stated) -> str:
    """Give the chain of the earliest report and how often it was reported."""
    counts = f"{plural(row.n_reports, 'report')}, {row.n_independent} independent" if row.n_reports > 1 else "1 report"
    return f"{' > '.join(row.links)} ({counts})"
