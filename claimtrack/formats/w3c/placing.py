"""Marks with the words that their selectors select in a text, and without those of another text."""

from collections import Counter
from dataclasses import replace
from typing import Final

from claimtrack.domain.foreign import Mark
from claimtrack.formats.w3c.plain_text import PlainText
from claimtrack.formats.w3c.selectors import Selected

_LINES: Final = "lines of a page"


def with_words(mark: Mark, parts: list[Selected]) -> Mark:
    """Give a mark with the words of its parts; what is around them helps where there is one part."""
    said = [part.covered for part in parts if part.covered]
    before, after = (parts[0].before, parts[0].after) if len(parts) == 1 else ("", "")
    pieces = tuple(said) if len(said) > 1 else ()
    return replace(mark, covered=" ".join(said) or None, before=before, after=after, pieces=pieces)


def placed(mark: Mark, parts: list[Selected], plain: PlainText | None, dropped: Counter[tuple[str, str]]) -> Mark:
    """Give a mark with the words of the lines that it selects; of a text that it was not made in it has no place.

    Lines are found by their words and what is around them, not by offsets: how a file counts these may be open.
    """
    of_lines = [part for part in parts if part.lines is not None and not part.covered and not part.fragment]
    if plain is None:
        dropped[_LINES, "the text of the page does not lie beside the file"] += len(of_lines)
        return mark
    if not all(plain.agrees(part.checks) for part in parts):
        return replace(mark, fragments=(), of_another_text=True)
    if mark.fragments:
        dropped[_LINES, "the annotation has other places, which are taken"] += len(of_lines)
        return mark
    for part in of_lines:
        place = plain.lines(part.lines) if part.lines else None
        if place is None:
            return replace(mark, of_another_text=True)
        part.covered = plain.text[slice(*place)].strip() or None
        part.before, part.after = plain.around(*place)
        dropped["blank " + _LINES, "there are no words in them"] += part.covered is None
    return with_words(mark, parts) if of_lines else mark
