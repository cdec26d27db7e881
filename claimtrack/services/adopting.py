"""A codebook into the record: its entries become rows and take the place of what articles brought in.

Names are looked up again wherever they may now mean somebody else.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from claimtrack.domain.assembly import rings
from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import NOWHERE, Codebook, body, kind_of
from claimtrack.domain.dates import parse_date
from claimtrack.domain.entry_names import names_of
from claimtrack.domain.names import norm_key
from claimtrack.domain.resolve import Ambiguous
from claimtrack.services.membership import membership_rows
from claimtrack.services.record import Entries, EntryBody, Record
from claimtrack.services.settling import Pending, settle
from claimtrack.store.actors import NOBODY, Actor
from claimtrack.store.session import Row, Taken
from claimtrack.store.vouched import Vouched
from claimtrack.store.whereabouts import codings_naming, names_written, occasions_named

if TYPE_CHECKING:
    from claimtrack.domain.findings import Finding
    from claimtrack.domain.records import Place

_ACTORS: Final = ("source", "speaker")


class Adoption:
    """Takes over a codebook; use inside a transaction, before the articles it serves.

    What cannot be (a name of two in use, something that contains itself) refuses the whole codebook; `findings` says.
    `outgrown` tells that judgements make something else of it than can be reached step by step: the entries are kept,
    and the record is to be made again (`services.rebuilding`).
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._vouched = Vouched(record.session)
        self._places: dict[tuple[str, str], Place] = {}
        self.findings: list[Finding] = []
        self.outgrown = False

    def begin(self, codebook: Codebook) -> None:
        """Write a codebook, and what judgements make of it, into a database that holds no entry yet."""
        self._record.entries = {}
        if not self.adopt(codebook) and not self.findings:
            self.follow()

    def adopt(self, codebook: Codebook) -> int:
        """Store what is new or changed in the codebook and all that follows; give the number of such entries."""
        given = _bodies(codebook)
        self._places = {(kind_of(entry), entry.key): entry.place for entry in codebook.entries()}
        known = self._record.given
        changed: Entries = {name: one for name, one in given.items() if known.get(name) != one}
        if not changed:
            return 0
        refused = True
        with self._record.session.attempt():
            self._log(known, changed)
            self._record.given = {**known, **changed}
            self.follow()
            if self.findings:
                raise Taken
            refused = False
        if refused:
            self._record.reload()
            return 0
        return len(changed)

    def keep(self, codebook: Codebook) -> int:
        """Store what is new or changed in the codebook and nothing of what follows: the record is made again after."""
        given, known = _bodies(codebook), self._record.given
        changed = {name: one for name, one in given.items() if known.get(name) != one}
        self._log(known, changed)
        return len(changed)

    def follow(self) -> None:
        """Bring the rows from what the entries came to, to what they come to with the judgements there are now."""
        record, stored = self._record, self._record.entries
        before, unreviewed = record.topics.meanings(), record.topics.unreviewed()
        record.lay()
        self.outgrown = not stored.keys() <= record.entries.keys()
        changed = {name: one for name, one in record.entries.items() if stored.get(name) != one}
        if changed and not self.outgrown:
            self._take_over(stored, changed, unreviewed)
            if not self.findings:
                names = _bearing(stored, changed)
                self._follow(names, before, occasions=any(kind == "occasion" for kind, _ in changed))

    def _take_over(self, stored: Entries, changed: Entries, topics: set[str]) -> None:
        record, names = self._record, _bearing(stored, changed)
        unknown = [one for one in record.actors.by_id.values() if not one.reviewed and one.kind not in NOBODY]
        claims = [key for kind, key in changed.keys() - stored.keys() if kind == "claim" and record.claims.has(key)]
        self._write_actors(changed)
        self._write_occasions(changed)
        record.actors.load()
        record.state_topics()
        self._refuse_shared_names(names)
        self._refuse_rings()
        if self.findings:
            return
        self._log_absorbed([one for one in unknown if one.key in names], topics, sorted(claims))
        record.topics.write()
        self._write_memberships()
        for kind, key in changed:
            if kind == "claim":
                record.claims.meet(key)

    def _log(self, stored: Entries, changed: Entries) -> None:
        record = self._record
        record.ledger.keep_entries(changed, known=stored.keys())
        for name, one in changed.items():
            kind, key = name
            action = "update" if name in stored else "add"
            record.ledger.log(action, kind, key, before=stored.get(name), after=one)

    def _log_absorbed(self, actors: Iterable[Actor], topics: Iterable[str], claims: Iterable[str]) -> None:
        """Log which unreviewed speakers, topics and claims an entry takes the place of."""
        record = self._record
        for actor in actors:
            found = record.actors.find(actor.name)
            if isinstance(found, Actor) and found.reviewed:
                said = {"name": actor.name, "kind": actor.kind, "source": actor.source_id is not None}
                record.ledger.log("absorb", "speaker", actor.key, before=said, after={"into": found.key})
        for topic in sorted(set(topics) - record.topics.unreviewed()):
            record.ledger.log("absorb", "topic", topic)
        for claim in claims:
            record.ledger.log("absorb", "claim", claim)

    def _write_actors(self, changed: Entries) -> None:
        entries = self._record.entries
        for key in dict.fromkeys(key for kind, key in changed if kind in _ACTORS):
            self._write_actor(key, entries.get(("speaker", key)), entries.get(("source", key)))
        domains: dict[str, str] = {}
        for (kind, key), one in sorted(entries.items()):
            if kind == "source":
                domains = dict.fromkeys(one.get("domains", ()), key) | domains
        self._vouched.domains(domains)

    def _write_actor(self, key: str, speaker: EntryBody | None, source: EntryBody | None) -> None:
        """Write the speaker of a key, which a speaker's entry, a source's, or both describe."""
        entries = [one for one in (speaker, source) if one is not None]
        names = [name for one in entries for name in names_of(one)]
        row: Row = {
            "name": names[0][0],
            "kind": (speaker or {}).get("kind") or ("outlet" if source is not None else "unknown"),
            "country": next((one["country"] for one in entries if one.get("country")), None),
            "note": (speaker or {}).get("note"),
        }
        speaker_id = self._vouched.speaker(key, row, names)
        if source is not None:
            row = {"kind": source.get("kind") or "unknown", "lang": source.get("lang"), "reviewed": 1}
            self._vouched.source(speaker_id, row)

    def _write_occasions(self, changed: Entries) -> None:
        for (kind, key), one in changed.items():
            if kind == "occasion":
                self._vouched.occasion(key, _occasion_row(one), names_of(one))
        self._record.occasions.load()

    def _write_memberships(self) -> None:
        """Write all memberships again: a group may have become somebody else."""
        actors = self._record.actors
        rows = [
            row
            for (kind, key), one in sorted(self._record.entries.items())
            if kind == "speaker"
            for row in membership_rows(actors.get(key).id, one.get("member_of", ()), actors)
        ]
        actors.flush()
        self._vouched.memberships(rows)

    def _refuse_shared_names(self, names: set[str]) -> None:
        """Refuse to let a name that is in use mean two."""
        record = self._record
        used = {*names_written(record.session, names), *record.stated_names()}
        used |= set(record.publications.published_by(names).values())
        for text in sorted(used):
            found = record.actors.find(text)
            if isinstance(found, Ambiguous):
                hint = f"they are {', '.join(found.keys)}; write the key where the name is used, or take it from one"
                self._refuse("CT401", text, f"the name `{text}` is in use and would belong to several", hint)

    def _refuse_rings(self) -> None:
        record = self._record
        if record.topics.ring:
            names = record.topics.ring
            message = f"the topic contains itself: {' > '.join((*names, names[0]))}"
            self._refuse("CT410", names[0], message, "remove one of the parents")
        groups: dict[str, list[str]] = {}
        for (kind, key), one in record.entries.items():
            for member in one.get("member_of", ()) if kind == "speaker" else ():
                found = record.actors.find(member["of"])
                if found is not None and not isinstance(found, Ambiguous):
                    groups.setdefault(key, []).append(found.key)
        for ring in rings(groups):
            message = f"membership leads back: {' > '.join((*ring, ring[0]))}"
            self._refuse("CT410", ring[0], message, "remove one of the memberships")

    def _refuse(self, code: str, name: str, message: str, hint: str) -> None:
        """Refuse the codebook at the entry that brings the problem in: the one of that name, else the first."""
        folded = norm_key(name)
        entries = self._record.entries
        bearing = (
            place
            for entry, place in self._places.items()
            if folded == norm_key(entry[1]) or folded in {norm_key(text) for text, _, _ in names_of(entries[entry])}
        )
        place = next(bearing, next(iter(self._places.values()), NOWHERE))
        self.findings.append(finding(code, place, message, hint))

    def _follow(self, names: set[str], before: Mapping[str, int], *, occasions: bool) -> None:
        """Look names up again and make again all speech, claims and leftovers that this touches."""
        record = self._record
        articles = record.publications.published_by(names)
        pending = Pending(
            renamed=codings_naming(record.session, names),
            moved=set(articles),
            again=self._at_occasions() if occasions else set(),
            topics=set(record.topics.changed_since(before)),
            codebook=True,
        )
        for article_id, source_name in articles.items():
            record.publications.hand_over(article_id, record.actors.meet_source(source_name).source_id or 0)
        definitions = record.definitions()
        definitions.relate()
        pending.claims = set(definitions.in_codebook())
        settle(record, pending)

    def _at_occasions(self) -> set[int]:
        """Give codings the occasion that their `at:` now means; give those that changed."""
        record = self._record
        rows = occasions_named(record.session)
        found = [(row["id"], record.occasions.find(row["occasion_text"]), row["occasion_id"]) for row in rows]
        changed = [(coding, occasion) for coding, occasion, before in found if occasion != before]
        record.evidence.place_at(changed)
        return {coding for coding, _ in changed}


def _bodies(codebook: Codebook) -> dict[tuple[str, str], EntryBody]:
    return {(kind_of(entry), entry.key): body(entry) for entry in codebook.entries()}


def _bearing(stored: Entries, changed: Entries) -> set[str]:
    """Give the folded names and keys of changed sources and speakers, those they had included."""
    names = {norm_key(key) for kind, key in changed if kind in _ACTORS}
    for name, one in (*changed.items(), *((name, stored[name]) for name in changed if name in stored)):
        names |= {norm_key(text) for text, _, _ in names_of(one)} if name[0] in _ACTORS else set()
    return names


def _occasion_row(entry: EntryBody) -> Row:
    date = parse_date(entry["date"]) if entry.get("date") else None
    return {
        "name": entry["name"]["text"],
        "date_text": date.text if date else None,
        "date_earliest": date.earliest if date else None,
        "date_latest": date.latest if date else None,
        "place": entry.get("place"),
    }
