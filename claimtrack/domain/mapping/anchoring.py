"""Where the marks of a document are in its text, in code points: by their offsets, else by their words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from claimtrack.domain.folding import Folded
from claimtrack.domain.foreign import Document, Mark
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.offsets import BOM, Calibration, Ruler, calibrate, fits, said
from claimtrack.domain.records import Quote, Segment
from claimtrack.domain.spans import GAP_SHOWN, TextIndex

_MUCH_SPACE: Final = 200
# Words that stand so often are found nowhere for sure.
_MANY: Final = 1000


@dataclass(slots=True)
class Places:
    """The places of marks by id, and the ids of marks whose offsets are of no use.

    `elsewhere` were found by their words, at another place than their offsets say; `astray` have other words than stand
    at their offsets and were not found; `outside` lie outside the text or end within a letter, and were not found;
    `within` begin or end within words, counted as their file counts, in a text that fits better in another way.
    """

    of: dict[str, tuple[Segment, ...]] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    within: list[str] = field(default_factory=list)


def calibrated(document: Document, profile: Profile) -> Calibration | None:
    """Give how the offsets of a document are counted, None where it has no text."""
    if document.text is None:
        return None
    marks = ((mark.fragments, mark.covered) for mark in document.marks)
    unit, crlf_is_one = said(profile.offsets)
    if document.crlf_is_one is not None:
        crlf_is_one = document.crlf_is_one
    return calibrate(document.text, marks, document.unit or unit, crlf_is_one)


def anchored(document: Document, calibration: Calibration | None, index: TextIndex | None) -> Places:
    """Give the places of marks; none where there is no text or the way to count is not sure.

    `index` is of the document's text without its byte order mark. Where the words at the offsets are not those that
    the file has, the words are looked for in the whole text.
    """
    found = Places()
    if calibration is None or index is None or not (calibration.sure or calibration.of_another_text):
        return found
    ruler = Ruler(document.text or "", calibration.counting)
    for mark in document.marks:
        places = [ruler.fragment(one) for one in mark.fragments]
        sound = [place for place in places if place is not None]
        is_whole = bool(sound) and len(sound) == len(places)
        # Where the text is another than the one that was marked, the words it says it covers are the surer guide.
        fit = is_whole and not calibration.of_another_text and _agrees(index.text, sound, mark)
        if fit and (calibration.against is None or mark.covered or fits(index.text, sound, None) == 1):
            found.of[mark.id] = tuple(Segment(*place) for place in sound)
        elif by_words := _by_words(index, mark):
            found.of[mark.id] = by_words
            found.elsewhere += [mark.id] if places else []
        elif fit:
            found.within.append(mark.id)
        elif places:
            (found.astray if is_whole else found.outside).append(mark.id)
    return found


def words_of(document: Document, places: Mapping[str, tuple[Segment, ...]]) -> dict[str, str]:
    """Give the words of marks by id: those of the text at their places, else those the file says they cover."""
    text = (document.text or "").removeprefix(BOM)
    return {mark.id: _words(mark, text, places.get(mark.id, ())) for mark in document.marks}


def _words(mark: Mark, text: str, segments: tuple[Segment, ...]) -> str:
    if segments:
        return " ".join(" ".join(text[part.start : part.end].split()) for part in segments)
    return " ".join((mark.covered or "").split())


def _agrees(text: str, places: list[tuple[int, int]], mark: Mark) -> bool:
    return not mark.covered or bool(fits(text, places, mark.covered))


def _by_words(index: TextIndex, mark: Mark) -> tuple[Segment, ...]:
    """Give the one place where a mark's words stand as whole words between what the file says is around them."""
    if len(mark.pieces) > 1:
        found = index.anchor(GAP_SHOWN.join(mark.pieces))
        if not isinstance(found, Quote) or len(found.segments) != len(mark.pieces):
            return ()
        ends = [(part.start, part.end) for part in found.segments]
        return found.segments if fits(index.text, ends, None) == 1 else ()
    possible = list(islice(index.occurrences(mark.covered or ""), _MANY + 1))
    standing = [part for part in possible if _stands(index.text, part, mark)] if len(possible) <= _MANY else []
    return tuple(standing) if len(standing) == 1 else ()


def _stands(text: str, part: Segment, mark: Mark) -> bool:
    """Tell whether a place has around it what the file says is there, or else ends where words end."""
    if mark.before.strip():
        lead = text[max(part.start - 2 * len(mark.before) - _MUCH_SPACE, 0) : part.start]
        begins = _squeezed(lead).endswith(_squeezed(mark.before))
    else:
        begins = fits(text, [(part.start, len(text))], None) == 1
    if mark.after.strip():
        rest = text[part.end : part.end + 2 * len(mark.after) + _MUCH_SPACE]
        return begins and _squeezed(rest).startswith(_squeezed(mark.after))
    return begins and fits(text, [(0, part.end)], None) == 1


def _squeezed(words: str) -> str:
    return "".join(Folded(words).text.split())
