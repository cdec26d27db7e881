"""What a record quotes, from its marks: by their places in the text, else by the words themselves."""

from collections.abc import Iterable, Mapping, Sequence

from claimtrack.domain.foreign import Mark
from claimtrack.domain.quotable import quote_at
from claimtrack.domain.records import Segment
from claimtrack.domain.spans import GAP_SHOWN, TextIndex


def quoted(
    marks: Sequence[Mark], index: TextIndex | None, places: Mapping[str, tuple[Segment, ...]]
) -> tuple[str | None, bool]:
    """Give the quote of marks, and whether all of it stands at one place of the text; None where they have no words.

    Where one of the marks has no place, the words of all are kept as they are: a part of a quote is another quote.
    """
    if index is not None and all(mark.id in places for mark in marks):
        line = quote_at(index, _merged(part for mark in marks for part in places[mark.id]))
        if line is not None:
            return line, True
    text = index.text if index is not None else ""
    pieces = [piece for mark in marks for piece in _pieces(mark, text, places.get(mark.id, ()))]
    return (GAP_SHOWN.join(pieces), False) if pieces else (None, True)


def _pieces(mark: Mark, text: str, segments: Iterable[Segment]) -> list[str]:
    said = mark.pieces or ((mark.covered,) if mark.covered else ())
    said = said or tuple(text[part.start : part.end] for part in segments)
    return [" ".join(piece.split()) for piece in said if piece.strip()]


def _merged(places: Iterable[Segment]) -> list[Segment]:
    found: list[Segment] = []
    for part in sorted(places, key=lambda part: part.start):
        if found and part.start <= found[-1].end:
            found[-1] = Segment(found[-1].start, max(found[-1].end, part.end))
        else:
            found.append(part)
    return found
