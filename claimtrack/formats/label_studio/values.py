"""What one result of Label Studio says: where, which words, which labels or answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from claimtrack.domain.foreign import Values
from claimtrack.formats.objects import Object
from claimtrack.formats.scalars import attributes, fragment, offset, word, words

LABELS: Final = ("labels", "hypertextlabels", "paragraphlabels")
_ANSWERS: Final = ("choices", "text", "taxonomy", "rating", "number", "datetime", "pairwise", "ranker")
_WHERE: Final = (
    *("start", "end", "startOffset", "endOffset", "globalOffsets", "text", "paragraph"),
    *LABELS,
)
_NO_TEXT: Final = ("rectangle", "ellipse", "polygon", "brush", "keypoint", "time", "video", "bitmask", "vector")


@dataclass(frozen=True, slots=True)
class Region:
    """Where in a text a result is, and what it is called there; `answers` are those it holds beside its labels.

    `in_page` tells that the text is a page, whose letters its offsets count without those of the markup.
    """

    label: str
    fragments: tuple[tuple[int, int], ...]
    covered: str | None
    answers: Values
    in_page: bool = False


def is_of_no_text(kind: str, value: Mapping[str, Any]) -> bool:
    """Tell whether a result marks a picture, a recording or a film: offsets there are per cent or seconds."""
    if kind.startswith(_NO_TEXT) or any(key in value for key in ("x", "rle", "channel", "sequence")):
        return True
    return isinstance(value.get("start"), float) and "text" not in value


def region(value: Object) -> Region | None:
    """Give the region a value is in; None for an answer on the whole text."""
    inner = value.get("globalOffsets")
    where = inner if isinstance(inner, Object) else value
    has_place = offset(where.get("start")) is not None and offset(where.get("end")) is not None
    if not has_place and "startOffset" not in value and not any(key in value for key in LABELS):
        return None
    label = "/".join(one for key in LABELS for one in words(value.get(key)))
    covered = value["text"] if isinstance(value.get("text"), str) else None
    # Offsets of a dialogue count from the beginning of each turn, those of a page from a node: only the words are sure.
    fragments = fragment(where.get("start"), where.get("end")) if has_place else ()
    in_page = "hypertextlabels" in value or word(value.get("start")).startswith("/")
    return Region(label, fragments, covered, attributes(value, without=(*_WHERE, *_ANSWERS)), in_page)


def answers(value: Object) -> tuple[str, ...]:
    """Give what was chosen or written: the leaves of a taxonomy, the words of a field, a number."""
    found: list[str] = []
    for key in _ANSWERS:
        given = value.get(key)
        if key == "text" and isinstance(given, str) and "start" in value:
            continue  # the words of the region
        if key == "taxonomy" and isinstance(given, list):
            found += ["/".join(words(path)) for path in given if isinstance(path, list)]
        else:
            found += words(given)
    return tuple(found)


def who(annotation: Mapping[str, Any]) -> str:
    """Give who annotated: the address or name if the export has one, else the number; old exports have only a name."""
    given = annotation.get("completed_by")
    told = word(given)
    if isinstance(given, Object):
        names = " ".join(words([given.get("first_name"), given.get("last_name")]))
        told = next((one for key in ("email", "username", "id") if (one := word(given.get(key)).strip())), names)
    return told.strip() or word(annotation.get("created_username")).strip(" ,")
