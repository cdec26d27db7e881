"""Sheets of shapes that real ones come in: cells too many, names with brackets. All is invented."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SET = ("--set", "source=Example Herald", "--set", "published=2025-03-05", "--set", "lang=en")


def ingest(run: Run, folder: Path, sheet: str, *options: str) -> str:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "s.csv").write_text(sheet, encoding="utf-8")
    return run("ingest", "s.csv", *SET, *options).err


@pytest.mark.parametrize("more", ["", '"two\nlines";C;for;q;;\n'])
def test_empty_cells_behind_the_last_column_are_no_cells(run: Run, folder: Path, more: str) -> None:
    told = ingest(run, folder, f"Speaker;Claim;Stance;Quote\nA;C;for;q1;;;\nB;C;for;q2\n{more}D;C;for;q3;;x\n")

    assert f"statements: {3 if more else 2} new, 1 refused" in told
    assert "7 cells" not in told
    assert "6 cells, 4 cells wanted" in told


def test_a_cell_longer_than_readers_take_is_told_as_that_and_not_blamed_on_quote_marks(run: Run, folder: Path) -> None:
    told = ingest(run, folder, f"Speaker,Claim,Stance,Quote\nA,C,for,{'w ' * 2_200_000}\nB,C,for,q\n")

    assert "s.csv:2:1: error[CT704]: a cell has more than 4,194,304 characters" in told
    assert "statements: 1 new, 1 refused" in told
    assert "quote mark" not in told


@pytest.mark.parametrize(
    "names", ["Speaker (who?)|CLAIM TEXT|STANCE (-2..+2)|QUOTE (verbatim)", "speaker|claim*|Stance [code] *|quote"]
)
def test_names_of_columns_are_known_without_a_bracket_at_their_end(run: Run, folder: Path, names: str) -> None:
    told = ingest(run, folder, f"{names}\nA|C|+1|q1\n")

    assert "does not take" not in told
    shown = run("sql", "select speaker, claim_text, stance from v_statement", "--format", "csv").out
    assert shown.splitlines()[1:] == ["A,C,1"]


@pytest.mark.parametrize(("name", "day"), [("Date (DD.MM.YYYY)", "2025-03-01"), ("Date (of coding)", "2025-03-05")])
def test_a_bracket_that_may_say_which_day_it_is_stays(run: Run, folder: Path, name: str, day: str) -> None:
    ingest(run, folder, f"{name},Speaker,Claim,Stance\n01.03.2025,A,C,for\n")

    assert run("sql", "select published from v_article", "--format", "csv").out.split() == ["published", day]


def test_of_two_columns_with_one_name_and_a_bracket_none_is_taken(run: Run, folder: Path) -> None:
    told = ingest(run, folder, "Speaker (first),Speaker (second),Claim,Stance\nA,B,C,for\n")

    assert "columns that the profile does not take: Speaker (first), Speaker (second)" in told


def test_a_column_that_may_be_part_of_a_record_is_asked_about(run: Run, folder: Path) -> None:
    told = ingest(run, folder, "Speaker,Claim,final_stance\nA,C,for\n")

    assert "no column is `stance`; if `final_stance` is: --map stance=final_stance" in told
    assert "no column is `speaker`" not in told
    assert "no column" not in ingest(
        run, folder, "Speaker,Claim,final_stance\nA,C,for\n", "--map", "stance=final_stance"
    )


@pytest.mark.parametrize(
    ("names", "told_of"),
    [("claim 1,stance 1,claim 2,stance_2", "`claim 1`, `claim 2`"), ("Claim,Stance,Claim2,x", "`Claim2`")],
)
def test_columns_for_several_claims_a_row_are_told_to_be_rows(run: Run, folder: Path, names: str, told_of: str) -> None:
    told = ingest(run, folder, f"Speaker,{names}\nA,C,for,D,against\n")

    assert f"on one claim; for several ({told_of}) give each a row of its own in one sheet: a run for one" in told


@pytest.mark.parametrize("names", ["Claim,Stance,year 1,year 2", "claim 1,Stance,x,y"])
def test_other_columns_with_a_number_are_not(run: Run, folder: Path, names: str) -> None:
    assert "a row is one record" not in ingest(run, folder, f"Speaker,{names}\nA,C,for,D,against\n")
