"""Which outlets carry what somebody says: how often, in whose words, through whom, in which languages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtrack.domain.rows import Cell
from claimtrack.reports.accounts import Account, accounts
from claimtrack.reports.evidence import Stated
from claimtrack.reports.stated import portions
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Through:
    """Somebody who stands between an outlet and the speaker, in which role, in how many articles."""

    name: str
    role: str
    n: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet: its account, the articles that quote the speaker's own words alone, languages, go-betweens."""

    account: Account
    n_direct: int
    langs: tuple[str, ...]
    through: tuple[Through, ...]


def outlets(reader: Reader, rows: Sequence[Stated], whose: int, known_on: str | None) -> tuple[Outlet, ...]:
    """Give the outlets that carry these statements of a speaker, those that brought most first."""
    carried: dict[Cell, list[dict[str, Cell]]] = defaultdict(list)
    for some in portions(row.statement_id for row in rows):
        found = reader.query("outlet_reports", statements=some, known_on=known_on)
        for row in found.rows:
            values = dict(zip(found.columns, row, strict=True))
            carried[values["source_id"]].append(values)
    return tuple(_outlet(one, carried[one.source_id], whose) for one in accounts(rows))


def _outlet(account: Account, reports: Iterable[dict[str, Cell]], whose: int) -> Outlet:
    """Tell an outlet from its reports, one row a link; the speaker is not between himself and the outlet."""
    listed = list(reports)
    links = {
        (str(one["link"]), str(one["role"]), one["link_id"], one["article_id"])
        for one in listed
        if one["role"] is not None and one["link_id"] != whose
    }
    counts = Counter((name, role, speaker_id) for name, role, speaker_id, _ in links)
    through = (Through(name, role, n) for (name, role, _), n in counts.items())
    return Outlet(
        account=account,
        n_direct=len({one["article_id"] for one in listed if one["mode"] == "direct"}),
        langs=tuple(sorted({str(one["lang"]) for one in listed})),
        through=tuple(sorted(through, key=lambda one: (-one.n, one.name, one.role))),
    )
