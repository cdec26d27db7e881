"""JSON line -> raw article, codebook entry or judgement."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NoReturn

from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import ENTRY_KINDS, Codebook
from claimtrack.domain.entries import read_entries
from claimtrack.domain.findings import Finding
from claimtrack.domain.names import closest
from claimtrack.domain.records import Place, RawArticle
from claimtrack.formats.jsonl.article import read_object
from claimtrack.formats.jsonl.spots import Spots

TYPES: Final = ("article", *ENTRY_KINDS, "judgement")
_OURS: Final = {"claimtrack", "type", "source", "published", "text", "statements"}
_SUSPECT: Final = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_HALF: Final = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement as the canonical export writes it; the store knows what to do with it."""

    place: Place
    data: Mapping[str, object]


JsonLine = RawArticle | Codebook | Judgement


class _BadJsonError(ValueError):
    """What the decoder's hooks raise: a repeated key, a number JSON does not have."""


def parse_line(line: str, *, file: str, number: int, exact: bool = False) -> tuple[JsonLine | None, list[Finding]]:
    """Read one line; findings have exact places always, the values of a good line only if `exact`."""
    line = line.rstrip("\r\n")
    place = Place(file, number, 1, line)
    try:
        value = json.loads(line, object_pairs_hook=_object, parse_constant=_no_constant)
        result, findings = _read(value, Spots(place, exact=exact))
        return _read(value, Spots(place, exact=True)) if findings and not exact else (result, findings)
    except json.JSONDecodeError as problem:
        return None, [finding("CT116", place.at(problem.pos), f"this is not JSON: {problem.msg.lower()}", None)]
    except _BadJsonError as problem:
        return None, [_refused(str(problem), place)]
    except RecursionError:
        return None, [finding("CT116", place, "the objects are nested too deeply", None)]
    except ValueError:  # Python reads no integer of more than some thousand digits
        return None, [finding("CT116", place, "a number has too many digits", None)]


def is_foreign(line: bytes) -> bool:
    """Tell whether a line is sound JSON with no key that an article, entry or judgement has.

    For choosing files, not for judging lines: a broken line may well be meant for claimtrack.
    """
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return not isinstance(value, dict) or _OURS.isdisjoint(value)


def keys_of_others(line: str) -> tuple[str, ...]:
    """Give the keys of an object that has no key of ours, however it is written; none of what may be meant for us."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return ()
    if not isinstance(value, dict) or not (_OURS - {"type"}).isdisjoint(map(str.casefold, value)):
        return ()
    kind = value.get("type")
    return () if isinstance(kind, str) and closest(kind, TYPES, limit=1) else tuple(value)


def _refused(name: str, place: Place) -> Finding:
    text = place.text or ""
    if name in _CONSTANTS:
        return finding("CT116", place.at(max(text.find(name), 0), len(name)), f"{name} is not a number in JSON", None)
    at = text.rfind(json.dumps(name, ensure_ascii=False))
    return finding("CT104", place.at(max(at + 1, 0), len(name)), f"`{name}` is given twice in one object", None)


_CONSTANTS: Final = ("NaN", "Infinity", "-Infinity")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        keys = [key for key, _ in pairs]
        raise _BadJsonError(next(key for key in keys if keys.count(key) > 1))
    return result


def _no_constant(name: str) -> NoReturn:
    raise _BadJsonError(name)


def _read(value: object, spots: Spots) -> tuple[JsonLine | None, list[Finding]]:
    if not isinstance(value, dict):
        return None, [finding("CT117", spots.value(), "a line is one JSON object: {…}", None)]
    if _SUSPECT.search(spots.line.text or "") and any(_HALF.search(text) for text in _strings(value)):
        return None, [_not_text(spots)]
    kind = value.get("type", "article")
    if kind == "article":
        return read_object(value, spots)
    if kind == "judgement":
        return Judgement(spots.line, value), []
    if kind in ENTRY_KINDS:
        data = {key: item for key, item in value.items() if key != "type"}
        entries, findings = read_entries([(str(kind), data, spots)], lang=None)
        return entries, findings
    near = closest(str(kind), TYPES, limit=1)
    hint = f"did you mean `{near[0]}`?" if near else "one of: " + ", ".join(TYPES)
    return None, [finding("CT502", spots.value("type"), f"`{kind}` is not a type of object", hint)]


def _not_text(spots: Spots) -> Finding:
    found = _SUSPECT.search(spots.line.text or "")
    place = spots.line.at(found.start(), len("\\u0000")) if found else spots.line
    return finding("CT101", place, "this escape stands for no character of a text", "remove it")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
