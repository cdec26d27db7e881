"""`claimtrack ingest` at the command line: what it takes, what it says when it is stopped."""

import io
import sys
from pathlib import Path

import pytest

from claimtrack.cli.commands import ingest as command
from tests.cli.conftest import Run

ARTICLE = """---
claimtrack: 1
source: Вестник примера
published: 2025-03-05
lang: ru
---
«Нет», — сказал Орлан.
=== statements ===

@s1 opposes troops
> Нет
by: Орлан
"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_stdin_that_begins_as_a_native_file_is_read_as_one(
    run: Run, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((mark + ARTICLE).encode())))
    done = run("ingest", "-")
    assert done.code == 0, done.err
    assert "statements: 1 new" in done.err


def test_a_missing_path_is_a_matter_of_usage(run: Run, folder: Path) -> None:
    done = run("ingest", "nope")
    assert (done.code, done.err) == (2, "error: there is no file nope\n")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(("words", "told"), [((), "the same command again"), (("--dry-run",), "nothing was written")])
def test_an_interrupted_run_says_what_became_of_it(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "store", stopped)
    (folder / "a.claim.md").write_text(ARTICLE, encoding="utf-8")
    done = run("ingest", "a.claim.md", *words)
    assert (done.code, done.out) == (130, "")
    assert done.err.startswith("interrupted: ")
    assert told in done.err
    assert done.err.count("\n") == 1


def test_only_what_is_taken_is_offered(run: Run, folder: Path) -> None:
    offered = run("ingest", "--help").out
    assert "json" in offered
    for stranger in ("--limit", "--excel", "markdown"):
        assert stranger not in offered
    assert run("ingest", "--excel", ".").code == 2
    refused = run("--limit", "3", "ingest", ".")
    assert (refused.code, refused.err) == (2, "error: claimtrack ingest takes no --limit\n")
    assert "--limit" in run("list", "--help").out
