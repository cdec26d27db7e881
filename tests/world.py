"""A small invented world for tests of the record: articles as plain objects, stored and looked at through the views."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from sqlalchemy import text

from claimtrack.db.engine import reading_connection
from claimtrack.db.location import Location
from claimtrack.services.export import export_lines
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.outcome import Ingested
from claimtrack.store.readonly import open_reader

Object = dict[str, Any]
Table = list[tuple[Any, ...]]

VIEWS = (
    "v_article",
    "v_citation",
    "v_claim",
    "v_claim_relation",
    "v_claim_text",
    "v_claim_topic",
    "v_coding",
    "v_coding_segment",
    "v_hop",
    "v_membership",
    "v_position",
    "v_reading",
    "v_report",
    "v_shift",
    "v_side_member",
    "v_side_position",
    "v_side_statement",
    "v_source",
    "v_speaker",
    "v_speaker_name",
    "v_statement",
    "v_statement_topic",
    "v_topic",
    "v_topic_name",
    "v_topic_tree",
)
# Which content key stands for which surrogate id: the view that has both.
_KEYS = {
    "speaker": ("v_speaker", "speaker_id", "speaker_key"),
    "topic": ("v_topic", "topic_id", "topic_key"),
    "claim": ("v_claim", "claim_id", "claim"),
    "statement": ("v_statement", "statement_id", "statement_key"),
    "report": ("v_report", "report_id", "report_key"),
    "article": ("v_article", "article_id", "article_key"),
    "source": ("v_source", "source_id", "source"),
    "utterance": ("v_statement", "utterance_id", "statement_key"),
    "revision": ("v_article", "revision_id", "sha256"),
}
# What other ids mean; whatever is not named here (principal_id, root_id, side_id, …) means a speaker.
_MEANT = {"ancestor": "topic", "parent": "topic", "previous_statement": "statement", "to_claim": "claim"}


def line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def said(by: str | None = "Marek Orlan", claim: str = "troops", stance: str = "opposes", **fields: Any) -> Object:
    """A record: who said what; its quote is taken from the article's text where the article is made."""
    given = {"stance": stance, "claim": claim} | fields
    return given | {"by": by} if by is not None else given


def article(*records: Object, url: str | None = "1", source: str = "Example Herald", **header: Any) -> Object:
    """An article that carries these records; each gets an id and, unless it has one, a quote of its own."""
    statements = []
    sentences = []
    for number, record in enumerate(records, 1):
        quote = record.get("quote", f"Слова {number}: {record['claim']} {record['stance']}, сказано так.")
        sentences.append(f"{quote}\n")
        statements.append({"id": f"s{number}", "quote": quote} | record)
    words = "\r\n".join(sentences) or "Nothing was said 🙂."
    given: Object = {"source": source, "published": "2025-03-05", "lang": "ru", "text": words}
    given |= {"url": f"https://herald.example/{url}"} if url is not None else {}
    return given | {"statements": statements} | header


def entry(kind: str, name: str | None = None, /, **fields: Any) -> Object:
    """A codebook entry; `names` are Russian ones."""
    given = {"type": kind} | ({"name": name} if name is not None else {}) | fields
    if isinstance(given.get("names"), list):
        given["names"] = {"ru": given["names"]}
    return given


@dataclass(frozen=True)
class World:
    """A database with what was put into it."""

    location: Location

    def put(self, *objects: Object, **options: Any) -> Ingested:
        """Ingest objects in one run; what it found is in the result."""
        data = "".join(line(one) + "\n" for one in objects).encode()
        return ingest(self.location, Request(("-",), **options), stdin=BytesIO(data))

    def export(self) -> list[str]:
        """The canonical content."""
        with open_reader(self.location) as reader:
            return list(export_lines(reader))

    def view(self, name: str, *columns: str, **where: Any) -> Table:
        """The rows of a view, ordered; of all columns if none is named."""
        listed = ", ".join(columns) or "*"
        clause = " and ".join(f"{column} = :{column}" for column in where)
        return sorted(
            self.rows(f"select {listed} from {name}" + (f" where {clause}" if clause else ""), **where), key=repr
        )

    def rows(self, sql: str, **values: Any) -> Table:
        with reading_connection(self.location) as connection:
            return [tuple(row) for row in connection.execute(text(sql), values)]

    def views(self) -> dict[str, Table]:
        """Every row of every view, content keys in place of surrogate ids."""
        with reading_connection(self.location) as connection:
            found = {name: connection.execute(text(f"select * from {name}")) for name in VIEWS}
            tables = {name: (tuple(result.keys()), [tuple(r) for r in result]) for name, result in found.items()}
        keys = {kind: _key_of(*tables[view], old, new) for kind, (view, old, new) in _KEYS.items()}
        return {name: _without_ids(columns, rows, keys) for name, (columns, rows) in tables.items()}


def _key_of(columns: Sequence[str], rows: Iterable[tuple[Any, ...]], old: str, new: str) -> dict[int, str]:
    given = [(row[columns.index(old)], row[columns.index(new)]) for row in rows]
    return dict(sorted(given, key=lambda pair: str(pair[1]), reverse=True))


def _without_ids(columns: Sequence[str], rows: Table, keys: Mapping[str, Mapping[int, str]]) -> Table:
    def shown(column: str, value: Any) -> Any:
        if not column.endswith("_id") or value is None or column == "record_id":
            return value
        meant = column.removesuffix("_id")
        return keys[_MEANT.get(meant, meant if meant in keys else "speaker")][value] if meant != "coding" else "-"

    given = [tuple(shown(column, value) for column, value in zip(columns, row, strict=True)) for row in rows]
    return sorted(given, key=repr)
