"""A judgement as the canonical export writes it -> its row, or what is wrong with it."""

from collections.abc import Iterator
from typing import Any, Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.deciding import problem_of
from claimtrack.domain.findings import Finding
from claimtrack.domain.judged import KINDS, ROW, VERDICTS, WITHDRAWAL
from claimtrack.domain.lengths import HINT, is_too_long, told
from claimtrack.domain.names import closest
from claimtrack.domain.records import Place
from claimtrack.formats.jsonl import Judgement

Row = dict[str, Any]
_KEYS: Final = {column: word for word, column in ROW.items()}
_FOUND_BY: Final = ("left_key", "right_key")
_NEEDED: Final = ("kind", "left_key", "right_key", "verdict", "who", "decided_at")


def read_judgement(judgement: Judgement) -> tuple[Row | None, list[Finding]]:
    """Give the row of a judgement as the canonical export writes it, None where something in it cannot be."""
    data, place = judgement.data, judgement.place
    row: Row = {column: data.get(_KEYS[column]) for column in ROW.values()}
    found = [*_missing(row, place), *_unfit(row, place)]
    for column, known in (("kind", KINDS), ("verdict", VERDICTS)):
        if isinstance(row[column], str) and row[column] not in known:
            near = closest(row[column], known, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "one of: " + ", ".join(known)
            found.append(finding("CT502", place, f"`{row[column]}` is not a {column} of a judgement", hint))
    if found:
        return None, found
    if (row["verdict"] == "value") != (row["field"] is not None):
        return None, [finding("CT105", place, "a judgement of a value, and no other, names its `field`")]
    problem = problem_of(row["kind"], row["field"], row["right_key"]) if row["field"] is not None else None
    if problem is not None:
        return None, [finding("CT117", place, problem)]
    in_order = row["verdict"] == "different" or row["kind"] == "utterance"
    if in_order and row["verdict"] != "value" and row["left_key"] > row["right_key"]:
        row["left_key"], row["right_key"] = row["right_key"], row["left_key"]
    return row, []


def _missing(row: Row, place: Place) -> Iterator[Finding]:
    for column in _NEEDED:
        if not row[column] and not (column == "right_key" and _taken_away(row)):
            yield finding("CT105", place, f"this judgement has no `{_KEYS[column]}`")
    for word in WITHDRAWAL if row["retracted_at"] is None else ():
        if row[word] is not None:
            yield finding("CT105", place, f"this judgement has `{word}` and no `retracted_at`")


def _unfit(row: Row, place: Place) -> Iterator[Finding]:
    for column, value in row.items():
        if value is not None and not isinstance(value, str):
            yield finding("CT117", place, f"`{_KEYS[column]}` must be a string")
        elif value and column in _FOUND_BY and is_too_long(value):
            yield finding("CT123", place, told(f"`{_KEYS[column]}`", value), HINT)


def _taken_away(row: Row) -> bool:
    """Tell whether a judgement says that a record has no value: then its text is empty, but there."""
    return (row["kind"], row["verdict"], row["right_key"]) == ("statement", "value", "")
