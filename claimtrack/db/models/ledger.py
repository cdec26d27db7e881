"""What was done to the record: runs, codebook entries, judgements, and the append-only log."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import ID, TEXT, Base, key_column, one_of
from claimtrack.domain import judged

ENTRY_KINDS = ("source", "speaker", "topic", "claim", "occasion")
JUDGED_KINDS = judged.KINDS
VERDICTS = judged.VERDICTS
ACTIONS = ("add", "update", "withdraw", "absorb", "judge", "retract")


class IngestRun(Base):
    """One run of a write command."""

    __tablename__ = "ingest_run"
    __table_args__ = (
        one_of("status", ("running", "done", "refused")),
        {"comment": "One run of a write command; never exported."},
    )

    id: Mapped[int] = key_column()
    command: Mapped[str] = mapped_column(TEXT, comment="The command that ran.")
    version: Mapped[str] = mapped_column(TEXT, comment="claimtrack's version.")
    started_at: Mapped[str] = mapped_column(TEXT, comment="Start, UTC, ISO 8601.")
    finished_at: Mapped[str | None] = mapped_column(
        TEXT, comment="End, UTC, ISO 8601; null while running or when it was killed."
    )
    status: Mapped[str] = mapped_column(TEXT, comment="running, done or refused.")
    counts: Mapped[str] = mapped_column(TEXT, comment="What it did, as a JSON object of counts.")
    who: Mapped[str | None] = mapped_column(TEXT, comment="Who ran it; null = nobody signs such a command.")
    why: Mapped[str | None] = mapped_column(TEXT, comment="The reason given, where it is one for all that the run did.")


class CodebookEntry(Base):
    """One entry of a codebook, as given."""

    __tablename__ = "codebook_entry"
    __table_args__ = (
        UniqueConstraint("kind", "key"),
        one_of("kind", ENTRY_KINDS),
        {
            "comment": "One entry of a codebook as given; names, memberships and claims derive from "
            "these and the codings."
        },
    )

    id: Mapped[int] = key_column()
    kind: Mapped[str] = mapped_column(TEXT, comment="source, speaker, topic, claim or occasion.")
    key: Mapped[str] = mapped_column(TEXT, comment="The entry's key.")
    body: Mapped[str] = mapped_column(Text(), comment="The entry, as a JSON object with sorted keys.")


class Judgement(Base):
    """A dated, reversible decision about identity or about a disputed value."""

    __tablename__ = "judgement"
    __table_args__ = (
        one_of("kind", JUDGED_KINDS),
        one_of("verdict", VERDICTS),
        CheckConstraint(
            "left_key < right_key or verdict = 'value' or (verdict = 'same' and kind <> 'utterance')",
            name="pair_in_order",
        ),
        CheckConstraint("(verdict = 'value') = (field is not null)", name="field_of_value"),
        Index(None, "kind", "left_key"),
        Index(None, "kind", "right_key"),
        {
            "comment": "A dated, reversible decision that two things are the same, are not, or that a "
            "disputed value is so."
        },
    )

    id: Mapped[int] = key_column()
    kind: Mapped[str] = mapped_column(TEXT, comment="source, speaker, topic, claim, utterance or statement.")
    left_key: Mapped[str] = mapped_column(TEXT, comment="Key of one; utterances are named by a coding's key.")
    right_key: Mapped[str] = mapped_column(TEXT, comment="Key of the other; for a value, its text.")
    verdict: Mapped[str] = mapped_column(TEXT, comment="same, different, or value (an adjudicated field).")
    field: Mapped[str | None] = mapped_column(TEXT, comment="Which field an adjudicated value is of.")
    who: Mapped[str] = mapped_column(TEXT, comment="Who decided.")
    why: Mapped[str | None] = mapped_column(TEXT, comment="The reason given.")
    decided_at: Mapped[str] = mapped_column(TEXT, comment="When, UTC, ISO 8601.")
    retracted_at: Mapped[str | None] = mapped_column(TEXT, comment="When it was taken back; null = it stands.")
    withdrawn_by: Mapped[str | None] = mapped_column(
        TEXT, comment="Who took it back; null = it stands, or was taken back before anybody kept this."
    )
    withdrawn_why: Mapped[str | None] = mapped_column(TEXT, comment="The reason given for taking it back.")


class Change(Base):
    """One entry of the append-only log."""

    __tablename__ = "change"
    __table_args__ = (
        one_of("action", ACTIONS),
        Index(None, "run_id"),
        Index(None, "kind", "key"),
        {
            "comment": "The append-only log: what each run did, with what was there before; rows are "
            "never changed or deleted."
        },
    )

    id: Mapped[int] = key_column()
    run_id: Mapped[int] = mapped_column(ID, ForeignKey("ingest_run.id"), comment="In which run.")
    at: Mapped[str] = mapped_column(TEXT, comment="When, UTC, ISO 8601.")
    action: Mapped[str] = mapped_column(TEXT, comment="add, update, withdraw, absorb, judge or retract.")
    kind: Mapped[str] = mapped_column(TEXT, comment="What kind of thing: reading, coding, revision, speaker, …")
    key: Mapped[str] = mapped_column(TEXT, comment="Its content-derived key.")
    before: Mapped[str | None] = mapped_column(Text(), comment="What was there before, as JSON; null = nothing.")
    after: Mapped[str | None] = mapped_column(
        Text(), comment="What is there now, as JSON, where it cannot be read from the record."
    )
