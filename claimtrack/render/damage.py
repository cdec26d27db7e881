"""What `verify` found, for people and for programs."""

from collections.abc import Iterable

from claimtrack.domain.damage import Problem, Spot
from claimtrack.domain.names import clean
from claimtrack.domain.rows import Cell, Rows

COLUMNS = ("severity", "code", "file", "line", "kind", "key", "coder", "record", "message", "hint")


def render_problems(problems: Iterable[Problem]) -> str:
    """Give each problem as `where: severity[code]: message`, with its hint below."""
    return "".join(map(_problem, problems))


def problem_rows(problems: Iterable[Problem]) -> Rows:
    """Give the problems as rows: any format can show them."""
    rows: list[tuple[Cell, ...]] = []
    for one in problems:
        at = one.spot
        where = (at.file, at.line, at.kind, at.key, at.coder, at.record)
        rows.append((one.severity, one.code, *where, one.message, one.hint))
    return Rows(COLUMNS, rows)


def _problem(one: Problem) -> str:
    lines = [f"{_where(one.spot)}: {one.severity}[{one.code}]: {_flat(one.message)}"]
    if one.hint:
        lines.append(f"  hint: {_flat(one.hint)}")
    return "\n".join(lines) + "\n"


def _where(spot: Spot) -> str:
    """Give a place: the line of a file, else article, coder and record, else what kind of thing with its key."""
    named = [spot.key, *([spot.coder] if spot.coder else []), *([f"@{spot.record}"] if spot.record else [])]
    own = _flat(" ".join(named))
    if spot.file is not None:
        place = spot.file if spot.line is None else f"{spot.file}:{spot.line}"
        return f"{_flat(place)}: {own}" if spot.record else _flat(place)
    return own if spot.record else f"{spot.kind} {own}"


def _flat(text: str) -> str:
    return " ".join(clean(text).split())
