"""Values of JSON -> words, offsets and attributes, whatever a file of another tool puts where they are expected."""

import json
from collections.abc import Collection, Mapping
from typing import Final

MOST: Final = 10**9
"""No text has an offset as large as this."""
_DEEPEST: Final = 3
_MEANT: Final = ("meta", "metadata", "data")
"""Objects whose keys are told as if they stood outside."""


def word(value: object) -> str:
    """Give a scalar as words: a number as JSON writes it, nothing for null, lists and objects."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, dict | list):
        return ""
    return json.dumps(value)


def words(value: object) -> tuple[str, ...]:
    """Give a scalar, or the scalars of a list, as words; empty ones say nothing."""
    given = value if isinstance(value, list) else [value]
    return tuple(text for one in given if (text := word(one)).strip())


def offset(value: object) -> int | None:
    """Give a number as an offset, None where it can be none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST else None


def fragment(start: object, end: object) -> tuple[tuple[int, int], ...]:
    """Give two numbers as the one fragment of a mark, none where they bound nothing."""
    first, last = offset(start), offset(end)
    return ((first, last),) if first is not None and last is not None and first < last else ()


def attributes(
    given: Mapping[str, object], *, without: Collection[str] = (), depth: int = 0
) -> dict[str, tuple[str, ...]]:
    """Give the scalars of an object by name; those of objects in it as `outer.inner`, of its metadata as they are."""
    found: dict[str, tuple[str, ...]] = {}
    for key, value in given.items():
        if key in without:
            continue
        if isinstance(value, dict):
            inner = attributes(value, depth=depth + 1) if depth < _DEEPEST else {}
            found |= {name if key in _MEANT else f"{key}.{name}": each for name, each in inner.items()}
        elif several := words(value):
            found[key] = several
    return found
