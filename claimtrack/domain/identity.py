"""Which codings are one act of speech: a pure function of the codings and the judgements.

Give it what the coders read of some principals (`Part`s) and it gives the utterances. Neither the order of the parts
nor the order in which they were stored matters. DESIGN §3 "utterance" states the rule; `docs/explanation/identity.md`
tells it for people.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from claimtrack.domain.fingerprint import fingerprint

# What a group may hold one of only; two of them keep it apart.
_UNIQUE = ("ref", "occasion", "named", "imputed", "anonymous_in")
_UNIQUE_BY_DAY = (*_UNIQUE, "time")


@dataclass(frozen=True, slots=True)
class Part:
    """One asserter of one coding, with everything that decides which utterance it belongs to.

    `key` is the content key of coding and asserter, `coding` that of the coding (shared by joint asserters). `day` is
    set only where the day itself is known. `named` is the speaker where it has a name and is not the principal itself.
    `anonymous_in` is the article where either is an anonymous or unspecified voice: such voices never join across
    articles. `offset` orders the codings of an article.
    """

    key: str
    coding: str
    principal: str
    speaker: str
    article: str
    coder: str
    published: str
    imputed: bool
    claim: str
    day: str | None = None
    time: str | None = None
    ref: str | None = None
    occasion: str | None = None
    named: str | None = None
    anonymous_in: str | None = None
    direct_quote: str | None = None
    lang: str = ""
    offset: int = 0
    joint: bool = False


@dataclass(frozen=True, slots=True)
class Grouping:
    """The utterances found, each a tuple of parts in order of publication, and the pairs that a person should judge.

    A suggestion is a pair of part keys that share a key but were kept apart, with the reason.
    """

    groups: tuple[tuple[Part, ...], ...]
    suggestions: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on two utterances, each named by the key of one of its parts."""

    left: str
    right: str
    same: bool


class _Clusters:
    """Disjoint sets of parts, each knowing the values it holds of what a group may hold one of only."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.parts = {part.key: part for part in parts}
        self._parent = {key: key for key in self.parts}
        self._members: dict[str, list[str]] = {key: [key] for key in self.parts}
        self._apart: dict[str, set[str]] = defaultdict(set)

    def find(self, key: str) -> str:
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def values(self, root: str, attribute: str) -> frozenset[Hashable]:
        found = {getattr(self.parts[key], attribute) for key in self._members[root]}
        return frozenset(value for value in found if value is not None)

    def keep_apart(self, left: str, right: str) -> None:
        self._apart[left].add(right)

    def forbidden(self, roots: Iterable[str]) -> bool:
        chosen = set(roots)
        members = {key for root in chosen for key in self._members[root]}
        return any(self._apart[key] & members for key in members if key in self._apart)

    def join(self, roots: Iterable[str]) -> None:
        first, *others = sorted(set(roots))
        for other in others:
            self._parent[other] = first
            self._members[first].extend(self._members.pop(other))

    def groups(self) -> list[tuple[Part, ...]]:
        sets = [[self.parts[key] for key in keys] for keys in self._members.values()]
        return sorted((tuple(sorted(one, key=_in_order)) for one in sets), key=lambda group: _in_order(group[0]))


def group(parts: Iterable[Part], verdicts: Iterable[Verdict] = ()) -> Grouping:
    """Give the utterances that the parts make.

    Judgements come first: what a person called the same is one, what a person called different is never joined by a
    rule. Then each rule joins, strongest first, what shares one of its keys; a set that may not be one group is split
    along what it disagrees on, and the pieces become suggestions.
    """
    clusters = _Clusters(parts)
    judged = [v for v in verdicts if v.left in clusters.parts and v.right in clusters.parts]
    for verdict in judged:
        if not verdict.same:
            clusters.keep_apart(verdict.left, verdict.right)
    for verdict in judged:
        if verdict.same:
            clusters.join((clusters.find(verdict.left), clusters.find(verdict.right)))
    suggestions: dict[tuple[str, str], str] = {}
    for attributes, buckets in _rules(clusters.parts.values()):
        for key in sorted(buckets):
            for left, right, why in _join_bucket(clusters, buckets[key], attributes):
                suggestions.setdefault((left, right), why)
    still = [(a, b, why) for (a, b), why in suggestions.items() if clusters.find(a) != clusters.find(b)]
    return Grouping(tuple(clusters.groups()), tuple(sorted(still)))


def _in_order(part: Part) -> tuple[str, str]:
    return (part.published, part.key)


_Buckets = Mapping[tuple[str, ...], list[str]]


def _rules(parts: Iterable[Part]) -> list[tuple[tuple[str, ...], _Buckets]]:
    """Give each rule's buckets of part keys, strongest rule first."""
    by_ref: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_occasion: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_quote: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_article: dict[tuple[str, ...], list[str]] = defaultdict(list)
    by_claim: dict[tuple[str, ...], list[str]] = defaultdict(list)
    ordered = sorted(parts, key=lambda p: (p.article, p.coder, p.offset, p.key))
    even, uneven = _by_coder(ordered)
    for part in ordered:
        if part.ref is not None:
            by_ref[part.principal, part.ref].append(part.key)
        if part.day is None:
            continue
        if part.occasion is not None:
            by_occasion[part.principal, part.day, part.occasion].append(part.key)
        if part.direct_quote is not None and (print_ := fingerprint(part.direct_quote)) is not None:
            by_quote[part.principal, part.day, part.lang, print_].append(part.key)
        by_article[part.principal, part.day, part.article].append(part.key)
        by_claim[part.principal, part.day, part.claim].append(part.key)
    return [
        (_UNIQUE, by_ref),
        (_UNIQUE_BY_DAY, by_occasion),
        (_UNIQUE_BY_DAY, by_quote),
        (_UNIQUE, even),
        ((*_UNIQUE, "day"), uneven),
        (_UNIQUE_BY_DAY, by_article),
        (_UNIQUE_BY_DAY, by_claim),
    ]


def _by_coder(ordered: Iterable[Part]) -> tuple[_Buckets, _Buckets]:
    """Pair the records of several coders of one article by claim and order, so that none counts twice.

    Where they hold equally many (the first result), they read the same things, whatever day each gives. Where one
    holds more (the second), days that differ tell which of them the other has not read.
    """
    read: dict[tuple[str, ...], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for part in ordered:
        read[part.principal, part.article, part.claim][part.coder].append(part.key)
    even: dict[tuple[str, ...], list[str]] = {}
    uneven: dict[tuple[str, ...], list[str]] = {}
    for key, by_coder in read.items():
        longest = max(len(keys) for keys in by_coder.values())
        buckets = even if all(len(keys) == longest for keys in by_coder.values()) else uneven
        for nth in range(longest):
            buckets[*key, str(nth)] = [keys[nth] for keys in by_coder.values() if nth < len(keys)]
    return even, uneven


def _join_bucket(clusters: _Clusters, keys: list[str], attributes: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Join what shares a key; give the pairs that were kept apart and on what they disagree."""
    roots = sorted({clusters.find(key) for key in keys})
    if len(roots) == 1:
        return []
    held = {root: tuple(clusters.values(root, name) for name in attributes) for root in roots}
    disputed = [
        index
        for index in range(len(attributes))
        if len({values for root in roots if (values := held[root][index])}) > 1
    ]
    pieces: dict[tuple[frozenset[Hashable], ...], list[str]] = defaultdict(list)
    for root in roots:
        pieces[tuple(held[root][index] for index in disputed)].append(root)
    for piece in pieces.values():
        if not clusters.forbidden(piece):
            clusters.join(piece)
    firsts = [piece[0] for piece in pieces.values()]  # in order, as the roots are
    why = ", ".join(attributes[index] for index in disputed)
    return [(firsts[0], other, why) for other in firsts[1:]]
