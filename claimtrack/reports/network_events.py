"""What a network counts one by one: statements, or their reports or codings where outlets or coders are nodes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from claimtrack.domain.rows import Cell
from claimtrack.reports.network_question import Asked, Question
from claimtrack.reports.stated import portions
from claimtrack.store.readonly import Reader

Unit = Literal["statement", "report", "coding"]
NOT_SAID: Final = "(not said)"
"""Stands for the coder of files that name none."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing counted. The stance is the settled one, or what the article or the coder has, as `unit_of` tells.

    `article` and `start` say where it stands, of a statement where it was first published; empty where nobody asks.
    """

    statement_id: int
    statement_key: str
    speaker_id: int
    speaker: str
    principal_id: int
    principal: str
    claim: str | None
    claim_text: str | None
    stance: int | None
    conditional: bool
    imputed: bool
    anonymous: bool
    via_anonymous: bool
    joint: str | None
    date_earliest: str | None
    date_latest: str
    source_id: int | None = None
    article: str = ""
    start: int = 0
    coder: str = ""


def unit_of(question: Question) -> Unit:
    """Give what is counted: a statement once, unless outlets or coders are nodes, who each carry or code it."""
    kinds = (question.rows, question.columns)
    return "coding" if "coder" in kinds else "report" if "source" in kinds else "statement"


def events(reader: Reader, asked: Asked) -> list[Event]:
    """Give all there is on the topic and in the days asked for, in order of time, imputed ones too."""
    stated = reader.query("network_statements", **asked.parameters()).rows
    unit = unit_of(asked.question)
    if unit == "statement" and asked.question.duplicates != "article":
        return [_event(row) for row in stated]
    carried = _carried(reader, unit, [int(str(row[0])) for row in stated])
    found = [event for row in stated for event in _events(row, carried[row[0]], unit)]
    return sorted(found, key=_order)


def _order(one: Event) -> tuple[object, ...]:
    return (one.date_latest, one.date_earliest or "", one.article, one.start, one.statement_key, one.coder)


_STANCE: Final = 8


def _events(row: Sequence[Cell], carried: Iterable[Sequence[Cell]], unit: Unit) -> Iterator[Event]:
    for source_id, article, stance, conditional, start, *coder in carried:
        if unit == "statement":
            yield _event(row, None, article, start)
            return
        own = (*row[:_STANCE], stance, conditional, *row[_STANCE + 2 :])
        yield _event(own, source_id, article, start, *(one or NOT_SAID for one in coder))


def _event(row: Sequence[Any], *where: Any) -> Event:  # noqa: ANN401 - cells of a query whose columns are the fields
    return Event(*row, *where)


def _carried(reader: Reader, unit: Unit, statements: Iterable[int]) -> dict[Cell, list[Sequence[Cell]]]:
    """Give the reports of statements, or what coders read in these, the earliest first."""
    found: dict[Cell, list[Sequence[Cell]]] = defaultdict(list)
    for some in portions(statements):
        for statement_id, *rest in reader.query(
            f"network_{'codings' if unit == 'coding' else 'reports'}", statements=some
        ).rows:
            found[statement_id].append(rest)
    return found


def read_by(reader: Reader, statements: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Give who coded statements, by their ids; the names in order, each once."""
    carried = _carried(reader, "coding", statements)
    return {int(str(one)): tuple(sorted({str(row[-1] or NOT_SAID) for row in rows})) for one, rows in carried.items()}
