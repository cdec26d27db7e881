"""Codebook -> a tree of codes, one branch a field: `Claim`, `Speaker`, `Stance`, `Topic`.

Claims stand under their topics, speakers under the group they belong to last, else under their kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from claimtrack.domain.assembly import actor_names, topic_names
from claimtrack.domain.codebook import ClaimEntry, Codebook, Membership, Name, SpeakerEntry, TopicEntry
from claimtrack.domain.dates import last_day
from claimtrack.domain.names import norm_key
from claimtrack.domain.resolve import Match, topic_path
from claimtrack.domain.stance import STANCE_WORDS

_SPACE: Final = uuid5(NAMESPACE_URL, "urn:claimtrack:codebook")
_SIDE: Final = "side"
_OPEN: Final = "9999"


@dataclass(slots=True)
class Code:
    """One code: what it is made of, its name, what is known of it; folders only hold others."""

    of: tuple[str, ...]
    name: str
    about: tuple[str, ...] = ()
    codable: bool = True
    children: list["Code"] = field(default_factory=list)

    @property
    def guid(self) -> UUID:
        """A GUID that hangs on kind and key alone, so that a program knows the code again."""
        return uuid5(_SPACE, "\n".join(self.of))

    def add(self, code: "Code") -> "Code":
        """Put a code below this one; give it."""
        self.children.append(code)
        return code


def branches(codebook: Codebook) -> list[Code]:
    """Give the branches of a codebook; those of an empty one are empty but for the words of stances."""
    topics = _Topics(codebook)
    stances = _branch("Stance")
    for word in STANCE_WORDS:
        stances.add(Code(("stance", word), word))
    return [_claims(codebook, topics), _speakers(codebook), stances, topics.branch()]


def _branch(name: str) -> Code:
    return Code(("branch", name), name, codable=False)


class _Topics:
    """The tree of topics by key: those of the codebook, and those that are only named in it."""

    def __init__(self, codebook: Codebook) -> None:
        self._book = topic_names(codebook)
        self._entries = {topic.key: topic for topic in codebook.topics}
        self._spelled: dict[str, str] = {}
        for text in (*(one.parent or "" for one in codebook.topics), *(t for c in codebook.claims for t in c.topics)):
            parts = [part.strip() for part in text.split("/") if part.strip()]
            for number, part in enumerate(parts, 1):
                self._spelled.setdefault("/".join(map(norm_key, parts[:number])), part)

    def key(self, text: str) -> str:
        """Give the key of the topic that a name, path or key means."""
        found = self._book.find(text)
        return found.key if isinstance(found, Match) else "/".join(topic_path(text))

    def path(self, key: str) -> list[str]:
        """Give the keys from the root down to a topic."""
        found = [key]
        while (above := self._above(found[-1])) and above not in found:
            found.append(above)
        return found[::-1]

    def _above(self, key: str) -> str | None:
        entry = self._entries.get(key)
        if entry is None:
            return key.rpartition("/")[0] or None
        return self.key(entry.parent) if entry.parent else None

    def name(self, key: str) -> str:
        """Give the name of a topic."""
        entry = self._entries.get(key)
        return entry.names[0].text if entry is not None else self._spelled.get(key, key.rpartition("/")[2])

    def branch(self) -> Code:
        """Give all topics of the codebook, and those above them."""
        root, made = _branch("Topic"), dict[str, Code]()
        for topic in self._entries:
            self.place(topic, root, made, folder=False)
        return root

    def place(self, key: str, root: Code, made: dict[str, Code], *, folder: bool) -> Code:
        """Give the code of a topic in a branch, made where it is not there yet."""
        code = root
        for one in self.path(key):
            if one not in made:
                entry = self._entries.get(one)
                about = tuple(_about_topic(entry)) if entry is not None and not folder else ()
                kind = "claims of" if folder else "topic"
                made[one] = code.add(Code((kind, one), self.name(one), about, codable=not folder))
            code = made[one]
        return code


def _claims(codebook: Codebook, topics: _Topics) -> Code:
    root, made = _branch("Claim"), dict[str, Code]()
    for claim in codebook.claims:
        place = topics.place(topics.key(claim.topics[0]), root, made, folder=True) if claim.topics else root
        place.add(Code(("claim", claim.key), claim.key, tuple(_about_claim(claim))))
    return root


def _speakers(codebook: Codebook) -> Code:
    root = _branch("Speaker")
    codes = {
        one.key: Code(("speaker", one.key), one.names[0].text, tuple(_about_speaker(one))) for one in codebook.speakers
    }
    above = _groups(codebook)
    folders: dict[str, Code] = {}
    for one in codebook.speakers:
        if one.key in above:
            codes[above[one.key]].add(codes[one.key])
        elif one.kind == _SIDE:
            root.add(codes[one.key])
        else:
            kind = one.kind or "unknown"
            if kind not in folders:
                folders[kind] = root.add(Code(("speakers of kind", kind), kind, codable=False))
            folders[kind].add(codes[one.key])
    return root


def _groups(codebook: Codebook) -> Mapping[str, str]:
    """Give for each speaker the group that it stands under: the one it belongs to last, as far as it is a speaker."""
    book = actor_names(codebook)
    known = {one.key for one in codebook.speakers}
    found: dict[str, str] = {}
    for one in codebook.speakers:
        for member in sorted(one.member_of, key=_until):
            group = book.find(member.of)
            if isinstance(group, Match) and group.key in known and group.key != one.key:
                found[one.key] = group.key
    return found


def _until(member: Membership) -> tuple[str, str]:
    return last_day(member.until) if member.until else _OPEN, member.since or ""


def _about_topic(topic: TopicEntry) -> Iterator[str]:
    yield from _also_called(topic.names)


def _about_claim(claim: ClaimEntry) -> Iterator[str]:
    first = claim.texts.get(claim.lang or "")
    if first:
        yield first
    yield from (f"{lang}: {text}" for lang, text in claim.texts.items() if text != first)
    told = {"kind": claim.kind, "about": "; ".join(claim.about), "event": claim.event}
    yield from (f"{key}: {value}" for key, value in told.items() if value)
    yield from (f"{one.type}: {one.to}" for one in claim.relations)
    if len(claim.topics) > 1:
        yield f"topics: {'; '.join(claim.topics)}"


def _about_speaker(one: SpeakerEntry) -> Iterator[str]:
    yield from _also_called(one.names)
    told = {"kind": one.kind, "country": one.country}
    yield from (f"{key}: {value}" for key, value in told.items() if value)
    for member in one.member_of:
        dates = f"{member.since or ''}..{member.until or ''}" if member.since or member.until else ""
        yield "member of: " + ", ".join(part for part in (member.of, member.role, dates) if part)
    if one.note:
        yield one.note


def _also_called(names: tuple[Name, ...]) -> Iterator[str]:
    if len(names) > 1:
        yield "also: " + "; ".join(f"{name.text} ({name.lang})" for name in names[1:])
