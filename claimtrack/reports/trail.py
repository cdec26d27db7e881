"""The way a statement went from who asserted it to the outlets that printed it: all its chains as one tree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimtrack.reports.carried import Carried, Hop


@dataclass(frozen=True, slots=True)
class Circle:
    """Sources that have something from each other, by name; `members` are their ids.

    `heard` are those of them that tell it elsewhere without naming another: then it may not be empty.
    """

    names: tuple[str, ...]
    members: frozenset[int]
    heard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody who had it from the node above, the reports printed there, and who had it from there.

    `circle` are sources that have it from each other: a node of its own, as nobody stands behind them.
    """

    hop: Hop | None
    circle: Circle | None
    reports: tuple[Carried, ...]
    below: tuple["Node", ...]


@dataclass(slots=True)
class _Growing:
    """A node while chains are added to it."""

    hop: Hop | None = None
    circle: Circle | None = None
    reports: list[Carried] = field(default_factory=list)
    below: dict[object, "_Growing"] = field(default_factory=dict)

    def grown(self) -> Node:
        """Give the node with all below it, in the order they were first met."""
        return Node(self.hop, self.circle, tuple(self.reports), tuple(one.grown() for one in self.below.values()))


def trail(reports: Iterable[Carried], circles: Mapping[str, Circle]) -> tuple[Node, ...]:
    """Give the chains of a statement's reports as trees that begin with the asserter, the earliest report first.

    `circles` gives, by report key, the circle that a report goes back to. Chains are followed as the
    articles tell them, each from its asserter to its outlet, so that sources citing each other end where their
    articles end.
    """
    top = _Growing()
    for report in sorted(reports, key=lambda one: one.order):
        node = top
        for hop, circle in _steps(report.hops, circles.get(report.key)):
            marked = (hop.speaker_id, _part(hop)) if hop else circle
            node = node.below.setdefault(marked, _Growing(hop, circle))
        node.reports.append(report)
    return top.grown().below


def _steps(hops: Sequence[Hop], circle: Circle | None) -> Iterator[tuple[Hop | None, Circle | None]]:
    """Give the links from the asserter to the publisher, and the circle before the first of its sources."""
    for hop in reversed(hops):
        if circle and hop.speaker_id in circle.members:
            yield None, circle
            circle = None
        yield hop, None


def _part(hop: Hop) -> str:
    """Give what keeps links of one speaker apart: who prints and who passes on is one, a spokesman is another."""
    return hop.role if hop.role in {"spokesperson", "interpreter"} else ""
