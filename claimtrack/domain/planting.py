"""The tree of topics that a codebook and the topics named in records come to.

A pure function of both: `a/b` makes b under a, and a bare name is the one node of that name, whichever was met first;
of several the one that the codebook knows, so that no path of a record takes the codebook's topics away.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from claimtrack.domain.keys import content_key
from claimtrack.domain.lengths import is_too_long
from claimtrack.domain.names import norm_key
from claimtrack.domain.resolve import Match, TopicBook, topic_path


@dataclass(frozen=True, slots=True)
class Stated:
    """A topic as the codebook states it: its names and its parent, as written."""

    names: tuple[str, ...]
    parent: str | None = None


@dataclass(slots=True)
class Node:
    """A topic of the tree. The names of one that the codebook does not know are the spellings it was met in.

    `absorbed` are the keys of topics that judgements made one with it; their names, `taken`, are its own now.
    """

    key: str
    parent: str | None
    reviewed: bool
    names: set[str] = field(default_factory=set)
    absorbed: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Forest:
    """The tree: its nodes by key, the node that each name or path means, the book that finds them."""

    nodes: dict[str, Node] = field(default_factory=dict)
    meaning: dict[str, str] = field(default_factory=dict)
    book: TopicBook = field(default_factory=TopicBook)

    def ring(self) -> list[str]:
        """Give the keys of a topic and its parents where they lead back to it; empty where none do."""
        done: set[str] = set()
        for start in sorted(self.nodes):
            path: dict[str, None] = {}
            key: str | None = start
            while key is not None and key not in done:
                if key in path:
                    return list(path)[list(path).index(key) :]
                path[key] = None
                key = self.nodes[key].parent
            done.update(path)
        return []

    def depths(self) -> dict[str, int]:
        """Give how many topics stand above each; there is no ring."""
        found: dict[str, int] = {}
        for start in self.nodes:
            path: list[str] = []
            key: str | None = start
            while key is not None and key not in found:
                path.append(key)
                key = self.nodes[key].parent
            above = found[key] if key is not None else -1
            found |= {one: above + number for number, one in enumerate(reversed(path), 1)}
        return found


def plant(codebook: Mapping[str, Stated], named: Iterable[str], same: Mapping[str, str] | None = None) -> Forest:
    """Give the tree of the codebook's topics, by key, and of those that records name.

    Longer paths come first, so that a shorter one finds the node it can mean. `same` are topics given up, by key or
    path, each with the one it is now.
    """
    forest = Forest()
    stated = _Stated(codebook)
    roots: dict[str, str] = {}
    for key in sorted(codebook):
        parent, outside = stated.parent(key)
        forest.nodes[key] = Node(key, parent, reviewed=True, names=set(codebook[key].names))
        roots |= {key: outside} if outside else {}
    for key, outside in roots.items():
        forest.nodes[key].parent = _outside(forest, outside)
    for node in forest.nodes.values():
        forest.book.add(node.key, node.names, node.parent, reviewed=node.reviewed)
    for text in sorted(set(named), key=lambda one: (-len(topic_path(one)), one)):
        forest.meaning[text] = _mean(forest, _parts(text))
    if same:
        _join(forest, {gone: kept for gone, kept in _pairs(forest, same) if gone != kept})
    return forest


def _pairs(forest: Forest, same: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give the nodes that are one; of one given up that nothing names there is no node."""
    for left, right in sorted(same.items()):
        gone = _node(forest, left)
        if gone is not None:
            yield gone, _node(forest, right) or _mean(forest, _parts(right))


def _node(forest: Forest, text: str) -> str | None:
    found = text if text in forest.nodes else forest.book.find(text)
    return found.key if isinstance(found, Match) else found if isinstance(found, str) else None


def _join(forest: Forest, same: dict[str, str]) -> None:
    """Make one of the nodes that are the same, and of their children that no codebook tells apart."""
    waiting = sorted(same)
    while waiting:
        gone = waiting.pop()
        kept = _end(same, gone)
        forest.nodes[kept].absorbed |= {gone, *forest.nodes[gone].absorbed}
        known = {name: node.key for node in forest.nodes.values() if node.parent == kept for name in _folded(node)}
        for node in [one for one in forest.nodes.values() if one.parent == gone and one.key not in same]:
            twin = next((known[name] for name in sorted(_folded(node)) if name in known), None)
            if twin is not None and not node.reviewed and _end(same, twin) != node.key:
                same[node.key] = twin
                waiting.append(node.key)
            elif node.key != kept:
                node.parent = kept
    for gone in same:
        forest.nodes[_end(same, gone)].taken |= forest.nodes[gone].names
    for node in forest.nodes.values():
        node.taken -= node.names
        node.names |= node.taken
    for gone in same:
        del forest.nodes[gone]
    for node in forest.nodes.values():
        node.parent = _end(same, node.parent) if node.parent is not None else None
    forest.meaning = {text: _end(same, key) for text, key in forest.meaning.items()}
    forest.book = TopicBook()
    for node in forest.nodes.values():
        forest.book.add(node.key, node.names, node.parent, reviewed=node.reviewed)


def _folded(node: Node) -> set[str]:
    return {norm_key(name) for name in node.names}


def _end(same: Mapping[str, str], key: str) -> str:
    """Give the node that stays; a circle of judgements ends where it began."""
    seen = {key}
    while key in same and same[key] not in seen:
        key = same[key]
        seen.add(key)
    return key


def _parts(path: str) -> list[str]:
    return [part.strip() for part in path.split("/") if part.strip()] or [path.strip()]


class _Stated:
    """Finds the parents that codebook topics name among the codebook's topics."""

    def __init__(self, codebook: Mapping[str, Stated]) -> None:
        self._codebook = codebook
        self._by_name: dict[str, list[str]] = {}
        for key, topic in sorted(codebook.items()):
            for name in sorted({norm_key(name) for name in topic.names}):
                self._by_name.setdefault(name, []).append(key)

    def parent(self, key: str) -> tuple[str | None, str | None]:
        """Give the key of a topic's parent, or else the path of one that the codebook does not have."""
        text = self._codebook[key].parent
        if text is None:
            return None, None
        if text in self._codebook:
            return text, None
        *above, last = topic_path(text) or ("",)
        found = [one for one in self._by_name.get(last, []) if not above or self._under(one, above[-1])]
        return (found[0], None) if found else (None, text)

    def _under(self, key: str, above: str) -> bool:
        """Tell whether a topic stands under one of that name, by whichever of its names its parent is written."""
        text = self._codebook[key].parent or ""
        last = topic_path(text)[-1:]
        meant = [text] if text in self._codebook else [one for name in last for one in self._by_name.get(name, [])]
        return last == (above,) or not set(meant).isdisjoint(self._by_name.get(above, []))


def _outside(forest: Forest, path: str) -> str | None:
    """Plant a path that only the codebook's parents name, from the root; give its last node."""
    key: str | None = None
    for name in _parts(path):
        key = _grow(forest, key, name)
    return key


def _mean(forest: Forest, parts: list[str]) -> str:
    """Give the node a path means, planting what is not there."""
    key: str | None = None
    there = len(parts)
    while there and key is None:
        found = forest.book.find("/".join(parts[:there]))
        if isinstance(found, Match):
            key = found.key
            if not forest.nodes[key].reviewed:
                forest.nodes[key].names.add(parts[there - 1])
        else:
            there -= 1
    for name in parts[there:]:
        known, above = len(forest.nodes), key
        key = _grow(forest, above, name)
        if len(forest.nodes) > known:
            forest.book.add(key, [name], above)
    return key or ""


def _grow(forest: Forest, above: str | None, name: str) -> str:
    key = "/".join(part for part in (above, norm_key(name)) if part)
    # A path may go on below a topic that stands deep itself: what is too long to be found by goes by its checksum.
    key = content_key("topic", key) if is_too_long(key) else key
    node = forest.nodes.setdefault(key, Node(key, above, reviewed=False))
    if not node.reviewed:
        node.names.add(name)
    return key
