"""One batch of articles into the record, inside one transaction: what is new, changed, the same, withdrawn, refused."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.keys import content_key
from claimtrack.domain.name_findings import name_findings
from claimtrack.domain.records import ArticleRecord, Place, StatementRecord
from claimtrack.services.defining import Definitions
from claimtrack.services.naming import Spoken
from claimtrack.services.outcome import Changes, Counts
from claimtrack.services.reconcile import Reconciler
from claimtrack.services.record import Context, Record
from claimtrack.store.actors import Actor
from claimtrack.store.evidence import StoredCoding, coding_row, content_of
from claimtrack.store.publications import Revision, StoredReading, article_key, stamp_of
from claimtrack.store.session import Row


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is entered: warnings refuse too (`strict`); a changed text without a date replaces the stored one."""

    strict: bool = False
    replace_text: bool = False


@dataclass(slots=True)
class Pending:
    """Codings of a batch that changed: those to be made speech of, those to go, and where each stands in its file."""

    entered: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    places: dict[int, Place] = field(default_factory=dict)


class Batch:
    """Enters articles one by one and settles what follows from them at the end; use one a transaction."""

    def __init__(self, record: Record, options: Options) -> None:
        self._record = record
        self._options = options
        self._pending = Pending()
        self.counts = Counts()
        self.findings: list[Finding] = []

    def enter(self, articles: Sequence[ArticleRecord]) -> None:
        """Enter the articles of the batch; an article with an error is refused whole, the others go in."""
        self._record.publications.load(article_key(article) for article in articles)
        for article in articles:
            found = [*self._problems(article), *self._repetition(article)]
            self.findings.extend(found)
            if has_errors(found):
                self.counts.refuse(len(article.statements))
            else:
                self._enter(article)
        self._settle()

    def _problems(self, article: ArticleRecord) -> Iterator[Finding]:
        found = name_findings(article, self._record.actors.book, self._record.topics.book)
        for one in dict.fromkeys([*found, *self._text_problems(article)]):
            yield replace(one, severity="error") if self._options.strict and one.severity == "warning" else one

    def _repetition(self, article: ArticleRecord) -> Iterator[Finding]:
        """Refuse a second, different file of one coder for one text: which of the two holds would depend on order."""
        content = _hash(article)
        if self._record.seen.setdefault((article_key(article), article.sha256, article.coder), content) != content:
            hint = "give each coder a name in `coder:`, or keep one file"
            yield finding("CT413", article.place, "this article was read twice in this run, differently", hint)

    def _text_problems(self, article: ArticleRecord) -> Iterator[Finding]:
        article_id = self._record.publications.article_ids.get(article_key(article))
        if article_id is None or self._options.replace_text or stamp_of(article):
            return
        revisions = self._record.publications.revisions[article_id]
        if revisions and all(one.sha256 != article.sha256 for one in revisions):
            hint = "say when in the header (`modified: 2025-03-06` or `retrieved: …`), or run `ingest --replace-text`"
            yield finding("CT403", article.place, "the text of this article differs from the stored one", hint)

    def _enter(self, article: ArticleRecord) -> None:
        key = article_key(article)
        publications = self._record.publications
        source = self._record.actors.meet_source(article.source)
        self._record.actors.flush()
        article_id = publications.article_ids.get(key)
        is_new = article_id is None
        if article_id is None:
            article_id = publications.add_article(key, article, source.source_id or 0)
        revision = self._revision(article_id, article)
        before = next((one for one in publications.readings.get(revision.id, ()) if one.coder == article.coder), None)
        content = _hash(article)
        if before is not None and before.content_hash == content:
            self.counts.unchanged(len(article.statements))
            return
        previous = before or self._earlier_reading(article_id, article.coder)
        reading = publications.keep_reading(revision, article, content)
        if self._describes(revision, article):
            publications.describe(article_id, revision, article, source.source_id or 0)
            fellows = [one.id for one in publications.readings[revision.id]]
            self._pending.entered.update(self._record.evidence.of_readings(fellows))
        self._elect(article_id)
        statements = self._codings(key, article, reading, source, fresh=before is None)
        if before is None and previous is not None:
            statements = self._compared(previous, article)
        self.counts.add(is_new=is_new, statements=statements)
        action = "add" if previous is None else "update"
        self._record.ledger.log(action, "reading", f"{key} {article.coder}".strip(), after={"content_hash": content})

    def _revision(self, article_id: int, article: ArticleRecord) -> Revision:
        publications = self._record.publications
        revisions = publications.revisions[article_id]
        for revision in revisions:
            if revision.sha256 == article.sha256:
                return revision
        if revisions and self._options.replace_text and not stamp_of(article):
            current = next(one for one in revisions if one.is_current)
            self._replace_text(article, current)
        return publications.add_revision(article_id, article)

    def _replace_text(self, article: ArticleRecord, current: Revision) -> None:
        """Take out the stored text, a mistake: it and its codings are kept in the log only."""
        publications = self._record.publications
        readings = publications.readings.pop(current.id, [])
        codings = self._record.evidence.of_readings(one.id for one in readings)
        self._withdraw_rows(codings)
        self._pending.removed.update(codings)
        article_id = publications.article_ids[article_key(article)]
        publications.revisions[article_id].remove(current)
        self._record.retire(current, readings)

    def _earlier_reading(self, article_id: int, coder: str) -> StoredReading | None:
        """Give the coder's reading of the revision that was current until now."""
        current = next((one for one in self._record.publications.revisions[article_id] if one.is_current), None)
        readings = self._record.publications.readings.get(current.id, ()) if current else ()
        return next((one for one in readings if one.coder == coder), None)

    def _describes(self, revision: Revision, article: ArticleRecord) -> bool:
        """Tell whether this coder's header describes the revision: the first by name, so that order is irrelevant."""
        readings = self._record.publications.readings.get(revision.id, ())
        return article.coder == min(one.coder for one in readings)

    def _elect(self, article_id: int) -> None:
        publications = self._record.publications
        for changed in publications.elect_current(article_id):
            readings = [one.id for one in publications.readings.get(changed.id, ())]
            self._pending.entered.update(self._record.evidence.of_readings(readings))

    def _codings(
        self, key: str, article: ArticleRecord, reading: StoredReading, source: Actor, *, fresh: bool
    ) -> Changes:
        """Enter the records of a reading; give what became of each."""
        stored = {} if fresh else self._record.evidence.stored(reading.id)
        changes = Changes()
        for statement in article.statements:
            known = stored.pop(statement.id, None)
            row = self._row(key, article, reading, statement)
            if known is not None and known.content == _content(row, statement):
                changes.unchanged += 1
                continue
            if known is not None:
                self._withdraw(known, "update")
                changes.updated += 1
            else:
                changes.new += 1
            self._attach(row, statement, key, source)
        for gone in stored.values():
            self._withdraw(gone, "withdraw")
            changes.withdrawn += 1
        return changes

    def _row(self, key: str, article: ArticleRecord, reading: StoredReading, statement: StatementRecord) -> Row:
        return coding_row(
            statement,
            key=content_key("coding", key, article.sha256, article.coder, statement.id),
            reading_id=reading.id,
            occasion_id=self._record.occasions.find(statement.occasion),
        )

    def _attach(self, row: Row, statement: StatementRecord, key: str, source: Actor) -> None:
        coding_id = self._record.session.next_id("coding")
        claim_id = self._record.claims.meet(statement.claim.key) if statement.claim else None
        self._record.evidence.add(row | {"id": coding_id, "claim_id": claim_id}, statement.quote)
        self._pending.entered.add(coding_id)
        self._pending.places[coding_id] = statement.place
        self._record.name(coding_id, _spoken(statement), statement.topics, Context(key, source, row))
        if claim_id is not None and (row["defines"] or statement.topics):
            self._pending.claims.add(claim_id)

    def _withdraw(self, known: StoredCoding, action: str) -> None:
        self._record.ledger.log(action, "coding", known.key, before=json.loads(known.body))
        self._pending.removed.add(known.id)

    def _withdraw_rows(self, coding_ids: Iterable[int]) -> None:
        for row in self._record.session.rows("coding", "id", coding_ids):
            self._record.ledger.log("withdraw", "coding", row["key"], before=json.loads(row["body"]))

    def _compared(self, previous: StoredReading, article: ArticleRecord) -> Changes:
        """Count a reading of a new revision against the same coder's reading of the revision before it."""
        stored = self._record.evidence.stored(previous.id)
        bodies = {one.record_id: json.loads(one.body) for one in stored.values()}
        changes = Changes()
        for statement in article.statements:
            body = bodies.pop(statement.id, None)
            if body is None:
                changes.new += 1
            elif body == json.loads(coding_row(statement)["body"]):
                changes.unchanged += 1
            else:
                changes.updated += 1
        changes.withdrawn = len(bodies)
        return changes

    def _settle(self) -> None:
        """Write what waits, remove what goes, and make the speech of both neighbourhoods again."""
        record, pending = self._record, self._pending
        record.actors.flush()
        record.claims.flush()
        reconciler = Reconciler(record.session, record.actors, pending.places)
        others = reconciler.clear(pending.removed)
        removed_claims = {row["claim_id"] for row in record.session.rows("coding", "id", pending.removed)}
        record.evidence.remove(pending.removed)
        record.bury()
        record.evidence.flush()
        reconciler.rebuild((pending.entered | others) - pending.removed)
        definitions = Definitions(record)
        definitions.refresh(pending.claims | {c for c in removed_claims if c is not None}, pending.places)
        if pending.removed:
            record.sweep()
        self.findings.extend(reconciler.findings)
        self.findings.extend(definitions.findings)


def _spoken(statement: StatementRecord) -> Spoken:
    about = statement.claim.about if statement.claim else ()
    return Spoken(statement.chain, statement.to, statement.also, about)


def _hash(article: ArticleRecord) -> str:
    records = [json.loads(coding_row(statement)["body"]) for statement in article.statements]
    header = dict(article.header)
    return content_key("reading", json.dumps([header, records], ensure_ascii=False, sort_keys=True), article.sha256)


def _content(row: Row, statement: StatementRecord) -> tuple[object, ...]:
    segments = statement.quote.segments if statement.quote else ()
    span = {"from_char": segments[0].start if segments else None, "to_char": segments[-1].end if segments else None}
    return content_of(row | span)
