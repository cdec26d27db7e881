"""What is known of a claim: its texts, topics, subjects and event, gathered from the records and written again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import and_, select

from claimtrack.store.session import Row, WriteSession, chunks, table


@dataclass(frozen=True, slots=True)
class Use:
    """One record that says something of a claim itself, with when its article was published."""

    claim_id: int
    coding_id: int
    key: str
    published: str
    article: str
    stance_label: str
    body: Mapping[str, str]


class ClaimStore:
    """Reads the uses of claims and writes what they come to."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session

    def keys(self, claim_ids: Iterable[int]) -> dict[int, str]:
        """Give the keys of claims."""
        return {row["id"]: row["key"] for row in self._session.rows("claim", "id", claim_ids)}

    def ids(self, keys: Iterable[str]) -> dict[str, int]:
        """Give the ids of claims by key; a key that nothing uses has none."""
        return {row["key"]: row["id"] for row in self._session.rows("claim", "key", keys)}

    def uses(self, claim_ids: Iterable[int]) -> list[Use]:
        """Give the defining uses of claims in current revisions, earliest published first, ties by key."""
        coding, reading, revision, article = (table(n) for n in ("coding", "reading", "article_revision", "article"))
        joined = (
            coding.join(reading, reading.c.id == coding.c.reading_id)
            .join(revision, and_(revision.c.id == reading.c.revision_id, revision.c.is_current == 1))
            .join(article, article.c.id == revision.c.article_id)
        )
        columns = (
            coding.c.claim_id,
            coding.c.id,
            coding.c.key,
            revision.c.published_on,
            article.c.key.label("article"),
        )
        found: list[Use] = []
        for some in chunks(claim_ids):
            query = select(*columns, coding.c.stance_label, coding.c.body).select_from(joined)
            query = query.where(and_(coding.c.claim_id.in_(some), coding.c.defines == 1))
            for row in self._session.run(query):
                found.append(Use(*row[:6], body=json.loads(row.body)))
        return sorted(found, key=lambda use: (use.published, use.key))

    def topics(self, claim_ids: Iterable[int]) -> set[tuple[int, int]]:
        """Give the topics that current records name with claims, as (claim, topic)."""
        coding, named = table("coding"), table("coding_topic")
        reading, revision = table("reading"), table("article_revision")
        joined = (
            coding.join(named, named.c.coding_id == coding.c.id)
            .join(reading, reading.c.id == coding.c.reading_id)
            .join(revision, and_(revision.c.id == reading.c.revision_id, revision.c.is_current == 1))
        )
        found: set[tuple[int, int]] = set()
        for some in chunks(claim_ids):
            query = select(coding.c.claim_id, named.c.topic_id).select_from(joined).where(coding.c.claim_id.in_(some))
            found.update((claim, topic) for claim, topic in self._session.run(query.distinct()))
        return found

    def subjects(self, coding_ids: Iterable[int]) -> dict[int, list[int]]:
        """Give whom each coding says its claim is about."""
        found: dict[int, list[int]] = {}
        for row in self._session.rows("coding_mention", "coding_id", coding_ids):
            if row["role"] == "about":
                found.setdefault(row["coding_id"], []).append(row["speaker_id"])
        return found

    def write(self, claims: Mapping[int, Row], parts: Mapping[str, list[Row]]) -> None:
        """Write claims and, in place of what was there, their texts, topics and subjects."""
        for claim_id, values in claims.items():
            self._session.update("claim", claim_id, values)
        for name, rows in parts.items():
            self._session.delete(name, "claim_id", claims)
            self._session.insert(name, rows)

    def relate(self, claim_ids: Iterable[int], rows: list[Row]) -> None:
        """Write the codebook's relations of claims in place of what was there."""
        self._session.delete("claim_relation", "from_claim_id", claim_ids)
        self._session.insert("claim_relation", rows)
