"""Add reports, their chains and citations."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# Text sorts by code point on both databases.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "report",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("key", TEXT, nullable=False, comment="Content-derived key: that of its first coding and asserter."),
        sa.Column("article_id", ID, nullable=False, comment="Which article."),
        sa.Column("statement_id", ID, nullable=False, comment="Which statement."),
        sa.Column("coding_id", ID, nullable=False, comment="The coding it shows: the first by offset."),
        sa.Column(
            "chain", TEXT, nullable=False, comment="Names of the chain joined by ' > ', publishing source first."
        ),
        sa.Column(
            "root_id",
            ID,
            nullable=False,
            comment="The source in the chain nearest to the asserter, else the publishing source.",
        ),
        sa.Column(
            "origin_id", ID, nullable=False, comment="The root; sources that cite each other in a circle share one."
        ),
        sa.Column(
            "via_anonymous", sa.SmallInteger(), nullable=False, comment="1 when an anonymous voice stands in the chain."
        ),
        sa.Column(
            "independent",
            sa.SmallInteger(),
            nullable=False,
            comment="1 for the earliest report of each origin of a statement.",
        ),
        sa.Column(
            "circular", sa.SmallInteger(), nullable=False, comment="1 when its source and its root cite each other."
        ),
        sa.CheckConstraint("circular in (0, 1)", name=op.f("ck_report_circular_flag")),
        sa.CheckConstraint("independent in (0, 1)", name=op.f("ck_report_independent_flag")),
        sa.CheckConstraint("via_anonymous in (0, 1)", name=op.f("ck_report_via_anonymous_flag")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_report_article_id")),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_report_coding_id")),
        sa.ForeignKeyConstraint(["origin_id"], ["speaker.id"], name=op.f("fk_report_origin_id")),
        sa.ForeignKeyConstraint(["root_id"], ["speaker.id"], name=op.f("fk_report_root_id")),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_report_statement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("article_id", "statement_id", name=op.f("uq_report_article_id_statement_id")),
        sa.UniqueConstraint("key", name=op.f("uq_report_key")),
        comment="One article carrying one statement; mode, quote and date are those of its first coding.",
    )
    op.create_index(op.f("ix_report_coding_id"), "report", ["coding_id"], unique=False)
    op.create_index(op.f("ix_report_statement_id"), "report", ["statement_id"], unique=False)
    op.create_table(
        "report_citation",
        sa.Column("report_id", ID, nullable=False, comment="Of which report."),
        sa.Column("speaker_id", ID, nullable=False, comment="Which source."),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_citation_report_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_report_citation_speaker_id")),
        sa.PrimaryKeyConstraint("report_id", "speaker_id", name=op.f("pk_report_citation")),
        comment="A source that the article says carries the same; no report, in no count.",
    )
    op.create_index(op.f("ix_report_citation_speaker_id"), "report_citation", ["speaker_id"], unique=False)
    op.create_table(
        "report_coding",
        sa.Column("report_id", ID, nullable=False, comment="Which report."),
        sa.Column("coding_id", ID, nullable=False, comment="Which coding."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Which of the coding's asserters, from 0."),
        sa.ForeignKeyConstraint(["coding_id"], ["coding.id"], name=op.f("fk_report_coding_coding_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_coding_report_id")),
        sa.PrimaryKeyConstraint("report_id", "coding_id", "position", name=op.f("pk_report_coding")),
        comment="A coding (and which of its asserters) that a report rests on; several never count twice.",
    )
    op.create_index(
        op.f("ix_report_coding_coding_id_position"), "report_coding", ["coding_id", "position"], unique=False
    )
    op.create_table(
        "report_hop",
        sa.Column("report_id", ID, nullable=False, comment="Of which report."),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order in the chain, 0 = the publishing source."),
        sa.Column("speaker_id", ID, nullable=False, comment="Who."),
        sa.Column("role", TEXT, nullable=False, comment="publisher, relay, spokesperson, interpreter or origin."),
        sa.Column("on_behalf_of_id", ID, nullable=True, comment="On whose behalf, where said."),
        sa.CheckConstraint(
            "role in ('publisher', 'relay', 'spokesperson', 'interpreter', 'origin')",
            name=op.f("ck_report_hop_role_known"),
        ),
        sa.ForeignKeyConstraint(["on_behalf_of_id"], ["speaker.id"], name=op.f("fk_report_hop_on_behalf_of_id")),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=op.f("fk_report_hop_report_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_report_hop_speaker_id")),
        sa.PrimaryKeyConstraint("report_id", "position", name=op.f("pk_report_hop")),
        comment="One link of a report's chain, the publishing source first, the asserter last.",
    )
    op.create_index(op.f("ix_report_hop_speaker_id"), "report_hop", ["speaker_id"], unique=False)


def downgrade() -> None:
    op.drop_table("report_hop")
    op.drop_table("report_coding")
    op.drop_table("report_citation")
    op.drop_table("report")
