"""`claimtrack export dna`: a file for -o, and on stderr what is not in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Run
from tests.dna_files import Dna, basic, make


def test_a_file_is_written_and_what_is_not_in_it_is_told_on_stderr(run: Run, tmp_path: Path) -> None:
    make(tmp_path / "a.dna", Dna(basic()))
    assert run("ingest", "a.dna", "--set", "lang=uk").code == 0

    outcome = run("export", "dna", "-o", "out.dna")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.splitlines() == [
        "1 article written",
        "not in it: 1 × languages (a document of DNA has none)",
        "not in it: 3 × modes (no variable of DNA's holds them)",
        "not in it: 1 × texts with line ends CR LF (DNA counts a line end as one: written as LF)",
    ]
    with closing(sqlite3.connect(tmp_path / "out.dna")) as connection:
        assert connection.execute("select count(*) from STATEMENTS").fetchone() == (4,)


def test_no_file_of_dna_goes_to_stdout(run: Run, tmp_path: Path) -> None:
    make(tmp_path / "a.dna", Dna(basic()))
    run("ingest", "a.dna", "--set", "lang=uk")
    outcome = run("export", "dna")
    assert (outcome.code, outcome.out) == (2, "")
    assert "-o FILE.dna" in outcome.err


def test_a_folder_is_no_place_for_a_file(run: Run, tmp_path: Path) -> None:
    make(tmp_path / "a.dna", Dna(basic()))
    run("ingest", "a.dna", "--set", "lang=uk")
    (tmp_path / "folder").mkdir()
    assert run("export", "dna", "-o", "folder").code == 1
    assert run("export", "dna", "-o", "nowhere/out.dna").code == 1


def test_an_unknown_format_is_refused_with_those_there_are(run: Run, tmp_path: Path) -> None:
    make(tmp_path / "a.dna", Dna(basic()))
    run("ingest", "a.dna", "--set", "lang=uk")
    outcome = run("export", "dnaa", "-o", "x")
    assert outcome.code == 2
    assert "jsonl" in outcome.err
    assert "dna" in outcome.err
