"""Where the marks of a document are in its text, in code points."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimtrack.domain.foreign import Document, Mark
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.offsets import BOM, Calibration, Ruler, calibrate, fits, said
from claimtrack.domain.records import Segment


@dataclass(slots=True)
class Places:
    """The places of marks by id, and the ids of marks that lie outside the text or end within a letter."""

    of: dict[str, tuple[Segment, ...]] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)


def calibrated(document: Document, profile: Profile) -> Calibration | None:
    """Give how the offsets of a document are counted, None where it has no text."""
    if document.text is None:
        return None
    marks = ((mark.fragments, mark.covered) for mark in document.marks)
    unit, crlf_is_one = said(profile.offsets)
    if document.crlf_is_one is not None:
        crlf_is_one = document.crlf_is_one
    return calibrate(document.text, marks, document.unit or unit, crlf_is_one)


def anchored(document: Document, calibration: Calibration | None) -> Places:
    """Give the places of marks; none where there is no text or the way to count is not sure."""
    found = Places()
    if calibration is None or not calibration.sure or calibration.of_another_text:
        return found
    text = document.text or ""
    ruler = Ruler(text, calibration.counting)
    for mark in document.marks:
        places = [ruler.fragment(one) for one in mark.fragments]
        sound = [place for place in places if place is not None]
        if sound and len(sound) == len(places):
            # Where the text is another than the one that was marked, the words it says it covers are the surer guide.
            if not mark.covered or fits(text.removeprefix(BOM), sound, mark.covered):
                found.of[mark.id] = tuple(Segment(*place) for place in sound)
        elif places:
            found.outside.append(mark.id)
    return found


def words_of(document: Document, places: Mapping[str, tuple[Segment, ...]]) -> dict[str, str]:
    """Give the words of marks by id: those of the text at their places, else those the file says they cover."""
    text = (document.text or "").removeprefix(BOM)
    return {mark.id: _words(mark, text, places.get(mark.id, ())) for mark in document.marks}


def _words(mark: Mark, text: str, segments: tuple[Segment, ...]) -> str:
    if segments:
        return " ".join(" ".join(text[part.start : part.end].split()) for part in segments)
    return " ".join((mark.covered or "").split())
