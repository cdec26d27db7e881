"""Dates of a sheet that cannot be read: what is wrong with each, and the line to write. All is invented."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def ingest(run: Run, folder: Path, day: str, *options: str) -> str:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "s.csv").write_text(f"date;source;speaker;claim;stance\n{day};EH;Orlan;Open it;for\n", encoding="utf-8")
    return run("ingest", "s.csv", "--set", "lang=en", *options).err


@pytest.mark.parametrize(
    ("day", "why", "hint"),
    [
        ("45721", "is in no format that was said", "spreadsheets count days so, and this would be 2025-03-05"),
        ("05.03.25", "is in no format that was said", '`dates = ["%d.%m.%y"]`, with every other'),
        ("05-03-2025", "is in no format that was said", '`dates = ["%d-%m-%Y"]` or `dates = ["%m-%d-%Y"]`'),
        ("5 марта 2025 г.", "is in no format that was said", "write days as 2025-03-05"),
        ("03/04/2025", "is 2025-03-04 or 2025-04-03, and", '`dates = ["%d/%m/%Y"]` or `dates = ["%m/%d/%Y"]`'),
    ],
)
def test_a_date_that_cannot_be_read_says_what_would_help(run: Run, folder: Path, day: str, why: str, hint: str) -> None:
    told = ingest(run, folder, day)

    assert f"published: the date `{day}` {why}" in told
    assert hint in told.partition("hint: ")[2].splitlines()[0]
    assert "%Y/%m/%d" not in told


@pytest.mark.parametrize("day", ["31.02.2025", "2025-02-31", "30/02/2025"])
def test_a_day_that_there_is_not_is_told_as_that(run: Run, folder: Path, day: str) -> None:
    assert f"published: there is no such day as `{day}`" in ingest(run, folder, day)


@pytest.mark.parametrize("day", ["05.03.25", "03/04/2025", "05-03-2025", "March 5, 2025"])
def test_the_line_that_is_told_reads_the_date(run: Run, folder: Path, day: str) -> None:
    first, _, line = ingest(run, folder, day).partition("hint: ")[2].partition("`dates")
    profile = [first.split("`")[1], f"dates{line.partition('`')[0]}"]
    (folder / "mine.toml").write_text("\n".join(profile), encoding="utf-8")

    assert "statements: 1 new" in ingest(run, folder, day, "--profile", "mine.toml")
