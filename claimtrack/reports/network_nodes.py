"""The nodes of a network: what a statement is put under, kind by kind, and why it may be under nothing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from claimtrack.domain.dates import OPEN_END, OPEN_START, day_after, first_day, last_day
from claimtrack.reports.asking import outermost
from claimtrack.reports.belonging import Spell, belonging
from claimtrack.reports.frame import Period
from claimtrack.reports.network_events import Event
from claimtrack.reports.stated import portions
from claimtrack.store.readonly import Reader

Reason = Literal[
    "imputed", "no-stance", "anonymous", "unnamed", "no-side", "no-organisation", "no-claim", "no-topic", "joint"
]
"""Why something is not counted."""

ORGANISATIONS: Final = ("organisation", "government", "side", "collective", "outlet", "document")
"""The kinds of speakers that are their own organisation."""

NO_GROUPS: Final = ("person", "side")
"""The kinds of groups whose members do not speak for an organisation."""


@dataclass(frozen=True, slots=True)
class Kind:
    """The nodes of one kind: their names by key, and the keys that something counted is under, or why under none.

    `unsure` tells whether what it is under changed within the days on which it may have been said.
    """

    names: Mapping[str, str]
    of: Callable[[Event], tuple[str, ...] | Reason]
    unsure: Callable[[Event], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class _Speaker:
    key: str
    name: str
    kind: str


Speakers = Mapping[int, _Speaker]


def nodes(reader: Reader, kind: str, period: Period, counted: Sequence[Event]) -> Kind:
    """Give the nodes of a kind for some events."""
    if kind == "claim":
        return _claims(counted)
    if kind == "topic":
        return _topics(reader, counted)
    if kind == "coder":
        return Kind({one.coder: one.coder for one in counted}, lambda one: (one.coder,))
    everybody = _everybody(reader)
    if kind == "source":
        return Kind(_names(everybody), lambda one: (everybody[one.source_id or 0].key,))
    if kind == "speaker":
        return Kind(
            _names(everybody), lambda one: _named(one, everybody[one.speaker_id]) or (everybody[one.speaker_id].key,)
        )
    return (_sides if kind == "side" else _organisations)(reader, period, everybody)


def _everybody(reader: Reader) -> Speakers:
    rows = reader.query("network_speakers").rows
    return {int(str(number)): _Speaker(str(key), str(name), str(kind)) for number, key, name, kind in rows}


def _names(speakers: Speakers) -> dict[str, str]:
    return {one.key: one.name for one in speakers.values()}


def _named(event: Event, who: _Speaker) -> Reason | None:
    """Give why nobody is named whom it could be put under: no position rests on an anonymous voice either."""
    if event.anonymous or who.kind == "anonymous":
        return "anonymous"
    return "unnamed" if who.kind == "unspecified" else None


def _claims(counted: Iterable[Event]) -> Kind:
    names = {one.claim: one.claim_text or one.claim for one in counted if one.claim is not None}
    return Kind(names, lambda one: "no-claim" if one.claim is None else (one.claim,))


def _topics(reader: Reader, counted: Iterable[Event]) -> Kind:
    names: dict[str, str] = {}
    paths: dict[str, str] = {}
    under: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for some in portions(one.statement_id for one in counted):
        for statement_id, key, name, path in reader.query("network_topics", statements=some).rows:
            names[str(key)], paths[str(key)] = str(name), str(path)
            under[int(str(statement_id))] += (str(key),)
    told = Counter(names.values())
    full = {key: paths[key] if told[name] > 1 else name for key, name in names.items()}
    return Kind(full, lambda one: under.get(one.statement_id) or "no-topic")


def _sides(reader: Reader, period: Period, everybody: Speakers) -> Kind:
    sides = outermost(reader, period)
    found = _Spells(belonging(reader, sides).spells)

    def of(event: Event) -> tuple[str, ...] | Reason:
        nobody = _named(event, everybody[event.principal_id])
        return nobody or _keys(found.on(event.principal_id, event.date_latest), everybody) or "no-side"

    return Kind({side.key: side.name for side in sides}, of, lambda one: found.changed(one.principal_id, one))


def _organisations(reader: Reader, _: Period, everybody: Speakers) -> Kind:
    found = _Spells(_offices(reader, everybody))

    def of(event: Event) -> tuple[str, ...] | Reason:
        whom = everybody[event.principal_id]
        if _itself(event, everybody):
            return (whom.key,)
        nobody = _named(event, whom)
        return nobody or _keys(found.on(event.principal_id, event.date_latest), everybody) or "no-organisation"

    def unsure(event: Event) -> bool:
        return not _itself(event, everybody) and found.changed(event.principal_id, event)

    return Kind(_names(everybody), of, unsure)


def _itself(event: Event, everybody: Speakers) -> bool:
    """Tell whether whom it commits is an organisation: by its kind, or because somebody speaks for it."""
    kind = everybody[event.principal_id].kind
    spoken_for = event.principal_id != event.speaker_id and kind not in {"person", "anonymous", "unspecified"}
    return not event.anonymous and (spoken_for or kind in ORGANISATIONS)


def _keys(speakers: Iterable[int], everybody: Speakers) -> tuple[str, ...]:
    return tuple(everybody[one].key for one in speakers)


def _offices(reader: Reader, everybody: Speakers) -> list[Spell]:
    return [
        Spell(
            int(str(group)),
            int(str(member)),
            first_day(str(since)) if since else OPEN_START,
            day_after(last_day(str(until))) if until else OPEN_END,
        )
        for member, group, since, until in reader.query("network_members").rows
        if everybody[int(str(group))].kind not in NO_GROUPS
    ]


class _Spells:
    """Who belonged to what, by member."""

    def __init__(self, spells: Iterable[Spell]) -> None:
        self.of: dict[int, list[Spell]] = defaultdict(list)
        for one in spells:
            self.of[one.member_id].append(one)

    def on(self, member: int, day: str) -> tuple[int, ...]:
        """Give the groups on a day, each once."""
        return tuple(dict.fromkeys(one.side_id for one in self.of.get(member, ()) if one.holds(day)))

    def changed(self, member: int, event: Event) -> bool:
        """Tell whether they changed within the days it may have been said on; an open beginning does not tell."""
        if event.date_earliest is None:
            return False
        edges = {day for one in self.of.get(member, ()) for day in (one.first_day, one.end_day)}
        return any(event.date_earliest < day <= event.date_latest for day in edges)
