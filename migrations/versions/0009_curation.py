"""Keep what a record was coded as beside what holds of it, and let a merge say which of two names stays."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id.

VIEWS = {
    "v_speaker": "0001",
    "v_speaker_name": "0001",
    "v_membership": "0001",
    "v_source": "0001",
    "v_article": "0001",
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

_PAIR = "ck_judgement_pair_in_order"
_IN_ORDER = "left_key < right_key or verdict = 'value'"
_IN_ORDER_WHERE_EITHER_WAY = "left_key < right_key or verdict = 'value' or (verdict = 'same' and kind <> 'utterance')"


def upgrade() -> None:
    _order_pairs(_IN_ORDER, _IN_ORDER_WHERE_EITHER_WAY)
    op.add_column(
        "coding",
        sa.Column("claim_coded", TEXT, nullable=True, comment="The claim's key as the record has it; null = none."),
    )
    op.add_column(
        "coding",
        sa.Column(
            "as_coded",
            sa.Text(),
            nullable=True,
            comment="What the record says itself where judgements changed what holds of it, as JSON; null = the same.",
        ),
    )
    written = "json_extract(body, '$.claim')" if _on_sqlite() else "cast(body as json) ->> 'claim'"
    op.execute(f"update coding set claim_coded = {written} where {written} <> '-'")  # noqa: S608 - one of two constants


def downgrade() -> None:
    op.drop_column("coding", "as_coded")
    op.drop_column("coding", "claim_coded")
    _order_pairs(_IN_ORDER_WHERE_EITHER_WAY, _IN_ORDER)


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _order_pairs(before: str, after: str) -> None:
    if _on_sqlite():
        with op.batch_alter_table("judgement", copy_from=_judgement(before)) as batch:
            batch.drop_constraint(op.f(_PAIR), type_="check")
            batch.create_check_constraint(op.f(_PAIR), after)
    else:
        op.drop_constraint(op.f(_PAIR), "judgement", type_="check")
        op.create_check_constraint(op.f(_PAIR), "judgement", after)


def _judgement(pairs: str) -> sa.Table:
    """Describe the table whole: SQLite's own reflection loses the checks."""
    return sa.Table(
        "judgement",
        sa.MetaData(),
        sa.Column("id", ID, primary_key=True, autoincrement=False, nullable=False),
        *(sa.Column(name, TEXT, nullable=False) for name in ("kind", "left_key", "right_key", "verdict")),
        sa.Column("field", TEXT, nullable=True),
        sa.Column("who", TEXT, nullable=False),
        sa.Column("why", TEXT, nullable=True),
        sa.Column("decided_at", TEXT, nullable=False),
        sa.Column("retracted_at", TEXT, nullable=True),
        sa.CheckConstraint("(verdict = 'value') = (field is not null)", name=op.f("ck_judgement_field_of_value")),
        sa.CheckConstraint(
            "kind in ('source', 'speaker', 'topic', 'claim', 'utterance', 'statement')",
            name=op.f("ck_judgement_kind_known"),
        ),
        sa.CheckConstraint(pairs, name=op.f(_PAIR)),
        sa.CheckConstraint("verdict in ('same', 'different', 'value')", name=op.f("ck_judgement_verdict_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        sa.Index(op.f("ix_judgement_kind_left_key"), "kind", "left_key"),
        sa.Index(op.f("ix_judgement_kind_right_key"), "kind", "right_key"),
    )
