"""A file of judgements, as `curate suggest` writes and a person fills in -> decisions."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from claimtrack.domain.judged import KINDS, VERDICTS
from claimtrack.domain.names import closest
from claimtrack.errors import InputError
from claimtrack.library.filled_files import Row, filled_rows, text_of
from claimtrack.services.curating import Decision

NEEDED: Final = ("kind", "left", "right", "verdict")


def read_judgements(path: Path) -> list[Decision]:
    """Give the decisions of a csv or tsv file, row by row; a row without a verdict is left alone.

    Columns: kind, left, right, verdict, and if need be field and why; others are for the reader. Raises InputError,
    with line and nearest valid value, for what cannot be: then nothing of the file is taken.
    """
    return judgements_of(text_of(path), path)


def judgements_of(text: str, path: str | Path) -> list[Decision]:
    """Give the decisions of such a file from its text; `path` is what problems say it is."""
    return _decisions(path, filled_rows(text, path, NEEDED))


def _decisions(path: str | Path, rows: Iterable[tuple[str, Row]]) -> list[Decision]:
    """Give the decisions of all rows; raises InputError with every row that cannot be one."""
    found: list[Decision] = []
    problems: list[str] = []
    for place, row in rows:
        given = {name: row.get(name, "") for name in (*NEEDED, "field", "why")}
        if not given["verdict"]:
            continue
        wrong = [f"{place}: {problem}" for problem in _problems(given)]
        problems += wrong
        if not wrong:
            kind, left, right, verdict = (given[name] for name in NEEDED)
            found.append(Decision(kind, left, right, verdict, given["field"] or None, given["why"] or None, place))
    if problems:
        raise InputError("\n".join(problems), f"nothing of {path} was entered")
    return found


def _problems(given: Row) -> Iterator[str]:
    for name, known in (("kind", KINDS), ("verdict", VERDICTS)):
        if given[name] not in known:
            near = closest(given[name], known, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else f"one of: {', '.join(known)}"
            yield f"`{given[name]}` is not a {name} ({hint})"
    for name in ("left", "right"):
        if not given[name] and not (given["verdict"] == "value" and name == "right"):
            yield f"`{name}` is empty"
    if (given["verdict"] == "value") != bool(given["field"]):
        yield "a verdict `value`, and no other, names its `field`"
