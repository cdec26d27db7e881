"""What an ingest did: counts for the closing summary, equal whatever the format."""

from dataclasses import asdict, dataclass, field

from claimtrack.domain.records import ArticleRecord


@dataclass(slots=True)
class Changes:
    """What became of the records of one reading."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    withdrawn: int = 0


@dataclass(slots=True)
class Counts:
    """Articles and statements by what became of them; a statement here is one record of one coder."""

    articles_new: int = 0
    articles_updated: int = 0
    articles_unchanged: int = 0
    articles_refused: int = 0
    statements: Changes = field(default_factory=Changes)
    statements_refused: int = 0

    def refuse(self, article: ArticleRecord) -> None:
        """Count an article that an error refused, with all its records."""
        self.articles_refused += 1
        self.statements_refused += len(article.statements)

    def unchanged(self, article: ArticleRecord) -> None:
        """Count an article that says what the record already holds."""
        self.articles_unchanged += 1
        self.statements.unchanged += len(article.statements)

    def add(self, _article: ArticleRecord, *, is_new: bool, statements: Changes) -> None:
        """Count an article that went in."""
        if is_new:
            self.articles_new += 1
        else:
            self.articles_updated += 1
        self._add(statements)

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
        self._add(other.statements)

    @property
    def changed(self) -> bool:
        """Tell whether anything was written."""
        written = self.statements
        return bool(self.articles_new or self.articles_updated or written.new or written.updated or written.withdrawn)

    def as_dict(self) -> dict[str, object]:
        """Give the counts as a plain mapping."""
        return asdict(self)
