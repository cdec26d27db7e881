"""Annotated articles into the database: read, check, enter batch by batch, tell what happened.

One transaction a batch: a kill at any moment leaves a valid database, and a second run completes it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from claimtrack.db.kept import KEPT
from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import ensure_current
from claimtrack.db.revision import find_revision
from claimtrack.domain.codebook import Codebook
from claimtrack.formats.jsonl import Judgement
from claimtrack.services.batching import BATCH, batches
from claimtrack.services.entering import Batch, Options
from claimtrack.services.explaining import Explanation
from claimtrack.services.inputs import Inputs
from claimtrack.services.intake import Unit
from claimtrack.services.outcome import Found, Ingested
from claimtrack.services.precaution import Precaution
from claimtrack.services.reading_judgements import read_judgement
from claimtrack.services.record import Record
from claimtrack.services.seen import Seen
from claimtrack.services.stating import log, state, with_codes
from claimtrack.services.verdicts import enter_judgements, follow_judgements
from claimtrack.services.wishes import Wishes
from claimtrack.store.session import Row, Taken, WriteSession

OnProgress = Callable[[int], None]
OnExplained = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to ingest, and how. `form` overrides what file names say; `codebook` replaces those found beside the files.

    `explain` takes a paragraph about each article, `progress` the number of articles done; of the backups made before
    a large ingest the newest `backups` stay. `wishes` say how files of other tools are mapped.
    """

    paths: tuple[str, ...]
    form: str | None = None
    codebook: Path | tuple[Path, ...] | None = None
    dry_run: bool = False
    strict: bool = False
    replace_text: bool = False
    batch: int = BATCH
    progress: OnProgress | None = None
    explain: OnExplained | None = None
    backups: int = KEPT
    wishes: Wishes = field(default_factory=Wishes)


def ingest(location: Location, request: Request, *, stdin: BinaryIO | None = None) -> Ingested:
    """Ingest files, folders and (as `-`) standard input; give what happened. Every problem of the data is a finding."""
    result = Ingested(found=Found(strict=request.strict))
    wishes = replace(request.wishes, errors=None) if request.dry_run else request.wishes
    given = Inputs(request.paths, form=request.form, codebook=request.codebook, stdin=stdin, wishes=wishes)
    result.files, result.skipped, result.readable = len(given.files), given.skipped, given.readable
    with given as inputs, _prepared(location, request) as place, WriteSession(place) as session:
        run = _Run(session, request, inputs, result, Precaution(place, inputs, request.backups))
        if request.dry_run:
            with session.transaction(keep=False):
                run.everything()
        else:
            run.everything()
    result.told = given.told
    for one in result.told:
        one.refused += result.refused.pop(one.reader, 0)
    return result


@contextmanager
def _prepared(location: Location, request: Request) -> Iterator[Location]:
    """Give a database of the newest revision; a dry run makes none where there is none, but a passing one elsewhere."""
    if request.dry_run and find_revision(location) is None:
        with TemporaryDirectory(prefix="claimtrack-") as folder:
            passing = parse_location(Path(folder) / "claimtrack.db")
            ensure_current(passing)
            yield passing
        return
    ensure_current(location)
    yield location


@dataclass(slots=True)
class _Run:
    """One ingest: keeps the record between batches and opens a transaction for each, unless one spans them all."""

    session: WriteSession
    request: Request
    inputs: Inputs
    result: Ingested
    precaution: Precaution
    seen: Seen = field(default_factory=Seen)
    judgements: list[Row] = field(default_factory=list)
    record: Record | None = None
    mark: tuple[int, ...] = ()

    def everything(self) -> None:
        """Adopt the codebook, enter the articles, close the run."""
        book, found = self.inputs.codebook()
        self.result.found.add(found)
        codes, self.result.dropped = self.inputs.codes()
        self._adopt(book, codes)
        done = 0
        for batch in batches(self._units(), self.request.batch):
            self._enter(batch)
            done += len(batch)
            if self.request.progress is not None:
                self.request.progress(done)
        self._finish()

    @contextmanager
    def _transaction(self) -> Iterator[Record]:
        if self.session.is_open:
            yield self._current()
            return
        with self.session.transaction():
            yield self._current()
            self.mark = self._last_written()

    def _current(self) -> Record:
        """Give the record, read again if another command wrote since the last transaction."""
        if self.record is None:
            self.precaution.look(self.session)
            self.record = Record(self.session)
        elif self.mark and self.mark != self._last_written():
            self.record.reload()
        return self.record

    def _last_written(self) -> tuple[int, ...]:
        return self.session.last_id("ingest_run"), self.session.last_id("change")

    def _careful(self, *, withdrawn: int = 0) -> None:
        """Before a write is committed, keep the database as it was if this is much."""
        if not self.request.dry_run:
            withdrawn += self.result.counts.statements.withdrawn
            self.result.backup = self.precaution.take(withdrawn) or self.result.backup

    def _adopt(self, book: Codebook, codes: Codebook) -> None:
        with self._transaction() as record:
            book, self.result.stayed = with_codes(record, book, codes)
            stated = state(record, book, list(self._names_judged()))
            self.result.codebook_entries = stated.entries
            self.result.counts.judgements = stated.judgements
            self.result.units_refused += stated.refused
            self.result.found.add(stated.findings)
            if stated.entries or stated.judgements:
                self._careful()

    def _names_judged(self) -> Iterator[Row]:
        """Give the judgements that say what articles mean, those on utterances apart; what is wrong is told later."""
        for unit in self.inputs.judgements():
            row, found = read_judgement(unit.judgement) if unit.judgement is not None else (None, [])
            refused = unit.refused or (self.request.strict and (unit.findings or found))
            if row is not None and row["kind"] != "utterance" and not refused:
                yield row

    def _enter(self, units: list[Unit]) -> None:
        with self._transaction() as record:
            batch, refused = self._entered(record, units)
            batch.remember()
            if batch.changed:
                self._careful(withdrawn=batch.counts.statements.withdrawn)
                log(record)
            self._explain(Explanation(record, lambda file: self.inputs.serving(file).files).of(units))
        for unit in refused:
            batch.counts.refuse(unit.records)
            batch.refused[unit.reader] += unit.records
        self.result.counts.include(batch.counts)
        self.result.withdrawn += batch.withdrawn
        self.result.refused += batch.refused
        self.result.found.add([*batch.findings, *(finding for finding, _ in batch.late)])
        self.result.units_refused += batch.counts.articles_refused

    def _explain(self, paragraphs: Iterable[str]) -> None:
        if self.request.explain is not None:
            for paragraph in paragraphs:
                self.request.explain(paragraph)

    def _entered(self, record: Record, units: list[Unit]) -> tuple[Batch, list[Unit]]:
        """Enter a batch; under --strict again and again, until nothing in it is doubtful."""
        options = Options(strict=self.request.strict, replace_text=self.request.replace_text)
        refused: list[Unit] = []
        while True:
            batch = Batch(record, options, self.seen)
            if not self.request.strict:
                batch.enter(units)
                return batch, refused
            with self.session.attempt():
                batch.enter(units)
                if batch.late:
                    raise Taken
            if not batch.late:
                return batch, refused
            record.reload()
            self.result.found.add(finding for finding, _ in batch.late)
            late = {id(unit) for _, unit in batch.late}
            refused += [unit for unit in units if id(unit) in late]
            units = [unit for unit in units if id(unit) not in late]

    def _finish(self) -> None:
        """Enter judgements, close the run in the log, and let the database take stock of what it holds."""
        with self._transaction() as record:
            new = enter_judgements(record, self.judgements) if self.judgements else []
            self.result.counts.judgements += len(new)
            if new:
                log(record)
                follow_judgements(record)
            self.result.new_names = record.actors.new_names()
            if record.ledger.is_started:
                record.ledger.finish(self.result.counts.as_dict())
                self.session.analyze()

    def _units(self) -> Iterator[Unit]:
        for unit in self.inputs.units():
            self.result.found.add(unit.findings)
            refused = unit.refused or (self.request.strict and bool(unit.findings))
            if refused:
                self.result.units_refused += 1
                if not unit.reader:
                    self._explain([f"{unit.file}:{unit.line}: refused, see the findings\n"])
                if unit.article is not None:
                    self.result.refused[unit.reader] += unit.records
                if not unit.is_entry:
                    self.result.counts.refuse(unit.records, articles=unit.articles)
            elif unit.article is not None:
                yield unit
            elif unit.judgement is not None:
                self._note(unit.judgement)

    def _note(self, judgement: Judgement) -> None:
        """Keep a judgement on utterances until everything it may speak of is there."""
        row, found = read_judgement(judgement)
        self.result.found.add(found)
        if row is None:
            self.result.units_refused += 1
        elif row["kind"] == "utterance":
            self.judgements.append(row)
