"""Every kind of block in text, markdown and html."""

import pytest

from claimtrack.render.page import (
    Block,
    Branch,
    Cell,
    Code,
    Facts,
    Grid,
    Group,
    Heading,
    Items,
    Link,
    Prose,
    Quotations,
    Tree,
)
from claimtrack.render.page_html import page_html
from claimtrack.render.page_markdown import page_markdown
from claimtrack.render.page_text import page_text
from claimtrack.render.parts import quotation, side_cards
from tests.pages import problems, read
from tests.render.compared import comparison, row
from tests.render.paged import page

TREE = Tree((Branch(("Marek Orlan",), (Branch(("LPA",), (Branch((Link("Сводка", "part"),)),)), Branch(("Gull",)))),))
GRID = Grid(
    ("Claim", "Loria", "n"),
    (
        (Cell((("troops",), ("[key]",))), Cell((("▼ −1",), ("path",)), stance=-1), Cell((("5",),), number=True)),
        (Cell((("grain",),)), Cell(()), Cell((("12",),), number=True)),
    ),
    "What is held",
)


def text(*blocks: Block, width: int = 60) -> str:
    return page_text(page(*blocks), width=width).split("what must be known\n")[1]


def markdown(*blocks: Block) -> str:
    return page_markdown(page(*blocks)).split("What must be known.\n")[1].split("\n## How")[0].strip("\n")


def test_a_grid_that_fits_is_aligned() -> None:
    assert text(GRID).splitlines() == [
        "  Claim   Loria   n",
        "  troops  ▼ −1    5",
        "  [key]   path",
        "  grain   –      12",
    ]


def test_the_last_column_of_a_grid_wraps() -> None:
    said = "words " * 12
    grid = Grid(("Who", "Said"), ((Cell((("Orlan",),)), Cell(((said,),))),), "Words")
    assert text(grid, width=40).splitlines() == [
        "  Who    Said",
        "  Orlan  words words words words words",
        "         words words words words words",
        "         words words",
    ]


def test_a_grid_too_wide_is_told_row_by_row() -> None:
    long = "opposes, if: " + "nobody asks " * 4
    row = (Cell((("troops",), ("[key]",))), Cell(((long,), ("path",))), Cell(()))
    assert text(Grid(("Claim", "Loria", "gap"), (row, row), "Held"), width=40).splitlines() == [
        *("", "troops [key]"),
        *("  Loria  opposes, if: nobody asks nobody", "         asks nobody asks nobody asks", "         path"),
        *("", "troops [key]"),
        *("  Loria  opposes, if: nobody asks nobody", "         asks nobody asks nobody asks", "         path"),
    ]


def test_a_tree_is_told_from_its_roots() -> None:
    assert text(TREE).splitlines() == ["  Marek Orlan", "    └ LPA", "      └ Сводка", "    └ Gull"]
    assert markdown(TREE).splitlines() == ["- Marek Orlan", "  - LPA", "    - Сводка", "  - Gull"]
    shown = read(page_html(page(TREE))).of("tree")[0]
    assert [one.text for one in shown.named("li")] == ["Marek Orlan LPA Сводка Gull", "LPA Сводка", "Сводка", "Gull"]
    assert [link.to for link in shown.named("a")] == ["#part"]


def test_a_grid_in_markdown_is_a_table() -> None:
    assert markdown(GRID).splitlines() == [
        "| Claim | Loria | n |",
        "| --- | --- | --: |",
        "| troops \\[key\\] | ▼ −1; path | 5 |",
        "| grain | – | 12 |",
    ]


def test_facts_stand_beside_their_names() -> None:
    facts = Facts((("Kind", ("person",)), ("Names", ("Orlan, Орлан",))))
    assert text(facts).splitlines() == ["  Kind   person", "  Names  Orlan, Орлан"]
    assert markdown(facts).splitlines() == ["- **Kind**: person", "- **Names**: Orlan, Орлан"]
    assert read(page_html(page(facts))).of("facts")[0].text == "Kindperson NamesOrlan, Орлан"


def test_code_is_kept_as_it_is() -> None:
    code = Code("select *\n  from v_statement -- ```")
    assert text(code).splitlines() == ["  select *", "    from v_statement -- ```"]
    assert markdown(code) == "````\nselect *\n  from v_statement -- ```\n````"
    assert '<pre tabindex="0">select *\n  from v_statement -- ```</pre>' in page_html(page(code))


@pytest.mark.parametrize("block", [Items(()), Grid(("A",), (), "Nothing")], ids=["items", "grid"])
def test_nothing_is_told_as_nothing(block: Block) -> None:
    assert text(block) == "  none on record\n"
    assert markdown(block) == "None on record."
    assert "<p>None on record.</p>" in page_html(page(block))


def test_groups_have_names_and_say_where_nothing_is_found() -> None:
    groups = Quotations((Group((quotation(row()),), "Loria"), Group((), "Kasteya")))
    shown = text(groups)
    assert "  Loria: 1 statement\n" in shown
    assert "  Kasteya: no statement found\n" in shown
    assert "Kasteya: no statement found." in markdown(groups)
    assert read(page_html(page(groups))).of("group")[1].text == "Kasteya No statement found."


def test_a_link_into_nothing_is_its_words() -> None:
    html = read(page_html(page(Prose((Link("words", "nowhere"), " and ", Link("a way", "part"))))))
    assert [link.text for link in html.named("main")[0].named("a") if link.to in {"#nowhere", "#part"}][1:] == [
        "#",
        "a way",
    ]


def test_every_page_of_blocks_keeps_to_the_rules() -> None:
    blocks = (Heading("Title <b>", "title"), TREE, GRID, Items((("one",), (Link("two", "title"),))), Code("x < y"))
    assert problems(page_html(page(*blocks, lead=(GRID, Prose(("Words",)))))) == []


def test_sides_with_nothing_on_record_come_after_those_that_spoke() -> None:
    spoke, silent = comparison(row()).sides
    cards = side_cards((silent, spoke), [row()]).cards
    assert [card.name for card in cards] == [spoke.name, silent.name]
