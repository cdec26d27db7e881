"""Tokens and layers -> marks and links.

A cell holds `_` for nothing, `*` for a mark without a value, several stacked marks parted by `|`, and `[n]` after a
value where a mark is stacked or goes on over several tokens: the same n in a layer is the same mark.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from claimtrack.domain.foreign import Link, Mark
from claimtrack.formats.source import Source
from claimtrack.formats.webanno.lines import CHAIN, RELATION, Layer, Token, plain
from claimtrack.formats.webanno.text import Composed

_STACKED: Final = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_SEVERAL: Final = re.compile(r"(?<!\\)((?:\\\\)*);")
_NUMBER: Final = re.compile(r"(?<!\\)\[(\d{1,9})\]$")
_TARGET: Final = re.compile(r"([\d.]+-[\d.]+)(?:\[(\d{1,9})(?:_(\d{1,9}))?\])?$")
_CHAINED: Final = re.compile(r"(.*)->(\d{1,9})-(\d{1,9})$", re.DOTALL)
_EMPTY: Final = ("*", "_", "")


@dataclass(slots=True)
class _Span:
    """A mark while its tokens are read: the cells of its first token, and the tokens from first to last."""

    layer: Layer
    id: str
    first: Token
    last: Token
    cells: list[str]


@dataclass(slots=True)
class Made:
    """The marks and links of a file, and what of it has no place in them."""

    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


class Maker:
    """Makes the marks and links of one file, all of one annotator."""

    def __init__(self, source: Source, layers: Sequence[Layer], composed: Composed, annotator: str) -> None:
        self._source = source
        self._layers = layers
        self._composed = composed
        self._annotator = annotator
        self._labels = _labels(layers)
        self._spans: dict[tuple[str, str], _Span] = {}
        self._firsts: dict[tuple[str, str], list[_Span]] = defaultdict(list)
        self._relations: list[tuple[Layer, Token, list[str]]] = []
        self._chains: dict[tuple[str, int], list[tuple[int, str]]] = defaultdict(list)
        self.made = Made()

    def make(self, tokens: Sequence[Token]) -> Made:
        """Give everything the tokens carry."""
        for token in tokens:
            at = 0
            for layer in self._layers:
                cells = token.cells[at : at + len(layer.columns)]
                at += len(layer.columns)
                for stack in _stacks(cells):
                    self._take(layer, token, stack)
        for (name, _), span in self._spans.items():
            self._firsts[name, span.first.address].append(span)
        for span in self._spans.values():
            self._finish(span)
        for layer, token, relation in self._relations:
            self._relate(layer, token, relation)
        for (name, number), links in self._chains.items():
            if len(links) < 2:  # noqa: PLR2004 - one mark alone is joined to nothing
                continue
            ends = tuple((f"link{position}", mark) for position, mark in sorted(links))
            label = self._labels[name]
            place = self._source.place
            self.made.links.append(
                Link(f"{label}-chain-{number}", label, place, ends, annotator=self._annotator, is_relation=True)
            )
        return self.made

    def _take(self, layer: Layer, token: Token, stack: list[str]) -> None:
        if layer.kind == RELATION:
            self._relations.append((layer, token, stack))
            return
        number = _number(layer, stack)
        known = self._spans.get((layer.name, number or token.address))
        if known is not None and number is not None:
            known.last = max(known.last, token, key=lambda one: one.end)
            known.first = min(known.first, token, key=lambda one: one.begin)
            return
        key = number or (token.address if known is None else f"{token.address}.{len(self._spans)}")
        name = f"{self._labels[layer.name]}-{key}"
        self._spans[layer.name, key] = _Span(layer, name, token, token, _bare(layer, stack))

    def _finish(self, span: _Span) -> None:
        begin, end = span.first.begin, span.last.end
        label = self._labels[span.layer.name]
        fragments = ((begin, end),) if begin < end else ()
        if not fragments:
            self.made.dropped["place of a mark that covers nothing"] += 1
        values = self._chain(span) if span.layer.kind == CHAIN else dict(_values(span))
        place = self._source.at(span.first.line)
        words = self._composed.words(begin, end) if fragments else None
        ends, roles = self._slots(span)
        if ends:
            host = (("host", span.id), *ends)
            link = Link(f"{span.id}-links", label, place, host, values | roles, self._annotator, of_mark=True)
            self.made.links.append(link)
        self.made.marks.append(Mark(span.id, label, place, fragments, words, values=values, annotator=self._annotator))

    def _slots(self, span: _Span) -> tuple[list[tuple[str, str]], dict[str, tuple[str, ...]]]:
        """Give the marks a span leads to, by the role of each link or else the feature; and the roles by feature."""
        ends: list[tuple[str, str]] = []
        named: dict[str, tuple[str, ...]] = {}
        pairs = list(zip(span.layer.columns, span.cells, strict=False))
        for (column, roles), (_, targets) in pairwise(pairs):
            if column.slot is None or column.targets or targets in _EMPTY:
                continue
            given = [plain(role) for role in _split(_SEVERAL, roles)]
            for position, target in enumerate(_split(_SEVERAL, targets)):
                role = given[position] if position < len(given) and given[position] not in _EMPTY else ""
                if role:
                    named[column.name] = (*named.get(column.name, ()), role)
                end = self._end(column.slot, target)
                if end is None:
                    self.made.dropped["link to a mark that is not there"] += 1
                else:
                    ends.append((role or column.name, end))
        return ends, named

    def _end(self, layer: str, target: str) -> str | None:
        """Give the mark that a link leads to, None where it is not there."""
        found = _TARGET.match(target)
        mark = self._spans.get((layer, found[2] or found[1])) if found is not None else None
        mark = mark or self._only(layer, found[1] if found else "")
        return None if mark is None else mark.id

    def _only(self, layer: str, address: str) -> "_Span | None":
        """Give the only mark of a layer that begins at a token."""
        found = self._firsts.get((layer, address), [])
        return found[0] if len(found) == 1 else None

    def _relate(self, layer: Layer, token: Token, cells: list[str]) -> None:
        """Take a relation: it stands at its target, its last column says where its source is."""
        *features, last = layer.columns
        base = last.name.removeprefix("BT_")
        found = _TARGET.match(cells[len(features)]) if len(cells) > len(features) else None
        label = self._labels[layer.name]
        number = len(self.made.links) + 1
        ends: tuple[str | None, ...] = ()
        if found is not None:
            source, target = (one if one not in {None, "0"} else "" for one in (found[2], found[3]))
            begins = self._end(base, f"{found[1]}[{source}]" if source else found[1])
            ends = (begins, self._end(base, f"{token.address}[{target}]" if target else token.address))
        roles = tuple((role, end) for role, end in zip(("source", "target"), ends, strict=False) if end is not None)
        if len(roles) < 2:  # noqa: PLR2004 - both ends
            self.made.dropped[f"relation {label} without both ends"] += 1
            return
        values = {column.name: (plain(cell),) for column, cell in zip(features, cells, strict=False) if _says(cell)}
        place = self._source.at(token.line)
        link = Link(f"{label}-{number}", label, place, roles, values, self._annotator, is_relation=True)
        self.made.links.append(link)

    def _chain(self, span: _Span) -> dict[str, tuple[str, ...]]:
        """Take a link of a chain: one column says `relation->chain-position`, the other the type."""
        values: dict[str, tuple[str, ...]] = {}
        for column, cell in zip(span.layer.columns, span.cells, strict=False):
            found = _CHAINED.match(cell)
            if found is not None:
                self._chains[span.layer.name, int(found[2])].append((int(found[3]), span.id))
            said = found[1] if found is not None else cell
            if _says(said):
                values[column.name] = (plain(said),)
        return values


def _number(layer: Layer, cells: Sequence[str]) -> str | None:
    """Give the number of a mark that is stacked or goes on; in a chain it is that of the chain, told by its place."""
    if layer.kind == CHAIN:
        return next((f"{found[2]}.{found[3]}" for cell in cells if (found := _CHAINED.match(cell))), None)
    own = (cell for column, cell in zip(layer.columns, cells, strict=False) if not column.targets)
    return next((found[1] for cell in own if (found := _NUMBER.search(cell))), None)


def _bare(layer: Layer, cells: Sequence[str]) -> list[str]:
    """Give the cells without the mark's number; numbers of marks that links lead to stay."""
    pairs = zip(layer.columns, cells, strict=False)
    return [cell if column.targets else _NUMBER.sub("", cell) for column, cell in pairs]


def _values(span: _Span) -> Iterator[tuple[str, tuple[str, ...]]]:
    for column, cell in zip(span.layer.columns, span.cells, strict=False):
        if column.name and column.slot is None and _says(cell):
            yield column.name, (plain(cell),)


def _says(cell: str) -> bool:
    return cell not in _EMPTY


def _stacks(cells: Sequence[str]) -> list[list[str]]:
    """Give the marks of a layer at a token, each with its cells; none where every cell is `_`."""
    if all(cell in {"_", ""} for cell in cells):
        return []
    columns = [_split(_STACKED, cell) for cell in cells]
    most = max(len(column) for column in columns)
    return [[column[at] if at < len(column) else "_" for column in columns] for at in range(most)]


def _split(sign: "re.Pattern[str]", cell: str) -> list[str]:
    """Split at a sign that is not escaped; an even number of backslashes before it escapes only each other."""
    if sign.search(cell) is None:
        return [cell]
    found: list[str] = []
    at = 0
    for one in sign.finditer(cell):
        found.append(cell[at : one.start()] + one[1])
        at = one.end()
    return [*found, cell[at:]]


def _labels(layers: Sequence[Layer]) -> dict[str, str]:
    """Give the name of each layer after its last dot, whole where two would be the same."""
    short = Counter(layer.name.rpartition(".")[2] for layer in layers)
    return {layer.name: name if short[name := layer.name.rpartition(".")[2]] == 1 else layer.name for layer in layers}
