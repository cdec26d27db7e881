"""One valid row of every table, as plain values, in an order that keeps every reference."""

from typing import Any

from sqlalchemy import Connection, MetaData, Table, inspect

DAYS = {"date_text": "2025-03-04", "date_earliest": "2025-03-04", "date_latest": "2025-03-04"}

ROWS: dict[str, list[dict[str, Any]]] = {
    "speaker": [
        {"id": 1, "key": "loria", "name": "Лория", "kind": "side", "country": "LO", "reviewed": 1},
        {"id": 2, "key": "orlan", "name": "Марек Орлан", "kind": "person", "reviewed": 1, "note": "100 % «да» 🙂"},
        {"id": 3, "key": "herald", "name": "Example Herald", "kind": "outlet", "reviewed": 0},
        {
            "id": 4,
            "key": "anon",
            "name": "джерело в палаці",
            "kind": "anonymous",
            "reviewed": 0,
            "descriptor": "джерело в палаці",
            "affiliation_id": 1,
        },
    ],
    "speaker_name": [
        {"id": 1, "speaker_id": 2, "text": "Орлан", "lang": "ru", "kind": "alias", "norm_key": "орлан"},
    ],
    "source": [{"id": 1, "speaker_id": 3, "kind": "online", "lang": "en", "reviewed": 0}],
    "source_domain": [{"id": 1, "source_id": 1, "domain": "herald.example"}],
    "membership": [
        {
            "id": 1,
            "member_id": 2,
            "group_id": 1,
            "role": "Spokesman",
            "date_from": "2023-05",
            "date_until": "",
            "first_day": "2023-05-01",
            "end_day": "9999-12-31",
        }
    ],
    "article": [{"id": 1, "key": "a1", "source_id": 1, "url": "https://herald.example/1", "ref": None}],
    "article_revision": [
        {
            "id": 1,
            "article_id": 1,
            "sha256": "aa",
            "text": "«Гарантии нужны», — сказал Орлан.\r\n🙂",
            "source_name": "Example Herald",
            "title": "Гарантии",
            "lang": "ru",
            "published": "2025-03-05",
            "published_on": "2025-03-05",
            "stamp": "",
            "meta": "{}",
            "is_current": 1,
        }
    ],
    "reading": [{"id": 1, "revision_id": 1, "coder": "c1", "header": "{}", "content_hash": "h"}],
    "topic": [
        {"id": 1, "key": "security", "name": "security", "parent_id": None, "reviewed": 1},
        {"id": 2, "key": "security/guarantees", "name": "guarantees", "parent_id": 1, "reviewed": 1},
    ],
    "topic_name": [{"id": 1, "topic_id": 2, "text": "гарантии", "lang": "ru", "norm_key": "гарантии"}],
    "claim": [
        {"id": 1, "key": "both-sides", "kind": "position", "text": "Guarantees must cover both.", "reviewed": 1},
        {"id": 2, "key": "one-side", "kind": "fact", "text": None, "reviewed": 0},
    ],
    "claim_text": [{"claim_id": 1, "lang": "en", "text": "Guarantees must cover both."}],
    "claim_topic": [{"claim_id": 1, "topic_id": 2}],
    "claim_about": [{"claim_id": 1, "speaker_id": 1}],
    "claim_relation": [{"from_claim_id": 1, "to_claim_id": 2, "kind": "contradicts"}],
    "occasion": [{"id": 1, "key": "harbour", "name": "Talks in the harbour", **DAYS}],
    "occasion_name": [{"id": 1, "occasion_id": 1, "text": "переговоры", "lang": "ru", "norm_key": "переговоры"}],
    "utterance": [
        {
            "id": 1,
            "key": "u1",
            "speaker_id": 2,
            "principal_id": 1,
            "occasion_id": 1,
            "imputed": 0,
            "date_basis": "explicit",
            **DAYS,
        }
    ],
    "utterance_addressee": [{"utterance_id": 1, "speaker_id": 1}],
    "statement": [
        {
            "id": 1,
            "key": "s1",
            "utterance_id": 1,
            "claim_id": 1,
            "stance": 1,
            "stance_label": "supports",
            "conditional": 0,
            "act": "assert",
            "certainty": "certain",
            "anonymous": 0,
            "via_anonymous": 0,
        }
    ],
    "statement_topic": [{"statement_id": 1, "topic_id": 2}],
    "coding": [
        {
            "id": 1,
            "key": "c1",
            "reading_id": 1,
            "record_id": "s1",
            "claim_id": 1,
            "stance": 1,
            "stance_label": "supports",
            "conditional": 0,
            "act": "assert",
            "mode": "direct",
            "certainty": "certain",
            "date_basis": "explicit",
            "date_exact": 1,
            "confidence": 0.5,
            "evidence": "text",
            "defines": 0,
            "start_char": 1,
            "body": "{}",
            **DAYS,
        }
    ],
    "coding_topic": [{"coding_id": 1, "position": 0, "topic_id": 2, "raw": "guarantees", "norm_key": "guarantees"}],
    "coding_mention": [
        {
            "coding_id": 1,
            "role": "hop",
            "position": 0,
            "hop_role": "origin",
            "speaker_id": 2,
            "raw": "Орлан",
            "norm_key": "орлан",
        }
    ],
    "coding_speaker": [
        {"coding_id": 1, "position": 0, "speaker_id": 2, "principal_id": 1, "imputed": 0, "day": "2025-03-04"}
    ],
    "span": [{"coding_id": 1, "text": "Гарантии нужны", "start_char": 1, "end_char": 15}],
    "span_segment": [{"coding_id": 1, "position": 0, "start_char": 1, "end_char": 15}],
    "report": [
        {
            "id": 1,
            "key": "r1",
            "article_id": 1,
            "statement_id": 1,
            "coding_id": 1,
            "chain": "Example Herald > Марек Орлан",
            "root_id": 3,
            "origin_id": 3,
            "via_anonymous": 0,
            "independent": 1,
            "circular": 0,
        }
    ],
    "report_hop": [
        {"report_id": 1, "position": 0, "speaker_id": 3, "role": "publisher"},
        {"report_id": 1, "position": 1, "speaker_id": 2, "role": "origin", "on_behalf_of_id": 1},
    ],
    "report_citation": [{"report_id": 1, "speaker_id": 3}],
    "report_coding": [{"report_id": 1, "coding_id": 1, "position": 0}],
    "ingest_run": [
        {
            "id": 1,
            "command": "ingest",
            "version": "0.1.0",
            "started_at": "2025-03-05T10:00:00Z",
            "status": "done",
            "counts": "{}",
        }
    ],
    "codebook_entry": [{"id": 1, "kind": "speaker", "key": "orlan", "body": "{}"}],
    "judgement": [
        {
            "id": 1,
            "kind": "speaker",
            "left_key": "loria",
            "right_key": "orlan",
            "verdict": "different",
            "who": "c1",
            "decided_at": "2025-03-05T10:00:00Z",
        }
    ],
    "change": [
        {"id": 1, "run_id": 1, "at": "2025-03-05T10:00:00Z", "action": "add", "kind": "reading", "key": "c1"},
    ],
}


def present_tables(connection: Connection) -> list[Table]:
    """Give the tables that a database of any revision has, as it describes them itself, in the order of ROWS."""
    names = set(inspect(connection).get_table_names())
    found = MetaData()
    found.reflect(connection, only=[name for name in ROWS if name in names])
    return [found.tables[name] for name in ROWS if name in names]


def fill(connection: Connection) -> None:
    """Insert the rows into every table there is, leaving out columns that this revision lacks."""
    for table in present_tables(connection):
        for row in ROWS[table.name]:
            connection.execute(table.insert(), {name: value for name, value in row.items() if name in table.c})


def contents(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Give every row of every table, to compare before and after."""
    return {
        table.name: [dict(row) for row in connection.execute(table.select().order_by(*table.primary_key)).mappings()]
        for table in present_tables(connection)
    }
