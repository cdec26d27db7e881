"""One task of Label Studio: its text, and what its annotations say of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from claimtrack.domain.foreign import Document, Link, Mark
from claimtrack.domain.offsets import CODE_POINTS
from claimtrack.domain.records import Place
from claimtrack.formats.label_studio.page import Page
from claimtrack.formats.label_studio.values import Region, answers, is_of_no_text, region, who
from claimtrack.formats.objects import Object
from claimtrack.formats.scalars import attributes, word, words

Dropping = Counter[tuple[str, str]]
_WHOLE: Final = "task"
_UNNAMED: Final = "region"
_USUAL: Final = ("text", "sentence", "content", "body", "article", "dialogue")
_PROBED: Final = 50
"""Marks whose words are looked for where it is not told which of several texts they are in."""
_CHAT: Final = "chatmessage"


@dataclass(slots=True)
class Found:
    """A region as results with its id say together."""

    region: Region
    values: dict[str, tuple[str, ...]]
    place: Place
    of: str
    annotator: str


@dataclass(slots=True)
class Task:
    """Gathers what the annotations of a task say."""

    place: Place
    name: str
    data: Mapping[str, Any]
    dropped: Dropping
    regions: dict[str, Found] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    messages: list[tuple[str, str, Place, str]] = field(default_factory=list)
    whole: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, annotation: Object, number: int) -> None:
        """Take one annotation: all its results, those with one id together."""
        annotator = who(annotation)
        results = [one for one in _list(annotation.get("result")) if isinstance(one, Object)]
        keys: dict[str, str] = {}
        for order, one in enumerate(results):
            if one.get("type") != "relation":
                given = word(one.get("id")) or f"result-{order}"
                keys.setdefault(given, given if given not in self.regions else f"{number}.{given}")
                self._result(one, keys[given], annotator)
        for one in results:
            if one.get("type") == "relation":
                self._relation(one, keys, annotator)

    def _result(self, one: Object, key: str, annotator: str) -> None:
        value, kind = one.get("value"), word(one.get("type"))
        if not isinstance(value, Object):
            self.dropped["results without a value", "they say nothing"] += 1
        elif is_of_no_text(kind, value):
            self.dropped[f"{kind or 'regions'} on `{word(one.get('to_name'))}`", "they mark no words of a text"] += 1
        elif isinstance(value.get(_CHAT), Object):
            message = value[_CHAT]
            self.messages.append((word(message.get("role")), word(message.get("content")), one.place, annotator))
        else:
            self.add(value, key, word(one.get("from_name")) or kind, (word(one.get("to_name")), annotator, one.place))

    def add(self, value: Object, key: str, name: str, at: tuple[str, str, Place]) -> None:
        """Add what a value says under the name of its control: of a region, or of the whole text."""
        of, annotator, place = at
        where, said = region(value), answers(value)
        if where is None:
            known = self.whole[annotator]
            known[name] = (*known.get(name, ()), *said)
            return
        found = self.regions.setdefault(key, Found(where, {}, place, of, annotator))
        if where.label and not found.region.label:
            found.region = where
        found.values |= where.answers
        if said:
            found.values[name] = (*found.values.get(name, ()), *said)

    def _relation(self, one: Object, keys: Mapping[str, str], annotator: str) -> None:
        ends = [keys.get(word(one.get(name)), "") for name in ("from_id", "to_id")]
        direction = word(one.get("direction"))
        if direction == "left":
            ends.reverse()
        label = "/".join(words(one.get("labels"))) or "relation"
        values = {"direction": (direction,)} if direction else {}
        pairs = (("from", ends[0]), ("to", ends[1]))
        name = f"relation-{len(self.links) + 1}"
        self.links.append(Link(name, label, one.place, pairs, values, annotator, is_relation=True))

    def documents(self) -> Iterator[Document]:
        """Give a document for each text of the task that has regions, or one for all that is said of it."""
        groups: dict[str, list[tuple[str, Found]]] = defaultdict(list)
        for key, found in self.regions.items():
            groups[found.of].append((key, found))
        if self.messages:
            yield self._chat()
        for number, (of, several) in enumerate(groups.items() or [("", [])]):
            if number == 0 and not several and self.messages:
                continue
            key, text = text_of(
                self.data, of, [one.region.covered for _, one in several if one.region.covered][:_PROBED]
            )
            page = Page(text) if text is not None and any(one.region.in_page for _, one in several) else None
            marks = tuple(self._mark(each, one, page) for each, one in several) or tuple(self._on_the_whole())
            name = self.name if number == 0 else f"{self.name}/{of}"
            facts, links = attributes(self.data, without=(key,)), tuple(self.links) if marks else ()
            text, own = page.text if page else text, {"name": (name,)}
            given = Document(self.place, name, text, facts, marks, links, own=own)
            yield replace(given, unit=CODE_POINTS, crlf_is_one=False) if page else given

    def _mark(self, key: str, found: Found, page: Page | None) -> Mark:
        values = self.whole.get(found.annotator, {}) | found.values
        where = found.region
        label = where.label or _UNNAMED
        places = page.places(where.fragments) if page else where.fragments
        return Mark(key, label, found.place, places, where.covered, values=values, annotator=found.annotator)

    def _on_the_whole(self) -> Iterator[Mark]:
        for number, (annotator, values) in enumerate(self.whole.items(), 1):
            yield Mark(f"{_WHOLE}-{number}", _WHOLE, self.place, values=values, annotator=annotator)

    def _chat(self) -> Document:
        """Give the messages of a chat as a text, each a mark."""
        text, marks = "", []
        for number, (role, content, place, annotator) in enumerate(self.messages, 1):
            text += "\n\n" if text else ""
            where = ((len(text), len(text) + len(content)),) if content else ()
            text += content
            label = f"{_CHAT}/{role or 'nobody'}"
            marks.append(
                Mark(f"message-{number}", label, place, where, content, values={"role": (role,)}, annotator=annotator)
            )
        facts, own = attributes(self.data, without=("",)), {"name": (self.name,)}
        return Document(self.place, self.name, text, facts, tuple(marks), unit="code points", own=own)


def text_of(data: Mapping[str, Any], of: str, said: list[str]) -> tuple[str, str | None]:
    """Give the key and the text that regions are in: the one that has most of their words, by its name else."""
    texts = {key: text for key, value in data.items() if (text := _text(value)) is not None}
    if not texts:
        return "", None
    keys = sorted(texts, key=lambda key: (key != of, key not in _USUAL, -len(texts[key])))
    best = max(keys, key=lambda key: sum(words in texts[key] for words in said))
    return best, texts[best]


def _text(value: object) -> str | None:
    """Give a text, or the turns of a dialogue under each other; None for what is an address or no text."""
    if isinstance(value, str):
        return None if value.startswith(("http://", "https://", "/data/", "s3://", "gs://")) else value
    turns = [word(one.get("text")) or word(one.get("phrase")) for one in _list(value) if isinstance(one, Object)]
    return "\n".join(turns) if any(turns) else None


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
