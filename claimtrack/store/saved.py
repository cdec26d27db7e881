"""The queries that come with claimtrack for people to run, change and learn from: `sql/saved/*.sql`.

Each begins with its title; `-- :name = default; meaning` declares a parameter.
"""

import re
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.names import closest
from claimtrack.errors import UsageProblem
from claimtrack.store.queries import FOLDER, text_of

_PARAMETER: Final = re.compile(r"^-- :(\w+) =[ ]?([^;\n]*)(?:; (.*))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One shipped query: its name, what it answers, its SQL, its parameters with defaults and meanings."""

    name: str
    title: str
    sql: str
    defaults: dict[str, str]
    meanings: dict[str, str]


def saved_queries() -> list[SavedQuery]:
    """All shipped queries, by name."""
    return [_read(path.stem) for path in sorted((FOLDER / "saved").glob("*.sql"))]


def saved_query(name: str) -> SavedQuery:
    """The shipped query of that name; UsageProblem names the nearest ones otherwise."""
    known = [path.stem for path in sorted((FOLDER / "saved").glob("*.sql"))]
    if name not in known:
        message = f"no saved query {name!r}"
        near = ", ".join(closest(name, known) or known)
        raise UsageProblem(message, f"there is {near}; --list tells what each answers")
    return _read(name)


def _read(name: str) -> SavedQuery:
    sql = text_of(f"saved/{name}")
    declared = _PARAMETER.findall(sql)
    return SavedQuery(
        name=name,
        title=sql.partition("\n")[0].removeprefix("--").strip(),
        sql=sql,
        defaults={parameter: default.strip() for parameter, default, _ in declared},
        meanings={parameter: meaning for parameter, _, meaning in declared},
    )
