"""Annotated articles into the database: read, check, enter batch by batch, tell what happened.

One transaction a batch: a kill at any moment leaves a valid database, and a second run completes it.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from claimtrack.db.location import Location
from claimtrack.db.migrate import ensure_current
from claimtrack.domain.codebook import Codebook, merge
from claimtrack.domain.findings import Finding, has_errors, in_file_order
from claimtrack.domain.records import ArticleRecord
from claimtrack.formats.registry import recognise
from claimtrack.services.adopting import Adoption
from claimtrack.services.check import strictly
from claimtrack.services.codebooks import Codebooks
from claimtrack.services.entering import Batch, Options
from claimtrack.services.intake import Files, Unit, find_files, read_entries, read_file, read_stream
from claimtrack.services.outcome import Counts
from claimtrack.services.record import Record
from claimtrack.store.session import WriteSession

BATCH = 200
STDIN = "-"

OnProgress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to ingest, and how. `form` overrides what file names say; `codebook` replaces those found beside the files."""

    paths: tuple[str, ...]
    form: str | None = None
    codebook: Path | None = None
    dry_run: bool = False
    strict: bool = False
    replace_text: bool = False
    command: str = "ingest"


@dataclass(slots=True)
class Ingested:
    """What an ingest did. `new_names` are speakers and sources first met in it, with the nearest known names."""

    counts: Counts = field(default_factory=Counts)
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    skipped: int = 0
    units_refused: int = 0
    codebook_entries: int = 0
    new_names: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """Give what the command line returns: 1 where anything was refused."""
        return int(has_errors(self.findings))


def ingest(
    location: Location, request: Request, *, stdin: BinaryIO | None = None, on_progress: OnProgress | None = None
) -> Ingested:
    """Ingest files, folders and (as `-`) standard input; give what happened. Every problem of the data is a finding."""
    result = Ingested()
    codebooks = Codebooks(request.codebook)
    files = find_files(Path(path) for path in request.paths if path != STDIN)
    result.files, result.skipped = len(files.paths), files.skipped
    book = _codebook(files, codebooks, request, result)
    units = _units(files, codebooks, request, stdin)
    ensure_current(location)
    with WriteSession(location) as session, _once(session, keep=not request.dry_run, whole=request.dry_run):
        run = _Run(session, request, result)
        run.adopt(book)
        done = 0
        for batch in batches(_articles(units, result, request), BATCH):
            run.enter(batch)
            done += len(batch)
            if on_progress is not None:
                on_progress(done)
        run.finish()
    result.findings = in_file_order(result.findings)
    return result


@contextmanager
def _once(session: WriteSession, *, keep: bool, whole: bool) -> Iterator[None]:
    """Make one transaction of the block where `whole`, so that a dry run can be taken back; else the batches do."""
    if not whole:
        yield
        return
    with session.transaction(keep=keep):
        yield


class _Run:
    """One ingest: holds the record between batches and opens a transaction for each."""

    def __init__(self, session: WriteSession, request: Request, result: Ingested) -> None:
        self._session = session
        self._request = request
        self._result = result
        self._options = Options(strict=request.strict, replace_text=request.replace_text)
        self._record: Record | None = None

    @contextmanager
    def _transaction(self) -> Iterator[Record]:
        if self._session.is_open:
            yield self._record_now()
            return
        with self._session.transaction():
            yield self._record_now()

    def _record_now(self) -> Record:
        if self._record is None:
            self._record = Record(self._session)
        return self._record

    def _started(self, record: Record) -> None:
        if not record.ledger.is_started:
            record.ledger.start(self._request.command)
        record.ledger.flush()

    def adopt(self, book: Codebook) -> None:
        """Take over the codebook."""
        with self._transaction() as record:
            adoption = Adoption(record)
            self._result.codebook_entries = adoption.adopt(book)
            self._result.findings += adoption.findings
            if self._result.codebook_entries:
                self._started(record)

    def enter(self, articles: list[ArticleRecord]) -> None:
        """Enter one batch of articles."""
        with self._transaction() as record:
            batch = Batch(record, self._options)
            batch.enter(articles)
            if batch.counts.changed:
                self._started(record)
        self._result.counts.include(batch.counts)
        self._result.findings += batch.findings
        self._result.units_refused += batch.counts.articles_refused

    def finish(self) -> None:
        """Close the run in the log, and let the database take stock of what it holds."""
        with self._transaction() as record:
            if record.ledger.is_started:
                record.ledger.finish(self._result.counts.as_dict())
                self._session.analyze()


def _codebook(files: Files, codebooks: Codebooks, request: Request, result: Ingested) -> Codebook:
    """Give the one codebook of the run; two that define a key differently are an error of both."""
    folders = dict.fromkeys(path.parent for path in files.paths)
    served = [codebooks.serving(folder) for folder in folders or [Path.cwd()]]
    loaded = list({id(one): one for one in served}.values())
    inline = [entries for path in files.paths if _form(path, request) == "jsonl" for entries in read_entries(path)]
    book, between = merge([*(one.codebook for one in loaded), *inline])
    found = [*(finding for one in loaded for finding in one.findings), *between]
    result.findings += strictly(found) if request.strict else found
    return book


def _form(path: Path, request: Request) -> str | None:
    return request.form or recognise(path)


def _units(files: Files, codebooks: Codebooks, request: Request, stdin: BinaryIO | None) -> Iterator[Unit]:
    for path in files.paths:
        if _form(path, request) not in ("codebook", "sheet"):
            lang = codebooks.serving(path.parent).codebook.lang
            yield from read_file(path, form=request.form, claim_lang=lang)
    if STDIN in request.paths:
        lang = codebooks.serving(Path.cwd()).codebook.lang
        form = request.form or "jsonl"
        yield from read_stream(stdin or sys.stdin.buffer, form=form, name="<stdin>", claim_lang=lang)


def _articles(units: Iterable[Unit], result: Ingested, request: Request) -> Iterator[ArticleRecord]:
    for unit in units:
        found = strictly(unit.findings) if request.strict else list(unit.findings)
        result.findings += found
        if has_errors(found):
            result.units_refused += 1
            if unit.article is not None:
                result.counts.refuse(unit.article)
            else:
                result.counts.articles_refused += 1
        elif unit.article is not None:
            yield unit.article


def batches(articles: Iterable[ArticleRecord], size: int) -> Iterator[list[ArticleRecord]]:
    """Cut articles into lists of at most `size`, in order."""
    rest = iter(articles)
    while batch := list(islice(rest, size)):
        yield batch
