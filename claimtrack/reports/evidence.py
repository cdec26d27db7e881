"""One statement with its words and its articles: what every figure of a report rests on."""

from dataclasses import dataclass

from claimtrack.domain.dates import doubt_of
from claimtrack.domain.positions import Held


@dataclass(frozen=True, slots=True)
class Publication:
    """One report: an article that carries a statement, and the source its account goes back to.

    `lang` is the language of the article. `origin` is what it counts as: its root, or the circle that is in; `circular`
    where its source and its root cite each other. Both are worked out from all that is known, not from what is asked
    about; `independent` where it is the earliest of its origin among what is.
    `edited` is the day of its text, where that was changed after the day on which the report was to be known.
    """

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
    root: str
    lang: str | None = None
    independent: bool = True
    circular: bool = False
    origin: str = ""
    edited: str | None = None

    @property
    def in_circle(self) -> bool:
        """Whether it has its account from a source that elsewhere has it from this one; not what it heard itself."""
        return self.circular and self.root_id != self.publisher_id


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement of one side; quote, mode and chain (as names in `links`) are those of its earliest known report.

    With `disputed` an article or a coder read another stance or condition in it than the one believed. With `outside`
    it belongs to none of the sides asked for; its principal then stands as its side. With `date_disputed` articles or
    coders tell days for it of which not all can be true.
    """

    side_id: int
    side: str
    outside: bool
    statement_id: int
    statement_key: str
    utterance_id: int
    speaker_id: int
    speaker: str
    principal_id: int
    principal: str
    principal_kind: str
    principal_key: str
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
    disputed: bool
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
    date_disputed: bool = False
    links: tuple[str, ...] = ()
    sources: tuple[Publication, ...] = ()

    @property
    def on_behalf_of(self) -> str | None:
        """Whom the statement commits, where that is not the speaker."""
        return self.principal if self.principal_id != self.speaker_id else None

    @property
    def doubt(self) -> str:
        """What is told with its days: `~` about these, `?` perhaps these, `≠` others tell other days; else nothing."""
        return doubt_of(self.date, disputed=self.date_disputed)

    @property
    def approximate(self) -> bool:
        """Whether its days are meant as about these, or perhaps these, and not as written."""
        return bool(doubt_of(self.date))

    @property
    def circular_only(self) -> bool:
        """Whether it is known only from outlets that have it from each other."""
        return bool(self.sources) and all(one.in_circle for one in self.sources)

    @property
    def edited_later(self) -> bool:
        """Whether an article it is known from was changed after the day asked for: then it may have said otherwise."""
        return any(one.edited for one in self.sources)

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
            circular_only=self.circular_only,
            joint=self.joint,
            utterance=self.utterance_id,
            doubt=self.doubt,
            edited=self.edited_later,
            period_uncertain=self.period_uncertain,
        )
