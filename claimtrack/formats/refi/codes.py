"""Codebook -> a tree of codes, one branch a field: `Claim`, `Speaker`, `Stance`, `Topic`.

Claims stand under their topics, speakers under the group they belong to last, else under their kind.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from claimtrack.domain.assembly import actor_names, topic_names
from claimtrack.domain.codebook import Codebook, Membership
from claimtrack.domain.dates import last_day
from claimtrack.domain.names import norm_key
from claimtrack.domain.resolve import Match, topic_path
from claimtrack.domain.stance import STANCE_WORDS
from claimtrack.formats.refi.lines import claim_lines, speaker_lines, topic_lines

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


def _branch(name: str, lang: str | None = None) -> Code:
    """Give a branch; `lang` is the language of what is said in it without one."""
    return Code(("branch", name), name, (f"lang: {lang}",) if lang else (), codable=False)


class _Topics:
    """The tree of topics by key: those of the codebook, and those that are only named in it."""

    def __init__(self, codebook: Codebook) -> None:
        self._book = topic_names(codebook)
        self._lang = codebook.lang
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

    def spelled(self, key: str) -> str:
        """Give the path of a topic as its codes are called."""
        return "/".join(map(self.name, self.path(key)))

    def branch(self) -> Code:
        """Give all topics of the codebook, and those above them."""
        root, made = _branch("Topic", self._lang if self._entries else None), dict[str, Code]()
        for topic in self._entries:
            self.place(topic, root, made, folder=False)
        return root

    def place(self, key: str, root: Code, made: dict[str, Code], *, folder: bool) -> Code:
        """Give the code of a topic in a branch, made where it is not there yet."""
        code = root
        for one in self.path(key):
            if one not in made:
                is_topic = one in self._entries and not folder
                about = tuple(self._about(one)) if is_topic else ()
                kind = "claims of" if folder else "topic"
                made[one] = code.add(Code((kind, one), self.name(one), about, codable=is_topic))
            code = made[one]
        return code

    def _about(self, key: str) -> Iterator[str]:
        entry, above = self._entries[key], self._above(key)
        known = "/".join(part for part in (above, norm_key(entry.names[0].text)) if part)
        return topic_lines(entry, self._lang, key=known, parent=self.spelled(above) if above else "")


def _claims(codebook: Codebook, topics: _Topics) -> Code:
    root, made = _branch("Claim", codebook.lang if codebook.claims else None), dict[str, Code]()
    for claim in codebook.claims:
        place, topic = root, ""
        if claim.topics:
            key = topics.key(claim.topics[0])
            place, topic = topics.place(key, root, made, folder=True), topics.spelled(key)
        place.add(Code(("claim", claim.key), claim.key, tuple(claim_lines(claim, codebook.lang, topic=topic))))
    return root


def _speakers(codebook: Codebook) -> Code:
    root = _branch("Speaker", codebook.lang if codebook.speakers else None)
    codes = {
        one.key: Code(("speaker", one.key), one.names[0].text, tuple(speaker_lines(one, codebook.lang)))
        for one in codebook.speakers
    }
    above = _groups(codebook)
    folders: dict[str, Code] = {}
    for one in codebook.speakers:
        if one.key in above:
            codes[above[one.key]].add(codes[one.key])
        elif one.kind in (_SIDE, None):
            root.add(codes[one.key])
        else:
            if one.kind not in folders:
                folders[one.kind] = root.add(Code(("speakers of kind", one.kind), one.kind, codable=False))
            folders[one.kind].add(codes[one.key])
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
