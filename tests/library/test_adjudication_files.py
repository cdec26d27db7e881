"""Files of decided disagreements: what is wrong in them, and what a spreadsheet makes of them."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.errors import InputError
from tests.library.bench import URL, Bench
from tests.world import said

COLUMNS = ("article", "field", "coder", "record", "other_coder", "other_record", "decision", "why")


def test_every_problem_of_a_file_is_told_with_line_and_column_and_nothing_is_entered(
    bench: Bench, tmp_path: Path
) -> None:
    bench.put(said(mode="mixed", said="2025-03-04"), said("Ida Venn", "harbour", "supports", mode="direct", act="deny"))
    wrong = {
        "claim": "harbor",
        "stance": "suports",
        "act": "denie",
        "mode": "first",
        "speaker": "Ida Ven",
        "date": "the 4th of March",
    }
    rows = [row | {"decision": wrong[row["field"]]} for row in bench.rows()]
    base = rows[0] | {"decision": "first"}
    rows += [
        base | {"article": "https://herald.example/2"},
        base | {"record": "s9"},
        base | {"field": "stanc"},
        base | {"value": "other"},
    ]
    with pytest.raises(InputError) as raised:
        bench.enter(tmp_path, rows)
    told = [line.removeprefix(str(tmp_path)) for line in raised.value.message.split("\n")]

    assert [line.split(": ")[:2] for line in told] == [
        ["/decided.csv:2", "decision"],
        ["/decided.csv:3", "decision"],
        ["/decided.csv:4", "decision"],
        ["/decided.csv:6", "decision"],
        ["/decided.csv:7", "decision"],
        ["/decided.csv:8", "article"],
        ["/decided.csv:9", "record"],
        ["/decided.csv:10", "field"],
        ["/decided.csv:11", "decision"],
    ]
    for hint in (
        "harbour",
        "`supports`",
        "`deny`",
        "Ida Venn",
        "2025-03-04",
        URL,
        "@s1",
        "`stance`",
        "agreement again",
    ):
        assert hint in raised.value.message
    assert bench.decided() == []


def test_rows_that_contradict_each_other_are_refused(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(mode="mixed"), said(mode="direct"), ("c3", said(mode="narrated")))
    rows = bench.rows()
    decisions = {("c1", "c2"): "mixed", ("c1", "c3"): "narrated", ("c2", "c3"): ""}
    filled = [row | {"decision": decisions[row["coder"], row["other_coder"]]} for row in rows]
    with pytest.raises(
        InputError, match=r"decided.csv:3: decision: mode of c1 @s1 would be `narrated`, and `mixed` by"
    ):
        bench.enter(tmp_path, filled)
    assert bench.decided() == []

    decisions["c1", "c3"] = "mixed"
    filled = [row | {"decision": decisions[row["coder"], row["other_coder"]]} for row in rows]
    assert [one[2] for one in bench.enter(tmp_path, filled)] == ["mixed"] * 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("article,field\n1,stance\n", "there is no column `coder`"),
        (
            ",".join(COLUMNS[:6]) + ",decison\n" + "x," * 6 + "first\n",
            "did you mean `decision` where it says `decison`",
        ),
        (",".join(COLUMNS) + "\na,b\n", ":2: this row has fewer fields"),
        (",".join(COLUMNS) + '\n"a,b\n', "unexpected end of data"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused(bench: Bench, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "decided.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        bench.database.curate.adjudicate(path)

    assert told in f"{raised.value.message} {raised.value.hint}"


def test_a_file_saved_by_a_spreadsheet_is_read(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(mode="mixed"), said(mode="direct"))
    (row,) = bench.rows()
    given = {name: row.get(name, "") for name in COLUMNS} | {"decision": " direct ", "why": "в кавычках\nцеликом"}
    text = ";".join(COLUMNS) + "\r\n" + ";".join(f'"{given[name]}"' for name in COLUMNS) + "\r\n"
    (tmp_path / "decided.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    done = bench.database.curate.adjudicate(tmp_path / "decided.csv", why="не написано")

    assert [one.why for one in done.result.judgements] == ["в кавычках\nцеликом"] * 2
    assert bench.stands("mode") == [("direct",), ("direct",)]


@pytest.mark.parametrize(("value", "refused"), [("3/4/2025", False), ("04.03.2025", False), ("2025-03-03", True)])
def test_a_day_that_a_spreadsheet_wrote_its_own_way_is_no_other_day(
    bench: Bench, tmp_path: Path, value: str, *, refused: bool
) -> None:
    bench.put(said(said="2025-03-04"), said())
    rows = [row | {"decision": "first", "value": value} for row in bench.rows()]
    if refused:
        with pytest.raises(InputError, match="c1 @s1 has date `2025-03-04` by now, not `2025-03-03`"):
            bench.enter(tmp_path, rows)
    else:
        assert len(bench.enter(tmp_path, rows)) == 2


def test_a_file_made_safe_for_spreadsheets_is_read(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(), said(claim="-", topic="guarantees"))
    (row,) = csv.DictReader(StringIO(str(bench.database.agreement().render("csv", excel=True)).removeprefix("\ufeff")))

    assert row["other_value"] == "'-"
    assert bench.enter(tmp_path, [row | {"decision": "second"}])[-1] == ("c2@s1", "claim", "-")
