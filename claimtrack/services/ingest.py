"""Annotated articles into the database: read, check, enter batch by batch, tell what happened.

One transaction a batch: a kill at any moment leaves a valid database, and a second run completes it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import ensure_current
from claimtrack.db.revision import find_revision
from claimtrack.domain.codebook import Codebook
from claimtrack.domain.findings import has_errors
from claimtrack.domain.records import ArticleRecord
from claimtrack.services.adopting import Adoption
from claimtrack.services.entering import Batch, Options
from claimtrack.services.inputs import Inputs
from claimtrack.services.outcome import Found, Ingested
from claimtrack.services.record import Record
from claimtrack.store.session import WriteSession

BATCH: Final = 200

OnProgress = Callable[[int], None]
OnExplained = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to ingest, and how. `form` overrides what file names say; `codebook` replaces those found beside the files.

    `explain` takes a paragraph about each article, `progress` the number of articles done.
    """

    paths: tuple[str, ...]
    form: str | None = None
    codebook: Path | None = None
    dry_run: bool = False
    strict: bool = False
    replace_text: bool = False
    batch: int = BATCH
    progress: OnProgress | None = None
    explain: OnExplained | None = None


def ingest(location: Location, request: Request, *, stdin: BinaryIO | None = None) -> Ingested:
    """Ingest files, folders and (as `-`) standard input; give what happened. Every problem of the data is a finding."""
    result = Ingested(found=Found(strict=request.strict))
    given = Inputs(request.paths, form=request.form, codebook=request.codebook, stdin=stdin)
    result.files, result.skipped = len(given.files), given.skipped
    with given as inputs, _prepared(location, request) as place, WriteSession(place) as session:
        run = _Run(session, request, inputs, result)
        if request.dry_run:
            with session.transaction(keep=False):
                run.everything()
        else:
            run.everything()
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
    record: Record | None = None

    def everything(self) -> None:
        """Adopt the codebook, enter the articles, close the run."""
        book, found = self.inputs.codebook()
        self.result.found.add(found)
        self._adopt(book)
        done = 0
        for batch in batches(self._articles(), self.request.batch):
            self._enter(batch)
            done += len(batch)
            if self.request.progress is not None:
                self.request.progress(done)
        self._finish()

    @contextmanager
    def _transaction(self) -> Iterator[Record]:
        if self.session.is_open:
            yield self._record_now()
            return
        with self.session.transaction():
            yield self._record_now()

    def _record_now(self) -> Record:
        if self.record is None:
            self.record = Record(self.session)
        return self.record

    def _logged(self, record: Record) -> None:
        if not record.ledger.is_started:
            record.ledger.start("ingest")
        record.ledger.flush()

    def _adopt(self, book: Codebook) -> None:
        with self._transaction() as record:
            adoption = Adoption(record)
            self.result.codebook_entries = adoption.adopt(book)
            self.result.found.add(adoption.findings)
            if self.result.codebook_entries:
                self._logged(record)

    def _enter(self, articles: list[ArticleRecord]) -> None:
        with self._transaction() as record:
            batch = Batch(record, Options(strict=self.request.strict, replace_text=self.request.replace_text))
            batch.enter(articles)
            if batch.counts.changed:
                self._logged(record)
        self.result.counts.include(batch.counts)
        self.result.found.add(batch.findings)
        self.result.units_refused += batch.counts.articles_refused

    def _finish(self) -> None:
        """Close the run in the log, and let the database take stock of what it holds."""
        with self._transaction() as record:
            self.result.new_names = record.actors.new_names()
            if record.ledger.is_started:
                record.ledger.finish(self.result.counts.as_dict())
                self.session.analyze()

    def _articles(self) -> Iterator[ArticleRecord]:
        for unit in self.inputs.units():
            self.result.found.add(unit.findings)
            refused = has_errors(unit.findings) or (self.request.strict and unit.findings)
            if refused:
                self.result.units_refused += 1
                if not unit.is_entry:
                    self.result.counts.refuse(unit.records)
            elif unit.article is not None:
                yield unit.article


def batches(articles: Iterable[ArticleRecord], size: int) -> Iterator[list[ArticleRecord]]:
    """Cut articles into lists of at most `size`, in order."""
    rest = iter(articles)
    while batch := list(islice(rest, size)):
        yield batch
