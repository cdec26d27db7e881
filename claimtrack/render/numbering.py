"""The numbered list of articles at the end of a report: one number an article, in the order they are met."""

from collections.abc import Iterable

from claimtrack.reports.evidence import Publication, Stated


class Sources:
    """Numbers the articles of a report's statements."""

    def __init__(self, rows: Iterable[Stated]) -> None:
        self._numbers: dict[int, int] = {}
        self.articles: list[Publication] = []
        for row in rows:
            for source in row.sources:
                if source.article_id not in self._numbers:
                    self.articles.append(source)
                    self._numbers[source.article_id] = len(self.articles)

    def of(self, row: Stated) -> list[int]:
        """Give the numbers of the articles that carry a statement."""
        return [self._numbers[source.article_id] for source in row.sources]
