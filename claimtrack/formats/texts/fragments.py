"""Pieces of html, as agencies send them -> their text, a paragraph a line. Whole pages are not read so.

One pass over the letters: what is malformed costs no more time than what is not.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt", "figure"),
        *("figcaption", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav"),
        *("ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        *("hedline", "hl1", "hl2"),
    )
)
_UNSEEN: Final = frozenset(("script", "style", "template", "noscript", "title", "head"))
_NAME: Final = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]*)")
_STOPS: Final = re.compile(r">|=\s*([\"'])")
_NUMBER: Final = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_SPACE: Final = re.compile(r"[ \t\r\n\f\u00a0]+")
_CDATA: Final = ("<![CDATA[", "]]>")
_COMMENT: Final = ("<!--", "-->")


def text_of(html: str) -> str:
    """Give the text of a piece of html, every paragraph, heading or cell on a line of its own."""
    lines: list[list[str]] = [[]]
    for words in _pieces(html):
        if words is None:
            lines.append([])
        else:
            lines[-1].append(words)
    told = (_SPACE.sub(" ", "".join(line)).strip() for line in lines)
    return "".join(f"{line}\n" for line in told if line)


def _pieces(html: str) -> Iterator[str | None]:
    """Give words as they come, None where a line ends."""
    at = 0
    while (start := html.find("<", at)) >= 0:
        yield unescaped(html[at:start])
        at, words = _marked(html, start)
        yield words
    yield unescaped(html[at:])


def _marked(html: str, start: int) -> tuple[int, str | None]:
    """Give where a mark ends, and the words that it stands for: none but for CDATA, None for the end of a line."""
    if html.startswith(_COMMENT[0], start):
        return _after(html, _COMMENT[1], start + len(_COMMENT[0])), ""
    if html.startswith(_CDATA[0], start):
        end = _after(html, _CDATA[1], start)
        return end, html[start + len(_CDATA[0]) : end].removesuffix(_CDATA[1])
    found = _NAME.match(html, start + 1)
    if found is None and html[start + 1 : start + 2] not in ("!", "?"):
        return start + 1, "<"
    end = _tag_end(html, start + 1)
    name = found[1].lower() if found else ""
    if name in _UNSEEN and html[start + 1] != "/" and html[end - 2] != "/":
        return _unseen_end(html, name, end), ""
    return end, None if name in _BLOCKS else ""


def unescaped(text: str) -> str:
    """Give text with the letters that html writes by name or number."""
    return unescape(_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _after(html: str, mark: str, at: int) -> int:
    found = html.find(mark, at)
    return len(html) if found < 0 else found + len(mark)


def _unseen_end(html: str, name: str, at: int) -> int:
    found = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
    return _after(html, ">", found.end()) if found else len(html)


def _tag_end(html: str, at: int) -> int:
    """Give where a tag ends; a `>` in quote marks does not end it, quote marks that do not close say nothing."""
    while stop := _STOPS.search(html, at):
        at = stop.end()
        if stop[0] == ">":
            return at
        shut = html.find(stop[1], at)
        at = shut + 1 if shut >= 0 else at
    return len(html)
