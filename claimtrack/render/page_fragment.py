"""A page as a piece of html for a notebook: no script, no network, nothing that reaches beyond itself.

Its style is that of the page, kept to the piece: every rule holds inside it alone. Its anchors have names of their own,
so that several pieces on one page do not get into each other's way.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from claimtrack.render.html import style
from claimtrack.render.page import Page
from claimtrack.render.page_html import main_part

KIND: Final = "claimtrack"
_SMALLER: Final = """
main { font-size: 1rem; padding: 1rem 1.2rem; }
main > header { margin-bottom: 1.4rem; }
h1 { font-size: 1.7rem; max-width: none; }
"""
_RULE: Final = re.compile(r"(?P<head>[^{}]+)\{(?P<body>(?:[^{}]|\{[^{}]*\})*)\}")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_BETWEEN: Final = re.compile(r",(?![^()]*\))")
_WHOLE: Final = re.compile(r"^(?::root|html|body|main)(?![\w-])")
_NAMED: Final = re.compile(r'( (?:id|aria-labelledby|aria-describedby)="| href="#)([^"]+)(?=")')


def page_fragment(page: Page) -> str:
    """Give the page as one `div` with its style."""
    inside = "\n".join(main_part(page, contents=False))
    name = sha256(inside.encode("utf-8", "backslashreplace")).hexdigest()[:8]
    named = _NAMED.sub(lambda one: f"{one[1]}ct-{name}-{one[2]}", inside)
    return f'<div class="{KIND}">\n<style>\n{kept_inside(style() + _SMALLER)}</style>\n{named}\n</div>\n'


def kept_inside(sheet: str) -> str:
    """Give a style sheet whose rules hold inside the piece alone; what is said of the whole page is said of it."""
    return "".join(_rules(_COMMENT.sub("", sheet)))


def _rules(sheet: str) -> Iterator[str]:
    for rule in _RULE.finditer(sheet):
        head, body = " ".join(rule["head"].split()), rule["body"].strip()
        if head.startswith("@media"):
            yield f"{head} {{\n{''.join(_rules(body))}}}\n"
        elif not head.startswith("@"):  # a piece has no say in how a sheet of paper is cut
            yield f"{', '.join(map(_inside, _BETWEEN.split(head)))} {{ {body} }}\n"


def _inside(selector: str) -> str:
    own, whole = _WHOLE.subn(f".{KIND}", selector.strip())
    return own if whole else f".{KIND} {own}"
