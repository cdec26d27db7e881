"""What every html page of ours must keep to: `problems` reads a page, `tests.browser` opens it."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

import html5lib
from html5lib.html5parser import ParseError

Attributes = dict[str, str]

POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_CHART: Final = re.compile(r'<svg [^>]*class="chart".*?</svg>', re.DOTALL)
_STYLE: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
_VERSION: Final = re.compile(r'<meta name="generator"[^>]*>')
_NETWORK: Final = re.compile(r"url\(|@import|src=|srcset=", re.IGNORECASE)
_UNSAFE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_WHITE: Final = re.compile(r"[ \n\t]+")
_SOURCE: Final = re.compile("#(ct-[0-9a-f]{8}-)?source-")
_FOREIGN: Final = {"script", "link", "img", "iframe", "object", "embed", "form", "audio", "video", "base"}
_VOID: Final = {"meta", "br", "hr", "link", "img", "input", "base"}


class Element:
    """One element of a page with what is in it."""

    def __init__(self, tag: str, attributes: Attributes) -> None:
        self.tag, self.attributes = tag, attributes
        self.holds: list[Element | str] = []

    def all(self) -> "Iterator[Element]":
        """Give the element and everything in it, in order."""
        yield self
        for one in self.holds:
            if isinstance(one, Element):
                yield from one.all()

    def named(self, *tags: str) -> "list[Element]":
        """Give all elements of these names in it."""
        return [one for one in self.all() if one.tag in tags]

    def of(self, kind: str) -> "list[Element]":
        """Give all elements of a class in it."""
        return [one for one in self.all() if kind in one.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        """All its words."""
        return _WHITE.sub(" ", _words(self)).strip(" ")

    @property
    def to(self) -> str:
        """Where it leads."""
        return self.attributes.get("href", "")


def _words(element: Element) -> str:
    return "".join(one if isinstance(one, str) else _words(one) for one in element.holds)


class _Reader(HTMLParser):
    """Reads a page whose elements are all closed, as ours are."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].holds.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].holds.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"{tag} is closed where it is not open"

    def handle_data(self, data: str) -> None:
        self.open[-1].holds.append(data)


def read(page: str) -> Element:
    """Give a page as its elements."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.open[0]


def without_charts(page: str) -> str:
    """Give a page without what is no answer: drawn by some version of a library, the style, the program's version."""
    return _VERSION.sub("<meta>", _STYLE.sub("<style></style>", _CHART.sub('<svg class="chart"></svg>', page)))


def problems(page: str) -> list[str]:
    """Give all that is wrong with a page; nothing for a good one."""
    found = [*_parsed(page), *(f"a control character: {sign!a}" for sign in _UNSAFE.findall(page))]
    if "</svg>" in page and page.count("<svg") != page.count("</svg>"):
        found.append("a chart is not closed")
    root = read(page)
    for check in (_closed_off, _led, _headed, _tabled, _quoted, _sourced):
        found += check(root)
    return found


def _parsed(page: str) -> Iterator[str]:
    try:
        html5lib.HTMLParser(strict=True).parse(page)
    except ParseError as problem:
        yield f"not html: {problem}"


def _closed_off(root: Element) -> Iterator[str]:
    """No script, and nothing from the network."""
    policies = [one.attributes["content"] for one in root.named("meta") if one.attributes.get("http-equiv")]
    if policies != [POLICY]:
        yield f"its policy is {policies}"
    for one in root.all():
        if one.tag in _FOREIGN:
            yield f"an element {one.tag}"
        yield from (f"{one.tag} has {name}" for name in one.attributes if name.startswith("on"))
        if one.tag == "style" and _NETWORK.search(one.text):
            yield "its style asks for a file"
        if one.tag == "a" and one.to and not one.to.startswith(("#", "http://", "https://")):
            yield f"a link to {one.to}"


def _led(root: Element) -> Iterator[str]:
    """Every link inside the page arrives, at one place."""
    ids = Counter(one.attributes["id"] for one in root.all() if "id" in one.attributes)
    yield from (f"{number} elements are called {name}" for name, number in ids.items() if number > 1)
    for one in root.named("a"):
        if one.to.startswith("#") and unquote(one.to[1:]) not in ids:
            yield f"nothing is called {one.to} ({one.text})"


def _headed(root: Element) -> Iterator[str]:
    levels = [int(one.tag[1]) for one in root.named("h1", "h2", "h3", "h4", "h5", "h6")]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield f"headings begin {levels[:3]}"
    yield from (f"a heading {two} follows one {one}" for one, two in pairwise(levels) if two > one + 1)
    if len(root.named("main")) != 1 or root.named("html")[0].attributes.get("lang") != "en":
        yield "no main part, or no language"


def _tabled(root: Element) -> Iterator[str]:
    for table in root.named("table"):
        if not table.named("caption") or not all(one.attributes.get("scope") for one in table.named("th")):
            yield f"a table without caption or scopes: {table.text[:60]}"


def _quoted(root: Element) -> Iterator[str]:
    """Every statement has its link, its words a language, and leads to its articles or says that there are none."""
    for stated in [*root.of("stated"), *root.of("pull")]:
        if not stated.of("permalink") and stated not in root.of("pull"):
            yield f"no permalink: {stated.text[:60]}"
        if not all(one.attributes.get("lang") for one in stated.named("blockquote")):
            yield f"words in no language: {stated.text[:60]}"
        marks = [link for mark in stated.of("marks") for link in mark.named("a")]
        if not any(_SOURCE.match(link.to) for link in marks) and "no article on record" not in stated.text:
            yield f"no article: {stated.text[:60]}"


def _sourced(root: Element) -> Iterator[str]:
    """Every article leads to the web and to its archived copy, or says that it has none."""
    for listed in root.of("sources"):
        for source in listed.named("li"):
            links = [one.to for one in source.of("out")]
            wanted = 2 - ("no address" in source.text) - ("no archived" in source.text) - len(source.of("address"))
            if len(links) < wanted:
                yield f"no link: {source.text[:80]}"
