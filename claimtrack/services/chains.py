"""The chain of one coding: from the publishing source to the asserter, each link with its role."""

from dataclasses import dataclass

from claimtrack.domain.independence import Link, root_of
from claimtrack.services.parts import Material
from claimtrack.store.actors import Actor, Actors
from claimtrack.store.session import Row


@dataclass(frozen=True, slots=True)
class Hop:
    """One link: who, in which role, on whose behalf."""

    actor: Actor
    role: str
    on_behalf_of: int | None = None

    @property
    def link(self) -> Link:
        """The link as independence counts it."""
        # A relay nobody has described yet is taken for a source: independence is rather under- than overcounted.
        unknown_relay = self.role == "relay" and self.actor.kind == "unknown"
        publishes = self.actor.source_id is not None or self.actor.kind == "outlet"
        return Link(self.actor.key, publishes or unknown_relay)


@dataclass(frozen=True, slots=True)
class Told:
    """The whole chain, the publishing source first."""

    hops: tuple[Hop, ...]

    @property
    def text(self) -> str:
        """The names, joined as reports show them."""
        return " > ".join(hop.actor.name for hop in self.hops)

    @property
    def root(self) -> str:
        """The key of the source nearest to the asserter."""
        return root_of([hop.link for hop in self.hops])

    @property
    def via_anonymous(self) -> bool:
        """Whether an anonymous voice stands in it."""
        return any(hop.actor.kind == "anonymous" for hop in self.hops)


def told(row: Row, material: Material, actors: Actors) -> Told:
    """Give the chain of a coding to one of its asserters."""
    behalf = {mention["position"]: mention["speaker_id"] for mention in material.roles(row, "principal")}
    asserter = material.roles(row, "asserter")[row["position"] : row["position"] + 1]
    source = actors.of_source(row["source_id"])
    links = (
        Hop(actors.by_id[mention["speaker_id"]], mention["hop_role"], behalf.get(mention["position"]))
        for mention in (*material.roles(row, "hop"), *asserter)
    )
    return Told((Hop(source, "publisher"), *links))
