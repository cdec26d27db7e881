"""One batch of articles into the record, inside one transaction: what is new, changed, the same, withdrawn, refused."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimtrack.domain.amending import amended
from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.keys import content_key
from claimtrack.domain.name_findings import name_findings
from claimtrack.domain.named_articles import article_key, reading_identity, stamp_of, when_of
from claimtrack.domain.read_before import Coming, read_twice
from claimtrack.domain.records import ArticleRecord, StatementRecord
from claimtrack.services.deciding import as_decided
from claimtrack.services.defining import Contribution
from claimtrack.services.intake import Unit
from claimtrack.services.naming import Spoken
from claimtrack.services.outcome import Became, Changes, Counts
from claimtrack.services.record import Context, Record
from claimtrack.services.sameness import Drafts, mistaken, reading_content, record_content
from claimtrack.services.seen import Seen
from claimtrack.services.settling import Pending, settle
from claimtrack.store.actors import Actor
from claimtrack.store.evidence import StoredCoding, coding_row
from claimtrack.store.publications import Revision, StoredReading
from claimtrack.store.session import Row
from claimtrack.store.whereabouts import codings_of_readings


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is entered: warnings refuse too (`strict`); a changed text without a date replaces the stored one."""

    strict: bool = False
    replace_text: bool = False


class Batch:
    """Enters articles one by one and settles what follows from them at the end; use one a transaction.

    `late` are findings that only the settling brought to light, each with the unit to look at; with `strict` they are
    errors, and the whole batch must be taken back and entered without those units.
    """

    def __init__(self, record: Record, options: Options, seen: Seen) -> None:
        self._record = record
        self._options = options
        self._seen = seen
        self._now = Seen()
        self._pending = Pending()
        self._places: dict[int, tuple[Unit, str]] = {}
        self._bodies: dict[int, dict[str, str]] = {}
        self.counts = Counts()
        self.changed = False
        self.withdrawn: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.findings: list[Finding] = []
        self.late: list[tuple[Finding, Unit]] = []

    def enter(self, units: Sequence[Unit]) -> None:
        """Enter the articles of the batch; an article with an error is refused whole, the others go in."""
        # Of two versions of one text the older comes first, so that a later one does not make it look undated.
        given = sorted(((unit, one) for unit in units if (one := unit.article)), key=lambda pair: _when(pair[1]))
        self._record.publications.load(article_key(article) for _, article in given)
        for unit, article in given:
            drafts = {one.id: coding_row(one) for one in article.statements}
            coming = Coming(article, reading_content(article, drafts), unit.by_place)
            found = [*self._name_problems(unit, article), *self._text_problems(coming)]
            self.findings.extend(found)
            if has_errors(found) or (self._options.strict and found):
                self.counts.refuse(unit.records)
                self.refused[unit.reader] += unit.records
            else:
                self._now.readings.remember(coming)
                self._now.told.update(problem.message for problem in found if problem.code == "CT404")
                self._enter(unit, article, coming.content, drafts)
        doubts = settle(self._record, self._pending)
        for doubt in doubts:
            new = [self._places[coding] for coding in doubt.codings if coding in self._places]
            if new:
                unit, record_id = new[-1]
                place = next(one.place for one in _exact(unit).statements if one.id == record_id)
                self.late.append((finding(doubt.code, place, doubt.message, doubt.hint), unit))

    def remember(self) -> None:
        """Keep in mind for the rest of the run what the batch has read, once it is there to stay."""
        self._seen.include(self._now)

    def _name_problems(self, unit: Unit, article: ArticleRecord) -> Iterator[Finding]:
        book, topics = self._record.actors.book, self._record.topics.book
        if not name_findings(self._decided(article), book, topics, profile=unit.profile):
            return
        for one in name_findings(self._decided(_exact(unit)), book, topics, profile=unit.profile):
            if one.message not in self._seen.told and one.message not in self._now.told:
                yield one

    def _decided(self, article: ArticleRecord) -> ArticleRecord:
        """Give an article as people decided its records."""
        ids = [one.id for one in article.statements]
        values = self._record.decided(article_key(article), article.coder, ids)
        return amended(article, values)[0] if values else article

    def _text_problems(self, one: Coming) -> Iterator[Finding]:
        publications = self._record.publications
        revisions = publications.revisions.get(publications.article_ids.get(article_key(one.article), 0), [])
        replaces = self._options.replace_text and bool(revisions) and mistaken(revisions) is not None
        before, held = (self._seen.readings, self._now.readings), {revision.sha256 for revision in revisions}
        return read_twice(one, before, held, replaces=replaces)

    def _enter(self, unit: Unit, article: ArticleRecord, content: str, drafts: Drafts) -> None:
        key, publications = article_key(article), self._record.publications
        article_id = publications.article_ids.get(key)
        is_new = article_id is None
        if article_id is None:
            article_id = publications.add_article(key, article)
        revision = self._revision(article_id, article)
        readings = publications.readings[revision.id]
        before = next((one for one in readings if one.coder == article.coder), None)
        if before is not None and before.content_hash == content:
            self._count(key, "unchanged", Changes(unchanged=len(article.statements)))
            self._elect(article_id)
            return
        previous = before or self._earlier_reading(article_id, article.coder)
        self._log(article, before, content)
        reading = publications.keep_reading(revision, article, content)
        if article.coder == min(one.coder for one in readings):
            publications.describe(revision, article)
            self._pending.readings.update(one.id for one in readings if one is not reading or before is not None)
        self._elect(article_id, reading)
        source = self._source(article_id)
        decided, rows = as_decided(article, drafts, self._record.decided(key, article.coder, drafts))
        context = Context(article_id, key, source, None, None)
        statements = self._codings(unit, decided, rows, reading, context)
        if before is None and previous is not None:
            statements = self._compared(previous, drafts)
        self._count(key, "new" if is_new else "updated", statements)
        if statements.withdrawn and unit.reader:
            self.withdrawn[unit.reader] += statements.withdrawn

    def _elect(self, article_id: int, new: StoredReading | None = None) -> None:
        """Have the latest text of an article current; what is read of texts whose mark changes is worked out again."""
        publications = self._record.publications
        for elected in publications.elect(article_id):
            self.changed = True
            self._pending.readings.update(one.id for one in publications.readings[elected.id] if one is not new)

    def _count(self, key: str, became: Became, statements: Changes) -> None:
        """Count what became of a reading; an article that several coders read is one."""
        self.changed = self.changed or became != "unchanged"
        so_far = self._now.articles.get(hash(key)) or self._seen.articles.get(hash(key))
        self._now.articles[hash(key)] = self.counts.add(became, statements, so_far=so_far)

    def _revision(self, article_id: int, article: ArticleRecord) -> Revision:
        publications = self._record.publications
        revisions = publications.revisions[article_id]
        for revision in revisions:
            if revision.sha256 == article.sha256:
                return revision
        if revisions and self._options.replace_text and not stamp_of(article):
            self._retire(article_key(article), mistaken(revisions))
        return publications.add_revision(article_id, article)

    def _retire(self, key: str, revision: Revision | None) -> None:
        """Take out a stored text that was a mistake; it, its readings and their codings are kept in the log only."""
        if revision is None:
            return
        publications = self._record.publications
        readings = publications.drop(revision)
        self._pending.retired[revision.id] = readings
        row = self._record.session.rows("article_revision", "id", [revision.id])[0]
        said = {"article": key, "text": row["text"], "stamp": row["stamp"]}
        self._record.ledger.log("withdraw", "revision", f"{key} {revision.sha256}", before=said)
        for reading in readings:
            name = f"{key} {revision.sha256} {reading.coder}".rstrip()
            self._record.ledger.log("withdraw", "reading", name, before=self._said(reading))
            for known in self._record.evidence.stored(reading.id).values():
                self._withdraw(known, "withdraw", name)
        self._pending.removed |= codings_of_readings(self._record.session, [one.id for one in readings])

    def _earlier_reading(self, article_id: int, coder: str) -> StoredReading | None:
        """Give the coder's reading of the revision that was current until now."""
        publications = self._record.publications
        current = next((one for one in publications.revisions[article_id] if one.is_current), None)
        readings = publications.readings[current.id] if current else ()
        return next((one for one in readings if one.coder == coder), None)

    def _log(self, article: ArticleRecord, before: StoredReading | None, content: str) -> None:
        name = " ".join(reading_identity(article)).rstrip()
        said = self._said(before) if before is not None else None
        action = "add" if before is None else "update"
        self._record.ledger.log(action, "reading", name, before=said, after={"content_hash": content})

    def _said(self, reading: StoredReading) -> dict[str, object]:
        """Give a reading as it was given: all that an undo needs to give it back."""
        bodies = self._bodies.get(reading.id)
        records = bodies.values() if bodies else [one.body for one in self._stored(reading).values()]
        header = self._record.publications.header_of(reading)
        return {"header": header, "records": [json.loads(body) for body in records]}

    def _stored(self, reading: StoredReading) -> dict[str, StoredCoding]:
        return self._record.evidence.stored(reading.id) if reading.is_stored else {}

    def _source(self, article_id: int) -> Actor:
        """Give whose the article is now, and remember what hangs on it if that changed."""
        publications = self._record.publications
        shown = publications.shown(article_id)
        source = self._record.actors.meet_source(shown.source_name)
        before = publications.source_ids.get(article_id)
        if before is not None:
            self._pending.orphans.add(self._record.actors.of_source(before).id)
            if before != source.source_id:
                self._pending.moved.add(article_id)
        publications.show(article_id, shown, source.source_id or 0)
        return source

    def _codings(
        self, unit: Unit, article: ArticleRecord, drafts: Drafts, reading: StoredReading, context: Context
    ) -> Changes:
        """Enter the records of a reading, an article as people decided its records; give what became of each."""
        stored = self._stored(reading)
        name = " ".join(reading_identity(article)).rstrip()
        changes = Changes()
        self._bodies[reading.id] = {record_id: draft["body"] for record_id, draft in drafts.items()}
        for statement in article.statements:
            known = stored.pop(statement.id, None)
            row = drafts[statement.id] | {
                "key": content_key("coding", context.article_key, article.sha256, article.coder, statement.id),
                "reading_id": reading.id,
                "occasion_id": self._record.occasions.find(statement.occasion),
            }
            if known is not None and known.content == record_content(row, statement):
                changes.unchanged += 1
                continue
            if known is not None:
                self._withdraw(known, "update", name)
                changes.updated += 1
            else:
                changes.new += 1
            self._attach(row, statement, context, unit)
        for gone in stored.values():
            self._withdraw(gone, "withdraw", name)
            changes.withdrawn += 1
        return changes

    def _attach(self, row: Row, statement: StatementRecord, context: Context, unit: Unit) -> None:
        record, claim = self._record, statement.claim
        coding_id = record.session.next_id("coding")
        claim_id = record.claims.meet(claim.key) if claim else None
        record.evidence.add(row | {"id": coding_id, "claim_id": claim_id}, statement.quote)
        self._pending.entered.add(coding_id)
        self._places[coding_id] = (unit, statement.id)
        day = row["date_latest"] if row["date_exact"] else None
        spoken = Spoken(statement.chain, statement.to, statement.also, claim.about if claim else ())
        about = record.name(coding_id, spoken, statement.topics, replace(context, day=day, ref=row["ref"]))
        if claim is not None and claim_id is not None and (row["defines"] or statement.topics):
            self._pending.contributions.append(Contribution(claim_id, claim, about, statement.topics))

    def _withdraw(self, known: StoredCoding, action: str, reading: str) -> None:
        before = {"reading": reading, "record": json.loads(known.body)}
        self._record.ledger.log(action, "coding", known.key, before=before)
        self._pending.removed.add(known.id)

    def _compared(self, previous: StoredReading, drafts: Drafts) -> Changes:
        """Count a reading of a new revision against the same coder's reading of the revision before it."""
        bodies = self._bodies.get(previous.id) or {
            one.record_id: one.body for one in self._record.evidence.stored(previous.id).values()
        }
        changes = Changes(withdrawn=len(bodies.keys() - drafts.keys()))
        for record_id, draft in drafts.items():
            if record_id not in bodies:
                changes.new += 1
            elif bodies[record_id] == draft["body"]:
                changes.unchanged += 1
            else:
                changes.updated += 1
        return changes


def _when(article: ArticleRecord) -> tuple[str, str]:
    return when_of(article.retrieved, article.modified)


def _exact(unit: Unit) -> ArticleRecord:
    """Give the article with exact places."""
    return unit.exact().article or _article(unit)


def _article(unit: Unit) -> ArticleRecord:
    if unit.article is None:
        message = f"{unit.file}:{unit.line} holds no article"
        raise TypeError(message)
    return unit.article
