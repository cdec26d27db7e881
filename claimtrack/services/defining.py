"""What a claim is: the codebook wins, else the earliest published record; topics add up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claimtrack.domain.catalogue import finding
from claimtrack.domain.dates import parse_date
from claimtrack.domain.fields import claim_lang
from claimtrack.domain.findings import Finding
from claimtrack.domain.records import FuzzyDate, Place
from claimtrack.domain.stance import STANCE_WORDS
from claimtrack.services.record import Record
from claimtrack.store.claims import ClaimStore, Use
from claimtrack.store.session import Row


@dataclass(slots=True)
class Definition:
    """What is known of one claim, gathered source by source; what is set first stays."""

    texts: dict[str, str] = field(default_factory=dict)
    kind: str | None = None
    implied: str | None = None
    event: FuzzyDate | None = None
    about: set[int] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)


class Definitions:
    """Gathers and writes the definitions of claims; use inside a transaction."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._store = ClaimStore(record.session)
        self._entries = {key: body for (kind, key), body in record.entries.items() if kind == "claim"}
        self.findings: list[Finding] = []

    def keys(self) -> list[str]:
        """Give the keys of the claims the codebook defines."""
        return list(self._entries)

    def refresh(self, claim_ids: Iterable[int], places: Mapping[int, Place] | None = None) -> None:
        """Make these claims what codebook and current records say they are."""
        keys = self._store.keys(set(claim_ids))
        known = {claim_id: self._from_codebook(key) for claim_id, key in keys.items()}
        uses = self._store.uses(keys)
        about = self._store.subjects(use.coding_id for use in uses)
        for use in uses:
            self._use(known[use.claim_id], use, keys[use.claim_id], (places or {}).get(use.coding_id))
            known[use.claim_id].about.update(about.get(use.coding_id, ()))
        for claim_id, topic_id in self._store.topics(keys):
            known[claim_id].topics.add(topic_id)
        self._record.actors.flush()
        parts: dict[str, list[Row]] = defaultdict(list)
        for name in ("claim_text", "claim_topic", "claim_about"):
            parts[name] = []
        for claim_id, one in known.items():
            parts["claim_text"] += [{"claim_id": claim_id, "lang": lang, "text": t} for lang, t in one.texts.items()]
            parts["claim_topic"] += [{"claim_id": claim_id, "topic_id": topic} for topic in one.topics]
            parts["claim_about"] += [{"claim_id": claim_id, "speaker_id": speaker} for speaker in one.about]
        self._store.write({claim_id: self._row(keys[claim_id], one) for claim_id, one in known.items()}, parts)

    def relate(self) -> None:
        """Write the relations that the codebook states between claims; an unknown key enters an unreviewed claim."""
        ids = {key: self._record.claims.meet(key) for key in self._entries}
        rows: list[Row] = []
        for key, body in self._entries.items():
            for relation in body.get("relations", ()):
                to = self._record.claims.meet(relation["to"])
                row = {"from_claim_id": ids[key], "to_claim_id": to, "kind": relation["type"]}
                rows += [row] if row not in rows else []
        self._record.claims.flush()
        self._store.relate(ids.values(), rows)

    def _from_codebook(self, key: str) -> Definition:
        body = self._entries.get(key)
        if body is None:
            return Definition()
        return Definition(
            texts=dict(body.get("text", {})),
            kind=body.get("kind"),
            event=parse_date(body["event"]) if body.get("event") else None,
            about={self._record.actors.meet(name).id for name in body.get("about", ())},
            topics={self._record.topics.meet(topic).id for topic in body.get("topics", ())},
        )

    def _use(self, known: Definition, use: Use, key: str, place: Place | None) -> None:
        for name, text in use.body.items():
            lang = claim_lang(name)
            if lang is not None and known.texts.setdefault(lang, text) != text:
                self._differs(place, use, f"the claim `{key}` already has another text in `{lang}`")
        kind = use.body.get("kind")
        if kind is not None:
            known.kind = known.kind or kind
            if known.kind != kind:
                self._differs(place, use, f"the claim `{key}` is already a {known.kind}, not a {kind}")
        stance = STANCE_WORDS.get(use.stance_label)
        known.implied = known.implied or (stance.implied_kind if stance else None)
        if use.body.get("event"):
            known.event = known.event or parse_date(use.body["event"])

    def _differs(self, place: Place | None, use: Use, message: str) -> None:
        hint = "the codebook wins, else the earliest published article"
        self.findings.append(finding("CT408", place or Place(use.article), message, hint))

    def _row(self, key: str, one: Definition) -> Row:
        lang = self._entries.get(key, {}).get("lang", "en")
        shown = next((one.texts[other] for other in (lang, "en", *sorted(one.texts)) if other in one.texts), None)
        event = one.event
        return {
            "kind": one.kind or one.implied or "position",
            "text": shown,
            "event_text": event.text if event else None,
            "event_earliest": event.earliest if event else None,
            "event_latest": event.latest if event else None,
            "reviewed": int(key in self._entries),
        }
