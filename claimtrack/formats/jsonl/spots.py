"""Where the values of a JSON line stand.

Reading a million good lines must not pay for that, so a line is read without places first, and once more with them only
if something in it is worth a finding.
"""

import json
import re
from typing import Final

from claimtrack.domain.records import Place

Path = tuple[str | int, ...]
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_DECODER: Final = json.JSONDecoder()


class Spots:
    """Gives the place of a value by its path in the object; without `exact` every place is the whole line."""

    def __init__(self, line: Place, *, exact: bool) -> None:
        self.line = line
        self._values: dict[Path, tuple[int, int]] = {}
        self._keys: dict[Path, tuple[int, int]] = {}
        if exact:
            text = line.text or ""
            self._scan(text, _skip(text, 0), ())

    def value(self, *path: str | int) -> Place:
        """Give the place of a value; of a string, what stands between its quote marks."""
        return self._place(self._values, path)

    def key(self, *path: str | int) -> Place:
        """Give the place of the key of a value."""
        return self._place(self._keys, path)

    def _place(self, spans: dict[Path, tuple[int, int]], path: Path) -> Place:
        if not spans:
            return self.line
        while path and path not in spans:
            path = path[:-1]
        start, end = spans.get(path, (0, 1))
        return self.line.at(start, end - start)

    def _scan(self, line: str, start: int, path: Path) -> int:
        first = line[start]
        if first == "{":
            end = self._members(line, start, path)
        elif first == "[":
            end = self._items(line, start, path)
        else:
            end = _DECODER.raw_decode(line, start)[1]
        self._values[path] = (start + 1, end - 1) if first == '"' else (start, end)
        return end

    def _members(self, line: str, start: int, path: Path) -> int:
        at = _skip(line, start + 1)
        while line[at] != "}":
            key, end = _DECODER.raw_decode(line, at)
            self._keys[(*path, key)] = (at + 1, end - 1)
            colon = _skip(line, end)
            at = _skip(line, self._scan(line, _skip(line, colon + 1), (*path, key)))
            at = _skip(line, at + 1) if line[at] == "," else at
        return at + 1

    def _items(self, line: str, start: int, path: Path) -> int:
        at, number = _skip(line, start + 1), 0
        while line[at] != "]":
            at = _skip(line, self._scan(line, at, (*path, number)))
            at = _skip(line, at + 1) if line[at] == "," else at
            number += 1
        return at + 1


def _skip(line: str, at: int) -> int:
    found = _SPACE.match(line, at)
    return found.end() if found else at
