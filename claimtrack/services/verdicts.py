"""Judgements into the record, as the canonical export writes them."""

from collections.abc import Iterable
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding
from claimtrack.domain.names import closest
from claimtrack.formats.jsonl import Judgement
from claimtrack.services.record import Record
from claimtrack.store.judgements import JUDGED_KINDS, SAID, VERDICTS, JudgementStore
from claimtrack.store.session import Row

_KEYS: Final = {"left_key": "left", "right_key": "right"}
_NEEDED: Final = ("kind", "left_key", "right_key", "verdict", "who", "decided_at")


def read_judgement(judgement: Judgement) -> tuple[Row | None, list[Finding]]:
    """Give the row of a judgement as the canonical export writes it, None where something in it cannot be."""
    data, place = judgement.data, judgement.place
    row: Row = {column: data.get(_KEYS.get(column, column)) for column in SAID}
    found = [
        finding("CT105", place, f"this judgement has no `{_KEYS.get(column, column)}`")
        for column in _NEEDED
        if not row[column]
    ]
    for column, value in row.items():
        if value is not None and not isinstance(value, str):
            found.append(finding("CT117", place, f"`{_KEYS.get(column, column)}` must be a string"))
    for column, known in (("kind", JUDGED_KINDS), ("verdict", VERDICTS)):
        if isinstance(row[column], str) and row[column] not in known:
            near = closest(row[column], known, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "one of: " + ", ".join(known)
            found.append(finding("CT502", place, f"`{row[column]}` is not a {column} of a judgement", hint))
    if found:
        return None, found
    if (row["verdict"] == "value") != (row["field"] is not None):
        return None, [finding("CT105", place, "a judgement of a value, and no other, names its `field`")]
    if row["verdict"] != "value" and row["left_key"] > row["right_key"]:
        row["left_key"], row["right_key"] = row["right_key"], row["left_key"]
    return row, []


def enter_judgements(record: Record, given: Iterable[Row]) -> int:
    """Enter judgements that are not there yet and make again the speech they are about; give how many there were."""
    before = record.judgements.named()
    new = JudgementStore(record.session).enter(given)
    for row in new:
        taken_back = row["retracted_at"] is not None and "id" not in row
        said = {name: row[name] for name in SAID if row[name] is not None}
        action = "retract" if taken_back else "judge"
        record.ledger.log(action, row["kind"], f"{row['left_key']} {row['right_key']}", after=said)
    if any(row["kind"] == "utterance" for row in new):
        record.judgements.load()
        reconciler = record.reconciler()
        reconciler.rebuild(before | record.judgements.named())
    return len(new)
