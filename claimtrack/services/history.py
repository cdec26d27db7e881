"""The log read backwards: which write commands stand, which were taken back, and what was there before them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from claimtrack.domain.judged import WITHDRAWAL, Judged
from claimtrack.domain.rows import Rows
from claimtrack.errors import StoreError
from claimtrack.formats.jsonl import reading_object
from claimtrack.services.contents import Name, Object, entry_name, judgement_name
from claimtrack.store.readonly import LogEnd, Reader

UNDO: Final = "undo"
REDO: Final = "redo"
OBJECT: Final = "object"
"""The kind of change that an undo or a redo logs: a whole input, as it was and as it is."""

_ENTRIES: Final = frozenset({"source", "speaker", "topic", "claim", "occasion"})


@dataclass(frozen=True, slots=True)
class Run:
    """One write command as the log has it; `takes` are the runs that an undo took back, or a redo gave back."""

    id: int
    command: str
    started_at: str
    finished_at: str | None
    status: str
    counts: Mapping[str, Any]
    n_changes: int
    who: str | None = None
    why: str | None = None

    @property
    def told(self) -> str:
        """The run by its number in the log, and its command."""
        return f"run {self.id}, {self.command}"

    @property
    def takes(self) -> tuple[int, ...]:
        """The runs that an undo or a redo is about."""
        return tuple(self.counts.get("runs", ())) if self.command in {UNDO, REDO} else ()


@dataclass(frozen=True, slots=True)
class History:
    """All runs; those that stand, the newest last; the undone ones that can be given back, the first to give last."""

    runs: tuple[Run, ...]
    standing: tuple[Run, ...]
    undone: tuple[Run, ...]


def refuse_changed(before: LogEnd, now: LogEnd) -> None:
    """Raise StoreError where the log has gone on: what was read is no longer what there is.

    A run alone tells too little: an ingest of many batches stays one run, and each of its batches is stored for good.
    """
    if before != now:
        message = "another command wrote to the database meanwhile; nothing was changed"
        raise StoreError(message, "run the command again")


def history(reader: Reader) -> History:
    """Read the log. A run that changed nothing is no step; a new one after an undo ends what could be given back."""
    runs = tuple(_run(row) for row in reader.query("log_runs").rows)
    by_id = {run.id: run for run in runs}
    standing: list[Run] = []
    undone: list[Run] = []
    for run in runs:
        if run.command == UNDO:
            for number in run.takes:
                standing.remove(by_id[number])
                undone.append(by_id[number])
        elif run.command == REDO:
            for number in run.takes:
                undone.remove(by_id[number])
                standing.append(by_id[number])
        elif run.n_changes:
            standing.append(run)
            undone.clear()
    return History(runs, tuple(standing), tuple(undone))


def _run(row: tuple[Any, ...]) -> Run:
    run_id, command, _, started, finished, status, counts, who, why, n_changes = row
    return Run(run_id, command, started, finished, status, json.loads(counts), n_changes, who, why)


def undoing(history: History, run: Run) -> Run:
    """Give the undo that took a run back last: its log holds what a redo gives back."""
    return next(one for one in reversed(history.runs) if one.command == UNDO and run.id in one.takes)


def before(objects: Mapping[Name, Object], changes: Rows) -> dict[Name, Object]:
    """Give the inputs as they were before some changes, from what they are after them."""
    found = dict(objects)
    logged = [dict(zip(changes.columns, row, strict=True)) for row in changes.rows]
    texts = {str(one["key"]): str(_said(one["before"])["text"]) for one in logged if one["kind"] == "revision"}
    for one in reversed(logged):
        _take_back(found, one, texts)
    return found


def _take_back(found: dict[Name, Object], change: Mapping[str, Any], texts: Mapping[str, str]) -> None:
    kind, key, action = change["kind"], change["key"], change["action"]
    if kind == OBJECT:
        _put(found, tuple(json.loads(key)), change["before"])
    elif kind == "reading":
        name: Name = ("reading", key)
        if action == "add":
            found.pop(name, None)
        else:
            said = _said(change["before"])
            text = next((text for revision, text in texts.items() if f"{key} ".startswith(f"{revision} ")), None)
            if text is None and name in found:
                text = found[name].get("text")  # type: ignore[assignment]
            found[name] = reading_object(said["header"], text, said["records"])
    elif action in {"judge", "retract"}:
        name = judgement_name(Judged.of(_said(change["after"])).said)
        if action == "judge":
            found.pop(name, None)
        else:
            left = {word: value for word, value in found[name].items() if word not in WITHDRAWAL}
            found[name] = left | _said(change["before"])
    elif kind in _ENTRIES and action in {"add", "update"}:
        body = _said(change["before"])
        _put(found, entry_name(kind, key), json.dumps({"type": kind} | body) if body else None)


def _put(found: dict[Name, Object], name: Name, body: str | None) -> None:
    if body is None:
        found.pop(name, None)
    else:
        found[name] = json.loads(body)


def _said(text: Any) -> dict[str, Any]:  # noqa: ANN401 - a cell
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def changed_names(old: Mapping[Name, Object], new: Mapping[Name, Object]) -> list[Name]:
    """Give the names of what differs between two contents, in order."""
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
