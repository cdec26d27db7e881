"""A file that is written under another name, checked and then named."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.db.backup import back_up, make_file, patience
from claimtrack.db.kept import RESTORE
from claimtrack.errors import StoreError


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    def fail(part: Path) -> None:
        part.write_text("half")
        part.with_name(f"{part.name}-journal").touch()
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match="cannot be written: No space left on device"):
        make_file(iter([tmp_path / "news.db"]), fill=fail)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    taken, free = tmp_path / "a", tmp_path / "b"

    def fill(part: Path) -> None:
        part.write_text("new")
        taken.write_text("mine")

    assert make_file(iter([taken, free]), fill) == free
    assert (taken.read_text(), free.read_text()) == ("mine", "new")
    with pytest.raises(FileExistsError):
        make_file(iter([taken]), fill)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_it_works_where_there_are_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    taken, free = tmp_path / "a", tmp_path / "b"
    taken.write_text("mine")

    assert make_file(iter([taken, free]), lambda part: part.touch()) == free
    assert taken.read_text() == "mine"


def test_what_a_killed_command_left_is_removed_what_a_running_one_writes_is_not(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = tmp_path / f".news-2026-11-22T0912Z.backup.db.{dead.pid}.part"
    others = [tmp_path / f".news-2026-11-22T0913Z.backup.db.{os.getppid()}.part", tmp_path / f".x.{dead.pid}.part"]
    for path in (left, *others):
        path.touch()
    made = make_file(iter([tmp_path / "news-2026-11-22T0914Z.backup.db"]), lambda part: part.touch())

    assert set(tmp_path.iterdir()) == {made, *others}


def test_a_copy_is_one_file_that_needs_no_other(sqlite_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_path)) as writer:
        writer.execute("pragma journal_mode = wal")
        writer.execute("insert into claim (id, key, kind, reviewed) values (1, 'k', 'fact', 0)")
        writer.commit()
        writer.execute("update claim set key = 'not committed'")
        made = back_up(sqlite_path, RESTORE)
        writer.rollback()

    with closing(sqlite3.connect(f"file:{made}?mode=ro&immutable=1", uri=True)) as copy:
        assert copy.execute("select key from claim").fetchall() == [("k",)]
        assert copy.execute("pragma journal_mode").fetchone() == ("delete",)
    assert {path.name for path in sqlite_path.parent.iterdir()} == {sqlite_path.name, made.name}


def test_a_damaged_database_makes_no_backup(sqlite_path: Path) -> None:
    content = bytearray(sqlite_path.read_bytes())
    content[30 * 4096 : 31 * 4096] = b"\xff" * 4096
    sqlite_path.write_bytes(content)

    with pytest.raises(StoreError, match="is damaged, so that no backup of it is made"):
        back_up(sqlite_path, RESTORE)
    assert list(sqlite_path.parent.iterdir()) == [sqlite_path]


def test_a_copy_does_not_wait_for_a_lock_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.db.backup.BUSY_SECONDS", -1.0)
    with pytest.raises(sqlite3.OperationalError) as caught:
        patience()(sqlite3.SQLITE_BUSY, 1, 1)
    assert caught.value.sqlite_errorcode == sqlite3.SQLITE_BUSY
    patience()(sqlite3.SQLITE_OK, 1, 1)
