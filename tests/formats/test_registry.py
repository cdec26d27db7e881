"""Formats are told by the file's name."""

import pytest

from claimtrack.formats.registry import recognise


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a/2025-03-05.claim.md", "native"),
        ("Дворец.CLAIM.MD", "native"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson.gz", "jsonl"),
        ("a/codebook.toml", "codebook"),
        ("a/speakers.csv", "sheet"),
        ("a/Codes.QDC", "codes"),
        ("a/codes.qdc.gz", "codes"),
        ("a/project.qdpx", None),
        ("a/other.csv", None),
        ("notes.md", None),
        ("pyproject.toml", None),
        ("a.gz", None),
        (".claim.md", None),
    ],
)
def test_a_name_tells_its_format(name: str, form: str | None) -> None:
    assert recognise(name) == form
