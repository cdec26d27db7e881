"""Keep what made an article's text out of a page or file, and its version: until now a key like any other."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

VIEWS = {
    "v_speaker": "0001",
    "v_speaker_name": "0001",
    "v_membership": "0001",
    "v_source": "0001",
    "v_article": "0002",
    "v_topic": "0001",
    "v_topic_name": "0001",
    "v_topic_tree": "0001",
    "v_claim": "0001",
    "v_claim_text": "0001",
    "v_claim_topic": "0001",
    "v_claim_about": "0001",
    "v_claim_relation": "0001",
    "v_statement": "0001",
    "v_statement_topic": "0001",
    "v_report": "0001",
    "v_citation": "0001",
    "v_hop": "0001",
    "v_coding": "0002",
    "v_coding_segment": "0001",
    "v_reading": "0001",
    "v_judgement": "0001",
    "v_position": "0001",
    "v_shift": "0001",
    "v_side_member": "0001",
    "v_side_statement": "0001",
    "v_side_position": "0001",
}

TRIGGERS = {
    "topic_acyclic": "0001",
    "membership_acyclic": "0001",
    "change_append_only": "0001",
}

KEY = "extractor"


def upgrade() -> None:
    column = sa.Column(
        KEY, TEXT, nullable=True, comment="What made the text out of a page or file, with its version; null = not said."
    )
    op.add_column("article_revision", column)
    bind = op.get_bind()
    for row_id, meta in _rows("meta like '%\"extractor\"%'", "meta"):
        others = json.loads(meta)
        if KEY in others:
            value = others.pop(KEY) or None
            changed = {"id": row_id, "value": value, "meta": _json(others)}
            bind.execute(
                sa.text("update article_revision set extractor = :value, meta = :meta where id = :id"), changed
            )


def downgrade() -> None:
    bind = op.get_bind()
    for row_id, meta, value in _rows("extractor is not null", "meta, extractor"):
        changed = {"id": row_id, "meta": _json(json.loads(meta) | {KEY: value})}
        bind.execute(sa.text("update article_revision set meta = :meta where id = :id"), changed)
    op.drop_column("article_revision", KEY)


def _rows(which: str, columns: str) -> list[Any]:
    query = f"select id, {columns} from article_revision where {which} order by id"  # noqa: S608 - of constants above
    return list(op.get_bind().execute(sa.text(query)))


def _json(given: dict[str, str]) -> str:
    return json.dumps(given, ensure_ascii=False, sort_keys=True)
