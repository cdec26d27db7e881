"""Marks and links -> items: one for each that may be a statement, with every value it or its parts have, by name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from claimtrack.domain.foreign import Document, Link, Mark
from claimtrack.domain.mapping.branches import branches, said_by, topic_above, topic_names
from claimtrack.domain.mapping.giving import Given
from claimtrack.domain.mapping.nesting import circular, inner_links, plain_role, reported_by
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Place

_JOINING = ("region", "host")


@dataclass(slots=True)
class Item:
    """What may be a statement. `values` are by folded name; `parts` the marks it is made of, by folded role.

    `ours` are those by which a reader tells of it itself, `text` its own words, `words` those of its parts.
    `cut` are the values that stood as `name:value` in another; `kind` is what items are counted by, if not the label.
    `relays` are the items whose content it is, the outermost first; `is_relay` where it has no other content itself.
    """

    id: str
    label: str
    place: Place
    annotator: str
    own: Mark | None
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: dict[str, list[Mark]] = field(default_factory=dict)
    cut: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kind: str = ""
    relays: list["Item"] = field(default_factory=list)
    is_relay: bool = False
    ours: dict[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def counted(self) -> str:
        """What the item is counted by: codes `Field/value` by their fields, else the label."""
        return self.kind or self.label

    def given(self, quoting: str = "") -> Given:
        """Give what templates may ask for; the words of the part `quoting` are the quote, and no value."""
        named = {"id": (self.id,), "label": (self.label,)} | ({"text": (self.text,)} if self.text else {})
        theirs = dict(self.values)
        if quoting in theirs:
            theirs[quoting] = tuple(one for one in theirs[quoting] if one not in self.words.get(quoting, ()))
        return Given({name: each for name, each in theirs.items() if each}, self.ours, named)

    def add(self, name: str, *values: str) -> None:
        """Add values under a name; empty ones say nothing."""
        _add(self.values, name, values)

    def take(self, mark: Mark, before: str = "") -> None:
        """Take what a mark says; `before` stands before the names."""
        for name, values in mark.values.items():
            _add(self.values, before + name, values)
        for name, values in mark.own.items():
            _add(self.ours, before + name, values)


def _add(to: dict[str, tuple[str, ...]], name: str, values: Iterable[str]) -> None:
    given = tuple(value.strip() for value in values if value.strip())
    if given:
        known = to.get(norm_key(name), ())
        to[norm_key(name)] = (*known, *(value for value in given if value not in known))


def items_of(document: Document, words: Mapping[str, str], profile: Profile) -> list[Item]:
    """Give the items of a document; `words` are what its marks cover, by id.

    `profile.group`: every mark by itself (`item`), every link with its parts and every mark no link has (`link`; one
    that is what another quotes has that other's speaker in its chain), all marks on one selection or inside it together
    (`selection`), or every mark with those that links join to it, where a rule is for its label and none for theirs,
    named after their labels (`region`) or their roles in the link (`host`).
    """
    if profile.group == "selection":
        fields = branches(profile)
        found = [_of_selection(marks, words, fields) for marks in _selections(document.marks)]
    elif profile.group == "link":
        found = _linked(document, words, profile)
    elif profile.group in _JOINING:
        found = list(_regions(document, words, profile))
    else:
        found = [_of_mark(one, words) for one in document.marks]
    if profile.group != "link":
        _lead(found, document, words)
    for item in found:
        _cut(item, profile.split)
    return found


def idle_links(document: Document, profile: Profile) -> list[Link]:
    """Give the links that are in no item: what a mark itself leads to is told with the mark."""
    if profile.group == "link":
        return [link for link in document.links if _is_idle(link, profile)]
    heads = {mark.id for mark in document.marks if profile.group in _JOINING and _is_head(profile, mark)}
    ends = ((link, {end for _, end in link.ends}) for link in document.links if not link.of_mark)
    return [link for link, these in ends if heads.isdisjoint(these) or heads.issuperset(these)]


def _is_idle(link: Link, profile: Profile) -> bool:
    """Tell whether a link is a relation that no rule takes: what it joins is no statement for it."""
    rule = profile.rule(link.label)
    return link.is_relation and (rule is None or rule.ignore is not None)


def _is_head(profile: Profile, mark: Mark) -> bool:
    rule = profile.rule(mark.label)
    return rule is not None and rule.ignore is None


def _regions(document: Document, words: Mapping[str, str], profile: Profile) -> Iterator[Item]:
    marks = {mark.id: mark for mark in document.marks}
    heads = {mark.id for mark in document.marks if _is_head(profile, mark)}
    joined: dict[str, list[tuple[Link, str, Mark]]] = defaultdict(list)
    used: set[str] = set()
    for link in document.links:
        ends = [(role, end) for role, end in link.ends if end in marks]
        parts = [(plain_role(role), end) for role, end in ends if end not in heads]
        for head in heads.intersection(end for _, end in ends):
            joined[head] += [(link, role, marks[end]) for role, end in parts]
            used.update(end for _, end in parts)
    for mark in document.marks:
        if mark.id not in used:
            item = _of_mark(mark, words)
            for link, role, part in joined[mark.id]:
                _take_part(item, role if profile.group == "host" else part.label, part, words)
                for name, values in link.values.items():
                    item.add(name, *values)
            yield item


def _of_mark(mark: Mark, words: Mapping[str, str]) -> Item:
    item = Item(mark.id, mark.label, mark.place, mark.annotator, mark)
    item.text = words.get(mark.id, "").strip()
    item.take(mark)
    return item


def _lead(items: Iterable[Item], document: Document, words: Mapping[str, str]) -> None:
    """Add what a mark itself leads to, by the role and with its words, where that is no part of it."""
    found = {item.own.id: item for item in items if item.own is not None}
    labels = {mark.id: mark.label for mark in document.marks}
    for link in document.links:
        item = found.get(link.ends[0][1]) if link.of_mark else None
        if item is None:
            continue
        known = {mark.id for several in item.parts.values() for mark in several}
        for role, end in link.ends[1:]:
            if end not in known:
                item.add(role, words.get(end) or labels.get(end, ""))


def _linked(document: Document, words: Mapping[str, str], profile: Profile) -> list[Item]:
    marks = {mark.id: mark for mark in document.marks}
    links = {link.id: link for link in document.links}
    outer = reported_by(document, profile)
    endless = set(circular(document, profile))
    made: list[Item] = []
    used: set[str] = set()
    for link in document.links:
        if _is_idle(link, profile):
            continue
        item = Item(link.id, link.label, link.place, link.annotator, None)
        made.append(item)
        for name, values in link.values.items():
            item.add(name, *values)
        unread = endless.intersection(inner_links(link, links, profile)) if endless else set()
        for role, end in link.ends:
            used.add(end)
            mark = marks.get(end) or _trigger(links.get(end), marks)
            if mark is not None and outer.get(end) != link.id and end not in unread:
                _take_part(item, plain_role(role), mark, words)
    found = {item.id: item for item in made}
    for inner, outside in outer.items():
        found[inner].relays = _relays(inner, outer, found)
        rule = profile.rule(found[outside].label)
        found[outside].is_relay = rule is None or norm_key(rule.quote or "") not in found[outside].parts
    return [*made, *(_of_mark(mark, words) for mark in document.marks if mark.id not in used)]


def _relays(inner: str, outer: Mapping[str, str], items: Mapping[str, Item]) -> list[Item]:
    """Give the items that report another, the outermost first."""
    found: list[Item] = []
    while inner in outer:
        inner = outer[inner]
        found.insert(0, items[inner])
    return found


def _trigger(link: Link | None, marks: Mapping[str, Mark]) -> Mark | None:
    """Give the mark a link hangs on: what stands for it where it is part of another."""
    return next((marks[end] for _, end in link.ends if end in marks), None) if link is not None else None


def _take_part(item: Item, role: str, mark: Mark, words: Mapping[str, str]) -> None:
    item.parts.setdefault(norm_key(role), []).append(mark)
    item.add(role, words.get(mark.id, ""))
    _add(item.words, role, (words.get(mark.id, ""),))
    item.take(mark, f"{role}.")


def _selections(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Give the marks of one annotator on one selection or inside it, the outermost first."""
    by_annotator: dict[str, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_annotator[mark.annotator].append(mark)
    found: list[list[Mark]] = []
    for several in by_annotator.values():
        outer: list[list[Mark]] = []
        for mark in sorted(several, key=lambda one: (_span(one)[0], -_span(one)[1], one.id)):
            if outer and mark.fragments and _span(mark)[1] <= _span(outer[-1][0])[1]:
                outer[-1].append(mark)
            else:
                outer.append([mark])
        found.extend(outer)
    return found


def _span(mark: Mark) -> tuple[int, int]:
    return (mark.fragments[0][0], mark.fragments[-1][1]) if mark.fragments else (-1, -1)


def _of_selection(marks: list[Mark], words: Mapping[str, str], fields: Mapping[str, str]) -> Item:
    first = marks[0]
    item = Item(first.id, " + ".join(sorted({mark.label for mark in marks})), first.place, first.annotator, first)
    item.kind = " + ".join(sorted({mark.label.partition("/")[0] for mark in marks}))
    item.text = words.get(first.id, "").strip()
    for mark in marks:
        above, _, own = mark.label.partition("/")
        if len(mark.path) > 1:
            item.add(mark.path[0], said_by(mark.path, fields))
        elif own.strip():
            item.add(above, own)
        elif _span(mark) == _span(first):
            item.add("code", above)
        else:
            item.add(above, words.get(mark.id, ""))
        item.take(mark)
    topics = [topic for mark in marks if len(mark.path) > 1 and (topic := topic_above(mark.path, fields))]
    names = topic_names(fields)
    if topics and names:
        item.add(next((name for name in names if name in item.values), names[0]), *topics)
    return item


def _cut(item: Item, split: tuple[str, str] | None) -> None:
    """Cut values such as `who:orlan` of one name into values of several names; an address is one value."""
    if split is None:
        return
    name, sign = split
    for value in item.values.pop(norm_key(name), ()):
        key, found, rest = value.partition(sign)
        if found and rest.strip() and not rest.startswith("//"):
            item.add(key.strip(), rest)
            item.cut[norm_key(key)] = (*item.cut.get(norm_key(key), ()), rest.strip())
        else:
            item.add(name, value)


def shared(items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """Give the values that were cut from others and are the same wherever they stand: they tell of the document."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for item in items:
        for name, values in item.cut.items():
            found[name].add(values)
    return {name: each.pop() for name, each in found.items() if len(each) == 1}
