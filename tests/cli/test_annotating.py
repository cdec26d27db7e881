"""`claimtrack new`, `check` and `fmt`: from a text to a file that can be ingested."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "Лория «никогда не согласится», — сообщило агентство ЛПА.\r\n🙂 Всё."
NEW = ("new", "a.txt", "--source", "Example Herald", "--published", "2025-03-05")
RECORD = "\n@s1   opposes no-troops\n> «никогда не согласится»\nsaid:2025-03-04\nby: ЛПА  >  Марек Орлан\n"


@pytest.fixture
def draft(folder: Path, run: Run) -> Path:
    """A new file in the current folder, made from a.txt."""
    (folder / "a.txt").write_bytes(TEXT.encode())
    assert run(*NEW).code == 0
    return folder / "a.claim.md"


def line_of(words: bytes, file: bytes) -> int:
    return file[: file.index(words)].count(b"\n") + 1


def annotated(draft: Path, record: str = RECORD) -> bytes:
    draft.write_bytes(draft.read_bytes() + record.encode())
    return draft.read_bytes()


def test_a_new_file_holds_the_text_byte_for_byte_and_passes_the_check(draft: Path, run: Run) -> None:
    assert TEXT.encode() in draft.read_bytes()
    assert b"source: Example Herald\npublished: 2025-03-05\n" in draft.read_bytes()
    assert run("check", str(draft)).code == 0


def test_a_file_that_is_there_is_not_replaced_unless_forced(draft: Path, run: Run) -> None:
    before = annotated(draft)

    assert run(*NEW).code == 2
    assert draft.read_bytes() == before
    assert run(*NEW, "--force").code == 0
    assert draft.read_bytes() != before


def test_stdin_becomes_a_file_on_stdout(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    outcome = run("new", "-", *NEW[2:])

    assert outcome.out.startswith("---\nclaimtrack: 1\n")
    assert TEXT in outcome.out
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("new", "nowhere.txt", *NEW[2:]), 1),
        (("new", "a.txt", "--source", "Example Herald"), 2),
        (("new", "a.txt", "--source", "Example Herald", "--published", "5 March"), 2),
        (("new", "latin1.txt", *NEW[2:]), 1),
    ],
)
def test_what_cannot_become_a_file_leaves_none(words: tuple[str, ...], code: int, run: Run, folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "latin1.txt").write_bytes(b"caf\xe9")
    outcome = run(*words)

    assert outcome.code == code
    assert outcome.err
    assert not list(folder.glob("*.claim.md"))


def test_all_problems_are_shown_with_their_place_and_nothing_is_written(draft: Path, run: Run, folder: Path) -> None:
    at = line_of(b"@s1 oposes", annotated(draft, "\n@s1 oposes x\n> «да»\nby: Марек Орлан\n"))
    before = {path: path.read_bytes() for path in folder.iterdir()}
    outcome = run("check", "a.claim.md")

    assert outcome.code == 1
    assert f"a.claim.md:{at}:5: error[CT501]" in outcome.out
    assert f"a.claim.md:{at + 1}:3: error[CT203]" in outcome.out
    assert f"{at} | @s1 oposes x\n       |     ^^^^^^\n" in outcome.out
    assert "2 errors" in outcome.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_editors_read_the_findings_as_json_or_csv(draft: Path, run: Run) -> None:
    at = line_of(b"@s1 oposes", annotated(draft, "\n@s1 oposes x\n> «да»\n"))
    as_json = json.loads(run("check", ".", "-f", "json").out)
    as_csv = list(csv.DictReader(io.StringIO(run("check", ".", "-f", "csv").out)))

    assert [(row["line"], row["code"]) for row in as_json] == [(at, "CT501"), (at + 1, "CT203")]
    assert [row["code"] for row in as_csv] == ["CT501", "CT203"]


def test_warnings_pass_unless_strict(draft: Path, run: Run) -> None:
    annotated(draft, "\n@s1 opposes no-troops\nby: Марек Орлан\n")

    assert run("check", ".").code == 0
    assert "warning[" in run("check", ".").out
    assert run("check", ".", "--strict").code == 1


def test_quiet_shows_findings_and_nothing_else(draft: Path, run: Run) -> None:
    annotated(draft, "\n@s1 oposes x\n")
    outcome = run("check", ".", "-q")

    assert "CT501" in outcome.out
    assert outcome.err == ""


def test_fmt_puts_records_in_order_and_never_touches_the_text(draft: Path, run: Run) -> None:
    annotated(draft)
    looked = run("fmt", "--check", ".")
    changed = run("fmt", ".")
    again = run("fmt", ".")

    assert (looked.code, changed.code, again.code) == (1, 0, 0)
    assert looked.out == changed.out == "a.claim.md\n"
    assert again.out == ""
    assert "1 in order" in again.err
    assert TEXT.encode() in draft.read_bytes()
    assert "by: ЛПА > Марек Орлан\nsaid: 2025-03-04\n" in draft.read_text(encoding="utf-8")


def test_fmt_leaves_a_file_with_errors_alone_and_shows_them(draft: Path, run: Run) -> None:
    before = annotated(draft, "\n@s1 oposes   x\n")
    outcome = run("fmt", ".")

    assert outcome.code == 1
    assert "CT501" in outcome.err
    assert outcome.out == ""
    assert draft.read_bytes() == before
