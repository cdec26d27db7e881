"""Lines of JSON that no reader knows: told once for all of a file, with what can be done with them."""

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding
from claimtrack.domain.records import Place
from claimtrack.formats import jsonl
from claimtrack.formats.readers import by_content
from claimtrack.services.intake import Unit

UNKNOWN: Final = "CT713"
_TEXT: Final = "data"
"""The one key of a text, beside ours, that a reader takes."""
_SHOWN_KEYS: Final = 8
_SHOWN: Final = 40
_OURS: Final = "a line of claimtrack has `source`, `published`, `lang`, `text`, `statements`"
_SHEET: Final = "rows of data go in as a sheet with a column for each key: claimtrack ingest {} --map FIELD=COLUMN"
_MARKED: Final = "texts with marks need them under `text`: --as spans"


def without_unknown(given: Iterable[Unit]) -> Iterator[Unit]:
    """Give units as they are, but all refused lines that were never meant for claimtrack as one, which is the last."""
    first: Unit | None = None
    number = 0
    for unit in given:
        if not unit.refused or unit.source is None or not jsonl.keys_of_others(unit.source):
            yield unit
            continue
        first = first or unit
        number += 1
    if first is not None:
        yield Unit(first.file, first.line, (_told(first, number),), articles=number)


def _told(unit: Unit, number: int) -> Finding:
    line = (unit.source or "").rstrip("\r\n")
    given: Mapping[str, object] = json.loads(line)
    place = Place(unit.file, unit.line, 1, line)
    keys = f"{_listed(list(given))}{f' ({number} lines)' if number > 1 else ''}"
    known = by_content(unit.file, line.encode())
    if known:
        message = f"no line of claimtrack has only the keys {keys}; it may be of {' or '.join(known)}"
        return finding(UNKNOWN, place, message, f"say which: --as {known[0]}")
    return finding(UNKNOWN, place, f"no reader knows lines with the keys {keys}", _hint(unit.file, given))


def _listed(keys: list[str]) -> str:
    shown = ", ".join(f"`{key[:_SHOWN]}{'…' if len(key) > _SHOWN else ''}`" for key in keys[:_SHOWN_KEYS])
    return f"{shown} and {len(keys) - _SHOWN_KEYS} more" if len(keys) > _SHOWN_KEYS else shown


def _hint(file: str, given: Mapping[str, object]) -> str:
    if isinstance(given.get(_TEXT), str):
        return f"texts under `{_TEXT}` are read with --as spans; {_OURS}"
    name = PurePath(file).name
    sheet = f"{name.split('.')[0]}.csv" if name[:1].isalnum() else "FILE.csv"
    return f"{_SHEET.format(shlex.quote(sheet))}; {_MARKED}; {_OURS}"
