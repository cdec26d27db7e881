"""`agreement`: how far the coders of a text agree; first on which words, then field by field, beyond chance."""

from dataclasses import dataclass
from itertools import combinations, permutations

from claimtrack import __version__
from claimtrack.analysis.agreement import Draws, Figure
from claimtrack.reports.asking import Named
from claimtrack.reports.coded import FIELDS, CodedArticle, Places, coded_records
from claimtrack.reports.coders import PAIR, Question, Unit, look_up, on_topic, units_of
from claimtrack.reports.compared import Compared, Disagreement, compared, disagreements
from claimtrack.reports.found import Found, SameWords
from claimtrack.reports.frame import Method
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Agreement:
    """The answer. `rows` are the units that at least two coders recorded, `wordless` how many records quote nothing."""

    question: Question
    topic: Named | None
    coders: tuple[str, ...]
    articles: tuple[CodedArticle, ...]
    found: tuple[Found, ...]
    pooled: Figure
    fields: tuple[Compared, ...]
    pairs: tuple[Compared, ...]
    disagreements: tuple[Disagreement, ...]
    rows: tuple[Unit, ...]
    wordless: int
    method: Method

    def of(self, field: str) -> Compared | None:
        """Give what is told of a field over all coders."""
        return next((one for one in self.fields if one.field == field), None)


def agreement(reader: Reader, question: Question, *, command: str, now: str, places: Places | None = None) -> Agreement:
    """Compare coders; `places` tells where records stand in files, `command` and `now` are told in the method."""
    asked = look_up(reader, question)
    records = [
        record
        for record in coded_records(reader, asked.articles, asked.topic.key if asked.topic else None, places or {})
        if record.coder in asked.coders
    ]
    every = [unit for unit in units_of(asked, records, question.overlap) if on_topic(unit)]
    shared = [unit for unit in every if len(unit.records) >= PAIR]
    draws = Draws(seed=question.seed)
    words = SameWords(asked.coders, asked.articles, every, draws)
    fields = [one for one in FIELDS if one in question.fields]
    return Agreement(
        question=question,
        topic=asked.topic,
        coders=asked.coders,
        articles=asked.articles,
        found=tuple(words.of(first, second) for first, second in permutations(asked.coders, 2)),
        pooled=words.pooled(),
        fields=tuple(compared(field, asked.coders, shared, draws) for field in fields),
        pairs=tuple(compared(field, pair, shared, draws) for field in fields for pair in combinations(asked.coders, 2)),
        disagreements=tuple(one for unit in every for one in disagreements(unit, asked.coders, fields)),
        rows=tuple(shared),
        wordless=sum(not record.segments for record in records if record.on_topic),
        method=Method(command, asked.query(), __version__, now),
    )
