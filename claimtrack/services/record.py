"""The record as a write command holds it: every registry of one session, and what spans several of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.names import norm_key
from claimtrack.services.naming import Spoken, look_up
from claimtrack.store.actors import Actor, Actors
from claimtrack.store.evidence import Evidence
from claimtrack.store.ledger import Ledger
from claimtrack.store.leftovers import unused_claims, unused_speakers, unused_topics
from claimtrack.store.publications import Publications, Revision, StoredReading
from claimtrack.store.session import Row, WriteSession
from claimtrack.store.subjects import Claims, Occasions, Topics


@dataclass(frozen=True, slots=True)
class Context:
    """What a coding's names are looked up against: its article's key and source, and the coding's own row."""

    article: str
    source: Actor
    coding: Row


class Record:
    """Owns the registries of a write command; made inside its first transaction, valid until the command ends."""

    def __init__(self, session: WriteSession) -> None:
        self.session = session
        self.actors = Actors(session)
        self.topics = Topics(session)
        self.claims = Claims(session)
        self.occasions = Occasions(session)
        self.publications = Publications(session)
        self.evidence = Evidence(session)
        self.ledger = Ledger(session)
        self.entries = self.ledger.entries()
        self.seen: dict[tuple[str, str, str], str] = {}
        self.retired: list[tuple[int, list[int]]] = []

    def name(self, coding_id: int, spoken: Spoken, topics: Iterable[str], context: Context) -> None:
        """Look up the names and topics of a coding and enter them with it."""
        named = look_up(spoken, self.actors, article=context.article, source=context.source)
        self.evidence.attach(coding_id, "coding_mention", named.mentions)
        said = {"imputed": int(named.imputed), "day": context.coding["date_latest"], "ref": context.coding["ref"]}
        asserters = [
            {"position": position, "speaker_id": one.speaker.id, "principal_id": one.principal.id} | said
            for position, one in enumerate(named.asserters)
        ]
        self.evidence.attach(coding_id, "coding_speaker", asserters)
        rows = [
            {
                "position": position,
                "topic_id": self.topics.meet(topic).id,
                "raw": topic,
                "norm_key": norm_key(topic.rpartition("/")[2]),
            }
            for position, topic in enumerate(topics)
        ]
        self.evidence.attach(coding_id, "coding_topic", rows)

    def retire(self, revision: Revision, readings: Iterable[StoredReading]) -> None:
        """Log and remember a revision whose text was a mistake; its rows go when its codings are gone."""
        row = self.session.rows("article_revision", "id", [revision.id])[0]
        self.ledger.log("withdraw", "revision", row["sha256"], before={"text": row["text"], "title": row["title"]})
        self.retired.append((revision.id, [one.id for one in readings]))

    def bury(self) -> None:
        """Remove the rows of retired revisions."""
        for revision_id, readings in self.retired:
            self.session.delete("reading", "id", readings)
            self.session.delete("article_revision", "id", [revision_id])
        self.retired.clear()

    def sweep(self) -> None:
        """Remove unreviewed names, topics and claims that nothing uses any more."""
        self.claims.forget(set(unused_claims(self.session)))
        while gone := unused_speakers(self.session):
            self.actors.forget(gone)
        while topics := unused_topics(self.session):
            self.topics.forget(topics)

    def rename(self, codings: set[int]) -> None:
        """Look up again every name in these codings; their speech must be cleared before and made again after."""
        self.evidence.detach(codings)
        for coding in self.evidence.contexts(codings):
            body = json.loads(coding["body"])
            source = self.actors.of_source(coding["source_id"])
            topics = [text for text, _ in split_values(body.get("topic", ""))]
            self.name(coding["id"], Spoken.of_body(body), topics, Context(coding["article_key"], source, coding))
        self.actors.flush()
        self.evidence.flush()
