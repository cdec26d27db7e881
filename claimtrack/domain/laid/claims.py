"""Judgements on claims, laid over the codebook: which two are one, their wording, their topics."""

from collections.abc import Mapping
from typing import Any, Final

from claimtrack.domain.fields import claim_lang
from claimtrack.domain.judged import Judged
from claimtrack.domain.laid.lists import joined

SETTLED: Final = "settled"
"""The key of a claim's body that lists what was decided of it, so that records add nothing to it."""


class Claims:
    """The entries of claims as judgements leave them; `same` maps claims given up to those that stay."""

    def __init__(self, given: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
        self.bodies: dict[str, dict[str, Any]] = {
            key: dict(body) for (kind, key), body in given.items() if kind == "claim"
        }
        self.same: dict[str, str] = {}

    def which(self, key: str) -> str:
        """Give the claim that a key means now."""
        while key in self.same:
            key = self.same[key]
        return key

    def judge(self, one: Judged) -> None:
        """Let a judgement hold from here on."""
        if one.verdict == "same":
            self._merge(self.which(one.left), self.which(one.right))
        elif one.verdict == "value" and one.field is not None:
            self._decide(self.which(one.left), one.field, one.right)

    def _merge(self, gone: str, kept: str) -> None:
        if gone == kept:
            return
        self.same[gone] = kept
        body = self.bodies.pop(gone, None)
        if body is None:
            return
        target = self.bodies.get(kept, {"key": kept})
        lists = joined(target, body, ("topics", "about", "relations"))
        texts = {"text": body["text"] | target.get("text", {})} if "text" in body else {}
        self.bodies[kept] = body | target | lists | texts | {"key": kept}

    def _decide(self, key: str, field: str, value: str) -> None:
        body = self.bodies.get(key, {"key": key})
        lang = claim_lang(field.replace("text", "claim", 1)) if field.startswith("text") else None
        if lang is not None:
            self.bodies[key] = body | {"text": body.get("text", {}) | {lang: value}}
        elif field == "topics":
            topics = [topic.strip() for topic in value.split(";") if topic.strip()]
            settled = sorted({*body.get(SETTLED, ()), "topics"})
            self.bodies[key] = {**body, "topics": topics, SETTLED: settled}
        elif field == "kind":
            self.bodies[key] = body | {"kind": value}
