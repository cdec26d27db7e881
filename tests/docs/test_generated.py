"""The generated pages say what the program does."""

from docs.generate.__main__ import DOCS, drifted, pages


def test_no_generated_page_has_drifted() -> None:
    assert [path.relative_to(DOCS) for path in drifted(pages())] == []
