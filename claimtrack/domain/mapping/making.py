"""Templates made ready for a sheet: what a field comes to is worked out once for equal cells."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from operator import itemgetter
from typing import Final

from claimtrack.domain.fields import FIELDS, HEADER_KEYS, LIST_FIELDS, claim_lang
from claimtrack.domain.mapping.cells import Cell, Cells, Row
from claimtrack.domain.mapping.nobody import NAMES, is_nobody
from claimtrack.domain.mapping.scales import OtherScale
from claimtrack.domain.mapping.templates import NoDate, NoMeaning, Unreadable, fill, first_filled, holes

_REMEMBERED: Final = 20_000
_ONE: Final = frozenset({*HEADER_KEYS, *FIELDS, "stance", "claim-key", ""}) - {*LIST_FIELDS, "author"}
"""What there is one of: rows of a joined sheet that say different things of it contradict each other."""
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
        self._is_name = field in NAMES
        self._met_nobody = False
        self._is_one = field in _ONE or claim_lang(field) is not None
        self._templates: list[str] = []
        self._asked: dict[str, Cell] = {}
        for template in templates:
            found = [cells.asked(name) for name in holes(template)]
            if all(found):
                self._templates.append(template)
                self._asked.update(one for several in found for one in several.items())
        self.bases = sorted({cell.base for cell in self._asked.values()})
        self._pick: Callable[[Row], object] = itemgetter(*self.bases) if self.bases else _nothing
        self._made: dict[object, tuple[str | None, Unreadable | None]] = {}

    def uses(self) -> Iterator[tuple[str, Cell, str]]:
        """Give every value asked for: its name in the template, where it stands, and the template."""
        for template in self._templates:
            for name in holes(template):
                yield from ((one, cell, template) for one, cell in self._cells.asked(name).items())

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates that can be filled in this sheet."""
        return tuple(self._templates)

    @property
    def is_possible(self) -> bool:
        """Tell whether any template can be filled in this sheet."""
        return bool(self._templates)

    @property
    def is_joined(self) -> bool:
        """Tell whether all it is made of stands in joined sheets."""
        return bool(self._asked) and all(cell.joined >= 0 for cell in self._asked.values())

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
            raise problem.with_traceback(None)
        return text

    def texts(self, rows: Iterable[Row]) -> Iterator[str]:
        """Give what the templates come to in some rows, once for equal cells, before anybody says what it means."""
        for row in {self._pick(row): row for row in rows}.values():
            with suppress(Unreadable):
                if text := self._filled(row):
                    yield text

    def _filled(self, row: Row) -> str | None:
        values = self._cells.values(row, self._asked, self._dates, but=is_nobody if self._is_name else None)
        self._met_nobody = self._met_nobody or (self._is_name and any(self._nobodies(row)))
        if self._is_one and any(cell.joined >= 0 for cell in self._asked.values()):
            for name in holes(first_filled(self._templates, values) or ""):
                if why := self._cells.contradiction(row, name):
                    raise Unreadable(why)
        return fill(self._templates, values, field=self._field, dates=self._dates)

    def nobodies(self, rows: Iterable[Row]) -> Counter[str]:
        """Count the cells of rows that say of a name that there is none, by what they say."""
        found: Counter[str] = Counter()
        for row in rows if self._met_nobody else ():
            found.update(self._nobodies(row))
        return found

    def _nobodies(self, row: Row) -> list[str]:
        given = self._cells.given(row, self._asked)
        return [text for several in given.values() for text in several if is_nobody(text)]

    def _make(self, row: Row) -> tuple[str | None, Unreadable | None]:
        try:
            text = self._filled(row)
            if text is not None and self._then is not None:
                text = self._then(text)
        except (NoMeaning, OtherScale) as problem:
            return None, problem
        except NoDate as problem:
            return None, problem.of(self._field)
        except Unreadable as problem:
            return None, Unreadable(f"{self._field}: {problem}")
        return text or None, None


def _nothing(_row: Row) -> object:
    return None
