"""A sheet and a profile -> raw articles: one for the rows of one article and coder. No row goes without a word."""

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter
from typing import Final

from claimtrack.domain.fields import CLAIM_FIELDS, ID_PATTERN, REQUIRED_KEYS
from claimtrack.domain.fields import claim_lang as is_claim_text
from claimtrack.domain.foreign import Table
from claimtrack.domain.mapping.cells import Cells, Row
from claimtrack.domain.mapping.making import Maker
from claimtrack.domain.mapping.profile import Join, Profile, Rule
from claimtrack.domain.mapping.tally import ALWAYS, Taken, Tally
from claimtrack.domain.mapping.templates import Unreadable, holes
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Place, RawArticle, RawRecord, Value
from claimtrack.domain.stance import parse_stance

LABEL: Final = "row"
_TEXT: Final = "text"
_IDENTITY: Final = ("url", "ref", "source", "published", "title", "coder", _TEXT)
_NOT_IN_AN_ID: Final = re.compile(r"[^\w.:/-]+")
_NO_CLAIM: Final = "-"


@dataclass(slots=True)
class Grouped:
    """The rows of one article and coder: what they come to, and those that come to nothing with the reason, by line.

    `silent` counts records of which no more was understood than that they are there.
    """

    raw: RawArticle
    bad: dict[int, str] = field(default_factory=dict)
    silent: int = 0


@dataclass(slots=True)
class _Group:
    header: dict[str, str]
    text: str | None
    first: int
    problem: str | None = None
    rows: "array[int]" = field(default_factory=lambda: array("L"))


class Sheet:
    """Maps the rows of a sheet, and tells `tally` which values meant what.

    `joins` are sheets that the profile names, `settings` the user's header values.
    """

    def __init__(
        self, table: Table, profile: Profile, joins: Sequence[tuple[Join, Table]], settings: Mapping[str, str]
    ) -> None:
        self._table = table
        self._settings = {key: text for key, text in settings.items() if key != _TEXT}
        self._cells = cells = Cells(table, joins, profile.names)
        self._rule = rule = profile.rule(LABEL) or Rule()
        self.tally = Tally()
        self._topic = f"{profile.name}/{table.name.partition('.')[0].replace('/', ' ')}"
        made = {key: Maker(all_, cells, field=key, dates=profile.dates) for key, all_ in profile.article.items()}
        self._header = {key: one for key, one in made.items() if one.is_possible and key not in self._settings}
        self._fields = {
            name: Maker(
                templates,
                cells,
                field=name,
                dates=profile.dates,
                then=_meant(name, rule.values.get(name, {}), self.tally),
            )
            for name, templates in rule.fields.items()
        }
        self._fields = {name: one for name, one in self._fields.items() if one.is_possible}
        self._quote = Maker([rule.quote if "{" in rule.quote else f"{{{rule.quote}}}"] if rule.quote else (), cells)
        self._ids = Maker(profile.id, cells)

    @property
    def missing(self) -> list[str]:
        """Give the columns that joins need and the header keys that every article needs, where nothing gives them."""
        given = {*self._header, *self._settings}
        return [*self._cells.missing, *(key for key in REQUIRED_KEYS if key not in given)]

    def has(self, name: str) -> bool:
        """Tell whether a column has this name, of the sheet or of one it joins."""
        return self._cells.find(name) is not None

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
                    column = self._table.columns[cell.base] if cell.joined < 0 else asked
                    yield Taken(label, column, name, template)
                yield from (Taken(label, ALWAYS, name, one) for one in maker.templates if not holes(one))

    def articles(self) -> Iterator[Grouped]:
        """Give the articles in the order in which the sheet first has them."""
        for group in self._groups():
            yield self._grouped(group)

    def _groups(self) -> list[_Group]:
        """Put rows together; who they are of is worked out once for rows whose cells are the same there."""
        makers = [self._header[key] for key in _IDENTITY if key in self._header]
        bases = sorted({base for one in makers for base in one.bases})
        pick = itemgetter(*bases) if bases else _nothing
        by_cells: dict[object, _Group] = {}
        by_identity: dict[tuple[str, ...], _Group] = {}
        for number, row in enumerate(self._table.rows):
            cells = pick(row)
            group = by_cells.get(cells)
            if group is None:
                group = by_cells[cells] = self._group(number, row, by_identity)
            group.rows.append(number)
        return list({id(one): one for one in by_cells.values()}.values())

    def _group(self, number: int, row: Row, known: dict[tuple[str, ...], _Group]) -> _Group:
        header: dict[str, str] = {}
        problem = None
        text = None
        for key, maker in self._header.items():
            try:
                value = maker(row)
            except Unreadable as wrong:
                problem = problem or str(wrong)
                continue
            if key == _TEXT:
                text = value
            elif value:
                header[key] = " ".join(value.split())
        header |= self._settings
        if text and not any(header.get(key) for key in ("url", "ref", "title")):
            header["ref"] = f"text:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
        group = _Group(header, text, number, problem)
        same = known.setdefault((*_identity(header), header.get("coder", ""), problem or ""), group)
        if text and same.text and same.text != text:
            group.problem = f"the text of this article is another on line {self._table.lines[same.first]}"
            return group
        same.text = same.text or text
        return same

    def _grouped(self, group: _Group) -> Grouped:
        lines = self._table.lines
        first = Place(self._table.place.file, lines[group.rows[0]])
        header = {key: Value(text, first) for key, text in group.header.items()}
        if group.problem is not None:
            bad = {lines[number]: group.problem for number in group.rows}
            return Grouped(RawArticle(first, header, None, ()), bad)
        records = _Records(self._fields, self._quote, self._ids, self._topic, has_text=group.text is not None)
        made: list[RawRecord] = []
        found = Grouped(RawArticle(first, header, group.text, ()))
        for number in group.rows:
            try:
                made.append(records.of(self._table.rows[number], Place(self._table.place.file, lines[number])))
            except Unreadable as problem:
                found.bad[lines[number]] = str(problem)
        found.raw = RawArticle(first, header, group.text, tuple(made))
        found.silent = records.silent
        return found


class _Records:
    """Makes the records of one article: ids are its own, and what a claim is is said once."""

    def __init__(self, fields: Mapping[str, Maker], quote: Maker, ids: Maker, topic: str, *, has_text: bool) -> None:
        self._fields = fields
        self._quote = quote
        self._make_id = ids
        self._topic = topic
        self._has_text = has_text
        self._taken: Counter[str] = Counter()
        self._said: dict[str, dict[str, str]] = {}
        self._number = 0
        self.silent = 0

    def of(self, row: Row, place: Place) -> RawRecord:
        """Give the record of a row; raises Unreadable. A row that makes no sense keeps its number for when it does."""
        self._number += 1
        given = {name: text for name, maker in self._fields.items() if (text := maker(row)) is not None}
        quote = self._quote(row)
        stance = given.pop("stance", "unclear")
        claim = given.pop("claim-key", _NO_CLAIM)
        if claim == _NO_CLAIM:
            given = {name: text for name, text in given.items() if not _describes(name)}
            given.setdefault("topic", self._topic)
        elif not self._has_text:
            given = self._once(claim, given)
        self.silent += stance == "unclear" and claim == _NO_CLAIM and given.get("by", "?") == "?"
        given.setdefault("by", "?")
        if not self._has_text:
            given.setdefault("evidence", "record")
        return RawRecord(
            place=place,
            id=Value(self._id(row), place),
            stance=Value(stance, place),
            claim=Value(claim, place),
            quotes=(Value(" ".join(quote.split()), place),) if quote else (),
            fields={name: Value(" ".join(text.split()), place) for name, text in given.items()},
        )

    def _once(self, claim: str, given: dict[str, str]) -> dict[str, str]:
        """Leave out what the article said of the claim before: a roll call is described once, not at every vote."""
        about = {name: text for name, text in given.items() if _describes(name) or name == "topic"}
        before = self._said.setdefault(claim, about)
        if before is about:
            return given
        return {name: text for name, text in given.items() if name not in about or before.get(name) != text}

    def _id(self, row: Row) -> str:
        name = _NOT_IN_AN_ID.sub("-", self._make_id(row) or f"r{self._number}").strip("-") or "row"
        self._taken[name] += 1
        given = name if self._taken[name] == 1 else f"{name}.{self._taken[name]}"
        return given if ID_PATTERN.fullmatch(given) else f"r{given}"


def _identity(header: Mapping[str, str]) -> tuple[str, ...]:
    for key in ("url", "ref"):
        if header.get(key):
            return (key, header[key])
    return tuple(header.get(key, "") for key in ("source", "published", "title"))


def _describes(name: str) -> bool:
    return name in CLAIM_FIELDS or is_claim_text(name) is not None


def _meant(field: str, meanings: Mapping[str, str], tally: Tally) -> Callable[[str], str]:
    """Give what tells the meaning of a value, and tells the tally of it; a stance must have one."""
    known = {norm_key(value): text for value, text in meanings.items()}

    def meant(text: str) -> str:
        meaning = known.get(norm_key(text), text)
        if field == "stance" and parse_stance(meaning) is None:
            message = f"`{text}` is no stance: say in the profile what it means"
            raise Unreadable(message)
        if norm_key(text) in known or field == "stance":
            tally.meant[field, text, meaning] += 1
        return meaning

    return meant


def _nothing(_row: Row) -> object:
    return None


def without(raw: RawArticle, lines: set[int]) -> RawArticle:
    """Give an article without the records of some lines."""
    records = tuple(one for one in raw.records if one.place.line not in lines)
    return RawArticle(raw.place, raw.header, raw.text, records, raw.text_line)


def lines_of(raw: RawArticle) -> set[int]:
    """Give the lines of an article's records."""
    return {one.place.line for one in raw.records}
