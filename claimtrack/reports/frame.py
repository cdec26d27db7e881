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
