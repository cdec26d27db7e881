"""By whose account something is known: who brought it, who had it from whom, who merely repeats."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.reports.evidence import Publication, Stated


@dataclass(frozen=True, slots=True)
class Account:
    """One source: its articles that carry the statements, and where their accounts come from.

    Of `n_reports` articles `n_independent` brought at least one account first; the others merely repeat. `has_from` are
    the sources it names as its own, with the number of articles; `circular` where one of them has it from this one.
    """

    source: str
    n_reports: int
    n_independent: int
    first: str
    last: str
    has_from: tuple[tuple[str, int], ...]
    circular: bool
    statement_keys: tuple[str, ...]
    source_id: int

    @property
    def n_repeats(self) -> int:
        """Articles that brought nothing first."""
        return self.n_reports - self.n_independent


def accounts(rows: Iterable[Stated]) -> tuple[Account, ...]:
    """Give the sources of some statements: those that brought most first, then by reports, then by name."""
    carried: dict[int, dict[str, tuple[Publication, str]]] = defaultdict(dict)
    for row in rows:
        for one in row.sources:
            carried[one.source_id][one.report_key] = (one, row.statement_key)
    found = [_account(list(reports.values())) for reports in carried.values()]
    return tuple(sorted(found, key=lambda one: (-one.n_independent, -one.n_reports, one.source, one.first)))


def _account(reports: list[tuple[Publication, str]]) -> Account:
    published = [one for one, _ in reports]
    origins: dict[str, set[int]] = defaultdict(set)
    for one in published:
        if one.root_id != one.publisher_id:
            origins[one.root].add(one.article_id)
    return Account(
        source=published[0].source,
        n_reports=len({one.article_id for one in published}),
        n_independent=len({one.article_id for one in published if one.independent}),
        first=min(one.published for one in published),
        last=max(one.published for one in published),
        has_from=tuple(sorted(((name, len(articles)) for name, articles in origins.items()), key=_most)),
        circular=any(one.in_circle for one in published),
        statement_keys=tuple(sorted({key for _, key in reports})),
        source_id=published[0].source_id,
    )


def _most(one: tuple[str, int]) -> tuple[int, str]:
    return (-one[1], one[0])
