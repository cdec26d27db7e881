"""Who speaks and who publishes: speakers with their names and memberships, and the sources among them."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import ID, TEXT, Base, flag_column, in_order, is_flag, key_column, one_of
from claimtrack.domain.vocabulary import NAME_KINDS, SOURCE_KINDS, SPEAKER_KINDS


class Speaker(Base):
    """A person, organisation, government, side, outlet or anonymous voice."""

    __tablename__ = "speaker"
    __table_args__ = (
        one_of("kind", SPEAKER_KINDS),
        is_flag("reviewed"),
        CheckConstraint("(kind = 'anonymous') = (descriptor is not null)", name="descriptor_of_anonymous"),
        CheckConstraint("affiliation_id is null or affiliation_id <> id", name="affiliation_is_another"),
        Index(None, "affiliation_id"),
        {"comment": "A person, organisation, government, side, outlet or anonymous voice said to have said something."},
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(
        TEXT, unique=True, comment="Content-derived key: the codebook's, else the folded name."
    )
    name: Mapped[str] = mapped_column(TEXT, comment="Primary name, as reports print it.")
    kind: Mapped[str] = mapped_column(
        TEXT,
        comment="person, organisation, government, side, collective, outlet, document, "
        "anonymous, unspecified or unknown.",
    )
    country: Mapped[str | None] = mapped_column(TEXT, comment="ISO 3166 code of the country it belongs to, if given.")
    reviewed: Mapped[int] = flag_column("1 when the codebook knows it; 0 when it was only met in an article.")
    descriptor: Mapped[str | None] = mapped_column(
        TEXT, comment="Anonymous voices: how the article describes the voice."
    )
    affiliation_id: Mapped[int | None] = mapped_column(
        ID, ForeignKey("speaker.id"), comment="Anonymous voices: whom the article says the voice belongs to."
    )
    reason: Mapped[str | None] = mapped_column(TEXT, comment="Anonymous voices: the reason given for anonymity.")
    note: Mapped[str | None] = mapped_column(TEXT, comment="The codebook's remark.")


class SpeakerName(Base):
    """A name of a speaker in one language."""

    __tablename__ = "speaker_name"
    __table_args__ = (
        UniqueConstraint("speaker_id", "lang", "text"),
        one_of("kind", NAME_KINDS),
        Index(None, "norm_key"),
        {"comment": "A name of a speaker in one language; one name may belong to several speakers."},
    )

    id: Mapped[int] = key_column()
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), comment="Whose name it is.")
    text: Mapped[str] = mapped_column(TEXT, comment="The name as written.")
    lang: Mapped[str] = mapped_column(TEXT, comment="BCP 47 language of the name; empty = not said.")
    kind: Mapped[str] = mapped_column(
        TEXT, comment="primary, alias, abbreviation, transliteration, metonym, inflected or former."
    )
    norm_key: Mapped[str] = mapped_column(
        TEXT, comment="Folded form for look-ups (NFKC, casefold, one apostrophe); not unique."
    )


class Source(Base):
    """The outlet or channel that publishes; every source can also speak."""

    __tablename__ = "source"
    __table_args__ = (
        one_of("kind", SOURCE_KINDS),
        is_flag("reviewed"),
        {"comment": "An outlet or channel that publishes; its name and country are those of its speaker."},
    )

    id: Mapped[int] = key_column()
    speaker_id: Mapped[int] = mapped_column(
        ID, ForeignKey("speaker.id"), unique=True, comment="The source as a speaker."
    )
    kind: Mapped[str] = mapped_column(
        TEXT,
        comment="agency, newspaper, magazine, broadcaster, online, official, social, aggregator, other or unknown.",
    )
    lang: Mapped[str | None] = mapped_column(TEXT, comment="Main language, if given.")
    reviewed: Mapped[int] = flag_column(
        "1 when the codebook knows it as a source; 0 when it was only met in an article."
    )


class SourceDomain(Base):
    """An internet domain a source publishes under."""

    __tablename__ = "source_domain"
    __table_args__ = (Index(None, "source_id"), {"comment": "An internet domain a source publishes under."})

    id: Mapped[int] = key_column()
    source_id: Mapped[int] = mapped_column(ID, ForeignKey("source.id"), comment="Whose domain it is.")
    domain: Mapped[str] = mapped_column(TEXT, unique=True, comment="Domain name in lower case.")


class Membership(Base):
    """A dated membership of one speaker in another."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("member_id", "group_id", "role", "date_from"),
        CheckConstraint("member_id <> group_id", name="not_in_itself"),
        in_order("first_day", "end_day", "days_in_order"),
        Index(None, "group_id"),
        {"comment": "A speaker belongs to another (a side, an organisation) between two dates; never in a circle."},
    )

    id: Mapped[int] = key_column()
    member_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), comment="Who belongs.")
    group_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), comment="To whom.")
    role: Mapped[str] = mapped_column(TEXT, comment="Office or role; empty = not said.")
    date_from: Mapped[str] = mapped_column(TEXT, comment="First day as given, may be partial; empty = open.")
    date_until: Mapped[str] = mapped_column(
        TEXT, comment="Last day as given (inclusive), may be partial; empty = open."
    )
    first_day: Mapped[str] = mapped_column(TEXT, comment="First day it holds (ISO); 0000-01-01 = open.")
    end_day: Mapped[str] = mapped_column(TEXT, comment="First day it no longer holds (ISO); 9999-12-31 = open.")
