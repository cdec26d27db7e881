"""One text of a file of spans, and all that its objects say of it."""

from collections import Counter
from typing import Final

from claimtrack.domain.foreign import Document, Link, Mark
from claimtrack.domain.records import Place
from claimtrack.formats.objects import Object
from claimtrack.formats.scalars import attributes, word, words
from claimtrack.formats.spans.shapes import Span, has_place, of_annotation, of_list, of_object, spans_in, unread_spans

TEXT: Final = ("text", "data")
SPANS: Final = ("spans", "entities", "ents", "annotations", "labels", "label")
EVENTS: Final = {"opinions": "opinion", "quotes": "quote", "events": "event"}
_ANNOTATORS: Final = ("_annotator_id", "_session_id", "annotator", "username")
_ASIDE: Final = ("tokens", "sents", "options", "_input_hash", "_task_hash", "_view_id", "answer", "accept")
_PLURALS: Final = {"sources": "source", "contents": "content", "cues": "cue"}
_NO_MARK: Final = "marks that are none", "neither an object nor a list of start, end and label"
_NO_PLACE: Final = (
    "places that bound nothing",
    "they end where they begin or before; the marks are kept without a place",
)
_OF_THE_WHOLE: Final = (
    "labels of whole texts as statements",
    "they mark no words; they stay in the header of the article",
)
_WHO_LABELLED: Final = ("coders of labels of whole texts", "what a text says of itself has no coder")
_UNSAID: Final = ("NULL", "AUTHOR")
"""What stands for a part that no words of the text name."""


class Text:
    """Gathers what the objects of one text say: the same text may come once for each annotator."""

    def __init__(self, place: Place, name: str, text: str) -> None:
        self.place, self.name, self.text = place, name, text
        self._facts: dict[str, tuple[str, ...]] = {}
        self._marks: list[Mark] = []
        self._links: list[Link] = []
        self._ids: Counter[str] = Counter()
        self.dropped: Counter[tuple[str, str]] = Counter()

    def document(self) -> Document:
        """Give the document."""
        marks, links, own = tuple(self._marks), tuple(self._links), {"name": (self.name,)}
        return Document(self.place, self.name, self.text, self._facts, marks, links, own=own)

    def take(self, given: Object) -> None:
        """Take one object."""
        annotator = next((told for key in _ANNOTATORS if (told := word(given.get(key)))), "")
        chosen = {"accept": words(given.get("accept"))} if words(given.get("accept")) else {}
        known: dict[str, str] = {}
        at: dict[tuple[tuple[int, int], ...], str] = {}
        spans = self._spans(given)
        if not spans and not any(given.get(kind) for kind in EVENTS):
            self._say("accept", chosen.get("accept", ()))
        for span in spans:
            key = self._mark(given, span, span.annotator or annotator, chosen)
            known.setdefault(span.key, key)
            at.setdefault(span.fragments, key)
        self._relations(given, annotator, known, at)
        for kind, label in EVENTS.items():
            for event in _list(given.get(kind)):
                if isinstance(event, Object):
                    self._event(event, label, annotator)
        used = (*TEXT, *SPANS, "relations", *EVENTS, *_ANNOTATORS, *_ASIDE)
        self._facts |= attributes(given, without=used)
        for key, number in unread_spans(given, without=used).items():
            self.dropped[f"spans under `{key}`", f"spans are read from {', '.join(f'`{one}`' for one in SPANS)}"] += (
                number
            )

    def _spans(self, given: Object) -> list[Span]:
        found: list[Span] = []
        for key in SPANS:
            for one in _list(given.get(key)):
                span = _span(one, key)
                if span is not None:
                    found.append(span)
                elif key == "annotations" and isinstance(one, Object):
                    self._say(key, words(one.get("label")) or words(one.get("text")))
                    self.dropped[_WHO_LABELLED] += bool(words(one.get("user")))
                elif isinstance(one, list) or not words(one):
                    self.dropped[_NO_MARK] += 1
                else:
                    self._say(key, words(one))
            if isinstance(given.get(key), str):
                self._say(key, words(given[key]))
        return found

    def _say(self, key: str, labels: tuple[str, ...]) -> None:
        """Keep labels of the whole text: those of all its objects, as each may be of another annotator."""
        if labels:
            self._facts[key] = tuple(dict.fromkeys((*self._facts.get(key, ()), *labels)))
            self.dropped[_OF_THE_WHOLE] += len(labels)

    def _mark(self, given: Object, span: Span, annotator: str, chosen: dict[str, tuple[str, ...]]) -> str:
        key = self._id(span.key or "T")
        self.dropped[_NO_PLACE] += span.senseless
        place, values = given.place, span.values
        self._marks.append(
            Mark(key, span.label, place, span.fragments, span.covered, values=values, annotator=annotator, own=chosen)
        )
        return key

    def _id(self, wanted: str) -> str:
        """Give an id that no other mark or link of the text has."""
        sign, numbered = "" if wanted in "TR" else ".", wanted in ("T", "R")
        while True:
            self._ids[wanted] += 1
            number = self._ids[wanted]
            if number == 1 and not numbered:
                return wanted
            key = f"{wanted}{sign}{number}"
            if not self._ids[key]:
                self._ids[key] = 1
                return key

    def _relations(
        self, given: Object, annotator: str, known: dict[str, str], at: dict[tuple[tuple[int, int], ...], str]
    ) -> None:
        for one in _list(given.get("relations")):
            if not isinstance(one, Object):
                continue
            ends = []
            for role, key in (("from", "from_id"), ("to", "to_id")):
                if key in one:
                    ends.append((role, known.get(word(one[key]), "")))
            for role in ("head", "child"):
                span = one.get(f"{role}_span")
                if isinstance(span, Object):
                    marked = of_object(span)
                    ends.append((role, at.get(marked.fragments) or self._mark(given, marked, annotator, {})))
            label = word(one.get("type")) or word(one.get("label")) or "relation"
            used = ("id", "type", "label", "from_id", "to_id", "head_span", "child_span", "head", "child")
            values = attributes(one, without=used)
            self._links.append(Link(self._id("R"), label, one.place, tuple(ends), values, annotator, is_relation=True))

    def _event(self, event: Object, label: str, annotator: str) -> None:
        ends: list[tuple[str, str]] = []
        values: dict[str, tuple[str, ...]] = {}
        for key, value in event.items():
            role = _PLURALS.get(key, key)
            spans = list(spans_in(value, role))
            for span in spans:
                if not span.fragments and span.covered in _UNSAID:
                    values[role] = (span.covered,)
                else:
                    ends.append((role, self._mark(event, span, annotator, {})))
            if not spans:
                values |= attributes({key: value}, without=("id",))
        self._links.append(Link(self._id("R"), label, event.place, tuple(ends), values, annotator))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _span(one: object, key: str) -> Span | None:
    if isinstance(one, list):
        return of_list(one)
    if not isinstance(one, Object):
        return None
    if key == "annotations":
        return of_annotation(one) if has_place(one) else None
    return of_object(one)
