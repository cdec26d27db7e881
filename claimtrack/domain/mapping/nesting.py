"""Attributions inside attributions: who reports what is itself an attribution is a link of its chain."""

import re
from collections.abc import Mapping
from typing import Final

from claimtrack.domain.foreign import Document, Link
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.names import norm_key

_DEEPEST: Final = 20
_NUMBERED: Final = re.compile(r"(?<=\D)\d+$")


def plain_role(role: str) -> str:
    """Give a role without the number that tells it from others of its kind: `Content2` is a content."""
    return _NUMBERED.sub("", role)


def reported_by(document: Document, profile: Profile) -> Mapping[str, str]:
    """Give the links that are the content of another, each with the id of that other.

    The first that takes it as its content; links that are each other's content, or that nobody could follow so deep,
    are none's.
    """
    outer = _outer(document, profile)
    return {inner: outside for inner, outside in outer.items() if _has_an_end(inner, outer)}


def circular(document: Document, profile: Profile) -> list[str]:
    """Give the links that are content of each other or of themselves, or nested deeper than anybody could follow."""
    if profile.group != "link":
        return []
    outer = _outer(document, profile)
    return [inner for inner in outer if not _has_an_end(inner, outer)]


def _outer(document: Document, profile: Profile) -> dict[str, str]:
    links = {link.id: link for link in document.links}
    outer: dict[str, str] = {}
    for link in document.links:
        for end in inner_links(link, links, profile):
            outer.setdefault(end, link.id)
    return outer


def inner_links(link: Link, links: Mapping[str, Link], profile: Profile) -> list[str]:
    """Give the ids of the links that are a link's content."""
    rule = profile.rule(link.label)
    if rule is None or rule.quote is None or rule.ignore is not None:
        return []
    wanted = norm_key(rule.quote)
    return [
        end for role, end in link.ends if _is_quoted(links.get(end), profile) and norm_key(plain_role(role)) == wanted
    ]


def _is_quoted(link: Link | None, profile: Profile) -> bool:
    rule = profile.rule(link.label) if link is not None else None
    return rule is not None and rule.ignore is None


def _has_an_end(inner: str, outer: Mapping[str, str]) -> bool:
    at: str | None = inner
    for _ in range(_DEEPEST):
        at = outer.get(at) if at is not None else None
    return at is None
