"""Judgements: dated decisions of a person that can be taken back, and how they name what they are about.

A source or speaker is named by its codebook key, or by its name where no codebook has it (an anonymous voice by its
key); a topic by key or path; a claim by its key; an utterance by the key of one of its parts; a record, of which a
value is decided, by `record_key`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Final

from claimtrack.domain.keys import content_key

KINDS: Final = ("source", "speaker", "topic", "claim", "utterance", "statement")
VERDICTS: Final = ("same", "different", "value")
ACTORS: Final = ("source", "speaker")
VOICE: Final = "anon-"
"""How the key of an anonymous voice begins."""

NOBODY: Final = "?"
"""The key of whoever is left unnamed."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One judgement. Of two that are the same, `right` stays; for a value, `right` is its text and `field` its name.

    The last three say how it ended, where it was taken back.
    """

    kind: str
    left: str
    right: str
    verdict: str
    field: str | None = None
    who: str = ""
    why: str | None = None
    decided_at: str = ""
    retracted_at: str | None = None
    withdrawn_by: str | None = None
    withdrawn_why: str | None = None

    @property
    def said(self) -> dict[str, str | None]:
        """Its values by name, in the order of `SAID`."""
        return {word: getattr(self, word) for word in SAID}

    @property
    def row(self) -> dict[str, str | None]:
        """Its values as tables and views name them."""
        return {ROW[word]: value for word, value in self.said.items()}

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Judged":
        """Give the judgement of its line or of its row; what they hold besides is left."""
        given = {word: said.get(ROW[word], said.get(word)) for word in SAID}
        return cls(**{word: value for word, value in given.items() if value is not None})

    @property
    def told(self) -> str:
        """The judgement in words, with who made it and when."""
        by = f"by {self.who} on {self.decided_at[:10]}" + (f": {self.why}" if self.why else "")
        if self.verdict == "value":
            return f"{self.field} of the {self.kind} `{self.left}` is `{self.right}` ({by})"
        same = "is" if self.verdict == "same" else "is not"
        return f"the {self.kind} `{self.left}` {same} `{self.right}` ({by})"


SAID: Final = tuple(one.name for one in fields(Judged))
"""What a judgement says, by name: the keys of its line in an export, in their order."""

WITHDRAWAL: Final = ("retracted_at", "withdrawn_by", "withdrawn_why")
"""What is said of one that was taken back; it is no part of which judgement it is."""

WHICH: Final = tuple(word for word in SAID if word not in WITHDRAWAL)
"""What says which judgement it is."""

ROW: Final = {word: f"{word}_key" if word in ("left", "right") else word for word in SAID}
"""What tables and views call each of these."""


def is_nobody(key: str) -> bool:
    """Tell whether a key is of somebody without a name, of whom no name, kind or office can be said."""
    return key == NOBODY or key.startswith(VOICE)


def standing(given: Iterable[Judged]) -> list[Judged]:
    """Give the judgements in force, in the order they were made; ties are broken by content."""
    stand = [one for one in given if one.retracted_at is None]
    return sorted(stand, key=lambda one: (one.decided_at, one.kind, one.left, one.field or "", one.right, one.verdict))


def record_key(article: str, coder: str, record: str) -> str:
    """Name a record whatever the revision of its article: a decided value holds for the next one too."""
    return content_key("record", article, coder, record)


def part_key(article: str, coder: str, record: str, position: int) -> str:
    """Name one asserter of a record: the same in every revision of the article."""
    return content_key("part", article, coder, record, position)


def voice_key(article: str, descriptor: str, of: str | None, reason: str | None) -> str:
    """Name an anonymous voice: the same words in one article are one voice."""
    return content_key("anon", article, *(" ".join((text or "").split()) for text in (descriptor, of, reason)))
