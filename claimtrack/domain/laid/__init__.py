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


def lay_over(given: Entries, judgements: Iterable[Judged]) -> Laid:
    """Lay the judgements that stand over codebook entries."""
    actors, topics, claims = Actors(given), Topics(given), Claims(given)
    values: dict[str, dict[str, str]] = {}
    for one in standing(judgements):
        if one.kind in ACTORS:
            actors.judge(one)
        elif one.kind == "topic":
            topics.judge(one)
        elif one.kind == "claim":
            claims.judge(one)
        elif one.kind == "statement" and one.field is not None:
            values.setdefault(one.left, {})[one.field] = one.right
    entries: dict[Entry, Mapping[str, Any]] = {name: body for name, body in given.items() if name[0] == "occasion"}
    entries |= actors.entries
    entries |= {("topic", key): body for key, body in topics.bodies.items()}
    entries |= {("claim", key): body for key, body in claims.bodies.items()}
    return Laid(entries, actors, topics, claims, values, given)
