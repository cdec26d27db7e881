"""Files are written whole or not at all."""

import os
import stat
import threading
from pathlib import Path

import pytest

from claimtrack.errors import InputError
from claimtrack.library.files import replacing, replacing_bytes, replacing_path


def test_a_failure_midway_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")

    def fail_midway() -> None:
        with replacing(path) as stream:
            stream.write("new")
            stream.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()

    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_text_is_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.txt") as stream:
        stream.write("Кастея 🙂\r\nx\n")

    assert (tmp_path / "a.txt").read_bytes() == "Кастея 🙂\r\nx\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_permissions_of_a_replaced_file_stay_and_new_ones_follow_the_umask(tmp_path: Path) -> None:
    path, new, ordinary = tmp_path / "a", tmp_path / "b", tmp_path / "c"
    path.touch(mode=0o640)
    ordinary.touch()
    for each in (path, new):
        with replacing(each) as stream:
            stream.write("x")
        with replacing_path(each) as made:
            made.write_text("y", encoding="utf-8")

    assert path.read_text(encoding="utf-8") == "y"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert new.stat().st_mode == ordinary.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to("real")

    with replacing(tmp_path / "link") as stream:
        stream.write("new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()

    with replacing(pipe) as stream:
        stream.write("через трубу")
    reader.join(timeout=10)

    assert got == ["через трубу"]
    assert pipe.is_fifo()


def test_what_writes_by_itself_goes_through_a_pipe_too(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")))
    reader.start()

    with replacing_path(pipe) as made:
        made.write_text("через трубу", encoding="utf-8")
    reader.join(timeout=10)

    assert got == ["через трубу"]
    assert pipe.is_fifo()


def test_what_fails_to_write_by_itself_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.dna"
    path.write_text("old", encoding="utf-8")

    def fail_midway() -> None:
        with replacing_path(path) as made:
            made.write_text("new", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_midway()

    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"), replacing_path(tmp_path) as made:
        made.write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="cannot write"), replacing(tmp_path) as stream:
        stream.write("x")


def test_bytes_are_written_whole_or_not_at_all_as_well(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"

    def write(content: bytes, *, fail: bool) -> None:
        with replacing_bytes(path) as stream:
            stream.write(content)
            if fail:
                raise RuntimeError

    write(b"PK\r\n\x00\xff", fail=False)
    with pytest.raises(RuntimeError):
        write(b"half", fail=True)

    assert path.read_bytes() == b"PK\r\n\x00\xff"
    assert list(tmp_path.iterdir()) == [path]
