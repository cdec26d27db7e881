"""Codings as rows: what hangs on a coding is written and removed with it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import select

from claimtrack.domain.dates import width_days
from claimtrack.domain.named_articles import as_written
from claimtrack.domain.records import Quote, StatementRecord
from claimtrack.store.session import Row, WriteSession, table
from claimtrack.store.topics import Topics

# Made once: `json.dumps` with settings makes an encoder a call.
_WRITE: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
_PARTS: Final = ("coding", "coding_topic", "coding_mention", "coding_speaker", "span", "span_segment")


@dataclass(slots=True)
class StoredCoding:
    """A stored coding as far as a re-ingest compares it."""

    id: int
    key: str
    record_id: str
    content: tuple[object, ...]
    body: str


@dataclass(slots=True)
class NewCodings:
    """Rows of codings that wait to be written together."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in _PARTS})

    def add(self, name: str, *rows: Row) -> None:
        """Add rows of one table."""
        self.rows[name].extend(rows)


class Evidence:
    """The codings of a batch: what is stored, what is to be written, what is to be removed."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._new = NewCodings()

    def stored(self, reading_id: int) -> dict[str, StoredCoding]:
        """Give a reading's codings by record id."""
        coding, span = table("coding"), table("span")
        query = select(coding, span.c.start_char.label("from_char"), span.c.end_char.label("to_char")).select_from(
            coding.outerjoin(span, span.c.coding_id == coding.c.id)
        )
        found = self._session.gather(query, coding.c.reading_id, [reading_id])
        return {
            row["record_id"]: StoredCoding(row["id"], row["key"], row["record_id"], content_of(row), row["body"])
            for row in found
        }

    def add(self, coding: Row, quote: Quote | None) -> None:
        """Enter a coding and its quote."""
        self._new.add("coding", coding)
        if quote is None:
            return
        start = quote.segments[0].start if quote.segments else None
        end = quote.segments[-1].end if quote.segments else None
        self._new.add("span", {"coding_id": coding["id"], "text": quote.text, "start_char": start, "end_char": end})
        if len(quote.segments) > 1:
            for position, part in enumerate(quote.segments):
                row = {"coding_id": coding["id"], "position": position, "start_char": part.start, "end_char": part.end}
                self._new.add("span_segment", row)

    def attach(self, coding_id: int, name: str, rows: Iterable[Row]) -> None:
        """Enter mentions, topics or asserters of a coding."""
        self._new.add(name, *({"coding_id": coding_id} | row for row in rows))

    def waiting_topics(self) -> set[str]:
        """Give the topics that waiting codings name, as written."""
        return {row["raw"] for row in self._new.rows["coding_topic"]}

    def flush(self, topics: Topics) -> None:
        """Write the rows that wait; `topics` must be settled."""
        for row in self._new.rows["coding_topic"]:
            row["topic_id"] = topics.id_of(row["raw"])
        for name in _PARTS:
            self._session.insert(name, self._new.rows[name])
            self._new.rows[name].clear()

    def remove(self, coding_ids: Iterable[int]) -> None:
        """Remove codings and all that hangs on them; what derives from them must be gone already."""
        ids = list(coding_ids)
        for name in reversed(_PARTS[1:]):
            self._session.delete(name, "coding_id", ids)
        self._session.delete("coding", "id", ids)

    def detach(self, coding_ids: Iterable[int]) -> None:
        """Remove the names of codings, to look them up again."""
        ids = list(coding_ids)
        for name in ("coding_mention", "coding_topic", "coding_speaker"):
            self._session.delete(name, "coding_id", ids)

    def place_at(self, occasions: Sequence[tuple[int, int | None]]) -> None:
        """Say at which occasion codings were said, each as (coding, occasion)."""
        self._session.update_all("coding", [(coding, {"occasion_id": occasion}) for coding, occasion in occasions])


_COMPARED: Final = (
    "body",
    "date_text",
    "date_earliest",
    "date_latest",
    "date_basis",
    "date_exact",
    "date_time",
    "mode",
    "occasion_id",
    "from_char",
    "to_char",
)


def content_of(row: Row) -> tuple[object, ...]:
    """Give what makes two versions of a coding the same."""
    return tuple(row[column] for column in _COMPARED)


def coding_row(statement: StatementRecord) -> Row:
    """Give the row of a coding, without its ids, key and occasion."""
    date, claim, quote = statement.date, statement.claim, statement.quote
    described = claim is not None and bool(claim.texts or claim.kind or claim.about or claim.event)
    return {
        "record_id": statement.id,
        "stance": statement.stance,
        "stance_label": statement.stance_label,
        "conditional": int(statement.conditional),
        "condition": statement.condition,
        "act": statement.act,
        "mode": statement.mode,
        "certainty": statement.certainty,
        "cue": statement.cue,
        "distancing": statement.distancing,
        "date_text": date.text,
        "date_earliest": date.earliest,
        "date_latest": date.latest,
        "date_basis": date.basis,
        "date_exact": int(date.exact),
        "date_days": width_days(date.earliest, date.latest),
        "date_time": date.time,
        "said_text": date.said_text,
        "occasion_text": statement.occasion,
        "ref": statement.ref,
        "confidence": statement.confidence,
        "note": statement.note,
        "translation": statement.translation,
        "evidence": statement.evidence,
        "defines": int(described),
        "start_char": quote.segments[0].start if quote and quote.segments else 0,
        "body": _WRITE(as_written(statement)),
        "claim_coded": claim.key if claim else None,
        "as_coded": None,
    }
