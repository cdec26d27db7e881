"""Names looked up among the actors and topics that are known: one, several, or nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.names import closest, norm_key

HINTS: Final = 50
"""New names of a run that are compared with all known ones."""


@dataclass(frozen=True, slots=True)
class Match:
    """The one bearer of a name."""

    key: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The several bearers of a name, by key."""

    keys: tuple[str, ...]


Found = Match | Ambiguous | None


class Hints:
    """What new names resemble, told for the first HINTS of a run: each costs a look at all that are known."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def near(self, text: str, known: Iterable[str]) -> list[str]:
        """Give the known names spelled most like this one, as when it was first asked for."""
        if text not in self._found and len(self._found) < HINTS:
            self._found[text] = closest(text, known)
        return self.told(text)

    def told(self, text: str) -> list[str]:
        """Give what a name was found to resemble; nothing where it was never looked for."""
        return self._found.get(text, [])


class NameBook:
    """Actors by every name they have; a key may stand wherever a name may."""

    def __init__(self, hints: Hints | None = None) -> None:
        self._hints = hints
        self._bearers: dict[str, set[str]] = {}
        self._keys: set[str] = set()
        self._spellings: dict[str, None] = {}

    def add(self, key: str, names: Iterable[str]) -> None:
        """Make an actor known, or give a known one more names."""
        self._keys.add(key)
        self._bearers.setdefault(norm_key(key), set()).add(key)
        for name in names:
            self._spellings[name] = None
            self._bearers.setdefault(norm_key(name), set()).add(key)

    def remove(self, key: str, names: Iterable[str]) -> None:
        """Forget an actor; `names` are those it was made known with."""
        self._keys.discard(key)
        for text in (key, *names):
            bearers = self._bearers.get(norm_key(text), set())
            bearers.discard(key)
            if not bearers:
                self._bearers.pop(norm_key(text), None)
                self._spellings.pop(text, None)

    def find(self, text: str) -> Found:
        """Find the actor of this name or key.

        Where a key, written exactly, is also somebody's name in another spelling, the key is meant: that is how one of
        two namesakes is chosen.
        """
        bearers = self._bearers.get(norm_key(text))
        if not bearers:
            return None
        if len(bearers) == 1:
            return Match(next(iter(bearers)))
        if text in self._keys and text not in self._spellings:
            return Match(text)
        return Ambiguous(tuple(sorted(bearers)))

    def near(self, text: str) -> list[str]:
        """Give the known names spelled most like this one, for hints."""
        return closest(text, self._spellings) if self._hints is None else self._hints.near(text, self._spellings)


@dataclass(frozen=True, slots=True)
class _Node:
    names: frozenset[str]
    parent: str | None


class TopicBook:
    """Topics by name or path: `a/b` is the b directly under an a, a bare name the one topic of that name.

    Of several the one that the codebook knows, where that is one.
    """

    def __init__(self, hints: Hints | None = None) -> None:
        self.hints = hints
        self._nodes: dict[str, _Node] = {}
        self._by_name: dict[str, list[str]] = {}
        self._spellings: dict[str, None] = {}
        self._reviewed: set[str] = set()

    def add(self, key: str, names: Iterable[str], parent: str | None, *, reviewed: bool = False) -> None:
        """Make a topic known; `parent` is the key of the topic it stands under."""
        if reviewed:
            self._reviewed.add(key)
        spellings = list(names)
        self._spellings |= dict.fromkeys(spellings)
        self._nodes[key] = _Node(frozenset(norm_key(name) for name in spellings), parent)
        for name in self._nodes[key].names:
            self._by_name.setdefault(name, []).append(key)

    def find(self, text: str) -> Found:
        """Find the topic of this name, path or key."""
        parts = topic_path(text)
        if not parts:
            return None
        found = [key for key in self._by_name.get(parts[-1], []) if self._stands_under(key, parts[:-1])]
        if len(found) == 1:
            return Match(found[0])
        if text in self._nodes:
            return Match(text)
        reviewed = self._reviewed.intersection(found)
        if len(reviewed) == 1:
            return Match(min(reviewed))
        return Ambiguous(tuple(sorted(found))) if found else None

    def near(self, text: str) -> list[str]:
        """Give the known names spelled most like this one, for hints."""
        name = text.rpartition("/")[2]
        return closest(name, self._spellings) if self.hints is None else self.hints.near(name, self._spellings)

    def _stands_under(self, key: str, above: tuple[str, ...]) -> bool:
        for name in reversed(above):
            parent = self._nodes[key].parent
            if parent is None or parent not in self._nodes or name not in self._nodes[parent].names:
                return False
            key = parent
        return True


def topic_path(text: str) -> tuple[str, ...]:
    """Give the folded names of a topic path, from the top."""
    return tuple(norm_key(part) for part in text.split("/") if part.strip())
