"""Codebook -> `.qdc`, the list of codes of REFI-QDA 1.0 (www.qdasoftware.org)."""

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from claimtrack.domain.codebook import Codebook
from claimtrack.domain.foreign import Dropped
from claimtrack.domain.names import norm_key
from claimtrack.formats.refi.codes import Code, branches

_HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="claimtrack">\n'
)
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_INSTEAD: Final = "\ufffd"


def write(codebook: Codebook) -> tuple[str, list[Dropped]]:
    """Give the codes of a codebook as a file, and what they cannot hold; equal codebooks give equal bytes."""
    lines = [line for branch in branches(codebook) for line in _lines(branch)]
    text = "".join((_HEAD, "  <Codes>\n", *lines, "  </Codes>\n</CodeBook>\n"))
    sound, signs = _NOT_XML.subn(_INSTEAD, text)
    return sound, [one for one in (*_left(codebook), _signs(signs)) if one.number]


def _left(codebook: Codebook) -> Iterator[Dropped]:
    yield Dropped("source", len(codebook.sources), "codes tell who said what, not where it was published")
    yield Dropped("occasion", len(codebook.occasions), "codes tell who said what, not where it was said")


def _signs(number: int) -> Dropped:
    return Dropped("control character", number, f"XML does not allow it; {_INSTEAD} stands in its place")


def _lines(branch: Code) -> Iterator[str]:
    """Give a code and all below it, those of one place by name."""
    stack: list[tuple[Code, int] | str] = [(branch, 2)]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
            continue
        code, depth = one
        space = "  " * depth
        about = f"{space}  <Description>{escape(chr(10).join(code.about))}</Description>\n" if code.about else ""
        codable = str(code.codable).lower()
        head = f'{space}<Code guid="{code.guid}" name={quoteattr(code.name)} isCodable="{codable}"'
        if not about and not code.children:
            yield f"{head}/>\n"
            continue
        yield f"{head}>\n{about}"
        stack.append(f"{space}</Code>\n")
        below = sorted(code.children, key=lambda child: (norm_key(child.name), child.of), reverse=True)
        stack.extend((child, depth + 1) for child in below)
