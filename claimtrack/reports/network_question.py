"""What a network is asked for: of what and through what, how agreement is counted; looked up and checked."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimtrack.domain.names import closest
from claimtrack.domain.networks import (
    AGGREGATIONS,
    AGGREGATIONS_OF,
    DUPLICATES,
    KINDS,
    NORMALISATIONS,
    NORMALISATIONS_OF,
    ONE_MODE,
    Mode,
)
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import Named, topic
from claimtrack.reports.frame import ALWAYS, Period
from claimtrack.store.queries import text_of
from claimtrack.store.readonly import Reader
from claimtrack.store.written import with_values


@dataclass(frozen=True, slots=True)
class Question:
    """Of what and through what (`columns`), how it is counted, on which topic, in which days.

    One-mode networks tie the rows to each other through the columns, two-mode networks tie rows to columns.
    """

    mode: Mode
    rows: str
    columns: str
    aggregation: str = AGGREGATIONS[0]
    normalisation: str = NORMALISATIONS[0]
    duplicates: str = DUPLICATES[0]
    topic: str | None = None
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its topic looked up."""

    question: Question
    topic: Named | None

    def parameters(self) -> dict[str, str | None]:
        """Give the values of the query of the statements."""
        days = self.question.period
        return {
            "topic": self.topic.key if self.topic else None,
            "date_from": days.date_from,
            "date_until": days.date_until,
            "as_of": days.as_of,
        }

    def query(self) -> str:
        """Give the SQL of the statements with its values written in."""
        return with_values(text_of("network_statements"), self.parameters())


def look_up(reader: Reader, question: Question) -> Asked:
    """Look up the topic of a question whose words are checked."""
    checked(question)
    return Asked(question, topic(reader, question.topic) if question.topic is not None else None)


def checked(question: Question) -> None:
    """Refuse words that nothing is called by, and those that do not go together; with the nearest that do."""
    _known("kind of node", question.rows, KINDS)
    _known("kind of node", question.columns, KINDS)
    _known("aggregation", question.aggregation, AGGREGATIONS)
    _known("normalisation", question.normalisation, NORMALISATIONS)
    _known("way to treat duplicates", question.duplicates, DUPLICATES)
    if question.rows == question.columns:
        beside = "through" if question.mode == ONE_MODE else "and"
        message = f"{question.rows} {beside} {question.columns}: a network needs two different kinds"
        others = [kind for kind in KINDS if kind != question.rows]
        raise UsageProblem(message, "choose of " + ", ".join(others))
    _goes("aggregation", question.aggregation, question.mode, AGGREGATIONS_OF[question.mode])
    _goes("normalisation", question.normalisation, question.mode, NORMALISATIONS_OF[question.mode])
    if question.aggregation == "combine" and question.normalisation != "none":
        message = "combine gives codes, which cannot be divided"
        raise UsageProblem(message, "leave --normalisation out, or take --aggregation subtract")


def _known(what: str, word: str, words: Sequence[str]) -> None:
    if word not in words:
        message = f"there is no {what} {word!r}"
        raise UsageProblem(message, "choose of " + ", ".join(closest(word, words) or words))


def _goes(what: str, word: str, mode: Mode, words: Sequence[str]) -> None:
    if word not in words:
        message = f"a {mode} network has no {what} {word}"
        raise UsageProblem(message, "choose of " + ", ".join(words))
