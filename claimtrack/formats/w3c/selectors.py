"""Selectors of a target -> where it is: words with what stands around them, and offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from claimtrack.formats.objects import Object
from claimtrack.formats.scalars import fragment, word

_DEEPEST: Final = 8
_CHARACTERS: Final = re.compile(r"char=(\d{0,9}),(\d{1,9})(?:;.*)?")
_NOT_TEXT: Final = ("FragmentSelector", "SvgSelector", "CssSelector", "XPathSelector", "DataPositionSelector")


@dataclass(slots=True)
class Selected:
    """What the selectors of one target say together."""

    covered: str | None = None
    before: str = ""
    after: str = ""
    fragment: tuple[tuple[int, int], ...] = ()
    others: tuple[str, ...] = ()


def selected(given: object) -> Selected:
    """Give what a selector, or several that select the same, say of a text.

    The words of the first quote and the offsets of the first position count; what other selectors there are is told.
    """
    found = Selected()
    for one in _every(given, 0):
        kind = word(one.get("type")).rpartition(":")[2]
        if kind == "TextQuoteSelector" and found.covered is None and word(one.get("exact")):
            found.covered = word(one.get("exact"))
            found.before, found.after = word(one.get("prefix")), word(one.get("suffix"))
        elif kind == "TextPositionSelector" and not found.fragment:
            found.fragment = fragment(one.get("start"), one.get("end"))
        elif kind == "FragmentSelector" and not found.fragment and characters(word(one.get("value"))):
            found.fragment = characters(word(one.get("value")))
        elif kind not in ("TextQuoteSelector", "TextPositionSelector"):
            found.others = (*found.others, kind or "selector without a type")
    return found


def characters(name: str) -> tuple[tuple[int, int], ...]:
    """Give the fragment of a plain text that a name such as `char=0,9` selects, none where it says something else."""
    found = _CHARACTERS.fullmatch(name)
    return fragment(int(found[1] or 0), int(found[2])) if found else ()


def _every(given: object, depth: int) -> Iterator[Object]:
    """Give selectors with those that refine them or that they are a choice of."""
    for one in as_list(given):
        if isinstance(one, Object) and depth < _DEEPEST:
            yield one
            for inner in ("refinedBy", "items", "selector"):
                yield from _every(one.get(inner), depth + 1)


def as_list(given: Any) -> list[Any]:  # noqa: ANN401 - JSON-LD writes one for a list of one
    """Give a list of what may be one or several."""
    return given if isinstance(given, list) else [] if given is None else [given]
