"""The annotations that a file has, in the order of its pages, and how many its collections have that are not in it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from claimtrack.formats.objects import Object
from claimtrack.formats.scalars import offset, word, words
from claimtrack.formats.w3c.selectors import as_list

_HELD: Final = ("items", "annotations", "@graph", "resources")
_PAGES: Final = ("prev", "first", "next", "last")
_WHERE: Final = (*_PAGES[:2], *_HELD, *_PAGES[2:])
"""Where annotations and pages stand: those of a page before those of the page after it."""
_WHOLE: Final = "read all pages in one run, as a file alone is the full set of its creators' annotations"
_ALONE: Final = ""
"""The collection of what names none."""


class Paging:
    """What a value holds: `found` are its annotations, each once also where its page is both the next and the last."""

    def __init__(self, given: object) -> None:
        self.found: list[Object] = []
        self._without = 0
        self._here: Counter[str] = Counter()
        self._told: dict[str, int] = {}
        self._named: dict[str, dict[str, None]] = {}
        self._read: set[str] = set()
        self._pages: dict[str, list[Any]] = {}
        self._walk(given)

    def elsewhere(self) -> list[str]:
        """Give the addresses of pages that the file only names."""
        return [address for named in self._named.values() for address in named if address not in self._read]

    def missing(self) -> Iterator[tuple[str, int, str]]:
        """Give what is in no page of the file, though its collections or annotations say so: what, how many, why."""
        yield "annotations without a target", self._without, "they are on no page"
        for collection in dict.fromkeys((*self._told, *self._named)):
            total, here = self._told.get(collection), self._here[collection]
            pages = [address for address in self._named.get(collection, {}) if address not in self._read]
            if total is not None and total > here:
                yield "annotations on other pages", total - here, f"{here} of {total} are in the file; {_WHOLE}"
            elif total is None and pages:
                yield "other pages of annotations", len(pages), f"the file has only addresses, as {pages[0]}; {_WHOLE}"

    def _walk(self, given: object) -> None:
        """Take everything in turn; nothing is nested too deeply, as pages may be, each within the one before it."""
        waiting: list[tuple[Any, str]] = [(given, _ALONE)]
        while waiting:
            one, collection = waiting.pop()
            if isinstance(one, list):
                waiting.extend((each, collection) for each in reversed(one))
            elif isinstance(one, Object) and "target" in one:
                self.found.append(one)
                self._here[collection] += 1
            elif isinstance(one, Object) and _is_annotation(one):
                self._without += 1
                self._here[collection] += 1
            elif isinstance(one, Object):
                waiting.extend(reversed([(each, of) for each, of in self._held(one, collection)]))

    def _held(self, one: Object, collection: str) -> Iterator[tuple[Any, str]]:
        """Give what a collection, a page or a graph holds, with the collection it is of."""
        collection = self._counted(one, collection)
        for key in _WHERE:
            for each in as_list(one.get(key)):
                if key in _HELD:
                    yield each, collection
                elif isinstance(each, Object) and not each.keys().isdisjoint((*_WHERE, "target")):
                    if self._is_new(each, collection):
                        yield each, collection
                elif isinstance(each, Object | str) and (address := _address(each)):
                    self._named.setdefault(collection, {})[address] = None
        if not one.keys().isdisjoint(_HELD) and (address := _address(one)):
            self._read.add(address)

    def _counted(self, one: Object, collection: str) -> str:
        """Give the collection that something is of, having taken how many annotations it is said to have."""
        within = [each for each in as_list(one.get("partOf")) if isinstance(each, Object | str)]
        collection = collection or next((_address(each) for each in within), _ALONE)
        if collection == _ALONE and ("total" in one or not one.keys().isdisjoint(_PAGES)):
            collection = _address(one) or f"{one.place.line}:{one.place.column}"
        for each in (one, *within):
            total = offset(each.get("total")) if isinstance(each, Object) else None
            if total is not None:
                self._told[collection] = max(total, self._told.get(collection, 0))
        return collection

    def _is_new(self, page: Object, collection: str) -> bool:
        """Tell whether a page was not met before: the last may stand in a file again as the first or the next."""
        same = (_address(page), [page.get(key) for key in (*_HELD, "target")])
        known = self._pages.setdefault(collection, [])
        if same in known:
            return False
        known.append(same)
        return True


def _address(given: Object | str) -> str:
    return given if isinstance(given, str) else word(given.get("id", given.get("@id")))


def _is_annotation(given: Object) -> bool:
    return any(kind.rpartition(":")[2] == "Annotation" for kind in words(given.get("type", given.get("@type"))))
