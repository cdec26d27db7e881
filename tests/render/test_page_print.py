"""A page on paper: rows are not kept with what comes after them, and a row too tall to be kept whole is parted."""

from pathlib import Path

import pytest

from claimtrack.render.page import Cell, Grid, Heading, Prose
from claimtrack.render.page_html import TALL, page_html
from tests.browser import Browser
from tests.pages import problems, read
from tests.render.paged import page

WORD = "гавань "


def cell(letters: int) -> Cell:
    words = (WORD * (letters // len(WORD) + 1))[:letters]
    return Cell(((words,),))


def grid(*letters: int) -> Grid:
    return Grid(("Claim", "Loria"), tuple(((cell(8), cell(one))) for one in letters), "What each side holds", "nothing")


def test_only_a_row_with_a_long_cell_may_be_parted() -> None:
    html = page_html(page(grid(TALL, TALL + 1)))

    assert [one.attributes.get("class") for one in read(html).named("tr")] == [None, None, "tall"]
    assert problems(html) == []


@pytest.mark.browser
def test_a_table_of_one_row_is_not_kept_with_the_next(browser: Browser, tmp_path: Path) -> None:
    """Five tables take a bit more than a page: kept together, every five of them would leave most of one blank."""
    five = (*((Heading("A claim"), grid(TALL)) * 5), Prose(("No more.",)))
    file = tmp_path / "page.html"
    file.write_text(page_html(page(*five * 6)), encoding="utf-8")

    assert browser.printed(file) <= 10


@pytest.mark.browser
def test_a_tall_row_fills_the_page_it_begins_on(browser: Browser, tmp_path: Path) -> None:
    html = page_html(page(*[grid(4_000)] * 4))
    file, whole = tmp_path / "page.html", tmp_path / "whole.html"
    file.write_text(html, encoding="utf-8")
    whole.write_text(html.replace(' class="tall"', ""), encoding="utf-8")

    assert browser.printed(file) < browser.printed(whole)
