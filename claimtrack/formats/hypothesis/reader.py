"""Hypothesis annotations: search results `{total, rows}`, single rows, the client's `{export_date, annotations}`.

A highlight has the words, what stands around them, tags and a comment. The text is on the page, not in the file: where
it lies beside the file as NAME.txt, the words are anchored in it. `created` is when somebody annotated, no date of the
page nor of what was said.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from claimtrack.domain.foreign import Document, Dropped, Mark, Reading
from claimtrack.domain.urls import normalise_url
from claimtrack.formats.objects import Object, several
from claimtrack.formats.pages import host, text_beside
from claimtrack.formats.scalars import fragment, offset, word, words
from claimtrack.formats.source import Source, Unreadable

_FILES: Final = (".json", ".jsonl", ".ndjson")
_OWN: Final = re.compile(r'"(?:export_userid|client_version)"\s*:|"user"\s*:\s*"acct:')
_HOLDERS: Final = ("rows", "annotations")
_LABEL: Final = "highlight"
_NOTE: Final = "page note"
_SHOWN: Final = "display name"
_REPLIES: Final = "replies"
_AS_COMMENTS: Final = "they answer annotations and mark no words"
_WHOLE: Final = "read all of them in one run, as a file alone is the full set of its coders' annotations"


class HypothesisReader:
    """Reads annotations of pages."""

    name = "hypothesis"
    endings = ()
    profiles = ("tags",)
    parts = True

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be Hypothesis's, by keys and users that only it has."""
        text = head.decode("utf-8", "replace")
        return name.endswith(_FILES) and bool(_OWN.search(text))

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable where no annotation is in it."""
        found, broken = several(source)
        if broken:
            raise broken[0]
        rows = [row for one in found for row in _rows(one)]
        if not rows:
            message = "there is no annotation in it"
            raise Unreadable(message, source.place)
        pages: dict[str, _Page] = {}
        dropped: Counter[tuple[str, str]] = Counter()
        missing = _total(found) - len(rows)
        if missing > 0:
            why = f"{len(rows)} of {len(rows) + missing} are in the file; {_WHOLE}"
            dropped["annotations of the search", why] = missing
        if apart := sum(len(_list(one.get(_REPLIES))) for one in found if isinstance(one, Object)):
            dropped[_REPLIES, _AS_COMMENTS] = apart
        for number, row in enumerate(rows, 1):
            if row.get("references"):
                dropped[_REPLIES, _AS_COMMENTS] += 1
                continue
            address = _address(row)
            pages.setdefault(normalise_url(address), _Page(row, address)).take(row, number)
        documents = tuple(page.document(source) for page in pages.values())
        return Reading(documents, [Dropped(what, n, why) for (what, why), n in dropped.items()])


def _rows(given: object) -> list[Object]:
    """Give the annotations in a value: itself, or those it holds."""
    if not isinstance(given, Object):
        return []
    held = [one for key in _HOLDERS for one in _list(given.get(key)) if isinstance(one, Object)]
    return held or ([given] if "target" in given or "uri" in given else [])


def _total(found: list[Any]) -> int:
    """Give how many annotations a search found, whose answer may come in several parts."""
    return max((offset(one.get("total")) or 0 for one in found if isinstance(one, Object)), default=0)


@dataclass(slots=True)
class _Page:
    """What is annotated on one page."""

    first: Object
    address: str
    title: tuple[str, ...] = ()
    marks: list[Mark] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def take(self, row: Object, number: int) -> None:
        """Take one annotation or page note."""
        key = word(row.get("id")) or f"annotation-{number}"
        key = key if key not in self.ids else f"{key}~{number}"
        self.ids.add(key)
        document = row.get("document")
        if isinstance(document, Object) and not self.title:
            self.title = words(document.get("title"))
        quote, places = _selected(row)
        values = {
            "tags": words(row.get("tags")),
            "comment": words(row.get("text")),
            "created": words(row.get("created")),
            "link": words(_object(row.get("links")).get("html")),
            "group": words(row.get("group")),
        }
        account, values[_SHOWN] = _who(row)
        label = _LABEL if quote.get("exact") or places else _NOTE
        self.marks.append(
            Mark(
                key,
                label,
                row.place,
                places,
                word(quote.get("exact")) or None,
                word(quote.get("prefix")),
                word(quote.get("suffix")),
                {name: each for name, each in values.items() if each},
                account,
                key=word(row.get("id")),
            )
        )

    def document(self, file: Source) -> Document:
        """Give the page with its text, where that lies beside the file."""
        beside = text_beside(file, self.address)
        facts: dict[str, tuple[str, ...]] = {"url": (self.address,), "domain": (host(self.address),)}
        if self.title:
            facts["title"] = self.title[:1]
        if not self.address.startswith(("http://", "https://")):
            del facts["url"]
        text = beside.text if beside is not None else None
        given, own = {k: v for k, v in facts.items() if v[0]}, {"name": (self.address,)}
        return Document(self.first.place, self.address, text, given, tuple(self.marks), own=own)


def _selected(row: Object) -> tuple[Object, tuple[tuple[int, int], ...]]:
    """Give the quote and the position of an annotation; what finds a place in a page's tree is of no use in a text."""
    quote = Object()
    places: tuple[tuple[int, int], ...] = ()
    for target in _list(row.get("target")):
        for one in _list(target.get("selector") if isinstance(target, Object) else None):
            kind = word(one.get("type")) if isinstance(one, Object) else ""
            if kind == "TextQuoteSelector" and not quote:
                quote = one
            elif kind == "TextPositionSelector" and not places:
                places = fragment(one.get("start"), one.get("end"))
    return quote, places


def _address(row: Object) -> str:
    targets = [one for one in _list(row.get("target")) if isinstance(one, Object)]
    told = word(row.get("uri")) or next((word(one.get("source")) for one in targets), "")
    return told.partition("#")[0]


def _who(row: Object) -> tuple[str, tuple[str, ...]]:
    """Give the account of who annotated, and the name it shows: that is free, and several accounts may show one."""
    shown = words(_object(row.get("user_info")).get("display_name"))
    account = word(row.get("user")).removeprefix("acct:").strip()
    return (account, shown) if account else ("".join(shown), ())


def _object(value: object) -> Object:
    return value if isinstance(value, Object) else Object()


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


READER: Final = HypothesisReader()
