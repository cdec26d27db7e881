"""What a page says of itself: in JSON-LD, Open Graph and other named values of its head. Never what it looks like.

Guesses are left to people: a date in a footer or an address is no day of publication, nor is one whose name does not
say of what it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from lxml import etree, html

from claimtrack.formats.texts.days import day_of
from claimtrack.formats.texts.facts import Facts, one_line, shown
from claimtrack.formats.texts.linked import articles_in

_NAMES: Final[Mapping[str, Sequence[str]]] = {
    "published": (
        *("article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate"),
        *("publish-date", "publishdate", "publish_date", "publication_date", "publication-date", "parsely-pub-date"),
        *("sailthru.date", "dc.date.issued", "dcterms.issued", "citation_publication_date", "citation_online_date"),
    ),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified"),
    "title": ("og:title", "twitter:title", "headline", "dc.title", "citation_title"),
    "source": ("og:site_name", "dc.publisher", "citation_journal_title"),
    "url": ("og:url",),
    "lang": ("og:locale", "content-language", "inlanguage", "dc.language"),
}
_BY_LINES: Final = ("author", "article:author", "dc.creator", "parsely-author", "citation_author", "sailthru.author")
_UNSURE: Final = ("date", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "datecreated", "revised")
_LINKED: Final = "//script[contains(@type, 'ld+json')]"
_CALLED: Final = ("property", "name", "itemprop", "http-equiv")
_LD: Final = "JSON-LD"

Named = Mapping[str, Sequence[str]]


def facts_of(page: str) -> Facts:
    """Give what a page says of itself that can stand in a header."""
    facts = Facts()
    try:
        root = html.document_fromstring(page.replace("\0", ""), parser=html.HTMLParser(no_network=True))
    except (ValueError, AssertionError, etree.LxmlError):
        return facts  # a text was found in it, but no page
    named = _named(root)
    canonical = _said(root, "//link[@rel='canonical']/@href")
    facts.take("url", canonical, "link rel=canonical")
    _take_linked(facts, root, canonical or "".join(named.get("og:url", ())[:1]))
    for key, names in _NAMES.items():
        for name in names:
            _take(facts, key, named.get(name, ()), name)
    for name in _BY_LINES:
        facts.take_names("author", named.get(name, ()), name)
    facts.take("title", _said(root, "//title"), "title")
    facts.take("lang", _said(root, "/html/@lang"), "html lang")
    _tell_other_days(facts, named)
    return facts


def _said(root: Any, path: str) -> str:  # noqa: ANN401 - lxml ships no types
    return str(root.xpath(f"string({path})"))


def _named(root: Any) -> Named:  # noqa: ANN401
    """Give the named values of a page, by their names in small letters."""
    found: dict[str, list[str]] = {}
    for one in root.iter("meta", "time"):
        value = one.get("content") or one.get("datetime") or ""
        names = {one.get(attribute, "").strip().lower() for attribute in _CALLED}
        if one.tag == "time" and one.get("pubdate") is not None:
            names.add("pubdate")
        for name in names - {""}:
            found.setdefault(name, []).append(value)
    return found


def _take_linked(facts: Facts, root: Any, address: str) -> None:  # noqa: ANN401
    """Take what JSON-LD says; where it tells of several articles, only what holds of all of them."""
    told = articles_in((str(one.text or "") for one in root.xpath(_LINKED)), address)
    for key in dict.fromkeys(key for one in told for key in one):
        values = [one[key] for one in told if key in one]
        if key == "published":
            _take(facts, key, [one[0] for one in values], _LD)
        elif all(one == values[0] for one in values):
            if key == "author":
                facts.take_names(key, values[0], _LD)
            else:
                facts.take(key, values[0][0], _LD)


def _take(facts: Facts, key: str, values: Sequence[str], said_in: str) -> None:
    """Take the first of several values; of several days of publication none, as the page has more than one article."""
    days = dict.fromkeys((day_of(value) or one_line(value))[:10] for value in values)
    if key == "published" and len(days) > 1:
        facts.drop(f"{said_in} `{shown(', '.join(days))}`", "the page has several days of publication")
    else:
        facts.take(key, "".join(values[:1]), said_in)


def _tell_other_days(facts: Facts, named: Named) -> None:
    """Tell the days that a page has and does not call its day of publication, where it calls none so."""
    if "published" in facts.taken:
        return
    for name in _UNSURE:
        for value in named.get(name, ())[:1]:
            facts.drop(f"{name} `{shown(one_line(value))}`", "it does not say that it is the day of publication")
