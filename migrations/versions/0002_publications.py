"""Add articles, their revisions and their readings."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# Text sorts by code point on both databases.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column(
            "key", TEXT, nullable=False, comment="Identity: normalised URL, else ref, else source, date and title."
        ),
        sa.Column("source_id", ID, nullable=False, comment="Who published it."),
        sa.Column("url", TEXT, nullable=True, comment="Address as given."),
        sa.Column("url_norm", TEXT, nullable=True, comment="Address without fragment and tracking keys."),
        sa.Column("ref", TEXT, nullable=True, comment="The user's own reference."),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_article_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("key", name=op.f("uq_article_key")),
        sa.UniqueConstraint("url_norm", name=op.f("uq_article_url_norm")),
        comment="One published text; its versions are revisions.",
    )
    op.create_index(op.f("ix_article_source_id"), "article", ["source_id"], unique=False)
    op.create_table(
        "article_revision",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("article_id", ID, nullable=False, comment="Of which article."),
        sa.Column(
            "sha256", TEXT, nullable=False, comment="SHA-256 of the text in UTF-8, hexadecimal; empty without a text."
        ),
        sa.Column(
            "text", sa.Text(), nullable=True, comment="The text, code point for code point; null for a table of record."
        ),
        sa.Column(
            "source_name",
            TEXT,
            nullable=False,
            comment="The source as the file names it; looked up again when names change.",
        ),
        sa.Column("title", TEXT, nullable=True, comment="Headline."),
        sa.Column("author", TEXT, nullable=True, comment="By-line."),
        sa.Column("lang", TEXT, nullable=False, comment="BCP 47 language of the text."),
        sa.Column("published", TEXT, nullable=False, comment="Publication date as given."),
        sa.Column(
            "published_on",
            TEXT,
            nullable=False,
            comment="Publication day (ISO); the last possible one of a partial date.",
        ),
        sa.Column("archive", TEXT, nullable=True, comment="Address of an archived copy."),
        sa.Column("retrieved", TEXT, nullable=True, comment="When the text was fetched, as given."),
        sa.Column("modified", TEXT, nullable=True, comment="When the outlet changed the text, as given."),
        sa.Column(
            "stamp",
            TEXT,
            nullable=False,
            comment="The later of retrieved and modified; empty without either. Orders revisions.",
        ),
        sa.Column("meta", TEXT, nullable=False, comment="Header keys claimtrack does not know, as a JSON object."),
        sa.Column(
            "is_current",
            sa.SmallInteger(),
            nullable=False,
            comment="1 for the revision with the latest stamp: the one that reports use.",
        ),
        sa.CheckConstraint("(text is null) = (sha256 = '')", name=op.f("ck_article_revision_hash_of_text")),
        sa.CheckConstraint("is_current in (0, 1)", name=op.f("ck_article_revision_is_current_flag")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_article_revision_article_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_revision")),
        sa.UniqueConstraint("article_id", "sha256", name=op.f("uq_article_revision_article_id_sha256")),
        comment="One version of an article's text; the old text stays and its quotes stay anchored.",
    )
    op.create_index(
        op.f("ix_article_revision_is_current_published_on"),
        "article_revision",
        ["is_current", "published_on"],
        unique=False,
    )
    op.create_table(
        "reading",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("revision_id", ID, nullable=False, comment="What was read."),
        sa.Column("coder", TEXT, nullable=False, comment="Who coded it; empty = not said."),
        sa.Column("header", TEXT, nullable=False, comment="The header as given, as a JSON object."),
        sa.Column(
            "content_hash", TEXT, nullable=False, comment="Hash of header and records: equal means nothing to do."
        ),
        sa.ForeignKeyConstraint(["revision_id"], ["article_revision.id"], name=op.f("fk_reading_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("revision_id", "coder", name=op.f("uq_reading_revision_id_coder")),
        comment="One coder's file for one revision: the full set of that coder's records for the text.",
    )


def downgrade() -> None:
    op.drop_table("reading")
    op.drop_table("article_revision")
    op.drop_table("article")
