"""A report as a workbook, read back by another library: what each sheet tells, where its cells lead."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from claimtrack.domain.rows import Rows
from claimtrack.render.compare import as_rows, shown
from claimtrack.render.page import (
    Branch,
    Cell,
    Code,
    Facts,
    Grid,
    Group,
    Items,
    Link,
    Page,
    Prose,
    Quotations,
    Section,
    Tree,
    anchor,
)
from claimtrack.render.page_workbook import page_workbook
from claimtrack.render.parts import quotation
from claimtrack.reports.frame import Method
from tests.render.compared import ARTICLE, comparison, row
from tests.render.test_page_text import HOSTILE

OTHER = replace(ARTICLE, article_id=2, source="LPA", url="https://lpa.example/2", archive="https://archive.example/2")
FOUND = comparison(
    row(1, quote="Войскам здесь не место."),
    row(2, stance=1, stance_label="supports", date_latest="2025-04-01", sources=(OTHER, ARTICLE), conditional=True),
    row(3, claim=None, claim_text=None, stance=None, stance_label="unclear", sources=()),
)
METHOD = Method(
    "claimtrack report …", "-- a comment\nselect 1\n  as one", "0.1.0", "2025-12-31T12:00:00+00:00", "d1", "c1"
)


def book_of(page: Page, rows: Rows, most: int | None = None) -> Any:
    return load_workbook(BytesIO(page_workbook(page, rows, most)))


def compared(most: int | None = None) -> Any:
    return book_of(shown(FOUND).page(), as_rows(FOUND.rows), most)


def page(*sections: Section, **values: Any) -> Page:
    return replace(Page("Title", "the whole record", (), sections, METHOD, "2 utterances"), **values)


def told(sheet: Any) -> list[str]:
    """Give the texts of a sheet in reading order."""
    return [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value is not None]


def leads(sheet: Any) -> dict[str, str]:
    """Give where the texts of a sheet lead inside the workbook."""
    return {
        str(cell.value): cell.hyperlink.location
        for line in sheet.iter_rows()
        for cell in line
        if cell.hyperlink is not None and cell.hyperlink.location
    }


def test_it_has_the_page_the_statements_the_sources_and_how_it_was_made() -> None:
    assert compared().sheetnames == ["Report", "Statements", "Sources", "How made"]


def test_the_page_is_told_from_its_title_to_its_silences() -> None:
    words = told(compared()["Report"])

    assert words[0] == "Where do Loria and Kasteya stand on guarantees?"
    assert "Kasteya" in words
    assert any(text.startswith("▲ +1 supports") for text in words)
    assert any("nothing on the whole topic" in text for text in words)
    assert not any("\u00a0" in text for text in words)


def test_statements_are_flat_rows_whose_values_keep_their_kind() -> None:
    sheet = compared()["Statements"]
    columns = [cell.value for cell in sheet[1]]
    first, second = ({name: cell.value for name, cell in zip(columns, sheet[at], strict=True)} for at in (2, 3))

    assert columns == [*as_rows(()).columns, "url", "archive", "source_numbers"]
    assert (first["stance"], first["quote"], first["conditional"], first["translation"]) == (-1, ARTICLE_WORDS, 0, None)
    assert (second["conditional"], second["date"], second["n_reports"]) == (1, "2025-03-04", 1)
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.freeze_panes == "A2"


ARTICLE_WORDS = "Войскам здесь не место."


def test_every_statement_leads_to_its_article_and_the_archived_copy() -> None:
    sheet = compared()["Statements"]
    columns = [cell.value for cell in sheet[1]]
    url, archive, numbers = (columns.index(name) for name in ("url", "archive", "source_numbers"))

    assert [line[url].hyperlink and line[url].hyperlink.target for line in sheet.iter_rows(min_row=2)] == [
        "https://herald.example/1",
        "https://lpa.example/2",
        None,
    ]
    assert sheet[3][archive].hyperlink.target == "https://archive.example/2"
    assert [line[numbers].value for line in sheet.iter_rows(min_row=2)] == ["1", "2, 1", None]


def test_sources_are_numbered_with_their_links() -> None:
    sheet = compared()["Sources"]

    assert [[cell.value for cell in line][:4] for line in sheet.iter_rows(min_row=2)] == [
        [1, "Example Herald", "2025-03-05", "Гарантии"],
        [2, "LPA", "2025-03-05", "Гарантии"],
    ]
    assert sheet["F3"].hyperlink.target == "https://archive.example/2"


def test_positions_and_changes_lead_to_the_rows_of_their_statements() -> None:
    found = leads(compared()["Report"])

    assert found["→ Loria"] == "'Statements'!A3"
    assert {"'Statements'!A2", "'Statements'!A3"} <= set(found.values())
    assert found["→ 1 source"] == "'Sources'!A1"


def test_how_it_was_made_is_told_so_that_it_can_be_made_again() -> None:
    sheet = book_of(page(), Rows(("a",), []))["How made"]
    made = {line[0].value: line[1].value for line in sheet.iter_rows()}

    assert made["Command"] == "claimtrack report …"
    assert (made["Database"], made["Codebook"]) == ("sha256 d1", "sha256 c1")
    assert made["Check the database"] == "claimtrack export jsonl | sha256sum"
    query = [line[1].value for line in sheet.iter_rows()][-3:]
    assert [text.removeprefix(" ") for text in query[:2]] == ["-- a comment", "select 1"]
    assert query[2] == "  as one"


def test_a_limit_leaves_rows_out_and_says_of_which_group() -> None:
    book = compared(1)

    assert book["Statements"].max_row == 2
    words = told(book["Report"])
    assert "Loria: 1 of 2 statements" in words
    assert "Loria: 0 of 1 statement" in words


def test_statements_that_the_rows_do_not_hold_are_told_on_the_page() -> None:
    words = Quotations((Group((quotation(row(1)),), "Loria", "g"), Group((), "Kasteya", otherwise="nothing found")))
    led = Prose((Link("to it", "statement-1"),))
    book = book_of(page(Section("Words", (led, words))), Rows(("chain",), [("LPA > Орлан",)]))
    report = told(book["Report"])

    assert "Войскам здесь не место." in report
    assert "Kasteya: nothing found" in report
    assert any(text.endswith("[1]") for text in report)
    assert leads(book["Report"])["to it"].startswith("'Report'!A")


def test_all_kinds_of_blocks_are_told() -> None:
    blocks = (
        Prose(("A paragraph.",)),
        Items((), "none at all"),
        Facts((("name", ("Орлан",)), ("nothing", ()))),
        Tree((Branch(("root",), (Branch(("below",)),)),)),
        Code("select 1\n-- two"),
        Grid(("a", "b"), (), "empty", "no row"),
    )
    words = told(book_of(page(Section("Part", blocks, note="what to know")), Rows(("a",), []))["Report"])

    for text in (
        "Part",
        "what to know",
        "A paragraph.",
        "none at all",
        "Орлан",
        "–",
        "root",
        "below",
        " -- two",
        "no row",
    ):
        assert text in words


def test_a_large_table_has_a_sheet_of_its_own() -> None:
    grid = Grid(tuple("abcdefgh"), tuple((Cell((("7",),), number=True),) * 8 for _ in range(3)), "Who quotes whom")
    book = book_of(page(Section("Part", (grid,))), Rows(("a",), []))

    assert book.sheetnames[:2] == ["Report", "Who quotes whom"]
    assert book["Who quotes whom"]["H4"].value == 7
    assert book["Who quotes whom"].auto_filter.ref == "A1:H4"
    assert "Who quotes whom: on the sheet “Who quotes whom”" in told(book["Report"])


def test_long_words_are_told_in_rows_that_can_be_seen() -> None:
    long = "слово " * 3000
    sheet = book_of(page(Section("Part", (Prose((long,)),))), Rows(("a",), []))["Report"]

    assert " ".join(text for text in told(sheet) if text.startswith("слово")) == long.strip()
    assert max(one.height or 0 for one in sheet.row_dimensions.values()) < 409


@pytest.mark.parametrize("text", [*HOSTILE.values(), "=1+1", "@a", "+1", "-1", "\t=1", "\x00=1"])
def test_nothing_from_articles_runs(text: str) -> None:
    article = replace(ARTICLE, title=text, source=text, url=text, archive=text)
    one = row(quote=text, translation=text, speaker=text, side=text, claim=text, claim_text=text, sources=(article,))
    found = comparison(one, method=replace(METHOD, command=text))
    book = book_of(shown(found).page(), as_rows(found.rows))

    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    at_risk = [cell for cell in cells if cell.data_type == "s" and cell.value.startswith(tuple("=+-@\t\r"))]
    assert not [cell.value for cell in at_risk if not cell.quotePrefix]
    assert not [cell.value for cell in cells if cell.hyperlink is not None and cell.hyperlink.target]


def test_equal_pages_give_equal_bytes() -> None:
    first, second = (page_workbook(shown(FOUND).page(), as_rows(FOUND.rows)) for _ in range(2))

    assert first == second


def test_an_anchor_may_hold_anything() -> None:
    led = Prose((Link("to it", anchor("claim", "a'b!c#d")),))
    found = book_of(page(Section("Part", (led,), anchor("claim", "a'b!c#d"))), Rows(("a",), []))

    assert leads(found["Report"])["to it"] == "'Report'!A4"
