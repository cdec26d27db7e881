"""Web pages: the article's text as trafilatura finds it in a page, and what the page says of itself.

Needs trafilatura, the extra `html`. It is loaded only when a page is read; how it finds a text changes with its
version, so the version is kept with the text.
"""

import logging
import re
from importlib.metadata import version
from typing import Any, Final

from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.texts.article import ArticleText
from claimtrack.formats.texts.page_letters import letters_of

_LARGEST: Final = 16 * 1024 * 1024
"""Bytes of a page that is read: no article is larger, and finding a text in a page takes its time."""
_MOST: Final = 60_000
"""Marks of a page that is read: news pages have up to 10,000, and the time goes with their square."""
_SIGN: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
_AS_TEXT: Final = "save its text as NAME.txt"


class Html:
    """Reads a saved web page."""

    name = "html"
    endings: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def accepts(self, head: bytes) -> bool:
        """Tell whether a file begins as a page does."""
        return _SIGN.search(head.replace(b"\0", b"")) is not None

    def read(self, source: Source) -> ArticleText:
        """Read a page; raises Unreadable for one in which there is no text, and where trafilatura is missing."""
        if len(source.data) > _LARGEST:
            message = f"{source.name} is larger than {_LARGEST // 1024**2} MB: no article is"
            raise Unreadable(message, source.place, _AS_TEXT)
        extract = _extract(source)
        from claimtrack.formats.texts.page import facts_of

        page, told = letters_of(source)
        if page.count("<") > _MOST:
            message = f"{source.name} has more than {_MOST:,} marks of html: no article has"
            raise Unreadable(message, source.place, _AS_TEXT)
        text = _found(source, extract, page)
        facts = facts_of(page)
        return ArticleText(text, facts.taken, f"trafilatura {version('trafilatura')}", told, tuple(facts.dropped))


def _extract(source: Source) -> Any:  # noqa: ANN401 - a function of a library
    try:
        from trafilatura import extract
    except ImportError as problem:
        message = f"reading web pages needs trafilatura: {str(problem).splitlines()[0]}"
        raise Unreadable(message, source.place, f"pip install 'claimtrack[html]', or {_AS_TEXT}") from problem
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it cannot read is told by us
    return extract


def _found(source: Source, extract: Any, page: str) -> str:  # noqa: ANN401
    try:
        text = extract(page, include_comments=False)
    except Exception as problem:  # whatever a library makes of a broken page, it is the page that is refused
        message = f"trafilatura cannot read this page: {type(problem).__name__}: {problem}"
        raise Unreadable(message, source.place, _AS_TEXT) from problem
    if not text or not text.strip():
        message = "no text of an article was found in this page"
        raise Unreadable(message, source.place, _AS_TEXT)
    return f"{text}\n"


READER: Final = Html()
