"""Rows as a Markdown table, and text from articles as plain words in any Markdown."""

import re
from collections.abc import Iterable
from typing import Final

from claimtrack.domain.names import clean
from claimtrack.domain.rows import Rows
from claimtrack.render.cells import as_text, numeric

# What Markdown or HTML would take as a sign of its own. An underscore counts only at the edge of a word, so that
# `claim_text` stays readable; an ampersand only where an entity could begin.
_SIGNS: Final = re.compile(r"[\\`*\[\]<|]|~~|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")


def escaped(text: str) -> str:
    """The text on one line with nothing in it that Markdown would read as markup."""
    return _SIGNS.sub(lambda sign: "\\" + sign[0], " ".join(clean(text).split()))


def markdown_table(rows: Rows) -> str:
    """A table with a line for each row; numbers stand right, a cell's line breaks become spaces."""
    lines = [
        _line(escaped(column) for column in rows.columns),
        _line("---:" if number else "---" for number in numeric(rows)),
        *(_line(escaped(as_text(cell)) for cell in row) for row in rows.rows),
    ]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
