"""`claimtrack ingest` and `claimtrack export` as a person meets them."""

import json
import shlex
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.world import Object, article, entry, line, said

SAMPLES = str(Path(__file__).parents[2] / "samples" / "miami")
BOOK = [
    entry("source", "Example Herald"),
    entry("speaker", "Marek Orlan", member_of=[{"of": "Loria"}]),
    entry("speaker", "Loria", kind="side"),
]


@pytest.fixture(autouse=True)
def no_repository(folder: Path) -> None:
    (folder / ".git").mkdir()


def write(name: str, *objects: Object) -> None:
    Path(name).write_text("".join(line(one) + "\n" for one in objects), encoding="utf-8")


def test_a_summary_tells_what_was_stored_and_what_to_do_next(run: Run) -> None:
    outcome = run("ingest", SAMPLES)

    assert outcome.code == 0
    assert outcome.out == ""
    assert outcome.err.splitlines() == [
        "articles: 8 new (1 other file skipped)",
        "statements: 62 new",
        "codebook: 77 entries new or changed",
        "next: claimtrack report compare Kremlin Kyiv --topic peace-talks/progress",
    ]


def test_the_next_command_works(run: Run) -> None:
    command = run("ingest", SAMPLES).err.splitlines()[-1].removeprefix("next: claimtrack ").split()

    assert run(*command).code == 0


def test_the_next_command_asks_the_same_database(run: Run) -> None:
    db = "my data.db"
    compared = run("ingest", SAMPLES, "--db", db).err.splitlines()[-1].removeprefix("next: claimtrack ")
    write("a.jsonl", *BOOK, article(said("Marek Orlann")))
    reviewed = run("--db", db, "ingest", "a.jsonl").err.splitlines()[-1].removeprefix("next: claimtrack ")

    assert compared.startswith("report compare Kremlin Kyiv ")
    assert reviewed == "list speakers --unreviewed --db 'my data.db'"
    assert run(*shlex.split(compared)).code == 0
    assert "Marek Orlann" in run(*shlex.split(reviewed)).out
    assert not Path("claimtrack.db").exists()


def test_a_refused_file_is_checked_as_it_was_read(run: Run) -> None:
    write("a b.jsonl", article(said(stance="oposes")))
    Path("my book.toml").write_text("", encoding="utf-8")
    words = ("--codebook", "my book.toml", "--strict", "--db", "x.db")

    assert run("ingest", "a b.jsonl", *words).err.splitlines()[-1] == (
        "next: claimtrack check 'a b.jsonl' --codebook 'my book.toml' --strict"
    )


def test_a_second_run_says_that_nothing_changed(run: Run) -> None:
    run("ingest", SAMPLES)
    outcome = run("ingest", SAMPLES)

    assert outcome.code == 0
    assert outcome.err.startswith("nothing changed: 8 articles with 62 statements read")


def test_new_names_are_listed_with_the_nearest_known_ones(run: Run) -> None:
    write("a.jsonl", *BOOK, article(said("Marek Orlann")))
    outcome = run("ingest", "a.jsonl")

    assert outcome.code == 0
    assert "  Marek Orlann   did you mean Marek Orlan?" in outcome.err
    assert outcome.err.splitlines()[-1] == "next: claimtrack list speakers --unreviewed"
    assert "Marek Orlann" in run("list", "speakers", "--unreviewed").out


def test_what_is_refused_is_told_with_line_and_caret_and_leaves_with_1(run: Run) -> None:
    write("a.jsonl", *BOOK, article(said(stance="oposes")), article(said(), url="2"))
    outcome = run("ingest", "a.jsonl")

    assert outcome.code == 1
    assert "a.jsonl:4:" in outcome.err
    assert "error[CT501]" in outcome.err
    assert "^^^^^^" in outcome.err
    assert "articles: 1 new, 1 refused" in outcome.err
    assert "statements: 1 new, 1 refused" in outcome.err
    assert outcome.err.splitlines()[-1] == "next: claimtrack check a.jsonl"


def test_many_warnings_are_cut_and_counted_unless_all_are_asked_for(run: Run) -> None:
    write("a.jsonl", *BOOK, *(article(said(f"Speaker {n}"), url=str(n)) for n in range(30)))
    few = run("ingest", "a.jsonl", "--dry-run").err
    everything = run("ingest", "a.jsonl", "--dry-run", "-v").err

    assert few.count("warning[CT402]") == 20
    assert "… and 10 more; in all 30 × CT402" in few
    assert everything.count("warning[CT402]") == 30


def test_dry_run_leaves_no_database(run: Run, folder: Path) -> None:
    write("a.jsonl", article(said()))
    outcome = run("ingest", "--dry-run", "a.jsonl")

    assert outcome.code == 0
    assert outcome.err.count("dry run: nothing was written") == 1
    assert sorted(path.name for path in folder.iterdir()) == [".git", "a.jsonl"]


def test_strict_makes_warnings_errors(run: Run) -> None:
    write("a.jsonl", article(said()))
    outcome = run("ingest", "--strict", "a.jsonl")

    assert outcome.code == 1
    assert "error[CT402]" in outcome.err


def test_everything_as_one_json_object(run: Run) -> None:
    write("a.jsonl", *BOOK, article(said("Nobody")), article(said(mode="loud"), url="2"))
    outcome = run("ingest", "a.jsonl", "-f", "json")
    told = json.loads(outcome.out)

    assert outcome.code == 1
    assert outcome.err == ""
    assert told["schema"] == "claimtrack/ingest@1"
    assert told["articles"] == {"new": 1, "updated": 0, "unchanged": 0, "refused": 1}
    assert told["statements"] == {"new": 1, "updated": 0, "unchanged": 0, "withdrawn": 0, "refused": 1}
    assert told["new_names"] == [{"name": "Nobody", "nearest": None}]
    assert {one["code"] for one in told["findings"]} == {"CT402", "CT502"}


def test_stdin_is_read_as_json_lines_whatever_the_order(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "".join(line(one) + "\n" for one in (article(said()), *BOOK)).encode()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data)))
    outcome = run("ingest", "-")

    assert outcome.code == 0
    assert outcome.err.splitlines()[:2] == ["articles: 1 new", "statements: 1 new"]


def test_files_of_any_name_are_read_as_what_is_asked(run: Run) -> None:
    write("a.txt", article(said()))

    assert run("ingest", "a.txt").code == 1
    assert run("ingest", "a.txt", "--as", "jsonl").code == 0
    assert run("ingest", "a.txt", "--as", "word").code == 2


def test_a_codebook_can_be_given(run: Run) -> None:
    write("a.jsonl", article(said()))
    Path("people.toml").write_text(
        '[[speaker]]\nname = "Marek Orlan"\n[[source]]\nname = "Example Herald"\n', encoding="utf-8"
    )
    outcome = run("ingest", "a.jsonl", "--codebook", "people.toml")

    assert "CT402" not in outcome.err
    assert "codebook: 2 entries new or changed" in outcome.err


def test_explain_tells_how_each_article_was_read_and_what_it_joined(run: Run) -> None:
    write(
        "a.jsonl",
        *BOOK,
        article(said("LPA > Marek Orlan (for Loria)", ref="post:1"), url="1", coder="c1"),
        article(said("Loria", ref="post:1"), url="2"),
        article(said(mode="loud"), url="3"),
    )
    outcome = run("ingest", "--explain", "a.jsonl")

    told = outcome.out
    assert "a.jsonl:4: a line of JSON Lines, served by no codebook" in told
    assert "article https://herald.example/1: Example Herald, 2025-03-05, coder c1" in told
    assert "Example Herald > LPA > Marek Orlan: said by Marek Orlan, who speaks for Loria" in told
    assert "one utterance with @s1 in https://herald.example/2: the same ref post:1" in told
    assert "a.jsonl:6: refused" in told
    assert run("ingest", "--explain", "a.jsonl").out == told


def test_explain_does_not_go_with_json(run: Run) -> None:
    assert run("ingest", "--explain", "-f", "json", "x.jsonl").code == 2


def test_a_file_that_is_not_there(run: Run, folder: Path) -> None:
    outcome = run("ingest", "nowhere.claim.md")

    assert outcome.code == 2
    assert "nowhere.claim.md" in outcome.err
    assert not (folder / "claimtrack.db").exists()


def test_replace_text_is_the_remedy_that_the_finding_names(run: Run) -> None:
    write("a.jsonl", article(said()))
    write("b.jsonl", article(said(claim="other")))
    run("ingest", "a.jsonl")
    refused = run("ingest", "b.jsonl")

    assert (refused.code, "--replace-text" in refused.err) == (1, True)
    assert run("ingest", "b.jsonl", "--replace-text").code == 0


def test_export_and_ingest_come_back_to_the_same_bytes(run: Run) -> None:
    run("ingest", SAMPLES)
    first = run("export", "jsonl")
    run("export", "jsonl", "-o", "archive.jsonl")
    run("--db", "other.db", "ingest", "archive.jsonl")
    second = run("--db", "other.db", "export", "jsonl", "-o", "-")

    assert first.out == second.out == Path("archive.jsonl").read_text(encoding="utf-8")
    assert first.err == "85 lines written\n"


def test_export_knows_its_formats_and_makes_no_database(run: Run, folder: Path) -> None:
    assert run("export", "jsnl").code == 2
    assert run("export", "jsonl").code == 3
    assert not (folder / "claimtrack.db").exists()


def test_export_of_native_files_and_back(run: Run, folder: Path) -> None:
    run("ingest", SAMPLES)
    first = run("export", "native", "-o", "files")
    run("--db", "other.db", "ingest", "files")

    assert (first.code, first.err) == (0, "8 readings written\n")
    assert run("--db", "other.db", "export", "jsonl").out == run("export", "jsonl").out
    assert run("--db", "other.db", "ingest", "files").err.startswith("nothing changed")
    assert sorted(one.name for one in folder.iterdir() if "files" in one.name) == ["files"]


def test_export_leaves_a_folder_with_something_in_it_alone_unless_told(run: Run, folder: Path) -> None:
    run("ingest", SAMPLES)
    own = folder / "files" / "codebook.toml"
    own.parent.mkdir()
    own.write_text("mine", encoding="utf-8")
    refused = run("export", "native", "-o", "files")

    assert (refused.code, own.read_text(encoding="utf-8")) == (2, "mine")
    assert "--yes" in refused.err
    assert run("export", "native", "-o", "files", "--yes").code == 0
    assert own.read_text(encoding="utf-8") != "mine"
    assert run("export", "native").code == 2
    assert run("export", "native", "-o", "claimtrack.db").code == 2


def test_export_of_the_quote_grid(run: Run, folder: Path) -> None:
    run("ingest", SAMPLES)
    printed = run("export", "csv")
    run("export", "csv", "-o", "quotes.csv")
    book = run("export", "xlsx", "-o", "quotes.xlsx")

    lines = printed.out.splitlines()
    assert lines[0].startswith("speaker,side,on_behalf_of,claim,")
    assert printed.err == book.err == f"{len(lines) - 1} reports written\n"
    assert (folder / "quotes.csv").read_text(encoding="utf-8") == printed.out
    assert (folder / "quotes.xlsx").read_bytes()[:2] == b"PK"
    assert run("export", "xlsx").code == 2
    assert run("export", "jsonl", "--excel").code == 2


def test_what_a_folder_holds_of_other_tools_is_named_though_it_is_skipped(run: Run, folder: Path) -> None:
    (folder / "news").mkdir()
    write("news/a.jsonl", article(said()))
    for name in ("b.csv", "c.csv"):
        Path("news", name).write_text("who,when\nOrlan,2025\n", encoding="utf-8")
    Path("news/d.json").write_text('{"text": "No.", "spans": []}', encoding="utf-8")
    Path("news/e.txt").write_text("No.", encoding="utf-8")
    told = run("ingest", "news")
    assert "articles: 1 new (4 other files skipped)" in told.err
    assert "of those skipped these could be read: 2 table, 1 spans; name the files, or the folder with --as table" in (
        told.err
    )
