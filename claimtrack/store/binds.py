"""Named parameters in SQL that both databases understand: written `:name`, a list where `in (:name)` stands."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeGuard

from claimtrack.domain.rows import Cell

Parameters = Mapping[str, Cell | Sequence[Cell]]

# What a colon or percent sign inside means nothing in: strings, quoted names, comments, dollar quotes, `::` casts.
_TOKEN: Final = re.compile(
    r"""
      [eE]'(?:[^'\\]|\\.|'')*'
    | '(?:[^']|'')*'
    | "(?:[^"]|"")*"
    | --[^\n]*
    | /\*.*?\*/
    | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$
    | ::
    | :(?P<name>[A-Za-z_]\w*)
    """,
    re.VERBOSE | re.DOTALL,
)


def for_sqlite(sql: str, parameters: Parameters) -> tuple[str, dict[str, Cell]]:
    """The text and values as sqlite3 takes them: `:name`, one for each member of a list."""
    if not any(_is_list(value) for value in parameters.values()):
        return sql, dict(parameters)  # type: ignore[arg-type] # no value is a list
    return _replace(sql, parameters, ":{}")


def for_postgres(sql: str, parameters: Parameters) -> tuple[str, dict[str, Cell]]:
    """The text and values as psycopg takes them: `%(name)s`, percent signs doubled."""
    return _replace(sql.replace("%", "%%"), parameters, "%({})s")


def names_in(sql: str) -> set[str]:
    """The parameters a text asks for."""
    return {found["name"] for found in _TOKEN.finditer(sql) if found["name"]}


def replace_names(sql: str, written: Mapping[str, str]) -> str:
    """The text with parameters written as given; what only looks like one stays as it is."""
    return _TOKEN.sub(lambda found: written.get(found["name"] or "", found[0]), sql)


def _replace(sql: str, parameters: Parameters, form: str) -> tuple[str, dict[str, Cell]]:
    """Write every given parameter in `form`; what only looks like one stays as it is."""
    flat: dict[str, Cell] = {}
    written: dict[str, str] = {}
    for name, value in parameters.items():
        members = {f"{name}_{n}": member for n, member in enumerate(value)} if _is_list(value) else {name: value}
        flat.update(members)  # type: ignore[arg-type] # members of a list are cells
        written[name] = ", ".join(form.format(each) for each in members) or "null"
    return replace_names(sql, written), flat


def _is_list(value: Cell | Sequence[Cell]) -> TypeGuard[Sequence[Cell]]:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)
