"""What is claimed: topics in a tree, claims with their texts, topics, subjects and relations."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import ID, TEXT, Base, flag_column, in_order, is_flag, key_column, one_of
from claimtrack.domain.vocabulary import CLAIM_KINDS, CLAIM_RELATIONS


class Topic(Base):
    """A node of the tree of subjects."""

    __tablename__ = "topic"
    __table_args__ = (
        is_flag("reviewed"),
        CheckConstraint("parent_id is null or parent_id <> id", name="not_under_itself"),
        Index(None, "parent_id"),
        {"comment": "A node of the tree of subjects that claims belong to; never in a circle."},
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(TEXT, unique=True, comment="The folded names from the root, joined by a slash.")
    name: Mapped[str] = mapped_column(TEXT, comment="Primary name, as reports print it.")
    parent_id: Mapped[int | None] = mapped_column(ID, ForeignKey("topic.id"), comment="The topic above; null = a root.")
    reviewed: Mapped[int] = flag_column("1 when the codebook knows it; 0 when it was only met in an article.")


class TopicName(Base):
    """A name of a topic in one language."""

    __tablename__ = "topic_name"
    __table_args__ = (
        UniqueConstraint("topic_id", "lang", "text"),
        Index(None, "norm_key"),
        {"comment": "A name of a topic in one language."},
    )

    id: Mapped[int] = key_column()
    topic_id: Mapped[int] = mapped_column(ID, ForeignKey("topic.id"), comment="Whose name it is.")
    text: Mapped[str] = mapped_column(TEXT, comment="The name as written.")
    lang: Mapped[str] = mapped_column(TEXT, comment="BCP 47 language of the name; empty = not said.")
    norm_key: Mapped[str] = mapped_column(TEXT, comment="Folded form for look-ups; not unique.")


class Claim(Base):
    """A proposition, without who and when."""

    __tablename__ = "claim"
    __table_args__ = (
        one_of("kind", CLAIM_KINDS),
        is_flag("reviewed"),
        in_order("event_earliest", "event_latest", "event_in_order"),
        {"comment": "A proposition that can be held or rejected, without who and when."},
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(TEXT, unique=True, comment="The key that annotations use.")
    kind: Mapped[str] = mapped_column(TEXT, comment="position, fact, evaluation, commitment, prediction or demand.")
    text: Mapped[str | None] = mapped_column(
        TEXT, comment="Its text in the codebook's language, else in English, else the first there is."
    )
    event_text: Mapped[str | None] = mapped_column(TEXT, comment="When what it speaks of happens, as given (EDTF).")
    event_earliest: Mapped[str | None] = mapped_column(TEXT, comment="First possible day of the event (ISO).")
    event_latest: Mapped[str | None] = mapped_column(TEXT, comment="Last possible day of the event (ISO).")
    reviewed: Mapped[int] = flag_column("1 when the codebook knows it; 0 when it was only met in an article.")


class ClaimText(Base):
    """A claim's text in one language."""

    __tablename__ = "claim_text"
    __table_args__ = ({"comment": "A claim's text in one language."},)

    claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), primary_key=True, comment="Of which claim.")
    lang: Mapped[str] = mapped_column(TEXT, primary_key=True, comment="BCP 47 language of the text.")
    text: Mapped[str] = mapped_column(TEXT, comment="The proposition as a sentence.")


class ClaimTopic(Base):
    """A topic a claim belongs to."""

    __tablename__ = "claim_topic"
    __table_args__ = (
        Index(None, "topic_id"),
        {"comment": "A topic a claim belongs to: the codebook's and the articles' add up."},
    )

    claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), primary_key=True, comment="Which claim.")
    topic_id: Mapped[int] = mapped_column(ID, ForeignKey("topic.id"), primary_key=True, comment="Which topic.")


class ClaimAbout(Base):
    """A speaker a claim is about."""

    __tablename__ = "claim_about"
    __table_args__ = (Index(None, "speaker_id"), {"comment": "A speaker a claim is about."})

    claim_id: Mapped[int] = mapped_column(ID, ForeignKey("claim.id"), primary_key=True, comment="Which claim.")
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), primary_key=True, comment="Whom it is about.")


class ClaimRelation(Base):
    """A logical relation between two claims."""

    __tablename__ = "claim_relation"
    __table_args__ = (
        one_of("kind", CLAIM_RELATIONS),
        CheckConstraint("from_claim_id <> to_claim_id", name="between_two"),
        Index(None, "to_claim_id"),
        {"comment": "A logical relation between two claims, as the codebook states it."},
    )

    from_claim_id: Mapped[int] = mapped_column(
        ID, ForeignKey("claim.id"), primary_key=True, comment="The claim that relates."
    )
    to_claim_id: Mapped[int] = mapped_column(
        ID, ForeignKey("claim.id"), primary_key=True, comment="The claim it relates to."
    )
    kind: Mapped[str] = mapped_column(
        TEXT, primary_key=True, comment="contradicts, equivalent, entails, refines or supersedes."
    )
