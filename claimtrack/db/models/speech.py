"""What was said: occasions, utterances, and the statements they make. Derived from codings and judgements."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import ID, TEXT, Base, flag_column, in_order, is_flag, key_column, one_of
from claimtrack.domain.vocabulary import ACTS, CERTAINTIES, DATE_BASES


class Occasion(Base):
    """A meeting, call or briefing at which things were said."""

    __tablename__ = "occasion"
    __table_args__ = (
        in_order("date_earliest", "date_latest", "date_in_order"),
        {"comment": "A meeting, call, address or briefing, as the codebook defines it."},
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(TEXT, unique=True, comment="The key that annotations use.")
    name: Mapped[str] = mapped_column(TEXT, comment="Primary name.")
    date_text: Mapped[str | None] = mapped_column(TEXT, comment="When it took place, as given (EDTF).")
    date_earliest: Mapped[str | None] = mapped_column(TEXT, comment="First possible day (ISO).")
    date_latest: Mapped[str | None] = mapped_column(TEXT, comment="Last possible day (ISO).")
    place: Mapped[str | None] = mapped_column(TEXT, comment="Where.")


class OccasionName(Base):
    """A name of an occasion in one language."""

    __tablename__ = "occasion_name"
    __table_args__ = (
        UniqueConstraint("occasion_id", "lang", "text"),
        Index(None, "norm_key"),
        {"comment": "A name of an occasion in one language."},
    )

    id: Mapped[int] = key_column()
    occasion_id: Mapped[int] = mapped_column(ID, ForeignKey("occasion.id"), comment="Whose name it is.")
    text: Mapped[str] = mapped_column(TEXT, comment="The name as written.")
    lang: Mapped[str] = mapped_column(TEXT, comment="BCP 47 language of the name; empty = not said.")
    norm_key: Mapped[str] = mapped_column(TEXT, comment="Folded form for look-ups; not unique.")


class Utterance(Base):
    """One act of speech."""

    __tablename__ = "utterance"
    __table_args__ = (
        one_of("date_basis", DATE_BASES),
        is_flag("imputed"),
        in_order("date_earliest", "date_latest", "date_in_order"),
        Index(None, "principal_id", "date_latest"),
        Index(None, "speaker_id"),
        {"comment": "One act of speech: who, when, at what occasion; counted once however many articles carry it."},
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(TEXT, unique=True, comment="Content-derived key: that of its first coding.")
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), comment="Who said it.")
    principal_id: Mapped[int] = mapped_column(
        ID, ForeignKey("speaker.id"), comment="Whom it commits: on whose behalf, else the speaker."
    )
    occasion_id: Mapped[int | None] = mapped_column(ID, ForeignKey("occasion.id"), comment="At which defined occasion.")
    ref: Mapped[str | None] = mapped_column(TEXT, comment="An identifier from elsewhere, such as post:123.")
    joint: Mapped[str | None] = mapped_column(
        TEXT, comment="Shared by the utterances of one joint statement; null = not joint."
    )
    imputed: Mapped[int] = flag_column("1 when an interpreter tells what the speaker said or thinks.")
    date_text: Mapped[str] = mapped_column(TEXT, comment="When it was said, as far as known (EDTF).")
    date_earliest: Mapped[str | None] = mapped_column(TEXT, comment="First possible day (ISO); null = open.")
    date_latest: Mapped[str] = mapped_column(TEXT, comment="Last possible day (ISO).")
    date_basis: Mapped[str] = mapped_column(TEXT, comment="explicit, relative, inferred, publication or unknown.")


class UtteranceAddressee(Base):
    """Somebody an utterance was addressed to."""

    __tablename__ = "utterance_addressee"
    __table_args__ = (Index(None, "speaker_id"), {"comment": "Somebody an utterance was addressed to."})

    utterance_id: Mapped[int] = mapped_column(
        ID, ForeignKey("utterance.id"), primary_key=True, comment="Which utterance."
    )
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), primary_key=True, comment="To whom.")


class Statement(Base):
    """The stance one utterance takes on one claim."""

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("utterance_id", "claim_id"),
        CheckConstraint("stance between -2 and 2", name="stance_range"),
        one_of("act", ACTS),
        one_of("certainty", CERTAINTIES),
        is_flag("conditional"),
        is_flag("via_anonymous"),
        is_flag("anonymous"),
        Index(None, "claim_id"),
        {"comment": "The stance one utterance takes on one claim, settled from all its reports."},
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(
        TEXT, unique=True, comment="Content-derived key; ties in reports are broken by it."
    )
    utterance_id: Mapped[int] = mapped_column(ID, ForeignKey("utterance.id"), comment="Which utterance.")
    claim_id: Mapped[int | None] = mapped_column(
        ID, ForeignKey("claim.id"), comment="On which claim; null = on topics only."
    )
    stance: Mapped[int | None] = mapped_column(
        SmallInteger, comment="-2 (strongly opposes) to 2 (strongly supports); null = unclear."
    )
    stance_label: Mapped[str] = mapped_column(TEXT, comment="The word for the stance that the annotation used.")
    conditional: Mapped[int] = flag_column("1 when the stance holds under a condition.")
    condition: Mapped[str | None] = mapped_column(TEXT, comment="The condition.")
    act: Mapped[str] = mapped_column(TEXT, comment="What was done by saying it: assert, deny, demand, …")
    certainty: Mapped[str | None] = mapped_column(
        TEXT, comment="How certain the speaker was: certain, probable, possible, unknown."
    )
    anonymous: Mapped[int] = flag_column("1 when the asserter itself is an anonymous voice.")
    via_anonymous: Mapped[int] = flag_column("1 when every report came through an anonymous voice.")


class StatementTopic(Base):
    """A topic of a statement that has no claim."""

    __tablename__ = "statement_topic"
    __table_args__ = (Index(None, "topic_id"), {"comment": "A topic of a statement that has no claim."})

    statement_id: Mapped[int] = mapped_column(
        ID, ForeignKey("statement.id"), primary_key=True, comment="Which statement."
    )
    topic_id: Mapped[int] = mapped_column(ID, ForeignKey("topic.id"), primary_key=True, comment="Which topic.")
