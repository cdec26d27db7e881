"""The tree of topics that a codebook and the topics named in records come to.

A pure function of both: `a/b` makes b under a, and a bare name is the one node of that name, whichever was met first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claimtrack.domain.names import norm_key
from claimtrack.domain.resolve import Match, TopicBook, topic_path


@dataclass(frozen=True, slots=True)
class Stated:
    """A topic as the codebook states it: its names and its parent, as written."""

    names: tuple[str, ...]
    parent: str | None = None


@dataclass(slots=True)
class Node:
    """A topic of the tree. The names of one that the codebook does not know are the spellings it was met in."""

    key: str
    parent: str | None
    reviewed: bool
    names: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Forest:
    """The tree: its nodes by key, the node that each name or path means, the book that finds them."""

    nodes: dict[str, Node] = field(default_factory=dict)
    meaning: dict[str, str] = field(default_factory=dict)
    book: TopicBook = field(default_factory=TopicBook)

    def ring(self) -> list[str]:
        """Give the keys of a topic and its parents where they lead back to it; empty where none do."""
        for start in sorted(self.nodes):
            path = [start]
            while (above := self.nodes[path[-1]].parent) is not None:
                if above in path:
                    return path[path.index(above) :]
                path.append(above)
        return []


def plant(codebook: Mapping[str, Stated], named: Iterable[str]) -> Forest:
    """Give the tree of the codebook's topics, by key, and of those that records name.

    Longer paths come first, so that a shorter one finds the node it can mean.
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
        forest.book.add(node.key, node.names, node.parent)
    for text in sorted(set(named), key=lambda one: (-len(topic_path(one)), one)):
        forest.meaning[text] = _mean(forest, _parts(text))
    return forest


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
        return topic_path(self._codebook[key].parent or "")[-1:] == (above,)


def _outside(forest: Forest, path: str) -> str | None:
    """Plant a path that only the codebook's parents name, from the root; give its last node."""
    key: str | None = None
    for name in _parts(path):
        key = _grow(forest, key, name)
    return key


def _mean(forest: Forest, parts: list[str]) -> str:
    """Give the node a path means, planting what is not there."""
    found = forest.book.find("/".join(parts))
    if isinstance(found, Match):
        key = found.key
        if not forest.nodes[key].reviewed:
            forest.nodes[key].names.add(parts[-1])
        return key
    above = _mean(forest, parts[:-1]) if len(parts) > 1 else None
    known = len(forest.nodes)
    key = _grow(forest, above, parts[-1])
    if len(forest.nodes) > known:
        forest.book.add(key, [parts[-1]], above)
    return key


def _grow(forest: Forest, above: str | None, name: str) -> str:
    key = "/".join(part for part in (above, norm_key(name)) if part)
    node = forest.nodes.setdefault(key, Node(key, above, reviewed=False))
    if not node.reviewed:
        node.names.add(name)
    return key
