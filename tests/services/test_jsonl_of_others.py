"""JSON Lines of other tools beside our own; the files are made by hand."""

from pathlib import Path

import pytest

from claimtrack.services.intake import find_files, jsonl_reader

OURS = '{"source": "Example Herald", "published": "2025-03-05", "lang": "en", "text": "No.", "statements": []}\n'
THEIRS = '\n{"text": "Orlan said no.", "label": [[0, 5, "Source"]]}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("ours.jsonl", OURS), ("theirs.jsonl", THEIRS), ("ours.claim.md", "---\n"), ("a.ann", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_file_named_by_its_path_goes_to_its_reader(folder: Path) -> None:
    assert jsonl_reader(folder / "theirs.jsonl") == "spans"
    assert jsonl_reader(folder / "ours.jsonl") is None
    assert jsonl_reader(folder / "ours.claim.md") is None


def test_a_folder_stands_for_files_that_are_surely_meant(folder: Path) -> None:
    found = find_files([folder])
    assert [path.name for path in found.paths] == ["a.ann", "ours.claim.md", "ours.jsonl"]
    assert found.skipped == 1


def test_a_folder_with_a_reader_named_stands_for_what_that_reader_takes(folder: Path) -> None:
    assert [path.name for path in find_files([folder], "spans").paths] == ["theirs.jsonl"]
    assert [path.name for path in find_files([folder], "brat").paths] == ["a.ann"]
