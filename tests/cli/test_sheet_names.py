"""Cells for names: what parts several, and what stands there for nobody. All people are invented."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SET = ("--set", "source=Example Herald", "--set", "published=2025-03-05", "--set", "lang=en")
WHO = "select speaker, principal from v_statement order by speaker"


def ingest(run: Run, folder: Path, *rows: str) -> str:
    (folder / ".git").mkdir(exist_ok=True)
    sheet = "\n".join(("speaker,side,claim,stance,quote", *rows)) + "\n"
    (folder / "s.csv").write_text(sheet, encoding="utf-8")
    return run("ingest", "s.csv", *SET).err


def who(run: Run) -> list[str]:
    return run("sql", WHO, "--format", "csv").out.splitlines()[1:]


@pytest.mark.parametrize("cell", ["Orlan; Ida Venn", "Orlan\nIda Venn", "Orlan;\r\n Ida Venn\n"])
def test_a_semicolon_or_a_line_break_parts_names(run: Run, folder: Path, cell: str) -> None:
    assert "error[" not in ingest(run, folder, f'"{cell}",,Open it,for,q')

    assert who(run) == ["Ida Venn,Ida Venn", "Orlan,Orlan"]


@pytest.mark.parametrize("cell", ["Orlan; Ida Venn", "Orlan\nIda Venn"])
def test_those_who_spoke_together_each_speak_for_their_side(run: Run, folder: Path, cell: str) -> None:
    assert "error[" not in ingest(run, folder, f'"{cell}",Loria,Open it,for,q')

    assert who(run) == ["Ida Venn,Loria", "Orlan,Loria"]


@pytest.mark.parametrize("cell", ["Orlan and Ida Venn", "Orlan / Venn", '"Orlan, Marek"', "Orlan & Venn"])
def test_nothing_else_parts_names(run: Run, folder: Path, cell: str) -> None:
    ingest(run, folder, f"{cell},,Open it,for,q")

    assert len(who(run)) == 1


@pytest.mark.parametrize(
    "word", ["N/A", "-", "–", "—", "0", "none", "NULL", "NA", "Нет данных", "н/д", "немає", "#REF!"]
)
def test_a_word_for_nothing_is_no_name_and_is_told(run: Run, folder: Path, word: str) -> None:
    told = ingest(
        run, folder, f"{word},Loria,Open it,for,q1", f"Orlan,{word},Open it,for,q2", f"{word},,Shut it,for,q3"
    )

    assert f"3 cells for names say that there is none, taken as empty: `{word}` (3)" in told
    assert who(run) == ["Loria,Loria", "Orlan,Orlan", "unspecified,unspecified"]


def test_names_that_look_like_words_for_nothing_stay(run: Run, folder: Path) -> None:
    told = ingest(run, folder, "Na,,Open it,for,q1", "Nuno,None Venn,Open it,for,q2")

    assert "there is none" not in told
    assert who(run) == ["Na,Na", "Nuno,None Venn"]


def test_rows_that_say_the_same_without_words_are_told(run: Run, folder: Path) -> None:
    told = ingest(
        run, folder, "Orlan,,Open it,for,", "Orlan,,Open it,against,", "Venn,,Open it,for,", "Orlan,,Shut it,for,"
    )

    assert told.count("CT712") == 1
    assert "s.csv:2:1: warning[CT712]: rows with the same who, claim and quote are told apart" in told
    assert "other cells only: lines 2, 3\n" in told


def test_rows_with_words_or_ids_of_their_own_are_not_alike(run: Run, folder: Path) -> None:
    assert "CT712" not in ingest(
        run, folder, "Orlan,,Open it,for,now", "Orlan,,Open it,for,never", "Orlan,,Open it,for,now"
    )
    (folder / "s.csv").write_text("id,speaker,claim,stance\nr1,Orlan,C,for\nr2,Orlan,C,against\n", encoding="utf-8")
    assert "CT712" not in run("ingest", "s.csv", *SET).err
