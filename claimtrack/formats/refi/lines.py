r"""The lines of a code's description that say what its place in the tree cannot: written here, and read here.

    name[ru]: Марек Орлан              another name; `name[ru, former]: …` one of a kind
    member of: Loria | Envoy | 2024..  a group; role and days may be left out
    text[uk]: Війська лишаються.       what a claim says
    topic: harbour                     as often as there are topics; so is `about:`
    contradicts: no-troops             what a claim is to another
    kind: …, country: …, note: …, event: …, parent: …, lang: …, key: …

A line end in a value is written `\n`, a bar `\|`, a backslash `\\`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from claimtrack.domain.codebook import ClaimEntry, Membership, Name, SpeakerEntry, TopicEntry
from claimtrack.domain.fields import CLAIM_KEY
from claimtrack.domain.mapping.templates import slug
from claimtrack.domain.names import norm_key
from claimtrack.domain.vocabulary import CLAIM_RELATIONS

_LINE: Final = re.compile(r"([a-z]+(?: of)?)(?:\[([^\],]*)(?:, *([a-z]+))?\])?:(.*)", re.DOTALL)
_ONCE: Final[Mapping[str, tuple[str, ...]]] = {
    "branch": ("lang",),
    "speaker": ("lang", "key", "kind", "country", "note"),
    "topic": ("lang", "key", "parent"),
    "claim": ("lang", "key", "kind", "event"),
}
_OFTEN: Final[Mapping[str, str]] = {"topic": "topics", "about": "about"}
_NAMED: Final = ("speaker", "topic")
_MEMBER: Final = "member of"
_ALIAS: Final = "alias"
_BAR: Final = re.compile(r"(?<!\\)\|")
_PARTS: Final = 3
_TO: Final = ".."
_SIGNS: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "|": "\\|"}
_PLAIN: Final = {written: sign for sign, written in _SIGNS.items()}
_WRITTEN: Final = re.compile(r"\\[\\nr|]")
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Lines:
    """What a description says: fields as a codebook has them, the line of each, and the lines that say none."""

    fields: dict[str, Any] = field(default_factory=dict)
    at: dict[Path, int] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)

    def take(self, of: str, word: str, tags: tuple[str | None, str | None], value: str) -> Path | None:
        """Take one line of an entry of a kind; gives where it went, None where it says none of our fields."""
        lang, kind = tags
        if lang is None and word in _ONCE[of] and word not in self.fields:
            self.fields[word] = value
            return (word,)
        if lang is not None and word == "name" and of in _NAMED:
            several = self.fields.setdefault("names", {}).setdefault(lang, [])
            several.append({"text": value, "kind": kind} if kind else value)
            return "names", lang, len(several) - 1
        if lang is not None and word == "text" and of == "claim" and lang not in self.fields.get("text", ()):
            self.fields.setdefault("text", {})[lang] = value
            return "text", lang
        if lang is None and of == "claim" and word in _OFTEN:
            return self._add(_OFTEN[word], value)
        if lang is None and of == "claim" and word in CLAIM_RELATIONS:
            return self._add("relations", {"type": word, "to": value})
        return None

    def member(self, value: str) -> Path | None:
        """Take a line about a group, as it is written."""
        name, *rest = (_read(part.strip()) for part in _BAR.split(value))
        days = rest.pop() if rest and _TO in rest[-1] else ""
        if not name or len(rest) >= _PARTS - 1:
            return None
        since, _, until = days.partition(_TO)
        said = {"of": name, "role": "".join(rest), "from": since.strip(), "until": until.strip()}
        return self._add("member_of", {key: text for key, text in said.items() if text})

    def _add(self, name: str, value: object) -> Path:
        several = self.fields.setdefault(name, [])
        several.append(value)
        return name, len(several) - 1


def read_lines(of: str, text: str, line: int) -> Lines:
    """Give what the description of a speaker, topic, claim or branch says; `line` is that of its beginning."""
    found = Lines()
    for number, one in enumerate(text.split("\n"), line):
        said = _LINE.fullmatch(one.strip())
        place: Path | None = None
        if said and said[4].strip():
            if said[1] == _MEMBER and of == "speaker" and said[2] is None:
                place = found.member(said[4])
            else:
                place = found.take(of, said[1], (said[2], said[3]), _read(said[4].strip()))
        if place is not None:
            found.at[place] = number
        elif one.strip():
            found.others.append(one.strip())
    return found


def claim_key(name: str, said: Mapping[str, Any]) -> str:
    """Give the key of a claim by the name of its code: the name where it is one, else what a profile makes of it."""
    if said.get("key"):
        return str(said["key"])
    plain = " ".join(name.split())
    made = slug(plain)
    return name if made == plain or (said.get("text") and CLAIM_KEY.fullmatch(name)) else made


def speaker_lines(one: SpeakerEntry, lang: str) -> Iterator[str]:
    """Give what is to be said of a speaker; `lang` is the language of names of which none is said."""
    name = one.names[0]
    yield from _said(key=one.key if one.key != norm_key(name.text) else None)
    yield from _said(lang=name.lang if name.lang != lang else None)
    yield from _names(one.names)
    yield from _said(kind=one.kind, country=one.country)
    yield from (f"{_MEMBER}: {_member(member)}" for member in one.member_of)
    yield from _said(note=one.note)


def topic_lines(one: TopicEntry, lang: str, *, key: str, parent: str) -> Iterator[str]:
    """Give what is to be said of a topic; `key` and `parent` are what is known of it by its place in the tree."""
    yield from _said(key=one.key if one.key != key else None)
    yield from _said(lang=one.names[0].lang if one.names[0].lang != lang else None)
    yield from _names(one.names)
    yield from _said(parent=one.parent if one.parent != (parent or None) else None)


def claim_lines(one: ClaimEntry, lang: str, *, topic: str) -> Iterator[str]:
    """Give what is to be said of a claim; `topic` is the one it stands under in the tree."""
    yield from _said(key=one.key if claim_key(one.key, {"text": one.texts}) != one.key else None)
    yield from _said(lang=one.lang if one.lang != lang else None)
    texts = sorted(one.texts.items(), key=lambda item: (item[0] != one.lang, item[0]))
    yield from (f"text[{tag}]: {_write(text)}" for tag, text in texts)
    yield from _said(kind=one.kind)
    if one.topics != ((topic,) if topic else ()):
        yield from (f"topic: {_write(text)}" for text in one.topics)
    yield from (f"about: {_write(text)}" for text in one.about)
    yield from _said(event=one.event)
    yield from (f"{relation.type}: {_write(relation.to)}" for relation in one.relations)


def _said(**fields: str | None) -> Iterator[str]:
    return (f"{name}: {_write(text)}" for name, text in fields.items() if text)


def _names(names: Iterable[Name]) -> Iterator[str]:
    for name in [*names][1:]:
        tags = name.lang if name.kind == _ALIAS else f"{name.lang}, {name.kind}"
        yield f"name[{tags}]: {_write(name.text)}"


def _member(member: Membership) -> str:
    days = f"{member.since or ''}{_TO}{member.until or ''}"
    said = [member.of, member.role or "", days]
    if days == _TO and _TO not in (member.role or member.of):
        said = said[:2] if member.role else said[:1]
    return " | ".join(map(_write, said))


def _write(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in text)


def _read(text: str) -> str:
    return _WRITTEN.sub(lambda found: _PLAIN[found[0]], text)
