"""Add topics and claims."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

# Text sorts by code point on both databases.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "claim",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("key", TEXT, nullable=False, comment="The key that annotations use."),
        sa.Column(
            "kind", TEXT, nullable=False, comment="position, fact, evaluation, commitment, prediction or demand."
        ),
        sa.Column(
            "text",
            TEXT,
            nullable=True,
            comment="Its text in the codebook's language, else in English, else the first there is.",
        ),
        sa.Column("event_text", TEXT, nullable=True, comment="When what it speaks of happens, as given (EDTF)."),
        sa.Column("event_earliest", TEXT, nullable=True, comment="First possible day of the event (ISO)."),
        sa.Column("event_latest", TEXT, nullable=True, comment="Last possible day of the event (ISO)."),
        sa.Column(
            "reviewed",
            sa.SmallInteger(),
            nullable=False,
            comment="1 when the codebook knows it; 0 when it was only met in an article.",
        ),
        sa.CheckConstraint(
            "kind in ('position', 'fact', 'evaluation', 'commitment', 'prediction', 'demand')",
            name=op.f("ck_claim_kind_known"),
        ),
        sa.CheckConstraint(
            "event_earliest is null or event_latest is null or event_earliest <= event_latest",
            name=op.f("ck_claim_event_in_order"),
        ),
        sa.CheckConstraint("reviewed in (0, 1)", name=op.f("ck_claim_reviewed_flag")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("key", name=op.f("uq_claim_key")),
        comment="A proposition that can be held or rejected, without who and when.",
    )
    op.create_table(
        "topic",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("key", TEXT, nullable=False, comment="The folded names from the root, joined by a slash."),
        sa.Column("name", TEXT, nullable=False, comment="Primary name, as reports print it."),
        sa.Column("parent_id", ID, nullable=True, comment="The topic above; null = a root."),
        sa.Column(
            "reviewed",
            sa.SmallInteger(),
            nullable=False,
            comment="1 when the codebook knows it; 0 when it was only met in an article.",
        ),
        sa.CheckConstraint("parent_id is null or parent_id <> id", name=op.f("ck_topic_not_under_itself")),
        sa.CheckConstraint("reviewed in (0, 1)", name=op.f("ck_topic_reviewed_flag")),
        sa.ForeignKeyConstraint(["parent_id"], ["topic.id"], name=op.f("fk_topic_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("key", name=op.f("uq_topic_key")),
        comment="A node of the tree of subjects that claims belong to; never in a circle.",
    )
    op.create_index(op.f("ix_topic_parent_id"), "topic", ["parent_id"], unique=False)
    op.create_table(
        "claim_about",
        sa.Column("claim_id", ID, nullable=False, comment="Which claim."),
        sa.Column("speaker_id", ID, nullable=False, comment="Whom it is about."),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_about_claim_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_claim_about_speaker_id")),
        sa.PrimaryKeyConstraint("claim_id", "speaker_id", name=op.f("pk_claim_about")),
        comment="A speaker a claim is about.",
    )
    op.create_index(op.f("ix_claim_about_speaker_id"), "claim_about", ["speaker_id"], unique=False)
    op.create_table(
        "claim_relation",
        sa.Column("from_claim_id", ID, nullable=False, comment="The claim that relates."),
        sa.Column("to_claim_id", ID, nullable=False, comment="The claim it relates to."),
        sa.Column("kind", TEXT, nullable=False, comment="contradicts, equivalent, entails, refines or supersedes."),
        sa.CheckConstraint(
            "kind in ('contradicts', 'equivalent', 'entails', 'refines', 'supersedes')",
            name=op.f("ck_claim_relation_kind_known"),
        ),
        sa.CheckConstraint("from_claim_id <> to_claim_id", name=op.f("ck_claim_relation_between_two")),
        sa.ForeignKeyConstraint(["from_claim_id"], ["claim.id"], name=op.f("fk_claim_relation_from_claim_id")),
        sa.ForeignKeyConstraint(["to_claim_id"], ["claim.id"], name=op.f("fk_claim_relation_to_claim_id")),
        sa.PrimaryKeyConstraint("from_claim_id", "to_claim_id", "kind", name=op.f("pk_claim_relation")),
        comment="A logical relation between two claims, as the codebook states it.",
    )
    op.create_index(op.f("ix_claim_relation_to_claim_id"), "claim_relation", ["to_claim_id"], unique=False)
    op.create_table(
        "claim_text",
        sa.Column("claim_id", ID, nullable=False, comment="Of which claim."),
        sa.Column("lang", TEXT, nullable=False, comment="BCP 47 language of the text."),
        sa.Column("text", TEXT, nullable=False, comment="The proposition as a sentence."),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_text_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "lang", name=op.f("pk_claim_text")),
        comment="A claim's text in one language.",
    )
    op.create_table(
        "claim_topic",
        sa.Column("claim_id", ID, nullable=False, comment="Which claim."),
        sa.Column("topic_id", ID, nullable=False, comment="Which topic."),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_topic_claim_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_claim_topic_topic_id")),
        sa.PrimaryKeyConstraint("claim_id", "topic_id", name=op.f("pk_claim_topic")),
        comment="A topic a claim belongs to: the codebook's and the articles' add up.",
    )
    op.create_index(op.f("ix_claim_topic_topic_id"), "claim_topic", ["topic_id"], unique=False)
    op.create_table(
        "topic_name",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("topic_id", ID, nullable=False, comment="Whose name it is."),
        sa.Column("text", TEXT, nullable=False, comment="The name as written."),
        sa.Column("lang", TEXT, nullable=False, comment="BCP 47 language of the name; empty = not said."),
        sa.Column("norm_key", TEXT, nullable=False, comment="Folded form for look-ups; not unique."),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_topic_name_topic_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic_name")),
        sa.UniqueConstraint("topic_id", "lang", "text", name=op.f("uq_topic_name_topic_id_lang_text")),
        comment="A name of a topic in one language.",
    )
    op.create_index(op.f("ix_topic_name_norm_key"), "topic_name", ["norm_key"], unique=False)


def downgrade() -> None:
    op.drop_table("topic_name")
    op.drop_table("claim_topic")
    op.drop_table("claim_text")
    op.drop_table("claim_relation")
    op.drop_table("claim_about")
    op.drop_table("topic")
    op.drop_table("claim")
