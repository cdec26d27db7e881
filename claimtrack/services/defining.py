"""What a claim is: the codebook wins, else the earliest published record; topics add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimtrack.domain.dates import parse_date
from claimtrack.domain.days import FuzzyDate
from claimtrack.domain.laid.claims import SETTLED
from claimtrack.domain.records import ClaimUse
from claimtrack.domain.stance import STANCE_WORDS
from claimtrack.domain.wording import WINS, Wording, rank
from claimtrack.services.doubts import Doubt
from claimtrack.store.actors import Actors
from claimtrack.store.claims import ClaimStore, StoredClaim, Use
from claimtrack.store.session import Row, WriteSession
from claimtrack.store.subjects import Claims
from claimtrack.store.topics import Topics


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one new record says of its claim."""

    claim_id: int
    said: ClaimUse
    about: frozenset[int]
    topics: tuple[str, ...]

    def is_known(self, stored: StoredClaim, topics: Topics) -> bool:
        """Tell whether the claim says all of this already, so that nothing changes whichever record came first."""
        said = self.said
        return (
            said.kind in (None, stored.kind)
            and (said.event is None or said.event.text == stored.event_text)
            and all(stored.texts.get(lang) == text for lang, text in said.texts.items())
            and self.about <= stored.about
            and {topics.id_of(topic) for topic in self.topics} <= stored.topics
        )


@dataclass(slots=True)
class Definition:
    """What is known of one claim, gathered source by source; what is set first stays."""

    wording: Wording[int]
    implied: str | None = None
    event: FuzzyDate | None = None
    about: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)

    def take(self, use: Use) -> None:
        """Add what a record says of the claim."""
        self.wording.take(use.body, use.coding_id)
        stance = STANCE_WORDS.get(use.stance_label)
        self.implied = self.implied or (stance.implied_kind if stance else None)
        if use.body.get("event"):
            self.event = self.event or parse_date(use.body["event"])


@dataclass
class Definitions:
    """Gathers and writes the definitions of claims; use inside a transaction.

    `entries` are the codebook's entries as stored.
    """

    session: WriteSession
    actors: Actors
    topics: Topics
    claims: Claims
    entries: Mapping[tuple[str, str], Mapping[str, Any]]
    doubts: list[Doubt] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._store = ClaimStore(self.session)
        self._bodies = {key: body for (kind, key), body in self.entries.items() if kind == "claim"}

    def changed_by(self, contributions: Iterable[Contribution]) -> set[int]:
        """Give the claims of which these records say something that is not known yet."""
        given = list(contributions)
        stored = self._store.stored({one.claim_id for one in given})
        return {one.claim_id for one in given if not one.is_known(stored[one.claim_id], self.topics)}

    def on_topics(self, topics: Iterable[str]) -> set[int]:
        """Give the codebook's claims that belong to a topic under one of these names."""
        named = set(topics)
        keys = [key for key, body in self._bodies.items() if named & set(body.get("topics", ()))]
        return set(self.claims.ids_of(keys))

    def refresh(self, claim_ids: Iterable[int]) -> None:
        """Make these claims what codebook and current records say they are."""
        keys = self._store.keys(set(claim_ids))
        known = {claim_id: self._from_codebook(key) for claim_id, key in keys.items()}
        uses = self._store.uses(keys)
        about = self._store.subjects(use.coding_id for use in uses)
        for use in sorted(uses, key=lambda use: rank(keys[use.claim_id], use.body, use.published, use.key)):
            known[use.claim_id].take(use)
            known[use.claim_id].about.update(about.get(use.coding_id, ()))
        for claim_id, topic_id in self._store.topics(keys):
            if "topics" not in self._bodies.get(keys[claim_id], {}).get(SETTLED, ()):
                known[claim_id].topics.add(topic_id)
        self.actors.flush()
        for one in known.values():
            self._doubt(one.wording)
        self._write(keys, known)

    def _write(self, keys: Mapping[int, str], known: Mapping[int, Definition]) -> None:
        parts: dict[str, list[Row]] = {"claim_text": [], "claim_topic": [], "claim_about": []}
        for claim_id, one in known.items():
            texts = one.wording.texts.items()
            parts["claim_text"] += [{"claim_id": claim_id, "lang": lang, "text": text} for lang, text in texts]
            parts["claim_topic"] += [{"claim_id": claim_id, "topic_id": topic} for topic in one.topics]
            parts["claim_about"] += [{"claim_id": claim_id, "speaker_id": speaker} for speaker in one.about]
        self._store.write([(claim_id, self._row(keys[claim_id], one)) for claim_id, one in known.items()], parts)

    def relate(self) -> None:
        """Write the relations that the codebook states between claims; an unknown key enters an unreviewed claim."""
        ids = {key: self.claims.meet(key) for key in self._bodies}
        stated = {
            (ids[key], self.claims.meet(relation["to"]), relation["type"])
            for key, body in self._bodies.items()
            for relation in body.get("relations", ())
            if relation["to"] != key
        }
        self.claims.flush()
        rows: list[Row] = [{"from_claim_id": a, "to_claim_id": b, "kind": kind} for a, b, kind in sorted(stated)]
        self._store.relate(ids.values(), rows)

    def in_codebook(self) -> list[int]:
        """Give the claims that the codebook defines."""
        return self.claims.ids_of(self._bodies)

    def _from_codebook(self, key: str) -> Definition:
        body = self._bodies.get(key)
        if body is None:
            return Definition(Wording(key))
        return Definition(
            Wording(key, dict(body.get("text", {})), body.get("kind")),
            event=parse_date(body["event"]) if body.get("event") else None,
            about={self.actors.meet(name).id for name in body.get("about", ())},
            topics={self.topics.id_of(topic) for topic in body.get("topics", ())},
        )

    def _doubt(self, wording: Wording[int]) -> None:
        """Note who says another thing of a claim; where the first is the new one, it is the one to look at."""
        for one in wording.others:
            codings = (one.other,) if one.first is None else (one.first, one.other)
            self.doubts.append(Doubt("CT408", codings, one.message, WINS))

    def _row(self, key: str, one: Definition) -> Row:
        lang = self._bodies.get(key, {}).get("lang", "en")
        texts = one.wording.texts
        shown = next((texts[other] for other in (lang, "en", *sorted(texts)) if other in texts), None)
        event = one.event
        return {
            "kind": one.wording.kind or one.implied or "position",
            "text": shown,
            "event_text": event.text if event else None,
            "event_earliest": event.earliest if event else None,
            "event_latest": event.latest if event else None,
            "reviewed": int(key in self._bodies),
        }
