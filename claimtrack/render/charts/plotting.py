"""From the statements of a report to what a chart shows; every mark leads to its statement.

Imputed statements are in no chart. Anonymous voices are marked as such and hold nothing. Each function gives None
where there is nothing to draw. `days` are the first and the last day drawn: without them all days of the statements.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, Protocol

from claimtrack.render import beside, phrases
from claimtrack.render.charts.canvas import ELLIPSIS
from claimtrack.render.charts.shapes import Apart, Band, Bands, Count, Footing, Gap, Heat, Lanes, Mark, Panel
from claimtrack.render.charts.stretches import Stretch, stretches
from claimtrack.reports.belonging import Belonging
from claimtrack.reports.counting import act_of
from claimtrack.reports.evidence import Stated
from claimtrack.reports.periods import bucket

Days = tuple[str, str]
_QUOTE: Final = 160
_COLUMNS: Final = 40
_QUOTED: Final = ("direct", "mixed")


class Party(Protocol):
    """A side or speaker as charts know it."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def name(self) -> str:
        """Its primary name."""


def bands(
    sides: Sequence[Party], rows: Iterable[Stated], *, days: Days | None = None, belonging: Belonging | None = None
) -> Bands | None:
    """Give what sides held on each claim and what they said; on a topic without a claim nothing is held."""
    spoken, names = _of(sides, rows), _told_apart([(side.id, side.name) for side in sides])
    if not spoken:
        return None
    days = days or span_of(spoken)
    panels = []
    for claim, said in _by_claim(spoken).items():
        held = _stretches(sides, said, days[1], belonging) if claim is not None else {}
        panels.append(
            Panel(
                title=_title(said[0]),
                rows=tuple(names.values()),
                bands=tuple(_band(names[side], one) for side, found in held.items() for one in found),
                marks=tuple(_mark(names[row.side_id], row) for row in said),
            )
        )
    return Bands(tuple(panels), *days)


def lanes(rows: Iterable[Stated], *, days: Days | None = None) -> Lanes | None:
    """Give who said what on each claim, by sides, each speaker's lane where he first speaks."""
    spoken = [row for row in rows if not row.imputed]
    if not spoken:
        return None
    panels = []
    for said in _by_claim(spoken).values():
        names = _told_apart(_speakers(said).items())
        once = {row.statement_key: row for row in said}
        marks = tuple(_mark(names[row.speaker_id], row) for row in once.values())
        panels.append(Panel(_title(said[0]), tuple(names.values()), (), marks))
    return Lanes(tuple(panels), *(days or span_of(spoken)))


def gap(
    sides: Sequence[Party], rows: Iterable[Stated], *, days: Days | None = None, belonging: Belonging | None = None
) -> Gap | None:
    """Give how far apart the sides were on each claim while all of them had a position; None where they never had."""
    spoken, names = _of(sides, rows), _told_apart([(side.id, side.name) for side in sides])
    if not spoken:
        return None
    days = days or span_of(spoken)
    titles: dict[str | None, str] = {}
    spans: list[Apart] = []
    for claim, said in _by_claim(spoken).items():
        if claim is None:
            continue
        titles[claim] = _unlike(_title(said[0]), claim, titles.values())
        held = _stretches(sides, said, days[1], belonging)
        spans += _apart(titles[claim], {names[side]: found for side, found in held.items()})
    return Gap(tuple(titles.values()), tuple(spans), *days) if spans else None


def heat(sides: Sequence[Party], rows: Iterable[Stated]) -> Heat | None:
    """Give how many utterances of each side fall into each month, quarter or year, by the last day each is possible."""
    spoken, names = _of(sides, rows), _told_apart([(side.id, side.name) for side in sides])
    if not spoken:
        return None
    by, columns = _columns([row.date_latest for row in spoken])
    cells: dict[tuple[int, str], list[Stated]] = defaultdict(list)
    for row in spoken:
        cells[row.side_id, bucket(row.date_latest, by)].append(row)
    counts = tuple(_count(names[side], column, said, by) for (side, column), said in cells.items())
    return Heat(tuple(names.values()), columns, counts)


def span_of(rows: Iterable[Stated]) -> Days:
    """Give the first and the last day on which some statements can have been made, as far as that is known."""
    listed = list(rows)
    return min(row.date_earliest or row.date_latest for row in listed), max(row.date_latest for row in listed)


def _of(sides: Sequence[Party], rows: Iterable[Stated]) -> list[Stated]:
    asked = {side.id for side in sides}
    return [row for row in rows if row.side_id in asked and not row.imputed]


def _by_claim(rows: Iterable[Stated]) -> dict[str | None, list[Stated]]:
    """Give statements by claim: claims most sides speak to first, those on a topic without a claim last."""
    found: dict[str | None, list[Stated]] = defaultdict(list)
    for row in rows:
        found[row.claim].append(row)

    def order(claim: str | None) -> tuple[bool, int, int, str]:
        return (claim is None, -len({row.side_id for row in found[claim]}), -len(found[claim]), claim or "")

    return {claim: found[claim] for claim in sorted(found, key=order)}


def _title(row: Stated) -> str:
    return row.claim_text or row.claim or phrases.NO_CLAIM


def _told_apart(names: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Give names by id; namesakes are numbered, because rows are told apart by name."""
    found: dict[int, str] = {}
    for one, name in names:
        found[one] = _unlike(name, "", found.values())
    return found


def _unlike(name: str, key: str, taken: Iterable[str]) -> str:
    """Give a name that is none of those taken: with a key beside it, else a number."""
    used = set(taken)
    tries = (name, *([f"{name} [{key}]"] if key else []), *(f"{name} ({n})" for n in range(2, len(used) + 3)))
    return next(one for one in tries if one not in used)


def _speakers(said: Sequence[Stated]) -> dict[int, str]:
    """Give the speakers with their sides, those of one side together."""
    order = list(dict.fromkeys(row.side for row in said))
    sides: dict[int, list[str]] = defaultdict(list)
    names: dict[int, str] = {}
    for row in sorted(said, key=lambda one: order.index(one.side)):
        names[row.speaker_id] = row.speaker
        if row.side != row.speaker and row.side not in sides[row.speaker_id]:
            sides[row.speaker_id].append(row.side)
    return {one: " · ".join([name, *([", ".join(sides[one])] if sides[one] else [])]) for one, name in names.items()}


def _stretches(
    sides: Sequence[Party], said: Sequence[Stated], last_day: str, belonging: Belonging | None
) -> dict[int, list[Stretch]]:
    return {
        side.id: stretches(side.id, [row for row in said if row.side_id == side.id], last_day, belonging)
        for side in sides
    }


def _mark(name: str, row: Stated) -> Mark:
    words = row.quote or ""
    words = words if len(words) <= _QUOTE else words[:_QUOTE].rstrip() + ELLIPSIS
    told = phrases.stance(row.stance, row.stance_label, conditional=row.conditional, condition=row.condition)
    head = " · ".join([phrases.day(row), beside.speaking(row), told])
    notes = ", ".join(beside.beware(row))
    return Mark(
        row=name,
        earliest=row.date_earliest,
        latest=row.date_latest,
        stance=row.stance,
        conditional=row.conditional,
        hollow=row.mode is not None and row.mode not in _QUOTED,
        pale=row.mode is None,
        doubt=row.doubt,
        told="\n".join(line for line in (head, words, notes) if line),
        to=row.statement_key,
        anonymous=row.anonymous,
        footing=Footing(nameless=row.via_anonymous and not row.anonymous, circular=row.circular_only),
    )


def _band(name: str, held: Stretch) -> Band:
    position = held.position
    notes = [phrases.n(position.n), *beside.beside_position(position)]
    told = f"{name}: {phrases.stance_of(position.rests_on)}, {_days(held.from_day, held.until_day)}"
    return Band(
        row=name,
        from_day=held.from_day,
        until_day=held.until_day,
        stance=held.stance,
        conditional=position.rests_on.conditional,
        told=f"{told} ({'; '.join(notes)})",
        to=held.first.key,
        split=held.split,
        footing=held.footing,
    )


def _days(from_day: str, until_day: str | None) -> str:
    return f"from {from_day} until {until_day}" if until_day else f"since {from_day}"


def _apart(row: str, held: Mapping[str, Sequence[Stretch]]) -> list[Apart]:
    """Give the days on which all have a position, with the distance between the two furthest apart."""
    turns = {
        day for found in held.values() for one in found for day in (one.from_day, one.until_day) if day is not None
    }
    spans: list[Apart] = []
    for day, until in pairwise([*sorted(turns), None]):
        there = {name: one for name, found in held.items() if (one := _on(found, str(day))) is not None}
        if len(there) < len(held):
            continue
        stances = [one.stance for one in there.values()]
        told = ", ".join(_stance(name, one) for name, one in there.items())
        newest = max((one.first for one in there.values()), key=lambda first: first.order)
        footing = Footing(
            any(one.footing.nameless for one in there.values()), any(one.footing.circular for one in there.values())
        )
        span = Apart(row, str(day), until, max(stances) - min(stances), told, newest.key, footing)
        if spans and (spans[-1].until_day, spans[-1].told) == (span.from_day, told):
            spans[-1] = replace(spans[-1], until_day=until)
        else:
            spans.append(span)
    return [
        replace(one, told=f"{one.told}: {phrases.gap(one.distance)}, {_days(one.from_day, one.until_day)}")
        for one in spans
    ]


def _stance(name: str, held: Stretch) -> str:
    only = beside.known_only(nameless=held.footing.nameless, circular=held.footing.circular)
    return f"{name} {phrases.signed(held.stance)}{beside.bracketed(only)}"


def _on(found: Iterable[Stretch], day: str) -> Stretch | None:
    return next((one for one in found if one.from_day <= day and (one.until_day is None or day < one.until_day)), None)


def _columns(days: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Give the finest periods that have room, and all of them from the first day to the last."""
    for by in ("month", "quarter"):
        columns = _periods(min(days), max(days), by)
        if len(columns) <= _COLUMNS:
            return by, columns
    return "year", _periods(min(days), max(days), "year")


def _periods(first: str, last: str, by: str) -> tuple[str, ...]:
    begin, end = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    return tuple(dict.fromkeys(bucket(f"{n // 12:04}-{n % 12 + 1:02}-01", by) for n in range(begin, end + 1)))


def _count(name: str, column: str, said: Sequence[Stated], by: str) -> Count:
    number = len({act_of(row) for row in said})
    unsure = {act_of(row) for row in said if row.date_earliest is None or bucket(row.date_earliest, by) != column}
    perhaps = f", {len(unsure)} of them perhaps earlier" if unsure else ""
    footing = Footing(
        nameless=all(row.anonymous or row.via_anonymous for row in said),
        circular=all(row.circular_only for row in said),
    )
    only = beside.bracketed(beside.known_only(nameless=footing.nameless, circular=footing.circular))
    told = f"{name}, {column}: {phrases.plural(number, 'utterance')}{perhaps}{only}"
    return Count(name, column, number, told, said[0].statement_key, footing)
