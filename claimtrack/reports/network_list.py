"""`network events`: the statements that networks are made of, one by one, with all they can be put under."""

from dataclasses import dataclass

from claimtrack import __version__
from claimtrack.reports.asking import Named, topic
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import ALWAYS, Method, Period
from claimtrack.reports.network_events import Event, read_by
from claimtrack.reports.network_nodes import Kind, nodes
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class ListQuestion:
    """On which topic, in which days; neither = the whole record."""

    topic: str | None = None
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement, and the names of what it can be put under in a network beside its speaker, claim and sources."""

    row: Stated
    organisations: tuple[str, ...]
    sides: tuple[str, ...]
    topics: tuple[str, ...]
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """All statements in order of time, imputed ones too."""

    topic: Named | None
    period: Period
    listed: tuple[Listed, ...]
    method: Method

    @property
    def rows(self) -> tuple[Stated, ...]:
        """The statements."""
        return tuple(one.row for one in self.listed)


def look_up_list(reader: Reader, question: ListQuestion) -> Scope:
    """Look up the topic of a question."""
    found = topic(reader, question.topic) if question.topic is not None else None
    return Scope(topic=found, period=question.period, imputed=True, outside=True)


def listed(reader: Reader, question: ListQuestion, *, command: str, now: str) -> Events:
    """Give the statements; `command` and `now` are told in the method."""
    scope = look_up_list(reader, question)
    rows = statements(reader, scope)
    every = [_event(row) for row in rows]
    kinds = {kind: nodes(reader, kind, question.period, every) for kind in ("organisation", "side", "topic")}
    coders = read_by(reader, [row.statement_id for row in rows])
    found = []
    for row, event in zip(rows, every, strict=True):
        organisations, sides, topics = (_names(kinds[kind], event) for kind in kinds)
        found.append(Listed(row, organisations, sides, topics, coders.get(row.statement_id, ())))
    return Events(scope.topic, question.period, tuple(found), Method(command, scope.query(), __version__, now))


def _names(kind: Kind, event: Event) -> tuple[str, ...]:
    keys = kind.of(event)
    return () if isinstance(keys, str) else tuple(sorted(kind.names[key] for key in keys))


_SAME = (
    *("statement_id", "statement_key", "speaker_id", "speaker", "principal_id", "principal", "claim", "claim_text"),
    *("stance", "conditional", "imputed", "anonymous", "via_anonymous", "joint", "date_earliest", "date_latest"),
)


def _event(row: Stated) -> Event:
    return Event(*(getattr(row, name) for name in _SAME))
