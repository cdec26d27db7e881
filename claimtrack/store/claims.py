"""What is known of a claim: its texts, topics, subjects and event, gathered from the records and written again."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import and_, select

from claimtrack.store.session import Row, WriteSession, is_current, table

_PARTS: Final = ("claim_text", "claim_topic", "claim_about")


@dataclass(frozen=True, slots=True)
class Use:
    """One record that says something of a claim itself, with when its article was published."""

    claim_id: int
    coding_id: int
    key: str
    published: str
    stance_label: str
    body: Mapping[str, str]


@dataclass(slots=True)
class StoredClaim:
    """What the rows of a claim say."""

    kind: str
    event_text: str | None
    texts: dict[str, str] = field(default_factory=dict)
    about: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)


class ClaimStore:
    """Reads the uses of claims and writes what they come to."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session

    def keys(self, claim_ids: Iterable[int]) -> dict[int, str]:
        """Give the keys of claims."""
        claim = table("claim")
        rows = self._session.gather(select(claim.c.id, claim.c.key), claim.c.id, claim_ids)
        return {row["id"]: row["key"] for row in rows}

    def stored(self, claim_ids: Iterable[int]) -> dict[int, StoredClaim]:
        """Give what is stored of claims."""
        ids = list(claim_ids)
        found = {
            row["id"]: StoredClaim(row["kind"], row["event_text"]) for row in self._session.rows("claim", "id", ids)
        }
        for row in self._session.rows("claim_text", "claim_id", ids):
            found[row["claim_id"]].texts[row["lang"]] = row["text"]
        for row in self._session.rows("claim_about", "claim_id", ids):
            found[row["claim_id"]].about.add(row["speaker_id"])
        for row in self._session.rows("claim_topic", "claim_id", ids):
            found[row["claim_id"]].topics.add(row["topic_id"])
        return found

    def uses(self, claim_ids: Iterable[int]) -> list[Use]:
        """Give the defining uses of claims in current revisions."""
        coding, reading, revision = table("coding"), table("reading"), table("article_revision")
        joined = coding.join(reading, reading.c.id == coding.c.reading_id).join(
            revision, and_(revision.c.id == reading.c.revision_id, is_current(revision))
        )
        columns = (coding.c.claim_id, coding.c.id, coding.c.key, revision.c.published_on, coding.c.stance_label)
        query = select(*columns, coding.c.body).select_from(joined).where(coding.c.defines == 1)
        rows = self._session.gather(query, coding.c.claim_id, claim_ids)
        return [
            Use(
                row["claim_id"],
                row["id"],
                row["key"],
                row["published_on"],
                row["stance_label"],
                json.loads(row["body"]),
            )
            for row in rows
        ]

    def topics(self, claim_ids: Iterable[int]) -> set[tuple[int, int]]:
        """Give the topics that current records name with claims, as (claim, topic)."""
        coding, named = table("coding"), table("coding_topic")
        reading, revision = table("reading"), table("article_revision")
        joined = (
            coding.join(named, named.c.coding_id == coding.c.id)
            .join(reading, reading.c.id == coding.c.reading_id)
            .join(revision, and_(revision.c.id == reading.c.revision_id, is_current(revision)))
        )
        query = select(coding.c.claim_id, named.c.topic_id).select_from(joined).distinct()
        return {(row["claim_id"], row["topic_id"]) for row in self._session.gather(query, coding.c.claim_id, claim_ids)}

    def subjects(self, coding_ids: Iterable[int]) -> dict[int, list[int]]:
        """Give whom each coding says its claim is about."""
        mention = table("coding_mention")
        query = select(mention.c.coding_id, mention.c.speaker_id).where(mention.c.role == "about")
        found: dict[int, list[int]] = {}
        for row in self._session.gather(query, mention.c.coding_id, coding_ids):
            found.setdefault(row["coding_id"], []).append(row["speaker_id"])
        return found

    def write(self, claims: Sequence[tuple[int, Row]], parts: Mapping[str, list[Row]]) -> None:
        """Write claims and, in place of what was there, their texts, topics and subjects."""
        self._session.update_all("claim", claims)
        for name in _PARTS:
            self._session.delete(name, "claim_id", [claim_id for claim_id, _ in claims])
            self._session.insert(name, parts[name])

    def relate(self, claim_ids: Iterable[int], rows: list[Row]) -> None:
        """Write the codebook's relations of claims in place of what was there."""
        self._session.delete("claim_relation", "from_claim_id", claim_ids)
        self._session.insert("claim_relation", rows)
