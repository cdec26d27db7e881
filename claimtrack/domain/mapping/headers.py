"""What a file says of a whole text, and a profile -> the header of an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.foreign import Document
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.tally import REST, Tally
from claimtrack.domain.mapping.templates import Unreadable, fill, first_filled, holes
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Value

_WHERE: Final = frozenset({"file", "folder"})
_ARTICLE: Final = ""


@dataclass(slots=True)
class Header:
    """The values of a header by key, and why keys could not be made."""

    values: dict[str, Value] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def header_of(
    document: Document,
    profile: Profile,
    facts: Mapping[str, tuple[str, ...]],
    settings: Mapping[str, str],
    tally: Tally,
) -> Header:
    """Make a header of a document's facts; `settings` win over them. What no key asks for is `{rest}`."""
    header = Header()
    asked = {name for templates in profile.article.values() for one in templates for name in holes(one)}
    own = {norm_key(name) for name in document.facts} - asked - _WHERE
    left = {name: given for name, given in facts.items() if name in own}
    facts = {**facts, REST: (told(left),)} if left else facts
    used: set[str] = set()
    for key, templates in profile.article.items():
        if key in settings:
            continue
        try:
            value = fill(templates, facts, dates=profile.dates)
        except Unreadable as problem:
            header.problems.append(f"{key}: {problem}")
            continue
        if value:
            header.values[key] = Value(value, document.place)
            template = first_filled(templates, facts) or ""
            tally.take(_ARTICLE, key, template, rest=left)
            used |= {*holes(template), *(left if REST in holes(template) else ())}
    tally.leave(_ARTICLE, (name for name in map(norm_key, document.facts) if name not in {*used, *_WHERE}))
    header.values |= {key: Value(value, document.place) for key, value in settings.items()}
    return header


def told(left: Mapping[str, tuple[str, ...]]) -> str:
    """Give values by name as one line of text."""
    return "; ".join(f"{name}: {' '.join(', '.join(given).split())}" for name, given in left.items())
