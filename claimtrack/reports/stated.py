"""Statements as the views tell them, with every known report and the chain of the first: the one way reports read."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from claimtrack.domain.edited import changed_after
from claimtrack.domain.independence import Traced
from claimtrack.domain.rows import Cell, Rows
from claimtrack.reports.counting import earliest, traced
from claimtrack.reports.evidence import Publication, Stated
from claimtrack.reports.scope import ROWS, Scope
from claimtrack.store.readonly import Reader

_MANY = 500
_FLAGS = (
    "outside",
    "conditional",
    "imputed",
    "anonymous",
    "via_anonymous",
    "disputed",
    "date_disputed",
    "side_uncertain",
    "period_uncertain",
)


def statements(reader: Reader, scope: Scope, known: Collection[str] = ()) -> list[Stated]:
    """Give the statements of a scope in order, one for each side asked for that it belongs to; none of `known` keys."""
    found = _but(known, reader.query(ROWS, **scope.parameters()))
    sources = _sources(reader, _column(found, "statement_id"), scope.period.known_on)
    chains = _chains(reader, _column(found, "report_id"))
    rows = [_stated(values, sources, chains) for values in _as_fields(found)]
    return _traced(rows, _nameless(reader, rows, scope.period.known_on))


def _but(known: Collection[str], found: Rows) -> Rows:
    at = found.columns.index("statement_key")
    return Rows(found.columns, [row for row in found.rows if row[at] not in known]) if known else found


def _column(found: Rows, name: str) -> list[int]:
    at = found.columns.index(name)
    return [int(str(row[at])) for row in found.rows]


def _as_fields(found: Rows) -> Iterator[dict[str, Cell | bool]]:
    """Give the values of each row by the field of Stated they belong to."""
    known = [(field.name, found.columns.index(field.name)) for field in fields(Stated) if field.name in found.columns]
    for row in found.rows:
        values: dict[str, Cell | bool] = {name: row[at] for name, at in known}
        for name in _FLAGS:
            values[name] = bool(values[name])
        yield values


def _stated(
    values: dict[str, Cell | bool], sources: Mapping[int, list[Publication]], chains: Mapping[int, list[str]]
) -> Stated:
    carried = tuple(sources[values["statement_id"]])  # type: ignore[index]
    links = tuple(chains[values["report_id"]])  # type: ignore[index]
    return Stated(**values, links=links, sources=carried)  # type: ignore[arg-type]


def _sources(reader: Reader, statement_ids: Iterable[int], known_on: str | None) -> dict[int, list[Publication]]:
    found: dict[int, list[Publication]] = defaultdict(list)
    for some in portions(statement_ids):
        for statement_id, *rest, modified, retrieved, n in reader.query(
            "stated_reports", statements=some, known_on=known_on
        ).rows:
            edited = changed_after(known_on, modified, retrieved, versions=n)  # type: ignore[arg-type]
            found[statement_id].append(replace(Publication(*rest), edited=edited))  # type: ignore[index, arg-type]
    return found


def _chains(reader: Reader, report_ids: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for some in portions(report_ids):
        for report_id, name in reader.query("stated_hops", reports=some).rows:
            found[report_id].append(name)  # type: ignore[index, arg-type]
    return found


def _traced(rows: list[Stated], nameless: Mapping[str, Iterable[Traced]]) -> list[Stated]:
    """Mark what each report counts as, which are in a circle, and which are the earliest of their origin here."""
    found = traced(rows, nameless)
    rows = [_marked(row, lambda one: {"origin": found[one].origin, "circular": found[one].circular}) for row in rows]
    first = earliest(rows)
    return [_counted(_marked(row, lambda one: {"independent": one in first})) for row in rows]


def _marked(row: Stated, values: Callable[[str], dict[str, Any]]) -> Stated:
    """Give a statement whose reports have other values, asked by their keys."""
    return replace(row, sources=tuple(replace(one, **values(one.report_key)) for one in row.sources))


def _counted(row: Stated) -> Stated:
    """Count again where a circle may run through what another voice is reported to have said."""
    return replace(row, n_independent=len({one.origin for one in row.sources})) if row.anonymous and row.claim else row


def _nameless(reader: Reader, rows: Iterable[Stated], known_on: str | None) -> dict[str, list[Traced]]:
    """Give all known reports of anonymous voices on the claims on which one speaks here."""
    claims = sorted({row.claim for row in rows if row.anonymous and row.claim is not None})
    found: dict[str, list[Traced]] = defaultdict(list)
    for start in range(0, len(claims), _MANY):
        asked = claims[start : start + _MANY]
        for claim, *report in reader.query("nameless_reports", claims=asked, known_on=known_on).rows:
            found[str(claim)].append(Traced(*map(str, report)))
    return found


def portions(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut ids into lists short enough for one query, each id once."""
    unique = list(dict.fromkeys(ids))
    return (unique[start : start + _MANY] for start in range(0, len(unique), _MANY))
