"""`claimtrack ingest` and `check` of JSON Lines that no reader knows."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.world import article, line, said

ROW = '{"foo": 1, "bar": "x"}\n'


@pytest.mark.parametrize("command", ["ingest", "check"])
def test_rows_of_another_program_are_told_once_with_what_to_do(run: Run, command: str) -> None:
    Path("rows.jsonl").write_text(ROW * 3, encoding="utf-8")
    outcome = run(command, "rows.jsonl")
    said = outcome.out + outcome.err

    assert outcome.code == 1
    assert said.count("error[") == 1
    assert "rows.jsonl:1:1: error[CT713]: no reader knows lines with the keys `foo`, `bar` (3 lines)" in said
    assert "claimtrack ingest rows.csv --map FIELD=COLUMN" in said
    assert "next:" not in said


def test_the_sheet_that_the_hint_speaks_of_goes_in(run: Run) -> None:
    Path("rows.csv").write_text('who,words,when\nMarek Orlan,"Never, he said.",2025-03-05\n', encoding="utf-8")
    mapped = [word for one in ("by=who", "quote=words", "published=when") for word in ("--map", one)]
    outcome = run("ingest", "rows.csv", *mapped, "--set", "source=Example Herald", "--set", "lang=en")

    assert outcome.code == 0
    assert "statements: 1 new" in outcome.err


def test_texts_under_data_are_sent_to_their_reader(run: Run) -> None:
    Path("texts.jsonl").write_text('{"data": "Never, said Orlan.", "who": "x"}\n', encoding="utf-8")
    assert "texts under `data` are read with --as spans" in run("ingest", "texts.jsonl").err
    given = ("--set", "source=Example Herald", "--set", "published=2025-03-05", "--set", "lang=en")
    assert run("ingest", "texts.jsonl", "--as", "spans", *given).code == 0


def test_lines_that_are_meant_for_claimtrack_keep_their_findings(run: Run) -> None:
    slips = ('{"source": "LPA", "publishd": "2025-03-05", "lang": "en", "text": "No."}', '{"type": "spaeker"}', "{}")
    typed = '{"Source": "LPA", "Published": "2025-03-05"}'
    Path("mixed.jsonl").write_text("\n".join((ROW.strip(), *slips, typed, line(article(said())), "")), encoding="utf-8")
    outcome = run("ingest", "mixed.jsonl")

    assert outcome.code == 1
    assert "articles: 1 new, 5 refused" in outcome.err
    assert "did you mean `published` where you wrote `publishd`?" in outcome.err
    assert "did you mean `speaker`?" in outcome.err
    assert outcome.err.count("CT713") == 1
    assert "mixed.jsonl:1:1: error[CT713]" in outcome.err
    assert "next: claimtrack check mixed.jsonl" in outcome.err


def test_whoever_names_the_format_is_told_what_each_line_lacks(run: Run) -> None:
    Path("rows.jsonl").write_text(ROW, encoding="utf-8")
    outcome = run("ingest", "rows.jsonl", "--as", "jsonl")

    assert "the article has no `published`" in outcome.err
    assert "CT713" not in outcome.err


def test_rows_on_standard_input_are_told_alike(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(ROW.encode() * 2)))
    outcome = run("ingest", "-")

    assert outcome.code == 1
    assert "<stdin>:1:1: error[CT713]" in outcome.err
    assert "claimtrack ingest FILE.csv" in outcome.err
