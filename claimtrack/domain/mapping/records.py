"""A document and a profile -> raw articles, one for each annotator, as if somebody had written them natively."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from claimtrack.domain.chain import ChainError, parse_chain
from claimtrack.domain.fields import ID_PATTERN
from claimtrack.domain.foreign import Document, Link, Mark
from claimtrack.domain.mapping.anchoring import Places, anchored, calibrated, words_of
from claimtrack.domain.mapping.giving import Left
from claimtrack.domain.mapping.headers import folded, header_of
from claimtrack.domain.mapping.items import Item, idle_links, items_of, shared
from claimtrack.domain.mapping.nesting import circular
from claimtrack.domain.mapping.profile import Profile, Rule
from claimtrack.domain.mapping.quotes import quoted
from claimtrack.domain.mapping.tally import REST, Tally
from claimtrack.domain.mapping.templates import NoMeaning, Unreadable, fill, first_filled, holes
from claimtrack.domain.names import norm_key
from claimtrack.domain.offsets import BOM, Calibration
from claimtrack.domain.records import Place, RawArticle, RawRecord, Segment, Value
from claimtrack.domain.spans import TextIndex
from claimtrack.domain.stance import parse_stance

_NOT_IN_AN_ID: Final = re.compile(r"[^\w.:/-]+")
_NOT_IN_A_TOPIC: Final = re.compile('[/;"]')
_CLAIM_KEY: Final = "claim-key"
_STANCE: Final = "stance"
_NO_CLAIM: Final = "-"
_AS_WRITTEN: Final = "record"
_QUOTE: Final = "quote"
_IN_A_CHAIN: Final = "who reports is told in the chain of what is reported"
_NO_RULE: Final = "a relation that no rule of the profile is for"
_NO_MARK: Final = "a relation, and the profile takes marks"
_KEPT: Final = Rule(fields={"note": ("{rest}",)})
"""How an item that no rule is for is kept: all it says, as a note."""


@dataclass(slots=True)
class Mapped:
    """What became of a document: its articles, how its offsets are counted, what was left out and what went wrong.

    `as_words` are items whose quotes are kept as words, since the text does not have all of them or there is none;
    `circular` are those that quote each other. `bad` are items that make no sense, with place, id and reason: they are
    left out, the others go in. `problems` are of the whole text, `own` the keys of the header that the file says
    otherwise than the user, `without_stance` counts records with a claim of which nothing gives the stance.
    """

    articles: list[RawArticle] = field(default_factory=list)
    calibration: Calibration | None = None
    mapped: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    places: Places = field(default_factory=Places)
    as_words: list[str] = field(default_factory=list)
    circular: list[str] = field(default_factory=list)
    problems: list[tuple[Place, str]] = field(default_factory=list)
    bad: list[tuple[Place, str, Unreadable]] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)
    without_stance: int = 0

    @property
    def unplaced(self) -> int:
        """How many quotes are kept as words."""
        return len(self.as_words)


def map_document(
    document: Document, profile: Profile, settings: Mapping[str, str], calibration: Calibration | None = None
) -> Mapped:
    """Map a document; `settings` are header values that the user gave, for what the file does not say.

    Where offsets can be counted in several ways that fit equally, nothing is anchored and `calibration` says so; one
    that is given is taken for the document's.
    """
    mapped = Mapped(calibration=calibration or calibrated(document, profile))
    text = document.text.removeprefix(BOM) if document.text is not None else None
    index = TextIndex(text) if text is not None else None
    mapped.places = anchored(document, mapped.calibration, index)
    mapped.circular = circular(document, profile)
    items = items_of(document, words_of(document, mapped.places.of), profile)
    common = shared(items)
    of_text = folded(document)
    of_all = frozenset(
        _of_article(profile).intersection(common).difference(of_text.theirs, of_text.ours, of_text.reserved)
    )
    records = _records(items, profile, mapped, _Text(mapped.places.of, index, of_all))
    mapped.ignored.update(f"{link.label}: {_why_idle(link, profile)}" for link in idle_links(document, profile))
    given = replace(of_text, theirs={**common, **of_text.theirs})
    header = header_of(document, profile, given, settings, mapped.tally)
    mapped.problems = [(document.place, problem) for problem in header.problems]
    for annotator in sorted(records) or [""]:
        named = {"coder": Value(annotator, document.place)} if annotator else {}
        raw = RawArticle(document.place, header.whole(named), text, tuple(records.get(annotator, ())))
        mapped.articles.append(raw)
        mapped.own.update(header.own(named))
    return mapped


def _why_idle(link: Link, profile: Profile) -> str:
    rule = profile.rule(link.label) if profile.group == "link" else None
    if rule is not None and rule.ignore is not None:
        return rule.ignore
    return _NO_RULE if profile.group == "link" else _NO_MARK


@dataclass(frozen=True, slots=True)
class _Text:
    """Where a document's marks are, and its text as quotes are made from it; `told` are values its header has."""

    places: Mapping[str, tuple[Segment, ...]]
    index: TextIndex | None
    told: frozenset[str] = frozenset()


def topic_of(profile: Profile, label: str) -> str:
    """Give the topic under which words are kept of which a label says nothing more: the profile's, and the label."""
    return f"{profile.name}/{_NOT_IN_A_TOPIC.sub(' ', label)}"


def _of_article(profile: Profile) -> set[str]:
    """Give the names of values that a header is made of, and no record."""
    used = {name for rule in profile.rules for each in rule.fields.values() for one in each for name in holes(one)}
    return {name for each in profile.article.values() for one in each for name in holes(one)} - used - {REST}


def _records(items: list[Item], profile: Profile, mapped: Mapped, where: _Text) -> dict[str, list[RawRecord]]:
    """Make the records of items by annotator; those left out or without sense are counted and told in `mapped`."""
    records: dict[str, list[RawRecord]] = defaultdict(list)
    ids: Counter[str] = Counter()
    for item in items:
        rule = profile.rule(item.label)
        if item.is_relay or (rule is not None and rule.ignore is not None):
            why = _IN_A_CHAIN if item.is_relay or rule is None else rule.ignore
            mapped.ignored[f"{item.counted}: {why}"] += 1
            continue
        maker = _Record(profile, rule or _KEPT, item, mapped, where)
        key = maker.id(ids)
        try:
            raw = maker.raw(key)
        except Unreadable as problem:
            mapped.bad.append((item.place, item.id, problem))
            continue
        if rule is not None and _says_something(raw):
            mapped.mapped[item.counted] += 1
            mapped.tally.rules[item.counted] = rule.pattern(item.label) or ""
        else:
            mapped.unmapped[item.counted] += 1
            mapped.tally.topics[item.counted] = raw.fields["topic"].text if "topic" in raw.fields else ""
        records[item.annotator].append(raw)
    return records


def _says_something(raw: RawRecord) -> bool:
    """Tell whether a record has a speaker, a stance or a claim: else the words are kept, and no more was understood."""
    by = raw.fields.get("by")
    return (by is None or by.text != "?") or raw.stance.text != "unclear" or raw.claim.text != _NO_CLAIM


def _is_joint(by: str) -> bool:
    try:
        return len(parse_chain(by).asserters) > 1
    except ChainError:
        return False


@dataclass(slots=True)
class _Record:
    """Makes the record of one item."""

    profile: Profile
    rule: Rule
    item: Item
    mapped: Mapped
    where: _Text

    def raw(self, key: str) -> RawRecord:
        """Give the record; raises Unreadable where a value makes no sense."""
        said, taken = self._said()
        fields = {name: text for name, text in said.items() if text}
        stance = fields.pop("stance", "unclear")
        claim = fields.pop(_CLAIM_KEY, _NO_CLAIM)
        if claim == _NO_CLAIM:
            fields = {name: text for name, text in fields.items() if not name.startswith("claim")}
            fields.setdefault("topic", topic_of(self.profile, self.item.label))
        if "by" not in said:  # an empty one is said by the profile: the publishing source's own voice
            fields["by"] = "?"
        if parse_stance(stance) is None:
            raise NoMeaning(_STANCE, stance)
        quote, stands = quoted(self._marks(), self.where.index, self.where.places)
        if not stands:
            fields.setdefault("evidence", _AS_WRITTEN)
            self.mapped.as_words.append(self.item.id)
        self.mapped.without_stance += claim != _NO_CLAIM and "stance" not in said
        self._tell({name: taken[name] for name in taken if name in fields or name in ("stance", _CLAIM_KEY, "by")})
        return RawRecord(
            place=self.item.place,
            id=self._value(key),
            stance=self._value(stance),
            claim=self._value(claim),
            quotes=(self._value(quote),) if quote else (),
            fields={name: self._value(text) for name, text in fields.items()},
        )

    def _said(self) -> tuple[dict[str, str], dict[str, str]]:
        """Give the fields that the rule makes, and the template that made each."""
        values = self._values()
        said: dict[str, str] = {}
        taken: dict[str, str] = {}
        for name, templates in self.rule.fields.items():
            text = self._filled(name, values)
            if text is not None:
                said[name] = text
                taken[name] = first_filled(templates, values) or ""
        if self.item.relays and "by" in self.rule.fields:
            hops = [hop for one in self.item.relays if (hop := self._hop(one))]
            said["by"] = " > ".join([*hops, said.get("by", "?")])
        return said, taken

    def _hop(self, relay: Item) -> str:
        """Give who reports in an item whose content this one is, "" for the publishing source; raises Unreadable."""
        rule = self.profile.rule(relay.label) or self.rule
        text = fill(rule.fields.get("by", ()), relay.given().known(), field="by")
        if text is not None and _is_joint(text):
            message = f"by: {text} report together, and one alone may stand within a chain"
            raise Unreadable(message)
        return "?" if text is None else text

    def _values(self) -> dict[str, tuple[str, ...]]:
        """Give the item's values; `rest` are those no template of the rule asks for, told by name, where one asks."""
        return self.item.given().known(self._rest())

    def _rest(self) -> list[Left]:
        asked = {name for templates in self.rule.fields.values() for one in templates for name in holes(one)}
        return [one for one in self._left(asked) if one.name not in self.where.told] if REST in asked else []

    def _left(self, asked: set[str]) -> list[Left]:
        """Give the values that are not asked for, and are not the words of the quote."""
        return self.item.given(self._quoting if self._quoting not in asked else "").left(asked)

    @property
    def _quoting(self) -> str:
        """The part of the item whose words are the quote, empty where they are its own."""
        name = norm_key(self.rule.quote) if self.rule.quote else ""
        return name if name in self.item.parts else ""

    def _filled(self, name: str, values: Mapping[str, tuple[str, ...]]) -> str | None:
        meanings = self.rule.values.get(name, {})
        meant = {norm_key(value): text for value, text in meanings.items()}
        try:
            text = fill(self.rule.fields[name], values, field=name, dates=self.profile.dates)
        except Unreadable as problem:
            message = f"{name}: {problem}"
            raise Unreadable(message) from problem
        if text is None:
            return None
        meaning = meant.get(norm_key(text), text)
        if norm_key(text) in meant or name == "stance":
            self.mapped.tally.meant[name, text, meaning] += 1
        return meaning

    def _tell(self, taken: Mapping[str, str]) -> None:
        """Count which value became what, and which became nothing."""
        tally, label, rest = self.mapped.tally, self.item.counted, self._rest()
        for name, template in taken.items():
            tally.take(label, name, template, rest=(one.shown for one in rest))
        if self._quoting:
            tally.take(label, _QUOTE, f"{{{self._quoting}}}")
        used = {name for template in taken.values() for name in holes(template)}
        noted = rest if REST in used else []
        tally.leave(label, (one.shown for one in self._left(used) if one not in noted))

    def _marks(self) -> list[Mark]:
        """Give the marks whose words are the quote."""
        marks = self.item.parts.get(norm_key(self.rule.quote), []) if self.rule.quote else []
        marks = marks or ([self.item.own] if self.item.own is not None else [])
        return marks or [one for several in self.item.parts.values() for one in several][:1]

    def id(self, ids: Counter[str]) -> str:
        """Give the record's id; `ids` counts those given. An item that makes no sense keeps its id for when it does."""
        name = _NOT_IN_AN_ID.sub("-", self.item.id).strip("-") or "record"
        ids[name] += 1
        given = name if ids[name] == 1 else f"{name}.{ids[name]}"
        return given if ID_PATTERN.fullmatch(given) else f"r{given}"

    def _value(self, text: str) -> Value:
        return Value(" ".join(text.split()), self.item.place)
