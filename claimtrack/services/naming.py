"""From names as written to actors: the mentions of one coding, and whom its asserters commit.

The same code serves a record that is ingested and a stored one whose names are looked up again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimtrack.domain.asserters import Asserter, asserters, is_imputed, spokesperson_of
from claimtrack.domain.chain import parse_chain
from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Chain, Voice
from claimtrack.store.actors import Actor, Actors
from claimtrack.store.session import Row


@dataclass(frozen=True, slots=True)
class Spoken:
    """The names of one record: its chain, whom it addresses, which sources it cites, whom its claim is about."""

    chain: Chain
    to: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    @classmethod
    def of_body(cls, body: Mapping[str, str]) -> "Spoken":
        """Read the names again from a stored record."""
        lists = {role: tuple(text for text, _ in split_values(body.get(role, ""))) for role in ("to", "also", "about")}
        by = body.get("by", "").strip()
        return cls(parse_chain(by) if by else Chain(), **lists)


@dataclass(slots=True)
class Named:
    """A coding's names as looked up: rows of `coding_mention` (without the coding's id) and its asserters."""

    mentions: list[Row]
    asserters: list[Asserter]
    imputed: bool


def look_up(spoken: Spoken, actors: Actors, *, article: str, source: Actor) -> Named:
    """Look up the names of a coding, entering new ones as unreviewed speakers."""
    walk = _Walk(actors, article)
    hops = list(spoken.chain.hops)
    said_by = list(spoken.chain.asserters)
    if hops and _is_the_source(hops[0], actors, source):
        del hops[0]
    elif not hops and len(said_by) == 1 and _is_the_source(said_by[0], actors, source):
        said_by.clear()
    before: Actor | None = None
    for position, voice in enumerate(hops, 1):
        before = walk.voice(voice, position, "hop", voice.suffix or "relay")
    spokesperson = before if spokesperson_of(spoken.chain) else None
    named: list[tuple[str, str | None]] = []
    for position, voice in enumerate(said_by, len(hops) + 1):
        actor, principal = walk.voice(voice, position, "asserter", "origin"), walk.principal(voice, position)
        named.append((actor.key, principal.key if principal else None))
    for role in ("to", "also", "about"):
        walk.several(role, getattr(spoken, role))
    found = asserters(named, spokesperson.key if spokesperson else None, source.key)
    return Named(walk.mentions, found, is_imputed(spoken.chain))


def _is_the_source(voice: Voice, actors: Actors, source: Actor) -> bool:
    """Tell whether a link merely repeats the publishing source, which every chain begins with anyway."""
    if voice.name is None or voice.suffix or voice.on_behalf_of:
        return False
    return actors.find(voice.name) is source


class _Walk:
    def __init__(self, actors: Actors, article: str) -> None:
        self._actors = actors
        self._article = article
        self.mentions: list[Row] = []

    def voice(self, voice: Voice, position: int, role: str, hop_role: str) -> Actor:
        actor = self._actor(voice, position)
        self._mention(actor, role, position, voice.name or voice.raw, hop_role, looked_up=voice.name is not None)
        if role == "hop":
            self.principal(voice, position)
        return actor

    def _actor(self, voice: Voice, position: int) -> Actor:
        if voice.name is not None:
            return self._actors.meet(voice.name)
        if voice.descriptor is None:
            return self._actors.unspecified()
        of = self._actors.meet(voice.of) if voice.of is not None else None
        if of is not None and voice.of is not None:
            self._mention(of, "affiliation", position, voice.of)
        written = {key: text for key, text in (("of", voice.of), ("reason", voice.reason)) if text is not None}
        return self._actors.anonymous(self._article, voice.descriptor, of=of, written=written)

    def principal(self, voice: Voice, position: int) -> Actor | None:
        if voice.on_behalf_of is None:
            return None
        principal = self._actors.meet(voice.on_behalf_of)
        self._mention(principal, "principal", position, voice.on_behalf_of)
        return principal

    def several(self, role: str, names: Iterable[str]) -> None:
        for position, name in enumerate(names):
            self._mention(self._actors.meet(name), role, position, name)

    def _mention(  # noqa: PLR0913 - the columns of one row
        self,
        actor: Actor,
        role: str,
        position: int,
        raw: str,
        hop_role: str | None = None,
        *,
        looked_up: bool = True,
    ) -> None:
        # An anonymous or unspecified voice is no name to look up again, whoever it was judged to be.
        folded = norm_key(raw) if looked_up else ""
        row: Row = {"role": role, "position": position, "hop_role": hop_role}
        self.mentions.append(row | {"speaker_id": actor.id, "raw": raw, "norm_key": folded})
