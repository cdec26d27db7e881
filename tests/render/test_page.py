"""The page model: what is cut, what is numbered, what can be led to."""

from dataclasses import replace

from claimtrack.render.charts.shapes import Heat
from claimtrack.render.page import (
    SOURCES,
    Card,
    Cards,
    Charts,
    Figure,
    Group,
    Heading,
    Link,
    Page,
    Prose,
    Quotations,
    Section,
    anchor,
    plain,
)
from claimtrack.render.page_ready import drawn, figures, shortened
from claimtrack.render.parts import quotation
from tests.render.compared import ARTICLE, row
from tests.render.paged import page

FIGURE = Figure(Heat(("Loria",), ("2025-03",), ()), "Evidence", "Loria: nothing on record.")
ONE, TWO, THREE = (quotation(row(number, sources=(replace(ARTICLE, article_id=number),))) for number in (1, 2, 3))
WHOLE = page(
    Heading("First", "first"),
    Quotations((Group((ONE, TWO), "Loria", "loria"), Group((), "Kasteya", "kasteya"))),
    Heading("Second", "second"),
    Quotations((Group((THREE,), "Loria", "loria-second"),)),
)


def told(found: Page) -> list[str]:
    return [one.key for group in found.groups() for one in group.quotations]


def test_a_line_is_its_words() -> None:
    assert plain(("n = ", Link("5", "group"), " of 6")) == "n = 5 of 6"


def test_an_anchor_has_no_white_space() -> None:
    assert anchor("side 1", "the  claim\nкастея") == "side-1-the-claim-кастея"


def test_no_limit_cuts_nothing() -> None:
    assert shortened(WHOLE, None) is WHOLE
    assert shortened(WHOLE, 3) == WHOLE


def test_a_limit_counts_through_all_groups_and_says_what_is_left_out() -> None:
    short = shortened(WHOLE, 1)
    assert told(short) == ["statement-1"]
    assert [group.cut for group in short.groups()] == [1, 0]
    assert short.sections[0].blocks[-1] == Prose(("… and 2\u00a0more statements",))


def test_a_heading_goes_with_all_that_stood_under_it() -> None:
    blocks = shortened(WHOLE, 2).sections[0].blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["First"]
    assert [type(block) for block in shortened(WHOLE, 0).sections[0].blocks] == [Prose]


def test_articles_are_numbered_as_the_statements_are_met_whatever_stands_on_a_card() -> None:
    carded = replace(WHOLE, lead=(Cards((Card("Loria", ("nothing on record",), (), THREE),)),))
    assert carded.numbers() == {1: 1, 2: 2, 3: 3}
    assert shortened(carded, 1).numbers() == {1: 1, 3: 2}


def test_what_can_be_led_to() -> None:
    anchors = {"part", "first", "second", "loria", "kasteya", "loria-second", SOURCES}
    assert WHOLE.anchors() == anchors | {"statement-1", "statement-2", "statement-3"}
    assert page(Prose(("Nothing.",))).anchors() == {"part"}


def test_charts_are_worked_out_when_asked_for() -> None:
    asked: list[int] = []

    def make() -> tuple[Figure, ...]:
        asked.append(1)
        return (FIGURE,)

    charted = page(Charts(make))
    assert charted.anchors() == {"part"}
    assert not asked
    assert drawn(charted).sections[0].blocks == (FIGURE,)
    assert figures(charted) == (FIGURE,)


def test_a_section_without_a_chart_is_left_out() -> None:
    empty = replace(WHOLE, sections=(Section("Over time", (Charts(lambda: ()),)), *WHOLE.sections))
    assert drawn(empty).sections == WHOLE.sections
