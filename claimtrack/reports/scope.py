"""What a report reads: whose statements, on what, from which days; the parameters of `sql/stated_rows.sql`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimtrack.domain.rows import Cell
from claimtrack.reports.asking import Named
from claimtrack.reports.frame import ALWAYS, Period
from claimtrack.store.queries import text_of
from claimtrack.store.written import with_values

ROWS: Final = "stated_rows"


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose statements: those of `sides`, with `outside` also everybody's who belongs to none of them.

    On what: a topic with all below it, a claim, one statement (its key), claims about somebody; none = everything.
    `voice` is a speaker whose words count whomever they commit.
    """

    sides: tuple[Named, ...] = ()
    topic: Named | None = None
    claim: Named | None = None
    statement: str | None = None
    about: Named | None = None
    voice: Named | None = None
    period: Period = ALWAYS
    imputed: bool = False
    outside: bool = False

    @property
    def whole(self) -> "Scope":
        """The same without a first and a last day: the full lines, of which a period keeps some changes."""
        return replace(self, period=self.period.whole)

    def parameters(self) -> dict[str, Cell | Sequence[Cell]]:
        """Give the values of the query."""
        return {
            "sides": [side.key for side in self.sides],
            "topic": self.topic.key if self.topic else None,
            "claim": self.claim.key if self.claim else None,
            "statement": self.statement,
            "about": self.about.key if self.about else None,
            "voice": self.voice.key if self.voice else None,
            "date_from": self.period.date_from,
            "date_until": self.period.date_until,
            "as_of": self.period.as_of,
            "known_on": self.period.known_on,
            "imputed": int(self.imputed),
            "outside": int(self.outside),
        }

    def query(self) -> str:
        """Give the SQL of the rows with its values written in, ready for `claimtrack sql`."""
        return with_values(text_of(ROWS), self.parameters())
