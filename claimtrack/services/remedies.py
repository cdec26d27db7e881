"""What to do about a finding in a file of another tool: hints of annotated files speak of lines that it has not."""

import re
from dataclasses import replace
from typing import Final

from claimtrack.domain.findings import Finding
from claimtrack.services.intake import Unit
from claimtrack.services.joined import TABLE
from claimtrack.services.wishes import to_set

_KEY: Final = re.compile(r"add: (\w+): …")
_QUOTE: Final = "CT201"
_CELL: Final = "fill its cell for the quote, or say which column it is: --map quote=COLUMN"
_MARK: Final = "mark the words, or say in a profile which part is the quote"


def with_remedies(unit: Unit) -> Unit:
    """Give a unit of another tool's file with hints that say what to do in such a file."""
    return replace(unit, findings=tuple(_remedied(one, unit.reader) for one in unit.findings))


def _remedied(one: Finding, reader: str) -> Finding:
    if one.code == _QUOTE:
        return replace(one, hint=_CELL if reader == TABLE else _MARK)
    key = _KEY.fullmatch(one.hint or "")
    if key is None:
        return one
    fill = "fill its cell, or say it for all: " if reader == TABLE else "say: "
    return replace(one, hint=fill + to_set((key[1],)))
