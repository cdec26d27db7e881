"""The table: for reading, at 80 columns, without colour, in any script."""

from unicodedata import east_asian_width

import pytest

from claimtrack.domain.rows import Rows
from claimtrack.render.table import table

LONG = "Гарантии нужны обеим сторонам, но речи о миротворцах из стран Союза быть не может, сказал Орлан. " * 3


def columns_of(line: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in line)


def test_columns_are_named_and_aligned() -> None:
    lines = table(Rows(("speaker", "stance"), [("Марек Орлан", -1), ("Union", 2)])).splitlines()

    assert lines[0].split() == ["speaker", "stance"]
    assert lines[2].startswith("Марек Орлан")
    assert lines[2].endswith("-1")
    assert len(lines[2]) == len(lines[3])


@pytest.mark.parametrize("width", [60, 80, 100])
def test_long_text_wraps_within_the_width_and_loses_no_word(width: int) -> None:
    text = table(Rows(("speaker", "quote"), [("Марек Орлан", LONG)]), width=width)

    assert max(map(columns_of, text.splitlines())) <= width
    assert "".join(LONG.split()) in "".join(text.replace("Марек Орлан", "").split())


def test_markup_of_rich_and_control_characters_are_plain_text() -> None:
    text = table(Rows(("[b]q[/b]",), [("[/x] [red]нет[/red] :smile: \x1b[31m\x07\u202eabc",)]))

    assert "[b]q[/b]" in text
    assert "[/x] [red]нет[/red] :smile:" in text
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_rows_too_wide_for_a_grid_become_blocks() -> None:
    columns = tuple(f"column_{n}" for n in range(12))
    text = table(Rows(columns, [tuple(f"value {n}" for n in range(12)), ("только одно", *[None] * 11)]))

    assert max(map(columns_of, text.splitlines())) <= 80
    assert text.count("column_11") == 1
    assert "[2]\ncolumn_0  только одно\n" in text


def test_no_rows_still_name_the_columns() -> None:
    assert "speaker" in table(Rows(("speaker", "stance"), []))


def test_only_bold_writes_escape_sequences() -> None:
    rows = Rows(("speaker",), [("Union",)])

    assert "\x1b[" in table(rows, bold=True)
    assert "\x1b[" not in table(rows)


def test_days_and_column_names_are_never_broken() -> None:
    columns = ("claim", "text", "n_statements", "first", "last")
    text = table(Rows(columns, [("a-very-long-key-of-a-claim-in-one-word", LONG, 3, "2025-03-04", "2025-03-05")]))

    assert max(map(columns_of, text.splitlines())) <= 80
    assert all(word in text for word in ("n_statements", "2025-03-04", "2025-03-05"))
