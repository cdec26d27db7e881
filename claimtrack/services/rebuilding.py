"""A database made again from its inputs, in the transaction that is under way; its log stays."""

from collections.abc import Iterable
from typing import Final

from claimtrack.domain.codebook import merge
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.errors import ClaimtrackError
from claimtrack.services.adopting import Adoption
from claimtrack.services.batching import BATCH, batches
from claimtrack.services.contents import Object, contents, lines_of
from claimtrack.services.entering import Batch, Options
from claimtrack.services.intake import Unit, read_line
from claimtrack.services.reading_judgements import read_judgement
from claimtrack.services.record import Record
from claimtrack.services.seen import Seen
from claimtrack.store.judgements import JudgementStore
from claimtrack.store.ledger import Ledger
from claimtrack.store.session import WriteSession
from claimtrack.store.within import Within

LOG: Final = ("ingest_run", "change")
_FILE: Final = "the record"


class CannotStand(ClaimtrackError):
    """Inputs that do not go together; nothing was changed."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        told = "; ".join(one.message for one in self.findings)
        super().__init__(f"this would leave a record that cannot stand: {told}")


class Unlogged(Ledger):
    """A ledger that enters nothing: what is made again is no news."""

    def log(self, action: str, kind: str, key: str, *, before: object = None, after: object = None) -> None:
        """Drop the change."""


def remake(record: Record) -> None:
    """Make the record of a write command again from the inputs it holds by now; its log must be written before."""
    rebuild(record.session, contents(Within(record.session)).values())
    record.reload()


def rebuild(session: WriteSession, objects: Iterable[Object]) -> None:
    """Empty everything but the log and enter the objects; raises CannotStand where one of them is refused."""
    session.empty(keep=LOG)
    units = [read_line(line, file=_FILE, number=number) for number, line in enumerate(lines_of(objects), 1)]
    _refuse([finding for unit in units for finding in unit.findings])
    judged = [read_judgement(unit.judgement) for unit in units if unit.judgement is not None]
    _refuse([finding for _, found in judged for finding in found])
    JudgementStore(session).enter(row for row, _ in judged if row is not None)
    record = Record(session)
    record.ledger = Unlogged(session)
    book, between = merge([unit.codebook for unit in units if unit.codebook is not None])
    adoption = Adoption(record)
    adoption.begin(book)
    _refuse([*between, *adoption.findings])
    _articles(record, [unit for unit in units if unit.article is not None])


def _articles(record: Record, units: list[Unit]) -> None:
    seen = Seen()
    for some in batches(units, BATCH):
        batch = Batch(record, Options(), seen)
        batch.enter(some)
        batch.remember()
        _refuse(batch.findings)


def _refuse(findings: Iterable[Finding]) -> None:
    errors = [one for one in findings if has_errors([one])]
    if errors:
        raise CannotStand(errors)
