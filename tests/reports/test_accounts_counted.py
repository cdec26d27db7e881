"""By whose account: the outlets of a page add up to what the page says is on record, imputed words left out."""

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.render import compare as comparing
from claimtrack.render import position as holding
from claimtrack.render import timeline as in_order
from claimtrack.render import topic as dossier
from claimtrack.render.page import Grid, Page, plain
from claimtrack.reports.compare import Question as CompareQuestion
from claimtrack.reports.compare import compare
from claimtrack.reports.position import Question as PositionQuestion
from claimtrack.reports.position import positions
from claimtrack.reports.timeline import Question as TimelineQuestion
from claimtrack.reports.timeline import timeline
from claimtrack.reports.topic import Question as TopicQuestion
from claimtrack.reports.topic import topic
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked
from tests.world import article, said

PAGES: dict[str, tuple[Callable[..., Any], object, Callable[..., Any]]] = {
    "compare": (compare, CompareQuestion(("Loria", "Kasteya"), "guarantees", imputed=True), comparing.shown),
    "timeline": (timeline, TimelineQuestion(topic="guarantees", imputed=True), in_order.shown),
    "position": (positions, PositionQuestion(("Loria", "Kasteya")), holding.shown),
    "topic": (topic, TopicQuestion("guarantees"), dossier.shown),
}


def page_of(asked: Asked, name: str) -> Page:
    ask, question, shown = PAGES[name]
    with open_reader(asked.world.location) as reader:
        page: Page = shown(ask(reader, question, command=f"claimtrack report {name}", now=NOW)).page()
    return page


def outlets(page: Page) -> list[tuple[str, ...]]:
    """Give the rows of the table: source, reports, independent, repeats."""
    (section,) = (one for one in page.sections if one.anchor == "accounts")
    grid = section.blocks[0]
    assert isinstance(grid, Grid)
    return [tuple(plain(cell.lines[0]) for cell in row[:4]) for row in grid.rows]


@pytest.mark.parametrize("name", PAGES)
def test_what_is_imputed_is_in_no_count_of_outlets(asked: Asked, name: str) -> None:
    asked.put(
        article(said(said="2025-03-03", stance="supports"), url="a"),
        article(said("Ida Venn (interpreter) > Tova Bren", said="2025-03-04"), url="b", source="Evening Post"),
    )
    page = page_of(asked, name)
    assert "1\u00a0report (1\u00a0independent)" in page.counts
    assert outlets(page) == [("Example Herald", "1", "1", "0")]
    (section,) = (one for one in page.sections if one.anchor == "accounts")
    assert section.note.endswith("imputed statements are left out here, as they never count")


@pytest.mark.parametrize("name", PAGES)
def test_an_article_that_is_in_both_counts_for_the_own_words_alone(asked: Asked, name: str) -> None:
    asked.put(
        article(
            said("LPA > Marek Orlan", said="2025-03-03", stance="supports"),
            said("Ida Venn (interpreter) > Tova Bren", said="2025-03-04"),
        )
    )
    page = page_of(asked, name)
    assert outlets(page) == [("Example Herald", "1", "1", "0")]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_said_of_what_is_not_left_out(asked: Asked, name: str) -> None:
    asked.put(article(said(said="2025-03-03", stance="supports")))
    (section,) = (one for one in page_of(asked, name).sections if one.anchor == "accounts")
    assert "imputed" not in section.note
