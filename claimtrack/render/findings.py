"""Findings for people and for editors."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from unicodedata import category, east_asian_width

from claimtrack.domain.findings import Finding
from claimtrack.domain.names import clean
from claimtrack.domain.records import Place
from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.codebook import codes_told

if TYPE_CHECKING:
    from claimtrack.services.check import CheckResult

_WIDTH: Final = 90
_BEFORE: Final = 50
_TAB: Final = 4
_CUT: Final = "…"
_ALIKE: Final = 5
"""How many findings that say the same of a file are shown with their places."""


def render_text(findings: Iterable[Finding]) -> str:
    """Give each finding as `file:line:col: severity[code]: message`, its line with a caret, and its hint."""
    return "".join(_finding(one) for one in findings)


def render_alike(findings: Iterable[Finding]) -> str:
    """Give findings as text, of those in a file that say the very same the first few, and how many more there are."""
    given = list(findings)
    left = Counter(map(_alike, given))
    shown: Counter[tuple[str, str, str]] = Counter()
    lines = []
    for one in given:
        alike = _alike(one)
        shown[alike] += 1
        if shown[alike] <= _ALIKE or left[alike] == _ALIKE + 1:
            lines.append(_finding(one))
        elif shown[alike] == left[alike]:
            number = left[alike] - _ALIKE
            lines.append(
                f"{_flat(one.place.file)}: … and {number} more {one.severity}[{one.code}]: {_flat(one.message)}\n"
            )
    return "".join(lines)


def _alike(one: Finding) -> tuple[str, str, str]:
    return one.place.file, one.code, one.message


def as_rows(findings: Iterable[Finding]) -> Rows:
    """Give the findings as rows, for editors and spreadsheets: any format can show them."""
    columns = ("file", "line", "column", "severity", "code", "message", "hint")
    rows: list[tuple[Cell, ...]] = [
        (one.place.file, one.place.line, one.place.column, one.severity, one.code, one.message, one.hint)
        for one in findings
    ]
    return Rows(columns, rows)


def summary(result: "CheckResult") -> str:
    """Give what a check looked at and how much it found, on one line; below it what of lists of codes is not kept."""
    found = [finding.severity for finding in result.findings]
    skipped = f" ({result.skipped} skipped)" if result.skipped else ""
    errors, warnings = counted(found.count("error"), "error"), counted(found.count("warning"), "warning")
    first = f"{counted(result.files, 'file')} checked{skipped}: {errors}, {warnings}, {result.refused} refused"
    return "\n".join((first, *codes_told(result.dropped)))


def counted(number: int, one: str) -> str:
    """Give a number with its noun: 1 file, 2,000 files."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def _finding(one: Finding) -> str:
    place = one.place
    lines = [f"{_flat(place.file)}:{place.line}:{place.column}: {one.severity}[{one.code}]: {_flat(one.message)}"]
    if place.text is not None and place.text.strip():
        lines += _line_and_caret(place, place.text)
    if one.hint:
        lines.append(f"  hint: {_flat(one.hint)}")
    return "\n".join(lines) + "\n"


def _line_and_caret(place: Place, text: str) -> list[str]:
    """Give the line and the caret below it; a long line is cut around the caret."""
    at = min(place.column - 1, len(text))
    start = max(0, at - _BEFORE) if len(text) > _WIDTH else 0
    end = min(len(text), start + _WIDTH)
    lead = _CUT if start else ""
    before = lead + _shown(text[start:at])
    marked = _shown(text[at : min(at + place.width, end)])
    after = _shown(text[at + place.width : end]) + (_CUT if end < len(text) else "")
    gutter = f"{place.line:>6} | "
    caret = " " * (len(gutter) - 2) + "| " + " " * _columns(before) + "^" * max(_columns(marked), 1)
    return [f"{gutter}{before}{marked}{after}".rstrip(), caret]


def _shown(text: str) -> str:
    return clean(text).replace("\t", " " * _TAB).replace("\n", " ")


def _flat(text: str) -> str:
    return " ".join(clean(text).split())


def _columns(text: str) -> int:
    """Give how many columns of a terminal a text takes."""
    return sum(_char_columns(char) for char in text)


def _char_columns(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
