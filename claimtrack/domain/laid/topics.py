"""Judgements on topics, laid over the codebook: names, and which two are one (`domain.planting` joins them)."""

import json
from collections.abc import Mapping
from typing import Any

from claimtrack.domain.entry_names import UNSAID, bears, called, comes_first, with_name, without_name
from claimtrack.domain.judged import Judged
from claimtrack.domain.names import norm_key


class Topics:
    """The entries of topics as judgements leave them; `same` maps those given up, by key or path, to others."""

    def __init__(self, given: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
        self.bodies: dict[str, dict[str, Any]] = {
            key: dict(body) for (kind, key), body in given.items() if kind == "topic"
        }
        self.same: dict[str, str] = {}

    def which(self, text: str) -> str:
        """Give the key of the topic a key, name or path means now; of one no entry has, its folded path."""
        key = self._own(text)
        while key in self.same:
            key = self._own(self.same[key])
        return key

    def judge(self, one: Judged) -> None:
        """Let a judgement hold from here on."""
        if one.verdict == "same":
            gone = self.which(one.left)
            if gone != self.which(one.right):
                self.same[gone] = one.right if self._own(one.right) not in self.bodies else self._own(one.right)
        elif one.verdict == "different":
            key = self._own(one.left)
            if key in self.bodies and key == self._own(one.right):
                text = one.left if comes_first(self.bodies[key], one.right.rpartition("/")[2]) else one.right
                self.bodies[key] = without_name(self.bodies[key], text.rpartition("/")[2])
        elif one.field in ("name", "primary name"):
            self._name(one.left, one.field, json.loads(one.right))

    def _own(self, text: str) -> str:
        if text in self.bodies:
            return text
        found = [key for key, body in sorted(self.bodies.items()) if bears(body, text.rpartition("/")[2])]
        return found[0] if len(found) == 1 else "/".join(norm_key(part) for part in text.split("/") if part.strip())

    def _name(self, left: str, field: str, said: Mapping[str, str]) -> None:
        key = self.which(left)
        if key not in self.bodies:
            above, _, own = left.rpartition("/")
            self.bodies[key] = {"key": key, "name": {"text": own.strip(), "lang": UNSAID}}
            if above:
                self.bodies[key]["parent"] = above
        lang = said.get("lang", UNSAID)
        if field == "primary name":
            self.bodies[key] = called(self.bodies[key], said["text"], lang)
        else:
            self.bodies[key] = with_name(self.bodies[key], said["text"], lang, said.get("kind", "alias"))
