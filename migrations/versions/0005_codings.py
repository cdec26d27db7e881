"""Add codings, the names they mention and their quotes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

# Text sorts by code point on both databases.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "coding",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("key", TEXT, nullable=False, comment="Content-derived key: article, revision, coder, record id."),
        sa.Column("reading_id", ID, nullable=False, comment="In which reading."),
        sa.Column("record_id", TEXT, nullable=False, comment="The @id of the record."),
        sa.Column("claim_id", ID, nullable=True, comment="On which claim; null = on topics only."),
        sa.Column("stance", sa.SmallInteger(), nullable=True, comment="-2 to 2; null = unclear."),
        sa.Column("stance_label", TEXT, nullable=False, comment="The stance word as given."),
        sa.Column(
            "conditional", sa.SmallInteger(), nullable=False, comment="1 when the stance holds under a condition."
        ),
        sa.Column("condition", TEXT, nullable=True, comment="The condition."),
        sa.Column("act", TEXT, nullable=False, comment="What was done by saying it."),
        sa.Column("mode", TEXT, nullable=True, comment="direct, mixed, indirect or narrated; null = not said."),
        sa.Column("certainty", TEXT, nullable=True, comment="certain, probable, possible or unknown."),
        sa.Column("cue", TEXT, nullable=True, comment="The attributing words."),
        sa.Column("distancing", TEXT, nullable=True, comment="The reporter's own distance, such as «якобы»."),
        sa.Column("date_text", TEXT, nullable=False, comment="When it was said, as far as known (EDTF)."),
        sa.Column("date_earliest", TEXT, nullable=True, comment="First possible day (ISO); null = open."),
        sa.Column("date_latest", TEXT, nullable=False, comment="Last possible day (ISO)."),
        sa.Column("date_basis", TEXT, nullable=False, comment="explicit, relative, inferred, publication or unknown."),
        sa.Column("date_exact", sa.SmallInteger(), nullable=False, comment="1 when the day itself is known."),
        sa.Column("date_days", sa.Integer(), nullable=True, comment="Days from the first to the last; null = open."),
        sa.Column("date_time", TEXT, nullable=True, comment="Time in UTC, if given with its zone."),
        sa.Column("said_text", TEXT, nullable=True, comment="The article's words for when, such as «накануне»."),
        sa.Column("occasion_id", ID, nullable=True, comment="The defined occasion its `at` names."),
        sa.Column("occasion_text", TEXT, nullable=True, comment="The occasion as given."),
        sa.Column("ref", TEXT, nullable=True, comment="An identifier from elsewhere."),
        sa.Column("confidence", sa.Float(), nullable=True, comment="The coder's confidence, 0 to 1."),
        sa.Column("note", TEXT, nullable=True, comment="The coder's remark."),
        sa.Column("translation", TEXT, nullable=True, comment="The quote in the codebook's language."),
        sa.Column("evidence", TEXT, nullable=False, comment="text (a quote) or record (a row of an official table)."),
        sa.Column(
            "defines",
            sa.SmallInteger(),
            nullable=False,
            comment="1 when the record says something of the claim itself: text, kind, subject, event.",
        ),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First code point of its quote; orders the records of an article.",
        ),
        sa.Column("body", sa.Text(), nullable=False, comment="Every field as given, as a JSON object."),
        sa.CheckConstraint(
            (
                "act in ('assert', 'deny', 'demand', 'propose', 'promise', 'accept', 'reject', 'threaten', "
                "'accuse', 'confirm', 'question', 'decline-comment', 'vote')"
            ),
            name=op.f("ck_coding_act_known"),
        ),
        sa.CheckConstraint(
            "certainty in ('certain', 'probable', 'possible', 'unknown')", name=op.f("ck_coding_certainty_known")
        ),
        sa.CheckConstraint(
            "date_basis in ('explicit', 'relative', 'inferred', 'publication', 'unknown')",
            name=op.f("ck_coding_date_basis_known"),
        ),
        sa.CheckConstraint("evidence in ('text', 'record')", name=op.f("ck_coding_evidence_known")),
        sa.CheckConstraint("mode in ('direct', 'mixed', 'indirect', 'narrated')", name=op.f("ck_coding_mode_known")),
        sa.CheckConstraint("conditional in (0, 1)", name=op.f("ck_coding_conditional_flag")),
        sa.CheckConstraint("confidence between 0 and 1", name=op.f("ck_coding_confidence_range")),
        sa.CheckConstraint(
            "date_earliest is null or date_latest is null or date_earliest <= date_latest",
            name=op.f("ck_coding_date_in_order"),
        ),
        sa.CheckConstraint("date_exact in (0, 1)", name=op.f("ck_coding_date_exact_flag")),
        sa.CheckConstraint("defines in (0, 1)", name=op.f("ck_coding_defines_flag")),
        sa.CheckConstraint("stance between -2 and 2", name=op.f("ck_coding_stance_range")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_coding_claim_id")),
        sa.ForeignKeyConstraint(["occasion_id"], ["occasion.id"], name=op.f("fk_coding_occasion_id")),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_coding_reading_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coding")),
        sa.UniqueConstraint("key", name=op.f("uq_coding_key")),
        sa.UniqueConstraint("reading_id", "record_id", name=op.f("uq_coding_reading_id_record_id")),
        comment=(
            "One record of one coder: what was read in one article. Everything else about speech derives from these."
        ),
    )
    op.create_index(op.f("ix_coding_claim_id_defines"), "coding", ["claim_id", "defines"], unique=False)
    op.create_index(op.f("ix_coding_occasion_id"), "coding", ["occasion_id"], unique=False)
    op.create_table(
        "coding_mention",
        sa.Column("coding_id", ID, nullable=False, comment="Which coding."),
        sa.Column("role", TEXT, nullable=False, comment="hop, asserter, principal, affiliation, to, also or about."),
        sa.Column(
            "position",
            sa.Integer(),
            nullable=False,
            comment="Order among its role, from 0; a principal or affiliation has the position of its hop.",
        ),
        sa.Column(
            "hop_role", TEXT, nullable=True, comment="Hops and asserters: relay, spokesperson, interpreter or origin."
        ),
        sa.Column("speaker_id", ID, nullable=False, comment="Who is meant."),
        sa.Column("raw", TEXT, nullable=False, comment="The name as given."),
        sa.Column("norm_key", TEXT, nullable=False, comment="Folded name: looked up again when names change."),
        sa.CheckConstraint(
            "hop_role in ('publisher', 'relay', 'spokesperson', 'interpreter', 'origin')",
            name=op.f("ck_coding_mention_hop_role_known"),
        ),
        sa.CheckConstraint(
            "role in ('hop', 'asserter', 'principal', 'affiliation', 'to', 'also', 'about')",
            name=op.f("ck_coding_mention_role_known"),
        ),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_coding_mention_coding_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_coding_mention_speaker_id")),
        sa.PrimaryKeyConstraint("coding_id", "role", "position", name=op.f("pk_coding_mention")),
        comment=("A name in a coding (chain, principal, addressee, citation, subject), as given and as looked up."),
    )
    op.create_index(op.f("ix_coding_mention_norm_key"), "coding_mention", ["norm_key"], unique=False)
    op.create_index(op.f("ix_coding_mention_speaker_id"), "coding_mention", ["speaker_id"], unique=False)
    op.create_table(
        "coding_speaker",
        sa.Column("coding_id", ID, nullable=False, comment="Which coding."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order among joint asserters, from 0."),
        sa.Column("speaker_id", ID, nullable=False, comment="Who said it."),
        sa.Column("principal_id", ID, nullable=False, comment="Whom it commits."),
        sa.Column(
            "imputed", sa.SmallInteger(), nullable=False, comment="1 when an interpreter hop stands in the chain."
        ),
        sa.Column(
            "day",
            TEXT,
            nullable=False,
            comment="Last possible day it was said: narrows the search for the same utterance.",
        ),
        sa.Column("ref", TEXT, nullable=True, comment="The coding's ref: narrows the search for the same utterance."),
        sa.CheckConstraint("imputed in (0, 1)", name=op.f("ck_coding_speaker_imputed_flag")),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_coding_speaker_coding_id")),
        sa.ForeignKeyConstraint(["principal_id"], ["speaker.id"], name=op.f("fk_coding_speaker_principal_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_coding_speaker_speaker_id")),
        sa.PrimaryKeyConstraint("coding_id", "position", name=op.f("pk_coding_speaker")),
        comment=(
            "One asserter of a coding and whom it commits; joint statements have several. Utterances "
            "are grouped from these."
        ),
    )
    op.create_index(op.f("ix_coding_speaker_principal_id_day"), "coding_speaker", ["principal_id", "day"], unique=False)
    op.create_index(op.f("ix_coding_speaker_principal_id_ref"), "coding_speaker", ["principal_id", "ref"], unique=False)
    op.create_table(
        "coding_topic",
        sa.Column("coding_id", ID, nullable=False, comment="Which coding."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order in the record, from 0."),
        sa.Column("topic_id", ID, nullable=False, comment="Which topic."),
        sa.Column("raw", TEXT, nullable=False, comment="The topic as given."),
        sa.Column(
            "norm_key",
            TEXT,
            nullable=False,
            comment="Folded last part of what was given: looked up again when names change.",
        ),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_coding_topic_coding_id")),
        sa.ForeignKeyConstraint(["topic_id"], ["topic.id"], name=op.f("fk_coding_topic_topic_id")),
        sa.PrimaryKeyConstraint("coding_id", "position", name=op.f("pk_coding_topic")),
        comment="A topic a coding names, as looked up.",
    )
    op.create_index(op.f("ix_coding_topic_norm_key"), "coding_topic", ["norm_key"], unique=False)
    op.create_index(op.f("ix_coding_topic_topic_id"), "coding_topic", ["topic_id"], unique=False)
    op.create_table(
        "span",
        sa.Column("coding_id", ID, nullable=False, comment="Of which coding."),
        sa.Column("text", sa.Text(), nullable=False, comment="The article's own words, gaps shown as <…>."),
        sa.Column("start_char", sa.Integer(), nullable=True, comment="First code point; null for a table of record."),
        sa.Column("end_char", sa.Integer(), nullable=True, comment="Code point after the last."),
        sa.CheckConstraint("start_char >= 0 and start_char < end_char", name=op.f("ck_span_span_in_order")),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_span_coding_id")),
        sa.PrimaryKeyConstraint("coding_id", name=op.f("pk_span")),
        comment="The quote of a coding: the article's own slices, anchored in the revision's text.",
    )
    op.create_table(
        "span_segment",
        sa.Column("coding_id", ID, nullable=False, comment="Of which quote."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order in the quote, from 0."),
        sa.Column("start_char", sa.Integer(), nullable=False, comment="First code point."),
        sa.Column("end_char", sa.Integer(), nullable=False, comment="Code point after the last."),
        sa.CheckConstraint("start_char >= 0 and start_char < end_char", name=op.f("ck_span_segment_segment_in_order")),
        sa.ForeignKeyConstraint(["coding_id"], ["span.coding_id"], name=op.f("fk_span_segment_coding_id")),
        sa.PrimaryKeyConstraint("coding_id", "position", name=op.f("pk_span_segment")),
        comment="One unbroken stretch of a discontinuous quote, half-open, in code points.",
    )


def downgrade() -> None:
    op.drop_table("span_segment")
    op.drop_table("span")
    op.drop_table("coding_topic")
    op.drop_table("coding_speaker")
    op.drop_table("coding_mention")
    op.drop_table("coding")
