"""`claimtrack demo`: builds, compares, names what to try next; runs again; leaves foreign files alone."""

import sqlite3
from pathlib import Path

from tests.cli.conftest import Run


def test_demo_builds_a_database_and_compares(run: Run, folder: Path) -> None:
    outcome = run("demo")

    assert outcome.code == 0
    assert (folder / "claimtrack-demo.db").is_file()
    assert "48 sample articles with 214 annotated statements" in outcome.out
    assert "foreign-contingents-can-guarantee-security" in outcome.out
    assert "territories-most-important" in outcome.out
    assert "Where do Loria and Kasteya stand on troops?" in outcome.out
    assert outcome.err == ""


def test_the_next_commands_of_the_demo_work(run: Run) -> None:
    lines = run("demo").out.partition("next:\n")[2].split("\n")
    commands = [line.removeprefix("  claimtrack ").split() for line in lines if line]

    assert len(commands) == 6
    assert [run(*command).code for command in commands] == [0] * 6


def test_a_second_demo_uses_the_database_again_and_shows_the_same(run: Run) -> None:
    first = run("demo").out.split("\n", 1)
    again = run("demo").out.split("\n", 1)

    assert again[0] == "claimtrack-demo.db is there already, with the samples in it: used again"
    assert again[1] == first[1]


def test_a_foreign_file_of_that_name_is_left_alone(run: Run, folder: Path) -> None:
    path = folder / "claimtrack-demo.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table mine (x)")
    connection.close()
    before = path.read_bytes()

    outcome = run("demo")

    assert outcome.code == 3
    assert "claimtrack did not make" in outcome.err or "claimtrack made" in outcome.err
    assert path.read_bytes() == before


def test_demo_keeps_to_its_own_database(run: Run, folder: Path) -> None:
    run("demo")

    assert sorted(path.name for path in folder.iterdir()) == ["claimtrack-demo.db", "claimtrack-demo.html"]


def test_demo_writes_the_page_of_its_last_comparison(run: Run, folder: Path) -> None:
    outcome = run("demo")
    page = (folder / "claimtrack-demo.html").read_text(encoding="utf-8")

    assert "claimtrack-demo.html" in outcome.out
    assert "<h1>Where do Loria and Kasteya stand on troops?</h1>" in page
    assert "claimtrack report compare Loria Kasteya --topic troops" in page


def test_a_page_of_that_name_that_is_not_ours_is_left_alone(run: Run, folder: Path) -> None:
    path = folder / "claimtrack-demo.html"
    path.write_text("<p>mine</p>")

    outcome = run("demo")

    assert outcome.code == 0
    assert "left alone" in outcome.err
    assert path.read_text() == "<p>mine</p>"
    assert "as a page" not in outcome.out
