"""Sheets on the command line: what is said, what is asked for, where bad rows go. Sheets and people are made up."""

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Run

SHEET = (
    "outlet,date,url,speaker,claim,stance,quote,score\n"
    "Herald,2025-03-04,https://h.example/1,Orlan,No bases,for,never 🙂,7\n"
    "Herald,2025-03-04,https://h.example/1,Solska,No bases,perhaps,we shall see,8\n"
    "Herald,03/04/2025,https://h.example/2,Verin,No bases,against,at once,9\n"
    "Herald,2025-03-04,https://h.example/1,Venn\n"
)


@pytest.fixture(autouse=True)
def sheet(folder: Path) -> Path:
    (folder / ".git").mkdir()
    path = folder / "coding.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_bad_rows_are_named_written_here_and_keep_no_other_out(run: Run, folder: Path) -> None:
    outcome = run("ingest", "coding.csv", "--set", "lang=en")

    assert outcome.code == 1
    assert "coding.csv:3:1: error[CT703]: stance: `perhaps` is no stance" in outcome.err
    assert "coding.csv:4:1: error[CT703]: published: the date `03/04/2025` is 2025-03-04 or 2025-04-03" in outcome.err
    assert "coding.csv:5:1: error[CT704]: 4 cells, 8 cells wanted" in outcome.err
    assert "statements: 1 new, 3 refused" in outcome.err
    assert "UTF-8, cells parted by commas; 5 lines, 4 rows below the names of 8 columns" in outcome.err
    assert "columns that the profile does not take: score" in outcome.err
    aside = (folder / "coding.errors.csv").read_text(encoding="utf-8").splitlines()
    assert aside[0].startswith(SHEET.splitlines()[0] + ",line,why,check ")
    assert [line.split(",")[3] for line in aside[1:]] == ["Solska", "Verin", "Venn"]


def test_of_many_columns_that_are_not_taken_ten_are_named_and_the_rest_where_it_is_asked_for(
    run: Run, folder: Path
) -> None:
    more = [f"extra {number}" for number in range(15)]
    rows = [
        f"outlet,date,speaker,claim,stance,quote,{','.join(more)}",
        f"Herald,2025-03-04,Orlan,No bases,for,never{',' * 15}",
    ]
    (folder / "wide.csv").write_text("\n".join(rows), encoding="utf-8")
    outcome = run("ingest", "wide.csv", "--set", "lang=en")
    assert f"does not take: {', '.join(more[:10])} and 5 more (--explain names each)" in outcome.err
    explained = run("ingest", "wide.csv", "--set", "lang=en", "--dry-run", "--explain")
    assert all(name in explained.out + explained.err for name in more)


def test_bad_rows_go_where_the_user_says(run: Run, folder: Path) -> None:
    run("ingest", "coding.csv", "--set", "lang=en", "--errors", "bad.csv")

    assert (folder / "bad.csv").exists()
    assert not (folder / "coding.errors.csv").exists()


def test_a_dry_run_writes_no_file(run: Run, folder: Path) -> None:
    outcome = run("ingest", "coding.csv", "--set", "lang=en", "--dry-run")

    assert outcome.code == 1
    assert sorted(path.name for path in folder.iterdir()) == [".git", "coding.csv"]


def test_a_place_that_cannot_be_written_is_said(run: Run) -> None:
    outcome = run("ingest", "coding.csv", "--set", "lang=en", "--errors", "nowhere/bad.csv")

    assert outcome.code in (1, 2)
    assert "cannot be written to nowhere/bad.csv" in outcome.err


def test_what_the_sheet_does_not_say_is_asked_for(run: Run) -> None:
    outcome = run("ingest", "coding.csv")

    assert outcome.code == 1
    assert "nothing in the sheet says `lang`" in outcome.err
    assert "--set lang=en" in outcome.err


def test_columns_are_named_by_what_they_are_or_by_their_field(run: Run, sheet: Path) -> None:
    sheet.write_text(SHEET.replace("speaker", "Mouthpiece").replace("stance", "Tone").replace("perhaps", "unclear"))
    run("ingest", "coding.csv", "--set", "lang=en", "--map", "speaker=Mouthpiece", "--map", "stance=Tone")
    found = run("sql", "select speaker, stance from v_statement order by speaker", "-f", "json")

    assert [(row["speaker"], row["stance"]) for row in json.loads(found.out)] == [("Orlan", 1), ("Solska", None)]


def test_a_slip_in_a_name_gets_the_nearest(run: Run) -> None:
    outcome = run("ingest", "coding.csv", "--map", "speeker=outlet")

    assert outcome.code == 2
    assert "did you mean `speaker`?" in outcome.err


@pytest.mark.parametrize(
    ("told", "code", "says"),
    [
        ("note=Quoet", 1, "--map note=Quoet: there is no column `quoet`\n  hint: did you mean `quote`?"),
        ("note={quote", 2, "--map note={quote: a `{` or `}` without the other"),
        ("note={quote|slugg}", 2, "there is no way `slugg`, only and, chain, date"),
    ],
)
def test_a_field_is_never_left_empty_for_a_slip(run: Run, folder: Path, told: str, code: int, says: str) -> None:
    outcome = run("ingest", "coding.csv", "--set", "lang=en", "--map", told)

    assert outcome.code == code
    assert says in outcome.err
    assert not (folder / "claimtrack.db").exists() or run("sql", "select * from v_report", "-f", "json").out == "[]\n"


def test_what_to_do_next_is_the_same_command_with_what_the_file_does_not_say(run: Run, folder: Path) -> None:
    (folder / "my notes.csv").write_text("who,words,outlet\nOrlan,never,Herald\n", encoding="utf-8")
    words = ("my notes.csv", "--map", "speaker=who", "--set", "source=Example Herald")
    told = run("ingest", *words)
    again = "claimtrack ingest 'my notes.csv' --set 'source=Example Herald' --map speaker=who"
    assert told.code == 1
    assert f"next: {again} --set published=YYYY-MM-DD --set lang=en" in told.err

    told = run("ingest", *words, "--db", "x y.db", "--errors", "left over.csv")
    options = "--errors 'left over.csv' --set published=YYYY-MM-DD --set lang=en --db 'x y.db'"
    assert f"next: {again} {options}\n" in told.err

    (folder / "my notes.csv").write_text("who,words,agreement\nOrlan,never,perhaps\n", encoding="utf-8")
    told = run("ingest", *words, "--set", "published=2025-03-05", "--set", "lang=en")
    check = told.err.partition("next: claimtrack ")[2].strip()
    assert check.startswith("check 'my notes.csv' --set ")
    checked = run(*shlex.split(check))
    assert (checked.code, "`perhaps` is no stance" in checked.out) == (1, True)


def test_a_key_almost_spelled_as_a_known_one_is_kept_and_told(run: Run) -> None:
    given = ("--set", "lang=en", "--set", "published=2024-01-01", "--set", "codr=Kim", "--set", "desk=world")
    outcome = run("ingest", "coding.csv", *given)

    assert "  --set codr: kept as a key of its own; did you mean `coder`?" in outcome.err
    assert "desk:" not in outcome.err
    assert "  --set published=2024-01-01: 1 article says its own" in outcome.err


def test_explaining_tells_what_the_sheet_says_otherwise(run: Run) -> None:
    given = ("--set", "lang=en", "--set", "published=2024-01-01", "--set", "codr=Kim")
    outcome = run("ingest", "coding.csv", *given, "--dry-run", "--explain")

    assert "  said by you: codr, lang, published\n" in outcome.out + outcome.err
    assert "  --set published=2024-01-01: 1 article says its own\n" in outcome.out + outcome.err
    assert "did you mean `coder`?" in outcome.out + outcome.err


def test_hints_say_what_to_do_in_a_sheet(run: Run, folder: Path) -> None:
    (folder / "gaps.csv").write_text(
        "outlet,published,speaker,quote\nHerald,,Orlan,never\nHerald,2025-03-05,Orlan,\n", encoding="utf-8"
    )
    told = run("check", "gaps.csv", "--set", "lang=en").out

    assert "hint: fill its cell, or say it for all: --set published=YYYY-MM-DD" in told
    assert "hint: fill its cell for the quote, or say which column it is: --map quote=COLUMN" in told
    assert "hint: add" not in told
