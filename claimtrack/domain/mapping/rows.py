"""A sheet and a profile -> raw articles: one for the rows of one article and coder. No row goes without a word."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from claimtrack.domain.fields import REQUIRED_KEYS
from claimtrack.domain.foreign import Table
from claimtrack.domain.mapping.cells import Cell, Cells, Row
from claimtrack.domain.mapping.making import Maker
from claimtrack.domain.mapping.nobody import NAMES
from claimtrack.domain.mapping.profile import Join, Profile, Rule
from claimtrack.domain.mapping.row_groups import TEXT, Group, Groups
from claimtrack.domain.mapping.row_records import Makers, Records, named
from claimtrack.domain.mapping.scales import OtherScale, is_number, other_scale
from claimtrack.domain.mapping.tally import ALWAYS, Taken, Tally
from claimtrack.domain.mapping.templates import NoMeaning, Unreadable, holes
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Place, RawArticle, RawRecord, Value
from claimtrack.domain.stance import parse_stance

LABEL: Final = "row"


@dataclass(slots=True)
class Grouped:
    """The rows of one article and coder: what they come to, and those that come to nothing with the reason, by line.

    `silent` counts records of which no more was understood than that they are there, `without_stance` those with a
    claim and no stance; `twice` tells by line of rows that have the id of another and are not equal to it, `alike`
    those that only their other cells tell apart, by lines.
    """

    raw: RawArticle
    bad: dict[int, Unreadable] = field(default_factory=dict)
    silent: int = 0
    without_stance: int = 0
    twice: dict[int, str] = field(default_factory=dict)
    alike: list[list[int]] = field(default_factory=list)


class Sheet:
    """Maps the rows of a sheet, and tells `tally` which values meant what.

    `joins` are sheets that the profile names, `settings` header values of the user's, for articles of which the sheet
    says none. After `articles`, `repeated` counts rows that are equal to others in every cell, `links` cells that
    should be addresses, and `own` the articles that say another value than a setting.
    """

    def __init__(
        self, table: Table, profile: Profile, joins: Sequence[tuple[Join, Table]], settings: Mapping[str, str]
    ) -> None:
        self._table = table
        self._settings = {key: text for key, text in settings.items() if key != TEXT}
        self._cells = cells = Cells(table, joins, profile.names)
        self._rule = rule = profile.rule(LABEL) or Rule()
        self.tally = Tally()
        self.own: Counter[str] = Counter()
        self.links: Counter[str] = Counter()
        self.repeated = 0
        made = {
            key: Maker(self._said_by_rows(key, templates), cells, field=key, dates=profile.dates)
            for key, templates in profile.article.items()
        }
        self._header = {key: one for key, one in made.items() if one.is_possible}
        self._fields = {
            name: Maker(
                templates,
                cells,
                field=name,
                dates=profile.dates,
                then=self._judged(name, rule.values.get(name, {})),
            )
            for name, templates in rule.fields.items()
        }
        self._fields = {name: one for name, one in self._fields.items() if one.is_possible}
        self._quote = Maker([rule.quote if "{" in rule.quote else f"{{{rule.quote}}}"] if rule.quote else (), cells)
        self._ids = Maker(profile.id, cells)
        topic = f"{profile.name}/{table.name.partition('.')[0].replace('/', ' ')}"
        self._makers = Makers(self._fields, self._quote, self._ids, topic)

    def _judged(self, field: str, meanings: Mapping[str, str]) -> Callable[[str], str]:
        """Give what tells the meaning of a value; a number among stances only where the whole column is on our scale.

        The column is looked through where a number comes that the profile does not know: most have none.
        """
        meant = _meant(field, meanings, self.tally)
        if field != "stance":
            return meant
        known = frozenset(map(norm_key, meanings))

        def judged(text: str) -> str:
            if norm_key(text) not in known and is_number(text) and self._scale is not None:
                raise OtherScale(text, *self._scale)
            return meant(text)

        return judged

    @cached_property
    def _scale(self) -> tuple[str, tuple[str, ...]] | None:
        maker = self._fields["stance"]
        columns = dict.fromkeys(self._column(asked, cell) for asked, cell, _ in maker.uses())
        return other_scale(maker.texts(self._table.rows), tuple(columns))

    def _said_by_rows(self, key: str, templates: Sequence[str]) -> Sequence[str]:
        """Leave out what the profile says by itself where the user says it."""
        return [one for one in templates if holes(one)] if key in self._settings else templates

    @property
    def missing(self) -> list[str]:
        """Give the columns that joins need and the header keys that every article needs, where nothing gives them."""
        given = {*self._header, *self._settings}
        return [*self._cells.missing, *(key for key in REQUIRED_KEYS if key not in given)]

    def has(self, name: str) -> bool:
        """Tell whether a column has this name, of the sheet or of one it joins."""
        return self._cells.has(name)

    @property
    def unused(self) -> list[str]:
        """Give the columns that no template asks for, those of joined sheets among them."""
        makers = (*self._header.values(), *self._fields.values(), self._quote, self._ids)
        used = {base for one in makers for base in one.bases}
        asked = {cell for one in makers for _, cell, _ in one.uses()}
        own = [name for number, name in enumerate(self._table.columns) if number not in used]
        return [*own, *(name for cell, name in self._cells.others.items() if cell not in asked)]

    def taken(self) -> Iterator[Taken]:
        """Give what each column becomes, as far as any template asks for it; what a profile says by itself as well."""
        for label, makers in (("", self._header), (LABEL, {"id": self._ids, "quote": self._quote, **self._fields})):
            for name, maker in makers.items():
                for asked, cell, template in maker.uses():
                    yield Taken(label, self._column(asked, cell), name, template)
                yield from (Taken(label, ALWAYS, name, one) for one in maker.templates if not holes(one))

    def _column(self, asked: str, cell: Cell) -> str:
        return self._table.columns[cell.base] if cell.joined < 0 else asked

    def nobodies(self) -> Counter[str]:
        """Count the cells for names that say that there is none, once the articles are made."""
        makers = [maker for name, maker in self._fields.items() if name in NAMES]
        return sum((one.nobodies(self._table.rows) for one in makers), Counter[str]())

    def articles(self) -> Iterator[Grouped]:
        """Give the articles in the order in which the sheet first has them."""
        groups = Groups(self._table, self._header, self._settings)
        for group in groups.all():
            yield self._grouped(group)
        self.links = groups.links

    def _grouped(self, group: Group) -> Grouped:
        lines, rows = self._table.lines, self._table.rows
        first = Place(self._table.place.file, lines[group.rows[0]])
        header = {key: Value(text, first) for key, text in group.header(self._settings).items()}
        found = Grouped(RawArticle(first, header, group.text, ()))
        if group.problem is not None:
            found.bad = dict.fromkeys((lines[number] for number in group.rows), group.problem)
            return found
        for key, text in self._settings.items():
            self.own[key] += norm_key(header[key].text) != norm_key(text)
        once = dict[Row, int]()
        for number in group.rows:
            once.setdefault(rows[number], number)
        self.repeated += len(group.rows) - len(once)
        names = named(self._makers, ((number, row) for row, number in once.items()))
        records = Records(self._makers, names.of, has_text=group.text is not None)
        made: list[RawRecord] = []
        for row, number in once.items():
            try:
                made.append(records.of(number, row, Place(first.file, lines[number])))
            except Unreadable as problem:
                found.bad[lines[number]] = problem
        found.raw = RawArticle(first, header, group.text, tuple(made))
        found.silent, found.without_stance = records.silent, records.without_stance
        found.twice = {lines[number]: self._differ(names.of[number], number, other) for number, other in names.twice}
        found.alike = [sorted(lines[number] for number in several) for several in names.alike]
        return found

    def _differ(self, name: str, number: int, other: int) -> str:
        """Tell in which cells two rows with one id differ."""
        both = zip(self._table.columns, self._table.rows[number], self._table.rows[other], strict=True)
        cells = ", ".join(
            f"{column} is `{here}` here and `{there}` there" for column, here, there in both if here != there
        )
        return f"line {self._table.lines[other]} has the same id: {cells}; both are kept, this one as {name}"


def _meant(field: str, meanings: Mapping[str, str], tally: Tally) -> Callable[[str], str]:
    """Give what tells the meaning of a value, and tells the tally of it; a stance must have one."""
    known = {norm_key(value): text for value, text in meanings.items()}

    def meant(text: str) -> str:
        meaning = known.get(norm_key(text), text)
        if field == "stance" and parse_stance(meaning) is None:
            raise NoMeaning(field, text)
        if norm_key(text) in known or field == "stance":
            tally.meant[field, text, meaning] += 1
        return meaning

    return meant


def without(raw: RawArticle, lines: set[int]) -> RawArticle:
    """Give an article without the records of some lines."""
    records = tuple(one for one in raw.records if one.place.line not in lines)
    return RawArticle(raw.place, raw.header, raw.text, records, raw.text_line)


def lines_of(raw: RawArticle) -> set[int]:
    """Give the lines of an article's records."""
    return {one.place.line for one in raw.records}
