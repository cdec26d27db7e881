"""Who asserts what a record holds, and whom it commits: what a chain of attribution comes to, name by name."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.domain.records import Chain, Voice


@dataclass(frozen=True, slots=True)
class Asserter:
    """One asserter by key: who said it, whom it commits, at which position among the joint ones."""

    speaker: str
    principal: str
    position: int = 0


def spokesperson_of(chain: Chain) -> Voice | None:
    """Give who speaks for the asserters of a chain, None where nobody does."""
    return chain.hops[-1] if chain.hops and chain.hops[-1].suffix == "spokesperson" else None


def is_imputed(chain: Chain) -> bool:
    """Tell whether somebody interprets what the asserters said."""
    return any(voice.suffix == "interpreter" for voice in chain.hops)


def asserters(named: Iterable[tuple[str, str | None]], spokesperson: str | None, source: str) -> list[Asserter]:
    """Give the asserters of a record; `named` are those of its chain, each with whom he speaks for where that is said.

    Without any it is the publishing source. One who is named twice among joint speakers has spoken once.
    """
    found: dict[tuple[str, str], Asserter] = {}
    for position, (voice, on_behalf_of) in enumerate(named):
        speaker, principal = spokesperson or voice, on_behalf_of or voice
        found.setdefault((speaker, principal), Asserter(speaker, principal, position))
    return list(found.values()) or [Asserter(source, source)]
