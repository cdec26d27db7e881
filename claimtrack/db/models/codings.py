"""What coders read: codings as given, the names they mention as looked up, their quotes as anchored."""

from sqlalchemy import CheckConstraint, Float, ForeignKey, Index, Integer, SmallInteger, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import ID, TEXT, Base, flag_column, in_order, is_flag, key_column, one_of
from claimtrack.domain.vocabulary import ACTS, CERTAINTIES, DATE_BASES, EVIDENCE_KINDS, HOP_ROLES, MODES

MENTION_ROLES = ("hop", "asserter", "principal", "affiliation", "to", "also", "about")


class Coding(Base):
    """One record of one coder in one reading."""

    __tablename__ = "coding"
    __table_args__ = (
        UniqueConstraint("reading_id", "record_id"),
        CheckConstraint("stance between -2 and 2", name="stance_range"),
        CheckConstraint("confidence between 0 and 1", name="confidence_range"),
        one_of("act", ACTS),
        one_of("mode", MODES),
        one_of("certainty", CERTAINTIES),
        one_of("date_basis", DATE_BASES),
        one_of("evidence", EVIDENCE_KINDS),
        is_flag("conditional"),
        is_flag("date_exact"),
        in_order("date_earliest", "date_latest", "date_in_order"),
        is_flag("defines"),
        Index(None, "claim_id", "defines"),
        Index(None, "occasion_id"),
        {
            "comment": "One record of one coder: what was read in one article. Everything else about "
            "speech derives from these."
        },
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(
        TEXT, unique=True, comment="Content-derived key: article, revision, coder, record id."
    )
    reading_id: Mapped[int] = mapped_column(ID, ForeignKey("reading.id"), comment="In which reading.")
    record_id: Mapped[str] = mapped_column(TEXT, comment="The @id of the record.")
    claim_id: Mapped[int | None] = mapped_column(
        ID, ForeignKey("claim.id"), comment="On which claim; null = on topics only."
    )
    stance: Mapped[int | None] = mapped_column(SmallInteger, comment="-2 to 2; null = unclear.")
    stance_label: Mapped[str] = mapped_column(TEXT, comment="The stance word as given.")
    conditional: Mapped[int] = flag_column("1 when the stance holds under a condition.")
    condition: Mapped[str | None] = mapped_column(TEXT, comment="The condition.")
    act: Mapped[str] = mapped_column(TEXT, comment="What was done by saying it.")
    mode: Mapped[str | None] = mapped_column(TEXT, comment="direct, mixed, indirect or narrated; null = not said.")
    certainty: Mapped[str | None] = mapped_column(TEXT, comment="certain, probable, possible or unknown.")
    cue: Mapped[str | None] = mapped_column(TEXT, comment="The attributing words.")
    distancing: Mapped[str | None] = mapped_column(TEXT, comment="The reporter's own distance, such as «якобы».")
    date_text: Mapped[str] = mapped_column(TEXT, comment="When it was said, as far as known (EDTF).")
    date_earliest: Mapped[str | None] = mapped_column(TEXT, comment="First possible day (ISO); null = open.")
    date_latest: Mapped[str] = mapped_column(TEXT, comment="Last possible day (ISO).")
    date_basis: Mapped[str] = mapped_column(TEXT, comment="explicit, relative, inferred, publication or unknown.")
    date_exact: Mapped[int] = flag_column("1 when the day itself is known.")
    date_days: Mapped[int | None] = mapped_column(Integer, comment="Days from the first to the last; null = open.")
    date_time: Mapped[str | None] = mapped_column(TEXT, comment="Time in UTC, if given with its zone.")
    said_text: Mapped[str | None] = mapped_column(TEXT, comment="The article's words for when, such as «накануне».")
    occasion_id: Mapped[int | None] = mapped_column(
        ID, ForeignKey("occasion.id"), comment="The defined occasion its `at` names."
    )
    occasion_text: Mapped[str | None] = mapped_column(TEXT, comment="The occasion as given.")
    ref: Mapped[str | None] = mapped_column(TEXT, comment="An identifier from elsewhere.")
    confidence: Mapped[float | None] = mapped_column(Float, comment="The coder's confidence, 0 to 1.")
    note: Mapped[str | None] = mapped_column(TEXT, comment="The coder's remark.")
    translation: Mapped[str | None] = mapped_column(TEXT, comment="The quote in the codebook's language.")
    evidence: Mapped[str] = mapped_column(TEXT, comment="text (a quote) or record (a row of an official table).")
    defines: Mapped[int] = flag_column(
        "1 when the record says something of the claim itself: text, kind, subject, event."
    )
    start_char: Mapped[int] = mapped_column(
        Integer, comment="First code point of its quote; orders the records of an article."
    )
    body: Mapped[str] = mapped_column(Text(), comment="Every field as given, as a JSON object.")
    claim_coded: Mapped[str | None] = mapped_column(TEXT, comment="The claim's key as the record has it; null = none.")
    as_coded: Mapped[str | None] = mapped_column(
        Text(),
        comment="What the record says itself where judgements changed what holds of it, as JSON; null = the same.",
    )


class CodingTopic(Base):
    """A topic a coding names."""

    __tablename__ = "coding_topic"
    __table_args__ = (
        Index(None, "topic_id"),
        Index(None, "norm_key"),
        {"comment": "A topic a coding names, as looked up."},
    )

    coding_id: Mapped[int] = mapped_column(ID, ForeignKey("coding.id"), primary_key=True, comment="Which coding.")
    position: Mapped[int] = mapped_column(Integer, primary_key=True, comment="Order in the record, from 0.")
    topic_id: Mapped[int] = mapped_column(ID, ForeignKey("topic.id"), comment="Which topic.")
    raw: Mapped[str] = mapped_column(TEXT, comment="The topic as given.")
    norm_key: Mapped[str] = mapped_column(
        TEXT, comment="Folded last part of what was given: looked up again when names change."
    )


class CodingMention(Base):
    """A name in a coding, as given and as looked up."""

    __tablename__ = "coding_mention"
    __table_args__ = (
        one_of("role", MENTION_ROLES),
        one_of("hop_role", HOP_ROLES),
        Index(None, "speaker_id"),
        Index(None, "norm_key"),
        {"comment": "A name in a coding (chain, principal, addressee, citation, subject), as given and as looked up."},
    )

    coding_id: Mapped[int] = mapped_column(ID, ForeignKey("coding.id"), primary_key=True, comment="Which coding.")
    role: Mapped[str] = mapped_column(
        TEXT, primary_key=True, comment="hop, asserter, principal, affiliation, to, also or about."
    )
    position: Mapped[int] = mapped_column(
        Integer,
        primary_key=True,
        comment="Order among its role, from 0; a principal or affiliation has the position of its hop.",
    )
    hop_role: Mapped[str | None] = mapped_column(
        TEXT, comment="Hops and asserters: relay, spokesperson, interpreter or origin."
    )
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), comment="Who is meant.")
    raw: Mapped[str] = mapped_column(TEXT, comment="The name as given.")
    norm_key: Mapped[str] = mapped_column(TEXT, comment="Folded name: looked up again when names change.")


class CodingSpeaker(Base):
    """One asserter of a coding, with whom it commits: what utterances are grouped from."""

    __tablename__ = "coding_speaker"
    __table_args__ = (
        is_flag("imputed"),
        Index(None, "principal_id", "day"),
        Index(None, "principal_id", "ref"),
        {
            "comment": "One asserter of a coding and whom it commits; joint statements have several. "
            "Utterances are grouped from these."
        },
    )

    coding_id: Mapped[int] = mapped_column(ID, ForeignKey("coding.id"), primary_key=True, comment="Which coding.")
    position: Mapped[int] = mapped_column(Integer, primary_key=True, comment="Order among joint asserters, from 0.")
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), comment="Who said it.")
    principal_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), comment="Whom it commits.")
    imputed: Mapped[int] = flag_column("1 when an interpreter hop stands in the chain.")
    day: Mapped[str] = mapped_column(
        TEXT, comment="Last possible day it was said: narrows the search for the same utterance."
    )
    ref: Mapped[str | None] = mapped_column(
        TEXT, comment="The coding's ref: narrows the search for the same utterance."
    )


class Span(Base):
    """The quote of a coding, anchored in the revision's text."""

    __tablename__ = "span"
    __table_args__ = (
        CheckConstraint("start_char >= 0 and start_char < end_char", name="span_in_order"),
        {"comment": "The quote of a coding: the article's own slices, anchored in the revision's text."},
    )

    coding_id: Mapped[int] = mapped_column(ID, ForeignKey("coding.id"), primary_key=True, comment="Of which coding.")
    text: Mapped[str] = mapped_column(Text(), comment="The article's own words, gaps shown as <…>.")
    start_char: Mapped[int | None] = mapped_column(Integer, comment="First code point; null for a table of record.")
    end_char: Mapped[int | None] = mapped_column(Integer, comment="Code point after the last.")


class SpanSegment(Base):
    """One unbroken stretch of a quote."""

    __tablename__ = "span_segment"
    __table_args__ = (
        CheckConstraint("start_char >= 0 and start_char < end_char", name="segment_in_order"),
        {"comment": "One unbroken stretch of a discontinuous quote, half-open, in code points."},
    )

    coding_id: Mapped[int] = mapped_column(
        ID, ForeignKey("span.coding_id"), primary_key=True, comment="Of which quote."
    )
    position: Mapped[int] = mapped_column(Integer, primary_key=True, comment="Order in the quote, from 0.")
    start_char: Mapped[int] = mapped_column(Integer, comment="First code point.")
    end_char: Mapped[int] = mapped_column(Integer, comment="Code point after the last.")
