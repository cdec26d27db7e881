"""`claimtrack ingest - --as FORMAT`: standard input as a file of another tool."""

import gzip
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

SHEET = """\
speaker,claim,stance,quote,published
Марек Орлан,bases,opposes,«Нет»,2025-03-05
Lena Voss,bases,sideways,No,2025-03-05
"""
SAID = ("--set", "source=Example Herald", "--set", "lang=ru")
SPANS = '{"text": "Orlan said no.", "label": [[0, 5, "Source"]]}\n'
Piped = Callable[..., Outcome]


@pytest.fixture
def piped(run: Run, monkeypatch: pytest.MonkeyPatch) -> Piped:
    def run_with(data: bytes, *words: str) -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        return run("ingest", "-", *words)

    return run_with


def test_a_sheet_comes_to_the_same_as_its_file(run: Run, piped: Piped) -> None:
    Path("sheet.csv").write_text(SHEET, encoding="utf-8")
    file = run("ingest", "sheet.csv", "--db", "file.db", *SAID)
    outcome = piped(SHEET.encode(), "--as", "table", "--db", "piped.db", *SAID)

    assert outcome.code == file.code == 1
    assert "statements: 1 new, 1 refused" in outcome.err
    assert "<stdin>:3:1: error[CT703]: stance: `sideways` is no stance" in outcome.err
    assert Path("stdin.errors.csv").read_bytes() == Path("sheet.errors.csv").read_bytes()
    exported = [run("--db", name, "export", "jsonl", "-o", "-").out for name in ("file.db", "piped.db")]
    assert exported[0] == exported[1] != ""


def test_a_profile_and_a_packed_sheet_are_taken_too(piped: Piped) -> None:
    Path("mine.toml").write_text('extends = "columns"\n[values.stance]\n"sideways" = "neutral"\n', encoding="utf-8")
    words = ("--as", "table", "--profile", "mine.toml", *SAID)
    assert piped(gzip.compress(SHEET.encode()), *words).code == 0
    again = piped(SHEET.encode(), *words)
    assert again.err.splitlines()[0].startswith("nothing changed: 1 article with 2 statements")


def test_what_is_lacking_is_asked_for_with_the_same_command(piped: Piped) -> None:
    outcome = piped(SHEET.encode(), "--as", "table", "--dry-run")

    assert "<stdin>:1:1: error[CT701]: nothing in the sheet says `source`, `lang`" in outcome.err
    assert "next: claimtrack ingest - --as table --dry-run --set source=NAME --set lang=en" in outcome.err


def test_other_readers_take_it_too_and_a_second_run_changes_nothing(piped: Piped) -> None:
    words = ("--as", "spans", *SAID, "--set", "published=2025-03-05")
    assert "articles: 1 new" in piped(SPANS.encode(), *words).err
    assert piped(SPANS.encode(), *words).err.startswith("nothing changed: 1 article")


def test_by_its_first_sign_a_sheet_of_a_tool_is_told_from_json(piped: Piped) -> None:
    sheet = "id,text,label,annotator,annotation_id,lead_time\n1,Orlan said no.,[],1,1,2\n"
    words = (*SAID, "--set", "published=2025-03-05")
    assert "articles: 1 new" in piped(sheet.encode(), "--as", "label-studio", *words).err
    assert "there is no ClaimReview in it" in piped(b"<html></html>", "--as", "claimreview").err


def test_a_format_of_several_files_asks_for_the_file(piped: Piped) -> None:
    outcome = piped(b"T1\tORG 0 5\tOrlan\n", "--as", "brat")

    assert outcome.code == 1
    assert "hint: nothing lies beside standard input: name the file itself" in outcome.err


def test_without_a_format_it_stays_json_lines(piped: Piped) -> None:
    assert "error[CT105]" in piped(SPANS.encode()).err
    assert piped(SHEET.encode(), "--as", "nothing").code == 2
