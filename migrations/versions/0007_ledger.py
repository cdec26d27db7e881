"""Add runs, codebook entries, judgements and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

# Text sorts by code point on both databases.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "codebook_entry",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("kind", TEXT, nullable=False, comment="source, speaker, topic, claim or occasion."),
        sa.Column("key", TEXT, nullable=False, comment="The entry's key."),
        sa.Column("body", sa.Text(), nullable=False, comment="The entry, as a JSON object with sorted keys."),
        sa.CheckConstraint(
            "kind in ('source', 'speaker', 'topic', 'claim', 'occasion')", name=op.f("ck_codebook_entry_kind_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codebook_entry")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_codebook_entry_kind_key")),
        comment=("One entry of a codebook as given; names, memberships and claims derive from these and the codings."),
    )
    op.create_table(
        "ingest_run",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("command", TEXT, nullable=False, comment="The command that ran."),
        sa.Column("version", TEXT, nullable=False, comment="claimtrack's version."),
        sa.Column("started_at", TEXT, nullable=False, comment="Start, UTC, ISO 8601."),
        sa.Column(
            "finished_at", TEXT, nullable=True, comment="End, UTC, ISO 8601; null while running or when it was killed."
        ),
        sa.Column("status", TEXT, nullable=False, comment="running, done or refused."),
        sa.Column("counts", TEXT, nullable=False, comment="What it did, as a JSON object of counts."),
        sa.CheckConstraint("status in ('running', 'done', 'refused')", name=op.f("ck_ingest_run_status_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_run")),
        comment="One run of a write command; never exported.",
    )
    op.create_table(
        "judgement",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("kind", TEXT, nullable=False, comment="source, speaker, topic, claim, utterance or statement."),
        sa.Column("left_key", TEXT, nullable=False, comment="Key of one; utterances are named by a coding's key."),
        sa.Column("right_key", TEXT, nullable=False, comment="Key of the other; for a value, its text."),
        sa.Column("verdict", TEXT, nullable=False, comment="same, different, or value (an adjudicated field)."),
        sa.Column("field", TEXT, nullable=True, comment="Which field an adjudicated value is of."),
        sa.Column("who", TEXT, nullable=False, comment="Who decided."),
        sa.Column("why", TEXT, nullable=True, comment="The reason given."),
        sa.Column("decided_at", TEXT, nullable=False, comment="When, UTC, ISO 8601."),
        sa.Column("retracted_at", TEXT, nullable=True, comment="When it was taken back; null = it stands."),
        sa.CheckConstraint("(verdict = 'value') = (field is not null)", name=op.f("ck_judgement_field_of_value")),
        sa.CheckConstraint(
            "kind in ('source', 'speaker', 'topic', 'claim', 'utterance', 'statement')",
            name=op.f("ck_judgement_kind_known"),
        ),
        sa.CheckConstraint("left_key < right_key or verdict = 'value'", name=op.f("ck_judgement_pair_in_order")),
        sa.CheckConstraint("verdict in ('same', 'different', 'value')", name=op.f("ck_judgement_verdict_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        comment=("A dated, reversible decision that two things are the same, are not, or that a disputed value is so."),
    )
    op.create_index(op.f("ix_judgement_kind_left_key"), "judgement", ["kind", "left_key"], unique=False)
    op.create_index(op.f("ix_judgement_kind_right_key"), "judgement", ["kind", "right_key"], unique=False)
    op.create_table(
        "change",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("run_id", ID, nullable=False, comment="In which run."),
        sa.Column("at", TEXT, nullable=False, comment="When, UTC, ISO 8601."),
        sa.Column("action", TEXT, nullable=False, comment="add, update, withdraw, absorb, judge or retract."),
        sa.Column("kind", TEXT, nullable=False, comment="What kind of thing: reading, coding, revision, speaker, …"),
        sa.Column("key", TEXT, nullable=False, comment="Its content-derived key."),
        sa.Column("before", sa.Text(), nullable=True, comment="What was there before, as JSON; null = nothing."),
        sa.Column(
            "after",
            sa.Text(),
            nullable=True,
            comment="What is there now, as JSON, where it cannot be read from the record.",
        ),
        sa.CheckConstraint(
            "action in ('add', 'update', 'withdraw', 'absorb', 'judge', 'retract')", name=op.f("ck_change_action_known")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["ingest_run.id"], name=op.f("fk_change_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        comment=(
            "The append-only log: what each run did, with what was there before; rows are never changed or deleted."
        ),
    )
    op.create_index(op.f("ix_change_kind_key"), "change", ["kind", "key"], unique=False)
    op.create_index(op.f("ix_change_run_id"), "change", ["run_id"], unique=False)


def downgrade() -> None:
    op.drop_table("change")
    op.drop_table("judgement")
    op.drop_table("ingest_run")
    op.drop_table("codebook_entry")
