"""W3C Web Annotation (www.w3.org/TR/annotation-model): annotations on pages, by the words they select and by position.

One file may hold one annotation, a list, an AnnotationPage or an AnnotationCollection. What is on one source is one
document. The text itself is not in the file: a `.txt` or `.html` of the source's last name beside the file is taken for
it, else the words stand unanchored.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from claimtrack.domain.foreign import Document, Dropped, Mark, Reading
from claimtrack.domain.offsets import BOM
from claimtrack.domain.urls import normalise_url
from claimtrack.formats.objects import Object, parse
from claimtrack.formats.pages import host, text_beside
from claimtrack.formats.scalars import attributes, word, words
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.w3c.catma import Named, Project, project_of
from claimtrack.formats.w3c.paging import Paging
from claimtrack.formats.w3c.placing import placed, with_words
from claimtrack.formats.w3c.plain_text import PlainText
from claimtrack.formats.w3c.selectors import Selected, as_list, name_taken, selected

_CONTEXT: Final = "www.w3.org/ns/anno"
_ANNOTATION: Final = re.compile(r'"type"\s*:\s*\[?\s*"(?:oa:)?Annotation(?:Page|Collection)?"')
_ENDINGS: Final = (".json", ".jsonld", ".json-ld")
_DEEPEST: Final = 6
_NAMELESS: Final = "CATMA has them in `tagsets` of its project, where these annotations do not lie; the keys are kept"
_NO_WORDS: Final = "they select no words of a text"
_LABEL: Final = "highlight"
_BODY: Final = ("id", "type", "value", "label", "purpose", "source", "format", "created", "modified")


class W3cReader:
    """Reads a file of annotations."""

    name = "w3c"
    endings = ()
    profiles = ("tags", "spans")
    parts = True

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be one, by its context or the type of what it holds."""
        text = head.decode("utf-8", "replace")
        if not name.endswith(_ENDINGS) or text.lstrip("\ufeff \t\r\n")[:1] not in ("[", "{"):
            return False
        return _CONTEXT in text or bool(_ANNOTATION.search(text) and '"target"' in text)

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable where no annotation is in it."""
        pages: dict[str, _Page] = {}
        dropped: Counter[tuple[str, str]] = Counter()
        project = project_of(source)
        paging = Paging(parse(source))
        for number, one in enumerate(paging.found, 1):
            _take(one, number, pages, dropped, project)
        if not paging.found:
            message = "there is no annotation in it"
            elsewhere = paging.elsewhere()
            raise Unreadable(message, source.place, f"fetch the page it names: {elsewhere[0]}" if elsewhere else None)
        for what, number, why in paging.missing():
            dropped[what, why] += number
        documents = tuple(page.document(source, project, dropped) for page in pages.values())
        return Reading(documents, [Dropped(what, n, why) for (what, why), n in dropped.items() if n])


@dataclass(slots=True)
class _Page:
    """What is marked on one source."""

    one: Object
    source: str
    marks: list[tuple[Mark, list[Selected]]] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)

    def document(self, file: Source, project: Project, dropped: Counter[tuple[str, str]]) -> Document:
        beside = project.text(self.source, file.name) or text_beside(file, self.source)
        facts: dict[str, tuple[str, ...]] = {}
        if self.source.startswith(("http://", "https://")):
            facts |= {"url": (self.source,), "domain": (host(self.source),)}
        facts |= dict(project.facts(self.source))
        text, own = beside.text if beside else None, {"name": (self.source,), "file": (file.path.name,)}
        plain = PlainText(text.removeprefix(BOM)) if text is not None else None
        marks = tuple(placed(mark, parts, plain, dropped) for mark, parts in self.marks)
        return Document(self.one.place, self.source, text, facts, marks, own=own)


def _take(
    one: Object, number: int, pages: dict[str, _Page], dropped: Counter[tuple[str, str]], project: Project
) -> None:
    """Put an annotation on the pages it is on; several selections of one page are one mark in several places."""
    named = project.named(*_said([*as_list(one.get("body")), *_short(one.get("bodyValue"))]))
    dropped["names of tags and properties", _NAMELESS] += len(named.unnamed)
    own = {name: each for name in ("created", "modified") if (each := words(one.get(name)))} | _motivated(one)
    key = word(one.get("id")).rpartition("/")[2] or f"annotation-{number}"
    by_source: dict[str, tuple[str, list[Selected]]] = {}
    for target in _targets(one["target"], dropped):
        by_source.setdefault(_same(target[0]), (target[0], []))[1].append(target[1])
    for same, (address, parts) in by_source.items():
        page = pages.setdefault(same, _Page(one, address))
        page.ids[key] += 1
        mine = f"{key}~{page.ids[key]}" if page.ids[key] > 1 else key
        page.marks.append((replace(_mark(mine, named, one, parts), own=own), parts))
        for kind in (kind for part in parts for kind in part.others):
            dropped[kind, "it selects no words of a text"] += 1


def _same(source: str) -> str:
    """Give what annotations of one page have in common: a page is one whichever way somebody came to it."""
    return normalise_url(source) if source.startswith(("http://", "https://")) else source


def _motivated(one: Object) -> dict[str, tuple[str, ...]]:
    """Give what moved the annotator, where the purposes of bodies do not say it already."""
    purposes = {
        each for body in _bodies(one.get("body")) if isinstance(body, Object) for each in words(body.get("purpose"))
    }
    left = tuple(each for each in words(one.get("motivation")) if each not in purposes)
    return {"motivation": left} if left else {}


def _mark(key: str, named: Named, one: Object, parts: list[Selected]) -> Mark:
    mark = Mark(
        key,
        named.label,
        one.place,
        tuple(place for part in parts for place in part.fragment),
        values=named.values,
        annotator=_who(one.get("creator")) or named.annotator,
        key=word(one.get("id")),
    )
    return with_words(mark, parts)


def _targets(given: object, dropped: Counter[tuple[str, str]]) -> Iterator[tuple[str, Selected]]:
    for target in as_list(given):
        if isinstance(target, str):
            yield _pointed(target, None, dropped)
        elif isinstance(target, Object) and isinstance(target.get("items"), list) and "source" not in target:
            yield from _targets(target["items"], dropped)
        elif isinstance(target, Object):
            place = target.get("source", target.get("id", ""))
            address = word(place.get("id")) if isinstance(place, Object) else word(place)
            yield _pointed(address, target.get("selector"), dropped)
        else:
            dropped["targets that are none", "neither an address nor an object"] += 1


def _pointed(address: str, selector: object, dropped: Counter[tuple[str, str]]) -> tuple[str, Selected]:
    """Give a page, and where on it a selector is, else the fragment of the address where it counts its text."""
    page, _, name = address.partition("#")
    found = selected(selector)
    if selector is None and name:
        dropped[f"parts of pages called `#{name.partition('=')[0]}`", _NO_WORDS] += not name_taken(name, found)
    return page, found


def _short(given: object) -> list[Object]:
    """Give the body that a text alone stands for."""
    text = word(given)
    return [Object(type="TextualBody", value=text)] if text else []


def _bodies(given: object, purpose: object = None, depth: int = 0) -> Iterator[Any]:
    """Give the bodies of a value, and those within a choice, list or composite; these have its purpose, if none."""
    for body in as_list(given):
        if isinstance(body, Object):
            meant = body.get("purpose", purpose)
            if depth < _DEEPEST and isinstance(body.get("items"), list):
                yield from _bodies(body["items"], meant, depth + 1)
            yield Object(body | {"purpose": meant})
        else:
            yield body


def _said(given: object) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Give the label that bodies give, and their values by purpose: tags, comments, what it was classified as."""
    values: dict[str, tuple[str, ...]] = {}
    for body in _bodies(given):
        if isinstance(body, str):
            values["link"] = (*values.get("link", ()), body)
        elif isinstance(body, Object):
            text = word(body.get("value")) or word(body.get("label"))
            purposes = words(body.get("purpose")) or ("commenting",)
            inner = body.get("source")
            if not text:
                text = word(inner.get("label")) or word(inner.get("id")) if isinstance(inner, Object) else word(inner)
            for purpose in map(_named, purposes) if text else ():
                values[purpose] = (*values.get(purpose, ()), text)
            if not text and body.keys().isdisjoint(("value", "label", "items")) and (link := word(body.get("id"))):
                values["link"] = (*values.get("link", ()), link)
            held = body.get("value")
            rest = attributes(body, without=_BODY) | (attributes(held) if isinstance(held, Object) else {})
            for name, each in rest.items():
                values[name] = (*values.get(name, ()), *each)
    return "/".join(values.get("classifying", ())) or _LABEL, values


def _named(purpose: str) -> str:
    return {"tagging": "tags", "commenting": "comment"}.get(purpose, purpose)


def _who(given: object) -> str:
    """Give who annotated: by name where there is one, else by the key the tool gave."""
    names = []
    for one in as_list(given):
        if isinstance(one, Object):
            names.append(word(one.get("name")) or word(one.get("nickname")) or word(one.get("id")))
        else:
            names.append(word(one))
    return " & ".join(name.strip() for name in names if name.strip())


READER: Final = W3cReader()
