"""Which rows of a sheet are of one article and coder, and what they say of it together."""

import re
from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from operator import itemgetter
from typing import Final

from claimtrack.domain.foreign import Table
from claimtrack.domain.mapping.cells import Row
from claimtrack.domain.mapping.making import Maker
from claimtrack.domain.mapping.templates import Unreadable
from claimtrack.domain.named_articles import article_parts
from claimtrack.domain.names import norm_key

TEXT: Final = "text"
_URL: Final = "url"
_LINK: Final = "link"
_NAMING: Final = frozenset({_URL, "coder", _LINK})
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|www\.\S+|[^\s/@:]+\.[^\W\d]{2,}(?::\d+)?/\S*")


@dataclass(slots=True)
class Group:
    """The rows of one article and coder, by number, and what they say of it: each value with the row that says it."""

    said: dict[str, tuple[str, int]]
    text: str | None
    first: int
    problem: Unreadable | None = None
    rows: "array[int]" = field(default_factory=lambda: array("L"))

    def header(self, settings: Mapping[str, str]) -> dict[str, str]:
        """Give the header: what the rows say, and `settings` where they say nothing."""
        return {**settings, **{key: text for key, (text, _) in self.said.items()}}

    def take(self, other: "Group", table: Table) -> None:
        """Take what other rows of the article say; raises Unreadable where both cannot be."""
        if other.text and self.text and other.text != self.text:
            message = f"the text of this article is another on line {table.lines[self.first]}"
            raise Unreadable(message)
        for key, (text, _) in other.said.items():
            before, row = self.said.get(key, (text, 0))
            if key not in _NAMING and norm_key(before) != norm_key(text):
                line = table.lines[row]
                message = f"{key} is `{text}` here and `{before}` on line {line}, of one article: {self._told()}"
                raise Unreadable(message)
        self.said = {**other.said, **self.said}
        self.text = self.text or other.text

    def _told(self) -> str:
        return next(self.said[key][0] for key in (_URL, "ref", "title", "source", *self.said) if key in self.said)


class Groups:
    """Puts the rows of a sheet together; `links` counts cells that should be addresses and are none."""

    def __init__(self, table: Table, header: Mapping[str, Maker], settings: Mapping[str, str]) -> None:
        self._table = table
        self._header = header
        self._settings = settings
        self._known: dict[tuple[str | None, ...], Group] = {}
        self.links: Counter[str] = Counter()

    def all(self) -> list[Group]:
        """Give the groups in the order in which the sheet has them; what is equal in many rows is looked at once."""
        bases = sorted({base for one in self._header.values() for base in one.bases})
        pick = itemgetter(*bases) if bases else _nothing
        by_cells: dict[object, tuple[Group, str | None]] = {}
        for number, row in enumerate(self._table.rows):
            cells = pick(row)
            found = by_cells.get(cells)
            if found is None:
                found = by_cells[cells] = self._group(number, row)
            group, link = found
            group.rows.append(number)
            if link is not None:
                self.links[link] += 1
        return list({id(one): one for one, _ in by_cells.values()}.values())

    def _group(self, number: int, row: Row) -> tuple[Group, str | None]:
        group = self._of(number, row)
        header = group.header(self._settings)
        problem = str(group.problem or "")
        told = (header.get("source", ""), header.get("published", ""), header.get("title"))
        parts = article_parts(header.get(_URL), header.get("ref"), told)
        same = self._known.setdefault((*parts, header.get("coder", ""), problem), group)
        link = group.said.get(_LINK, (None, 0))[0]
        if same is group:
            return group, link
        try:
            same.take(group, self._table)
        except Unreadable as wrong:
            group.problem = wrong
            return group, link
        return same, link

    def _of(self, number: int, row: Row) -> Group:
        group = Group({}, None, number)
        for key, maker in self._header.items():
            try:
                value = maker(row)
            except Unreadable as wrong:
                group.problem = group.problem or wrong
                continue
            if key == TEXT:
                group.text = value
            elif value:
                group.said[key] = (" ".join(value.split()), number)
        url = group.said.get(_URL)
        if url is not None and not _ADDRESS.fullmatch(url[0]):
            group.said[_LINK] = group.said.pop(_URL)
        if group.text and not any(group.header(self._settings).get(key) for key in (_URL, "ref", "title")):
            content = sha256(group.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
            group.said["ref"] = (f"text:{content}", number)
        return group


def _nothing(_row: Row) -> object:
    return None
