"""From codings to speech: utterances, statements and reports are made again wherever a coding changed.

A pure function of the current codings and judgements decides (`domain.identity`, `domain.settle`,
`domain.independence`); this service finds the neighbourhood, asks it, and writes what it says.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding
from claimtrack.domain.identity import Part, Verdict, group
from claimtrack.domain.independence import Link, Traced, origins, root_of
from claimtrack.domain.keys import content_key
from claimtrack.domain.records import Place
from claimtrack.domain.settle import Dated, believed, disagree, disjoint, narrowest
from claimtrack.store.actors import NOBODY, Actor, Actors
from claimtrack.store.session import Row, WriteSession
from claimtrack.store.speech import Speech, part_key


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of a statement, as settling sees it: the coding it shows."""

    key: str
    published: str
    mode: str | None
    stance: int | None
    conditional: bool
    coding: Row


class Reconciler:
    """Makes the speech of a neighbourhood again; use one a batch, inside its transaction."""

    def __init__(self, session: WriteSession, actors: Actors, places: Mapping[int, Place]) -> None:
        self._session = session
        self._speech = Speech(session)
        self._actors = actors
        self._places = places
        self._claims: set[int] = set()
        self.findings: list[Finding] = []

    def clear(self, coding_ids: Iterable[int]) -> set[int]:
        """Remove what rests on codings that are about to change or go; give the other codings it rested on."""
        changing = set(coding_ids)
        utterances = self._speech.utterances_of(changing)
        others = self._speech.codings_of(utterances) - changing
        self._claims |= self._speech.clear(utterances)
        return others

    def rebuild(self, coding_ids: Iterable[int]) -> None:
        """Make the speech that these codings belong to."""
        codings = self._neighbourhood(set(coding_ids))
        self._claims |= self._speech.clear(self._speech.utterances_of(codings))
        rows = self._speech.read(codings)
        names = self._names(codings)
        parts = {part.key: (part, row) for row in rows if (part := self._part(row, names))}
        verdicts = [
            Verdict(row["left_key"], row["right_key"], row["verdict"] == "same") for row in self._speech.verdicts(parts)
        ]
        for members in group((part for part, _ in parts.values()), verdicts).groups:
            self._utterance(members, [parts[member.key][1] for member in members], names)
        self._speech.flush()
        self._count_anonymous()

    def _neighbourhood(self, start: set[int]) -> set[int]:
        known: set[int] = set()
        new = start
        while new:
            known |= new
            near = self._speech.near(new)
            near |= self._speech.codings_of(self._speech.utterances_of(near | new))
            new = near - known
        return known

    def _names(self, codings: Iterable[int]) -> dict[int, dict[str, list[Row]]]:
        names: dict[int, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        ids = list(codings)
        for row in self._session.rows("coding_mention", "coding_id", ids):
            names[row["coding_id"]][row["role"]].append(row)
        for row in self._speech.topics_of(ids):
            names[row["coding_id"]]["topic"].append(row)
        for roles in names.values():
            for several in roles.values():
                several.sort(key=lambda row: row["position"])
        return names

    def _part(self, row: Row, names: Mapping[int, Mapping[str, list[Row]]]) -> Part:
        speaker, principal = self._actors.by_id[row["speaker_id"]], self._actors.by_id[row["principal_id"]]
        nobody = speaker.kind in NOBODY or principal.kind in NOBODY
        topics = sorted({topic["topic_key"] for topic in names[row["id"]]["topic"]}) if row["claim_id"] is None else []
        return Part(
            key=part_key(row["article_key"], row["coder"], row["record_id"], row["position"]),
            coding=content_key("record", row["article_key"], row["coder"], row["record_id"]),
            principal=principal.key,
            article=row["article_key"],
            coder=row["coder"],
            published=row["published_on"],
            imputed=bool(row["imputed"]),
            claim=row["claim_key"] or "; ".join(("-", *topics)),
            day=row["date_latest"] if row["date_exact"] else None,
            time=row["date_time"],
            ref=row["ref"],
            occasion=str(row["occasion_id"]) if row["occasion_id"] is not None else None,
            named=speaker.key if speaker is not principal and not nobody else None,
            anonymous_in=row["article_key"] if nobody else None,
            direct_quote=row["quote"] if row["mode"] == "direct" else None,
            lang=row["lang"],
            offset=row["start_char"],
            joint=len(names[row["id"]]["asserter"]) > 1,
        )

    def _utterance(
        self, members: Sequence[Part], rows: list[Row], names: Mapping[int, Mapping[str, list[Row]]]
    ) -> None:
        key = content_key("utterance", members[0].key)
        dates = [_dated(row, part.key) for part, row in zip(members, rows, strict=True)]
        date = narrowest(dates)
        if disjoint(dates):
            self._warn("CT406", rows, f"one utterance is dated {' and '.join(sorted({d.text for d in dates}))}")
        speaking = next((row for part, row in zip(members, rows, strict=True) if part.named), rows[0])
        joint = min((part.coding for part in members if part.joint), default=None)
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
        addressed = {mention["speaker_id"] for row in rows for mention in names[row["id"]]["to"]}
        addressees = [{"utterance_id": utterance["id"], "speaker_id": one} for one in sorted(addressed)]
        self._speech.add("utterance_addressee", *addressees)
        propositions: dict[str, list[Row]] = defaultdict(list)
        for part, row in zip(members, rows, strict=True):
            propositions[part.claim].append(row)
        for proposition, carrying in propositions.items():
            self._statement(utterance, proposition, carrying, names)

    def _statement(
        self, utterance: Row, proposition: str, rows: list[Row], names: Mapping[int, Mapping[str, list[Row]]]
    ) -> None:
        key = content_key("statement", utterance["key"], proposition)
        statement_id = self._speech.id_of("statement", key)
        by_article: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_article[row["article_key"]].append(row)
        reported = [self._report(key, article, codings) for article, codings in by_article.items()]
        chosen = believed(reported).coding
        if disagree(reported):
            self._warn("CT407", rows, "the reports of this statement disagree on its stance")
        chains = {one.key: self._chain(one.coding, names) for one in reported}
        traced = [Traced(o.key, chains[o.key][0].speaker, root_of(chains[o.key]), o.published) for o in reported]
        counted = origins(traced)
        for one, trace in zip(reported, traced, strict=True):
            chain, origin = chains[one.key], counted[one.key]
            report: Row = {
                "id": self._speech.id_of("report", one.key),
                "key": one.key,
                "article_id": one.coding["article_id"],
                "statement_id": statement_id,
                "coding_id": one.coding["id"],
                "chain": " > ".join(self._actors.get(link.speaker).name for link in chain),
                "root_id": self._actors.get(trace.root).id,
                "origin_id": self._actors.get(origin.origin).id,
                "via_anonymous": int(any(link.anonymous for link in chain)),
                "independent": int(origin.independent),
                "circular": int(origin.circular),
            }
            self._speech.add("report", report)
            self._hang_on(report, by_article[one.coding["article_key"]], names)
        speaker = self._actors.by_id[utterance["speaker_id"]]
        self._speech.add(
            "statement",
            {
                "id": statement_id,
                "key": key,
                "utterance_id": utterance["id"],
                "claim_id": chosen["claim_id"],
                **{column: chosen[column] for column in _SETTLED},
                "anonymous": int(speaker.kind == "anonymous"),
                "via_anonymous": int(all(any(link.anonymous for link in chain) for chain in chains.values())),
            },
        )
        if chosen["claim_id"] is None:
            topics = sorted({topic["topic_id"] for row in rows for topic in names[row["id"]]["topic"]})
            self._speech.add("statement_topic", *({"statement_id": statement_id, "topic_id": t} for t in topics))
        elif speaker.kind == "anonymous":
            self._claims.add(chosen["claim_id"])

    def _report(self, statement_key: str, article: str, codings: list[Row]) -> Reported:
        """Give an article's report of a statement: it shows the first coding by offset."""
        codings.sort(key=lambda row: (row["start_char"], row["coder"], row["record_id"]))
        shown = codings[0]
        coders, stances = {row["coder"] for row in codings}, {(row["stance"], row["conditional"]) for row in codings}
        if len(coders) > 1 and len(stances) > 1:
            self._warn("CT412", codings, "coders of this article differ on the stance of one statement")
        key = content_key("report", article, statement_key)
        return Reported(key, shown["published_on"], shown["mode"], shown["stance"], bool(shown["conditional"]), shown)

    def _chain(self, row: Row, names: Mapping[int, Mapping[str, list[Row]]]) -> list[Link]:
        return [self._link(actor, role) for actor, role, _ in self._hops(row, names)]

    def _hops(self, row: Row, names: Mapping[int, Mapping[str, list[Row]]]) -> list[tuple[Actor, str, int | None]]:
        """Give a coding's chain: who, in which role, on whose behalf."""
        roles = names[row["id"]]
        behalf = {mention["position"]: mention["speaker_id"] for mention in roles["principal"]}
        chosen = roles["asserter"][row["position"] : row["position"] + 1]
        source = self._actors.of_source(row["source_id"])
        links = [
            (self._actors.by_id[mention["speaker_id"]], mention["hop_role"], behalf.get(mention["position"]))
            for mention in (*roles["hop"], *chosen)
        ]
        return [(source, "publisher", None), *links]

    @staticmethod
    def _link(actor: Actor, role: str) -> Link:
        # A relay nobody has described yet is taken for a source: independence is rather under- than overcounted.
        unknown_relay = role == "relay" and actor.kind == "unknown"
        return Link(actor.key, actor.source_id is not None or unknown_relay, actor.kind == "anonymous")

    def _hang_on(self, report: Row, codings: list[Row], names: Mapping[int, Mapping[str, list[Row]]]) -> None:
        shown = codings[0]
        for position, (actor, role, behalf) in enumerate(self._hops(shown, names)):
            row = {"report_id": report["id"], "position": position, "speaker_id": actor.id, "role": role}
            self._speech.add("report_hop", row | {"on_behalf_of_id": behalf})
        cited = {mention["speaker_id"] for row in codings for mention in names[row["id"]]["also"]}
        self._speech.add("report_citation", *({"report_id": report["id"], "speaker_id": one} for one in sorted(cited)))
        resting = [{"report_id": report["id"], "coding_id": row["id"], "position": row["position"]} for row in codings]
        self._speech.add("report_coding", *resting)

    def _count_anonymous(self) -> None:
        """Count a claim's anonymous reports together: three outlets that relay one agency's official are one."""
        by_claim: dict[int, list[Row]] = defaultdict(list)
        for row in self._speech.anonymous_reports(self._claims):
            by_claim[row["claim_id"]].append(row)
        for rows in by_claim.values():
            traced = [Traced(row["key"], row["source"], row["root"], row["published"]) for row in rows]
            counted = origins(traced)
            for row in rows:
                origin = counted[row["key"]]
                values = {"independent": int(origin.independent), "circular": int(origin.circular)}
                self._session.update("report", row["id"], values | {"origin_id": self._actors.get(origin.origin).id})

    def _warn(self, code: str, rows: Sequence[Row], message: str) -> None:
        place = next((self._places[row["id"]] for row in rows if row["id"] in self._places), None)
        self.findings.append(finding(code, place or Place(rows[0]["article_key"]), message))


_SETTLED = ("stance", "stance_label", "conditional", "condition", "act", "certainty")


def _dated(row: Row, key: str) -> Dated:
    return Dated(
        key, row["published_on"], row["date_text"], row["date_earliest"], row["date_latest"], row["date_basis"]
    )
