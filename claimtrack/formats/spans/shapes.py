"""The shapes in which tools write a span: a list, an object, words beside offsets."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from claimtrack.domain.foreign import Values
from claimtrack.formats.scalars import attributes, fragment, word, words

_STARTS: Final = ("start", "start_offset", "startOffset", "start_char", "begin")
_ENDS: Final = ("end", "end_offset", "endOffset", "end_char", "stop")
_LABELS: Final = ("label", "labels", "type", "tag", "entity")
_WORDS: Final = ("text", "covered", "surface")
_RANGE: Final = re.compile(r"(\d{1,9}):(\d{1,9})")
_ATTRIBUTES: Final = "attributes"
_WHO: Final = "user"
_NO_LABEL: Final = "span"
_TRIPLE: Final = 2


@dataclass(frozen=True, slots=True)
class Span:
    """One span as written: `key` is its id if it has one; without fragments its place is missing or `senseless`."""

    label: str
    fragments: tuple[tuple[int, int], ...] = ()
    covered: str | None = None
    key: str = ""
    values: Values = field(default_factory=dict)
    senseless: bool = False
    annotator: str = ""


def of_list(given: list[object]) -> Span | None:
    """Give the span of `[start, end, label]`, None for a list that is something else."""
    if len(given) < _TRIPLE or not all(isinstance(one, int) and not isinstance(one, bool) for one in given[:2]):
        return None
    labels = "/".join(text for one in given[2:] for text in words(one))
    place = fragment(given[0], given[1])
    return Span(labels or _NO_LABEL, place, senseless=not place)


def of_object(given: Mapping[str, object], label: str = "") -> Span:
    """Give the span of an object with a start and an end, by whichever names."""
    start, end, named, covered = (_first(given, names) for names in (_STARTS, _ENDS, _LABELS, _WORDS))
    used = {"id", start, end, named, covered}
    told = "/".join(words(given.get(named))) or label or _NO_LABEL
    place = fragment(given.get(start), given.get(end))
    return Span(
        told,
        place,
        word(given.get(covered)) or None,
        word(given.get("id")),
        _values(given, used),
        senseless=bool(start or end) and not place,
    )


def _values(given: Mapping[str, object], used: Collection[str]) -> Values:
    """Give the attributes of a span: those that it has in an object `attributes` as if they stood beside its label."""
    values = attributes(given, without={*used, _ATTRIBUTES})
    inner = given.get(_ATTRIBUTES)
    several = attributes(inner) if isinstance(inner, dict) else attributes({_ATTRIBUTES: inner})
    return {f"{_ATTRIBUTES}.{name}" if name in values else name: each for name, each in several.items()} | values


def of_annotation(given: Mapping[str, object]) -> Span:
    """Give the span of an object that also tells who marked it, by a number or a name."""
    span = of_object(given)
    values = {key: value for key, value in span.values.items() if key != _WHO}
    return replace(span, values=values, annotator=word(given.get(_WHO)))


def has_place(given: Mapping[str, object]) -> bool:
    """Tell whether an object says where something begins or ends."""
    return bool(_first(given, (*_STARTS, *_ENDS)))


def unread_spans(given: Mapping[str, object], *, without: Collection[str] = ()) -> Counter[str]:
    """Count what looks like spans by the key it stands under; one within another is told as `outer.inner`."""
    found: Counter[str] = Counter()
    waiting: list[tuple[str, object]] = [(key, value) for key, value in given.items() if key not in without]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            found[key] += bool(fragment(value.get(_first(value, _STARTS)), value.get(_first(value, _ENDS))))
            waiting += [(f"{key}.{name}", inner) for name, inner in value.items()]
        elif isinstance(value, list):
            lists = [one for one in value if isinstance(one, list)]
            found[key] += sum(of_list(one) is not None and isinstance(one[-1], str) for one in lists)
            waiting += [(key, one) for one in value if isinstance(one, dict | list)]
    return +found


def of_words(given: list[object], label: str) -> Span | None:
    """Give the span of `[["words", …], ["start:end", …]]`, None for a list that is something else."""
    if len(given) != _TRIPLE or not all(isinstance(one, list) for one in given):
        return None
    said, ranges = (words(one) for one in given)
    fragments = tuple(part for one in ranges for part in _ranged(one))
    return Span(label, fragments, " ".join(said) or None)


def spans_in(value: object, label: str) -> Iterator[Span]:
    """Give the spans of a part of an event: an object, a list of objects, or words beside offsets."""
    if isinstance(value, dict) and _first(value, _STARTS):
        yield of_object(value, label)
    elif isinstance(value, list):
        found = of_words(value, label)
        if found is not None:
            yield found
        else:
            yield from (of_object(one, label) for one in value if isinstance(one, dict) and _first(one, _STARTS))


def _ranged(text: str) -> Iterator[tuple[int, int]]:
    found = _RANGE.fullmatch(text)
    if found:
        yield from fragment(int(found[1]), int(found[2]))


def _first(given: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((name for name in names if name in given), "")
