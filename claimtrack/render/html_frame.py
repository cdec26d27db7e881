"""What stands around the blocks of every html page: its head, its contents, its sources, how it was made."""

from collections.abc import Iterable, Iterator
from typing import Final

from claimtrack.render import imprint
from claimtrack.render.html import anchored, dated, host_of, outward, text
from claimtrack.render.page import EVIDENCE, SOURCES, Page
from claimtrack.reports.evidence import Publication

METHOD: Final = "method"
LEGEND: Final = "legend"


def masthead(page: Page) -> Iterator[str]:
    """Give the title with what it is about and how much is on record."""
    yield "<header>"
    yield f'<p class="kicker">{imprint.KICKER}</p>'
    yield f"<h1>{text(page.title)}</h1>"
    if page.scope:
        yield f'<p class="deck">{dated(page.scope)}</p>'
    if page.counts:
        led = EVIDENCE in page.anchors()
        counts = f'<a href="{anchored(EVIDENCE)}">{dated(page.counts)}</a>' if led else dated(page.counts)
        yield f'<p class="counts">{counts}</p>'
    yield "</header>"


def contents(parts: Iterable[tuple[str, str]], *, articles: bool) -> Iterator[str]:
    """Give the way to each part, by anchor and title."""
    yield '<nav aria-label="On this page"><ul>'
    listed = [*parts, *([(SOURCES, imprint.SOURCES)] if articles else []), (METHOD, imprint.MADE)]
    yield from (f'<li><a href="{anchored(anchor)}">{text(title)}</a></li>' for anchor, title in listed)
    yield "</ul></nav>"


def permalink(anchor: str, name: str) -> str:
    """Give a link to what it stands beside; `name` is for who hears it."""
    return f' <a class="permalink" href="{anchored(anchor)}" aria-label="Link to {text(name)}">#</a>'


def sources(articles: tuple[Publication, ...]) -> Iterator[str]:
    """Give the numbered list of articles."""
    if not articles:
        return
    yield f'<section id="{SOURCES}" aria-labelledby="{SOURCES}-title">'
    yield f'<h2 id="{SOURCES}-title">{imprint.SOURCES}{permalink(SOURCES, imprint.SOURCES)}</h2>'
    yield '<ol class="sources">'
    for number, article in enumerate(articles, 1):
        yield f'<li id="source-{number}">{_article(article)}</li>'
    yield "</ol></section>"


def _article(article: Publication) -> str:
    name = f"{article.source}, {article.published}"
    lang = f' lang="{text(article.lang)}"' if article.lang else ""
    title = f' <cite{lang} dir="auto">{text(article.title)}</cite>' if article.title else ""
    links = [
        outward(article.url, host_of(article.url), label=f"article of {name}, at {host_of(article.url)}")
        if article.url
        else imprint.NO_ADDRESS,
        outward(article.archive, "archived copy", label=f"archived copy of {name}")
        if article.archive
        else imprint.NO_ARCHIVE,
    ]
    told = " · ".join(links)
    return f'<b>{text(article.source)}</b>, {dated(article.published)}.{title} <span class="links">{told}</span>'


def quoting() -> str:
    """Give how to tell quoted words from a reporter's, with the way to what the signs mean."""
    return f'<p class="note">{imprint.RULES} <a href="{anchored(LEGEND)}">{imprint.LEGEND_NAME}</a></p>'


def method(page: Page) -> Iterator[str]:
    """Give how to cite the page and how it was made."""
    yield f'<section id="{METHOD}" class="method" aria-labelledby="{METHOD}-title">'
    yield f'<h2 id="{METHOD}-title">{imprint.MADE}{permalink(METHOD, imprint.MADE)}</h2>'
    yield '<dl class="facts">'
    for name, told in imprint.made(page.title, page.scope, page.counts, page.method):
        shown = f"<code>{text(told)}</code>" if name in imprint.VERBATIM else dated(told)
        yield f"<div><dt>{text(name)}</dt><dd>{shown}</dd></div>"
    yield "</dl>"
    if page.legend:
        yield f'<p class="legend" id="{LEGEND}">{text(page.legend)}</p>'
    if page.method.sql:
        yield f'<details><summary>{imprint.QUERY}</summary><pre tabindex="0">{text(page.method.sql)}</pre></details>'
    yield "</section>"
