"""JSON: complete, in Unicode, one key a column."""

import json

from claimtrack.domain.rows import Rows
from claimtrack.render.jsonish import as_json, as_jsonl

ROWS = Rows(("name", "n", "none"), [("Кастея 🙂", 2, None), ('"q"\n', -1.5, None)])


def test_json_is_one_array_of_objects_in_column_order() -> None:
    text = as_json(ROWS)

    assert json.loads(text) == [
        {"name": "Кастея 🙂", "n": 2, "none": None},
        {"name": '"q"\n', "n": -1.5, "none": None},
    ]
    assert "Кастея 🙂" in text
    assert list(json.loads(text)[0]) == ["name", "n", "none"]


def test_jsonl_is_one_object_a_line() -> None:
    lines = as_jsonl(ROWS).splitlines()

    assert [json.loads(line)["n"] for line in lines] == [2, -1.5]


def test_no_rows_are_an_empty_array_and_no_lines() -> None:
    assert json.loads(as_json(Rows(("a",), []))) == []
    assert as_jsonl(Rows(("a",), [])) == ""


def test_columns_of_one_name_all_stay() -> None:
    [row] = json.loads(as_json(Rows(("n", "n", "n_2"), [(1, 2, 3)])))

    assert sorted(row.values()) == [1, 2, 3]
    assert row["n"] == 1
    assert row["n_2"] == 3


def test_what_json_cannot_hold_becomes_null_or_hexadecimal() -> None:
    assert json.loads(as_json(Rows(("a", "b"), [(float("inf"), b"\x01\xff")]))) == [{"a": None, "b": "01ff"}]
