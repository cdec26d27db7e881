"""How files of other tools were mapped: each label and value of theirs, the field it became, and by which rule."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.mapping.tally import ALWAYS, Taken, Tally
from claimtrack.services.wishes import Told, own_values, slips

SHOWN: Final = 40
"""Labels, values of a label, and meanings of a field that are shown; of more, the number is told."""
_WHOLE: Final = ""
_WIDEST: Final = 36
_NOT_TAKEN: Final = "not taken"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: what the file has, what it becomes, by what, how often."""

    what: str
    becomes: str = ""
    by: str = ""
    number: int = 0


def explained(told: Iterable[Told]) -> Iterator[str]:
    """Give a paragraph for each reader and profile, and for each sheet; the same files give the same text."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Told]] = {}
    for one in told:
        groups.setdefault((one.reader, one.profile, one.columns), []).append(one)
    for (reader, profile, columns), several in sorted(groups.items()):
        head = f"{reader}, read by the profile {profile or 'none'}: {_files(several)}"
        yield "\n".join([head, *(f"  {line}" for line in _lines(several, columns))])


def _files(several: Sequence[Told]) -> str:
    documents = sum(one.documents for one in several)
    files = several[0].file if len(several) == 1 else f"{len(several)} files"
    what = "article" if several[0].columns else "text"
    return f"{files}, {documents} {what}{'' if documents == 1 else 's'}"


def _lines(several: Sequence[Told], columns: Sequence[str]) -> Iterator[str]:
    whole = Told("", "", "")
    for one in several:
        whole.tally.add(one.tally)
        whole.own.update(one.own)
        for mine, theirs in ((whole.mapped, one.mapped), (whole.unmapped, one.unmapped), (whole.ignored, one.ignored)):
            mine.update(theirs)
        whole.countings.update(one.countings)
        yield from (note if len(several) == 1 else f"{one.file}: {note}" for note in one.notes)
    for way, number in sorted(whole.countings.items()):
        yield f"offsets in {way}: {number} {'text' if number == 1 else 'texts'}"
    if several[0].settings:
        yield f"said by you: {', '.join(sorted(several[0].settings))}"
        yield from slips(several[0].settings)
    yield from own_values(whole.own, of_sheets=bool(columns))
    yield from _aligned(_of_sheet(whole, columns) if columns else _of_marks(whole))
    yield from _meanings(whole.tally)
    for what, number in sorted(whole.ignored.items()):
        yield f"left out: {number} {what}"
    yield from _dropped(lost for one in several for lost in one.dropped)


def _of_sheet(whole: Told, columns: Sequence[str]) -> Iterator[_Line]:
    order = {name: number for number, name in enumerate(columns)}
    uses: dict[tuple[str, str], list[str]] = {}
    for one in whole.tally.taken:
        uses.setdefault((one.name, one.field), []).append(one.template)
    for name, field in sorted(uses, key=lambda use: (order.get(use[0], len(order)), not use[0], use[0])):
        by = ", else ".join(dict.fromkeys(uses[name, field]))
        yield _Line(name or "(always)", field and f"→ {field}", by) if field else _Line(name, _NOT_TAKEN)
    for what, counts in (("→ statement", whole.mapped), ("kept without speaker, stance or claim", whole.unmapped)):
        yield from (_Line(label, what, "", number) for label, number in sorted(counts.items()) if number)


def _of_marks(whole: Told) -> Iterator[_Line]:
    by_label: dict[str, list[tuple[Taken, int]]] = {}
    for one, number in sorted(whole.tally.taken.items()):
        by_label.setdefault(one.label, []).append((one, number))
    if by_label.get(_WHOLE):
        yield _Line("the whole text")
        yield from _values(by_label[_WHOLE])
    labels = sorted({*whole.mapped, *whole.unmapped}, key=lambda one: (-whole.mapped[one], -whole.unmapped[one], one))
    for label in labels[:SHOWN]:
        if whole.mapped[label]:
            yield _Line(label, "→ statement", f"rule {whole.tally.rules.get(label, '')}", whole.mapped[label])
        if whole.unmapped[label]:
            topic = whole.tally.topics.get(label, "")
            yield _Line(label, "kept with its words", f"topic {topic}" if topic else "", whole.unmapped[label])
        yield from _values(by_label.get(label, []))
    rest = labels[SHOWN:]
    if rest:
        number = sum(whole.mapped[one] + whole.unmapped[one] for one in rest)
        yield _Line(f"… {len(rest)} other labels", "", "", number)


def _values(taken: Sequence[tuple[Taken, int]]) -> Iterator[_Line]:
    used = {one.name for one, _ in taken if one.field}
    lines = [(one, number) for one, number in taken if one.field or one.name not in used]
    for one, number in lines[:SHOWN]:
        name = "(always)" if one.name == ALWAYS else one.name
        yield _Line(f"  {name}", f"→ {one.field}" if one.field else _NOT_TAKEN, one.template, number)
    if len(lines) > SHOWN:
        number = sum(number for _, number in lines[SHOWN:])
        yield _Line(f"  … {len(lines) - SHOWN} other values", "", "", number)


def _meanings(tally: Tally) -> Iterator[str]:
    fields: dict[str, list[str]] = {}
    for (field, value, meaning), _ in sorted(tally.meant.items()):
        nothing = "the source itself" if field == "by" else "nothing"
        fields.setdefault(field, []).append(value if value == meaning else f"{value} = {meaning or nothing}")
    for field, several in fields.items():
        more = f", … {len(several) - SHOWN} more" if len(several) > SHOWN else ""
        yield f"{field}: {', '.join(several[:SHOWN])}{more}"


def _dropped(lost: Iterable[Dropped]) -> Iterator[str]:
    numbers: Counter[tuple[str, str]] = Counter()
    for one in lost:
        numbers[one.what, one.why] += one.number
    for (what, why), number in sorted(numbers.items()):
        yield f"not carried over: {number} {what} ({why})"


def _aligned(lines: Iterable[_Line]) -> Iterator[str]:
    given = list(lines)
    what, becomes, by = (
        max((length for one in given if (length := len(text(one))) <= _WIDEST), default=0)
        for text in (attrgetter("what"), attrgetter("becomes"), attrgetter("by"))
    )
    for one in given:
        number = str(one.number) if one.number else ""
        text = f"{one.what:<{what}}  {one.becomes:<{becomes}}  {one.by:<{by}}  {number}" if one.becomes else one.what
        yield text.rstrip() if one.becomes or not number else f"{text}  {number}"
