"""Texts of one file that say one address and are not one text, as paragraphs of a page: each goes by its own name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimtrack.domain.foreign import Document
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.templates import Unreadable, fill, holes
from claimtrack.domain.names import norm_key
from claimtrack.domain.urls import normalise_url

PAGE: Final = "page-url"
"""The header key that keeps an address which is no text's own."""
_WHEN: Final = ("modified", "retrieved")


@dataclass(frozen=True, slots=True)
class Apart:
    """The documents of a file, and the profile for them; `note` tells of those that share an address, if any do."""

    documents: Sequence[Document]
    profile: Profile
    note: str = ""


def told_apart(documents: Sequence[Document], profile: Profile) -> Apart:
    """Give the documents of a file, those with one address and different texts without it: the name tells these apart.

    Equal texts of one address stay one. Texts that say when they were changed are versions, and keep their address.
    """
    texts: dict[str, dict[int, str]] = defaultdict(dict)
    urls = [_url(one, profile) for one in documents]
    for url, document in zip(urls, documents, strict=True):
        if url:
            texts[url].setdefault(hash(document.text), document.name)
    shared = {url for url, several in texts.items() if len(several) > 1}
    if not shared:
        return Apart(documents, profile)
    asked = {name for one in profile.article["url"] for name in holes(one)}
    made = [
        _by_name(document, asked, url, texts[url][hash(document.text)]) if url in shared else document
        for url, document in zip(urls, documents, strict=True)
    ]
    which = "the address" if len(shared) == 1 else f"{len(shared)} addresses"
    number = sum(len(texts[url]) for url in shared)
    note = f"{number} different texts say {which} {min(shared) if len(shared) == 1 else ''}".rstrip()
    note = f"{note}: each is an article by its own name, and keeps the address as `{PAGE}`"
    return Apart(made, replace(profile, article={**profile.article, PAGE: (f"{{{PAGE}}}",)}), note)


def _url(document: Document, profile: Profile) -> str:
    """Give the address a document goes by, nothing where it has no text or says when it was changed."""
    if document.text is None:
        return ""
    facts = {norm_key(name): values for name, values in document.facts.items()}
    try:
        if any(fill(profile.article.get(key, ()), facts, dates=profile.dates) for key in _WHEN):
            return ""
        return normalise_url(fill(profile.article.get("url", ()), facts, dates=profile.dates) or "")
    except Unreadable:
        return ""


def _by_name(document: Document, asked: set[str], url: str, name: str) -> Document:
    facts = {key: values for key, values in document.facts.items() if norm_key(key) not in asked}
    return replace(document, name=name, facts={**facts, PAGE: (url,)}, own={**document.own, "name": (name,)})
