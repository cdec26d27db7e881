"""One report at length: the article that carries a statement, by whose account, as which coders read it."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import TypeVar

from claimtrack.domain.dates import parse_date
from claimtrack.domain.judged import record_key
from claimtrack.domain.lags import Lag, lag
from claimtrack.domain.rows import Cell
from claimtrack.reports.decided import Decided, OfRecord, decided_values
from claimtrack.reports.evidence import Publication, Stated
from claimtrack.reports.stated import portions
from claimtrack.store.readonly import Reader

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hop:
    """One link of a chain; of an anonymous voice also how the article describes it, of whom, and why it is nameless."""

    speaker_id: int
    speaker: str
    kind: str
    role: str
    on_behalf_of: str | None
    descriptor: str | None
    affiliation: str | None
    reason: str | None

    @property
    def anonymous(self) -> bool:
        """Whether it is a voice without a name."""
        return self.kind == "anonymous"


@dataclass(frozen=True, slots=True)
class Coded:
    """What one coder read, with what is `decided` of it; `shown` for the coding whose words the report has.

    `as_coded` are the values that the coder wrote, by name, where a decided one stands in their place.
    """

    coder: str
    record_id: str
    shown: bool
    stance: int | None
    stance_label: str
    conditional: bool
    condition: str | None
    act: str
    mode: str | None
    certainty: str | None
    date: str
    date_earliest: str | None
    date_latest: str
    date_basis: str
    said_text: str | None
    quote: str | None
    confidence: float | None
    note: str | None
    as_coded: Mapping[str, Cell] = field(default_factory=dict)
    decided: tuple[Decided, ...] = ()

    @property
    def days(self) -> tuple[str | None, str]:
        """The first (None = open) and the last day it may have been said."""
        return self.date_earliest, self.date_latest

    @property
    def tells_day(self) -> bool:
        """Whether the article itself says when; else only the day of publication bounds it."""
        return self.date_basis != "publication"

    def apart_from(self, other: "Coded") -> tuple[str, ...]:
        """Give the names of the values in which two coders differ."""
        return tuple(name for name in READ if getattr(self, name) != getattr(other, name))


READ = ("stance", "conditional", "condition", "act", "mode", "certainty", "date", "quote")
"""What coders may read in two ways."""
SETTLED = ("stance", "stance_label", "conditional", "condition", "act", "certainty")
"""What a statement takes from the report that is believed."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One report of one statement: stance to certainty as this article has them, `hops` from publisher to asserter.

    `also` are sources of which the article says that they carry the same: no report, in no count. `unread_by` are
    coders of the article who recorded nothing of this statement.
    """

    publication: Publication
    statement_id: int
    mode: str | None
    cue: str | None
    distancing: str | None
    quote: str | None
    translation: str | None
    lang: str
    stance: int | None
    stance_label: str
    conditional: bool
    condition: str | None
    act: str
    certainty: str | None
    author: str | None
    published_text: str
    n_revisions: int
    modified: str | None
    retrieved: str | None
    extractor: str | None
    hops: tuple[Hop, ...]
    coded: tuple[Coded, ...]
    also: tuple[str, ...]
    unread_by: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its content key: breaks ties, and is what settling calls it by."""
        return self.publication.report_key

    @property
    def published(self) -> str:
        """The publication day."""
        return self.publication.published

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands among the reports of a statement: the earliest published first."""
        return (self.published, self.key)

    @property
    def own_origin(self) -> bool:
        """Whether its outlet had it from no other."""
        return self.publication.publisher_id == self.publication.root_id

    @property
    def dated(self) -> Coded | None:
        """The coding that tells when this article says it was said."""
        return self.coded[0] if self.coded else None

    @property
    def adjudicated(self) -> bool:
        """Whether a person decided the stance that it shows."""
        return bool(self.coded) and "stance" in self.coded[0].as_coded

    def lag_behind(self, row: Stated) -> Lag:
        """Give how long after the statement was made the article appeared."""
        return lag(row.date_earliest, row.date_latest, text=row.date, published=parse_date(self.published_text))

    def differs(self, row: Stated) -> dict[str, Cell]:
        """Give the values of this article that are not its statement's, by name; no date where it tells none."""
        found: dict[str, Cell] = {name: getattr(self, name) for name in SETTLED if _apart(self, row, name)}
        if self.dated and self.dated.tells_day and self.dated.days != (row.date_earliest, row.date_latest):
            found["date"] = self.dated.date
        return found


def _apart(report: Carried, row: Stated, name: str) -> bool:
    if name == "stance_label" and report.stance == row.stance is not None:
        return False  # two words for one stance
    return bool(getattr(report, name) != getattr(row, name))


def carried(reader: Reader, rows: Iterable[Stated], known_on: str | None) -> dict[int, tuple[Carried, ...]]:
    """Give the known reports of statements, the earliest published first, by the statement's id."""
    stated = {row.statement_id: row for row in rows}
    published = {one.report_key: one for row in stated.values() for one in row.sources}
    found = _many(reader, "provenance_reports", "statements", stated, _named, known_on=known_on)
    told = [values for several in found.values() for values in several]
    ids = [int(str(values["report_id"])) for values in told]
    hops = _many(reader, "provenance_hops", "reports", ids, _hop)
    coded = _codings(reader, ids)
    also = _many(reader, "provenance_citations", "reports", ids, _only)
    coders = _many(reader, "provenance_coders", "articles", (one.article_id for one in published.values()), _only)
    reports: dict[int, list[Carried]] = defaultdict(list)
    for report_id, values in zip(ids, told, strict=True):
        publication = published[str(values["report_key"])]
        readings = coded[report_id]
        readers = {one.coder for one in readings}
        report = Carried(
            **{name: values[name] for name in _PLAIN},  # type: ignore[arg-type]
            publication=publication,
            conditional=bool(values["conditional"]),
            hops=tuple(hops[report_id]),
            coded=readings,
            also=tuple(also[report_id]),
            unread_by=tuple(one for one in coders[publication.article_id] if one not in readers),
        )
        reports[report.statement_id].append(report)
    return {statement_id: tuple(several) for statement_id, several in reports.items()}


def topics(reader: Reader, rows: Iterable[Stated]) -> dict[int, tuple[str, ...]]:
    """Give the paths of the topics of statements that are on no claim, by the statement's id."""
    found = _many(reader, "provenance_topics", "statements", (row.statement_id for row in rows if not row.claim), _only)
    return {statement_id: tuple(paths) for statement_id, paths in found.items()}


_MADE = {"publication", "conditional", "hops", "coded", "also", "unread_by"}
_PLAIN = tuple(field.name for field in fields(Carried) if field.name not in _MADE)


def _many(
    reader: Reader, query: str, asked: str, ids: Iterable[int], make: Callable[[Mapping[str, Cell]], T], **more: Cell
) -> dict[int, list[T]]:
    """Give the rows of a query about many ids, by the id in its first column."""
    found: dict[int, list[T]] = defaultdict(list)
    for some in portions(ids):
        answer = reader.query(query, **{asked: some}, **more)
        for row in answer.rows:
            found[int(str(row[0]))].append(make(dict(zip(answer.columns, row, strict=True))))
    return found


def _named(values: Mapping[str, Cell]) -> Mapping[str, Cell]:
    return values


def _only(values: Mapping[str, Cell]) -> str:
    return str(list(values.values())[1])


def _hop(values: Mapping[str, Cell]) -> Hop:
    return Hop(**{name: value for name, value in values.items() if name != "report_id"})  # type: ignore[arg-type]


def _codings(reader: Reader, reports: Iterable[int]) -> dict[int, tuple[Coded, ...]]:
    """Give what coders read, by the report's id; the coding that it shows comes first."""
    found = _many(reader, "provenance_codings", "reports", reports, _named)
    decided = decided_values(reader, (_record(one) for several in found.values() for one in several))
    return {
        report: tuple(_coded(one, decided.get(_record(one), {})) for one in several)
        for report, several in found.items()
    }


def _record(values: Mapping[str, Cell]) -> str:
    return record_key(str(values["article_key"]), str(values["coder"] or ""), str(values["record_id"]))


def _coded(values: Mapping[str, Cell], decided: OfRecord) -> Coded:
    given = {name: value for name, value in values.items() if name not in {"report_id", "article_key"}}
    made: dict[str, object] = {name: bool(values[name]) for name in ("shown", "conditional")}
    made["as_coded"] = _as_coded(values["as_coded"])
    made["decided"] = tuple(decided[name] for name in sorted(decided))
    return Coded(**(given | made))  # type: ignore[arg-type]


def _as_coded(told: Cell) -> dict[str, Cell]:
    found: dict[str, Cell] = json.loads(str(told)) if told else {}
    if "date_text" in found:
        found["date"] = found.pop("date_text")
    if "conditional" in found:
        found["conditional"] = bool(found["conditional"])
    return found
