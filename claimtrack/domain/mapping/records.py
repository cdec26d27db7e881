"""A document and a profile -> raw articles, one for each annotator, as if somebody had written them natively."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.fields import ID_PATTERN
from claimtrack.domain.foreign import Document, Mark
from claimtrack.domain.mapping.items import Item, idle_links, items_of, shared
from claimtrack.domain.mapping.profile import Profile, Rule
from claimtrack.domain.mapping.quotes import quoted
from claimtrack.domain.mapping.templates import Unreadable, fill, holes
from claimtrack.domain.names import norm_key
from claimtrack.domain.offsets import BOM, Calibration, Ruler, calibrate, fits
from claimtrack.domain.records import Place, RawArticle, RawRecord, Segment, Value
from claimtrack.domain.spans import TextIndex
from claimtrack.domain.stance import parse_stance

_NOT_IN_AN_ID: Final = re.compile(r"[^\w.:/-]+")
_NOT_IN_A_TOPIC: Final = re.compile('[/;"]')
_CLAIM_KEY: Final = "claim-key"
_NO_CLAIM: Final = "-"
_AS_WRITTEN: Final = "record"
_REST: Final = "rest"
_WHERE: Final = frozenset({"file", "folder"})
_TEXT: Final = "text"
_KEPT: Final = Rule(fields={"note": ("{rest}",)})
"""How an item that no rule is for is kept: all it says, as a note."""


@dataclass(slots=True)
class Mapped:
    """What became of a document: its articles, how its offsets are counted, what was left out and what went wrong.

    `unplaced` counts quotes that are kept as words, since the text does not have them or there is none.
    """

    articles: list[RawArticle] = field(default_factory=list)
    calibration: Calibration | None = None
    mapped: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    unplaced: int = 0
    outside: list[str] = field(default_factory=list)
    problems: list[tuple[Place, str]] = field(default_factory=list)


def map_document(document: Document, profile: Profile, settings: Mapping[str, str]) -> Mapped:
    """Map a document; `settings` are header values that the user gave, which win over what the file says.

    Where offsets can be counted in several ways that fit equally, nothing is anchored and `calibration` says so.
    """
    mapped = Mapped()
    text = document.text.removeprefix(BOM) if document.text is not None else None
    segments = _anchored(document, mapped) if document.text is not None else {}
    index = TextIndex(text) if text is not None else None
    words = {mark.id: _words(mark, text, segments.get(mark.id)) for mark in document.marks}
    records: dict[str, list[RawRecord]] = defaultdict(list)
    ids: Counter[str] = Counter()
    items = items_of(document, words, profile)
    for item in items:
        rule = profile.rule(item.label)
        if rule is not None and rule.ignore is not None:
            mapped.ignored[f"{item.label}: {rule.ignore}"] += 1
            continue
        raw = _Record(profile, rule or _KEPT, item, mapped, index, segments).raw(ids)
        (mapped.mapped if rule is not None and _says_something(raw) else mapped.unmapped)[item.label] += 1
        records[item.annotator].append(raw)
    mapped.ignored.update(
        f"{link.label}: a relation, and the profile takes marks" for link in idle_links(document, profile)
    )
    facts = shared(items) | {norm_key(name): values for name, values in document.facts.items()}
    for annotator in sorted(records) or [""]:
        header = dict(_header(document, profile, facts, settings, mapped))
        if annotator:
            header.setdefault("coder", Value(annotator, document.place))
        mapped.articles.append(RawArticle(document.place, header, text, tuple(records.get(annotator, ()))))
    return mapped


def _says_something(raw: RawRecord) -> bool:
    """Tell whether a record has a speaker, a stance or a claim: else the words are kept, and no more was understood."""
    by = raw.fields.get("by")
    return (by is None or by.text != "?") or raw.stance.text != "unclear" or raw.claim.text != _NO_CLAIM


def _anchored(document: Document, mapped: Mapped) -> dict[str, tuple[Segment, ...]]:
    """Give the places of marks in code points; none where the way to count is not sure."""
    text = document.text or ""
    calibration = calibrate(text, ((mark.fragments, mark.covered) for mark in document.marks), document.unit)
    mapped.calibration = calibration
    if not calibration.sure or calibration.of_another_text:
        return {}
    ruler = Ruler(text, calibration.counting)
    found: dict[str, tuple[Segment, ...]] = {}
    for mark in document.marks:
        places = [ruler.fragment(one) for one in mark.fragments]
        sound = [place for place in places if place is not None]
        if sound and len(sound) == len(places):
            # Where the text is another than the one that was marked, the words it says it covers are the surer guide.
            if not mark.covered or fits(text.removeprefix(BOM), sound, mark.covered):
                found[mark.id] = tuple(Segment(*place) for place in sound)
        elif places:
            mapped.outside.append(mark.id)
    return found


def _words(mark: Mark, text: str | None, segments: tuple[Segment, ...] | None) -> str:
    if text is not None and segments:
        return " ".join(" ".join(text[part.start : part.end].split()) for part in segments)
    return " ".join((mark.covered or "").split())


def _header(
    document: Document,
    profile: Profile,
    facts: Mapping[str, tuple[str, ...]],
    settings: Mapping[str, str],
    mapped: Mapped,
) -> Iterator[tuple[str, Value]]:
    asked = {name for templates in profile.article.values() for one in templates for name in holes(one)}
    own = {norm_key(name) for name in document.facts} - asked - _WHERE
    left = {name: given for name, given in facts.items() if name in own}
    facts = {**facts, _REST: (_told(left),)} if left else facts
    for key, templates in profile.article.items():
        if key in settings:
            continue
        try:
            value = fill(templates, facts, dates=profile.dates)
        except Unreadable as problem:
            mapped.problems.append((document.place, f"{key}: {problem}"))
            continue
        if value:
            yield key, Value(value, document.place)
    for key, value in settings.items():
        yield key, Value(value, document.place)


def _told(left: Mapping[str, tuple[str, ...]]) -> str:
    return "; ".join(f"{name}: {' '.join(', '.join(given).split())}" for name, given in left.items())


@dataclass(slots=True)
class _Record:
    """Makes the record of one item."""

    profile: Profile
    rule: Rule
    item: Item
    mapped: Mapped
    index: TextIndex | None
    segments: Mapping[str, tuple[Segment, ...]]

    def raw(self, ids: Counter[str]) -> RawRecord:
        values = self._values()
        said = {name: text for name in self.rule.fields if (text := self._filled(name, values)) is not None}
        fields = {name: text for name, text in said.items() if text}
        stance = fields.pop("stance", "unclear")
        key = fields.pop(_CLAIM_KEY, _NO_CLAIM)
        if key == _NO_CLAIM:
            fields = {name: text for name, text in fields.items() if not name.startswith("claim")}
            fields.setdefault("topic", f"{self.profile.name}/{_NOT_IN_A_TOPIC.sub(' ', self.item.label)}")
        if "by" not in said:  # an empty one is said by the profile: the publishing source's own voice
            fields["by"] = "?"
        if parse_stance(stance) is None:
            self.mapped.problems.append((self.item.place, f"`{stance}` is no stance: say in the profile what it means"))
            stance = "unclear"
        quote, stands = quoted(self._marks(), self.index, self.segments)
        if not stands:
            fields.setdefault("evidence", _AS_WRITTEN)
            self.mapped.unplaced += 1
        return RawRecord(
            place=self.item.place,
            id=self._value(self._id(ids)),
            stance=self._value(stance),
            claim=self._value(key),
            quotes=(self._value(quote),) if quote else (),
            fields={name: self._value(text) for name, text in fields.items()},
        )

    def _values(self) -> dict[str, tuple[str, ...]]:
        """Give the item's values; `rest` are those no template of the rule asks for, told by name, where one asks."""
        values = dict(self.item.values) | {"id": (self.item.id,), "label": (self.item.label,)}
        asked = {name for templates in self.rule.fields.values() for one in templates for name in holes(one)}
        if _REST in asked:
            left = {name: given for name, given in self.item.values.items() if name not in {*asked, _TEXT}}
            values[_REST] = (_told(left),) if left else ()
        return values

    def _filled(self, name: str, values: Mapping[str, tuple[str, ...]]) -> str | None:
        meant = {norm_key(value): text for value, text in self.rule.values.get(name, {}).items()}
        try:
            text = fill(self.rule.fields[name], values, field=name, dates=self.profile.dates)
        except Unreadable as problem:
            self.mapped.problems.append((self.item.place, f"{name}: {problem}"))
            return None
        return meant.get(norm_key(text), text) if text is not None else None

    def _marks(self) -> list[Mark]:
        """Give the marks whose words are the quote."""
        marks = self.item.parts.get(norm_key(self.rule.quote), []) if self.rule.quote else []
        marks = marks or ([self.item.own] if self.item.own is not None else [])
        return marks or [one for several in self.item.parts.values() for one in several][:1]

    def _id(self, ids: Counter[str]) -> str:
        name = _NOT_IN_AN_ID.sub("-", self.item.id).strip("-") or "record"
        ids[name] += 1
        given = name if ids[name] == 1 else f"{name}.{ids[name]}"
        return given if ID_PATTERN.fullmatch(given) else f"r{given}"

    def _value(self, text: str) -> Value:
        return Value(" ".join(text.split()), self.item.place)
