"""One door to all forms."""

import pytest

from claimtrack.domain.rows import Rows
from claimtrack.render.formats import DOCUMENTS, FORMATS, SUFFIXES, document, format_of, render
from claimtrack.reports.frame import Method


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in DOCUMENTS])
def test_every_text_shows_the_data_and_ends_its_last_line(form: str) -> None:
    text = render(Rows(("speaker",), [("Марек Орлан",)]), form)

    assert "Марек Орлан" in text
    assert text.endswith("\n")


def test_every_format_can_be_asked_by_suffix() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)


@pytest.mark.parametrize(
    ("path", "form"),
    [("a/b.CSV", "csv"), ("x.md", "markdown"), ("x.docx", None), ("x.XLSX", "xlsx"), ("x.HTM", "html"), ("csv", None)],
)
def test_a_suffix_names_its_format_in_any_case(path: str, form: str | None) -> None:
    assert format_of(path) == form


def test_an_unknown_format_is_refused() -> None:
    for ask in (render, lambda rows, form: document(rows, form, "answer", Method("", "", "0", ""))):
        with pytest.raises(ValueError, match="docx"):
            ask(Rows(("a",), []), "docx")


def test_a_page_of_no_rows_says_so() -> None:
    page = str(
        document(Rows(("a",), []), "html", "Speakers", Method("claimtrack list speakers", "", "0", "2025-12-31"))
    )

    assert "Nothing found." in page
    assert "claimtrack list speakers" in page
    assert "<details>" not in page
