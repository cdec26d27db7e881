"""Where the reports of statements come from: which bring something, which repeat whom, which go round in a circle."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.domain.independence import Traced, origins
from claimtrack.reports.carried import Carried
from claimtrack.reports.evidence import Stated
from claimtrack.reports.trail import Circle


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report adds: whether it is the earliest of its origin, else which report `first` had it from there.

    `first` may be a report of another anonymous voice on the claim: a source that reported voices reported once.
    `circle` is the circle it goes back to; `circular` tells that its own outlet is part of it.
    """

    independent: bool
    circular: bool
    first: Carried | None
    circle: Circle | None


def unit(row: Stated) -> tuple[str, str]:
    """Give what a statement's reports are counted within: itself, or the anonymous voices on its claim together."""
    if row.anonymous and row.claim is not None:
        return ("claim", row.claim)
    return ("statement", row.statement_key)


def standings(rows: Iterable[Stated], reports: Mapping[int, Sequence[Carried]]) -> dict[str, Standing]:
    """Give what every report adds, by its key, from all the reports it is counted with."""
    together: dict[tuple[str, str], list[Carried]] = defaultdict(list)
    for row in {row.statement_id: row for row in rows}.values():
        together[unit(row)].extend(reports.get(row.statement_id, ()))
    return {key: standing for unit in together.values() for key, standing in _within(unit).items()}


def _within(reports: Iterable[Carried]) -> dict[str, Standing]:
    ordered = sorted(reports, key=lambda one: one.order)
    traced = origins(_traced(one) for one in ordered)
    first: dict[str, Carried] = {}
    rounds: dict[str, list[Carried]] = defaultdict(list)
    for one in ordered:
        found = traced[one.key]
        first.setdefault(found.origin, one)
        if found.circular:
            rounds[found.origin].append(one)
    circles = {origin: _circle(ring) for origin, ring in rounds.items()}
    return {
        one.key: Standing(
            independent=traced[one.key].independent,
            circular=traced[one.key].circular,
            first=None if traced[one.key].independent else first[traced[one.key].origin],
            circle=circles.get(traced[one.key].origin),
        )
        for one in ordered
    }


def _circle(ring: Sequence[Carried]) -> Circle:
    members = {one.publication.publisher_id: one.publication.source for one in ring}
    heard = {one.publication.publisher_id: one.publication.source for one in ring if one.own_origin}
    return Circle(tuple(sorted(members.values())), frozenset(members), tuple(sorted(heard.values())))


def _traced(report: Carried) -> Traced:
    told = report.publication
    return Traced(told.report_key, str(told.publisher_id), str(told.root_id), told.published)
