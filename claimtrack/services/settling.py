"""What follows from changed codings: the neighbourhoods whose speech is made again, claims, leftovers."""

from dataclasses import dataclass, field

from claimtrack.services.defining import Contribution
from claimtrack.services.doubts import Doubt
from claimtrack.services.reconcile import Reconciler
from claimtrack.services.record import Record
from claimtrack.store.publications import StoredReading
from claimtrack.store.whereabouts import (
    claims_of,
    codings_of_articles,
    codings_of_readings,
    codings_on,
    codings_through,
    speakers_of,
    topics_of,
)


@dataclass(slots=True)
class Pending:
    """What a batch or a codebook changed, until `settle` makes of it what follows.

    Codings: `entered`, `removed`, `renamed` (their names may mean somebody else), `again` (their speech may be other).
    `readings` are those whose revision says another thing of itself, `moved` articles of another source, `orphans`
    speakers that may be shown otherwise, `retired` revisions to delete, `topics` names that mean another topic;
    `codebook` tells that the codebook changed.
    """

    entered: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    renamed: set[int] = field(default_factory=set)
    again: set[int] = field(default_factory=set)
    readings: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    orphans: set[int] = field(default_factory=set)
    retired: dict[int, list[StoredReading]] = field(default_factory=dict)
    topics: set[str] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    contributions: list[Contribution] = field(default_factory=list)
    codebook: bool = False

    @property
    def may_leave_traces(self) -> bool:
        """Tell whether something may be in use no longer."""
        gone = self.removed or self.renamed or self.moved or self.orphans or self.retired or self.topics
        return bool(gone) or self.codebook


def settle(record: Record, pending: Pending) -> list[Doubt]:
    """Write what waits, remove what goes, make speech and claims again; give what became doubtful."""
    session, reconciler = record.session, record.reconciler()
    claims = pending.claims | claims_of(session, pending.removed)
    speakers = speakers_of(session, pending.removed) | pending.orphans
    topics = topics_of(session, pending.removed)
    again = pending.again | pending.renamed
    again |= codings_of_readings(session, pending.readings) | codings_of_articles(session, pending.moved)
    again |= reconciler.clear(pending.removed | again)
    record.evidence.remove(pending.removed)
    again |= _retopic(record, reconciler, pending, topics)
    record.flush()
    for revision_id, readings in pending.retired.items():
        record.publications.remove(revision_id, readings)
    if pending.may_leave_traces:
        again |= _rename(record, reconciler, pending, speakers)
    again |= codings_through(session, record.actors.take_moved())
    again -= pending.removed
    record.judgements.note(pending.entered)
    reconciler.rebuild(pending.entered | again)
    definitions = record.definitions()
    claims |= claims_of(session, again) | definitions.on_topics(pending.topics)
    definitions.refresh(claims | definitions.changed_by(pending.contributions))
    if pending.may_leave_traces:
        record.sweep()
    reconciler.retell()
    return [*reconciler.doubts, *definitions.doubts]


def _retopic(record: Record, reconciler: Reconciler, pending: Pending, candidates: set[str]) -> set[int]:
    """Settle the tree of topics; give the codings that name a topic which is another one now."""
    candidates = candidates - record.evidence.waiting_topics()
    vanished = {topic for topic in candidates if not codings_on(record.session, topic)}
    pending.topics |= record.topics.settle(vanished).keys()
    codings: set[int] = set()
    for topic in pending.topics:
        codings |= codings_on(record.session, topic)
        record.topics.rename(topic)
    return codings | reconciler.clear(codings)


def _rename(record: Record, reconciler: Reconciler, pending: Pending, speakers: set[int]) -> set[int]:
    """Look names up again where they may mean somebody else or the source is another one; give the codings."""
    record.silence()
    codings = pending.renamed | codings_of_articles(record.session, pending.moved)
    others = reconciler.clear(codings)
    speakers = speakers | speakers_of(record.session, codings)
    record.rename(codings)
    record.actors.respell(speakers, record.stated_names())
    return codings | others
