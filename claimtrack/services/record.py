"""The record as a write command holds it: every registry of one session, and what spans several of them."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.entry_names import UNSAID, names_of
from claimtrack.domain.judged import record_key
from claimtrack.domain.laid import lay_over
from claimtrack.domain.names import norm_key
from claimtrack.services.defining import Definitions
from claimtrack.services.judging import Judgements
from claimtrack.services.naming import Spoken, look_up
from claimtrack.services.reconcile import Reconciler
from claimtrack.store.actors import Actor, Actors
from claimtrack.store.evidence import Evidence
from claimtrack.store.ledger import Ledger
from claimtrack.store.leftovers import silent_sources, unused_claims, unused_speakers
from claimtrack.store.publications import Publications
from claimtrack.store.session import WriteSession
from claimtrack.store.subjects import Claims, Occasions
from claimtrack.store.topics import Names, Topics
from claimtrack.store.whereabouts import contexts

EntryBody = Mapping[str, Any]
Entries = Mapping[tuple[str, str], EntryBody]
_PORTION = 2_000


@dataclass(frozen=True, slots=True)
class Context:
    """Where the names of a coding are looked up: its article, who publishes it, when it was said, its ref."""

    article_id: int
    article_key: str
    source: Actor
    day: str | None
    ref: str | None


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
        self.judgements = Judgements(session)
        self.given: Entries = self.ledger.entries()
        self.lay()

    def reload(self) -> None:
        """Read everything again: another writer was here, or something was taken back."""
        self.actors.load()
        self.topics.load()
        self.claims.load()
        self.occasions.load()
        self.publications = Publications(self.session)
        self.evidence = Evidence(self.session)
        self.judgements.load()
        self.ledger.forget()
        self.given = self.ledger.entries()
        self.lay()

    def lay(self) -> None:
        """Lay the judgements that stand over the codebook as given: `entries` is what it comes to."""
        self.laid = lay_over(self.given, self.judgements.standing)
        self.entries = self.laid.entries
        self.actors.state(self.laid.actors.voices)
        self.claims.state(self.laid.claims.same)
        self.state_topics()

    def decided(self, article: str, coder: str, records: Iterable[str]) -> dict[str, Mapping[str, str]]:
        """Give the values that people decided for records of one reading, by record."""
        values = self.laid.values
        if not values:
            return {}
        return {one: values[key] for one in records if (key := record_key(article, coder, one)) in values}

    def state_topics(self) -> None:
        """Tell the tree what the codebook says of topics."""
        stated = {
            key: (_topic_names(one), one.get("parent")) for (kind, key), one in self.entries.items() if kind == "topic"
        }
        used = [topic for (kind, _), one in self.entries.items() if kind == "claim" for topic in one.get("topics", ())]
        self.topics.state(stated, used, self.laid.topics.same)

    def reconciler(self) -> Reconciler:
        """Give what makes speech of codings."""
        return Reconciler(self.session, self.actors, self.judgements)

    def definitions(self) -> Definitions:
        """Give what makes claims of codebook and records."""
        return Definitions(self.session, self.actors, self.topics, self.claims, self.entries)

    def name(self, coding_id: int, spoken: Spoken, topics: Iterable[str], context: Context) -> frozenset[int]:
        """Look up the names of a coding and enter them with it; give whom its claim is about."""
        named = look_up(spoken, self.actors, article=context.article_key, source=context.source)
        self.evidence.attach(coding_id, "coding_mention", named.mentions)
        asserters = [
            {
                "position": one.position,
                "speaker_id": self.actors.get(one.speaker).id,
                "principal_id": self.actors.get(one.principal).id,
                "imputed": int(named.imputed),
                "day": _day(context, self.actors.get(one.principal)),
                "ref": context.ref,
            }
            for one in named.asserters
        ]
        self.evidence.attach(coding_id, "coding_speaker", asserters)
        given = list(topics)
        for topic in given:
            self.topics.meet(topic)
        rows = [
            {"position": position, "topic_id": None, "raw": topic, "norm_key": norm_key(topic.rpartition("/")[2])}
            for position, topic in enumerate(given)
        ]
        self.evidence.attach(coding_id, "coding_topic", rows)
        return frozenset(mention["speaker_id"] for mention in named.mentions if mention["role"] == "about")

    def flush(self) -> None:
        """Write the codings that wait, once their topics are settled."""
        self.actors.flush()
        self.claims.flush()
        self.publications.flush()
        self.evidence.flush(self.topics)

    def rename(self, codings: set[int]) -> None:
        """Look up again every name in these codings; their speech must be cleared before and made again after."""
        ids = sorted(codings)
        for start in range(0, len(ids), _PORTION):
            some = ids[start : start + _PORTION]
            self.evidence.detach(some)
            for coding in contexts(self.session, some):
                key = record_key(coding["article_key"], coding["coder"], coding["record_id"])
                body = json.loads(coding["body"]) | self.laid.values.get(key, {})
                source = self.actors.of_source(coding["source_id"])
                day = coding["date_latest"] if coding["date_exact"] else None
                context = Context(coding["article_id"], coding["article_key"], source, day, coding["ref"])
                topics = [text for text, _ in split_values(body.get("topic", ""))]
                self.name(coding["id"], Spoken.of_body(body), topics, context)
            self.flush()

    def stated_names(self) -> Iterator[str]:
        """Give the names of speakers that the codebook uses without being an entry's own."""
        for (kind, _), one in self.entries.items():
            if kind == "speaker":
                yield from (member["of"] for member in one.get("member_of", ()))
            elif kind == "claim":
                yield from one.get("about", ())

    def silence(self) -> None:
        """Take away unreviewed sources that publish nothing any more."""
        self.actors.silence(silent_sources(self.session))

    def sweep(self) -> None:
        """Remove unreviewed names, topics and claims that nothing uses any more."""
        self.claims.forget(set(unused_claims(self.session)))
        while gone := unused_speakers(self.session):
            self.actors.forget(gone)
        self.topics.sweep()


def _day(context: Context, principal: Actor) -> str:
    """Give the day by which the same utterance is searched for; "" where none can prove it.

    Words of somebody unspecified are never the same in two articles, so that these need not be compared.
    """
    if context.day is None:
        return ""
    return f"{context.day} {context.article_key}" if principal.kind == "unspecified" else context.day


def _topic_names(entry: EntryBody) -> Names:
    return tuple(dict.fromkeys((text, "" if lang == UNSAID else lang) for text, lang, _ in names_of(entry)))
