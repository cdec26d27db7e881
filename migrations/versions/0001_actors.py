"""Add speakers, their names and memberships, and sources."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Text sorts by code point on both databases.
TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id.
ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "speaker",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("key", TEXT, nullable=False, comment="Content-derived key: the codebook's, else the folded name."),
        sa.Column("name", TEXT, nullable=False, comment="Primary name, as reports print it."),
        sa.Column(
            "kind",
            TEXT,
            nullable=False,
            comment=(
                "person, organisation, government, side, collective, outlet, document, anonymous, "
                "unspecified or unknown."
            ),
        ),
        sa.Column("country", TEXT, nullable=True, comment="ISO 3166 code of the country it belongs to, if given."),
        sa.Column(
            "reviewed",
            sa.SmallInteger(),
            nullable=False,
            comment="1 when the codebook knows it; 0 when it was only met in an article.",
        ),
        sa.Column("descriptor", TEXT, nullable=True, comment="Anonymous voices: how the article describes the voice."),
        sa.Column(
            "affiliation_id", ID, nullable=True, comment="Anonymous voices: whom the article says the voice belongs to."
        ),
        sa.Column("reason", TEXT, nullable=True, comment="Anonymous voices: the reason given for anonymity."),
        sa.Column("note", TEXT, nullable=True, comment="The codebook's remark."),
        sa.CheckConstraint(
            "(kind = 'anonymous') = (descriptor is not null)", name=op.f("ck_speaker_descriptor_of_anonymous")
        ),
        sa.CheckConstraint(
            (
                "kind in ('person', 'organisation', 'government', 'side', 'collective', 'outlet', "
                "'document', 'anonymous', 'unspecified', 'unknown')"
            ),
            name=op.f("ck_speaker_kind_known"),
        ),
        sa.CheckConstraint(
            "affiliation_id is null or affiliation_id <> id", name=op.f("ck_speaker_affiliation_is_another")
        ),
        sa.CheckConstraint("reviewed in (0, 1)", name=op.f("ck_speaker_reviewed_flag")),
        sa.ForeignKeyConstraint(["affiliation_id"], ["speaker.id"], name=op.f("fk_speaker_affiliation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sa.UniqueConstraint("key", name=op.f("uq_speaker_key")),
        comment=("A person, organisation, government, side, outlet or anonymous voice said to have said something."),
    )
    op.create_index(op.f("ix_speaker_affiliation_id"), "speaker", ["affiliation_id"], unique=False)
    op.create_table(
        "membership",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("member_id", ID, nullable=False, comment="Who belongs."),
        sa.Column("group_id", ID, nullable=False, comment="To whom."),
        sa.Column("role", TEXT, nullable=False, comment="Office or role; empty = not said."),
        sa.Column("date_from", TEXT, nullable=False, comment="First day as given, may be partial; empty = open."),
        sa.Column(
            "date_until", TEXT, nullable=False, comment="Last day as given (inclusive), may be partial; empty = open."
        ),
        sa.Column("first_day", TEXT, nullable=False, comment="First day it holds (ISO); 0000-01-01 = open."),
        sa.Column("end_day", TEXT, nullable=False, comment="First day it no longer holds (ISO); 9999-12-31 = open."),
        sa.CheckConstraint(
            "first_day is null or end_day is null or first_day <= end_day", name=op.f("ck_membership_days_in_order")
        ),
        sa.CheckConstraint("member_id <> group_id", name=op.f("ck_membership_not_in_itself")),
        sa.ForeignKeyConstraint(["group_id"], ["speaker.id"], name=op.f("fk_membership_group_id")),
        sa.ForeignKeyConstraint(["member_id"], ["speaker.id"], name=op.f("fk_membership_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "member_id", "group_id", "role", "date_from", name=op.f("uq_membership_member_id_group_id_role_date_from")
        ),
        comment="A speaker belongs to another (a side, an organisation) between two dates; never in a circle.",
    )
    op.create_index(op.f("ix_membership_group_id"), "membership", ["group_id"], unique=False)
    op.create_table(
        "source",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("speaker_id", ID, nullable=False, comment="The source as a speaker."),
        sa.Column(
            "kind",
            TEXT,
            nullable=False,
            comment=(
                "agency, newspaper, magazine, broadcaster, online, official, social, aggregator, other or unknown."
            ),
        ),
        sa.Column("lang", TEXT, nullable=True, comment="Main language, if given."),
        sa.Column(
            "reviewed",
            sa.SmallInteger(),
            nullable=False,
            comment="1 when the codebook knows it as a source; 0 when it was only met in an article.",
        ),
        sa.CheckConstraint(
            (
                "kind in ('agency', 'newspaper', 'magazine', 'broadcaster', 'online', 'official', 'social',"
                " 'aggregator', 'other', 'unknown')"
            ),
            name=op.f("ck_source_kind_known"),
        ),
        sa.CheckConstraint("reviewed in (0, 1)", name=op.f("ck_source_reviewed_flag")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_source_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("speaker_id", name=op.f("uq_source_speaker_id")),
        comment="An outlet or channel that publishes; its name and country are those of its speaker.",
    )
    op.create_table(
        "speaker_name",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("speaker_id", ID, nullable=False, comment="Whose name it is."),
        sa.Column("text", TEXT, nullable=False, comment="The name as written."),
        sa.Column("lang", TEXT, nullable=False, comment="BCP 47 language of the name; empty = not said."),
        sa.Column(
            "kind",
            TEXT,
            nullable=False,
            comment="primary, alias, abbreviation, transliteration, metonym, inflected or former.",
        ),
        sa.Column(
            "norm_key",
            TEXT,
            nullable=False,
            comment="Folded form for look-ups (NFKC, casefold, one apostrophe); not unique.",
        ),
        sa.CheckConstraint(
            ("kind in ('primary', 'alias', 'abbreviation', 'transliteration', 'metonym', 'inflected', 'former')"),
            name=op.f("ck_speaker_name_kind_known"),
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_speaker_name_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_name")),
        sa.UniqueConstraint("speaker_id", "lang", "text", name=op.f("uq_speaker_name_speaker_id_lang_text")),
        comment="A name of a speaker in one language; one name may belong to several speakers.",
    )
    op.create_index(op.f("ix_speaker_name_norm_key"), "speaker_name", ["norm_key"], unique=False)
    op.create_table(
        "source_domain",
        sa.Column(
            "id",
            ID,
            autoincrement=False,
            nullable=False,
            comment="Surrogate id, local to this database; never exported.",
        ),
        sa.Column("source_id", ID, nullable=False, comment="Whose domain it is."),
        sa.Column("domain", TEXT, nullable=False, comment="Domain name in lower case."),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_source_domain_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_domain")),
        sa.UniqueConstraint("domain", name=op.f("uq_source_domain_domain")),
        comment="An internet domain a source publishes under.",
    )
    op.create_index(op.f("ix_source_domain_source_id"), "source_domain", ["source_id"], unique=False)


def downgrade() -> None:
    op.drop_table("source_domain")
    op.drop_table("speaker_name")
    op.drop_table("source")
    op.drop_table("membership")
    op.drop_table("speaker")
