"""What an ingest states before its articles: codebook entries and judgements, which say what names in articles mean."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from claimtrack.domain.adding import added
from claimtrack.domain.codebook import Codebook, gather, kind_of
from claimtrack.domain.findings import Finding
from claimtrack.services.adopting import Adoption
from claimtrack.services.rebuilding import CannotStand, remake
from claimtrack.services.record import Record
from claimtrack.services.stored_codebook import codebook_of
from claimtrack.services.verdicts import enter_judgements
from claimtrack.store.ledger import Ledger
from claimtrack.store.session import Row, Taken

COMMAND = "ingest"


@dataclass(slots=True)
class Stated:
    """What went in: new or changed entries, new judgements; `findings` and `refused` tell what did not."""

    entries: int = 0
    judgements: int = 0
    refused: int = 0
    findings: list[Finding] = field(default_factory=list)


def state(record: Record, book: Codebook, judgements: Sequence[Row]) -> Stated:
    """Take over a codebook together with judgements; what cannot stand is taken back and told."""
    found = _together(record, book, judgements) if judgements else Stated()
    if found.judgements:
        return found
    alone = _codebook(record, book)
    return Stated(alone.entries, 0, found.refused, [*found.findings, *alone.findings])


def with_codes(record: Record, book: Codebook, codes: Codebook) -> tuple[Codebook, int]:
    """Give a codebook with what lists of codes add to it and to the record; how many entries they say otherwise."""
    if not codes.entries():
        return book, 0
    given = codebook_of({"type": kind, **one} for (kind, _), one in record.given.items())
    known = {(kind_of(one), one.key): one for one in (*given.entries(), *book.entries())}
    more, other = added(codes, gather(known.values(), book.lang))
    return gather((*book.entries(), *more.entries()), book.lang), other


def log(record: Record) -> None:
    """Write the changes that wait to the log, which has no line of a run that changed nothing."""
    if not record.ledger.is_started:
        record.ledger.start(COMMAND)
    record.ledger.flush()


def _together(record: Record, book: Codebook, judgements: Sequence[Row]) -> Stated:
    """Enter judgements and entries and make the record again: one may need the other to stand."""
    done = Stated()
    with record.session.attempt():
        new = enter_judgements(record, judgements)
        if new:
            done = Stated(Adoption(record).keep(book), len(new))
            log(record)
            _remake(record, done)
    return _taken_back(record, done, len(judgements)) if done.findings else done


def _codebook(record: Record, book: Codebook) -> Stated:
    done = Stated()
    with record.session.attempt():
        adoption = Adoption(record)
        done.entries = adoption.adopt(book)
        done.findings += adoption.findings
        if done.entries:
            log(record)
        if adoption.outgrown:
            _remake(record, done)
    return _taken_back(record, done, 0) if done.findings and done.entries else done


def _remake(record: Record, done: Stated) -> None:
    try:
        remake(record)
    except CannotStand as problem:
        done.findings += problem.findings
        raise Taken from problem


def _taken_back(record: Record, done: Stated, refused: int) -> Stated:
    record.ledger = Ledger(record.session)
    record.reload()
    return Stated(refused=refused, findings=done.findings)
