"""JSON Lines: the bulk twin of the native format and of the codebook, one object a line.

`parse_line` reads a line, `is_foreign` tells one of another program, `keys_of_others` of a refused line that it was
never meant for claimtrack, `write_line` gives an object its one canonical line, `article_object` and `reading_object`
make the object of an article.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from claimtrack.formats.jsonl.writer import article_object, reading_object, write_line

if TYPE_CHECKING:
    from claimtrack.formats.jsonl.reader import JsonLine, Judgement, is_foreign, keys_of_others, parse_line

__all__ = [
    "JsonLine",
    "Judgement",
    "article_object",
    "is_foreign",
    "keys_of_others",
    "parse_line",
    "reading_object",
    "write_line",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the reader has
    """Load the reader when it is asked for: it knows all that a record can hold, which who only writes never needs."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module("claimtrack.formats.jsonl.reader"), name)
