"""The four parts of a native file. Joined again they are the file, character for character."""

import re
from dataclasses import dataclass
from typing import Final

FENCE: Final = "---"
MARKER: Final = "=== statements ==="
BOM: Final = "\ufeff"
_NEAR_MARKER = re.compile(r"\s*[=#*-]{1,6}\s*statements?\s*[=#*-]{0,6}\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a file: `head` with both fences, `body`, the `marker` line, and the `records` after it.

    `header_lines` counts the lines of `head`, `marker_line` is the marker's line from 1, None where there is none.
    """

    head: str
    body: str
    marker: str
    records: str
    header_lines: int
    marker_line: int | None


def split(text: str) -> Layout | None:
    """Cut a file into its parts; None where it does not begin with a header between two `---` lines."""
    lines = text.split("\n")
    if lines[0].removeprefix(BOM).rstrip() != FENCE:
        return None
    end = next((n for n in range(1, len(lines)) if lines[n].rstrip() == FENCE), None)
    if end is None:
        return None
    head, rest = _join(lines[: end + 1], last=end + 1 == len(lines)), lines[end + 1 :]
    at = next((n for n in reversed(range(len(rest))) if rest[n].rstrip() == MARKER), None)
    if at is None:
        return Layout(head, "\n".join(rest), "", "", end + 1, None)
    marker = _join([rest[at]], last=at + 1 == len(rest))
    return Layout(head, _join(rest[:at]), marker, "\n".join(rest[at + 1 :]), end + 1, end + at + 2)


def near_marker(text: str) -> int | None:
    """Give the line (from 0) of `text` that was most likely meant as the statements line."""
    lines = text.split("\n")
    return next((n for n in reversed(range(len(lines))) if _NEAR_MARKER.fullmatch(lines[n])), None)


def _join(lines: list[str], *, last: bool = False) -> str:
    return "\n".join(lines) + ("" if last or not lines else "\n")
