"""Every kind of finding: its bad sample shows it, its good sample does not."""

from pathlib import Path

import pytest

from claimtrack.domain.catalogue import CATALOGUE, Entry, finding
from claimtrack.domain.catalogue.entry import FOREIGN, STORED
from claimtrack.domain.records import Place
from claimtrack.services.check import check_files

CODEBOOK = """
[[source]]
name = "Example Herald"

[[speaker]]
name = "Marek Orlan"

[[speaker]]
name = "Port"
key = "port-authority"

[[speaker]]
name = "Port"
key = "port-government"

[[topic]]
name = "security"

[[topic]]
name = "guarantees"
parent = "security"

[[topic]]
name = "harbour"

[[topic]]
name = "guarantees"
parent = "harbour"
"""
NAMES = {"native": "a.claim.md", "jsonl": "a.jsonl", "codebook": "codebook.toml"}
# These need what is stored, or another file: `ingest` raises them.
ONLY_INGEST = {"CT403", "CT406", "CT407", "CT408", "CT412", "CT413"}
SAMPLED = [entry for entry in CATALOGUE.values() if entry.form not in (STORED, FOREIGN)]
FROM_FILES = [entry for entry in SAMPLED if entry.code not in ONLY_INGEST]


def codes(entry: Entry, sample: str, folder: Path) -> set[str]:
    (folder / ".git").mkdir()
    if entry.form in ("native", "jsonl"):
        (folder / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
    path = folder / NAMES.get(entry.form, entry.form)
    path.write_text(sample, encoding="utf-8")
    return {found.code for found in check_files([path]).findings}


@pytest.mark.parametrize("entry", FROM_FILES, ids=lambda entry: entry.code)
def test_the_bad_sample_gives_the_finding_and_nothing_else_of_error(entry: Entry, tmp_path: Path) -> None:
    found = codes(entry, entry.bad, tmp_path)
    assert entry.code in found
    assert {code for code in found if CATALOGUE[code].severity == "error"} <= {entry.code}


@pytest.mark.parametrize("entry", SAMPLED, ids=lambda entry: entry.code)
def test_the_good_sample_is_blameless(entry: Entry, tmp_path: Path) -> None:
    assert codes(entry, entry.good, tmp_path) == set()


def test_every_entry_is_complete_and_under_its_code() -> None:
    for code, entry in CATALOGUE.items():
        assert code == entry.code
        assert entry.severity in ("error", "warning", "note")
        assert entry.title[0].isupper()
        assert not entry.title.endswith(".")
        assert 2 <= entry.explanation.count(". ") + 1 <= 4, entry.code
        assert entry.bad != entry.good or entry.form in (STORED, FOREIGN)


def test_a_finding_takes_its_severity_from_the_catalogue() -> None:
    place = Place("a.claim.md")
    assert finding("CT201", place, "no quote").severity == "warning"
    assert finding("CT203", place, "no such words").severity == "error"
