"""Rows as frames: types that do not depend on luck, and NA for what is not known."""

from typing import Any

import pandas as pd
import pytest

from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.frames import frame


def column(*cells: Cell, name: str = "x", flags: bool = False) -> "pd.Series[Any]":
    """One column of a frame."""
    return frame(Rows((name,), [(cell,) for cell in cells]), flags=flags)[name]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("слово 🙂", None), "string"),
        (("1", "2"), "string"),
        ((1, None), "Int64"),
        ((2**63 - 1, -(2**63)), "Int64"),
        ((1, 0.5, None), "Float64"),
        ((1, "one"), "object"),
        ((b"\x00", None), "object"),
        ((None, None), "string"),
        ((), "string"),
    ],
)
def test_a_column_has_the_type_of_its_values(cells: tuple[Cell, ...], kind: str) -> None:
    found = column(*cells)

    assert str(found.dtype) == kind
    assert [None if value is pd.NA else value for value in found] == list(cells)


def test_a_day_stays_text_however_much_of_it_is_known() -> None:
    assert list(column("2025-12-18", "../2025-12-18", "2025-12", name="date")) == [
        "2025-12-18",
        "../2025-12-18",
        "2025-12",
    ]


@pytest.mark.parametrize("name", ["conditional", "from_conditional", "reviewed"])
def test_a_flag_is_true_or_false_or_unknown_where_it_is_asked_for(name: str) -> None:
    assert [value if value is pd.NA else bool(value) for value in column(1, 0, None, name=name, flags=True)] == [
        True,
        False,
        pd.NA,
    ]
    assert str(column(1, 0, name=name).dtype) == "Int64"


def test_two_columns_of_one_name_are_both_kept() -> None:
    found = frame(Rows(("n", "n", "claim"), [(1, 2, "transit")]))

    assert found.to_dict("list") == {"n": [1], "n_2": [2], "claim": ["transit"]}


def test_no_rows_keep_the_columns() -> None:
    assert list(frame(Rows(("claim", "stance"), [])).columns) == ["claim", "stance"]
    assert frame(Rows((), [])).empty
