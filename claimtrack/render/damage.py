"""What `verify` found, for people and for programs."""

from collections.abc import Iterable

from claimtrack.domain.damage import Problem, Spot, Verified
from claimtrack.domain.names import clean
from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.findings import counted

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


def verified_summary(result: Verified) -> str:
    """Give what a verification of the record looked at, and how much it found."""
    held = ", ".join(counted(n, what) for what, n in result.counts)
    return f"{held}: {_told(result.problems) or 'all sound'}"


def against_summary(result: Verified) -> str:
    """Give what a comparison with files looked at, and how much it found."""
    held = " of ".join(counted(n, what) for what, n in reversed(result.counts))
    return f"{held}: {_told(result.problems) or 'as the database has them'}"


def _told(problems: tuple[Problem, ...]) -> str:
    found = [one.severity for one in problems]
    kinds = ((found.count(one), one) for one in ("error", "warning", "note"))
    return ", ".join(counted(n, kind) for n, kind in kinds if n)


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
