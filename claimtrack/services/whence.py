"""Which rows of joined sheets a row takes the header of its article from: where to look when that is wrong."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from claimtrack.domain.fields import REQUIRED_KEYS
from claimtrack.domain.foreign import Table
from claimtrack.domain.mapping.cells import joinable
from claimtrack.domain.mapping.profile import Join
from claimtrack.domain.mapping.rows import Sheet
from claimtrack.domain.names import norm_key


class Whence:
    """Tells of the rows of a sheet that joins others which of their rows say what every article must have."""

    def __init__(self, table: Table, sheet: Sheet, joins: Sequence[tuple[Join, Table]]) -> None:
        self._table = table
        asked = [(one.field, norm_key(one.name)) for one in sheet.taken() if not one.label]
        self._sources = [
            _Joined(table, join, other, keys)
            for join, other in joins
            if (keys := [key for key, name in asked if key in REQUIRED_KEYS and _is_of(name, join, other, table)])
        ]

    def of(self, line: int) -> str:
        """Give a clause on the rows that the row on a line is joined with, nothing where it is with none."""
        at = bisect_left(self._table.lines, line)
        if not self._sources or at == len(self._table.lines) or self._table.lines[at] != line:
            return ""
        return f" ({'; '.join(one.told(self._table.rows[at]) for one in self._sources)})"


class _Joined:
    """A joined sheet and the keys that are from it."""

    def __init__(self, table: Table, join: Join, other: Table, keys: Sequence[str]) -> None:
        self._join = join
        self._other = other
        self._keys = " and ".join(f"`{key}`" for key in dict.fromkeys(keys))
        self._base = _column(table, join.on)

    def told(self, row: Sequence[str]) -> str:
        cell = row[self._base]
        number = self._rows[joinable(cell)]
        several = f"{number or 'no'} {'row has' if number < 2 else 'rows have'}"  # noqa: PLR2004 - more than one
        return f"{self._keys} is from {self._other.name}, where {several} {self._join.to} `{cell}`"

    @cached_property
    def _rows(self) -> Counter[str]:
        to = _column(self._other, self._join.to)
        return Counter(joinable(row[to]) for row in self._other.rows)


def _is_of(name: str, join: Join, other: Table, table: Table) -> bool:
    """Tell whether a name asks for a column of a joined sheet, by itself or after the name of that."""
    stem = f"{norm_key(join.file.partition('.')[0])}."
    columns = set(_names(other))
    return name.removeprefix(stem) in columns if name.startswith(stem) else name in columns - set(_names(table))


def _column(table: Table, name: str) -> int:
    return list(_names(table)).index(norm_key(name))


def _names(table: Table) -> Iterator[str]:
    return map(norm_key, table.columns)
