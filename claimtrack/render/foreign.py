"""What became of files of other tools, in a few lines: what maps, what is kept without meaning, what is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.mapping.tally import Taken
from claimtrack.services.wishes import Told, own_values, slips

SHOWN = 6
_COLUMNS = 10


@dataclass(slots=True)
class _Sum:
    files: int = 0
    documents: int = 0
    refused: int = 0
    without_stance: int = 0
    mapped: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    countings: Counter[str] = field(default_factory=Counter)
    dropped: Counter[tuple[str, str]] = field(default_factory=Counter)
    notes: list[tuple[str, str]] = field(default_factory=list)
    own: Counter[str] = field(default_factory=Counter)
    of_sheets: bool = False
    settings: tuple[str, ...] = ()

    def add(self, one: Told) -> None:
        self.files += 1
        self.documents += one.documents
        self.refused += one.refused
        self.without_stance += one.without_stance
        self.mapped += one.mapped
        self.unmapped += one.unmapped
        self.ignored += one.ignored
        self.countings += one.countings
        self.own += one.own
        self.settings = one.settings
        self.of_sheets = self.of_sheets or bool(one.columns)
        self.notes += ((one.file, note) for note in _notes(one, most=_COLUMNS))
        for lost in one.dropped:
            self.dropped[lost.what, lost.why] += lost.number


def foreign_lines(told: Iterable[Told]) -> Iterator[str]:
    """Give the lines of the summary, one paragraph for each reader and profile."""
    for (reader, profile), one in _sums(told).items():
        if not (profile or one.documents or one.notes or one.dropped):
            continue  # an error said why nothing of it was read
        by = f", read by the profile {profile}" if profile else ""
        yield f"{reader}{by}: {_number(one.documents, 'document')}"
        if one.countings:
            ways = one.countings.most_common()
            yield f"  offsets in {ways[0][0]}" if len(ways) == 1 else f"  offsets in {_several(one.countings)}"
        for file, note in one.notes:
            yield f"  {f'{file}: ' if one.files > 1 else ''}{note}"
        yield from (f"  {line}" for line in (*own_values(one.own, of_sheets=one.of_sheets), *slips(one.settings)))
        yield from (f"  {line}" for line in _counts(one))


def _counts(one: _Sum) -> Iterator[str]:
    if one.mapped:
        yield f"statements from {_several(one.mapped)}"
    if one.unmapped:
        yield f"kept without speaker, stance or claim: {_several(one.unmapped)}"
    if one.refused:
        yield f"of these refused: {one.refused}"
    if one.without_stance:
        yield f"{one.without_stance} without a stance: nothing in the file says one on their claims"
    if one.ignored:
        yield f"left out as the profile says: {_several(one.ignored)}"
    for (what, why), number in sorted((one.dropped + Counter()).items()):
        yield f"not carried over: {number} {what} ({why})"


def foreign_data(told: Iterable[Told]) -> list[dict[str, Any]]:
    """Give the same for each file, as plain data."""
    return [
        {
            "file": one.file,
            "reader": one.reader,
            "profile": one.profile,
            "documents": one.documents,
            "offsets": dict(sorted(one.countings.items())),
            "mapped": dict(sorted(one.mapped.items())),
            "unmapped": dict(sorted(one.unmapped.items())),
            "refused": one.refused,
            "without_stance": one.without_stance,
            "ignored": dict(sorted(one.ignored.items())),
            "notes": _notes(one),
            "own": {given: number for given, number in sorted(one.own.items()) if number},
            "mapping": [_mapped(taken, number) for taken, number in sorted(one.tally.taken.items())],
            "values": [
                {"field": name, "value": value, "means": meaning} for name, value, meaning in sorted(one.tally.meant)
            ],
            "lacking": list(one.lacking),
            "dropped": [_lost(lost) for lost in one.dropped],
        }
        for one in told
    ]


def _notes(one: Told, *, most: int | None = None) -> list[str]:
    if not one.unused:
        return one.notes
    more = 0 if most is None else max(0, len(one.unused) - most)
    named = ", ".join(one.unused[:most]) + (f" and {more} more (--explain names each)" if more else "")
    return [*one.notes, f"columns that the profile does not take: {named}"]


def _mapped(one: Taken, number: int) -> dict[str, Any]:
    """Give what became of a value; a field of null was not taken, a label of null is the whole text."""
    name, field, by = one.name or None, one.field or None, one.template or None
    return {"label": one.label or None, "value": name, "field": field, "by": by, "number": number}


def _lost(one: Dropped) -> dict[str, Any]:
    return {"what": one.what, "number": one.number, "why": one.why}


def _sums(told: Iterable[Told]) -> dict[tuple[str, str], _Sum]:
    sums: dict[tuple[str, str], _Sum] = {}
    for one in told:
        sums.setdefault((one.reader, one.profile), _Sum()).add(one)
    return dict(sorted(sums.items()))


def _several(counts: Counter[str]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{number} {what}" for what, number in ordered[:SHOWN])
    rest = sum(number for _, number in ordered[SHOWN:])
    return f"{shown}, {rest} of {len(ordered) - SHOWN} other kinds" if rest else shown


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
