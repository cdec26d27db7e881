"""What was published: articles, the versions of their text, and each coder's reading of a version."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimtrack.db.base import ID, TEXT, Base, flag_column, is_flag, key_column


class Article(Base):
    """One published text, whatever its versions."""

    __tablename__ = "article"
    __table_args__ = (
        Index(None, "source_id"),
        {"comment": "One published text; its versions are revisions."},
    )

    id: Mapped[int] = key_column()
    key: Mapped[str] = mapped_column(
        TEXT, unique=True, comment="Identity: normalised URL, else ref, else source, date and title."
    )
    source_id: Mapped[int] = mapped_column(ID, ForeignKey("source.id"), comment="Who published it.")
    url: Mapped[str | None] = mapped_column(TEXT, comment="Address as given.")
    url_norm: Mapped[str | None] = mapped_column(
        TEXT, unique=True, comment="Address without fragment and tracking keys."
    )
    ref: Mapped[str | None] = mapped_column(TEXT, comment="The user's own reference.")


class ArticleRevision(Base):
    """One version of an article's text."""

    __tablename__ = "article_revision"
    __table_args__ = (
        UniqueConstraint("article_id", "sha256"),
        is_flag("is_current"),
        CheckConstraint("(text is null) = (sha256 = '')", name="hash_of_text"),
        Index(None, "is_current", "published_on"),
        {"comment": "One version of an article's text; the old text stays and its quotes stay anchored."},
    )

    id: Mapped[int] = key_column()
    article_id: Mapped[int] = mapped_column(ID, ForeignKey("article.id"), comment="Of which article.")
    sha256: Mapped[str] = mapped_column(
        TEXT, comment="SHA-256 of the text in UTF-8, hexadecimal; empty without a text."
    )
    text: Mapped[str | None] = mapped_column(
        Text(), comment="The text, code point for code point; null for a table of record."
    )
    source_name: Mapped[str] = mapped_column(
        TEXT, comment="The source as the file names it; looked up again when names change."
    )
    title: Mapped[str | None] = mapped_column(TEXT, comment="Headline.")
    author: Mapped[str | None] = mapped_column(TEXT, comment="By-line.")
    lang: Mapped[str] = mapped_column(TEXT, comment="BCP 47 language of the text.")
    published: Mapped[str] = mapped_column(TEXT, comment="Publication date as given.")
    published_on: Mapped[str] = mapped_column(
        TEXT, comment="Publication day (ISO); the last possible one of a partial date."
    )
    archive: Mapped[str | None] = mapped_column(TEXT, comment="Address of an archived copy.")
    retrieved: Mapped[str | None] = mapped_column(TEXT, comment="When the text was fetched, as given.")
    modified: Mapped[str | None] = mapped_column(TEXT, comment="When the outlet changed the text, as given.")
    stamp: Mapped[str] = mapped_column(
        TEXT, comment="The later of retrieved and modified; empty without either. Orders revisions."
    )
    meta: Mapped[str] = mapped_column(TEXT, comment="Header keys claimtrack does not know, as a JSON object.")
    is_current: Mapped[int] = flag_column("1 for the revision with the latest stamp: the one that reports use.")
    extractor: Mapped[str | None] = mapped_column(
        TEXT, comment="What made the text out of a page or file, with its version; null = not said."
    )


class Reading(Base):
    """One coder's file for one revision: the full set of that coder's records."""

    __tablename__ = "reading"
    __table_args__ = (
        UniqueConstraint("revision_id", "coder"),
        {"comment": "One coder's file for one revision: the full set of that coder's records for the text."},
    )

    id: Mapped[int] = key_column()
    revision_id: Mapped[int] = mapped_column(ID, ForeignKey("article_revision.id"), comment="What was read.")
    coder: Mapped[str] = mapped_column(TEXT, comment="Who coded it; empty = not said.")
    header: Mapped[str] = mapped_column(TEXT, comment="The header as given, as a JSON object.")
    content_hash: Mapped[str] = mapped_column(TEXT, comment="Hash of header and records: equal means nothing to do.")
