"""A reader of one's own, written as the page says, installed as a package is: beside claimtrack, by its metadata."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from docs.sessions import ROOT

PAGE = ROOT / "docs/howto/formats/write-a-reader.md"
FILE = re.compile(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```\n", re.DOTALL)
SHOWN = re.compile(r"<!-- shown by: claimtrack (.+?) -->\n```text\n(.*?)```\n", re.DOTALL)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of an installed package: its modules, its files, and what its metadata says."""
    for name, text in FILE.findall(PAGE.read_text(encoding="utf-8")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    install(tmp_path, project["name"], project["entry-points"]["claimtrack.readers"])
    return tmp_path


def install(folder: Path, package: str, readers: dict[str, str]) -> None:
    told = folder / f"{package}-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    lines = [f"{name} = {where}\n" for name, where in readers.items()]
    (told / "entry_points.txt").write_text("".join(("[claimtrack.readers]\n", *lines)), encoding="utf-8")


def run(folder: Path, *words: str) -> tuple[int, str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMTRACK")}
    done = subprocess.run(
        [sys.executable, "-m", "claimtrack", *words],
        cwd=folder,
        env=environment | {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def test_a_reader_of_ones_own_installs_as_a_package(site: Path) -> None:
    ((command, shown),) = SHOWN.findall(PAGE.read_text(encoding="utf-8"))

    code, said = run(site, *command.split())

    assert (code, said) == (0, shown), "the page shows what the program prints"
    quoted = run(
        site,
        "sql",
        "-f",
        "csv",
        "select speaker, claim, stance, quote from v_report join v_statement using (statement_id)",
    )
    assert quoted[1].splitlines()[1:] == ["Marek Orlan,troops-will-come,-1,that no troops would come"]


def test_what_is_no_file_of_it_is_refused_with_its_line(site: Path) -> None:
    (site / "empty.talk").write_text("nothing\n", encoding="utf-8")

    code, said = run(site, "ingest", "empty.talk")

    assert code == 1
    assert "empty.talk:1:1: error[CT701]: a header of three values, a text and a line -- are expected" in said
    assert "unchanged" not in said


def test_a_package_that_cannot_be_loaded_is_named(site: Path) -> None:
    install(site, "broken-talk", {"broken": "no_such_module:READER"})

    code, said = run(site, "ingest", "harbour.talk")

    assert code == 1
    assert said == (
        "error: `broken` of the package broken-talk cannot be loaded: No module named 'no_such_module'\n"
        "hint: install what it lacks, or uninstall it\n"
    )
    assert not (site / "claimtrack.db").exists()


def test_a_name_that_is_taken_is_refused(site: Path) -> None:
    install(site, "other-talk", {"talk": "talk_reader:TalkReader"})

    code, said = run(site, "ingest", "harbour.talk")

    assert code == 1
    assert "the package claimtrack-talk and the package other-talk both bring `talk` for claimtrack.readers" in said
