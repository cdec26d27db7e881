"""Which claims may say the same in other words, and which topics are called alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from claimtrack.domain.suggesting_names import Alike
from claimtrack.domain.suggesting_texts import Said, in_order, overlap, said, weights

_LEAST: Final = 0.4
_CROWD: Final = 300
_OTHER_KIND: Final = 0.9
_OPPOSED: Final = 0.6
_BY_KEY: Final = "key"
# Where the order of words says who does what to whom, it weighs more.
_FREE_ORDER: Final = frozenset({"ru", "uk", "be"})
_ORDER: Final = {True: 0.3, False: 0.6}


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim to compare: its texts by language, its topics with all above them, the claims it is related to.

    `holders` are those who took a stance on it, with the sign of the last one.
    """

    key: str
    texts: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    topics: frozenset[str] = frozenset()
    related: frozenset[str] = frozenset()
    holders: Mapping[str, int] = field(default_factory=dict)


def claim_pairs(claims: Iterable[Proposition]) -> Iterator[tuple[Proposition, Proposition, Alike]]:
    """Give the pairs of claims that may be one, each once, by key.

    Never two that the codebook relates in any way, that are on different topics, of which one denies or counts what
    the other does not. Where neither has a text in a language of the other, their keys are compared.
    """
    known = sorted(claims, key=lambda one: one.key)
    told = [_told(one) for one in known]
    weight: dict[str, dict[str, float]] = {}
    for lang in {lang for one in told for lang in one}:
        weight[lang] = weights(one[lang] for one in told if lang in one)
    for at, against in sorted(_near(told)):
        one, other = known[at], known[against]
        if one.key in other.related or other.key in one.related or not _on_one(one, other):
            continue
        likest = _likest(told[at], told[against], weight)
        if likest is not None:
            yield one, other, _judged(one, other, *likest)


def _told(claim: Proposition) -> dict[str, Said]:
    return {lang: said(text) for lang, text in claim.texts.items()} | {_BY_KEY: said(claim.key)}


def _near(told: list[dict[str, Said]]) -> set[tuple[int, int]]:
    """Give the pairs, by place, that share a telling word in one language, or in their keys."""
    buckets: dict[tuple[str, str], set[int]] = defaultdict(set)
    for at, one in enumerate(told):
        for lang, sentence in one.items():
            for word in sentence.stems:
                buckets[lang, word].add(at)
    rare = [several for several in buckets.values() if 1 < len(several) <= _CROWD]
    return {pair for several in rare for pair in combinations(sorted(several), 2)}


def _on_one(one: Proposition, other: Proposition) -> bool:
    return not one.topics or not other.topics or bool(one.topics & other.topics)


def _likest(
    one: Mapping[str, Said], other: Mapping[str, Said], weight: Mapping[str, Mapping[str, float]]
) -> tuple[float, str] | None:
    """Give how alike two are where they are most alike, and how; None where any language says no."""
    shared = [lang for lang in one if lang in other and lang != _BY_KEY] or [_BY_KEY]
    found = []
    for lang in shared:
        a, b = one[lang], other[lang]
        if a.denied != b.denied or a.numbers != b.numbers:
            return None
        order = in_order(a, b)
        lost = _ORDER[lang.partition("-")[0] in _FREE_ORDER] * (1 - order)
        where = "their keys" if lang == _BY_KEY else f"their texts ({lang})"
        share = "the same words" if set(a.stems) == set(b.stems) else "most of their words"
        turned = ", in another order" if order < 1 else ""
        found.append((overlap(a, b, weight[lang]) * (1 - lost), f"{where} have {share}{turned}"))
    best = max(found)
    return best if best[0] >= _LEAST else None


def _judged(one: Proposition, other: Proposition, score: float, why: str) -> Alike:
    if one.kind and other.kind and one.kind != other.kind:
        score *= _OTHER_KIND
        why += f", though one is a {one.kind} and the other a {other.kind}"
    against = sum(one.holders[who] * other.holders[who] < 0 for who in one.holders.keys() & other.holders.keys())
    if against:
        score *= _OPPOSED
        why += f"; {against} who took a stance on both hold opposite ones"
    return Alike(round(score, 3), why)


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic to compare: its names, the key of the topic above it, and of all above and below it."""

    key: str
    names: tuple[str, ...]
    above: str | None = None
    line: frozenset[str] = frozenset()


def topic_pairs(topics: Iterable[Subject]) -> Iterator[tuple[Subject, Subject, Alike]]:
    """Give the pairs of topics that are called alike, each once, by key; never one and another below it."""
    known = sorted(topics, key=lambda one: one.key)
    buckets: dict[frozenset[str], set[int]] = defaultdict(set)
    for at, topic in enumerate(known):
        for name in topic.names:
            buckets[frozenset(said(name).stems)].add(at)
    buckets.pop(frozenset(), None)
    found = {pair for several in buckets.values() for pair in combinations(sorted(several), 2)}
    for at, against in sorted(found):
        one, other = known[at], known[against]
        if other.key not in one.line:
            yield one, other, _called(one, other)


def _called(one: Subject, other: Subject) -> Alike:
    name, like = next(
        (a, b) for a in one.names for b in other.names if set(said(a).stems) == set(said(b).stems) != set()
    )
    beside = one.above == other.above
    where = "beside each other" if beside else "in two places of the tree"
    return Alike(0.9 if beside else 0.6, f"“{name}” and “{like}” are the same words, {where}")
