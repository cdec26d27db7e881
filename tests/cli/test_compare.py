"""`report compare` at the command line: formats, exit codes, what goes to stderr."""

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from claimtrack.db.location import parse_location
from claimtrack.render.charts import engine
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run

ASK = ("report", "compare", "Kremlin", "Kyiv", "--topic", "guarantees")


@pytest.fixture
def samples(folder: Path, sqlite_template: Path) -> Path:
    """The shipped samples in the database that commands find by themselves."""
    path = folder / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    ingest(parse_location(path), Request((str(shipped("samples") / "miami"),)))
    return path


def test_in_a_pipe_it_is_markdown(run: Run, samples: Path) -> None:
    done = run(*ASK)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# Where do Kremlin and Kyiv stand on guarantees?\n")


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown", "html"])
def test_every_format_is_written(run: Run, samples: Path, form: str) -> None:
    done = run(*ASK, "-f", form)
    assert (done.code, done.err) == (0, "")
    assert "Вестник примера" in done.out


@pytest.mark.parametrize("name", ["positions.json", "positions.md", "positions.csv", "positions.txt"])
def test_a_file_has_the_format_of_its_suffix(run: Run, samples: Path, name: str, folder: Path) -> None:
    done = run(*ASK, "-o", name)
    assert (done.code, done.out) == (0, "")
    begin = {"json": "{", "md": "# W", "csv": "date,", "txt": "Where "}[name.partition(".")[2]]
    assert (folder / name).read_text(encoding="utf-8").startswith(begin)


def test_names_of_other_languages_give_the_same_answer(run: Run, samples: Path) -> None:
    english, russian = (
        run(*ASK, "-f", "csv"),
        run("report", "compare", "Кремль", "Киев", "--topic", "guarantees", "-f", "csv"),
    )
    assert english.out == russian.out


def test_the_table_fits_80_columns_and_those_of_the_terminal(
    run: Run, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert max(map(len, run(*ASK, "-f", "table").out.splitlines())) <= 80
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(len, run(*ASK, "-f", "table").out.splitlines())) <= 50


def test_the_command_told_asks_the_same_again(run: Run, samples: Path) -> None:
    words = (*ASK, "--known-on", "2025-12", "--by", "month", "--imputed", "-f", "json")
    told = json.loads(run("--db", str(samples), *words).out)["method"]["command"]
    assert told == (
        "claimtrack report compare Kremlin Kyiv --topic guarantees --known-on 2025-12-31 --by month --imputed"
    )


def test_sql_prints_the_query_which_sql_runs(run: Run, samples: Path) -> None:
    printed = run(*ASK, "--sql")
    assert (printed.code, printed.err) == (0, "")
    (samples.parent / "rows.sql").write_text(printed.out, encoding="utf-8")
    rows = run("sql", "--file", "rows.sql", "-f", "jsonl").out.splitlines()
    asked = run(*ASK, "-f", "jsonl").out.splitlines()
    assert [json.loads(line)["statement_key"] for line in rows] == [json.loads(line)["statement_key"] for line in asked]
    assert len(rows) == 2
    assert run("sql", printed.out, "-f", "jsonl").out.splitlines() == rows


def test_nothing_found_is_fine_and_hinted_at(run: Run, samples: Path) -> None:
    done = run(*ASK, "--as-of", "2020", "-f", "json")
    assert done.code == 0
    assert json.loads(done.out)["rows"] == []
    assert done.err == "no statement found; claimtrack list topics shows what there is\n"
    assert run(*ASK, "--as-of", "2020", "-q").err == ""


def test_a_limit_says_what_it_cuts(run: Run, samples: Path) -> None:
    done = run(*ASK, "--limit", "1", "-f", "jsonl")
    assert len(done.out.splitlines()) == 1
    assert done.err == "showing 1 of 2 statements (--limit)\n"
    assert run(*ASK, "--limit", "2", "-f", "jsonl").err == ""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Kremlim", "Kyiv", "--topic", "guarantees"), "hint: did you mean Kremlin"),
        (("Kremlin", "Kyiv", "--topic", "guarantee"), "hint: did you mean guarantees"),
        (("Kremlin", "Kyiv", "--claim", "territories-most-importent"), "hint: did you mean territories-most-important"),
        (("Kremlin", "--topic", "guarantees"), "error: a comparison takes two sides or more, not 1"),
        (("Kremlin", "Кремль", "--topic", "guarantees"), "error: the same side is named twice"),
        (("Kremlin", "Kyiv"), "error: say what to compare on: --topic T or --claim K"),
        (("Kremlin", "Kyiv", "--topic", "a", "--claim", "b"), "error: --topic and --claim cannot both be given"),
        (("Kremlin", "Kyiv", "--topic", "guarantees", "--as-of", "soon"), "error: --as-of: 'soon' is not a date"),
        (("Kremlin", "Kyiv", "--topic", "guarantees", "--by", "moon"), "error: --by moon is not a period"),
        (
            ("Kremlin", "Kyiv", "--topic", "guarantees", "--from", "2025-02", "--until", "2025-01"),
            "error: --from 2025-02 is after --until 2025-01",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_exits_2(run: Run, samples: Path, words: tuple[str, ...], told: str) -> None:
    done = run("report", "compare", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_without_a_database_it_exits_3_and_makes_none(run: Run, folder: Path) -> None:
    assert run(*ASK).code == 3
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_the_content_it_was_made_from_is_told_as_anybody_can_check_it(run: Run, samples: Path, form: str) -> None:
    lines = run("export", "jsonl").out.splitlines(keepends=True)
    entries = [line for line in lines if '"type":"article"' not in line]
    database, codebook = (hashlib.sha256("".join(some).encode()).hexdigest() for some in (lines, entries))

    told = run(*ASK, "-f", form).out
    assert 0 < len(entries) < len(lines)
    if form == "json":
        method = json.loads(told)["method"]
        assert (method["database_sha256"], method["codebook_sha256"]) == (database, codebook)
    assert database in told
    assert codebook in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--chart", "positions.pdf"), "the suffix of positions.pdf names no picture\nhint: known are .svg, .png"),
        (("--chart", "a.svg", "--theme", "blue"), "there is no theme 'blue'\nhint: choose one of light, dark"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_usage(
    run: Run, samples: Path, words: tuple[str, ...], told: str, folder: Path
) -> None:
    done = run(*ASK, *words, "-o", "positions.md")

    assert (done.code, done.out, done.err) == (2, "", f"error: {told}\n")
    assert list(folder.glob("positions.*")) == []


def test_a_workbook_holds_the_page_and_its_statements(run: Run, samples: Path, folder: Path) -> None:
    done = run(*ASK, "-o", "positions.xlsx")
    book = load_workbook(folder / "positions.xlsx")

    assert (done.code, done.out, done.err) == (0, "", "")
    assert book["Report"]["A1"].value == "Where do Kremlin and Kyiv stand on guarantees?"
    assert book["Statements"].max_row == 3
    assert any(cell.value == "Database" for cell in book["How made"]["A"])


@pytest.mark.parametrize("name", ["positions.svg", "positions.png"])
def test_charts_go_into_a_file_beside_the_report(run: Run, samples: Path, name: str, folder: Path) -> None:
    pytest.importorskip("vl_convert", reason="the charts extra is not installed")
    done = run(*ASK, "--chart", name, "-o", "positions.md")

    assert (done.code, done.err) == (0, "")
    assert (folder / "positions.md").exists()
    assert (folder / name).read_bytes().startswith({"positions.svg": b"<svg", "positions.png": b"\x89PNG"}[name])


def test_without_the_libraries_a_chart_is_refused_in_one_line_before_anything_is_written(
    run: Run, samples: Path, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(engine, "available", lambda: False)
    done = run(*ASK, "--chart", "positions.svg", "-o", "positions.md")

    assert (done.code, done.err) == (1, 'error: charts need: pip install "claimtrack[charts]"\n')
    assert list(folder.glob("positions.*")) == []


def test_nothing_to_draw_is_told_and_no_file_is_made(run: Run, samples: Path, folder: Path) -> None:
    done = run(*ASK, "--as-of", "2020", "--chart", "positions.svg", "-o", "positions.md")

    assert done.code == 0
    assert "nothing to draw: positions.svg is not written" in done.err
    assert [path.name for path in folder.glob("positions.*")] == ["positions.md"]


def test_a_query_has_no_chart(run: Run, samples: Path) -> None:
    assert run(*ASK, "--sql", "--chart", "a.svg").code == 2
