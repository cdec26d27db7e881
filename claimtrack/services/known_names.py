"""The names that articles are held against: those of a codebook, under the judgements that go with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.domain.assembly import actor_names, topic_names
from claimtrack.domain.codebook import Codebook, body, kind_of
from claimtrack.domain.findings import Finding
from claimtrack.domain.judged import ACTORS, Judged
from claimtrack.domain.laid import lay_over
from claimtrack.domain.meant import names_book, topic_forest
from claimtrack.domain.name_findings import name_findings
from claimtrack.domain.records import ArticleRecord
from claimtrack.domain.resolve import NameBook, TopicBook
from claimtrack.services.intake import Unit


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of actors and topics; articles are held against them only where `any` are stated."""

    actors: NameBook
    topics: TopicBook
    any: bool

    def findings(self, unit: Unit) -> list[Finding]:
        """Give what is new or ambiguous among the names of a unit, with exact places."""
        if unit.article is None or not self.any:
            return []
        found = self._found(unit.article, unit)
        exact = unit.exact().article if found else None
        return self._found(exact, unit) if exact is not None else found

    def _found(self, article: ArticleRecord, unit: Unit) -> list[Finding]:
        return name_findings(article, self.actors, self.topics, profile=unit.profile)


def known_names(codebook: Codebook, judged: Sequence[Judged], *, stated: bool) -> KnownNames:
    """Give the names of a codebook as judgements leave it; `stated` where there is a codebook at all."""
    if not judged:
        return KnownNames(actor_names(codebook), topic_names(codebook), stated)
    laid = lay_over({(kind_of(one), one.key): body(one) for one in codebook.entries()}, judged)
    actors, topics = names_book(laid.entries, *ACTORS), topic_forest(laid, laid.topics.same).book
    return KnownNames(actors, topics, stated or bool(laid.entries))
