"""The statements of a report claim by claim, as groups of whose they are: what the figures of its page lead to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimtrack.render.charts.plotting import Party
from claimtrack.render.page import EVIDENCE, Block, Group, Heading, Prose, Quotations, Section, anchor
from claimtrack.render.parts import claim_name, quotation
from claimtrack.reports.evidence import Stated


class Gathered:
    """The statements of a report by claim and by whose they are; each is told once, with the first it belongs to."""

    def __init__(self, parties: Sequence[Party], rows: Iterable[Stated]) -> None:
        self._names = {party.id: party.name for party in parties}
        self._groups: dict[str | None, dict[int, list[Stated]]] = defaultdict(dict)
        self._texts: dict[str, str | None] = {}
        self._told: dict[str, int] = {}
        for row in sorted(rows, key=lambda row: row.side_id not in self._names):
            if row.statement_key not in self._told:
                self._told[row.statement_key] = row.side_id
                self._names.setdefault(row.side_id, row.side)
                self._groups[row.claim].setdefault(row.side_id, []).append(row)
                if row.claim is not None:
                    self._texts[row.claim] = row.claim_text
        self._places = {one: at for at, one in enumerate(self._names, 1)}

    def group(self, party: int, claim: str | None) -> str:
        """Give the anchor of somebody's statements on a claim: by his place, as his number is the database's own."""
        return anchor("told", str(self._places.get(party, 0)), claim or "no-claim")

    def place(self, row: Stated) -> str:
        """Give the anchor of the statements among which one is told."""
        return self.group(self._told[row.statement_key], row.claim)

    def claim(self, claim: str | None) -> str:
        """Give the anchor of a claim."""
        return anchor("claim", claim or "none")

    def section(self, order: Iterable[str | None] = ()) -> Section:
        """Give the section that tells all of them, the claims of `order` first."""
        first = {claim: at for at, claim in enumerate(dict.fromkeys(order))}
        claims = sorted(self._groups, key=lambda one: (first.get(one, len(first)), one is None, one or ""))
        blocks = tuple(block for claim in claims for block in self._blocks(claim))
        return Section(
            "Who said it, in whose words, by whose account", blocks or (Prose(("no statement found",)),), EVIDENCE
        )

    def _blocks(self, claim: str | None) -> Iterator[Block]:
        yield Heading(claim_name(claim, self._texts), self.claim(claim))
        yield Quotations(
            tuple(
                Group(
                    tuple(quotation(row, claim=False, side=False) for row in rows),
                    self._names[party],
                    self.group(party, claim),
                )
                for party, rows in sorted(self._groups[claim].items(), key=lambda pair: self._places[pair[0]])
            )
        )
