"""Places in a text -> the quote that finds exactly them: words, gaps, and as much around them as it takes."""

import re
from collections.abc import Sequence
from typing import Final

from claimtrack.domain.folding import INVISIBLE
from claimtrack.domain.records import Quote, Segment
from claimtrack.domain.spans import GAP_SHOWN, TextIndex

_STEP: Final = 24
# Search does not see a word joiner, so the text's own signs stand apart from those of the notation and are still found.
_APART: Final = "\u2060"
_LIKE_A_SIGN: Final = re.compile(r"\[(?=\[)|\](?=\])|<(?=(?:\u2026|[.]{3})>)")
_UNSEEN_ENDS: Final = re.compile(rf"[\s{INVISIBLE}]*(.*?)[\s{INVISIBLE}]*", re.DOTALL)


def quote_at(index: TextIndex, segments: Sequence[Segment]) -> str | None:
    """Give the line that anchors at these segments and nowhere else; None where no words can do that.

    The words alone where they stand once; else with more and more of what stands around each fragment, as
    `before [[quote]] after`. White space and invisible characters at the ends of a segment fall away. What looks like
    a sign of the notation in the text itself is parted by a word joiner.
    """
    wanted = [one for one in (_trimmed(index.text, part) for part in segments) if one is not None]
    if not wanted:
        return None
    around = 0
    lines = [GAP_SHOWN.join(index.text[part.start : part.end] for part in wanted)]
    while True:
        lines.append(_line(index.text, wanted, around))
        for line in (" ".join(each.split()) for each in lines):
            found = index.anchor(line)
            if isinstance(found, Quote) and list(found.segments) == wanted:
                return line
        if around > len(index.text):
            return None
        lines.clear()
        around = around * 2 if around else _STEP


def _trimmed(text: str, part: Segment) -> Segment | None:
    found = _UNSEEN_ENDS.fullmatch(text, part.start, part.end)
    return Segment(*found.span(1)) if found is not None and found[1] else None


def _line(text: str, parts: Sequence[Segment], around: int) -> str:
    pieces = []
    for part in parts:
        before = text[max(0, part.start - around) : part.start]
        after = text[part.end : part.end + around]
        words = _apart(text[part.start : part.end])
        if around and (before or after):
            opening = _APART if before.endswith("[") else ""
            closing = _APART if words.endswith("]") else ""
            words = f"{_apart(before)}{opening}[[{words}{closing}]]{_apart(after)}"
        pieces.append(words)
    return GAP_SHOWN.join(pieces)


def _apart(text: str) -> str:
    return _LIKE_A_SIGN.sub(rf"\g<0>{_APART}", text)
