"""Who reported what: one report per article and statement, its chain, its citations, its codings. Derived."""

from sqlalchemy import ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import ID, TEXT, Base, flag_column, is_flag, key_column, one_of
from claimtrack.domain.vocabulary import HOP_ROLES


class Report(Base):
    """One article carrying one statement."""

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("article_id", "statement_id"),
        is_flag("via_anonymous"),
        is_flag("independent"),
        is_flag("circular"),
        Index(None, "statement_id"),
        Index(None, "coding_id"),
        {"comment": "One article carrying one statement; mode, quote and date are those of its first coding."},
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(
        TEXT, unique=True, comment="Content-derived key: that of its first coding and asserter."
    )
    article_id: Mapped[int] = mapped_column(ID, ForeignKey("article.id"), comment="Which article.")
    statement_id: Mapped[int] = mapped_column(ID, ForeignKey("statement.id"), comment="Which statement.")
    coding_id: Mapped[int] = mapped_column(
        ID, ForeignKey("coding.id"), comment="The coding it shows: the first by offset."
    )
    chain: Mapped[str] = mapped_column(TEXT, comment="Names of the chain joined by ' > ', publishing source first.")
    root_id: Mapped[int] = mapped_column(
        ID,
        ForeignKey("speaker.id"),
        comment="The source in the chain nearest to the asserter, else the publishing source.",
    )
    origin_id: Mapped[int] = mapped_column(
        ID, ForeignKey("speaker.id"), comment="The root; sources that cite each other in a circle share one."
    )
    via_anonymous: Mapped[int] = flag_column("1 when an anonymous voice stands in the chain.")
    independent: Mapped[int] = flag_column("1 for the earliest report of each origin of a statement.")
    circular: Mapped[int] = flag_column("1 when its source and its root cite each other.")


class ReportHop(Base):
    """One link of a report's chain."""

    __tablename__ = "report_hop"
    __table_args__ = (
        one_of("role", HOP_ROLES),
        Index(None, "speaker_id"),
        {"comment": "One link of a report's chain, the publishing source first, the asserter last."},
    )

    report_id: Mapped[int] = mapped_column(ID, ForeignKey("report.id"), primary_key=True, comment="Of which report.")
    position: Mapped[int] = mapped_column(
        Integer, primary_key=True, comment="Order in the chain, 0 = the publishing source."
    )
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), comment="Who.")
    role: Mapped[str] = mapped_column(TEXT, comment="publisher, relay, spokesperson, interpreter or origin.")
    on_behalf_of_id: Mapped[int | None] = mapped_column(
        ID, ForeignKey("speaker.id"), comment="On whose behalf, where said."
    )


class ReportCitation(Base):
    """A source that the article says carries the same."""

    __tablename__ = "report_citation"
    __table_args__ = (
        Index(None, "speaker_id"),
        {"comment": "A source that the article says carries the same; no report, in no count."},
    )

    report_id: Mapped[int] = mapped_column(ID, ForeignKey("report.id"), primary_key=True, comment="Of which report.")
    speaker_id: Mapped[int] = mapped_column(ID, ForeignKey("speaker.id"), primary_key=True, comment="Which source.")


class ReportCoding(Base):
    """A coding that a report rests on."""

    __tablename__ = "report_coding"
    __table_args__ = (
        Index(None, "coding_id", "position"),
        {"comment": "A coding (and which of its asserters) that a report rests on; several never count twice."},
    )

    report_id: Mapped[int] = mapped_column(ID, ForeignKey("report.id"), primary_key=True, comment="Which report.")
    coding_id: Mapped[int] = mapped_column(ID, ForeignKey("coding.id"), primary_key=True, comment="Which coding.")
    position: Mapped[int] = mapped_column(Integer, primary_key=True, comment="Which of the coding's asserters, from 0.")
