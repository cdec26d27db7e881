"""Tidying files on disk."""

from pathlib import Path

from claimtrack.services.tidy import tidy_files

FILE = """---
claimtrack: 1
source:  Example Herald
published: 2025-03-05
lang: ru
---
Нет,  сказал Орлан.

=== statements ===
@s1   opposes k
by: ЛПА   > Орлан
>   Нет
"""
NEAT = FILE.replace("===\n@s1   opposes k\nby: ЛПА   > Орлан\n>   Нет", "===\n\n@s1 opposes k\n> Нет\nby: ЛПА > Орлан")


def test_files_become_canonical_once(tmp_path: Path) -> None:
    path = tmp_path / "a.claim.md"
    path.write_bytes(FILE.encode())
    assert tidy_files([tmp_path], write=False).changed == (path,)
    assert path.read_bytes() == FILE.encode()
    assert tidy_files([tmp_path]).changed == (path,)
    assert path.read_bytes() == NEAT.encode()
    again = tidy_files([tmp_path])
    assert (again.changed, again.unchanged) == ((), (path,))
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_with_errors_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.claim.md"
    path.write_bytes(FILE.replace("opposes", "oposes").encode())
    result = tidy_files([path])
    assert (result.changed, result.refused, [one.code for one in result.findings]) == ((), (path,), ["CT501"])
    assert b"oposes" in path.read_bytes()
