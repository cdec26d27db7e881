"""What a comparison of positions says, as plain values: the shape every format renders."""

from collections import defaultdict
from dataclasses import dataclass

from claimtrack.domain.positions import Held, Position
from claimtrack.domain.shifts import Shift
from claimtrack.reports.asking import Named


@dataclass(frozen=True, slots=True)
class Period:
    """The days a report keeps to; None = open."""

    date_from: str | None = None
    date_until: str | None = None
    as_of: str | None = None
    known_on: str | None = None

    @property
    def last_day(self) -> str | None:
        """The day as of which positions are told; None = as far as the record goes."""
        return min((day for day in (self.date_until, self.as_of, self.known_on) if day is not None), default=None)


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Publication:
    """One report: an article that carries a statement. `circular` where its source and its root cite each other."""

    report_key: str
    article_id: int
    source_id: int
    source: str
    url: str | None
    archive: str | None
    title: str | None
    published: str
    publisher_id: int
    root_id: int
    circular: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of one side; quote, mode and chain (as names in `links`) are those of its earliest known report."""

    side_id: int
    side: str
    statement_id: int
    statement_key: str
    utterance_id: int
    speaker_id: int
    speaker: str
    principal_id: int
    principal: str
    claim: str | None
    claim_text: str | None
    stance: int | None
    stance_label: str
    conditional: bool
    condition: str | None
    act: str
    certainty: str | None
    imputed: bool
    anonymous: bool
    via_anonymous: bool
    joint: str | None
    date: str
    date_earliest: str | None
    date_latest: str
    date_basis: str
    side_uncertain: bool
    period_uncertain: bool
    mode: str | None
    distancing: str | None
    quote: str | None
    translation: str | None
    lang: str
    n_reports: int
    n_independent: int
    report_id: int
    links: tuple[str, ...] = ()
    sources: tuple[Publication, ...] = ()

    @property
    def on_behalf_of(self) -> str | None:
        """Whom the statement commits, where that is not the speaker."""
        return self.principal if self.principal_id != self.speaker_id else None

    @property
    def held(self) -> Held:
        """The statement as positions and changes see it."""
        return Held(
            key=self.statement_key,
            principal=self.principal_id,
            name=self.principal,
            stance=self.stance,
            stance_label=self.stance_label,
            conditional=self.conditional,
            condition=self.condition,
            earliest=self.date_earliest,
            latest=self.date_latest,
            imputed=self.imputed,
            anonymous=self.anonymous,
            via_anonymous=self.via_anonymous,
            joint=self.joint,
            utterance=self.utterance_id,
        )


@dataclass(frozen=True, slots=True)
class Holding:
    """A side's position on one claim. Statements on a topic without a claim make none: there is nothing to hold."""

    claim: str
    claim_text: str | None
    position: Position


@dataclass(frozen=True, slots=True)
class Side:
    """One compared side: how much is on record of it, over which days, and what it holds.

    `first_open` where nobody knows how long before `first` the earliest statement was made.
    """

    id: int
    name: str
    n_utterances: int
    n_reports: int
    n_independent: int
    n_speakers: int
    n_sources: int
    first: str | None
    last: str | None
    first_open: bool
    positions: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of the comparison; `gap` is None where a side has no position on it."""

    claim: str
    text: str | None
    gap: int | None


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """What a side held at the end of a period in which it spoke; periods without a statement are not there.

    A statement falls into the period of the last day it can have been made on; `n_uncertain` of the `n` utterances may
    belong to an earlier one. On a topic without a claim there is nothing to hold: then `stance` is None.
    """

    period: str
    side: str
    claim: str | None
    stance: int | None
    n: int
    n_uncertain: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one side on one claim."""

    side: str
    claim: str
    shift: Shift


@dataclass(frozen=True, slots=True)
class Silence:
    """A side that says nothing on a claim another side speaks to; claim None: nothing on the whole topic."""

    side: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Method:
    """How the report was made, so that anybody can make it again."""

    command: str
    sql: str
    claimtrack_version: str
    generated_at: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The positions of two or more sides on a topic or claim."""

    topic: Named | None
    claim: Named | None
    period: Period
    sides: tuple[Side, ...]
    claims: tuple[ClaimLine, ...]
    periods: tuple[PeriodLine, ...]
    rows: tuple[Stated, ...]
    changes: tuple[Change, ...]
    silent: tuple[Silence, ...]
    method: Method
    by: str | None = None

    def statements_on_claims(self) -> dict[tuple[int, str | None], list[Stated]]:
        """Give the rows by the id of their side and their claim."""
        found: dict[tuple[int, str | None], list[Stated]] = defaultdict(list)
        for row in self.rows:
            found[row.side_id, row.claim].append(row)
        return found
