"""JSON of other tools: one value, or values one after the other, every object with the place where it begins.

What JSON allows and no tool means is refused with its place: a key given twice, NaN, numbers without end, half a
character, objects nested without end.
"""

import codecs
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NoReturn

from claimtrack.domain.records import Place
from claimtrack.formats.source import Source, Unreadable

_TOKEN: Final = re.compile(r'"(?:[^"\\]+|\\.)*+"|[{}]', re.DOTALL)
_SUSPECT: Final = re.compile(r"\\u(?:0000|[dD][89a-fA-F])|\0")
_HALF: Final = re.compile("[\0\ud800-\udfff]")
_SHOWN: Final = 200
_SPACE: Final = re.compile(r"[ \t\n\r]*")


class Object(dict[str, Any]):
    """An object of a file, with the place where it begins."""

    __slots__ = ("place",)
    place: Place


class _NoJsonError(ValueError):
    """What the decoder's hooks raise."""


def decoded(source: Source) -> str:
    """Give a file as text without its byte order mark: UTF-8, or UTF-16 where it begins with its mark."""
    if source.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return source.data.decode("utf-16")
        except UnicodeDecodeError as problem:
            message = "this is not UTF-16 text, though it begins with its mark"
            raise Unreadable(message, source.place, "save the file as UTF-8") from problem
    return source.text.removeprefix("\ufeff")


def opening(head: bytes) -> Mapping[str, object] | None:
    """Give the first object of a file by its first bytes, also in a list; nothing where it does not end in them."""
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n[")
    try:
        found = json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def parse(source: Source, text: str | None = None, *, line: int = 1, strict: bool = True) -> Any:  # noqa: ANN401
    """Give the one value of a file, or of a text in it that begins at a line; raises Unreadable."""
    found = list(_values(source, decoded(source) if text is None else text, line, strict=strict))
    if len(found) != 1:
        message = "there is nothing in it" if not found else "more than one value stands here, one after the other"
        raise Unreadable(message, source.at(line))
    return found[0]


def several(source: Source) -> tuple[list[Any], list[Unreadable]]:
    """Give the values of a file of JSON Lines, of one list or of values one after the other, and lines that are none.

    A broken line refuses itself alone where the first or most lines are objects; otherwise it is no JSON Lines and
    refuses the file.
    """
    text = decoded(source)
    found: list[Any] = []
    broken: list[Unreadable] = []
    first = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            first = first or number
            try:
                found.append(parse(source, line, line=number))
            except Unreadable as problem:
                broken.append(problem)
    objects = sum(isinstance(one, Object) for one in found)
    begins = bool(found) and isinstance(found[0], Object) and found[0].place.line == first
    if not begins and objects <= len(found) + len(broken) - objects:
        found, broken = list(_values(source, text, 1)), []
    return (found[0] if len(found) == 1 and isinstance(found[0], list) else found), broken


def _values(source: Source, text: str, line: int, *, strict: bool = True) -> Iterator[Any]:
    places = _Places(source, text, line)
    decoder = json.JSONDecoder(
        object_pairs_hook=places.object, parse_constant=_no_constant, parse_float=_number(float), strict=strict
    )
    at = _after_space(text, 0)
    while at < len(text):
        try:
            value, end = decoder.raw_decode(text, at)
        except json.JSONDecodeError as problem:
            message = f"this is not JSON: {problem.msg[:1].lower()}{problem.msg[1:]}"
            raise Unreadable(message, places.at(problem.pos)) from problem
        except _NoJsonError as problem:
            raise Unreadable(str(problem), places.last) from problem
        except RecursionError as problem:
            message = "the objects are nested too deeply"
            raise Unreadable(message, places.at(at)) from problem
        except ValueError as problem:  # Python reads no integer of more than some thousand digits
            message = "a number has too many digits"
            raise Unreadable(message, places.last) from problem
        if _SUSPECT.search(text, at, end):
            _refuse_halves(value, places.at(at))
        yield value
        at = _after_space(text, end)


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


class _Places:
    """The places of objects in the order in which they end: the one in which a decoder has them done."""

    def __init__(self, source: Source, text: str, line: int) -> None:
        self._source, self._text, self._line = source, text, line
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._starts = _starts(text)
        self.last = source.at(line)

    def object(self, pairs: list[tuple[str, Any]]) -> Object:
        """Give an object with its place; a decoder's hook."""
        found = Object(pairs)
        self.last = found.place = self.at(next(self._starts, 0))
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            message = f"`{twice[:_SHOWN]}` is given twice in one object"
            raise _NoJsonError(message)
        return found

    def at(self, offset: int) -> Place:
        """Give the place of an offset; its line goes with it where it is short enough to show."""
        number = bisect_right(self._ends, offset - 1) if offset else 0
        start = self._ends[number - 1] + 1 if number else 0
        end = self._ends[number] if number < len(self._ends) else len(self._text)
        shown = self._text[start:end].rstrip("\r") if end - start <= _SHOWN else None
        return Place(self._source.name, self._line + number, offset - start + 1, shown)


def _starts(text: str) -> Iterator[int]:
    """Give where objects begin, in the order of their ends."""
    open_ones: list[int] = []
    for token in _TOKEN.finditer(text):
        if token[0] == "{":
            open_ones.append(token.start())
        elif token[0] == "}" and open_ones:
            yield open_ones.pop()


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is not a number in JSON"
    raise _NoJsonError(message)


def _number(kind: Callable[[str], float]) -> Callable[[str], float]:
    def read(text: str) -> float:
        number = kind(text)
        if number in (float("inf"), float("-inf")):
            message = f"the number {text[:20]} is too large"
            raise _NoJsonError(message)
        return number

    return read


def _refuse_halves(value: object, place: Place) -> None:
    """Refuse strings with half a character or a null in them: no text has these, no database keeps them."""
    waiting = [(value, place)]
    while waiting:
        one, at = waiting.pop()
        if isinstance(one, Object):
            waiting.extend((each, one.place) for pair in one.items() for each in pair)
        elif isinstance(one, list):
            waiting.extend((each, at) for each in one)
        elif isinstance(one, str) and _HALF.search(one):
            message = "an escape here stands for no character of a text"
            raise Unreadable(message, at, "remove it")
