"""Sentences -> the text they were cut from: put where the offsets of their tokens say, in the unit they fit in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.offsets import CODE_POINTS, UTF_16, Counting, Ruler
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.webanno.lines import Sentence, Token

_MOST_BETWEEN: Final = 1_000_000
_FEWEST: Final = 0.9
_WIDTHS: Final[dict[str, Callable[[str], int]]] = {
    UTF_16: lambda text: len(text) + sum(letter > "\uffff" for letter in text),
    CODE_POINTS: len,
}


@dataclass(frozen=True, slots=True)
class Composed:
    """The text, the unit that offsets count in, and a ruler for them."""

    text: str
    unit: str
    ruler: Ruler

    def words(self, begin: int, end: int) -> str | None:
        """Give the words between two offsets, None where no character begins or ends at one."""
        place = self.ruler.fragment((begin, end))
        return None if place is None else self.text[slice(*place)]


def compose(source: Source, sentences: Sequence[Sentence]) -> Composed:
    """Put the text together; raises Unreadable where the tokens are not found in it where they say they are.

    What stands between two sentences is not in the file: line ends are put there. UTF-16 units are what the format
    says; code points are tried as well, as other programs write it too.
    """
    share, best = _fit(source, sentences, UTF_16)
    if share < 1:
        share, best = max((share, best), _fit(source, sentences, CODE_POINTS), key=lambda one: one[0])
    if share < _FEWEST:
        message = f"only {share:.0%} of the tokens are in the text where their offsets say"
        raise Unreadable(message, source.place, "the text or the offsets were changed after the export")
    return best


def _fit(source: Source, sentences: Sequence[Sentence], unit: str) -> tuple[float, Composed]:
    composed = _composed(source, sentences, unit)
    return _fitting(composed, sentences), composed


def _composed(source: Source, sentences: Iterable[Sentence], unit: str) -> Composed:
    width = _WIDTHS[unit]
    pieces: list[str] = []
    at = filled = 0
    for sentence in sentences:
        text = "\n".join(sentence.text)
        begin = _begin(sentence, text, width)
        if begin is not None and begin > at:
            filled += begin - at
            if filled > _MOST_BETWEEN:
                message = "the offsets leave more room between sentences than a text can have"
                raise Unreadable(message, source.at(sentence.line))
            pieces.append("\n" * (begin - at))
            at = begin
        pieces.append(text)
        at += width(text)
    whole = "".join(pieces)
    return Composed(whole, unit, Ruler(whole, Counting(unit)))


def _begin(sentence: Sentence, text: str, width: Callable[[str], int]) -> int | None:
    """Give where a sentence begins: before its first token by what the text has before that token's words."""
    first = next((token for token in sentence.tokens if not token.is_part and token.form), None)
    if first is None:
        return None
    before = text.find(first.form)
    return max(0, first.begin - width(text[:before])) if before >= 0 else first.begin


def _fitting(composed: Composed, sentences: Iterable[Sentence]) -> float:
    tokens = [token for sentence in sentences for token in sentence.tokens if token.form]
    return sum(_fits(composed, token) for token in tokens) / len(tokens) if tokens else 1.0


def _fits(composed: Composed, token: Token) -> bool:
    return composed.words(token.begin, token.end) == token.form
