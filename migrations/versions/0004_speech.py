"""Add occasions, utterances and statements."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# Text sorts by code point on both databases.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "occasion",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("key", TEXT, nullable=False, comment="The key that annotations use."),
        sa.Column("name", TEXT, nullable=False, comment="Primary name."),
        sa.Column("date_text", TEXT, nullable=True, comment="When it took place, as given (EDTF)."),
        sa.Column("date_earliest", TEXT, nullable=True, comment="First possible day (ISO)."),
        sa.Column("date_latest", TEXT, nullable=True, comment="Last possible day (ISO)."),
        sa.Column("place", TEXT, nullable=True, comment="Where."),
        sa.CheckConstraint(
            "date_earliest is null or date_latest is null or date_earliest <= date_latest",
            name=op.f("ck_occasion_date_in_order"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasion")),
        sa.UniqueConstraint("key", name=op.f("uq_occasion_key")),
        comment="A meeting, call, address or briefing, as the codebook defines it.",
    )
    op.create_table(
        "occasion_name",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("occasion_id", ID, nullable=False, comment="Whose name it is."),
        sa.Column("text", TEXT, nullable=False, comment="The name as written."),
        sa.Column("lang", TEXT, nullable=False, comment="BCP 47 language of the name; empty = not said."),
        sa.Column("norm_key", TEXT, nullable=False, comment="Folded form for look-ups; not unique."),
        sa.ForeignKeyConstraint(["occasion_id"], ["occasion.id"], name=op.f("fk_occasion_name_occasion_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasion_name")),
        sa.UniqueConstraint("occasion_id", "lang", "text", name=op.f("uq_occasion_name_occasion_id_lang_text")),
        comment="A name of an occasion in one language.",
    )
    op.create_index(op.f("ix_occasion_name_norm_key"), "occasion_name", ["norm_key"], unique=False)
    op.create_table(
        "utterance",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("key", TEXT, nullable=False, comment="Content-derived key: that of its first coding."),
        sa.Column("speaker_id", ID, nullable=False, comment="Who said it."),
        sa.Column("principal_id", ID, nullable=False, comment="Whom it commits: on whose behalf, else the speaker."),
        sa.Column("occasion_id", ID, nullable=True, comment="At which defined occasion."),
        sa.Column("ref", TEXT, nullable=True, comment="An identifier from elsewhere, such as post:123."),
        sa.Column(
            "joint", TEXT, nullable=True, comment="Shared by the utterances of one joint statement; null = not joint."
        ),
        sa.Column(
            "imputed",
            sa.SmallInteger(),
            nullable=False,
            comment="1 when an interpreter tells what the speaker said or thinks.",
        ),
        sa.Column("date_text", TEXT, nullable=False, comment="When it was said, as far as known (EDTF)."),
        sa.Column("date_earliest", TEXT, nullable=True, comment="First possible day (ISO); null = open."),
        sa.Column("date_latest", TEXT, nullable=False, comment="Last possible day (ISO)."),
        sa.Column("date_basis", TEXT, nullable=False, comment="explicit, relative, inferred, publication or unknown."),
        sa.CheckConstraint(
            "date_basis in ('explicit', 'relative', 'inferred', 'publication', 'unknown')",
            name=op.f("ck_utterance_date_basis_known"),
        ),
        sa.CheckConstraint(
            "date_earliest is null or date_latest is null or date_earliest <= date_latest",
            name=op.f("ck_utterance_date_in_order"),
        ),
        sa.CheckConstraint("imputed in (0, 1)", name=op.f("ck_utterance_imputed_flag")),
        sa.ForeignKeyConstraint(["occasion_id"], ["occasion.id"], name=op.f("fk_utterance_occasion_id")),
        sa.ForeignKeyConstraint(["principal_id"], ["speaker.id"], name=op.f("fk_utterance_principal_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_utterance_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_utterance")),
        sa.UniqueConstraint("key", name=op.f("uq_utterance_key")),
        comment="One act of speech: who, when, at what occasion; counted once however many articles carry it.",
    )
    op.create_index(
        op.f("ix_utterance_principal_id_date_latest"), "utterance", ["principal_id", "date_latest"], unique=False
    )
    op.create_index(op.f("ix_utterance_speaker_id"), "utterance", ["speaker_id"], unique=False)
    op.create_table(
        "statement",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("key", TEXT, nullable=False, comment="Content-derived key; ties in reports are broken by it."),
        sa.Column("utterance_id", ID, nullable=False, comment="Which utterance."),
        sa.Column("claim_id", ID, nullable=True, comment="On which claim; null = on topics only."),
        sa.Column(
            "stance",
            sa.SmallInteger(),
            nullable=True,
            comment="-2 (strongly opposes) to 2 (strongly supports); null = unclear.",
        ),
        sa.Column("stance_label", TEXT, nullable=False, comment="The word for the stance that the annotation used."),
        sa.Column(
            "conditional", sa.SmallInteger(), nullable=False, comment="1 when the stance holds under a condition."
        ),
        sa.Column("condition", TEXT, nullable=True, comment="The condition."),
        sa.Column("act", TEXT, nullable=False, comment="What was done by saying it: assert, deny, demand, …"),
        sa.Column(
            "certainty",
            TEXT,
            nullable=True,
            comment="How certain the speaker was: certain, probable, possible, unknown.",
        ),
        sa.Column(
            "anonymous", sa.SmallInteger(), nullable=False, comment="1 when the asserter itself is an anonymous voice."
        ),
        sa.Column(
            "via_anonymous",
            sa.SmallInteger(),
            nullable=False,
            comment="1 when every report came through an anonymous voice.",
        ),
        sa.CheckConstraint(
            (
                "act in ('assert', 'deny', 'demand', 'propose', 'promise', 'accept', 'reject', 'threaten', "
                "'accuse', 'confirm', 'question', 'decline-comment', 'vote')"
            ),
            name=op.f("ck_statement_act_known"),
        ),
        sa.CheckConstraint(
            "certainty in ('certain', 'probable', 'possible', 'unknown')", name=op.f("ck_statement_certainty_known")
        ),
        sa.CheckConstraint("anonymous in (0, 1)", name=op.f("ck_statement_anonymous_flag")),
        sa.CheckConstraint("conditional in (0, 1)", name=op.f("ck_statement_conditional_flag")),
        sa.CheckConstraint("stance between -2 and 2", name=op.f("ck_statement_stance_range")),
        sa.CheckConstraint("via_anonymous in (0, 1)", name=op.f("ck_statement_via_anonymous_flag")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_statement_claim_id")),
        sa.ForeignKeyConstraint(["utterance_id"], ["utterance.id"], name=op.f("fk_statement_utterance_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
        sa.UniqueConstraint("key", name=op.f("uq_statement_key")),
        sa.UniqueConstraint("utterance_id", "claim_id", name=op.f("uq_statement_utterance_id_claim_id")),
        comment="The stance one utterance takes on one claim, settled from all its reports.",
    )
    op.create_index(op.f("ix_statement_claim_id"), "statement", ["claim_id"], unique=False)
    op.create_table(
        "utterance_addressee",
        sa.Column("utterance_id", ID, nullable=False, comment="Which utterance."),
        sa.Column("speaker_id", ID, nullable=False, comment="To whom."),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_utterance_addressee_speaker_id")),
        sa.ForeignKeyConstraint(["utterance_id"], ["utterance.id"], name=op.f("fk_utterance_addressee_utterance_id")),
        sa.PrimaryKeyConstraint("utterance_id", "speaker_id", name=op.f("pk_utterance_addressee")),
        comment="Somebody an utterance was addressed to.",
    )
    op.create_index(op.f("ix_utterance_addressee_speaker_id"), "utterance_addressee", ["speaker_id"], unique=False)
    op.create_table(
        "statement_topic",
        sa.Column("statement_id", ID, nullable=False, comment="Which statement."),
        sa.Column("topic_id", ID, nullable=False, comment="Which topic."),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_statement_topic_statement_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_statement_topic_topic_id")),
        sa.PrimaryKeyConstraint("statement_id", "topic_id", name=op.f("pk_statement_topic")),
        comment="A topic of a statement that has no claim.",
    )
    op.create_index(op.f("ix_statement_topic_topic_id"), "statement_topic", ["topic_id"], unique=False)


def downgrade() -> None:
    op.drop_table("statement_topic")
    op.drop_table("utterance_addressee")
    op.drop_table("statement")
    op.drop_table("utterance")
    op.drop_table("occasion_name")
    op.drop_table("occasion")
