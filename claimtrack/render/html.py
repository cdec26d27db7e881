"""What every html page of ours is made of: escaped text, safe links, one self-contained document.

A page runs no script and asks no network: its policy forbids both, its style stands in its head.
"""

import re
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

from claimtrack import __version__
from claimtrack.domain.names import clean
from claimtrack.render.charts.palette import STYLE, properties

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_DAY: Final = re.compile(r"(?<![\w/.-])\d{4}-(?:\d\d-)?\d\d(?![\w/-])")


def text(words: str) -> str:
    """Give words as they stand in html, without control characters and signs that turn the direction of text."""
    return escape(clean(words))


def dated(words: str) -> str:
    """Give words as `text` does, with days that stay on one line."""
    return _DAY.sub(lambda day: f'<span class="day">{day[0]}</span>', text(words))


def anchored(to: str) -> str:
    """Give the address of an anchor of the same page."""
    return "#" + text(to.replace("%", "%25"))


def outward(address: str, words: str, *, label: str = "") -> str:
    """Give a link to the web, or the address as words where it is none; `label` is what a screen reader says."""
    told = clean(address).strip()
    try:
        host = urlsplit(told).hostname if told.lower().startswith(("http://", "https://")) else None
    except ValueError:
        host = None
    if not host or any(sign.isspace() for sign in told):
        return f'<span class="address">{text(address)}</span>'
    said = f' aria-label="{text(label)}"' if label else ""
    return f'<a class="out" href="{escape(told)}" rel="noreferrer"{said}>{text(words)}</a>'


def host_of(address: str) -> str:
    """Give the host of an address of the web, else the address."""
    try:
        return urlsplit(clean(address).strip()).hostname or address
    except ValueError:
        return address


def document(title: str, description: str, body: str) -> str:
    """Give a whole page around a body, which has a `main` with the id `main`."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="claimtrack {text(__version__)}">
<meta name="description" content="{text(description)}">
<title>{text(title)}</title>
<style>
{style()}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
{body}
</body>
</html>
"""


@cache
def style() -> str:
    """Give the style sheet with the colours of the charts, so that both are the same in light and dark."""
    sheet = files("claimtrack.render").joinpath("page.css").read_text(encoding="utf-8")
    light = f":root {{ {properties('light')} }}\n"
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {properties('dark')} }} }}\n"
    return f"{light}{dark}{sheet}{STYLE}\n"
