"""Selectors of a target -> where it is: words with what stands around them, and offsets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from claimtrack.formats.objects import Object
from claimtrack.formats.scalars import fragment, word
from claimtrack.formats.w3c.plain_text import Check, characters, checks, line_range

_DEEPEST: Final = 8
_PLAIN_TEXT: Final = "rfc5147"
_NOT_TEXT: Final = ("FragmentSelector", "SvgSelector", "CssSelector", "XPathSelector", "DataPositionSelector")


@dataclass(slots=True)
class Selected:
    """What the selectors of one target say together."""

    covered: str | None = None
    before: str = ""
    after: str = ""
    fragment: tuple[tuple[int, int], ...] = ()
    lines: tuple[int, int] | None = None
    checks: tuple[Check, ...] = ()
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
        elif kind == "FragmentSelector" and _is_plain(one) and name_taken(word(one.get("value")), found):
            continue
        elif kind not in ("TextQuoteSelector", "TextPositionSelector"):
            found.others = (*found.others, kind or "selector without a type")
    return found


def name_taken(name: str, found: Selected) -> bool:
    """Take what the name of a part of a plain text selects; tell whether it is one that is understood."""
    place, lines = characters(name), line_range(name)
    if not place and lines is None:
        return False
    if not found.fragment and found.lines is None:
        found.fragment, found.lines, found.checks = place, lines, checks(name)
    return True


def _is_plain(selector: Object) -> bool:
    """Tell whether a fragment may be one of a plain text: what it conforms to is that, or is not said."""
    conforms = word(selector.get("conformsTo"))
    return not conforms or _PLAIN_TEXT in conforms.lower() or word(selector.get("value")).startswith("char=")


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
