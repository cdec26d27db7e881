"""The text of an article from a file or stream: which reader gives it, and what came of it."""

from typing import BinaryIO, Final

from claimtrack.domain.names import closest
from claimtrack.errors import InputError, UsageProblem
from claimtrack.formats.source import LARGEST, Source, Unreadable
from claimtrack.formats.texts import ArticleText, TextReader, readers_for, text_readers
from claimtrack.formats.texts.registry import HEAD

_MB: Final = 1024 * 1024


def read_text(stream: BinaryIO, name: str, form: str | None = None) -> tuple[str, ArticleText]:
    """Give the name of the reader of a text and what it gave; `form` names the reader, else it is found out.

    What cannot be read is an InputError, with its line where there is one.
    """
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        message = f"{name} is larger than {LARGEST // _MB} MB"
        raise InputError(message)
    try:
        source = Source.holding(data, name)
        reader = _reader(name, source.data[:HEAD], form)
        return reader.name, reader.read(source)
    except Unreadable as problem:
        raise InputError(_told(problem, name), problem.hint) from problem


def _told(problem: Unreadable, name: str) -> str:
    """Give what is wrong with the file that it is wrong with, and its line where that is not the first."""
    if problem.place is not None and problem.place.line > 1:
        return f"{name}:{problem.place.line}: {problem.message}"
    return problem.message if name in problem.message else f"{name}: {problem.message}"


def _reader(name: str, head: bytes, form: str | None) -> TextReader:
    known = text_readers()
    if form is not None:
        if form not in known:
            near = closest(form, known, limit=1)
            message = f"there is no reader of texts {form!r}"
            raise UsageProblem(message, f"did you mean {near[0]}?" if near else f"one of: {', '.join(known)}")
        return known[form]
    found = readers_for(name, head)
    if len(found) > 1:
        message = f"{name} may be of several formats: {', '.join(found)}"
        raise UsageProblem(message, f"say which: --as {found[0]}")
    return known[found[0]]
