"""Judgements of a person into the record, previewed, refused where they cannot stand, logged so that undo takes them.

What a judgement changes is never worked out beforehand: the record is made again with it inside a transaction, and
what every record came to before and after is compared. A preview takes the transaction back.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from claimtrack.db.backup import back_up
from claimtrack.db.errors import store_errors
from claimtrack.db.kept import CURATE, KEPT
from claimtrack.db.location import Location
from claimtrack.domain.contradicting import contradiction
from claimtrack.domain.judged import ACTORS, Judged, standing
from claimtrack.domain.laid import Entries, Laid, lay_over
from claimtrack.errors import StoreError, UsageProblem
from claimtrack.services.applying import apply
from claimtrack.services.contents import Name, Object, contents, judgement_name
from claimtrack.services.history import OBJECT, history
from claimtrack.services.touching import Snapshot, Touched, snapshot, touched
from claimtrack.services.valuing import problem_of_value
from claimtrack.store.ledger import Ledger
from claimtrack.store.readonly import open_reader
from claimtrack.store.session import WriteSession
from claimtrack.store.within import Within

MANY: Final = 100
"""More records than this touched: a backup is made before."""

_MEANWHILE: Final = "another command wrote to the database meanwhile; nothing was changed"
_TICK: Final = timedelta(microseconds=1)
Contents = dict[Name, Object]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides: see `domain.judged.Judged`."""

    kind: str
    left: str
    right: str
    verdict: str
    field: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Curated:
    """What was done, or would be: the judgements, the records they touch, and the whole before and after."""

    judgements: tuple[Judged, ...]
    removed: tuple[Name, ...]
    touched: tuple[Touched, ...]
    before: Snapshot
    after: Snapshot
    backup: Path | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The inputs as a command leaves them: judgements made and taken back, objects taken out."""

    new: Contents
    judged: tuple[Judged, ...] = ()
    retracted: tuple[Judged, ...] = ()
    removed: tuple[Name, ...] = ()


Turn = Callable[[Contents], Change]


def judge(
    location: Location, decisions: Sequence[Decision], *, who: str, dry_run: bool = False, command: str = "curate judge"
) -> Curated:
    """Enter judgements, all or none; raises UsageProblem for one that cannot stand, with the reason."""

    def turn(objects: Contents) -> Change:
        found = judged_of(objects)
        laid = _laid(objects, found)
        new: list[Judged] = []
        for at, one in zip(_times(found, len(decisions)), decisions, strict=True):
            made = _made(one, who, at)
            problem = contradiction(made, standing([*found, *new]), laid) or problem_of_value(made, objects)
            if problem is not None:
                raise UsageProblem(*problem)
            new.append(made)
            laid = _laid(objects, [*found, *new])
        return Change(objects | {judgement_name(_object(one)): _object(one) for one in new}, judged=tuple(new))

    return carry_out(location, turn, command=command, dry_run=dry_run)


def part(location: Location, decision: Decision, *, who: str, dry_run: bool = False) -> Curated:
    """Tell two apart: judgements that made them one are taken back, and that they are different is entered."""

    def turn(objects: Contents) -> Change:
        found = judged_of(objects)
        (at,) = _times(found, 1)
        made = _made(decision, who, at)
        retracted = _joining(made, standing(found), objects)
        left = [replace(one, retracted_at=at) if one in retracted else one for one in found]
        laid = _laid(objects, left)
        made = _made(_keyed(laid, decision), who, at)
        problem = contradiction(made, standing(left), laid)
        if problem is not None:
            raise UsageProblem(*problem)
        changed = [replace(one, retracted_at=at) for one in retracted]
        both = {judgement_name(_object(one)): _object(one) for one in (*changed, made)}
        return Change(objects | both, judged=(made,), retracted=tuple(changed))

    return carry_out(location, turn, command="curate split", dry_run=dry_run)


def retract(location: Location, judged: Sequence[Judged], *, dry_run: bool = False) -> Curated:
    """Take judgements back: what they had changed is again as it was, whatever was done since."""

    def turn(objects: Contents) -> Change:
        (at,) = _times(judged_of(objects), 1)
        changed = tuple(replace(one, retracted_at=at) for one in judged)
        return Change(objects | {judgement_name(_object(one)): _object(one) for one in changed}, retracted=changed)

    return carry_out(location, turn, command="curate withdraw", dry_run=dry_run)


def remove(location: Location, names: Sequence[Name], *, dry_run: bool = False) -> Curated:
    """Take readings or codebook entries out of the record; the log keeps them, and so does undo."""

    def turn(objects: Contents) -> Change:
        left = {name: one for name, one in objects.items() if name not in set(names)}
        return Change(left, removed=tuple(name for name in names if name in objects))

    return carry_out(location, turn, command="curate withdraw", dry_run=dry_run)


def carry_out(location: Location, turn: Turn, *, command: str, dry_run: bool) -> Curated:
    """Make the record again as a turn leaves its inputs; raises CannotStand where they do not go together."""
    with open_reader(location) as reader:
        past, objects, before = history(reader), contents(reader), snapshot(reader)
    change = turn(objects)
    backup = None
    with WriteSession(location) as session, session.transaction(keep=not dry_run):
        within = Within(session)
        if session.last_id("ingest_run") != max((run.id for run in past.runs), default=0):
            raise StoreError(_MEANWHILE, "run the command again")
        more = change.retracted or change.removed
        apply(session, change.new.values(), None if more else change.judged)
        after = snapshot(within)
        found = touched(before, after)
        if not dry_run:
            _log(session, command, change, objects)
            session.analyze()
            if len(found) > MANY and location.kind == "sqlite":
                with store_errors(location):
                    backup = back_up(location.file, CURATE, KEPT)
    return Curated((*change.judged, *change.retracted), change.removed, found, before, after, backup)


def judged_of(objects: Contents) -> list[Judged]:
    """Give all judgements of a content."""
    return [
        Judged(**{str(word): value for word, value in one.items() if word != "type"})  # type: ignore[arg-type]
        for name, one in objects.items()
        if name[0] == "judgement"
    ]


def _laid(objects: Contents, judged: Iterable[Judged]) -> Laid:
    entries: Entries = {(name[1], name[2]): one for name, one in objects.items() if name[0] == "entry"}
    return lay_over(entries, judged)


def _keyed(laid: Laid, one: Decision) -> Decision:
    """Name the other by its key, where it has an entry of its own."""
    key = laid.which(one.kind, one.right)
    known = any((kind, key) in laid.entries for kind in (*ACTORS, "topic", "claim"))
    return replace(one, right=key) if known and key != laid.which(one.kind, one.left) else one


def _made(one: Decision, who: str, at: str) -> Judged:
    left, right = one.left, one.right
    unordered = one.verdict == "different" or (one.verdict == "same" and one.kind == "utterance")
    if unordered and left > right:
        left, right = right, left
    return Judged(one.kind, left, right, one.verdict, one.field, who, one.why or None, at)


def _object(one: Judged) -> Object:
    said: Object = {
        "kind": one.kind,
        "left": one.left,
        "right": one.right,
        "verdict": one.verdict,
        "field": one.field,
        "who": one.who,
        "why": one.why,
        "decided_at": one.decided_at,
        "retracted_at": one.retracted_at,
    }
    return {"type": "judgement"} | {word: value for word, value in said.items() if value is not None}


def _times(found: Iterable[Judged], number: int) -> list[str]:
    """Give the moments of new judgements, each later than every one there is: they hold in the order they were made."""
    last = max((max(one.decided_at, one.retracted_at or "") for one in found), default="")
    now = datetime.now(UTC)
    if last and now <= (known := datetime.fromisoformat(last).astimezone(UTC)):
        now = known + _TICK
    return [(now + n * _TICK).isoformat(timespec="microseconds") for n in range(number)]


def _joining(new: Judged, stand: Sequence[Judged], objects: Contents) -> list[Judged]:
    """Give the last judgement without which the two would not be one; nothing where no single one makes them so."""
    if new.kind == "utterance":
        return [one for one in stand if one.verdict == "same" and {one.left, one.right} == {new.left, new.right}]
    laid = _laid(objects, stand)
    if laid.which(new.kind, new.left) != laid.which(new.kind, new.right):
        return []
    for one in reversed([one for one in stand if one.verdict == "same"]):
        without = _laid(objects, [other for other in stand if other is not one])
        if without.which(new.kind, new.left) != without.which(new.kind, new.right):
            return [one]
    return []


def _log(session: WriteSession, command: str, change: Change, old: Contents) -> None:
    ledger = Ledger(session)
    ledger.start(command)
    for action, several in (("retract", change.retracted), ("judge", change.judged)):
        for one in several:
            said = {word: value for word, value in _object(one).items() if word != "type"}
            ledger.log(action, one.kind, f"{one.left} {one.right}", after=said)
    for name in change.removed:
        ledger.log("withdraw", OBJECT, json.dumps(name, ensure_ascii=False), before=old[name])
    ledger.flush()
    ledger.finish(
        {"judgements": len(change.judged), "retracted": len(change.retracted), "removed": len(change.removed)}
    )
