"""Numbers in a column of stances: the column is judged as a whole, and nothing is guessed. All people are invented."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SET = ("--set", "source=Example Herald", "--set", "published=2025-03-05", "--set", "lang=en")


def sheet(folder: Path, column: str, *stances: str, more: str = "") -> None:
    (folder / ".git").mkdir(exist_ok=True)
    rows = [f"Speaker {number},Open the harbour,{one},{more and 'x'}" for number, one in enumerate(stances, 1)]
    (folder / "s.csv").write_text(
        "\n".join((f"speaker,claim,{column},{more or 'note'}", *rows)) + "\n", encoding="utf-8"
    )


def stored(run: Run) -> list[str]:
    outcome = run("sql", "select speaker, stance from v_statement order by speaker", "--format", "csv")
    return outcome.out.splitlines()[1:] if outcome.code == 0 else []


def test_a_number_that_is_none_of_ours_makes_the_whole_column_foreign(run: Run, folder: Path) -> None:
    sheet(folder, "position", "1", "2", "7", "for")

    outcome = run("ingest", "s.csv", *SET)

    assert outcome.code == 1
    assert outcome.err.count("error[") == 1
    assert "s.csv:2:1: error[CT703]: stance: `position` has 1, 2, 7, and ours are -2 to 2" in outcome.err
    assert '`[values.stance]`, `"1" = "…"`, `"2" = "…"`, `"7" = "…"`, with one of strongly-opposes' in outcome.err
    assert "statements: 1 new, 3 refused" in outcome.err
    assert stored(run) == ["Speaker 4,1"]
    aside = (folder / "s.errors.csv").read_text(encoding="utf-8")
    assert "what `2` means nobody has said: `position` has 1, 2, 7" in aside


def test_a_foreign_scale_needs_a_meaning_for_every_number(run: Run, folder: Path) -> None:
    sheet(folder, "position", "1", "2", "7")
    mine = folder / "mine.toml"
    mine.write_text('extends = "columns"\n[values.stance]\n7 = "strongly-supports"\n', encoding="utf-8")

    outcome = run("ingest", "s.csv", "--profile", "mine.toml", *SET)

    assert '`[values.stance]`, `"1" = "…"`, `"2" = "…"`, with one of' in outcome.err
    assert stored(run) == ["Speaker 3,2"]
    mine.write_text(mine.read_text(encoding="utf-8") + '1 = "strongly-opposes"\n2 = "opposes"\n', encoding="utf-8")
    assert run("ingest", "s.csv", "--profile", "mine.toml", *SET).code == 0
    assert stored(run) == ["Speaker 1,-2", "Speaker 2,-1", "Speaker 3,2"]


@pytest.mark.parametrize("column", ["agreement", "Agreement", "Согласие", "Згода"])
def test_nought_for_agreement_may_be_neutral_or_disagree_and_is_asked_for(run: Run, folder: Path, column: str) -> None:
    sheet(folder, column, "0", "1")

    outcome = run("ingest", "s.csv", *SET)

    assert outcome.code == 1
    assert f"stance: `{column}` has 0, 1, and 0 may be neutral or, as in DNA, disagree" in outcome.err
    assert "2 rows do not go in" in outcome.err
    assert stored(run) == []


@pytest.mark.parametrize("stances", [("-1", "0", "1"), ("1", "1"), ("+2", "\u22122", "0")])
def test_agreement_with_negative_numbers_or_without_nought_is_ours(
    run: Run, folder: Path, stances: tuple[str, ...]
) -> None:
    sheet(folder, "agreement", *stances)

    assert run("ingest", "s.csv", *SET).code == 0
    assert len(stored(run)) == len(stances)


def test_another_column_that_may_have_the_stances_is_named(run: Run, folder: Path) -> None:
    sheet(folder, "agreement", "0", "3", more="gold_stance")

    assert "say which: --map stance=gold_stance" in run("ingest", "s.csv", *SET).err


def test_a_dash_before_a_number_is_a_minus(run: Run, folder: Path) -> None:
    sheet(folder, "stance", "\u20131", "\u20122", "\u22121", "-2")

    assert run("ingest", "s.csv", *SET).code == 0
    assert stored(run) == ["Speaker 1,-1", "Speaker 2,-2", "Speaker 3,-1", "Speaker 4,-2"]


@pytest.mark.parametrize("word", ["for/against", "no position", "#N/A"])
def test_the_meaning_of_an_unknown_word_is_left_open(run: Run, folder: Path, word: str) -> None:
    sheet(folder, "stance", word)

    outcome = run("ingest", "s.csv", *SET)

    assert f"stance: `{word}` is no stance" in outcome.err
    assert f'`"{word}" = "…"`, with one of' in outcome.err
    (folder / "mine.toml").write_text(f'extends = "columns"\n[values.stance]\n"{word}" = "…"\n', encoding="utf-8")
    assert run("ingest", "s.csv", "--profile", "mine.toml", *SET).code == 1
    assert stored(run) == []
