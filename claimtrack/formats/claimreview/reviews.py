"""One review of a claim, whichever vocabulary tells it: who claimed what, when, where, and who reviewed it how."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from claimtrack.domain.records import Place
from claimtrack.formats.objects import Object
from claimtrack.formats.scalars import word

_KIND: Final = "ClaimReview"
_SPACE: Final = re.compile(r"\s+")
_ADDRESS: Final = re.compile(r"https?://[^\s/]")


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where a claim was made: an address, and what is told of it."""

    url: str
    publisher: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A review of one claim, its words cleaned of entities and blanks; an empty string is what nobody said.

    `several` tells that it has several claims and nothing says which of its claimants made which.
    """

    place: Place
    claim: str
    claimants: tuple[str, ...]
    claimed_on: str
    appearances: tuple[Appearance, ...]
    reviewer: str
    url: str
    reviewed_on: str
    verdict: str
    rating: str
    lang: str
    several: bool = False


def reviews_in(value: object) -> Iterator[Review]:
    """Give the reviews in a value, however deep: in lists, graphs, feeds and answers of the API."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, Object) and _is_review(one):
            yield from _of_schema(one)
        elif isinstance(one, Object) and isinstance(one.get("claimReview"), list) and "text" in one:
            yield from _of_api(one)
        elif isinstance(one, Object):
            waiting.extend(reversed(list(one.values())))


def is_cut(value: object) -> bool:
    """Tell whether answers of the API lack their end: each says that a page comes after it."""
    answers = [one for one in _several(value) if isinstance(one, Object) and isinstance(one.get("claims"), list)]
    return bool(answers) and all(word(one.get("nextPageToken")) for one in answers)


def _is_review(given: Mapping[str, Any]) -> bool:
    return any(word(kind).rpartition("/")[2].rpartition(":")[2] == _KIND for kind in _several(given.get("@type")))


def _of_schema(given: Object) -> Iterator[Review]:
    """Give a review for each claim of each item it reviews; where it has several, each has its own claimants."""
    rating = _object(given.get("reviewRating"))
    items = _objects(given.get("itemReviewed")) or [{}]
    told = list(dict.fromkeys(claim for one in _several(given.get("claimReviewed")) if (claim := _said(one))))
    several = len(told) > 1 and len(items) > 1
    for item, claim in [(each, claim) for each in items for claim in _claims(each, [] if several else told)]:
        claimed_on = _said(item.get("datePublished")) or _said(item.get("dateCreated"))
        yield Review(
            place=given.place,
            claim=claim,
            claimants=tuple(dict.fromkeys(_names(item.get("author") or item.get("creator")))),
            claimed_on=claimed_on,
            appearances=tuple(_appearances(item, claimed_on)),
            reviewer=" & ".join(_names(given.get("author") or given.get("publisher"))),
            url=_said(given.get("url")) or _said(given.get("@id")),
            reviewed_on=_said(given.get("datePublished")),
            verdict=_said(rating.get("alternateName")) or _said(rating.get("name")),
            rating=_rating(rating),
            lang=_said(_first(given.get("inLanguage"))),
            several=several,
        )


def _claims(item: Mapping[str, Any], told: list[str]) -> list[str]:
    """Give the claims that are told of an item, else the one it tells itself, which may be empty."""
    return told or [_said(item.get("text")) or _said(item.get("name"))]


def _of_api(given: Object) -> Iterator[Review]:
    for one in _objects(given["claimReview"]):
        publisher = _object(one.get("publisher"))
        yield Review(
            place=given.place,
            claim=_said(given.get("text")),
            claimants=tuple(_names(given.get("claimant"))),
            claimed_on=_said(given.get("claimDate")),
            appearances=(),
            reviewer=_said(publisher.get("name")) or _said(publisher.get("site")),
            url=_said(one.get("url")),
            reviewed_on=_said(one.get("reviewDate")),
            verdict=_said(one.get("textualRating")),
            rating="",
            lang=_said(one.get("languageCode")),
        )


def _appearances(item: Mapping[str, Any], claimed_on: str) -> Iterator[Appearance]:
    known: set[str] = set()
    for one in (*_several(item.get("firstAppearance")), *_several(item.get("appearance")), item.get("url")):
        url = _said(one.get("url") or one.get("@id")) if isinstance(one, Object) else _said(one)
        if _ADDRESS.match(url) and url not in known:
            known.add(url)
            told = _object(one)
            publisher = " & ".join(_names(told.get("publisher")))
            yield Appearance(url, publisher, _said(told.get("datePublished")) or claimed_on)


def _rating(given: Mapping[str, Any]) -> str:
    value, worst, best = (_said(given.get(key)) for key in ("ratingValue", "worstRating", "bestRating"))
    return f"{value} of {worst} to {best}" if value and worst and best else value


def _names(given: object) -> list[str]:
    told = (_said(one.get("name")) if isinstance(one, Object) else _said(one) for one in _several(given))
    return [name for name in told if name]


def _said(given: object) -> str:
    return _SPACE.sub(" ", unescape(word(given))).strip()


def _several(given: Any) -> list[Any]:  # noqa: ANN401 - JSON-LD writes one for a list of one
    return given if isinstance(given, list) else [] if given is None else [given]


def _objects(given: object) -> list[Mapping[str, Any]]:
    return [one for one in _several(given) if isinstance(one, Object)]


def _object(given: object) -> Mapping[str, Any]:
    return next(iter(_objects(given)), {})


def _first(given: object) -> object:
    found = next(iter(_several(given)), "")
    return found.get("name") if isinstance(found, Object) else found
