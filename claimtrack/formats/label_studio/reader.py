"""Label Studio exports: JSON with tasks and their annotations; JSON-MIN and CSV, which leave relations out."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from claimtrack.domain.foreign import Document, Dropped, Reading
from claimtrack.formats.cells import lines_of, long_cells
from claimtrack.formats.label_studio.tasks import Dropping, Task
from claimtrack.formats.label_studio.values import is_of_no_text
from claimtrack.formats.objects import Object, decoded, parse, several
from claimtrack.formats.scalars import word
from claimtrack.formats.source import Source, Unreadable

_FULL: Final = re.compile(r'"(?:annotations|completions)"\s*:\s*\[')
_TASK: Final = re.compile(r'"(?:completed_by|result|was_cancelled|inner_id|data)"\s*:')
_FLAT: Final = re.compile(r'"annotation_id"|"lead_time"')
_COLUMNS: Final = ("annotation_id", "annotator", "lead_time")
_ADMINISTRATIVE: Final = (*_COLUMNS, "id", "created_at", "updated_at", "agreement")
_RELATIONS: Final = "tasks without their relations"
_LOST: Final = "Label Studio leaves them out of this export; export as JSON to keep them"


class LabelStudioReader:
    """Reads an export of a project."""

    name = "label-studio"
    endings = ()
    profiles = ("regions", "spans")

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be an export, by the keys or columns that only Label Studio has."""
        text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
        if name.endswith((".csv", ".tsv")):
            return all(column in text.partition("\n")[0] for column in _COLUMNS)
        if not name.endswith(".json") or text[:1] not in ("[", "{") or '"@context"' in text:
            return False
        return bool((_FULL.search(text) and _TASK.search(text)) or _FLAT.search(text))

    def read(self, source: Source) -> Reading:
        """Read one export; raises Unreadable for one of pictures, recordings or films alone."""
        dropped: Dropping = Counter()
        tasks = list(_rows(source)) if _is_sheet(source) else list(_tasks(source))
        documents: list[Document] = []
        for number, given in enumerate(tasks, 1):
            documents += _read(source, given, number, dropped)
        lost = {what: number for (what, why), number in dropped.items() if why != _LOST}
        if not documents or (lost and not any(one.marks or one.text for one in documents)):
            _refuse(source, lost)
        return Reading(tuple(documents), [Dropped(what, n, why) for (what, why), n in dropped.items()])


def _is_sheet(source: Source) -> bool:
    """Tell whether a file is a sheet, by its name; where that has no ending, as of stdin, by its first sign."""
    name = source.path.name.lower()
    return name.endswith((".csv", ".tsv")) or ("." not in name and decoded(source).lstrip()[:1] not in ("[", "{"))


def _tasks(source: Source) -> Iterator[Object]:
    found, broken = several(source)
    if broken:
        raise broken[0]
    for one in found:
        if isinstance(one, Object):
            yield one


def _rows(source: Source) -> Iterator[Object]:
    """Give the rows of a table as JSON-MIN would have them: cells that hold JSON are read."""
    with long_cells():
        yield from list(_cells(source))


def _cells(source: Source) -> Iterator[Object]:
    text = decoded(source)
    sign = "\t" if text.partition("\n")[0].count("\t") else ","
    rows = csv.reader(lines_of(text), delimiter=sign, strict=True)
    header: list[str] = []
    try:
        for cells in rows:
            if not header:
                header = cells
            elif len(cells) != len(header):
                message = f"the row has {len(cells)} cells and the header {len(header)}"
                raise Unreadable(message, source.at(rows.line_num))
            elif cells:
                row = Object(
                    (name, _cell(source, cell, rows.line_num)) for name, cell in zip(header, cells, strict=True)
                )
                row.place = source.at(rows.line_num)
                yield row
    except csv.Error as problem:
        message = f"this is no row of a table: {problem}"
        raise Unreadable(message, source.at(rows.line_num)) from problem


def _cell(source: Source, text: str, line: int) -> Any:  # noqa: ANN401 - what JSON holds
    if not text.startswith(("[{", '{"', "[")):
        return text
    try:
        return parse(source, text, line=line)
    except Unreadable:
        return text


def _read(source: Source, given: Object, number: int, dropped: Dropping) -> Iterator[Document]:
    key = word(given.get("id")) or word(given.get("inner_id")) or str(number)
    name = f"{source.path.name.split('.')[0]}/{key}"
    data = given.get("data")
    several = given.get("annotations", given.get("completions"))
    if not isinstance(data, Object) or not isinstance(several, list):
        yield from _flat(given, name, dropped)
        return
    before = sum(dropped.values())
    task = Task(given.place, name, data, dropped)
    for order, one in enumerate(several):
        if isinstance(one, Object) and one.get("was_cancelled") is True:
            dropped["cancelled annotations", "whoever annotated gave them up"] += 1
        elif isinstance(one, Object):
            task.take(one, order)
    for what, why in (("predictions", "a model made them, no coder"), ("drafts", "nobody submitted them")):
        if isinstance(given.get(what), list) and given[what]:
            dropped[what, why] += len(given[what])
    if task.regions or task.whole or task.messages or sum(dropped.values()) == before:
        yield from task.documents()


def _flat(given: Object, name: str, dropped: Dropping) -> Iterator[Document]:
    """Read a task of JSON-MIN: data, answers and regions stand side by side, regions of one place are one."""
    answered = {key: value for key, value in given.items() if _is_answer(value)}
    data = {key: value for key, value in given.items() if key not in answered and key not in _ADMINISTRATIVE}
    before = sum(dropped.values())
    task = Task(given.place, name, data, dropped)
    at = ("", word(given.get("annotator")), given.place)
    for control, value in answered.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Object) and is_of_no_text(_kind(one), one):
                dropped[f"regions of `{control}`", "they mark no words of a text"] += 1
            elif isinstance(one, Object):
                task.add(one, f"{word(one.get('start'))}-{word(one.get('end'))}", control, at)
    if task.regions or task.whole or sum(dropped.values()) == before:
        dropped[_RELATIONS, _LOST] += 1
        yield from task.documents()


def _is_answer(value: object) -> bool:
    ones = value if isinstance(value, list) else [value]
    return bool(ones) and all(
        isinstance(one, Object) and (_kind(one) or any(key in one for key in ("start", "choices", "x"))) for one in ones
    )


def _kind(value: Object) -> str:
    """Give the kind of a region as its labels are called: `rectanglelabels`, `labels`."""
    return next((key for key in value if key.endswith("labels")), "")


def _refuse(source: Source, lost: Mapping[str, int]) -> None:
    if lost:
        told = ", ".join(f"{number} {what}" for what, number in lost.items())
        message = f"nothing in it marks words of a text: {told}"
        raise Unreadable(message, source.place, "only annotations of texts become statements")
    message = "there is no task in it"
    raise Unreadable(message, source.place)


READER: Final = LabelStudioReader()
