"""Places in a text -> the quote that finds exactly them: words, gaps, and as much around them as it takes."""

from collections.abc import Sequence
from typing import Final

from claimtrack.domain.records import Quote, Segment
from claimtrack.domain.spans import TextIndex

_GAP: Final = " <…> "
_STEP: Final = 24


def quote_at(index: TextIndex, segments: Sequence[Segment]) -> str | None:
    """Give the line that anchors at these segments and nowhere else; None where no words can do that.

    The words alone where they stand once; else with more and more of what stands around the first and the last
    fragment, as `before [[quote]] after`. White space at the ends of a segment falls away.
    """
    wanted = [one for one in (_trimmed(index.text, part) for part in segments) if one is not None]
    if not wanted:
        return None
    around = 0
    while True:
        line = _line(index.text, wanted, around)
        found = index.anchor(line)
        if isinstance(found, Quote) and list(found.segments) == wanted:
            return line
        if around > len(index.text):
            return None
        around = around * 2 if around else _STEP


def _trimmed(text: str, part: Segment) -> Segment | None:
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    return Segment(start, end) if start < end else None


def _line(text: str, parts: Sequence[Segment], around: int) -> str:
    pieces = []
    for number, part in enumerate(parts):
        floor = parts[number - 1].end if number else 0
        ceiling = parts[number + 1].start if number + 1 < len(parts) else len(text)
        before = text[max(floor, part.start - around) : part.start]
        after = text[part.end : min(ceiling, part.end + around)]
        words = text[part.start : part.end]
        pieces.append(f"{before}[[{words}]]{after}" if around and (before or after) else words)
    return " ".join(_GAP.join(pieces).split("\n")).replace("\r", " ")
