"""A file of judgements, as `curate suggest` writes and a person fills in -> decisions."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimtrack.domain.names import closest
from claimtrack.errors import InputError
from claimtrack.services.curating import Decision

NEEDED: Final = ("kind", "left", "right", "verdict")
_VERDICTS: Final = ("same", "different", "value")
_KINDS: Final = ("speaker", "source", "topic", "claim", "utterance", "statement")


def read_judgements(path: Path) -> list[Decision]:
    """Give the decisions of a csv or tsv file, row by row; a row without a verdict is left alone.

    Columns: kind, left, right, verdict, and if need be field and why; others are for the reader. Raises InputError,
    with line and nearest valid value, for what cannot be: then nothing of the file is taken.
    """
    return judgements_of(_text(path), path)


def judgements_of(text: str, path: str | Path) -> list[Decision]:
    """Give the decisions of such a file from its text; `path` is what problems say it is."""
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    try:
        columns = rows.fieldnames or ()
        missing = [name for name in NEEDED if name not in columns]
        if missing:
            near = closest(missing[0], columns, limit=1)
            hint = (
                f"did you mean `{missing[0]}` where it says `{near[0]}`?" if near else f"it has: {', '.join(columns)}"
            )
            message = f"{path}:1: there is no column `{missing[0]}`"
            raise InputError(message, hint)
        return list(_decisions(path, rows))
    except csv.Error as problem:
        message = f"{path}:{rows.line_num}: {problem}"
        raise InputError(message, "a field with a quote mark or a line end stands in quote marks") from problem


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        message = f"cannot read {path}: {problem.strerror}"
        raise InputError(message) from problem
    except UnicodeDecodeError as problem:
        message = f"{path} is not UTF-8 (byte {problem.start})"
        raise InputError(message, "save it as UTF-8") from problem


def _decisions(path: str | Path, rows: "csv.DictReader[str]") -> Iterator[Decision]:
    for row in rows:
        place = f"{path}:{rows.line_num}"
        if None in row or None in row.values():
            message = f"{place}: this row has {'more' if None in row else 'fewer'} fields than the first line"
            raise InputError(message)
        given = {name: (row.get(name) or "").strip() for name in (*NEEDED, "field", "why")}
        if not given["verdict"]:
            continue
        for name, known in (("kind", _KINDS), ("verdict", _VERDICTS)):
            _refuse_unknown(place, name, given[name], known)
        for name in ("left", "right"):
            if not given[name] and not (given["verdict"] == "value" and name == "right"):
                message = f"{place}: `{name}` is empty"
                raise InputError(message)
        if (given["verdict"] == "value") != bool(given["field"]):
            message = f"{place}: a verdict `value`, and no other, names its `field`"
            raise InputError(message)
        kind, left, right, verdict = (given[name] for name in NEEDED)
        yield Decision(kind, left, right, verdict, given["field"] or None, given["why"] or None)


def _refuse_unknown(place: str, name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        near = closest(value, known, limit=1)
        message = f"{place}: `{value}` is not a {name}"
        raise InputError(message, f"did you mean `{near[0]}`?" if near else f"one of: {', '.join(known)}")
