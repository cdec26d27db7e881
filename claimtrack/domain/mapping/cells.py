"""The cells of a row by the names of their columns: its own, those of joined sheets, and the names a profile knows."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.foreign import Table
from claimtrack.domain.mapping.profile import Join
from claimtrack.domain.mapping.templates import fill, holes
from claimtrack.domain.names import norm_key

_WHOLE: Final = re.compile(r"([+-]?\d+)\.0+")
_AROUND: Final = re.compile(r"^[\s*†‡]+|[\s*†‡:.?!]+$")
_BRACKET: Final = re.compile(r"[\s*†‡]*[(\[]([^()\[\]]*)[)\]][\s*†‡:.?!]*$")
_FORM_OF_DATES: Final = re.compile(r"[ymdhsгдмчжjt\s%./:_-]+")
_DATES: Final = ("date", "дата")
_OWN: Final = -1

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value stands: the column of the row that it hangs on, and the column of a joined sheet, if any."""

    base: int
    joined: int = _OWN
    column: int = _OWN


class Cells:
    """Finds columns by name and gives their values. Names are folded: case, spaces, letters that look alike.

    A name that a profile knows may also be made of columns by a template. `others` are the columns of joined sheets by
    where they stand, those they are joined by apart.
    """

    def __init__(self, table: Table, joins: Sequence[tuple[Join, Table]], names: Mapping[str, Sequence[str]]) -> None:
        self._known = {norm_key(name): Cell(number) for number, name in reversed([*enumerate(table.columns)])}
        self._joined: list[Mapping[str, list[int]]] = []
        self._tables: list[tuple[Join, Table]] = []
        self.others: dict[Cell, str] = {}
        self.missing: list[str] = []
        for join, other in joins:
            self._join(join, other)
        for number, name in enumerate(table.columns):
            self._known.setdefault(_AROUND.sub("", norm_key(name)), Cell(number))
        short = [without_bracket(name) for name in table.columns]
        for number, bare in enumerate(short):
            if bare is not None and short.count(bare) == 1:
                self._known.setdefault(bare, Cell(number))
        self._names = {
            norm_key(name): [norm_key(one) for one in several if "{" not in one] for name, several in names.items()
        }
        self._templates: dict[str, str] = {}
        for name, several in names.items():
            made = (one for one in several if "{" in one and all(self._column(hole) for hole in holes(one)))
            if template := next(made, None):
                self._templates[norm_key(name)] = template

    def _join(self, join: Join, other: Table) -> None:
        base = self._known.get(norm_key(join.on))
        keys = [norm_key(name) for name in other.columns]
        if base is None or base.joined != _OWN or norm_key(join.to) not in keys:
            self.missing.append(join.on if base is None or base.joined != _OWN else f"{join.to} (of {join.file})")
            return
        to = keys.index(norm_key(join.to))
        rows: dict[str, list[int]] = {}
        for number, row in enumerate(other.rows):
            rows.setdefault(joinable(row[to]), []).append(number)
        stem = norm_key(join.file.partition(".")[0])
        for column, name in enumerate(keys):
            cell = Cell(base.base, len(self._joined), column)
            self._known.setdefault(name, cell)
            self._known[f"{stem}.{name}"] = cell
            if column != to:
                self.others[cell] = f"{stem}.{name}"
        self._joined.append(rows)
        self._tables.append((join, other))

    def _column(self, name: str) -> Cell | None:
        key = norm_key(name)
        candidates = (key, *self._names.get(key, ()))
        return next((self._known[one] for one in candidates if one in self._known), None)

    def has(self, name: str) -> bool:
        """Tell whether a name is a column's, or is made of columns."""
        return bool(self.asked(name))

    def asked(self, name: str) -> Mapping[str, Cell]:
        """Give where the values stand that a name is made of, by their names; nothing where no column has it."""
        template = self._templates.get(norm_key(name))
        found = {one: self._column(one) for one in (holes(template) if template is not None else (name,))}
        return {one: cell for one, cell in found.items() if cell is not None}

    def values(
        self,
        row: Row,
        asked: Mapping[str, Cell],
        dates: Sequence[str] = (),
        *,
        but: Callable[[str], bool] | None = None,
    ) -> dict[str, tuple[str, ...]]:
        """Give the values of some cells of a row and those made of them, not what says nothing or what `but` tells."""
        found = self.given(row, asked)
        if but is not None:
            kept = {name: tuple(text for text in several if not but(text)) for name, several in found.items()}
            found = {name: several for name, several in kept.items() if several}
        made = {name: fill((one,), found, dates=dates) for name, one in self._templates.items()}
        for name in made:
            found.pop(name, None)
        return found | {name: (text,) for name, text in made.items() if text}

    def given(self, row: Row, asked: Mapping[str, Cell]) -> dict[str, tuple[str, ...]]:
        """Give the values of some cells of a row as they stand."""
        found: dict[str, tuple[str, ...]] = {}
        for name, cell in asked.items():
            given = _filled((row[cell.base],) if cell.joined == _OWN else self._others(row, cell))
            if given:
                found[name] = given
        return found

    def contradiction(self, row: Row, name: str) -> str | None:
        """Tell where rows of a joined sheet give a row several values that a name is made of, None where one or none.

        Use it for what there is one of: a day, a title, a claim.
        """
        for cell in self.asked(name).values():
            if cell.joined != _OWN and len(said := self._said(row, cell)) > 1:
                join, other = self._tables[cell.joined]
                column = other.columns[cell.column]
                lines = [f"`{text}` on line {other.lines[number]}" for text, number in said.items()][:2]
                key = row[cell.base].strip()
                return f"{other.name} has the {join.to} `{key}` more than once: its {column} is {' and '.join(lines)}"
        return None

    def _said(self, row: Row, cell: Cell) -> dict[str, int]:
        """Give what the rows say that a row is joined with, each with the number of the first that says it."""
        rows = self._tables[cell.joined][1].rows
        numbers = self._joined[cell.joined].get(joinable(row[cell.base]), ())
        said: dict[str, int] = {}
        for number in numbers:
            if text := rows[number][cell.column].strip():
                said.setdefault(text, number)
        return said

    def _others(self, row: Row, cell: Cell) -> Iterable[str]:
        return self._said(row, cell)


def without_bracket(name: str) -> str | None:
    """Give the folded name of a column without a bracket at its end, as of `STANCE (-2..+2)`; None where it has none.

    Of a date the bracket may say which day it is: left out only where it says the form, as in `Date (DD.MM.YYYY)`.
    """
    key = norm_key(name)
    bracket = _BRACKET.search(key)
    if bracket is None or bracket.start() == 0:
        return None
    short = key[: bracket.start()]
    is_date = any(one in short for one in _DATES)
    return None if is_date and not _FORM_OF_DATES.fullmatch(bracket[1]) else short


def joinable(cell: str) -> str:
    """Give what cells are compared by: spreadsheets write one and the same number as 3 and as 3.0."""
    text = cell.strip()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole is not None else text


def _filled(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in values if (text := value.strip())))
