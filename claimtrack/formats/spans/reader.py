"""Texts with spans as JSON Lines or one list: an object has a text, and spans as lists or objects beside it.

doccano      `label(s)` [[start, end, label]], or `entities` and `relations`; 1.0: `annotations`, each with its `user`
Prodigy      `spans`, `relations` with `head_span` and `child_span`, `answer`, `_session_id`
Citron       `quotes` of `sources`, `cue` and `contents`
spaCy        [text, {"entities": [[start, end, label]]}] for training, else an object with `ents`
RuOpinionNE  `opinions`, words beside offsets, NULL and AUTHOR for what no words name
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from claimtrack.domain.foreign import Dropped, Reading, Refused
from claimtrack.formats.objects import Object, opening, several
from claimtrack.formats.scalars import word
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.spans.texts import TEXT, Text

_ENDINGS: Final = (".jsonl", ".ndjson", ".json", ".jsonlines")
_SPANS: Final = ("spans", "entities", "ents", "label", "labels", "opinions", "quotes")
_OF_A_TASK: Final = ("result", "completed_by")
_OTHERS: Final = (
    "claimtrack",
    "statements",
    "published",
    "annotation_id",
    "completions",
    "target",
    "@context",
    "tags",
)
_HAS_TEXT: Final = re.compile(r'"(?:text|data)"\s*:\s*"')
_HAS_SPANS: Final = re.compile(rf'"(?:{"|".join(_SPANS)})"\s*:\s*\[')
_HAS_OTHERS: Final = re.compile(rf'"(?:{"|".join(("annotations", *_OTHERS))})"\s*:')
_HAS_PAIR: Final = re.compile(r'\s*\[\s*(?:\[\s*)?"(?:[^"\\]|\\.)*+"\s*,\s*\{\s*"(?:entities|spans)"\s*:')
_PAIR: Final = 2
_IDS: Final = ("id", "sent_id", "doc_id", "_input_hash")
_NOT_ACCEPTED: Final = "whoever annotated them did not accept them"
_REFUSED: Final = ("reject", "ignore")
_ANSWERS: Final = ("accept", *_REFUSED)


class SpansReader:
    """Reads texts with spans, one object each."""

    name = "spans"
    endings = ()
    profiles = ("opinions", "attribution", "regions", "spans")

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be one, by its first object."""
        text = head.decode("utf-8", "replace")
        if name.endswith(_ENDINGS) and _HAS_PAIR.match(text.removeprefix("\ufeff")):
            return True
        if not name.endswith(_ENDINGS) or text.lstrip("\ufeff \t\r\n[")[:1] != "{":
            return False
        first = opening(head)
        if first is None:
            return bool(_HAS_TEXT.search(text) and _HAS_SPANS.search(text)) and not _HAS_OTHERS.search(text)
        has_text = any(isinstance(first.get(key), str) for key in TEXT)
        return has_text and (_marked(first) or _labelled(first)) and not first.keys() & set(_OTHERS)

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable where no object of it has a text."""
        given, broken = several(source)
        texts: dict[str, Text] = {}
        dropped: Counter[tuple[str, str]] = Counter()
        for number, one, text in _with_text(given, dropped):
            answer = word(one.get("answer"))
            if answer in _REFUSED:
                dropped[f"tasks answered `{answer}`", _NOT_ACCEPTED] += 1
                continue
            name = _name(source, one, number)
            if name in texts and texts[name].text != text:
                name = f"{name}.{number}"
            texts.setdefault(name, Text(one.place, name, text)).take(one)
        if not texts and not any(why == _NOT_ACCEPTED for _, why in dropped):
            message = "no object of it has a `text`"
            raise (broken[0] if broken else Unreadable(message, source.place))
        documents = tuple(one.document() for one in texts.values())
        for each in texts.values():
            dropped += each.dropped
        refused = [Refused(one.place or source.place, one.message, one.hint) for one in broken]
        return Reading(documents, [Dropped(what, n, why) for (what, why), n in dropped.items()], refused)


def _marked(first: Mapping[str, object]) -> bool:
    """Tell whether an object has a list of spans; annotations are those of a task where they have results."""
    given = first.get("annotations")
    own = isinstance(given, list) and all(isinstance(one, dict) and one.keys().isdisjoint(_OF_A_TASK) for one in given)
    return own or any(isinstance(first.get(key), list) for key in _SPANS)


def _labelled(first: Mapping[str, object]) -> bool:
    """Tell whether an object is a text with a label or a choice for all of it, as Prodigy and doccano write them."""
    chosen = isinstance(first.get("accept"), list) and isinstance(first.get("options"), list)
    return chosen or (isinstance(first.get("label"), str) and "type" not in first) or first.get("answer") in _ANSWERS


def _with_text(given: list[object], dropped: Counter[tuple[str, str]]) -> Iterator[tuple[int, Object, str]]:
    given = [given] if isinstance(_of_pair(given), Object) else given
    for number, one in enumerate(map(_of_pair, given), 1):
        texts = [one[key] for key in TEXT if isinstance(one.get(key), str)] if isinstance(one, Object) else []
        if texts and isinstance(one, Object):
            yield number, one, texts[0]
        else:
            dropped["objects without a text", "there is nothing to mark in them"] += 1


def _of_pair(one: object) -> object:
    """Give the object of what spaCy is trained with: a list of a text and an object of its spans."""
    if not isinstance(one, list) or len(one) != _PAIR or not isinstance(one[0], str):
        return one
    if not isinstance(one[1], Object) or not one[1].keys().isdisjoint(TEXT):
        return one
    made = Object({TEXT[0]: one[0], **one[1]})
    made.place = one[1].place
    return made


def _name(source: Source, given: Object, number: int) -> str:
    key = next((told for name in _IDS if (told := word(given.get(name)))), str(number))
    return f"{source.path.name.split('.')[0]}/{key}"


READER: Final = SpansReader()
