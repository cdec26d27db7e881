"""What one run has read so far, so that nothing is told or counted twice, and nothing read in two ways."""

from dataclasses import dataclass, field

from claimtrack.domain.read_before import ReadBefore
from claimtrack.services.outcome import Became


@dataclass(slots=True)
class Seen:
    """What this run has read: which readings, what became of articles, the new topics told of."""

    readings: ReadBefore = field(default_factory=ReadBefore)
    articles: dict[int, Became] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def include(self, other: "Seen") -> None:
        """Add what another part of the run has read."""
        self.readings.include(other.readings)
        self.articles |= other.articles
        self.told |= other.told
