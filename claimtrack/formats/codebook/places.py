"""Where the parts of a TOML codebook stand: the parser of the standard library does not say, so the text is scanned.

Nothing here decides what the file means; a part that is written in an unusual way gets the place of its entry.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Final

from claimtrack.domain.records import Place

_STRING: Final = r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
_TOKEN: Final = re.compile(
    rf"(?P<skip>{_STRING}|#[^\n]*)|^[ \t]*(?P<head>\[\[?[ \t]*[\w.\" -]+?[ \t]*\]\]?)[ \t]*(?=\r?$|#)",
    re.DOTALL | re.MULTILINE,
)
_VALUE: Final = re.compile(rf"{_STRING}|[^\s,\]}}#]+", re.DOTALL)


class TomlPlaces:
    """The places in one file."""

    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._bare = _TOKEN.sub(_without_words, text)
        self._file = file
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._heads = [
            (found.start("head"), re.sub(r'[\[\]\s"]', "", found["head"]), found["head"])
            for found in _TOKEN.finditer(text)
            if found["head"]
        ]

    def at(self, offset: int, width: int = 1) -> Place:
        """Give the place of an offset in the text."""
        number = bisect_right(self._starts, offset) - 1
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        line = self._text[start:end].rstrip("\r\n")
        width = max(min(width, len(line) - (offset - start)), 1)
        return Place(self._file, number + 1, offset - start + 1, line, width)

    def top(self, key: str) -> Place:
        """Give the place of a top-level key or of the first table of that name."""
        for start, name, head in self._heads:
            if name == key:
                return self.at(start, len(head))
        found = re.search(rf"^[ \t]*(\"?{re.escape(key)}\"?)[ \t]*=", self._text, re.MULTILINE)
        return self.at(found.start(1), len(found[1])) if found else self.at(0)

    def entry(self, kind: str, number: int, data: Mapping[str, object]) -> "EntryPlaces":
        """Give the places in the entry with this number (from 0) among those of its kind."""
        own = [index for index, head in enumerate(self._heads) if head[1] == kind]
        if number >= len(own):
            return EntryPlaces(self, (0, len(self._text)), (0, 1), data)
        index = own[number]
        after = index + 1
        while after < len(self._heads) and self._heads[after][1].startswith(f"{kind}."):
            after += 1
        start, _, head = self._heads[index]
        end = self._heads[after][0] if after < len(self._heads) else len(self._text)
        return EntryPlaces(self, (start, end), (start, len(head)), data)

    def find(self, pattern: str, start: int, end: int) -> re.Match[str] | None:
        """Find a pattern between two offsets."""
        return re.compile(pattern, re.DOTALL).search(self._text, start, end)

    def find_sign(self, pattern: str, start: int, end: int) -> re.Match[str] | None:
        """Find a pattern between two offsets that stands neither in a string nor in a comment."""
        return re.compile(pattern).search(self._bare, start, end)


def _without_words(token: re.Match[str]) -> str:
    """Give as many spaces as a string or comment is long; quoted keys and table heads stay."""
    is_key = token.string[token.end() :].lstrip(" \t")[:1] == "="
    return token[0] if token["head"] or is_key else re.sub(r"[^\n]", " ", token[0])


class EntryPlaces:
    """The places in one entry; a path is narrowed down step by step, as far as the text plainly shows it."""

    def __init__(
        self, places: TomlPlaces, span: tuple[int, int], head: tuple[int, int], data: Mapping[str, object]
    ) -> None:
        self._places = places
        self._span = span
        self._head = head
        self._data = data

    def value(self, *path: str | int) -> Place:
        """Give the place of a value; a string's place is inside its quote marks."""
        if not path:
            return self._places.at(*self._head)
        start, end = self._narrow(path)
        found = self._places.find(_VALUE.pattern, start, end)
        if isinstance(self._given(path), Mapping):
            found = self._places.find_sign(r"\{", start - 1, end)
        if found is None:
            return self._places.at(*self._head)
        quoted = found[0][0] in "\"'"
        return self._places.at(found.start() + quoted, len(found[0]) - 2 * quoted)

    def key(self, *path: str | int) -> Place:
        """Give the place of a key."""
        start, end = self._narrow(path[:-1])
        found = self._key(str(path[-1]), start, end)
        return self._places.at(found.start("key"), len(found["key"])) if found else self.value(*path[:-1])

    def _narrow(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        start, end = self._span
        start += self._head[1] if self._head[1] > 1 else 0
        for depth, step in enumerate(path, start=1):
            if isinstance(step, str):
                found = self._key(step, start, end)
                start = found.end() if found else start
            else:
                start = self._item(self._given(path[:depth]), step, start, end)
        return start, end

    def _given(self, path: tuple[str | int, ...]) -> object:
        data: object = self._data
        for step in path:
            if isinstance(data, Mapping):
                data = data.get(str(step))
            else:
                data = data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None
        return data

    def _key(self, name: str, start: int, end: int) -> re.Match[str] | None:
        bare = rf"(?P<key>\"?{re.escape(name)}\"?)"
        return self._places.find_sign(rf"(?<![\w\"-]){bare}[ \t]*(?:=|\.[\w\"]|\]\])", start, end)

    def _item(self, item: object, number: int, start: int, end: int) -> int:
        if isinstance(item, str):
            found = self._places.find(rf"[\"']{re.escape(item)}[\"']", start, end)
            return found.start() if found else start
        for _ in range(number + 1 if isinstance(item, Mapping) else 0):
            found = self._places.find_sign(r"\{", start, end)
            start = found.end() if found else start
        return start
