"""What is on record of one speaker, as plain values: the shape that `report speaker` answers with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimtrack.reports.asking import Named
from claimtrack.reports.belonging import Belonging
from claimtrack.reports.decided import Decided
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import Method, Period
from claimtrack.reports.holdings import Change, Holding, Side
from claimtrack.reports.memberships import Reached
from claimtrack.reports.merged import Merged
from claimtrack.reports.outlets import Outlet
from claimtrack.reports.unknowns import Unknown
from claimtrack.reports.unplaced import Unplaced


@dataclass(frozen=True, slots=True)
class Name:
    """One name; `lang` is empty where nobody said which language it is."""

    text: str
    lang: str
    kind: str


@dataclass(frozen=True, slots=True)
class Published:
    """The source that a speaker is as well, with how much of it is on record (articles, first and last day)."""

    kind: str
    country: str | None
    lang: str | None
    reviewed: bool
    n_articles: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Who:
    """Who a dossier is of; `reviewed` where a codebook knows him; `merged` are those whom judgements made one with him.

    `descriptor`, `affiliation` and `reason` are those of an anonymous voice.
    """

    named: Named
    kind: str
    country: str | None
    reviewed: bool
    names: tuple[Name, ...]
    source: Published | None
    descriptor: str | None
    affiliation: str | None
    reason: str | None
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class Office:
    """A membership as the codebook states it: days as given (inclusive, may be partial, None = open).

    `sides` are the outermost groups it leads to on its last day; `decided` tells of one that a judgement states.
    """

    member: str
    member_of: str
    role: str
    date_from: str | None
    date_until: str | None
    sides: tuple[str, ...]
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """A joint statement: the rows of it that are the speaker's own, and with whom he made it."""

    rows: tuple[Stated, ...]
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unspoken:
    """A claim that a side spoke to while the speaker belonged to it, and he never did: how often, and when last.

    `last_earliest` and `last_doubt` tell how well the day of the last statement is known.
    """

    side: str
    claim: str
    claim_text: str | None
    n: int
    last: str
    last_earliest: str | None
    last_doubt: str


PARTS = ("own", "for-others", "imputed", "about")
"""What a statement is in a dossier: the speaker's own (he is whom it commits), said by him and committing another, told
of him by an interpreter, said by others on a claim about him."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is on record of one speaker. `side` counts what is his own, and tells what he holds.

    `behind` are the own statements outside the period that changes refer to.
    `topics` are the paths of each claim, `sides_then` the sides that whom a statement commits stood on, by statement.
    `unplaced` count for no side, as none is on record for their day: the speaker's own, and of a group those of its
    members. `belonging` tells who belonged to the speaker, where he is a group.
    """

    who: Who
    topic: Named | None
    period: Period
    offices: tuple[Office, ...]
    sides: tuple[Reached, ...]
    members: tuple[Office, ...]
    side: Side
    changes: tuple[Change, ...]
    own: tuple[Stated, ...]
    for_others: tuple[Stated, ...]
    imputed: tuple[Stated, ...]
    about: tuple[Stated, ...]
    topics: Mapping[str, tuple[str, ...]]
    sides_then: Mapping[str, tuple[str, ...]]
    outlets: tuple[Outlet, ...]
    joint: tuple[Together, ...]
    silent: tuple[Unspoken, ...]
    unknown: tuple[Unknown, ...]
    unplaced: tuple[Unplaced, ...]
    belonging: Belonging
    method: Method
    behind: tuple[Stated, ...] = ()

    @property
    def rows(self) -> tuple[Stated, ...]:
        """All statements, part by part."""
        return tuple(row for _, row in self.parts())

    @property
    def by_key(self) -> dict[str, Stated]:
        """The own statements by key, those behind their changes included."""
        return {row.statement_key: row for row in (*self.behind, *self.own)}

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """What the speaker holds, claims of one topic together; those of no topic last."""

        def order(one: Holding) -> tuple[bool, tuple[str, ...], str]:
            return (one.claim not in self.topics, self.topics.get(one.claim, ()), one.claim)

        return tuple(sorted(self.side.positions, key=order))

    def parts(self) -> Iterator[tuple[str, Stated]]:
        """Give all statements with what they are in the dossier."""
        for part, rows in zip(PARTS, (self.own, self.for_others, self.imputed, self.about), strict=True):
            for row in rows:
                yield part, row
