"""What a claim is called: what is said of it first holds, and whoever says another thing is told.

The codebook wins, else the earliest published article, then the key of the coding.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

from claimtrack.domain.fields import claim_lang

By = TypeVar("By")
WINS: Final = "the codebook wins, else the earliest published article"


@dataclass(frozen=True, slots=True)
class Otherwise(Generic[By]):
    """Another text or kind than the first one said, which `first` said; None is the codebook."""

    first: By | None
    other: By
    message: str


@dataclass(slots=True)
class Wording(Generic[By]):
    """The texts and the kind of a claim, from the codebook's on; what is set first stays, `others` said otherwise."""

    key: str
    texts: dict[str, str] = field(default_factory=dict)
    kind: str | None = None
    others: list[Otherwise[By]] = field(default_factory=list)
    _first: dict[str, By | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._first = dict.fromkeys(map(_text_in, self.texts)) | ({_KIND: None} if self.kind else {})

    def take(self, body: Mapping[str, str], by: By) -> None:
        """Add what a record says, those before it in `rank` first.

        What a claim given up was called is no other wording of the one that stays.
        """
        for name, text in body.items():
            lang = claim_lang(name)
            if lang is not None:
                self._note(_text_in(lang), self.texts.setdefault(lang, text), text, body, by)
        kind = body.get("kind")
        if kind is not None:
            self.kind = self.kind or kind
            self._note(_KIND, self.kind, kind, body, by)

    def _note(self, what: str, held: str, said: str, body: Mapping[str, str], by: By) -> None:
        first = self._first.setdefault(what, by)
        if held != said and body["claim"] == self.key:
            message = f"the claim `{self.key}` has another {what} elsewhere: `{held}` and `{said}`"
            self.others.append(Otherwise(first, by, message))


def rank(claim: str, body: Mapping[str, str], published: str, key: str) -> tuple[bool, str, str]:
    """Give the sort key of what a record says of a claim: of two the first holds; a claim given up comes last."""
    return (body["claim"] != claim, published, key)


_KIND: Final = "kind"


def _text_in(lang: str) -> str:
    return f"text in `{lang}`"
