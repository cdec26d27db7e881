"""Judgements into the record, and what follows from them."""

from collections.abc import Iterable

from claimtrack.services.record import Record
from claimtrack.store.judgements import SAID, Entered, JudgementStore
from claimtrack.store.session import Row


def enter_judgements(record: Record, given: Iterable[Row]) -> list[Entered]:
    """Enter judgements that are not there yet, and give these; what follows from them is for the caller to make."""
    new = JudgementStore(record.session).enter(given)
    for one in new:
        row = one.row
        said = {name: row[name] for name in SAID if row[name] is not None}
        before = {name: value for name, value in (one.before or {}).items() if value is not None}
        action = "judge" if one.before is None else "retract"
        key = f"{row['left_key']} {row['right_key']}"
        record.ledger.log(action, row["kind"], key, before=before or None, after=said)
    return new


def follow_judgements(record: Record) -> None:
    """Make again the speech that judgements on utterances name; any other kind takes making the record again."""
    before = record.judgements.named()
    record.judgements.load()
    record.reconciler().rebuild(before | record.judgements.named())
