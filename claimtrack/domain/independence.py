"""Which reports count as independent: reports that go back to one source are one.

The root of a report is the source in its chain nearest to the asserter (the asserter itself if it is a source), else
the publishing source. Sources that cite each other in a circle share one origin and are flagged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: the speaker's key, and whether it is a source."""

    speaker: str
    is_source: bool


@dataclass(frozen=True, slots=True)
class Traced:
    """One report for counting: its key, publishing source, root and publication day."""

    key: str
    source: str
    root: str
    published: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What counting says of one report: its origin, whether it is the earliest of it, whether it is in a circle."""

    origin: str
    independent: bool
    circular: bool


def root_of(chain: Sequence[Link]) -> str:
    """Give the key of the source nearest to the asserter; `chain` begins with the publishing source."""
    for link in reversed(chain):
        if link.is_source:
            return link.speaker
    return chain[0].speaker


def origins(reports: Iterable[Traced]) -> dict[str, Origin]:
    """Give each report's origin among the reports of one statement (or of one claim's anonymous voices)."""
    ordered = sorted(reports, key=lambda report: (report.published, report.key))
    circles = _circles({(report.source, report.root) for report in ordered if report.source != report.root})
    seen: set[str] = set()
    result = {}
    for report in ordered:
        origin = circles.get(report.root, report.root)
        circular = circles.get(report.source) == origin
        result[report.key] = Origin(origin, origin not in seen, circular)
        seen.add(origin)
    return result


def _circles(edges: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Give, for every source on a circle of citations, the least key of its circle."""
    cites: dict[str, set[str]] = defaultdict(set)
    for source, root in edges:
        cites[source].add(root)
    reached = {source: _reach(source, cites) for source in cites}
    return {
        source: min(other for other in seen if source in reached.get(other, ()))
        for source, seen in reached.items()
        if source in seen
    }


def _reach(start: str, cites: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(cites[start])
    while waiting:
        source = waiting.pop()
        if source not in found:
            found.add(source)
            waiting.extend(cites.get(source, ()))
    return found
