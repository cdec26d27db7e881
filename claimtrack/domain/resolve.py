"""Who is meant by a name: look-up through every name in every language, the same for a check and for an ingest."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.domain.names import closest, norm_key


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that several things share: their keys, sorted."""

    keys: tuple[str, ...]


class NameBook:
    """Names and keys of one kind of thing (actors, topics, occasions).

    What the codebook knows comes first: a name that only articles used never competes with a codebook's. A key may
    stand wherever a name may.
    """

    def __init__(self) -> None:
        self._reviewed: dict[str, set[str]] = defaultdict(set)
        self._met: dict[str, set[str]] = defaultdict(set)
        self._keys: dict[str, str] = {}

    def add(self, key: str, names: Iterable[str], *, reviewed: bool = True) -> None:
        """Enter a thing by its key and names; entering it again adds names."""
        book = self._reviewed if reviewed else self._met
        self._keys[norm_key(key)] = key
        for name in names:
            book[norm_key(name)].add(key)

    def drop(self, key: str, names: Iterable[str]) -> None:
        """Forget a thing that only articles used, with these names."""
        if self._keys.get(norm_key(key)) == key:
            del self._keys[norm_key(key)]
        for name in names:
            self._met[norm_key(name)].discard(key)

    def find(self, text: str) -> str | Ambiguous | None:
        """Give the key of what the text names, `Ambiguous` where several share the name, None where nobody has it."""
        folded = norm_key(text)
        for book in (self._reviewed, self._met):
            found = book.get(folded)
            if found:
                return next(iter(found)) if len(found) == 1 else self._by_key(folded) or Ambiguous(tuple(sorted(found)))
            if book is self._reviewed and (key := self._by_key(folded)) is not None:
                return key
        return None

    def _by_key(self, folded: str) -> str | None:
        return self._keys.get(folded)

    def near(self, text: str, limit: int = 3) -> list[str]:
        """Give the names most like the text, for hints."""
        return closest(text, [*self._reviewed, *self._met], limit=limit)
