"""Rows as a Markdown table, and text from articles as plain words in any Markdown."""

import re
from collections.abc import Iterable
from typing import Final

from claimtrack.domain.names import clean
from claimtrack.domain.rows import Rows
from claimtrack.render.cells import as_text, numeric

# What Markdown or HTML would take as a sign of its own. An underscore counts only at the edge of a word, so that
# `claim_text` stays readable; an ampersand only where an entity could begin.
_SIGNS: Final = re.compile(r"[\\`*\[\]<|~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")

# What begins a heading, a list, a rule or a quotation where a line begins with it.
_BEGINS: Final = re.compile(r"^(?:[#+\-=>]|\d+(?=[.)]))")
_LINK: Final = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
_BACKTICKS: Final = re.compile("`+")


def escaped(text: str) -> str:
    """The text on one line with nothing in it that Markdown would read as markup."""
    return _SIGNS.sub(lambda sign: "\\" + sign[0], " ".join(clean(text).split()))


def as_paragraph(text: str) -> str:
    """The text as `escaped` gives it, for the beginning of a line: neither heading nor list."""
    return _BEGINS.sub(lambda sign: sign[0] + "\\" if sign[0].isdecimal() else "\\" + sign[0], escaped(text))


def as_code(text: str) -> str:
    """The text on one line as code, whatever backticks it holds."""
    told = " ".join(clean(text).split())
    fence = "`" * (1 + max((len(run) for run in _BACKTICKS.findall(told)), default=0))
    return f"{fence}{told}{fence}" if fence == "`" else f"{fence} {told} {fence}"


def as_fenced(text: str, language: str = "") -> list[str]:
    """The text as a block of code, line by line, whatever backticks it holds."""
    told = clean(text).splitlines()
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    return [f"{fence}{language}", *told, fence]


def as_link(address: str) -> str:
    """The address as a link where it is one of the web that cannot break out of it, else as plain words."""
    told = clean(address)
    return f"<{told}>" if _LINK.fullmatch(told) else escaped(told)


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
