"""What a change of the record changes: what every record came to before it and comes to after it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.rows import Cell
from claimtrack.services.moving import Holdings, holdings
from claimtrack.store.readonly import Queries

_COMPARED: Final = (
    *("speaker", "principal", "claim", "claim_text", "stance_label", "conditional", "condition", "date_text"),
    *("act", "mode", "certainty"),
)
FIELDS: Final = (*_COMPARED, "topics", "sides", "n_reports")
"""What is compared of each record, in this order."""

_OF_THE_ARTICLE: Final = ("source", "published", "article")


@dataclass(frozen=True, slots=True)
class Come:
    """One record, and what it comes to for each of its asserters: values in the order of FIELDS."""

    source: str
    published: str
    article: str
    record: str
    coder: str
    quote: str | None
    values: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What all records come to, by coding key, how many statements and utterances they make, and what all hold."""

    records: Mapping[str, Come]
    n_statements: int
    n_utterances: int
    holdings: Holdings = field(default_factory=Holdings)


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that a change touches: which fields, from what to what; a record that comes or goes has no fields."""

    record: Come
    changes: tuple[tuple[str, str, str], ...]
    gone: bool = False


def snapshot(queries: Queries) -> Snapshot:
    """Read what every record comes to."""
    topics, sides = _listed(queries, "curate/topics"), _listed(queries, "curate/sides")
    found = queries.query("curate/coded")
    about: dict[str, tuple[Cell, ...]] = {}
    values: dict[str, list[tuple[Cell, ...]]] = defaultdict(list)
    statements, utterances = set(), set()
    for row in found.rows:
        one = dict(zip(found.columns, row, strict=True))
        key, statement = str(one["coding_key"]), str(one["statement_key"])
        about.setdefault(
            key, tuple(one[name] for name in ("source", "published", "article", "record_id", "coder", "quote"))
        )
        compared = [one[name] for name in _COMPARED]
        values[key].append((*compared, topics.get(statement, ""), sides.get(statement, ""), one["n_reports"]))
        statements.add(statement)
        utterances.add(one["utterance_id"])
    records = {key: _come(about[key], tuple(sorted(several, key=str))) for key, several in values.items()}
    return Snapshot(records, len(statements), len(utterances), holdings(queries))


def touched(before: Snapshot, after: Snapshot) -> tuple[Touched, ...]:
    """Give the records that come to something else, in order of publication."""
    found = [
        Touched(
            after.records.get(key) or before.records[key],
            _changes(before.records.get(key), after.records.get(key)),
            gone=key not in after.records,
        )
        for key in before.records.keys() | after.records.keys()
        if before.records.get(key) != after.records.get(key)
    ]
    return tuple(
        sorted(found, key=lambda one: (one.record.published, one.record.source, one.record.article, one.record.record))
    )


def _come(about: tuple[Cell, ...], values: tuple[tuple[Cell, ...], ...]) -> Come:
    source, published, article, record, coder, quote = (None if one is None else str(one) for one in about)
    return Come(source or "", published or "", article or "", record or "", coder or "", quote, values)


def _listed(queries: Queries, name: str) -> dict[str, str]:
    found: dict[str, list[str]] = defaultdict(list)
    for statement, other in queries.query(name).rows:
        found[str(statement)].append(str(other))
    return {statement: "; ".join(several) for statement, several in found.items()}


def _changes(before: Come | None, after: Come | None) -> tuple[tuple[str, str, str], ...]:
    if before is None or after is None:
        return ()
    article = [(name, str(getattr(before, name)), str(getattr(after, name))) for name in _OF_THE_ARTICLE]
    values = [(name, _told(before, n), _told(after, n)) for n, name in enumerate(FIELDS)]
    return tuple(change for change in (*article, *values) if change[1] != change[2])


def _told(one: Come, field: int) -> str:
    return " & ".join(dict.fromkeys("" if values[field] is None else str(values[field]) for values in one.values))
