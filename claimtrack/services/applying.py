"""Changed inputs into a database: step by step where that is known to come to the same, else by making all again.

Judgements on sources and speakers change entries as a codebook does, and follow the way of a codebook. Everything else
(claims, topics, decided values, judgements taken back) may reach any record.
"""

from collections.abc import Iterable, Sequence

from claimtrack.domain.judged import ACTORS, Judged
from claimtrack.services.adopting import Adoption
from claimtrack.services.contents import Object
from claimtrack.services.rebuilding import CannotStand, Unlogged, rebuild
from claimtrack.services.record import Record
from claimtrack.store.judgements import JudgementStore
from claimtrack.store.session import Taken, WriteSession


def apply(session: WriteSession, new: Iterable[Object], added: Sequence[Judged] | None) -> None:
    """Bring a database to its new inputs; `added` are the judgements that are all the difference, None where more is.

    Raises CannotStand where the inputs do not go together.
    """
    if not added or not all(one.kind in ACTORS for one in added) or not _stepped(session, added):
        rebuild(session, new)


def _stepped(session: WriteSession, added: Sequence[Judged]) -> bool:
    """Let judgements on sources and speakers follow as a codebook would; False where that leads nowhere."""
    leads_on = False
    with session.attempt():
        record = Record(session)
        record.ledger = Unlogged(session)
        voices = dict(record.laid.actors.voices)
        JudgementStore(session).enter(one.row for one in added)
        record.judgements.load()
        adoption = Adoption(record)
        adoption.follow()
        if adoption.findings:
            raise CannotStand(adoption.findings)
        leads_on = not adoption.outgrown and record.laid.actors.voices == voices
        if not leads_on:
            raise Taken
    return leads_on
