"""The letters of a file of text, whatever its encoding, and the sentence that tells which one it was."""

from collections.abc import Iterator
from typing import Final

from claimtrack.formats.encodings import Encoding, find_encoding
from claimtrack.formats.source import Source, Unreadable

_CHUNK: Final = 1024 * 1024
_PLAIN: Final = ("utf-8",)


def decoded(source: Source, encoding: Encoding | None = None) -> tuple[str, str]:
    """Give the text of a file without its byte order mark, and its encoding where that is not UTF-8."""
    encoding = encoding or encoding_of(source)
    try:
        text = source.data[encoding.mark :].decode(encoding.codec)
    except UnicodeDecodeError as problem:
        message = f"the file begins as {encoding.told}, but byte {problem.start + encoding.mark} does not go with that"
        raise Unreadable(message, source.place, "save it as UTF-8") from problem
    if "\0" in text:
        message = "there is a zero byte here, so this is not text"
        raise Unreadable(message, source.at(text.count("\n", 0, text.index("\0")) + 1), "is it a file of text at all?")
    return text, "" if encoding.codec in _PLAIN else encoding.told


def encoding_of(source: Source) -> Encoding:
    """Find out the encoding of a file of text; raises Unreadable where it is none that is known."""
    try:
        return find_encoding(_chunks(source.data))
    except Unreadable as problem:
        raise Unreadable(problem.message, problem.place or source.place, "save it as UTF-8") from problem


def _chunks(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _CHUNK):
        yield data[start : start + _CHUNK]
