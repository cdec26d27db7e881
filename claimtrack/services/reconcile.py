"""From codings to speech: utterances, statements and reports are made again wherever a coding changed.

A pure function of the current codings and judgements decides (`domain.identity`, `domain.settle`,
`domain.independence`); this service finds the neighbourhood, asks it, and writes what it says.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claimtrack.domain.identity import Part, group
from claimtrack.domain.independence import Traced, origins
from claimtrack.domain.keys import content_key
from claimtrack.domain.settle import (
    CODERS_DIFFER,
    Dated,
    believed,
    coders_differ,
    disagree,
    disjoint,
    narrowest,
    spoken_by,
)
from claimtrack.domain.speech_keys import statement_key, utterance_key
from claimtrack.services.chains import Told, told
from claimtrack.services.doubts import Doubt
from claimtrack.services.judging import Judgements
from claimtrack.services.parts import Material
from claimtrack.store.actors import Actors
from claimtrack.store.session import Row, WriteSession
from claimtrack.store.speech import Speech


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of a statement, as settling sees it: the coding it shows, and its chain."""

    key: str
    published: str
    mode: str | None
    stance: int | None
    conditional: bool
    adjudicated: bool
    coding: Row
    chain: Told


@dataclass
class Reconciler:
    """Makes the speech of a neighbourhood again; use one a batch, inside its transaction."""

    session: WriteSession
    actors: Actors
    judgements: Judgements
    doubts: list[Doubt] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._speech = Speech(self.session)
        self._claims: set[int] = set()

    def clear(self, coding_ids: Iterable[int]) -> set[int]:
        """Remove what rests on codings that are about to change or go; give the other codings it rested on."""
        changing = set(coding_ids)
        utterances = self._speech.utterances_of(changing)
        others = self._speech.codings_of(utterances) - changing
        self._claims |= self._speech.clear(utterances)
        return others

    def rebuild(self, coding_ids: Iterable[int]) -> None:
        """Make the speech that these codings belong to; of what is near, only what comes out otherwise is written."""
        changed = set(coding_ids)
        codings = self._neighbourhood(changed)
        stored = self._speech.utterances(codings)
        self._material = Material.of(self._speech, self.actors, codings)
        parts = self._material.parts
        groups = group(parts.values(), self.judgements.on(parts)).groups
        joint = _joint(groups)
        kept = self._kept(groups, joint, stored, changed)
        self._claims |= self._speech.clear(set(stored.values()) - set(kept.values()))
        for members in groups:
            if members[0].key not in kept:
                self._utterance(members, joint.get(members[0].key))
        self._speech.flush()
        self._count_anonymous()

    def _kept(
        self,
        groups: Iterable[Sequence[Part]],
        joint: Mapping[str, str],
        stored: Mapping[tuple[int, int], int],
        changed: set[int],
    ) -> dict[str, int]:
        """Give the stored utterances that stay as they are, by the key of their first part."""
        sizes = Counter(stored.values())
        same: dict[str, int] = {}
        stirred: set[str] = set()
        for members in groups:
            first = members[0].key
            places = [(row["id"], row["position"]) for row in (self._material.rows[part.key] for part in members)]
            held = {stored.get(place, 0) for place in places}
            whole = len(held) == 1 and sizes[min(held)] == len(places)
            if whole and not any(coding in changed for coding, _ in places):
                same[first] = min(held)
            elif first in joint:
                stirred.add(joint[first])
        return {first: utterance for first, utterance in same.items() if joint.get(first) not in stirred}

    def _neighbourhood(self, start: set[int]) -> set[int]:
        known: set[int] = set()
        new = start
        while new:
            known |= new
            near = self._speech.near(new) | self.judgements.judged_with(new)
            near |= self._speech.codings_of(self._speech.utterances_of(near | new))
            new = near - known
        return known

    def _utterance(self, members: Sequence[Part], joint: str | None) -> None:
        rows = [self._material.rows[part.key] for part in members]
        key = utterance_key(members[0].key)
        dates = [_dated(row, part.key) for part, row in zip(members, rows, strict=True)]
        date = narrowest(dates)
        if disjoint(dates):
            self._doubt("CT406", rows, f"one utterance is dated {' and '.join(sorted({d.text for d in dates}))}")
        speaking = self._material.rows[spoken_by(members).key]
        utterance: Row = {
            "id": self._speech.id_of("utterance", key),
            "key": key,
            "speaker_id": speaking["speaker_id"],
            "principal_id": rows[0]["principal_id"],
            "occasion_id": next((row["occasion_id"] for row in rows if row["occasion_id"] is not None), None),
            "ref": next((row["ref"] for row in rows if row["ref"] is not None), None),
            "joint": joint,
            "imputed": rows[0]["imputed"],
            "date_text": date.text,
            "date_earliest": date.earliest,
            "date_latest": date.latest,
            "date_basis": date.basis,
        }
        self._speech.add("utterance", utterance)
        addressed = {mention["speaker_id"] for row in rows for mention in self._material.roles(row, "to")}
        for speaker_id in sorted(addressed):
            self._speech.add("utterance_addressee", {"utterance_id": utterance["id"], "speaker_id": speaker_id})
        propositions: dict[str, list[Row]] = defaultdict(list)
        for part, row in zip(members, rows, strict=True):
            propositions[part.claim].append(row)
        for proposition, carrying in propositions.items():
            self._statement(utterance, proposition, carrying)

    def _statement(self, utterance: Row, about: str, rows: list[Row]) -> None:
        key = statement_key(utterance["key"], about)
        statement_id = self._speech.id_of("statement", key)
        by_article: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_article[row["article_key"]].append(row)
        reported = [self._reported(key, article, codings) for article, codings in by_article.items()]
        chosen = believed(reported).coding
        if disagree(reported):
            self._doubt("CT407", rows, "the reports of this statement disagree on its stance")
        speaker = self.actors.by_id[utterance["speaker_id"]]
        statement = {column: chosen[column] for column in _SETTLED} | {
            "id": statement_id,
            "key": key,
            "utterance_id": utterance["id"],
            "anonymous": int(speaker.kind == "anonymous"),
            "via_anonymous": int(all(one.chain.via_anonymous for one in reported)),
        }
        self._speech.add("statement", statement)
        self._reports(statement_id, reported, by_article)
        if chosen["claim_id"] is None:
            topics = {topic["topic_id"] for row in rows for topic in self._material.roles(row, "topic")}
            for topic_id in sorted(topics):
                self._speech.add("statement_topic", {"statement_id": statement_id, "topic_id": topic_id})
        elif speaker.kind == "anonymous":
            self._claims.add(chosen["claim_id"])

    def _reported(self, statement: str, article: str, codings: list[Row]) -> Reported:
        """Give an article's report of a statement: it shows the first coding by offset."""
        codings.sort(key=lambda row: (row["start_char"], row["coder"], row["record_id"]))
        shown = codings[0]
        if coders_differ((row["coder"], row["stance"], bool(row["conditional"])) for row in codings):
            self._doubt("CT412", codings, CODERS_DIFFER)
        key = content_key("report", article, statement)
        chain = told(shown, self._material, self.actors)
        stance, conditional = shown["stance"], bool(shown["conditional"])
        decided = shown["as_coded"] is not None and "stance" in json.loads(shown["as_coded"])
        return Reported(key, shown["published_on"], shown["mode"], stance, conditional, decided, shown, chain)

    def _reports(self, statement_id: int, reported: list[Reported], by_article: Mapping[str, list[Row]]) -> None:
        traced = [Traced(o.key, o.chain.hops[0].actor.key, o.chain.root, o.published) for o in reported]
        counted = origins(traced)
        for one, trace in zip(reported, traced, strict=True):
            origin, report_id = counted[one.key], self._speech.id_of("report", one.key)
            report: Row = {
                "id": report_id,
                "key": one.key,
                "article_id": one.coding["article_id"],
                "statement_id": statement_id,
                "coding_id": one.coding["id"],
                "chain": one.chain.text,
                "root_id": self.actors.get(trace.root).id,
                "origin_id": self.actors.get(origin.origin).id,
                "via_anonymous": int(one.chain.via_anonymous),
                "independent": int(origin.independent),
                "circular": int(origin.circular),
            }
            self._speech.add("report", report)
            self._hang_on(report_id, one.chain, by_article[one.coding["article_key"]])

    def _hang_on(self, report_id: int, chain: Told, codings: list[Row]) -> None:
        for position, hop in enumerate(chain.hops):
            row = {"report_id": report_id, "position": position, "speaker_id": hop.actor.id, "role": hop.role}
            self._speech.add("report_hop", row | {"on_behalf_of_id": hop.on_behalf_of})
        cited = {mention["speaker_id"] for row in codings for mention in self._material.roles(row, "also")}
        for speaker_id in sorted(cited):
            self._speech.add("report_citation", {"report_id": report_id, "speaker_id": speaker_id})
        for row in codings:
            link = {"report_id": report_id, "coding_id": row["id"], "position": row["position"]}
            self._speech.add("report_coding", link)

    def _count_anonymous(self) -> None:
        """Count a claim's anonymous reports together: three outlets that relay one agency's official are one."""
        by_claim: dict[int, list[Row]] = defaultdict(list)
        for row in self._speech.anonymous_reports(self._claims):
            by_claim[row["claim_id"]].append(row)
        changed: list[tuple[int, Row]] = []
        for rows in by_claim.values():
            counted = origins(Traced(row["key"], row["source"], row["root"], row["published"]) for row in rows)
            for row in rows:
                origin = counted[row["key"]]
                values = {"independent": int(origin.independent), "circular": int(origin.circular)}
                values["origin_id"] = self.actors.get(origin.origin).id
                if any(row[column] != value for column, value in values.items()):
                    changed.append((row["id"], values))
        self._speech.recount(changed)
        self._claims.clear()

    def retell(self) -> None:
        """Write the chains again in which a speaker is shown under another name now."""
        self._speech.retell(self.actors.take_renamed())

    def _doubt(self, code: str, rows: Sequence[Row], message: str) -> None:
        self.doubts.append(Doubt(code, tuple(row["id"] for row in rows), message))


def _joint(groups: Iterable[Sequence[Part]]) -> dict[str, str]:
    """Give the joint id of each group (named by its first part) that shares a joint coding with others."""
    above: dict[str, str] = {}

    def find(key: str) -> str:
        while above.setdefault(key, key) != key:
            key = above[key]
        return key

    shared = {members[0].key: sorted({part.coding for part in members if part.joint}) for members in groups}
    for codings in shared.values():
        for coding in codings[1:]:
            low, high = sorted((find(codings[0]), find(coding)))
            above[high] = low
    return {first: find(codings[0]) for first, codings in shared.items() if codings}


_SETTLED = ("claim_id", "stance", "stance_label", "conditional", "condition", "act", "certainty")


def _dated(row: Row, key: str) -> Dated:
    return Dated(
        key,
        row["published_on"],
        row["date_text"],
        row["date_earliest"],
        row["date_latest"],
        row["date_basis"],
        row["coder"],
    )
