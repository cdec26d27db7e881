"""What articles say against each other: two readings of one article, two texts of one claim. No database is asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import ClaimEntry
from claimtrack.domain.findings import Finding
from claimtrack.domain.identity import Part, group
from claimtrack.domain.keys import content_key
from claimtrack.domain.named_articles import article_key, content_of_reading, reading_identity, stamp_of, when_of
from claimtrack.domain.records import ArticleRecord, Place, StatementRecord, Voice
from claimtrack.domain.refs import is_namespaced

_CODERS: Final = "coders of this article differ on the stance of one statement"
TWICE: Final = "this article was read twice in this run, differently"
OTHER_TEXT: Final = "the text of this article differs from the stored one"
OTHER_OF_RUN: Final = "another text of this run has the same address or name"
SAY_WHO: Final = "give each coder a name (`coder` in the header, or a column of that name), or keep one file"
SAY_WHEN: Final = "say when in the header (`modified: 2025-03-06` or `retrieved: …`), or run `ingest --replace-text`"
SAY_WHICH: Final = (
    "if they are versions, say when in the header (`modified: 2025-03-06` or `retrieved: …`); if not, give each its"
    " own `url` or `ref`"
)
_ANEW: Final = '--map "ref=OTHER/{folder}/{name}"'
APART: Final = f"if they are two texts, ingest one by itself under a name of its own: {_ANEW}"
OTHER: Final = f"if it is another text, say {_ANEW}; if this one was changed, say when: --set modified=YYYY-MM-DD"
_WINS: Final = "the codebook wins, else the earliest published article"


class Known(Protocol):
    """Knows whose names are whose."""

    def key(self, name: str) -> str:
        """Give the key of the actor of a name, whichever of his names it is."""

    def topic(self, text: str) -> str:
        """Give the key of the topic of a name or path."""


@dataclass(frozen=True, slots=True)
class _Coded:
    """A record as far as it is compared with those of other coders."""

    parts: tuple[Part, ...]
    stance: tuple[int | None, bool]
    place: Place


@dataclass(frozen=True, slots=True)
class _Said:
    """What a record of a `text` says of its claim; the first published holds, and of one day what has the first key."""

    order: tuple[str, str]
    text: tuple[str, str]
    texts: Mapping[str, str]
    kind: str | None
    place: Place


@dataclass(slots=True)
class Comparing:
    """Takes articles without errors one by one; `findings` are what an ingest of them all finds between them."""

    _readings: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _texts: dict[str, dict[str, tuple[str, str]]] = field(default_factory=lambda: defaultdict(dict))
    _coded: dict[tuple[str, str], dict[str, list[_Coded]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    _said: dict[str, list[_Said]] = field(default_factory=lambda: defaultdict(list))
    _book: dict[str, ClaimEntry] = field(default_factory=dict)

    def state(self, claims: Iterable[ClaimEntry]) -> None:
        """Take what a codebook says of claims."""
        self._book.update((one.key, one) for one in claims)

    def take(self, article: ArticleRecord, known: Known, *, by_place: bool = False) -> list[Finding]:
        """Take an article, and give what refuses it beside those before it.

        `by_place` tells that only the folder and the name of its file say which article it is.
        """
        found = list(self._against(article, by_place=by_place))
        if not found:
            key, identity = article_key(article), reading_identity(article)
            stamps, when = self._texts[key], when_of(article.retrieved, article.modified)
            stamps[article.sha256] = max(stamps.get(article.sha256, when), when)
            self._readings[identity] = content_of_reading(article)
            coded = [_coded(one, article, key, known) for one in article.statements]
            self._coded[key, article.sha256][article.coder] = coded
            for one in article.statements:
                kind = one.raw.get("kind")  # one that only the word of the stance implies contradicts nothing
                if one.claim is not None and (one.claim.texts or kind):
                    order = article.published_on, content_key("coding", *identity, one.id)
                    self._said[one.claim.key].append(
                        _Said(order, (key, article.sha256), one.claim.texts, kind, one.place)
                    )
        return found

    def _against(self, article: ArticleRecord, *, by_place: bool) -> Iterator[Finding]:
        before = self._readings.get(reading_identity(article))
        if before is not None and before != content_of_reading(article):
            yield finding("CT413", article.place, TWICE, APART if by_place else SAY_WHO)
        texts = self._texts.get(article_key(article), {})
        if not texts or article.sha256 in texts:
            return
        if by_place:
            yield finding("CT413", article.place, f"two texts of this run have the name {article.ref}", APART)
        elif not stamp_of(article):
            yield finding("CT403", article.place, OTHER_OF_RUN, SAY_WHICH)

    def findings(self) -> Iterator[Finding]:
        """Give the doubts between the articles taken, each in its newest text: texts of claims, stances of coders."""
        newest = {(key, max(texts, key=lambda one: (texts[one], one))) for key, texts in self._texts.items()}
        for key, said in self._said.items():
            yield from _differing(key, (one for one in said if one.text in newest), self._book.get(key))
        for text, coders in self._coded.items():
            if len(coders) > 1 and text in newest:
                yield from _disputed([one for several in coders.values() for one in several])


def _differing(key: str, said: Iterable[_Said], entry: ClaimEntry | None) -> Iterator[Finding]:
    held = {f"text in `{lang}`": text for lang, text in entry.texts.items()} if entry is not None else {}
    held |= {"kind": entry.kind} if entry is not None and entry.kind else {}
    for one in sorted(said, key=lambda one: one.order):
        own = {f"text in `{lang}`": text for lang, text in one.texts.items()} | ({"kind": one.kind} if one.kind else {})
        for what, text in own.items():
            if (first := held.setdefault(what, text)) != text:
                message = f"the claim `{key}` has another {what} elsewhere: `{first}` and `{text}`"
                yield finding("CT408", one.place, message, _WINS)


def _disputed(coded: list[_Coded]) -> Iterator[Finding]:
    of = {part.key: one for one in coded for part in one.parts}
    for several in group(part for one in coded for part in one.parts).groups:
        by_claim: dict[str, list[Part]] = defaultdict(list)
        for part in several:
            by_claim[part.claim].append(part)
        for parts in by_claim.values():
            if len({part.coder for part in parts}) > 1 and len({of[part.key].stance for part in parts}) > 1:
                last = max(parts, key=lambda part: (of[part.key].place.file, of[part.key].place.line))
                yield finding("CT412", of[last.key].place, _CODERS)


def _coded(one: StatementRecord, article: ArticleRecord, key: str, known: Known) -> _Coded:
    voices = one.chain.asserters or (Voice(article.source, name=article.source),)
    topics = "; ".join(("-", *sorted({known.topic(topic) for topic in one.topics})))
    relay = one.chain.hops[-1] if one.chain.hops else None
    parts = []
    for at, voice in enumerate(voices):
        speaker = known.key(voice.name) if voice.name else voice.raw
        principal = known.key(voice.on_behalf_of) if voice.on_behalf_of else speaker
        if relay is not None and relay.suffix == "spokesperson":
            speaker = known.key(relay.name) if relay.name else relay.raw
        parts.append(
            Part(
                key=f"{article.coder} {one.id} {at}",
                coding=f"{article.coder} {one.id}",
                principal=principal,
                speaker=speaker,
                article=key,
                coder=article.coder,
                published=article.published_on,
                imputed=any(hop.suffix == "interpreter" for hop in one.chain.hops),
                claim=one.claim.key if one.claim else topics,
                day=one.date.latest if one.date.exact else None,
                time=one.date.time,
                ref=one.ref if one.ref and is_namespaced(one.ref) else None,
                occasion=one.occasion,
                named=speaker if voice.name and speaker != principal else None,
                anonymous_in=None if voice.name else key,
                direct_quote=one.quote.text if one.quote and one.mode == "direct" else None,
                lang=article.lang,
                offset=one.quote.segments[0].start if one.quote and one.quote.segments else 0,
                joint=len(voices) > 1,
            )
        )
    return _Coded(tuple(parts), (one.stance, one.conditional), one.place)
