"""A codebook into the record: its entries become rows, absorb what articles had brought in unreviewed, and names are
looked up again wherever they may now mean somebody else."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select, update

from claimtrack.domain.codebook import Codebook, body, kind_of
from claimtrack.domain.dates import parse_date
from claimtrack.domain.findings import Finding
from claimtrack.domain.names import norm_key
from claimtrack.services.defining import Definitions
from claimtrack.services.membership import membership_rows
from claimtrack.services.reconcile import Reconciler
from claimtrack.services.record import Record
from claimtrack.store.session import Row, table
from claimtrack.store.vouched import Vouched

Body = Mapping[str, Any]


class Adoption:
    """Takes over a codebook; use inside a transaction, before the articles it serves."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._vouched = Vouched(record.session)
        self.findings: list[Finding] = []

    def adopt(self, codebook: Codebook) -> int:
        """Store what is new or changed in the codebook and all that follows; give the number of such entries."""
        stored = dict(self._record.entries)
        given = {(kind_of(entry), entry.key): body(entry) for entry in codebook.entries()}
        changed = {key: one for key, one in given.items() if stored.get(key) != one}
        if not changed:
            return 0
        for (kind, key), one in changed.items():
            self._record.ledger.keep_entry(kind, key, one)
            action = "update" if (kind, key) in stored else "add"
            self._record.ledger.log(action, kind, key, before=stored.get((kind, key)), after=one)
        self._record.entries = stored | changed
        names = self._names([*changed.values(), *(stored[key] for key in changed if key in stored)])
        names |= {norm_key(key.rpartition("/")[2]) for _, key in changed}
        self._write(stored | changed, changed)
        self._follow(names)
        return len(changed)

    def _names(self, bodies: Iterable[Body]) -> set[str]:
        return {norm_key(text) for one in bodies for text, _, _ in names_of(one)}

    def _write(self, entries: Mapping[tuple[str, str], Body], changed: Mapping[tuple[str, str], Body]) -> None:
        by_kind: dict[str, dict[str, Body]] = {kind: {} for kind in ("source", "speaker", "topic", "claim", "occasion")}
        for kind, key in changed:
            by_kind[kind][key] = entries[kind, key]
        for key in by_kind["source"] | by_kind["speaker"]:
            self._actor(key, entries.get(("speaker", key)), entries.get(("source", key)))
        for key, one in by_kind["topic"].items():
            self._vouched.topic(key, names_of(one))
        for key, one in by_kind["occasion"].items():
            self._vouched.occasion(key, _occasion_row(one), names_of(one))
        record = self._record
        record.actors.load()
        record.topics.load()
        record.occasions.load()
        for key, one in by_kind["topic"].items():
            if one.get("parent"):
                self._vouched.put_under(key, record.topics.meet(one["parent"]).id)
        record.topics.load()
        self._memberships(entries)
        for key in by_kind["claim"]:
            record.claims.meet(key)
        record.claims.flush()

    def _actor(self, key: str, speaker: Body | None, source: Body | None) -> None:
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
            self._vouched.source(speaker_id, row, source.get("domains", ()))

    def _memberships(self, entries: Mapping[tuple[str, str], Body]) -> None:
        """Write all memberships again: a group may have become somebody else."""
        actors = self._record.actors
        rows: list[Row] = []
        for (kind, key), one in entries.items():
            if kind == "speaker":
                rows += membership_rows(actors.get(key).id, one.get("member_of", ()), actors)
        actors.flush()
        self._vouched.memberships(rows)

    def _follow(self, names: set[str]) -> None:
        """Look names up again and make again all speech, claims and leftovers that this touches."""
        record = self._record
        codings = record.evidence.naming(names) | self._republished(names) | self._at_occasions()
        reconciler = Reconciler(record.session, record.actors, {})
        others = reconciler.clear(codings)
        record.rename(codings)
        reconciler.rebuild(codings | others)
        definitions = Definitions(record)
        definitions.relate()
        claims = record.evidence.claims_of(codings) | set(record.claims.ids_of(definitions.keys()))
        definitions.refresh(claims)
        record.actors.flush()
        self.findings.extend(definitions.findings)
        record.sweep()

    def _republished(self, names: set[str]) -> set[int]:
        """Give articles the source that their header's name now means; give their codings."""
        session, actors = self._record.session, self._record.actors
        revision, article = table("article_revision"), table("article")
        touched: list[int] = []
        for source_name in session.run(select(revision.c.source_name).distinct()).scalars().all():
            if norm_key(source_name) not in names:
                continue
            source = actors.meet_source(source_name)
            actors.flush()
            mine = select(revision.c.article_id).where(
                revision.c.source_name == source_name, revision.c.is_current == 1
            )
            ids = list(session.run(mine).scalars())
            for article_id in ids:
                session.run(update(article).where(article.c.id == article_id).values(source_id=source.source_id))
            touched.extend(ids)
        return self._record.evidence.of_articles(touched)

    def _at_occasions(self) -> set[int]:
        """Give codings the occasion that their `at:` now means; give those that changed."""
        session, coding = self._record.session, table("coding")
        query = select(coding.c.id, coding.c.occasion_text, coding.c.occasion_id).where(
            coding.c.occasion_text.is_not(None)
        )
        changed: set[int] = set()
        for row in session.run(query).all():
            found = self._record.occasions.find(row.occasion_text)
            if found != row.occasion_id:
                session.update("coding", row.id, {"occasion_id": found})
                changed.add(row.id)
        return changed


def names_of(entry: Body) -> list[tuple[str, str, str]]:
    """Give an entry's names as (text, language, kind), the primary one first."""
    primary = entry.get("name")
    if primary is None:
        return []
    found = [(primary["text"], primary["lang"], "primary")]
    for lang, texts in entry.get("names", {}).items():
        for text in texts:
            one = (text, lang, "alias") if isinstance(text, str) else (text["text"], lang, text["kind"])
            found.append(one)
    return list(dict.fromkeys(found))


def _occasion_row(entry: Body) -> Row:
    date = parse_date(entry["date"]) if entry.get("date") else None
    return {
        "name": entry["name"]["text"],
        "date_text": date.text if date else None,
        "date_earliest": date.earliest if date else None,
        "date_latest": date.latest if date else None,
        "place": entry.get("place"),
    }
