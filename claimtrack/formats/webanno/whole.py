"""Tells whether a file is whole: one that was cut off ends within a line, or before the tokens of its last sentence."""

from collections.abc import Sequence
from typing import Final

from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.webanno.lines import Layer, Sentence
from claimtrack.formats.webanno.text import Composed

_HINT: Final = "the file was cut off: export or copy it again"
_TEXT: Final = "#Text="


def refuse_cut_lines(source: Source, layers: Sequence[Layer], sentences: Sequence[Sentence]) -> None:
    """Raise Unreadable where a line has fewer columns than its layers, or the last fewer than the first.

    So it does where the head is all that there is.
    """
    last = source.text[source.text.rfind("\n") + 1 :]
    if last.startswith("#") and _TEXT.startswith(last):
        line = source.text.count("\n") + 1
        message = f"the file ends within a line: {last!r}"
        raise Unreadable(message, source.at(line, last), _HINT)
    if not sentences:
        message = "it has no sentences: its text begins with a line `#Text=`"
        raise Unreadable(message, source.place, _HINT)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    wanted = sum(len(layer.columns) for layer in layers)
    for token in tokens:
        # Each line ends with a tab or none does: within the last cell of a line nothing else tells that it was cut.
        most = max(wanted, len(tokens[0].cells)) if token is tokens[-1] else wanted
        if len(token.cells) < most:
            given = sum(map(bool, token.cells))
            message = f"this line of a token ends too early: {given} of the {wanted} columns of the layers are in it"
            raise Unreadable(message, source.at(token.line), _HINT)


def refuse_missing_tokens(source: Source, sentences: Sequence[Sentence], composed: Composed) -> None:
    """Raise Unreadable where the tokens of the last sentence stop before its words do."""
    last = sentences[-1]
    rest = "\n".join(last.text)
    if last.tokens:
        end = max(last.tokens, key=lambda token: token.end)
        place = composed.ruler.fragment((end.begin, end.end)) if end.begin < end.end else None
        rest = composed.text[place[1] :] if place is not None else ""
    if any(letter.isalnum() for letter in rest):
        message = f"the tokens of the last sentence stop before its text does: {rest.strip()[:60]!r} has none"
        raise Unreadable(message, source.at(last.tokens[-1].line if last.tokens else last.line), _HINT)
