"""brat standoff annotation (brat.nlplab.org/standoff.html): text-bound marks, events, relations, attributes, notes.

Every line begins with an id: T text-bound, E event, R relation, A or M attribute, N normalisation, # note, * one
and the same.
A line that begins with none goes on with the one before: some files have a raw line end inside the covered words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from claimtrack.domain.foreign import Document, Dropped, Link, Mark, Reading
from claimtrack.formats.source import Source, Unreadable

_LINE: Final = re.compile(r"(?:[TERAMN]\S*|#\S*|\*)\t")
_FRAGMENT: Final = re.compile(r"(\d+) (\d+)")
_MOST: Final = 10**9


class BratReader:
    """Reads a `.ann` file with the text beside it."""

    name = "brat"
    endings = (".ann",)
    profiles = ("attribution", "spans")

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be brat's, by its name."""
        return name.endswith(self.endings) and b"\0" not in head

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable where the text is missing or a line makes no sense."""
        beside = source.beside(f"{source.path.stem}.txt")
        if beside is None:
            message = f"there is no {source.path.stem}.txt beside {source.path.name}"
            raise Unreadable(message, source.place, "brat keeps the text in a file of the same name")
        parts = _Parts(source)
        for number, line in _lines(source.text):
            parts.take(number, line)
        facts = {"name": (source.path.stem,), "file": (source.path.name,)}
        document = Document(source.place, source.path.stem, beside.text, facts, parts.marks(), parts.links())
        dropped = [Dropped(what, n, "no field of ours holds it") for what, n in sorted(parts.dropped.items())]
        return Reading((document,), dropped)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the logical lines with their numbers."""
    whole: list[tuple[int, str]] = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if _LINE.match(line) or not whole:
            if line.strip():
                whole.append((number, line))
        elif line.strip():
            first, before = whole[-1]
            whole[-1] = (first, f"{before} {line}")
    yield from whole


class _Parts:
    """Everything a file says, by id, before it is known what it is said of."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._marks: dict[str, tuple[int, str, str, tuple[tuple[int, int], ...], str | None]] = {}
        self._links: dict[str, tuple[int, str, str, tuple[tuple[str, str], ...]]] = {}
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.dropped: Counter[str] = Counter()

    def take(self, number: int, line: str) -> None:
        """Take one line."""
        key, _, rest = line.partition("\t")
        try:
            self._take(key, rest, number, line)
        except (ValueError, IndexError) as problem:
            message = f"this is no line of brat: {line[:60]!r}"
            raise Unreadable(message, self._source.at(number, line)) from problem

    def _take(self, key: str, rest: str, number: int, line: str) -> None:
        if key.startswith("T"):
            head, _, covered = rest.partition("\t")
            label, _, offsets = head.partition(" ")
            fragments = tuple((int(start), int(end)) for start, end in _FRAGMENT.findall(offsets))
            if not fragments or any(not start < end < _MOST for start, end in fragments):
                raise ValueError(line)
            self._marks[key] = (number, line, label, fragments, covered or None)
        elif key.startswith(("E", "R")):
            label, *ends = rest.split()
            pairs = [end.partition(":") for end in ends]
            if key.startswith("E"):
                label, _, trigger = label.partition(":")
                pairs.insert(0, ("trigger", ":", trigger))
            self._links[key] = (number, line, label, tuple((role, end) for role, _, end in pairs))
        elif key.startswith(("A", "M")):
            name, target, *value = rest.split()
            self._values[target][name].append(" ".join(value) or "1")
        elif key.startswith("N"):
            words, _, text = rest.partition("\t")
            _, target, ref = words.split(maxsplit=2)
            self._values[target]["reference"].append(text or ref)
            self._values[target]["reference id"].append(ref)
        elif key.startswith("#"):
            words, _, text = rest.partition("\t")
            _, target, *_ = [*words.split(), ""]
            self._values[target]["note"].append(text)
        else:
            self.dropped["equivalence (*)" if key == "*" else key[:1]] += 1

    def marks(self) -> tuple[Mark, ...]:
        """Give the marks with their attributes."""
        return tuple(
            Mark(key, label, self._source.at(number, line), fragments, covered, values=self._of(key))
            for key, (number, line, label, fragments, covered) in self._marks.items()
        )

    def links(self) -> tuple[Link, ...]:
        """Give the events and relations with their attributes."""
        return tuple(
            Link(key, label, self._source.at(number, line), ends, self._of(key))
            for key, (number, line, label, ends) in self._links.items()
        )

    def _of(self, key: str) -> dict[str, tuple[str, ...]]:
        return {name: tuple(values) for name, values in self._values.get(key, {}).items()}


READER: Final = BratReader()
