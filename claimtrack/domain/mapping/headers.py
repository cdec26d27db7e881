"""What a file says of a whole text, and a profile -> the header of an article."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.foreign import Document
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


def header_of(
    document: Document,
    profile: Profile,
    facts: Mapping[str, tuple[str, ...]],
    settings: Mapping[str, str],
    tally: Tally,
) -> Header:
    """Make a header of a document's facts, and of `settings` where these say nothing; `{rest}` is what none takes."""
    header = Header(settings={key: Value(value, document.place) for key, value in settings.items()})
    asked = {name for templates in profile.article.values() for one in templates for name in holes(one)}
    own = {norm_key(name) for name in document.facts} - asked - _WHERE
    left = {name: given for name, given in facts.items() if name in own}
    facts = {**facts, REST: (told(left),)} if left else facts
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
            tally.take(_ARTICLE, key, template, rest=left)
            used |= {*holes(template), *(left if REST in holes(template) else ())}
    tally.leave(_ARTICLE, (name for name in map(norm_key, document.facts) if name not in {*used, *_WHERE}))
    return header


def _of_the_text(templates: Templates) -> Templates:
    """Leave out what a profile says by itself or by where the file lies."""
    return tuple(one for one in templates if not _OF_THE_FILE.issuperset(holes(one)))


def told(left: Mapping[str, tuple[str, ...]]) -> str:
    """Give values by name as one line of text."""
    return "; ".join(f"{name}: {' '.join(', '.join(given).split())}" for name, given in left.items())
