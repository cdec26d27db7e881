"""What frames every report: the days it keeps to, and how it was made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """The days a report keeps to; None = open."""

    date_from: str | None = None
    date_until: str | None = None
    as_of: str | None = None
    known_on: str | None = None

    @property
    def last_day(self) -> str | None:
        """The day as of which positions are told; None = as far as the record goes."""
        return min((day for day in (self.date_until, self.as_of, self.known_on) if day is not None), default=None)

    @property
    def whole(self) -> "Period":
        """The same clocks without a first and a last day: what lines and their changes are worked out on."""
        return Period(as_of=self.as_of, known_on=self.known_on)

    @property
    def bounded(self) -> bool:
        """Whether it has a first or a last day."""
        return self.date_from is not None or self.date_until is not None

    def touches(self, earliest: str | None, latest: str) -> bool:
        """Tell whether something of these possible days may have happened between its first and its last day."""
        return not (
            (self.date_from is not None and latest < self.date_from)
            or (self.date_until is not None and earliest is not None and earliest > self.date_until)
        )

    def exceeded(self, earliest: str | None, latest: str) -> bool:
        """Tell whether something of these possible days may have happened before its first or after its last day."""
        early = self.date_from is not None and (earliest is None or earliest < self.date_from)
        return early or (self.date_until is not None and latest > self.date_until)


ALWAYS = Period()


@dataclass(frozen=True, slots=True)
class Method:
    """How the report was made, so that anybody can make it again and cite it.

    `database` is the SHA-256 of what `claimtrack export jsonl` writes, `codebook` that of its codebook lines alone;
    None where nobody asked for them.
    """

    command: str
    sql: str
    claimtrack_version: str
    generated_at: str
    database: str | None = None
    codebook: str | None = None
