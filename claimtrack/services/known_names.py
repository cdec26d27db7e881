"""The names that articles are held against: those of a codebook, under the judgements that go with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimtrack.domain.assembly import actor_names, topic_names
from claimtrack.domain.codebook import Codebook, body, kind_of
from claimtrack.domain.entry_names import names_of
from claimtrack.domain.findings import Finding
from claimtrack.domain.judged import ACTORS, Judged
from claimtrack.domain.laid import lay_over
from claimtrack.domain.name_findings import name_findings
from claimtrack.domain.names import norm_key
from claimtrack.domain.planting import Stated, plant
from claimtrack.domain.records import ArticleRecord
from claimtrack.domain.resolve import Match, NameBook, TopicBook, topic_path
from claimtrack.services.intake import Unit


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The names of actors and topics; articles are held against them only where `any` are stated."""

    actors: NameBook
    topics: TopicBook
    any: bool

    def key(self, name: str) -> str:
        """Give the key of the actor of a name, the folded name where it is nobody's or several's."""
        found = self.actors.find(name)
        return found.key if isinstance(found, Match) else norm_key(name)

    def topic(self, text: str) -> str:
        """Give the key of the topic of a name or path, the folded path where it is nobody's or several's."""
        found = self.topics.find(text)
        return found.key if isinstance(found, Match) else "/".join(topic_path(text))

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
    actors = NameBook()
    for (kind, key), one in laid.entries.items():
        if kind in ACTORS:
            actors.add(key, _names(one))
    topics = {
        key: Stated(_names(one), one.get("parent")) for (kind, key), one in laid.entries.items() if kind == "topic"
    }
    tree = plant(topics, laid.topics.same, laid.topics.same)
    return KnownNames(actors, tree.book, stated or bool(laid.entries))


def _names(entry: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text, _, _ in names_of(entry)))
