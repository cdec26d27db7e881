"""Files that a person filled in, whatever letters are in their cells."""

import pytest

from claimtrack.library.filled_files import filled_rows


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x85", "слово " * 40_000])
def test_a_cell_holds_any_letters_and_as_many_as_an_article(sign: str) -> None:
    text = f'id,value\n1,"Нет.{sign}Да."\n2,ні\n'
    found = list(filled_rows(text, "a.csv", ("id",)))
    assert found == [("a.csv:2", {"id": "1", "value": f"Нет.{sign}Да."}), ("a.csv:3", {"id": "2", "value": "ні"})]
