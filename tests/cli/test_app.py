"""The root: what `claimtrack` says by itself, and the wall every failure meets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack import __version__
from claimtrack.cli.commands import ENTRIES, Entry
from claimtrack.errors import ClaimtrackError, InputError, StoreError, UsageProblem
from claimtrack.library import tables
from tests.cli.conftest import Run


def every_command(entries: tuple[Entry, ...] = ENTRIES, above: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    words = [(*above, entry.name) for entry in entries]
    return words + [path for entry in entries for path in every_command(entry.members, (*above, entry.name))]


def test_alone_it_shows_six_examples(run: Run) -> None:
    outcome = run()

    assert outcome.code == 0
    assert [line.split()[0] for line in outcome.out.splitlines() if line.startswith("  c")] == ["claimtrack"] * 6
    assert "--" not in outcome.out.replace("--source", "").replace("--published", "").replace("--topic", "").replace(
        "--help", ""
    )


def test_help_names_every_command_under_its_panel(run: Run) -> None:
    out = run("--help").out

    for entry in ENTRIES:
        panel = out.index(f"\n{entry.panel}:\n")
        assert panel < out.index(f"\n  {entry.name} ") < out.index("\nOptions:\n")


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_every_command_has_help_that_leads_with_an_example(words: tuple[str, ...], run: Run) -> None:
    outcome = run(*words, "--help")

    assert outcome.code == 0
    assert run(*words, "-h").out == outcome.out
    paragraphs = outcome.out.split("\n\n")
    assert paragraphs[1].startswith(f"  claimtrack {' '.join(words)}") or "\nCommands:\n" in outcome.out
    assert len(paragraphs[2]) > 20


@pytest.mark.parametrize("words", [("--version",), ("list", "--version"), ("db", "info", "--version")])
def test_version_is_told_anywhere(words: tuple[str, ...], run: Run) -> None:
    assert run(*words).out == f"claimtrack {__version__}\n"


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [(("lst",), "'list'"), (("db", "chekc"), "'check'"), (("list", "topics", "--unreviewd"), "--unreviewed")],
)
def test_a_mistyped_word_is_usage_and_gets_a_suggestion(words: tuple[str, ...], suggestion: str, run: Run) -> None:
    outcome = run(*words)

    assert outcome.code == 2
    assert outcome.out == ""
    assert suggestion in outcome.err


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (ClaimtrackError("что-то\x1b[31m не так"), 1),
        (InputError("no such file", "name another"), 1),
        (UsageProblem("who?"), 2),
        (StoreError("locked"), 3),
    ],
)
def test_our_own_failures_are_one_line_and_their_exit_code(
    problem: ClaimtrackError, code: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(tables, "open_reader", fail)
    outcome = run("list", "topics")

    lines = [f"error: {problem.message.replace(chr(27), '')}", *([f"hint: {problem.hint}"] if problem.hint else [])]
    assert outcome.code == code
    assert outcome.err.splitlines() == lines
    assert outcome.out == ""


def test_a_bug_is_one_line_that_names_debug(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "open_reader", lambda _: 1 / 0)
    outcome = run("list", "topics")

    assert outcome.code == 4
    assert outcome.err.startswith("error: a bug in claimtrack: ZeroDivisionError")
    assert "--debug" in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize("words", [("list", "topics", "--debug"), ("--debug", "list", "topics")])
def test_debug_shows_the_traceback_of_a_bug(words: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "open_reader", lambda _: 1 / 0)
    outcome = run(*words)

    assert outcome.code == 4
    assert "Traceback" in outcome.err
    assert "test_app.py" in outcome.err


def test_an_interruption_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tables, "open_reader", interrupt)

    assert run("list", "topics").code == 130


def test_a_reader_that_leaves_early_is_no_error(sqlite_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    outcome = subprocess.run(
        [sys.executable, "-m", "claimtrack", "--db", sqlite_path, "list", "topics"],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)

    assert outcome.stderr.replace(b"nothing found\n", b"") == b""
    assert outcome.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_line(sqlite_path: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        outcome = subprocess.run(
            [sys.executable, "-m", "claimtrack", "--db", sqlite_path, "-q", "list", "topics"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert outcome.returncode == 1
    assert outcome.stderr.decode().startswith("error: cannot write the answer: ")
    assert outcome.stderr.count(b"\n") == 1


def test_pipes_are_utf_8_whatever_the_locale(sqlite_path: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "claimtrack", "list", "тема", "--db", sqlite_path],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
        check=False,
    )

    assert "there is no list of 'тема'" in outcome.stderr.decode()
