"""Judgements of a person into the record, previewed, refused where they cannot stand, logged so that undo takes them.

What a judgement changes is never worked out beforehand: the record is made again with it inside a transaction, and
what every record came to before and after is compared. A preview takes the transaction back.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from claimtrack.db.backup import back_up
from claimtrack.db.errors import store_errors
from claimtrack.db.kept import CURATE, KEPT
from claimtrack.db.location import Location
from claimtrack.domain.contradicting import contradiction
from claimtrack.domain.judged import ACTORS, Judged, standing
from claimtrack.domain.laid import Laid
from claimtrack.domain.repeated import repeated
from claimtrack.errors import UsageProblem
from claimtrack.services.applying import apply
from claimtrack.services.contents import Name, contents, judgement_name
from claimtrack.services.history import OBJECT, refuse_changed
from claimtrack.services.moving import Moved, moved
from claimtrack.services.signing import Signature, signature
from claimtrack.services.touching import Snapshot, Touched, snapshot, touched
from claimtrack.services.weighing import Contents, Decision, known_already, laid_of, made_of, object_of, times, weighed
from claimtrack.store.ledger import Ledger
from claimtrack.store.readonly import log_end, open_reader
from claimtrack.store.session import WriteSession
from claimtrack.store.within import Within

__all__ = ["Curated", "Decision", "judge", "judged_of", "part", "remove", "retract"]

MANY: Final = 100
"""More records than this touched: a backup is made before."""


@dataclass(frozen=True, slots=True)
class Curated:
    """What was done, or would be: the judgements, the records they touch, and the whole before and after.

    `moved` are the positions that change. `known` counts the decisions of a file that stand already, and are left.
    """

    judgements: tuple[Judged, ...]
    removed: tuple[Name, ...]
    touched: tuple[Touched, ...]
    before: Snapshot
    after: Snapshot
    backup: Path | None = None
    moved: tuple[Moved, ...] = ()
    known: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """The inputs as a command leaves them: judgements made and taken back, objects taken out; and who signs it."""

    new: Contents
    signed: Signature
    judged: tuple[Judged, ...] = ()
    retracted: tuple[Judged, ...] = ()
    removed: tuple[Name, ...] = ()
    known: int = 0


Turn = Callable[[Contents], Change]


def judge(  # noqa: PLR0913 - one parameter for each option
    location: Location,
    decisions: Sequence[Decision],
    *,
    who: str,
    dry_run: bool = False,
    command: str = "curate judge",
    backups: int = KEPT,
) -> Curated:
    """Enter judgements, all or none; raises UsageProblem for one that cannot stand, with the reason.

    Of decisions with a place all problems are told at once, as InputError, and one that stands already is left alone.
    """

    def turn(objects: Contents) -> Change:
        new, known = weighed(decisions, judged_of(objects), objects, who)
        made = {judgement_name(object_of(one)): object_of(one) for one in new}
        signed = signature(who, (one.why for one in new))
        return Change(objects | made, signed, judged=new, known=known)

    return carry_out(location, turn, command=command, dry_run=dry_run, backups=backups)


def part(location: Location, decision: Decision, *, who: str, dry_run: bool = False, backups: int = KEPT) -> Curated:
    """Tell two apart: judgements that made them one are taken back, and that they are different is entered."""

    def turn(objects: Contents) -> Change:
        found = judged_of(objects)
        (at,) = times(found, 1)
        made = made_of(decision, who, at)
        retracted = _joining(made, standing(found), objects)
        left = [replace(one, retracted_at=at) if one in retracted else one for one in found]
        laid = laid_of(objects, left)
        made = made_of(_keyed(laid, decision), who, at)
        again = None if retracted else repeated(made, standing(left), laid)
        problem = known_already(again) or contradiction(made, standing(left), laid)
        if problem is not None:
            raise UsageProblem(*problem)
        changed = [_ended(one, at, Signature(who, made.why)) for one in retracted]
        both = {judgement_name(object_of(one)): object_of(one) for one in (*changed, made)}
        return Change(objects | both, Signature(who, made.why), judged=(made,), retracted=tuple(changed))

    return carry_out(location, turn, command="curate split", dry_run=dry_run, backups=backups)


def retract(
    location: Location, judged: Sequence[Judged], signed: Signature, *, dry_run: bool = False, backups: int = KEPT
) -> Curated:
    """Take judgements back: what they had changed is again as it was, whatever was done since."""

    def turn(objects: Contents) -> Change:
        (at,) = times(judged_of(objects), 1)
        changed = tuple(_ended(one, at, signed) for one in judged)
        taken_back = {judgement_name(object_of(one)): object_of(one) for one in changed}
        return Change(objects | taken_back, signed, retracted=changed)

    return carry_out(location, turn, command="curate withdraw", dry_run=dry_run, backups=backups)


def remove(
    location: Location, names: Sequence[Name], signed: Signature, *, dry_run: bool = False, backups: int = KEPT
) -> Curated:
    """Take readings or codebook entries out of the record; the log keeps them, and so does undo."""

    def turn(objects: Contents) -> Change:
        left = {name: one for name, one in objects.items() if name not in set(names)}
        return Change(left, signed, removed=tuple(name for name in names if name in objects))

    return carry_out(location, turn, command="curate withdraw", dry_run=dry_run, backups=backups)


def carry_out(location: Location, turn: Turn, *, command: str, dry_run: bool, backups: int) -> Curated:
    """Make the record again as a turn leaves its inputs; raises CannotStand where they do not go together.

    Of the backups made before much is touched the newest `backups` stay.
    """
    with open_reader(location) as reader:
        end, objects, before = log_end(reader), contents(reader), snapshot(reader)
    change = turn(objects)
    if not (change.judged or change.retracted or change.removed):
        return Curated((), (), (), before, before, known=change.known)
    backup = None
    with WriteSession(location) as session, session.transaction(keep=not dry_run):
        within = Within(session)
        refuse_changed(end, log_end(within))
        more = change.retracted or change.removed
        apply(session, change.new.values(), None if more else change.judged)
        after = snapshot(within)
        found = touched(before, after)
        if not dry_run:
            _log(session, command, change, objects)
            session.analyze()
            if len(found) > MANY and location.kind == "sqlite":
                with store_errors(location):
                    backup = back_up(location.file, CURATE, backups)
    told = (*change.judged, *change.retracted)
    return Curated(told, change.removed, found, before, after, backup, _moved(change, before, after), change.known)


def _moved(change: Change, before: Snapshot, after: Snapshot) -> tuple[Moved, ...]:
    """Give the positions that change; what merely goes on under the name of another does not."""
    joined = [(one.left, one.right, one.kind) for one in change.judged if one.verdict == "same"]
    parted = [(one.right, one.left, one.kind) for one in change.retracted if one.verdict == "same"]
    renamed = {old: new for old, new, kind in (*joined, *parted) if kind == "claim"}
    given_up = [left for left, _, kind in joined if kind in (*ACTORS, "claim")]
    return moved(before.holdings, after.holdings, given_up=given_up, renamed=renamed)


def judged_of(objects: Contents) -> list[Judged]:
    """Give all judgements of a content."""
    return [Judged.of(one) for name, one in objects.items() if name[0] == "judgement"]


def _ended(one: Judged, at: str, signed: Signature) -> Judged:
    """Give a judgement as it is when taken back."""
    return replace(one, retracted_at=at, withdrawn_by=signed.who, withdrawn_why=signed.why)


def _keyed(laid: Laid, one: Decision) -> Decision:
    """Name the other by its key, where it has an entry of its own."""
    key = laid.which(one.kind, one.right)
    known = any((kind, key) in laid.entries for kind in (*ACTORS, "topic", "claim"))
    return replace(one, right=key) if known and key != laid.which(one.kind, one.left) else one


def _joining(new: Judged, stand: Sequence[Judged], objects: Contents) -> list[Judged]:
    """Give the last judgement without which the two would not be one; nothing where no single one makes them so."""
    if new.kind == "utterance":
        return [one for one in stand if one.verdict == "same" and {one.left, one.right} == {new.left, new.right}]
    laid = laid_of(objects, stand)
    if laid.which(new.kind, new.left) != laid.which(new.kind, new.right):
        return []
    for one in reversed([one for one in stand if one.verdict == "same"]):
        without = laid_of(objects, [other for other in stand if other is not one])
        if without.which(new.kind, new.left) != without.which(new.kind, new.right):
            return [one]
    return []


def _log(session: WriteSession, command: str, change: Change, old: Contents) -> None:
    ledger = Ledger(session)
    ledger.start(command, change.signed.who, change.signed.why)
    for action, several in (("retract", change.retracted), ("judge", change.judged)):
        for one in several:
            said = {word: value for word, value in object_of(one).items() if word != "type"}
            ledger.log(action, one.kind, f"{one.left} {one.right}", after=said)
    for name in change.removed:
        ledger.log("withdraw", OBJECT, json.dumps(name, ensure_ascii=False), before=old[name])
    ledger.flush()
    ledger.finish(
        {"judgements": len(change.judged), "retracted": len(change.retracted), "removed": len(change.removed)}
    )
