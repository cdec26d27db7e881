"""What articles say against each other: two readings of one article, two texts of one claim. No database is asked.

The rules are those of an ingest, each in one place: `domain.read_before`, `domain.wording`, `domain.settle`.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from claimtrack.domain.asserters import Asserter, asserters, is_imputed, spokesperson_of
from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding
from claimtrack.domain.identity import Part, group
from claimtrack.domain.judged import is_nobody, part_key, record_key
from claimtrack.domain.keys import content_key
from claimtrack.domain.meant import Meant
from claimtrack.domain.named_articles import article_key, as_written, content_of_reading, when_of
from claimtrack.domain.read_before import Coming, ReadBefore, read_twice
from claimtrack.domain.records import ArticleRecord, Chain, Place, StatementRecord
from claimtrack.domain.refs import is_namespaced
from claimtrack.domain.settle import CODERS_DIFFER, coders_differ
from claimtrack.domain.speech_keys import proposition
from claimtrack.domain.wording import WINS, Wording, rank


@dataclass(frozen=True, slots=True)
class Doubted:
    """A finding between articles, and the id of the record that it is about."""

    finding: Finding
    record: str


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as far as it is compared with others; `said` is what it says of its claim itself."""

    id: str
    place: Place
    stance: tuple[int | None, bool]
    claim: str | None
    said: Mapping[str, str] | None
    topics: tuple[str, ...]
    chain: Chain
    day: str | None
    time: str | None
    ref: str | None
    occasion: str | None
    direct_quote: str | None
    offset: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a coder read in one text, and what he says of the text."""

    coder: str
    when: tuple[str, str]
    source: str
    published: str
    lang: str
    records: tuple[_Record, ...]


@dataclass(slots=True)
class _Text:
    """One text of an article and its readings by coder; what it says of itself is what the first coder says."""

    article: str
    sha256: str
    readings: dict[str, _Reading] = field(default_factory=dict)

    @property
    def shown(self) -> _Reading:
        return self.readings[min(self.readings)]

    @property
    def order(self) -> tuple[tuple[str, str], str]:
        return self.shown.when, self.sha256


@dataclass(slots=True)
class Comparing:
    """Takes articles without errors one by one, the older text of an article first; `doubts` are those between them."""

    topics: set[str] = field(default_factory=set)
    _before: ReadBefore = field(default_factory=ReadBefore)
    _texts: dict[str, dict[str, _Text]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, article: ArticleRecord, *, by_place: bool = False) -> list[Finding]:
        """Take an article, and give what refuses it beside those before it.

        `by_place` tells that only the folder and the name of its file say which article it is.
        """
        key, coming = article_key(article), Coming(article, content_of_reading(article), by_place)
        texts = self._texts[key]
        found = list(read_twice(coming, (self._before,), texts))
        if not found:
            self._before.remember(coming)
            text = texts.setdefault(article.sha256, _Text(key, article.sha256))
            text.readings.setdefault(article.coder, _reading(article))
            self.topics.update(topic for one in article.statements for topic in one.topics)
        return found

    def doubts(self, known: Meant) -> Iterator[Doubted]:
        """Give the doubts between the articles taken, each in its newest text: texts of claims, stances of coders."""
        newest = [max(texts.values(), key=lambda one: one.order) for texts in self._texts.values() if texts]
        yield from _otherwise(newest, known)
        several = [text for text in newest if len(text.readings) > 1]
        principals = {one.principal for text in several for one, _ in _Parts(text, known).of()}
        near = {one.key: (one, record) for text in newest for one, record in _Parts(text, known).of(principals)}
        for parts in group(one for one, _ in near.values()).groups:
            yield from _disputed([near[part.key] for part in parts])


def _otherwise(newest: Iterable[_Text], known: Meant) -> Iterator[Doubted]:
    """Give the records that call a claim otherwise than the first."""
    said: dict[str, list[tuple[tuple[bool, str, str], _Record]]] = defaultdict(list)
    for text in newest:
        for reading in text.readings.values():
            for one in reading.records:
                if one.claim is not None and one.said is not None:
                    claim = known.laid.claims.which(one.claim)
                    key = content_key("coding", text.article, text.sha256, reading.coder, one.id)
                    said[claim].append((rank(claim, one.said, text.shown.published, key), one))
    for claim, several in said.items():
        body = known.claim(claim)
        wording: Wording[_Record] = Wording(claim, dict(body.get("text", {})), body.get("kind"))
        for _, one in sorted(several, key=lambda pair: pair[0]):
            if one.said is not None:
                wording.take(one.said, one)
        for other in wording.others:
            yield Doubted(finding("CT408", other.other.place, other.message, WINS), other.other.id)


def _disputed(parts: Iterable[tuple[Part, _Record]]) -> Iterator[Doubted]:
    """Give the last of the records of an article in which coders differ on one statement of an utterance."""
    carried: dict[tuple[str, str], list[tuple[Part, _Record]]] = defaultdict(list)
    for part, record in parts:
        carried[part.claim, part.article].append((part, record))
    for read in carried.values():
        if coders_differ((part.coder, *record.stance) for part, record in read):
            _, last = max(read, key=lambda pair: (pair[0].offset, pair[0].coder, pair[1].id))
            yield Doubted(finding("CT412", last.place, CODERS_DIFFER), last.id)


def _reading(article: ArticleRecord) -> _Reading:
    when, records = when_of(article.retrieved, article.modified), tuple(map(_record, article.statements))
    return _Reading(article.coder, when, article.source, article.published_on, article.lang, records)


def _record(one: StatementRecord) -> _Record:
    claim, quote = one.claim, one.quote
    return _Record(
        id=one.id,
        place=one.place,
        stance=(one.stance, one.conditional),
        claim=claim.key if claim else None,
        said=as_written(one) if claim and (claim.texts or claim.kind) else None,
        topics=() if claim else one.topics,
        chain=one.chain,
        day=one.date.latest if one.date.exact else None,
        time=one.date.time,
        ref=one.ref if one.ref and is_namespaced(one.ref) else None,
        occasion=one.occasion,
        direct_quote=quote.text if quote and one.mode == "direct" else None,
        offset=quote.segments[0].start if quote and quote.segments else 0,
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """Makes the parts of the records of a text: what `domain.identity` asks of each."""

    text: _Text
    known: Meant

    def of(self, principals: Collection[str] | None = None) -> Iterator[tuple[Part, _Record]]:
        """Give the parts, each with its record; of these principals alone, unless that is None."""
        for reading in self.text.readings.values():
            for one in reading.records:
                found = self._asserters(one)
                for asserter in found:
                    if principals is None or asserter.principal in principals:
                        yield self._part(reading.coder, one, asserter, joint=len(found) > 1), one

    def _asserters(self, one: _Record) -> list[Asserter]:
        voice, relay = partial(self.known.voice, article=self.text.article), spokesperson_of(one.chain)
        named = (
            (voice(said), self.known.actor(said.on_behalf_of) if said.on_behalf_of else None)
            for said in one.chain.asserters
        )
        return asserters(named, voice(relay) if relay else None, self.known.actor(self.text.shown.source))

    def _part(self, coder: str, one: _Record, asserter: Asserter, *, joint: bool) -> Part:
        article, shown, known = self.text.article, self.text.shown, self.known
        speaker, principal = asserter.speaker, asserter.principal
        topics = (known.topics[topic] for topic in one.topics)
        return Part(
            key=part_key(article, coder, one.id, asserter.position),
            coding=record_key(article, coder, one.id),
            principal=principal,
            speaker=speaker,
            article=article,
            coder=coder,
            published=shown.published,
            imputed=is_imputed(one.chain),
            claim=proposition(known.laid.claims.which(one.claim) if one.claim else None, topics),
            day=one.day,
            time=one.time,
            ref=one.ref,
            occasion=known.occasion(one.occasion),
            named=speaker if speaker != principal and not is_nobody(speaker) else None,
            anonymous_in=article if is_nobody(speaker) or is_nobody(principal) else None,
            direct_quote=one.direct_quote,
            lang=shown.lang,
            offset=one.offset,
            joint=joint,
        )
