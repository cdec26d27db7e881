"""What the names of records mean, all records of a run together: under a codebook and the judgements that go with it.

The rules are those by which an ingest of the same into an empty database enters them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from claimtrack.domain.codebook import Codebook, body, kind_of
from claimtrack.domain.entry_names import names_of
from claimtrack.domain.judged import ACTORS, NOBODY, VOICE, Judged, voice_key
from claimtrack.domain.laid import Entries, Laid, lay_over
from claimtrack.domain.names import norm_key
from claimtrack.domain.planting import Forest, Stated, plant
from claimtrack.domain.records import Voice
from claimtrack.domain.resolve import Match, NameBook


@dataclass(frozen=True, slots=True)
class Meant:
    """Keys of what is meant: a name of nobody known is that of a new one of this name."""

    laid: Laid
    actors: NameBook
    topics: Mapping[str, str]
    occasions: NameBook

    def actor(self, name: str) -> str:
        """Give the key of the speaker or source of a name."""
        found = self.actors.find(name)
        return found.key if isinstance(found, Match) else norm_key(name)

    def voice(self, voice: Voice, article: str) -> str:
        """Give the key of a voice in an article, which an anonymous one is only there unless a judgement says who."""
        if voice.name is not None:
            return self.actor(voice.name)
        if voice.descriptor is None:
            return NOBODY
        key, voices = voice_key(article, voice.descriptor, voice.of, voice.reason), self.laid.actors.voices
        while key in voices:
            key = voices[key]
        return key if key.startswith(VOICE) else self.actor(key)

    def occasion(self, text: str | None) -> str | None:
        """Give the key of an occasion; None where the codebook defines no such one."""
        found = self.occasions.find(text) if text else None
        return found.key if isinstance(found, Match) else None

    def claim(self, key: str) -> Mapping[str, Any]:
        """Give what the codebook says of a claim."""
        return self.laid.entries.get(("claim", key), {})


def meant(codebook: Codebook, judged: Iterable[Judged], topics: Iterable[str]) -> Meant:
    """Give what names mean where records name these topics."""
    laid = lay_over({(kind_of(one), one.key): body(one) for one in codebook.entries()}, judged)
    used = [topic for (kind, _), one in laid.entries.items() if kind == "claim" for topic in one.get("topics", ())]
    forest = topic_forest(laid, (*topics, *used))
    return Meant(laid, names_book(laid.entries, *ACTORS), forest.meaning, names_book(laid.entries, "occasion"))


def names_book(entries: Entries, *kinds: str) -> NameBook:
    """Give the book of the names of entries of these kinds; those of one key are one."""
    book = NameBook()
    for (kind, key), one in entries.items():
        if kind in kinds:
            book.add(key, _names(one))
    return book


def topic_forest(laid: Laid, named: Iterable[str]) -> Forest:
    """Give the tree of the topics of entries and of those that are named besides."""
    stated = {
        key: Stated(_names(one), one.get("parent")) for (kind, key), one in laid.entries.items() if kind == "topic"
    }
    return plant(stated, named, laid.topics.same)


def _names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text, _, _ in names_of(entry)))
