"""What one run has read so far, so that nothing is told or counted twice, and nothing read in two ways."""

from dataclasses import dataclass, field

from claimtrack.services.outcome import Became


@dataclass(slots=True)
class Seen:
    """What this run has read: a hash of each reading's content, what became of articles, the new topics told of."""

    readings: dict[int, int] = field(default_factory=dict)
    articles: dict[int, Became] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def repeats(self, what: tuple[str, ...], content: str) -> bool:
        """Tell whether the run has read this before, with another content."""
        return self.readings.get(hash(what), hash(content)) != hash(content)

    def include(self, other: "Seen") -> None:
        """Add what another part of the run has read."""
        self.readings |= other.readings
        self.articles |= other.articles
        self.told |= other.told
