"""What a codebook comes to once the judgements of people are laid over it: a pure function of both.

Judgements overwrite nothing: the entries stay as given, and taking a judgement back gives back what was before it.
They hold in the order they were made; each is read as the ones before it left things.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from claimtrack.domain.judged import ACTORS, Judged, standing
from claimtrack.domain.laid.actors import Actors
from claimtrack.domain.laid.claims import Claims
from claimtrack.domain.laid.topics import Topics

Entry = tuple[str, str]
Entries = Mapping[Entry, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Laid:
    """Entries as judgements leave them, and what stands for what was given up.

    `voices` maps keys of anonymous voices to keys or names, `claims` keys to keys, `topics` keys or paths to keys or
    paths. `values` are decided values of records: by the key of the record, by field. `given` are the entries as given.
    """

    entries: Entries
    actors: Actors
    topics: Topics
    claims: Claims
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    given: Entries = field(default_factory=dict)

    def which(self, kind: str, text: str) -> str:
        """Give what a key or name of that kind means now."""
        if kind in ACTORS:
            return self.actors.who(text)
        if kind == "topic":
            return self.topics.which(text)
        return self.claims.which(text) if kind == "claim" else text


class Laying:
    """Lays judgements over codebook entries, one by one; use it where what they come to is asked for in between.

    What it gave before a judgement holds no longer after it.
    """

    def __init__(self, given: Entries, judgements: Iterable[Judged] = ()) -> None:
        self._given = given
        self._actors, self._topics, self._claims = Actors(given), Topics(given), Claims(given)
        self._values: dict[str, dict[str, str]] = {}
        for one in standing(judgements):
            self.judge(one)

    def judge(self, one: Judged) -> None:
        """Let a judgement hold from here on."""
        if one.kind in ACTORS:
            self._actors.judge(one)
        elif one.kind == "topic":
            self._topics.judge(one)
        elif one.kind == "claim":
            self._claims.judge(one)
        elif one.kind == "statement" and one.field is not None:
            self._values.setdefault(one.left, {})[one.field] = one.right

    def laid(self) -> Laid:
        """Give what all judgements until now come to."""
        entries: dict[Entry, Mapping[str, Any]] = {
            name: body for name, body in self._given.items() if name[0] == "occasion"
        }
        entries |= self._actors.entries
        entries |= {("topic", key): body for key, body in self._topics.bodies.items()}
        entries |= {("claim", key): body for key, body in self._claims.bodies.items()}
        return Laid(entries, self._actors, self._topics, self._claims, self._values, self._given)


def lay_over(given: Entries, judgements: Iterable[Judged]) -> Laid:
    """Lay the judgements that stand over codebook entries."""
    return Laying(given, judgements).laid()
