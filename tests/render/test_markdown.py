"""Markdown: text from articles stays text."""

import pytest

from claimtrack.domain.rows import Rows
from claimtrack.render.markdown import escaped, markdown_table


def test_a_table_has_a_line_for_each_row_and_numbers_stand_right() -> None:
    rows = Rows(("speaker", "stance"), [("Марек Орлан", -1), ("Union", None)])

    assert markdown_table(rows) == ("| speaker | stance |\n| --- | ---: |\n| Марек Орлан | -1 |\n| Union |  |\n")


def test_line_breaks_and_bars_cannot_break_a_row() -> None:
    text = markdown_table(Rows(("quote",), [("a | b\r\nc\u2028d\n\n| e |",)]))

    assert len(text.splitlines()) == 3
    assert text.splitlines()[2] == "| a \\| b c d \\| e \\| |"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("[here](javascript:x)", "\\[here\\](javascript:x)"),
        ("*нет* и `нет`", "\\*нет\\* и \\`нет\\`"),
        ("claim_text", "claim_text"),
        ("_emphasis_", "\\_emphasis\\_"),
        ("R&D &lt;", "R&D \\&lt;"),
        ("back\\slash", "back\\\\slash"),
        ("\x1b[31mred\u202e", "\\[31mred"),
    ],
)
def test_signs_of_markup_are_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown
