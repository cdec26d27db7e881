"""How the events of a timeline are put in words: what a statement does to its side's line, who comes and who goes."""

from collections.abc import Iterator, Mapping
from typing import Final

from claimtrack.domain.positions import Split, words_of
from claimtrack.render import beside, phrases
from claimtrack.reports.effects import Divided, Effect, SplitKind
from claimtrack.reports.effects import Kind as EffectKind
from claimtrack.reports.evidence import Stated
from claimtrack.reports.offices import Turn
from claimtrack.reports.pauses import Silent
from claimtrack.reports.timeline import Event, Moved, Parted

_IDLE: Final[Mapping[EffectKind, str]] = {
    "no-stance": "no stance could be read: it moves nothing",
    "no-claim": "it moves no position",
    "anonymous": "an anonymous voice: it moves nothing",
    "nameless": "nobody is named: it moves nothing",
    "imputed": "somebody else's account of it: never counted, it moves nothing",
}
_SPLIT: Final[Mapping[SplitKind, str]] = {
    "begins": "a split begins",
    "goes-on": "the split goes on",
    "ends": "the split ends",
}


def effect(event: Event, said: Mapping[str, Stated]) -> str:
    """Give what a statement does to the line of its side, or of its speaker where he is of no side.

    `said` are the statements by key.
    """
    row, did = event.row, event.effect
    told = _moved(row, did, said)
    return f"{told}; {divided(did.divided)} inside {row.side}" if did.divided else told


def beside_change(before: Stated | None, after: Stated) -> str:
    """Give what a reader must know beside a change of a side, as the end of a sentence; nothing for most.

    `before` is None where that statement lies outside the report.
    """
    told = [beside.ANOTHER_MIND] if before and before.principal_id != after.principal_id else []
    told += beside.about_days(before, after)
    told += beside.resting_on("the former stance", before) if before else []
    told += beside.resting_on("the new stance", after)
    return "".join(f"; {one}" for one in told)


def _moved(row: Stated, did: Effect, said: Mapping[str, Stated]) -> str:
    side = row.side
    if did.kind == "first":
        return f"the first stance of {side} on record"
    if did.before is None:
        return _IDLE[did.kind]
    before = f"{phrases.stance_of(did.before)} ({phrases.said_by(did.before, side, said)})"
    if did.kind == "repeats":
        again = "" if words_of(did.before) == words_of(row.held) else ", in other words"
        return f"as {side} said before{again}: {before}"
    order = "" if did.certain else f"; {phrases.ORDER_UNKNOWN}"
    return f"{side} changes, from {before}{order}"


def divided(found: Divided) -> str:
    """Give what became of a split, with who holds what."""
    return f"{_SPLIT[found.kind]} ({between(found.split)})"


def between(split: Split) -> str:
    """Give who holds what in a split."""
    return ", ".join(f"{name} {phrases.signed(stance)}" for name, stance in split.between)


def turn(found: Turn) -> str:
    """Give what changed in a membership; `ends` are told with the last day, `begins` with the first."""
    whole = f"{found.role} of {found.group}" if found.role else ""
    if found.begins:
        told = f"{found.member.name} becomes {whole}" if whole else f"{found.member.name} comes to {found.group}"
    else:
        told = f"{found.member.name} ceases to be {whole}" if whole else f"{found.member.name} leaves {found.group}"
    if found.side is None or found.side.name == found.group:
        return told
    among = {
        "joins": "and so of",
        "leaves": "and so no longer of",
        "office-begins": "still of",
        "office-ends": "still of",
    }
    return f"{told}, {among[found.kind]} {found.side.name}"


def days(found: Turn) -> str:
    """Give when a membership begins or ends, as the codebook has it."""
    return found.date if found.begins else f"after {found.date}"


def parted(found: Parted) -> str:
    """Give a split that begins or ends because somebody comes or goes."""
    return f"{divided(found.divided)} inside {found.side} on {phrases.claim(found.claim, found.claim_text)}"


def moved(found: Moved) -> str:
    """Give a change of membership with what comes of it."""
    return "; ".join([f"{days(found.turn)}: {turn(found.turn)}", *(parted(one) for one in found.parted)])


def silent(found: Silent | None) -> Iterator[str]:
    """Give the longest time without a word on record; words for the lack of one."""
    if found is None:
        yield "none between two words on record"
        return
    yield f"{found.first_day} … {found.last_day} ({phrases.plural(found.days, 'day')})"
    if not found.certain:
        yield "perhaps not: a statement of which the day is not known may lie in between"
