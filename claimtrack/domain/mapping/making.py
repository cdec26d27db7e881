"""Templates made ready for a sheet: what a field comes to is worked out once for equal cells."""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Final

from claimtrack.domain.mapping.cells import Cell, Cells, Row
from claimtrack.domain.mapping.templates import Unreadable, fill, holes

_REMEMBERED: Final = 20_000
Checked = Callable[[str], str]


class Maker:
    """Makes one field of every row: the first template whose columns there are and whose cells say something."""

    def __init__(
        self,
        templates: Sequence[str],
        cells: Cells,
        *,
        field: str = "",
        dates: Sequence[str] = (),
        then: Checked | None = None,
    ) -> None:
        self._cells = cells
        self._field = field
        self._dates = tuple(dates)
        self._then = then
        self._templates: list[str] = []
        self._asked: dict[str, Cell] = {}
        for template in templates:
            found = {name: cells.find(name) for name in holes(template)}
            if all(found.values()):
                self._templates.append(template)
                self._asked |= {name: cell for name, cell in found.items() if cell is not None}
        self.bases = sorted({cell.base for cell in self._asked.values()})
        self._pick: Callable[[Row], object] = itemgetter(*self.bases) if self.bases else _nothing
        self._made: dict[object, tuple[str | None, str | None]] = {}

    def uses(self) -> Iterator[tuple[str, Cell, str]]:
        """Give every value asked for: its name in the template, where it stands, and the template."""
        for template in self._templates:
            yield from ((name, self._asked[name], template) for name in holes(template))

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates that can be filled in this sheet."""
        return tuple(self._templates)

    @property
    def is_possible(self) -> bool:
        """Tell whether any template can be filled in this sheet."""
        return bool(self._templates)

    def __call__(self, row: Row) -> str | None:
        """Give the field of a row, None where its cells say nothing; raises Unreadable."""
        key = self._pick(row)
        made = self._made.get(key)
        if made is None:
            if len(self._made) >= _REMEMBERED:
                self._made.clear()
            made = self._made[key] = self._make(row)
        text, problem = made
        if problem is not None:
            raise Unreadable(problem)
        return text

    def _make(self, row: Row) -> tuple[str | None, str | None]:
        values = self._cells.values(row, self._asked)
        try:
            text = fill(self._templates, values, field=self._field, dates=self._dates)
            if text is not None and self._then is not None:
                text = self._then(text)
        except Unreadable as problem:
            return None, f"{self._field}: {problem}"
        return text or None, None


def _nothing(_row: Row) -> object:
    return None
