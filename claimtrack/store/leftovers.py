"""What nothing uses any more: unreviewed names, topics and claims that only a withdrawn record had brought in."""

from sqlalchemy import Select, exists, select
from sqlalchemy.sql.elements import ColumnElement

from claimtrack.store.session import WriteSession, table

_SPEAKER_USES = (
    ("coding_mention", "speaker_id"),
    ("coding_speaker", "speaker_id"),
    ("coding_speaker", "principal_id"),
    ("membership", "member_id"),
    ("membership", "group_id"),
    ("claim_about", "speaker_id"),
    ("utterance", "speaker_id"),
    ("utterance", "principal_id"),
    ("report", "root_id"),
    ("report", "origin_id"),
    ("report_hop", "speaker_id"),
    ("speaker", "affiliation_id"),
)
_TOPIC_USES = (
    ("coding_topic", "topic_id"),
    ("claim_topic", "topic_id"),
    ("statement_topic", "topic_id"),
    ("topic", "parent_id"),
)


def unused_speakers(session: WriteSession) -> list[int]:
    """Give unreviewed speakers that nothing mentions and that published nothing."""
    speaker, source, article = table("speaker"), table("source"), table("article")
    publishing = (
        select(source.c.id).join(article, article.c.source_id == source.c.id).where(source.c.speaker_id == speaker.c.id)
    )
    query = select(speaker.c.id).where(speaker.c.reviewed == 0, ~exists(publishing))
    return _without(session, query, speaker.c.id, _SPEAKER_USES)


def unused_topics(session: WriteSession) -> list[int]:
    """Give unreviewed topics that nothing belongs to and that have none below."""
    topic = table("topic")
    return _without(session, select(topic.c.id).where(topic.c.reviewed == 0), topic.c.id, _TOPIC_USES)


def unused_claims(session: WriteSession) -> list[int]:
    """Give unreviewed claims that no record uses and no codebook claim relates to."""
    claim = table("claim")
    uses = (("coding", "claim_id"), ("claim_relation", "to_claim_id"))
    return _without(session, select(claim.c.id).where(claim.c.reviewed == 0), claim.c.id, uses)


def _without(
    session: WriteSession, query: Select[tuple[int]], key: ColumnElement[int], uses: tuple[tuple[str, str], ...]
) -> list[int]:
    for name, column in uses:
        using = table(name).alias()
        query = query.where(~exists(select(using.c[column]).where(using.c[column] == key)))
    return list(session.run(query).scalars())
