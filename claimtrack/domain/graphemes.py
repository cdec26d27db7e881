"""What readers see as one letter: a letter with its accents, an emoji with its colour or made of several, a flag.

The common cases of Unicode's rules (UAX 29), enough to count offsets as tools do that count what is seen.
"""

import re
import unicodedata
from typing import Final

_MARKS: Final = ("Mn", "Me", "Mc")
_JOINER: Final = "\u200d"
_COLOURS: Final = ("\U0001f3fb", "\U0001f3ff")
_FLAGS: Final = ("\U0001f1e6", "\U0001f1ff")
_TAGS: Final = ("\U000e0020", "\U000e007f")


_MAY_GO_ON: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0900-\u0e4e\u200d\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)


def may_have_graphemes(text: str) -> bool:
    """Tell, at once and of long texts, whether letters of several code points may be in a text."""
    return _MAY_GO_ON.search(text) is not None


def _goes_on(before: str, letter: str) -> bool:
    """Tell whether a code point is seen as one letter with the one before it; of flags, whether it may be."""
    if letter < "\u0300":
        return False
    if letter == _JOINER or unicodedata.category(letter) in _MARKS:
        return True
    if _within(letter, _COLOURS) or _within(letter, _TAGS):
        return True
    if before == _JOINER:
        return unicodedata.category(letter) == "So"
    return _within(letter, _FLAGS) and _within(before, _FLAGS)


def grapheme_widths(text: str) -> list[int]:
    """Give for every code point whether it ends what is seen as one letter, 1, or not, 0; CR LF is one."""
    widths = [1] * len(text)
    flags = 0
    for at in range(1, len(text)):
        before, letter = text[at - 1], text[at]
        is_flag = _within(letter, _FLAGS)
        flags = flags + 1 if is_flag and _within(before, _FLAGS) else 0
        if (_goes_on(before, letter) and (not is_flag or flags % 2)) or (before == "\r" and letter == "\n"):
            widths[at - 1] = 0
    return widths


def _within(letter: str, bounds: tuple[str, str]) -> bool:
    return bounds[0] <= letter <= bounds[1]
