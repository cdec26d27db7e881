"""Judgements on sources and speakers, laid over the codebook: names, memberships, who is whom."""

import json
from collections.abc import Mapping
from typing import Any

from claimtrack.domain.entry_names import UNSAID, bears, called, comes_first, names_of, with_name, without_name
from claimtrack.domain.judged import ACTORS, NOBODY, VOICE, Judged, is_nobody
from claimtrack.domain.laid.lists import joined
from claimtrack.domain.names import norm_key

Entry = tuple[str, str]
Entries = dict[Entry, dict[str, Any]]


class Actors:
    """The entries of sources and speakers as judgements leave them; `voices` maps anonymous voices to who they are."""

    def __init__(self, given: Mapping[Entry, Mapping[str, Any]]) -> None:
        self.entries: Entries = {name: dict(body) for name, body in given.items() if name[0] in ACTORS}
        self.voices: dict[str, str] = {}
        self._bearers: dict[str, set[str]] = {}
        self._borne: dict[str, set[str]] = {}
        for (_, key), body in self.entries.items():
            self._know(key, body)

    def who(self, text: str) -> str:
        """Give the key of whom a name or key means now; of somebody no entry has, its folded name."""
        if text.startswith(VOICE):
            while text in self.voices:
                text = self.voices[text]
            return text if text.startswith(VOICE) else self.who(text)
        if self._bodies(text):
            return text
        bearers = self._bearers.get(norm_key(text), set())
        return next(iter(bearers)) if len(bearers) == 1 else norm_key(text)

    def groups_of(self, key: str) -> set[str]:
        """Give whom an actor is a direct member of."""
        stated = self.entries.get(("speaker", key), {}).get("member_of", ())
        return {self.who(member["of"]) for member in stated}

    def judge(self, one: Judged) -> None:
        """Let a judgement hold from here on."""
        if one.verdict == "same":
            self._merge(one.kind, one.left, one.right)
        elif one.verdict == "different":
            self._part(one.left, one.right)
        elif one.field in ("name", "primary name", "member", "kind"):
            self._decide(one.kind, one.left, one.field, one.right)

    def _know(self, key: str, body: Mapping[str, Any]) -> None:
        for text in (key, *(name for name, _, _ in names_of(body))):
            folded = norm_key(text)
            self._bearers.setdefault(folded, set()).add(key)
            self._borne.setdefault(key, set()).add(folded)

    def _forget(self, key: str) -> None:
        for folded in self._borne.pop(key, ()):
            self._bearers[folded].discard(key)

    def _bodies(self, key: str) -> list[Entry]:
        """Give the entries of a key, that of the speaker first."""
        return [(kind, key) for kind in reversed(ACTORS) if (kind, key) in self.entries]

    def _entry(self, kind: str, text: str) -> Entry:
        """Give the entry of a name, the one of that kind where there are two; make one for somebody no entry has."""
        key = self.who(text)
        found = self._bodies(key)
        if not found:
            self._put((kind, key), {"key": key, "name": {"text": text, "lang": UNSAID}})
            return kind, key
        return (kind, key) if (kind, key) in found else found[0]

    def _put(self, entry: Entry, body: dict[str, Any]) -> None:
        self.entries[entry] = body
        self._know(entry[1], body)

    def _merge(self, kind: str, left: str, right: str) -> None:
        gone, kept = self.who(left), self.who(right)
        if gone == kept or NOBODY in (gone, kept):
            return
        if kept.startswith(VOICE):
            if gone.startswith(VOICE):
                self.voices[gone] = kept
            return
        entry = self._entry(kind, right)
        if gone.startswith(VOICE):
            self.voices[gone] = entry[1]
            return
        if not self._bodies(gone):
            self._put(entry, with_name(self.entries[entry], left))
            return
        names = [name for each in self._bodies(gone) for name in names_of(self.entries[each])]
        for each in self._bodies(gone):
            self._absorb(each[0], self.entries.pop(each), entry[1])
        self._forget(gone)
        first = self._bodies(entry[1])[0]
        body = self.entries[first]
        for text, lang, word in names:
            body = with_name(body, text, lang, "alias" if word == "primary" else word)
        self._put(first, body if bears(body, gone) else with_name(body, gone))

    def _absorb(self, kind: str, body: dict[str, Any], kept: str) -> None:
        """Add to the one that stays what is said of the one given up, its names apart."""
        target = self.entries.get((kind, kept))
        if target is None:
            name = next(self.entries[each]["name"] for each in self._bodies(kept))
            self.entries[kind, kept] = {**_without(body, "name", "names"), "key": kept, "name": name}
            return
        lists = joined(target, body, ("domains", "member_of"))
        self.entries[kind, kept] = _without(body, "name", "names", *lists) | target | lists

    def _part(self, left: str, right: str) -> None:
        """Take a name from whoever bears both: it belongs to somebody else."""
        key = self.who(left)
        if key != self.who(right):
            return
        bodies = self._bodies(key)
        for text in (right, left):
            if all(comes_first(self.entries[entry], text) for entry in bodies):
                continue
            for entry in bodies:
                self.entries[entry] = without_name(self.entries[entry], text)
            self._forget(key)
            for entry in bodies:
                self._know(key, self.entries[entry])
            return

    def _decide(self, kind: str, left: str, field: str, right: str) -> None:
        if is_nobody(self.who(left)):
            return
        entry = self._entry(kind, left)
        body = self.entries[entry]
        if field == "kind":
            self._put(entry, body | {"kind": right})
        elif field == "member":
            self._join(entry[1], json.loads(right))
        else:
            said = json.loads(right)
            lang = said.get("lang", UNSAID)
            named = (
                called(body, said["text"], lang)
                if field == "primary name"
                else with_name(body, said["text"], lang, said.get("kind", "alias"))
            )
            self._put(entry, named)

    def _join(self, key: str, member: dict[str, str]) -> None:
        """Enter a membership; one that differs only in its end takes the place of what was stated."""
        if is_nobody(self.who(member["of"])):
            return
        name = next(self.entries[each]["name"] for each in self._bodies(key))
        body = self.entries.get(("speaker", key)) or {"key": key, "name": name}
        stated = [one for one in body.get("member_of", ()) if self._beginning(one) != self._beginning(member)]
        self._put(("speaker", key), body | {"member_of": [*stated, member]})

    def _beginning(self, member: Mapping[str, str]) -> tuple[str, str, str]:
        return self.who(member["of"]), member.get("role", ""), member.get("from", "")


def _without(body: Mapping[str, Any], *words: str) -> dict[str, Any]:
    return {word: value for word, value in body.items() if word not in words}
