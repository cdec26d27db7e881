"""What the JSON-LD in a page says of the article that the page is: schema.org's words for it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from claimtrack.formats.texts.fragments import unescaped

_KEYS: Final = {
    "title": ("headline", "name"),
    "author": ("author", "creator"),
    "published": ("datePublished",),
    "modified": ("dateModified",),
    "source": ("publisher",),
    "lang": ("inLanguage",),
    "url": ("url", "mainEntityOfPage"),
}
_OTHER_KINDS: Final = ("Report",)
_IN: Final = ("@graph", "mainEntity")
_MOST: Final = 10_000
"""Objects of a page that are looked at."""

Node = Mapping[str, Any]


def articles_in(blocks: Iterable[str], address: str) -> list[dict[str, list[str]]]:
    """Give what is said of each article, by keys of the header; that of the page's own address alone if it is there."""
    nodes = [node for block in blocks for node in _nodes(_value(block))]
    known = {one["@id"]: one for one in nodes if isinstance(one.get("@id"), str) and len(one) > 1}
    articles = [one for one in nodes if _is_article(one)]
    own = [one for one in articles if _bare(address) in map(_bare, _addresses(one))] if address else []
    return [
        {key: found for key, names in _KEYS.items() if (found := _first(one, names, known))} for one in own or articles
    ]


def _value(block: str) -> object:
    text = block.strip().removeprefix("<!--").removesuffix("-->").strip()
    try:
        return json.loads(text.removeprefix("//<![CDATA[").removesuffix("//]]>"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: object) -> Iterator[Node]:
    """Give the objects that stand for themselves: not those that only tell of another."""
    waiting = [value]
    for _ in range(_MOST):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(one[key] for key in _IN if key in one)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    names = [str(kind).rpartition("/")[2] for kind in (kinds if isinstance(kinds, list) else [kinds])]
    return any(name.endswith(("Article", "Posting")) or name in _OTHER_KINDS for name in names)


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str):
            yield value


def _bare(address: str) -> str:
    return address.partition("#")[0].rstrip("/").removeprefix("https://").removeprefix("http://")


def _first(node: Node, names: Sequence[str], known: Mapping[str, Node]) -> list[str]:
    return next((found for name in names if (found := list(_words(node.get(name), known)))), [])


def _words(value: object, known: Mapping[str, Node], *, deep: bool = False) -> Iterator[str]:
    """Give the words of a value: of an object its name, of a reference the name of what it refers to."""
    if isinstance(value, str) and value.strip():
        yield unescaped(value)
    elif isinstance(value, list) and not deep:
        for one in value:
            yield from _words(one, known, deep=isinstance(one, list))
    elif isinstance(value, dict):
        yield from _named(value, known)


def _named(value: Node, known: Mapping[str, Node]) -> Iterator[str]:
    reference = value.get("@id")
    whole = known.get(reference, value) if isinstance(reference, str) else value
    for one in (value, whole):
        name = one.get("name")
        both = " ".join(part for key in ("givenName", "familyName") if isinstance(part := one.get(key), str))
        told = [part for part in (name if isinstance(name, list) else [name, both]) if isinstance(part, str) and part]
        if told:
            yield unescaped(told[0]) if not isinstance(name, list) else unescaped("; ".join(told))
            return
    if isinstance(reference, str):
        yield reference
