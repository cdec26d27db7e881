"""Statements put under the nodes of a network: what counts how often, and what does not count, with its reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from claimtrack.analysis.networks import Numbers, first_of_each
from claimtrack.domain.networks import NEUTRAL, UNCLEAR, level
from claimtrack.reports.frame import Period
from claimtrack.reports.network_events import Event
from claimtrack.reports.network_nodes import Kind, Reason
from claimtrack.reports.network_question import Question
from claimtrack.reports.periods import bucket


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not counted for one reason: how many, whose, which statements."""

    reason: Reason
    n: int
    names: tuple[str, ...]
    statement_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a network rests on: `n` units, in `n_statements` statements, said from `first` to `last`.

    `first_open` where nobody knows how long before `first` the earliest was said. A unit may be under several nodes;
    `n_placed` counts it under each, and `kept` is how many of these count, as they repeat nothing. The others say of
    how many units something must be known: no stance, a neutral one, and so on; `n_date_uncertain` of them may belong
    to another of the periods in which duplicates count once.
    """

    n: int
    n_statements: int
    n_placed: int
    kept: int
    first: str | None
    last: str | None
    first_open: bool
    n_without_stance: int
    n_neutral: int
    n_conditional: int
    n_via_anonymous: int
    n_date_uncertain: int
    n_membership_uncertain: int
    n_period_uncertain: int

    @property
    def n_duplicates(self) -> int:
        """How many are not counted again."""
        return self.n_placed - self.kept


@dataclass(slots=True)
class Placing:
    """Events put under the nodes of both kinds, in order, and what could not be."""

    question: Question
    row_kind: Kind
    column_kind: Kind
    rows: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    of: list[Event] = field(default_factory=list)
    counted: list[Event] = field(default_factory=list)
    left: dict[Reason, list[Event]] = field(default_factory=lambda: defaultdict(list))
    joint: set[tuple[object, ...]] = field(default_factory=set)

    def add(self, event: Event) -> None:
        """Put an event under its nodes, or note why it is under none."""
        row_keys, column_keys = self.row_kind.of(event), self.column_kind.of(event)
        stance = level(event.stance)
        if event.imputed:
            self.left["imputed"].append(event)
        elif isinstance(column_keys, str):
            self.left[column_keys].append(event)
        elif isinstance(row_keys, str):
            self.left[row_keys].append(event)
        elif stance == UNCLEAR and self.question.aggregation != "ignore":
            self.left["no-stance"].append(event)
        else:
            self._under([(row, column) for row in row_keys for column in column_keys], stance, event)

    def _under(self, pairs: list[tuple[str, str]], stance: int, event: Event) -> None:
        """Put it under its nodes; what several said jointly counts once for those they belong to."""
        if event.joint is not None:
            where = (event.joint, event.article, event.coder) if event.source_id is not None else (event.joint,)
            fresh = [pair for pair in pairs if (*where, *pair, stance) not in self.joint]
            self.joint |= {(*where, *pair, stance) for pair in fresh}
            pairs = fresh
        (self.counted if pairs else self.left["joint"]).append(event)
        for row, column in pairs:
            self.rows.append(row)
            self.columns.append(column)
            self.levels.append(stance)
            self.of.append(event)

    def once(self) -> list[int]:
        """Give which places count: of equal ones within an article or a period the first."""
        if self.question.duplicates == "include" or not self.of:
            return list(range(len(self.of)))
        within = [_within(event, self.question.duplicates) for event in self.of]
        labels: list[Sequence[object]] = [self.rows, self.columns, within]
        labels += [] if self.question.aggregation == "ignore" else [self.levels]
        found: list[int] = first_of_each(*map(_numbered, labels)).tolist()
        return found

    def left_out(self) -> tuple[LeftOut, ...]:
        """Give what is under no nodes, by reason."""
        return tuple(_left(reason, some) for reason, some in sorted(self.left.items()))

    def tally(self, kept: int) -> Tally:
        """Count what is under nodes."""
        some, days = self.counted, self.question.period
        stances = [level(one.stance) for one in some]
        first = min((one.date_earliest or one.date_latest for one in some), default=None)
        return Tally(
            n=len(some),
            n_statements=len({one.statement_id for one in some}),
            n_placed=len(self.of),
            kept=kept,
            first=first,
            last=max((one.date_latest for one in some), default=None),
            first_open=bool(some) and all(one.date_earliest != first for one in some),
            n_without_stance=stances.count(UNCLEAR),
            n_neutral=stances.count(NEUTRAL),
            n_conditional=sum(bool(one.conditional) for one in some),
            n_via_anonymous=sum(bool(one.via_anonymous) for one in some),
            n_date_uncertain=sum(_unsure(one, self.question.duplicates) for one in some),
            n_membership_uncertain=sum(self.row_kind.unsure(one) or self.column_kind.unsure(one) for one in some),
            n_period_uncertain=sum(_perhaps_outside(one, days) for one in some),
        )


def _numbered(labels: Sequence[object]) -> Numbers:
    places: dict[object, int] = {}
    return np.array([places.setdefault(label, len(places)) for label in labels], dtype=np.int64)


def _within(event: Event, duplicates: str) -> str:
    """Give the article or period within which equal ones count once."""
    if duplicates == "article":
        return event.article
    return "" if duplicates == "range" else bucket(event.date_latest, duplicates)


def _unsure(event: Event, duplicates: str) -> bool:
    if duplicates in {"include", "article", "range"}:
        return False
    return event.date_earliest is None or bucket(event.date_earliest, duplicates) != bucket(
        event.date_latest, duplicates
    )


def _perhaps_outside(event: Event, days: Period) -> bool:
    since, until = days.date_from, days.date_until
    if until is not None and event.date_latest > until:
        return True
    return since is not None and (event.date_earliest is None or event.date_earliest < since)


def _left(reason: Reason, some: Sequence[Event]) -> LeftOut:
    names = sorted({one.principal for one in some})
    return LeftOut(reason, len(some), tuple(names), tuple(sorted({one.statement_key for one in some})))
