"""Runs, the append-only log, and the codebook entries as given."""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from sqlalchemy import select

from claimtrack import __version__
from claimtrack.store.session import Row, WriteSession, table

Entry = tuple[str, str]


class Ledger:
    """Writes what a run did; log rows wait until `flush`."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._waiting: list[Row] = []
        self._run_id = 0

    def start(self, command: str, who: str | None = None, why: str | None = None) -> None:
        """Enter a run, with whoever signs it; called inside the transaction of its first write."""
        self._run_id = self._session.next_id("ingest_run")
        row = {"id": self._run_id, "command": command, "version": __version__, "started_at": _now()}
        row |= {"who": who, "why": why}
        self._session.insert("ingest_run", [row | {"finished_at": None, "status": "running", "counts": "{}"}])

    @property
    def is_started(self) -> bool:
        """Tell whether this run wrote anything yet."""
        return self._run_id > 0

    def finish(self, counts: Mapping[str, object]) -> None:
        """Close the run with its counts."""
        values = {"finished_at": _now(), "status": "done", "counts": json.dumps(counts)}
        self._session.update("ingest_run", self._run_id, values)

    def log(self, action: str, kind: str, key: str, *, before: object = None, after: object = None) -> None:
        """Enter one change; `before` is what an undo would need."""
        row = {"action": action, "kind": kind, "key": key, "before": _json(before), "after": _json(after)}
        self._waiting.append(row)

    def flush(self) -> None:
        """Write the changes that wait, under the run's id."""
        at = _now()
        given = [{"id": self._session.next_id("change"), "run_id": self._run_id, "at": at} for _ in self._waiting]
        self._session.insert("change", [row | more for row, more in zip(self._waiting, given, strict=True)])
        self._waiting.clear()

    def forget(self) -> None:
        """Drop the changes that wait: they were taken back."""
        self._waiting.clear()

    def entries(self) -> dict[Entry, Row]:
        """Give the codebook entries as stored, by kind and key."""
        target = table("codebook_entry")
        rows = self._session.run(select(target)).mappings()
        return {(row["kind"], row["key"]): json.loads(row["body"]) for row in rows}

    def keep_entries(self, entries: Mapping[Entry, Mapping[str, object]], known: Collection[Entry]) -> None:
        """Store codebook entries; those that are `known` take the place of what is stored."""
        target = table("codebook_entry")
        new = [name for name in entries if name not in known]
        rows = [
            {"id": self._session.next_id("codebook_entry"), "kind": kind, "key": key, "body": _json(entries[kind, key])}
            for kind, key in new
        ]
        self._session.insert("codebook_entry", rows)
        for kind, key in entries.keys() - new:
            same = (target.c.kind == kind, target.c.key == key)
            self._session.run(target.update().where(*same).values(body=_json(entries[kind, key])))


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
