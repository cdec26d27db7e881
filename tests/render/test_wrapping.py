"""Lines of a terminal: no wider than asked, nothing lost."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.render.wrapping import width, wrap


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("Лория", 5), ("安全", 4), ("e\u0301", 1), ("a\u200db", 2), ("", 0), ("й", 1)]
)
def test_the_columns_of_a_text(text: str, columns: int) -> None:
    assert width(text) == columns


def test_words_fill_the_line_behind_the_first_and_the_rest() -> None:
    assert wrap("one two three four", 12, first="> ", rest="  ") == ["> one two", "  three four"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("abcdefghijkl", 8) == ["abcdefgh", "ijkl"]
    assert wrap("安全保障安全", 8) == ["安全保障", "安全"]


def test_a_letter_keeps_its_marks() -> None:
    cut = wrap("e\u0301" * 12, 8)
    assert [len(line) for line in cut] == [16, 8]
    assert all(unicodedata.combining(line[0]) == 0 for line in cut)


def test_no_break_spaces_hold_together_and_are_spaces_at_last() -> None:
    assert wrap("said by\u00a02025 now", 11) == ["said", "by 2025 now"]


def test_a_first_that_leaves_no_room_stands_alone() -> None:
    assert wrap("abcdefgh", 12, first="a name    ", rest="  ") == ["a name", "  abcdefgh"]


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=120)


@given(texts, st.integers(12, 40), st.integers(0, 4))
def test_no_line_is_wider_and_no_letter_lost(text: str, columns: int, indent: int) -> None:
    lines = wrap(text, columns, first="* ", rest=" " * indent)
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).removeprefix("*").split()) == "".join(text.split())
