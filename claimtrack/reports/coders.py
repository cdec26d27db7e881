"""What `agreement` is asked, looked up: whose records of which articles, and which of them are of the same words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimtrack.analysis.agreement import SEED
from claimtrack.analysis.unitising import LEAST, Marked, units
from claimtrack.domain.names import closest
from claimtrack.domain.urls import normalise_url
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import Named, subject
from claimtrack.reports.coded import FIELDS, CodedArticle, Record, coded_articles
from claimtrack.store.queries import text_of
from claimtrack.store.readonly import Reader
from claimtrack.store.written import with_values

PAIR: Final = 2
_LISTED: Final = 10


@dataclass(frozen=True, slots=True)
class Question:
    """Whose records to compare (nobody named = all coders), where, on what; how to match and to draw.

    `articles` are addresses, refs or keys; `overlap` is the part of the shorter record that two of them share at least.
    """

    coders: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    topic: str | None = None
    fields: tuple[str, ...] = FIELDS
    overlap: float = LEAST
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its names looked up."""

    coders: tuple[str, ...]
    articles: tuple[CodedArticle, ...]
    topic: Named | None

    def query(self) -> str:
        """Give the SQL of the records with its values written in."""
        ids = [article.id for article in self.articles]
        return with_values(text_of("agreement_codings"), {"articles": ids, "topic": self.topic and self.topic.key})


def look_up(reader: Reader, question: Question) -> Asked:
    """Look up coders, articles and topic; unknown ones raise UsageProblem with candidates."""
    topic, _ = subject(reader, question.topic, None)
    every = coded_articles(reader)
    known = sorted({coder for article in every for coder in article.coders})
    for coder in question.coders:
        if coder not in known:
            message = f"no coder {coder!r} shares an article with another"
            raise UsageProblem(message, _choose(coder, known))
    if len(set(question.coders)) == 1:
        message = "agreement is of two coders or more"
        raise UsageProblem(message, "name another as well, or none for all of them")
    chosen = _named(every, question.articles) if question.articles else every
    coders = tuple(sorted(set(question.coders) or known))
    shared = [one for one in chosen if len(set(one.coders) & set(coders)) >= PAIR]
    return Asked(
        tuple(c for c in coders if question.coders or any(c in a.coders for a in shared)), tuple(shared), topic
    )


def _named(every: Sequence[CodedArticle], names: Iterable[str]) -> list[CodedArticle]:
    found: dict[int, CodedArticle] = {}
    for name in names:
        wanted = {name, normalise_url(name)}
        hits = [one for one in every if wanted & {one.url, one.ref, one.key}]
        if not hits:
            message = f"no article {name!r} that several coders coded"
            raise UsageProblem(message, _choose(name, [one.name for one in every]))
        found |= {one.id: one for one in hits}
    return [one for one in every if one.id in found]


def _choose(text: str, known: Sequence[str]) -> str:
    near = closest(text, known) or known[:_LISTED]
    return "known are " + ", ".join(near) if near else "no article was coded by two coders"


@dataclass(frozen=True, slots=True)
class Unit:
    """Records of the same words, at most one of each coder."""

    article: CodedArticle
    records: Mapping[str, Record]


def on_topic(unit: Unit) -> bool:
    """Tell whether any record of a unit is on the topic asked for."""
    return any(record.on_topic for record in unit.records.values())


def units_of(asked: Asked, records: Iterable[Record], overlap: float) -> Iterator[Unit]:
    """Give the units article by article; a record that quotes nothing is in none."""
    by_article: dict[int, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        if record.segments:
            by_article[record.article][record.coder].append(record)
    for article in asked.articles:
        coders = [coder for coder in asked.coders if coder in article.coders]
        here = [by_article[article.id][coder] for coder in coders]
        for places in units([[_marked(record) for record in one] for one in here], least=overlap):
            met = zip(coders, here, places, strict=True)
            yield Unit(article, {coder: theirs[at] for coder, theirs, at in met if at is not None})


def _marked(record: Record) -> Marked:
    deciding = (record.values["claim"] or "", record.values["speaker"] or "")
    return Marked(record.segments, (*deciding, *(record.values[field] or "" for field in FIELDS), record.id))
