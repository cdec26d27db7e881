"""ninjs, the JSON of news agencies (IPTC), versions 1 to 3: one item, one article.

An item has no day of publication: when its versions were made is another thing, and taken for no more than it says.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from claimtrack.formats.objects import Object, parse
from claimtrack.formats.scalars import word
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.texts.article import ArticleText, own_extractor
from claimtrack.formats.texts.facts import Facts, one_line
from claimtrack.formats.texts.fragments import text_of

_SURE: Final = re.compile(
    rb'"(?:uri|headlines?|headline_\w+|bod(?:y_\w+|ies)|version[cC]reated|pub[sS]tatus|byline)"\s*:'
)
_SIGNS: Final = 2
_FACTS: Final = (("title", "title"), ("byline", "author"), ("by", "author"), ("copyrightholder", "source"))
_ALSO: Final = (("language", "lang"), ("uri", "ref"), ("versioncreated", "modified"))
_KINDS: Final = {"text": "text/plain", "txt": "text/plain", "plain": "text/plain"}
_PLAIN: Final = "text/plain"
_MAIN: Final = ("main", "")
_NO_DAY: Final = "when a version was made is not when it was published"
_OF_TIME: Final = ("firstcreated", "contentcreated", "embargoed", "expires")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A body, headline or description: what it is called, its role or kind, its type and words."""

    key: str
    role: str
    type: str
    words: str

    @property
    def told(self) -> str:
        """What it is, for people."""
        kind = ", ".join(dict.fromkeys(part for part in (self.role, self.type) if part))
        return f"`{self.key}` ({kind})" if kind else f"`{self.key}`"


class Ninjs:
    """Reads an item of ninjs."""

    name = "ninjs"
    endings: tuple[str, ...] = (".json", ".ninjs")

    def accepts(self, head: bytes) -> bool:
        """Tell whether a file begins as an item does: an object with some of its keys."""
        text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return text.startswith(b"{") and len(set(_SURE.findall(text))) >= _SIGNS

    def read(self, source: Source) -> ArticleText:
        """Read an item; raises Unreadable for what is none or has no text."""
        item = parse(source)
        if not isinstance(item, Object):
            many = f"{len(item)} values" if isinstance(item, list) else "no object"
            message = f"an item of ninjs is one object, and here are {many}"
            raise Unreadable(message, source.place, "give one file for each article")
        given = {key.lower(): (key, value) for key, value in item.items()}
        body, others = _body(source, given)
        text = body.words if body.type == _PLAIN else text_of(body.words)
        if not text.strip():
            message = f"{body.told} of this item has no words"
            raise Unreadable(message, source.place, "save the text in a file of its own: NAME.txt")
        facts = _facts(given, body, others)
        told = f"its text is {body.told}" + ("" if body.key.startswith("bod") else ", as it has no body")
        return ArticleText(text, facts.taken, own_extractor(self.name), told, tuple(facts.dropped))


def _body(source: Source, given: Mapping[str, tuple[str, Any]]) -> tuple[_Piece, list[_Piece]]:
    """Give what the text is made from, and the other bodies: words before marks, the main one before others."""
    bodies = list(_pieces(given, "bod(?:y|ies)"))
    found = sorted(bodies, key=lambda one: (one.role not in _MAIN, one.type != _PLAIN, "html" not in one.type))
    described = list(_pieces(given, "descriptions?"))
    if not bodies:
        # The description that is longest says most: agencies put the whole text of a short item there.
        found = sorted(described, key=lambda one: -len(one.words))
    if not found:
        message = "this is no item of ninjs with a text: it has neither a body nor a description"
        raise Unreadable(message, source.place, "say what it is with --as, or save its text as NAME.txt")
    return found[0], [one for one in (*bodies, *described) if one is not found[0]]


def _pieces(given: Mapping[str, tuple[str, Any]], name: str) -> Iterator[_Piece]:
    """Give pieces of versions 1 (`body_html`) and 2 or later (`bodies`, a list of objects with roles)."""
    named = re.compile(f"{name}(?:_(\\w+))?")
    for lower, (key, value) in given.items():
        found = named.fullmatch(lower)
        if found is None:
            continue
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Object):
                role, kind, words = (word(one.get(part)) for part in ("role", "contentType", "value"))
                kind = kind or word(one.get("contenttype"))
            else:
                role, kind, words = "", found[1] or "", word(one)
            if words.strip():
                yield _Piece(key, role if role not in (kind, found[1]) else "", _type(kind, role, words), words)


def _type(kind: str, role: str, words: str) -> str:
    """Give the type of a piece as its key, its role or, where these do not tell, its words say."""
    told = (kind or (role if role in _KINDS or "html" in role else "")).lower()
    return _KINDS.get(told, told) or ("text/html" if re.search(r"</|/>", words) else _PLAIN)


def _facts(given: Mapping[str, tuple[str, Any]], body: _Piece, others: list[_Piece]) -> Facts:
    facts = Facts()
    heads = sorted(_pieces(given, "headlines?"), key=lambda one: one.role not in _MAIN)
    for one in heads[:1]:
        facts.take("title", text_of(one.words) if "<" in one.words else one.words, one.key)
    used = {body.key, *(one.key for one in heads[:1])}
    for name, key in (*_FACTS, *_ALSO):
        written, value = given.get(name, (name, None))
        if key not in facts.taken and word(value).strip():
            facts.take(key, word(value), written)
            used.add(written)
    for one in (*heads[1:], *others):
        facts.drop(one.told, "another is taken")
        used.add(one.key)
    for lower, (written, value) in given.items():
        if written not in used and value not in (None, "", [], {}):
            _left(facts, lower, written, value)
    return facts


def _left(facts: Facts, lower: str, written: str, value: object) -> None:
    if lower in _OF_TIME:
        facts.drop(f"{written} `{one_line(word(value))}`", _NO_DAY)
    else:
        number = len(value) if isinstance(value, list | dict) else 1
        facts.drop(written, "the header has no key for it", number)


READER: Final = Ninjs()
