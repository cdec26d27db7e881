"""`claimtrack codebook`: what was given comes out whole and goes in again, and nothing is replaced unasked."""

import json
from pathlib import Path

import pytest

from claimtrack.db.location import Location
from tests.cli.conftest import HARBOUR, Run

COUNTS = "11 sources, 27 speakers, 12 topics, 38 claims, 5 occasions written"
OTHER = '[[speaker]]\nname = "Marek Orlan"\nkind = "organisation"\n'


@pytest.mark.parametrize("name", ["codebook.toml", "sheets"])
def test_a_codebook_comes_back_as_it_was(reading: Run, run: Run, name: str, folder: Path) -> None:
    out = reading("codebook", "export", "-o", name)
    assert out.err == f"{COUNTS}\n"
    given = reading("codebook", "export").out
    assert given.startswith('lang = "en"\n\n[[source]]\n')

    fresh = ("--db", str(folder / "fresh.db"))
    assert run(*fresh, "codebook", "import", name).err == "codebook: 93 entries new or changed\n"
    assert run(*fresh, "codebook", "import", name).err == "nothing changed\n"
    assert run(*fresh, "codebook", "export").out == given
    canonical = [line for line in reading("export", "jsonl").out.splitlines() if '"type":"article"' not in line]
    assert run(*fresh, "export", "jsonl").out.splitlines() == canonical


def test_a_list_of_codes_says_what_is_not_in_it(reading: Run) -> None:
    out = reading("codebook", "export", "-o", "codes.qdc")

    assert out.code == 0
    assert "not in it: 11 × source (codes tell who said what, not where it was published)\n" in out.err
    assert Path("codes.qdc").read_text(encoding="utf-8").count('isCodable="true"') == 38 + 27 + 12 + 9


CODES = """<CodeBook><Codes>
<Code name="Speaker"><Code name="Loria"><Description>kind: sides</Description></Code>
<Code name="Union" color="#ff0000"><Code name="Marek Orlan"/></Code></Code>
</Codes></CodeBook>
"""
NOT_KEPT = (
    "not kept of the list of codes: 1 × colour of a code (no field of ours holds it)\n"
    "not kept of the list of codes: 1 × first and last day of a membership"
    " (a tree has none: it holds on every day; say `member of: GROUP | ROLE | FROM..UNTIL`)\n"
)
WRONG = "codes.qdc:2:1: error[CT502]: `sides` is not a kind of speaker\n  hint: did you mean `side`?\n"


def test_a_list_of_codes_is_taken_as_a_codebook_is(run: Run) -> None:
    write("codes.qdc", CODES)
    for words in (("codebook", "check"), ("check",)):
        checked = run(*words, "codes.qdc")
        assert (checked.code, checked.out) == (1, WRONG)
        assert checked.err == f"1 file checked: 1 error, 0 warnings, 1 refused\n{NOT_KEPT}"

    done = run("codebook", "import", "codes.qdc")
    assert (done.code, done.err) == (1, f"{WRONG}codebook: 2 entries new or changed\n{NOT_KEPT}")
    write("codes.qdc", CODES.replace("sides", "side"))
    done = run("ingest", "codes.qdc")
    assert (done.code, done.err) == (
        0,
        f"articles: none\nstatements: none\ncodebook: 1 entry new or changed\n{NOT_KEPT}",
    )
    assert run("codebook", "export").out.count("name = ") == 3
    assert 'member_of = [{ of = "Union" }]' in run("codebook", "export").out


def test_what_is_known_better_than_a_list_has_it_is_left_and_told(run: Run) -> None:
    write("codebook.toml", '[[speaker]]\nname = "Marek Orlan"\nkind = "person"\n')
    write("codes.qdc", CODES.replace("kind: sides", "kind: side"))
    run("codebook", "import", "codebook.toml")
    told = "left as they are, though a list of codes says less or other: 1 entry\n"
    assert told in run("codebook", "import", "codes.qdc", "--dry-run").err

    done = run("codebook", "import", "codes.qdc")
    assert done.err == f"codebook: 2 entries new or changed\n{told}{NOT_KEPT}"
    assert run("codebook", "import", "codes.qdc").err == f"nothing changed\n{told}{NOT_KEPT}"
    data = json.loads(run("ingest", "codes.qdc", "-f", "json").out)
    assert data["codes"]["left_as_they_are"] == 1
    assert data["codes"]["dropped"][0] == {
        "what": "colour of a code",
        "number": 1,
        "why": "no field of ours holds it",
    }
    assert run("verify", "--against", "codes.qdc").code == 0


def test_a_list_of_codes_comes_back_as_it_was(reading: Run, run: Run, folder: Path) -> None:
    reading("codebook", "export", "-o", "codes.qdc")
    fresh = ("--db", str(folder / "fresh.db"))
    assert run(*fresh, "codebook", "import", "codes.qdc").err == "codebook: 77 entries new or changed\n"
    assert run(*fresh, "codebook", "import", "codes.qdc").err == "nothing changed\n"
    assert run(*fresh, "codebook", "export", "-o", "again.qdc").err == "27 speakers, 12 topics, 38 claims written\n"
    assert Path("again.qdc").read_bytes() == Path("codes.qdc").read_bytes()
    assert run(*fresh, "codebook", "import", str(HARBOUR)).err == "codebook: 16 entries new or changed\n"
    assert run(*fresh, "codebook", "export").out == reading("codebook", "export").out
    assert run(*fresh, "verify", "--against", str(HARBOUR / "codebook.toml")).code == 0


def test_an_empty_codebook_is_sound_and_said(run: Run, location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMTRACK_DB", location.dsn)
    for name in ("codebook.toml", "sheets", "codes.qdc"):
        out = run("codebook", "export", "-o", name)
        assert (out.code, out.err.splitlines()[0]) == (0, "the database has no codebook: an empty one is written")
    assert run("codebook", "check", "codebook.toml", "sheets").code == 0
    assert run("codebook", "import", "codebook.toml", "sheets", "codes.qdc").err == "nothing changed\n"


def test_names_of_stored_articles_are_looked_up_again(run: Run) -> None:
    run("ingest", str(HARBOUR / "2023-05-17-lpa.claim.md"), "--codebook", write("none.toml", "").name)
    assert "Loria" not in run("list", "sides", "-f", "csv").out
    assert run("codebook", "import", str(HARBOUR)).code == 0
    assert "Loria" in run("list", "sides", "-f", "csv").out
    assert run("curate", "undo").code == 0
    assert "Loria" not in run("list", "sides", "-f", "csv").out


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_is_replaced_unasked(reading: Run) -> None:
    write("mine.toml", "# by hand\n")
    Path("sheets").mkdir()
    write("sheets/notes.txt", "mine")
    for name in ("mine.toml", "sheets"):
        out = reading("codebook", "export", "-o", name)
        assert (out.code, out.err.splitlines()[-1]) == (2, "hint: add --yes to agree beforehand")
    assert Path("mine.toml").read_text(encoding="utf-8") == "# by hand\n"
    assert sorted(one.name for one in Path("sheets").iterdir()) == ["notes.txt"]

    assert reading("codebook", "export", "-o", "sheets", "--yes").code == 0
    assert Path("sheets/notes.txt").exists()
    assert Path("sheets/speakers.csv").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("export", "-o", "book.json"), "error: no codebook is written as .json"),
        (("export", "-o", "no/such/book.toml"), "error: cannot write no/such/book.toml: No such file or directory"),
        (("import", "gone.toml"), "error: there is no file gone.toml"),
        (("import", "people.csv"), "error: people.csv is no codebook"),
        (("import", "project.qdpx"), "error: project.qdpx is no codebook"),
        (("check", "empty"), "error: there is no codebook in empty"),
    ],
)
def test_what_cannot_be_done_is_said(reading: Run, words: tuple[str, ...], message: str) -> None:
    write("people.csv", "name\n")
    write("project.qdpx", "")
    Path("empty").mkdir()
    out = reading("codebook", *words)

    assert out.code in (1, 2)
    assert out.err.splitlines()[0] == message


def test_two_codebooks_that_differ_are_an_error_and_the_entry_stays_out(run: Run) -> None:
    write("one.toml", '[[speaker]]\nname = "Marek Orlan"\nkind = "person"\n[[topic]]\nname = "harbour"\n')
    write("two.toml", OTHER)
    checked = run("codebook", "check", "one.toml", "two.toml")
    assert checked.code == 1
    assert "two.toml:1:1: error[CT409]: the speaker `marek orlan` is defined twice, differently" in checked.out

    done = run("codebook", "import", "one.toml", "two.toml")
    assert (done.code, done.err.splitlines()[-1]) == (1, "codebook: 1 entry new or changed")


def test_a_dry_run_writes_nothing(run: Run) -> None:
    write("one.toml", OTHER)
    out = run("codebook", "import", "one.toml", "--dry-run")

    assert out.err == ("dry run: nothing was written; it would come to this\ncodebook: 1 entry new or changed\n")
    assert not Path("claimtrack.db").exists()


def test_what_was_decided_since_is_told_and_not_in_it(there: Run) -> None:
    before = there("codebook", "export").out
    there("curate", "name", "speakers", "Marek Orlan", "M. Orlan", "--yes")
    there("curate", "rename", "speakers", "Loria", "Lorian side", "--yes")
    out = there("codebook", "export")

    assert out.out == before
    assert out.err.splitlines()[1] == (
        "not in it: 2 × judgement on names, members, topics or claims"
        " (a codebook is what was given; export native has both)"
    )
    assert there("curate", "undo", "2").code == 0
    assert "not in it" not in there("codebook", "export").err
