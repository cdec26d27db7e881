"""The statements of compared sides, as the views tell them: with every known report and with the chain of the first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace

from claimtrack.domain.rows import Cell, Rows
from claimtrack.reports.asking import Named
from claimtrack.reports.comparison import Publication, Stated
from claimtrack.reports.counting import traced
from claimtrack.store.readonly import Reader

_MANY = 500
_FLAGS = ("conditional", "imputed", "anonymous", "via_anonymous", "side_uncertain", "period_uncertain")


def statements(reader: Reader, parameters: Mapping[str, Cell | Sequence[Cell]], known_on: str | None) -> list[Stated]:
    """Give the statements that `sql/compare_rows.sql` finds for these values, in order."""
    found = _stated(reader.query("compare_rows", **parameters))
    return _with_chains(reader, _with_sources(reader, found, known_on))


def _stated(found: Rows) -> list[Stated]:
    known = {field.name for field in fields(Stated)}
    made = []
    for row in found.rows:
        values = {name: value for name, value in zip(found.columns, row, strict=True) if name in known}
        values |= {name: bool(values[name]) for name in _FLAGS}
        made.append(Stated(**values))  # type: ignore[arg-type]
    return made


def _with_sources(reader: Reader, rows: list[Stated], known_on: str | None) -> list[Stated]:
    sources: dict[int, list[Publication]] = defaultdict(list)
    for some in _portions(row.statement_id for row in rows):
        for statement_id, *rest in reader.query("compare_reports", statements=some, known_on=known_on).rows:
            sources[statement_id].append(Publication(*rest))  # type: ignore[index, arg-type]
    plain = [replace(row, sources=tuple(sources[row.statement_id])) for row in rows]
    circular = {key for key, origin in traced(plain).items() if origin.circular}
    if not circular:
        return plain
    return [
        replace(row, sources=tuple(replace(one, circular=one.report_key in circular) for one in row.sources))
        for row in plain
    ]


def _with_chains(reader: Reader, rows: list[Stated]) -> list[Stated]:
    names: dict[int, list[str]] = defaultdict(list)
    for some in _portions(row.report_id for row in rows):
        for report_id, name in reader.query("compare_hops", reports=some).rows:
            names[report_id].append(name)  # type: ignore[index, arg-type]
    return [replace(row, links=tuple(names[row.report_id])) for row in rows]


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    """Cut ids into lists short enough for one query, each id once."""
    unique = list(dict.fromkeys(ids))
    return (unique[start : start + _MANY] for start in range(0, len(unique), _MANY))


def members(reader: Reader, sides: Sequence[Named], day: str | None) -> dict[int, set[int]]:
    """Give who belongs to each side on a day, or at the end of the record: speaker ids by the side's id."""
    found: dict[int, set[int]] = {side.id: {side.id} for side in sides}
    for side_id, member_id in reader.query("compare_members", sides=[side.id for side in sides], day=day).rows:
        found[int(str(side_id))].add(int(str(member_id)))
    return found
