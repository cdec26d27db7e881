"""What a change of the record changes in what people and sides hold: claim by claim, before and after."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from claimtrack.store.readonly import Queries

GROUPS: Final = ("side", "government", "organisation", "collective")
"""Kinds of speakers that stand before people where positions are listed."""

On = tuple[str, str]
"""Whose position on which claim: a speaker's key and a claim's."""


@dataclass(frozen=True, slots=True)
class Held:
    """A position from a day on, until the next: the latest own statement with a stance."""

    since: str
    stance: int
    label: str
    conditional: bool
    split: bool


@dataclass(frozen=True, slots=True)
class Holdings:
    """What all hold and held, in order of time, and everybody's name and kind by key."""

    positions: Mapping[On, tuple[Held, ...]] = field(default_factory=dict)
    speakers: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """Whose positions on which claim change; of `before` and `after` the last is what is held now."""

    who: str
    kind: str
    claim: str
    before: tuple[Held, ...]
    after: tuple[Held, ...]

    @property
    def now(self) -> bool:
        """Whether what is held now changes, and not only what was held once."""
        last = [(one[-1].stance, one[-1].conditional, one[-1].split) if one else None for one in self._both]
        return last[0] != last[1]

    @property
    def _both(self) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
        return self.before, self.after


def holdings(queries: Queries) -> Holdings:
    """Read what all hold and held."""
    positions: dict[On, list[Held]] = defaultdict(list)
    speakers: dict[str, tuple[str, str]] = {}
    for key, name, kind, claim, since, stance, label, conditional, split in queries.query("curate/held").rows:
        speakers[str(key)] = (str(name), str(kind))
        if claim is not None:
            held = Held(str(since), int(str(stance)), str(label), bool(conditional), bool(split))
            positions[str(key), str(claim)].append(held)
    return Holdings({on: tuple(several) for on, several in positions.items()}, speakers)


def moved(
    before: Holdings, after: Holdings, *, given_up: Collection[str] = (), renamed: Mapping[str, str] | None = None
) -> tuple[Moved, ...]:
    """Give whose positions change, sides before people, and what is held now before what was held once.

    Of what is `given_up` (the key or name of a speaker, the key of a claim) nothing is told: its statements go on under
    another name. `renamed` are claims that go on under a key that was not there before.
    """
    known = {claim for _, claim in before.positions}
    other = {old: new for old, new in (renamed or {}).items() if new not in known}
    old = {(who, other.get(claim, claim)): held for (who, claim), held in before.positions.items()}
    found = []
    for who, claim in old.keys() | after.positions.keys():
        name, kind = after.speakers.get(who) or before.speakers[who]
        was, comes = old.get((who, claim), ()), after.positions.get((who, claim), ())
        if was != comes and not {who, name, claim} & set(given_up):
            found.append(Moved(name, kind, claim, was, comes))
    return tuple(sorted(found, key=lambda one: (not one.now, one.kind not in GROUPS, one.who, one.claim)))
