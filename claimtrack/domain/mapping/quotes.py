"""What a record quotes, from its marks: by their places in the text, else by the words themselves."""

from collections.abc import Iterable, Mapping, Sequence

from claimtrack.domain.foreign import Mark
from claimtrack.domain.quotable import quote_at
from claimtrack.domain.records import Quote, Segment
from claimtrack.domain.spans import TextIndex

GAP = " <…> "


def quoted(
    marks: Sequence[Mark], index: TextIndex | None, segments: Mapping[str, tuple[Segment, ...]]
) -> tuple[str | None, bool]:
    """Give the quote of marks, and whether it stands at one place of the text; None where they have no words.

    Words that the text does not have, or that nothing tells from others like them, are kept as they are.
    """
    places = sorted((part for mark in marks for part in segments.get(mark.id, ())), key=lambda part: part.start)
    if index is not None and places:
        line = quote_at(index, _merged(places))
        if line is not None:
            return line, True
    said = [mark for mark in marks if mark.covered and mark.covered.strip()]
    words = GAP.join(" ".join((mark.covered or "").split()) for mark in said)
    if not said:
        return None, True
    lines = (words, GAP.join(_in_context(mark) for mark in said)) if index is not None else ()
    for line in lines:
        if index is not None and isinstance(index.anchor(line), Quote):
            return line, True
    return words, False


def _in_context(mark: Mark) -> str:
    if not (mark.before or mark.after):
        return mark.covered or ""
    return f"{mark.before}[[{mark.covered}]]{mark.after}"


def _merged(places: Iterable[Segment]) -> list[Segment]:
    found: list[Segment] = []
    for part in places:
        if found and part.start <= found[-1].end:
            found[-1] = Segment(found[-1].start, max(found[-1].end, part.end))
        else:
            found.append(part)
    return found
