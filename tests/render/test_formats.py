"""One door to all forms."""

import pytest

from claimtrack.domain.rows import Rows
from claimtrack.render.formats import DOCUMENTS, FORMATS, SUFFIXES, document, format_of, render


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in DOCUMENTS])
def test_every_text_shows_the_data_and_ends_its_last_line(form: str) -> None:
    text = render(Rows(("speaker",), [("Марек Орлан",)]), form)

    assert "Марек Орлан" in text
    assert text.endswith("\n")


def test_every_format_can_be_asked_by_suffix() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)


@pytest.mark.parametrize(
    ("path", "form"), [("a/b.CSV", "csv"), ("x.md", "markdown"), ("x.docx", None), ("x.XLSX", "xlsx"), ("csv", None)]
)
def test_a_suffix_names_its_format_in_any_case(path: str, form: str | None) -> None:
    assert format_of(path) == form


def test_an_unknown_format_is_refused() -> None:
    for ask in (render, lambda rows, form: document(rows, form, "answer")):
        with pytest.raises(ValueError, match="docx"):
            ask(Rows(("a",), []), "docx")
