"""What a file says of a whole text, and a profile -> the header of an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.foreign import Document, Values
from claimtrack.domain.mapping.giving import Given, Left
from claimtrack.domain.mapping.profile import Profile, Templates
from claimtrack.domain.mapping.tally import REST, Tally
from claimtrack.domain.mapping.templates import Unreadable, fill, first_filled, holes
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Value

_WHERE: Final = frozenset({"file", "file name", "folder"})
_OF_THE_FILE: Final = frozenset({*_WHERE, "name", "domain", "appearance domain", "review domain"})
"""What tells where a text lies, and not what it is: of this the user knows better."""
_ARTICLE: Final = ""


@dataclass(slots=True)
class Header:
    """The values of a header by key, as the file says them and as the user does, and why keys could not be made."""

    values: dict[str, Value] = field(default_factory=dict)
    settings: dict[str, Value] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def whole(self, more: Mapping[str, Value]) -> dict[str, Value]:
        """Give the header: what the file says, `more` of it, and where both say nothing what the user does."""
        return {**self.settings, **more, **self.values}

    def own(self, more: Mapping[str, Value]) -> list[str]:
        """Give the keys of which the file says another thing than the user."""
        whole = self.whole(more)
        return [key for key, one in self.settings.items() if norm_key(whole[key].text) != norm_key(one.text)]


def folded(document: Document) -> Given:
    """Give what is told of a document, by folded names."""
    return Given(_folded(document.facts), _folded(document.own), reserved=_WHERE | {REST})


def _folded(told: Values) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, values in told.items():
        key = norm_key(name)
        found[key] = tuple(dict.fromkeys((*found.get(key, ()), *values)))
    return found


def header_of(document: Document, profile: Profile, given: Given, settings: Mapping[str, str], tally: Tally) -> Header:
    """Make a header of what is given, and of `settings` where that says nothing.

    `{rest}` is what the document tells and no template takes.
    """
    header = Header(settings={key: Value(value, document.place) for key, value in settings.items()})
    asked = {name for templates in profile.article.values() for one in templates for name in holes(one)}
    rest = _left(document, asked)
    facts = given.known(rest)
    used: set[str] = set()
    for key, several in profile.article.items():
        templates = _of_the_text(several) if key in settings else several
        try:
            value = fill(templates, facts, dates=profile.dates)
        except Unreadable as problem:
            header.problems.append(f"{key}: {problem}")
            continue
        if value:
            header.values[key] = Value(value, document.place)
            template = first_filled(templates, facts) or ""
            tally.take(_ARTICLE, key, template, rest=[one.shown for one in rest])
            used.update(holes(template))
    noted = rest if REST in used else []
    tally.leave(_ARTICLE, (one.shown for one in _left(document, used) if one not in noted))
    return header


def _left(document: Document, asked: set[str]) -> list[Left]:
    """Give what a document tells and is not asked for, ours first; where it lies is not missed."""
    left = [one for one in folded(document).left(asked) if not (one.ours and one.name in _WHERE)]
    return sorted(left, key=lambda one: not one.ours)


def _of_the_text(templates: Templates) -> Templates:
    """Leave out what a profile says by itself or by where the file lies."""
    return tuple(one for one in templates if not _OF_THE_FILE.issuperset(holes(one)))
