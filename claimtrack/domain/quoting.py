"""The quote of a record, anchored in its article, or the finding that tells why it has no place."""

from collections.abc import Iterator
from functools import cached_property

from claimtrack.domain.records import Place, Quote, RawArticle, RawRecord, Value
from claimtrack.domain.spans import AnchorProblem, TextIndex, is_direct
from claimtrack.domain.values import Checker

_SHOWN = 90


class Quoting:
    """Anchors the quotes of one article; its text is folded when the first quote asks for it."""

    def __init__(self, check: Checker, raw: RawArticle) -> None:
        self._check = check
        self._line_shift = 0 if raw.text_line is None else raw.text_line - 1
        self._where = "line {} of the text" if raw.text_line is None else "line {}"
        self._text = raw.text
        # A text that is given but could not be read is a finding already.
        self._complained = "text" in raw.header

    @cached_property
    def _index(self) -> TextIndex:
        return TextIndex(self._text or "")

    def read(self, raw: RawRecord, *, as_record: bool) -> Quote | None:
        """Give the quote of a record; a row of a table (`as_record`) is kept as it is written, without a place."""
        words = " ".join(value.text for value in raw.quotes)
        if not raw.quotes:
            hint = "add a line: > words of the article"
            self._check.report("CT201", raw.place, "this record has no quote", hint)
            return None
        if not words.strip():
            self._check.report("CT202", raw.quotes[0].place, "the quote has no words", None)
            return None
        if as_record:
            return Quote(words, ())
        if self._text is None:
            self._no_text(raw.quotes[0].place)
            return None
        found = self._index.anchor(words)
        if isinstance(found, Quote):
            return found
        self._report(found, raw.quotes, words)
        return None

    def mode(self, quote: Quote | None) -> str | None:
        """Give `direct` where the whole quote stands between quote marks, else None: marks tell no more than that."""
        if quote is None or not quote.segments or self._text is None:
            return None
        return "direct" if is_direct(self._text, quote.segments) else None

    def _no_text(self, place: Place) -> None:
        if not self._complained:
            hint = "add the text, or `evidence: record` where a table or a vote is the evidence"
            self._check.report("CT122", place, "the article has no text to quote from", hint)
        self._complained = True

    def _report(self, problem: AnchorProblem, quotes: tuple[Value, ...], words: str) -> None:
        report = self._check.report
        if problem.kind == "empty":
            report("CT202", quotes[0].place, "the quote has no words", None)
        elif problem.kind == "malformed":
            report("CT205", _place_at(quotes, problem.at), problem.detail or "the marks do not fit together", None)
        elif problem.kind == "ambiguous":
            lines = ", ".join(self._occurrences(problem))
            hint = "add words around it and mark the quote itself: before [[quote]] after"
            report("CT204", quotes[0].place, f"the quote occurs more than once in the text: on {lines}", hint)
        else:
            report("CT203", quotes[0].place, "the quote does not occur in the text", self._difference(problem, words))

    def _occurrences(self, problem: AnchorProblem) -> Iterator[str]:
        """Give the lines of an ambiguous quote, with columns where one line has several."""
        for line in dict.fromkeys(problem.lines):
            places = zip(problem.lines, problem.columns, strict=True)
            columns = [str(column) for number, column in places if number == line]
            yield self._line(line) + (f" (columns {', '.join(columns)})" if len(columns) > 1 else "")

    def _line(self, number: int) -> str:
        return self._where.format(number + self._line_shift)

    def _difference(self, problem: AnchorProblem, words: str) -> str | None:
        parts = []
        if problem.closest and problem.closest_line:
            parts.append(f"closest, on {self._line(problem.closest_line)}: “{_short(problem.closest)}”")
            parts.append(f"the quote differs from “{_short(words[_word_start(words, problem.at) :])}” on")
        if problem.detail:
            parts.append(problem.detail)
        return "; ".join(parts) or None


def _word_start(words: str, at: int) -> int:
    """Give where the word begins that stands around an offset: a word cut short differs as a whole."""
    while at > 0 and not words[at - 1].isspace():
        at -= 1
    return at


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def _place_at(quotes: tuple[Value, ...], offset: int) -> Place:
    """Give the place of an offset in the quote, whose lines were joined by a space each."""
    for value in quotes[:-1]:
        if offset <= len(value.text):
            return value.place.at(offset)
        offset -= len(value.text) + 1
    return quotes[-1].place.at(offset)
