"""A codebook as values: sources, speakers, topics, claims and occasions that a person has vouched for.

`body` gives an entry as a plain JSON-able mapping with the field names of `codebook.toml`; `domain.entries` reads it
back to an equal entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding
from claimtrack.domain.records import Place

NOWHERE: Final = Place("")
_NO_TEXTS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entry: the text, its language ("und" where nobody said), its kind."""

    text: str
    lang: str
    kind: str = "alias"


@dataclass(frozen=True, slots=True)
class Membership:
    """A speaker's membership in a group, as written; `since` and `until` are inclusive and may be partial or open."""

    of: str
    role: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What a claim is to another claim, by its key."""

    type: str
    to: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An outlet or channel; `names` begins with the primary name."""

    key: str
    names: tuple[Name, ...]
    kind: str | None = None
    country: str | None = None
    lang: str | None = None
    domains: tuple[str, ...] = ()
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class SpeakerEntry:
    """A person, organisation, government, side, … ; `names` begins with the primary name."""

    key: str
    names: tuple[Name, ...]
    kind: str | None = None
    country: str | None = None
    member_of: tuple[Membership, ...] = ()
    note: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A node of the topic tree; `parent` as written (a name, a path or a key); `names` begins with the primary name."""

    key: str
    names: tuple[Name, ...]
    parent: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class ClaimEntry:
    """A proposition: its texts by language; topics, `about` and related claims as written.

    `lang` is the language reports show it in: that of its codebook.
    """

    key: str
    kind: str | None = None
    topics: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=lambda: _NO_TEXTS)
    about: tuple[str, ...] = ()
    event: str | None = None
    relations: tuple[Relation, ...] = ()
    lang: str | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def names(self) -> tuple[Name, ...]:
        """Give no names: a claim is called by its key and told by its texts."""
        return ()


@dataclass(frozen=True, slots=True)
class OccasionEntry:
    """An event at which people speak, so that their words there can be told apart; `venue` is where it is held."""

    key: str
    names: tuple[Name, ...]
    date: str | None = None
    venue: str | None = None
    place: Place = field(default=NOWHERE, compare=False)


Entry = SourceEntry | SpeakerEntry | TopicEntry | ClaimEntry | OccasionEntry
ENTRY_KINDS: Final = ("source", "speaker", "topic", "claim", "occasion")
_TYPES: Final[Mapping[str, type[Entry]]] = {
    "source": SourceEntry,
    "speaker": SpeakerEntry,
    "topic": TopicEntry,
    "claim": ClaimEntry,
    "occasion": OccasionEntry,
}


@dataclass(frozen=True, slots=True)
class Codebook:
    """The entries of one or more codebook files; `lang` is the language of names and claim texts given without one."""

    lang: str = "en"
    sources: tuple[SourceEntry, ...] = ()
    speakers: tuple[SpeakerEntry, ...] = ()
    topics: tuple[TopicEntry, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()
    occasions: tuple[OccasionEntry, ...] = ()

    def entries(self) -> tuple[Entry, ...]:
        """Give all entries, kind by kind."""
        return (*self.sources, *self.speakers, *self.topics, *self.claims, *self.occasions)


def kind_of(entry: Entry) -> str:
    """Give the name of an entry's table in `codebook.toml`."""
    return next(kind for kind, cls in _TYPES.items() if isinstance(entry, cls))


def gather(entries: Iterable[Entry], lang: str) -> Codebook:
    """Give the codebook of these entries, in their order."""
    found = list(entries)
    return Codebook(
        lang,
        tuple(entry for entry in found if isinstance(entry, SourceEntry)),
        tuple(entry for entry in found if isinstance(entry, SpeakerEntry)),
        tuple(entry for entry in found if isinstance(entry, TopicEntry)),
        tuple(entry for entry in found if isinstance(entry, ClaimEntry)),
        tuple(entry for entry in found if isinstance(entry, OccasionEntry)),
    )


def unique(entries: Iterable[Entry]) -> tuple[list[Entry], list[Finding]]:
    """Give each entry once; a second entry of the same kind and key that says something else is an error."""
    first: dict[tuple[str, str], Entry] = {}
    findings: list[Finding] = []
    for entry in entries:
        known = first.setdefault((kind_of(entry), entry.key), entry)
        if known != entry:
            message = f"the {kind_of(entry)} `{entry.key}` is defined twice, differently"
            hint = f"first in {known.place.file}, line {known.place.line}; namesakes need a `key` each"
            findings.append(finding("CT409", entry.place, message, hint))
    return list(first.values()), findings


def merge(codebooks: Iterable[Codebook]) -> tuple[Codebook, list[Finding]]:
    """Give one codebook of several, and an error for each key they define differently; the first gives the language."""
    books = list(codebooks)
    entries, findings = unique(entry for book in books for entry in book.entries())
    return gather(entries, books[0].lang if books else "en"), findings


def body(entry: Entry) -> dict[str, object]:
    """Give the entry as a plain mapping, without what is not said; `name` and `names` carry their languages."""
    result: dict[str, object] = {"key": entry.key}
    if entry.names:
        result |= _names_body(entry.names)
    if isinstance(entry, ClaimEntry):
        result |= {"text": dict(sorted(entry.texts.items())), "topics": list(entry.topics), "about": list(entry.about)}
        result |= {"kind": entry.kind, "event": entry.event, "lang": entry.lang}
        result["relations"] = [{"type": relation.type, "to": relation.to} for relation in entry.relations]
    elif isinstance(entry, SourceEntry):
        result |= {"kind": entry.kind, "country": entry.country, "lang": entry.lang, "domains": list(entry.domains)}
    elif isinstance(entry, SpeakerEntry):
        result |= {"kind": entry.kind, "country": entry.country, "note": entry.note}
        result["member_of"] = [_said(_membership(member)) for member in entry.member_of]
    elif isinstance(entry, TopicEntry):
        result["parent"] = entry.parent
    else:
        result |= {"date": entry.date, "place": entry.venue}
    return dict(sorted(_said(result).items()))


def _said(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, [], {}, ())}


def _membership(member: Membership) -> dict[str, object]:
    return {"of": member.of, "role": member.role, "from": member.since, "until": member.until}


def _names_body(names: tuple[Name, ...]) -> dict[str, object]:
    primary, *others = names
    by_lang = {
        lang: [name.text if name.kind == "alias" else {"text": name.text, "kind": name.kind} for name in group]
        for lang, group in groupby(sorted(others, key=lambda name: name.lang), key=lambda name: name.lang)
    }
    return {"name": {"text": primary.text, "lang": primary.lang}, "names": by_lang}


def with_key(topic: TopicEntry, key: str) -> TopicEntry:
    """Give the topic under another key."""
    return replace(topic, key=key)
