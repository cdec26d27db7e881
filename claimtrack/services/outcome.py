"""What an ingest did: counts, findings and names for the closing summary, equal whatever the format."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from claimtrack.domain.findings import Finding, in_file_order
from claimtrack.domain.foreign import Dropped
from claimtrack.services.wishes import Told

Became = Literal["unchanged", "updated", "new"]
"""What becomes of an article in a run."""

_BECAME: Final[tuple[Became, ...]] = ("unchanged", "updated", "new")
KEPT: Final = 10_000
"""Findings kept whole; of a run that has more, the rest is only counted."""


@dataclass(slots=True)
class Changes:
    """What became of the records of one reading."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    withdrawn: int = 0


@dataclass(slots=True)
class Counts:
    """Articles and statements by what became of them; a statement here is one record of one coder.

    An article that several coders read, or of which several texts came, is one.

    `parts_refused` are lines, and files of an archive, that could not be read: nobody knows what they would have been.
    """

    articles_new: int = 0
    articles_updated: int = 0
    articles_unchanged: int = 0
    articles_refused: int = 0
    statements: Changes = field(default_factory=Changes)
    statements_refused: int = 0
    parts_refused: int = 0
    judgements: int = 0

    def refuse(self, records: int, *, articles: int = 1) -> None:
        """Count an article that an error refused, with all its records; or records alone, else a part of a file."""
        self.parts_refused += not (articles or records)
        self.articles_refused += articles
        self.statements_refused += records

    def add(self, became: Became, statements: Changes, *, so_far: Became | None) -> Became:
        """Count a reading; give what became of its article in all.

        An article counts once, as the most that became of it: `so_far` is what it was counted as before.
        """
        self._add(statements)
        most = max(became, so_far or became, key=_BECAME.index)
        if most != so_far:
            self._count(most, 1)
            if so_far is not None:
                self._count(so_far, -1)
        return most

    def _count(self, became: Became, number: int) -> None:
        self.articles_new += number * (became == "new")
        self.articles_updated += number * (became == "updated")
        self.articles_unchanged += number * (became == "unchanged")

    def _add(self, other: Changes) -> None:
        mine = self.statements
        mine.new += other.new
        mine.updated += other.updated
        mine.unchanged += other.unchanged
        mine.withdrawn += other.withdrawn

    def include(self, other: "Counts") -> None:
        """Add the counts of another batch."""
        self.articles_new += other.articles_new
        self.articles_updated += other.articles_updated
        self.articles_unchanged += other.articles_unchanged
        self.articles_refused += other.articles_refused
        self.statements_refused += other.statements_refused
        self.parts_refused += other.parts_refused
        self._add(other.statements)

    @property
    def changed(self) -> bool:
        """Tell whether anything was written."""
        written = self.statements
        articles = self.articles_new or self.articles_updated
        return bool(articles or written.new or written.updated or written.withdrawn or self.judgements)

    def as_dict(self) -> dict[str, object]:
        """Give the counts as a plain mapping."""
        return asdict(self)


@dataclass(slots=True)
class Found:
    """The findings of a run: all of them as counts, the first KEPT whole. `strict` makes every warning an error."""

    strict: bool = False
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    _kept: list[Finding] = field(default_factory=list)

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings."""
        for finding in findings:
            one = replace(finding, severity="error") if self.strict and finding.severity == "warning" else finding
            self.counts[one.severity, one.code] += 1
            if len(self._kept) < KEPT:
                self._kept.append(one)

    def in_order(self) -> list[Finding]:
        """Give the findings that were kept, as a reader meets them in the files."""
        return in_file_order(self._kept)

    @property
    def errors(self) -> int:
        """Tell how many errors there are."""
        return sum(number for (severity, _), number in self.counts.items() if severity == "error")


@dataclass(slots=True)
class Ingested:
    """What an ingest did. `new_names` are speakers and sources first met in it, each with the nearest known name.

    `backup` is the copy of the database that was made before it, if there was much to change. `told` says of each file
    of another tool what became of all that it holds; `readable` counts skipped files that such a reader would take;
    `withdrawn` counts by reader the records that files of other tools no longer hold, `refused` those that were sound
    by themselves. `dropped` is what of lists of codes is not kept, `stayed` how many of their entries are known already
    and said otherwise: these stay as they are.
    """

    counts: Counts = field(default_factory=Counts)
    found: Found = field(default_factory=Found)
    files: int = 0
    skipped: int = 0
    readable: Mapping[str, int] = field(default_factory=dict)
    units_refused: int = 0
    codebook_entries: int = 0
    dropped: list[Dropped] = field(default_factory=list)
    stayed: int = 0
    new_names: list[tuple[str, str | None]] = field(default_factory=list)
    backup: Path | None = None
    told: list[Told] = field(default_factory=list)
    withdrawn: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def changed(self) -> bool:
        """Tell whether anything was written."""
        return self.counts.changed or self.codebook_entries > 0

    @property
    def exit_code(self) -> int:
        """Give what the command line returns: 1 where anything was refused."""
        return int(self.found.errors > 0)
