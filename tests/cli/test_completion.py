"""The shell completes commands, options, formats and the names in the database."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Completed = Callable[..., list[str]]


@pytest.fixture
def completed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Completed:
    """Ask as bash does: the words so far, the last one unfinished."""

    def completed(*words: str) -> list[str]:
        monkeypatch.setenv("_CLAIMTRACK_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(["claimtrack", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        return run().out.split()

    return completed


@pytest.fixture
def named(sqlite_path: Path) -> Path:
    """A database that knows two people and two topics by several names."""
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.executescript(
            """
            insert into speaker (id, key, name, kind, reviewed) values (1, 'a', 'Union', 'side', 1);
            insert into speaker_name (id, speaker_id, text, lang, kind, norm_key)
            values (1, 1, 'Union', 'en', 'primary', 'union'), (2, 1, 'Союз', 'ru', 'alias', 'союз');
            insert into topic (id, key, name, reviewed) values (1, 'g', 'guarantees', 1), (2, 'h', 'grain', 1);
            insert into topic_name (id, topic_id, text, lang, norm_key)
            values (1, 1, 'guarantees', 'en', 'guarantees'), (2, 2, 'grain', 'en', 'grain');
            """
        )
    return sqlite_path


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("re",), ["report"]),
        (("db", ""), ["upgrade", "backup", "restore", "check", "info"]),
        (("list", "s"), ["sources", "speakers", "sides"]),
        (("list", "topics", "-f", "j"), ["json", "jsonl"]),
        (("list", "topics", "--unr"), ["--unreviewed"]),
    ],
)
def test_words_of_the_program_are_completed(words: tuple[str, ...], offered: list[str], completed: Completed) -> None:
    assert completed(*words) == offered


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("report", "compare", "U"), ["Union"]),
        (("report", "compare", "Union", "Со"), ["Союз"]),
        (("report", "compare", "Union", "--topic", "g"), ["grain", "guarantees"]),
        (("report", "compare", "Union", "--topic", "%"), []),
    ],
)
def test_names_come_from_the_database(
    words: tuple[str, ...], offered: list[str], completed: Completed, named: Path
) -> None:
    assert completed("--db", str(named), *words) == offered


def test_without_a_database_nothing_is_offered_and_nothing_made(completed: Completed, folder: Path) -> None:
    assert completed("report", "compare", "U") == []
    assert list(folder.iterdir()) == []
