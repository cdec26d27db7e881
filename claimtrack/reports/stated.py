"""Statements as the views tell them, with every known report and the chain of the first: the one way reports read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, replace

from claimtrack.domain.rows import Cell, Rows
from claimtrack.reports.counting import traced
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
    "side_uncertain",
    "period_uncertain",
)


def statements(reader: Reader, scope: Scope, known: Collection[str] = ()) -> list[Stated]:
    """Give the statements of a scope in order, one for each side asked for that it belongs to; none of `known` keys."""
    found = _but(known, reader.query(ROWS, **scope.parameters()))
    sources = _sources(reader, _column(found, "statement_id"), scope.period.known_on)
    chains = _chains(reader, _column(found, "report_id"))
    return _traced([_stated(values, sources, chains) for values in _as_fields(found)])


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
        for statement_id, *rest in reader.query("stated_reports", statements=some, known_on=known_on).rows:
            found[statement_id].append(Publication(*rest))  # type: ignore[index, arg-type]
    return found


def _chains(reader: Reader, report_ids: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for some in portions(report_ids):
        for report_id, name in reader.query("stated_hops", reports=some).rows:
            found[report_id].append(name)  # type: ignore[index, arg-type]
    return found


def _traced(rows: list[Stated]) -> list[Stated]:
    """Mark which reports are the earliest of their origin, and which are in a circle."""
    found = traced(rows)
    return [
        replace(
            row,
            sources=tuple(
                replace(one, independent=found[one.report_key].independent, circular=found[one.report_key].circular)
                for one in row.sources
            ),
        )
        for row in rows
    ]


def portions(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut ids into lists short enough for one query, each id once."""
    unique = list(dict.fromkeys(ids))
    return (unique[start : start + _MANY] for start in range(0, len(unique), _MANY))
