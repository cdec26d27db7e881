"""Which codings: of readings, of articles, of names, at occasions. Answers in ids, for what must be made again."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.sql.selectable import Join

from claimtrack.domain.names import norm_key
from claimtrack.store.session import Row, WriteSession, table


def codings_of_readings(session: WriteSession, readings: Iterable[int]) -> set[int]:
    """Give the codings of readings."""
    coding = table("coding")
    return session.ids(select(coding.c.id), coding.c.reading_id, readings)


def codings_of_articles(session: WriteSession, articles: Iterable[int]) -> set[int]:
    """Give the codings of articles, whatever the revision."""
    coding, revision = table("coding"), table("article_revision")
    return session.ids(select(coding.c.id).select_from(_published()), revision.c.article_id, articles)


def codings_naming(session: WriteSession, folded: Iterable[str]) -> set[int]:
    """Give the codings that mention one of these folded names."""
    mention = table("coding_mention")
    return session.ids(select(mention.c.coding_id), mention.c.norm_key, folded)


def names_written(session: WriteSession, folded: Iterable[str]) -> set[str]:
    """Give how codings write these folded names."""
    mention = table("coding_mention")
    query = select(mention.c.raw).distinct()
    return {row["raw"] for row in session.gather(query, mention.c.norm_key, folded)}


def codings_through(session: WriteSession, speakers: Iterable[int]) -> set[int]:
    """Give the codings whose chain leads through one of these speakers."""
    mention = table("coding_mention")
    query = select(mention.c.coding_id).where(mention.c.role.in_(("hop", "asserter")))
    return session.ids(query, mention.c.speaker_id, speakers)


def codings_on(session: WriteSession, topic: str) -> set[int]:
    """Give the codings that name a topic in these words."""
    named = table("coding_topic")
    query = select(named.c.coding_id).where(named.c.raw == topic)
    return session.ids(query, named.c.norm_key, [norm_key(topic.rpartition("/")[2])])


def topics_of(session: WriteSession, codings: Iterable[int]) -> set[str]:
    """Give the topics that codings name, as written."""
    named = table("coding_topic")
    return {row["raw"] for row in session.gather(select(named.c.raw).distinct(), named.c.coding_id, codings)}


def speakers_of(session: WriteSession, codings: Iterable[int]) -> set[int]:
    """Give whom codings mention."""
    mention = table("coding_mention")
    return session.ids(select(mention.c.speaker_id).distinct(), mention.c.coding_id, codings)


def claims_of(session: WriteSession, codings: Iterable[int]) -> set[int]:
    """Give the claims of codings."""
    coding = table("coding")
    return session.ids(select(coding.c.claim_id).where(coding.c.claim_id.is_not(None)), coding.c.id, codings)


def occasions_named(session: WriteSession) -> list[Row]:
    """Give the codings that name an occasion: id, the words, and the occasion meant so far."""
    coding = table("coding")
    columns = (coding.c.id, coding.c.occasion_text, coding.c.occasion_id)
    return [dict(row) for row in session.run(select(*columns).where(coding.c.occasion_text.is_not(None))).mappings()]


def contexts(session: WriteSession, codings: Iterable[int]) -> list[Row]:
    """Give codings with the key and source of their articles, to look their names up again."""
    coding, article = table("coding"), table("article")
    columns = (coding.c.id, coding.c.record_id, coding.c.body, coding.c.ref, coding.c.date_exact, coding.c.date_latest)
    joined = _published().join(article, article.c.id == table("article_revision").c.article_id)
    of_article = (article.c.id.label("article_id"), article.c.key.label("article_key"), article.c.source_id)
    query = select(*columns, table("reading").c.coder, *of_article)
    return session.gather(query.select_from(joined), coding.c.id, codings)


def _published() -> Join:
    coding, reading, revision = table("coding"), table("reading"), table("article_revision")
    joined = coding.join(reading, reading.c.id == coding.c.reading_id)
    return joined.join(revision, revision.c.id == reading.c.revision_id)
