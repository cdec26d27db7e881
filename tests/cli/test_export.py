"""`claimtrack export`, form by form: the same bytes wherever the content is the same, and nothing lost on the way."""

import os
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.formats.writers import Writer, writers
from claimtrack.library.database import Database
from claimtrack.library.exporting import FOLDERS, FORMS
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run
from tests.conftest import PostgresServer

FILES = (*(form for form in FORMS if form not in FOLDERS), "dna", "w3c", "schema-org")
LEFT_BY_DAMAGE = "the old file\n"


def content(path: Path) -> dict[str, bytes]:
    """A file's bytes, or those of every file of a folder."""
    if path.is_dir():
        return {one.name: one.read_bytes() for one in sorted(path.iterdir())}
    return {"": path.read_bytes()}


@pytest.mark.postgres
@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_equal_content_gives_equal_bytes_on_both_databases_in_any_order(
    postgres_server: PostgresServer, sqlite_template: Path, tmp_path: Path, sample: str
) -> None:
    files = sorted(str(path) for path in (shipped("samples") / sample).glob("*.claim.md"))
    sqlite = parse_location(tmp_path / "here.db")
    (tmp_path / "here.db").write_bytes(sqlite_template.read_bytes())
    postgres = parse_location(postgres_server.create())
    ingest(sqlite, Request(tuple(files)))
    ingest(postgres, Request(tuple(reversed(files)), batch=3))
    for form in (*FILES, "native"):
        made = []
        for number, location in enumerate((sqlite, postgres, sqlite)):
            path = tmp_path / f"{form}-{number}"
            Database(location).export(path, form=form)
            made.append(content(path))
        assert made[0] == made[1], form
        assert made[0] == made[2], form
    postgres_server.drop(postgres.dsn)


def test_a_file_that_is_replaced_is_told(reading: Run) -> None:
    Path("quotes.csv").write_text("mine\n", encoding="utf-8")

    first = reading("export", "csv", "-o", "quotes.csv")
    assert first.err == "147 reports written, in place of what quotes.csv held\n"
    assert reading("export", "csv", "-o", "other.csv").err == "147 reports written\n"
    assert Path("other.csv").read_bytes() == Path("quotes.csv").read_bytes()


@pytest.mark.parametrize("form", FILES)
def test_the_database_is_never_written_over(there: Run, form: str, sqlite_path: Path) -> None:
    before = sqlite_path.read_bytes()
    Path("linked").symlink_to(sqlite_path)
    for name in (str(sqlite_path), "linked"):
        outcome = there("--db", str(sqlite_path), "export", form, "-o", name)
        assert (outcome.code, outcome.err) == (2, f"error: {name} is the database itself\nhint: name another file\n")
    assert there("--db", str(sqlite_path), "codebook", "export", "-o", str(sqlite_path)).code == 2
    assert sqlite_path.read_bytes() == before


@pytest.mark.parametrize("form", FILES)
def test_a_device_is_written_to_and_stays_one(reading: Run, form: str) -> None:
    assert reading("export", form, "-o", os.devnull).code == 0
    assert Path(os.devnull).is_char_device()


class _Broken:
    """A writer that gives up midway."""

    name, suffix = "w3c", ".jsonld"

    def write(self, record: object, path: Path) -> list[object]:  # noqa: ARG002 - the protocol's
        path.write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(reading: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    broken: dict[str, Writer] = {"w3c": _Broken()}  # type: ignore[dict-item] # of no concern what it is given
    monkeypatch.setattr("claimtrack.services.outgoing.writers", lambda: {**writers(), **broken})
    Path("a.jsonld").write_text(LEFT_BY_DAMAGE, encoding="utf-8")

    outcome = reading("export", "w3c", "-o", "a.jsonld")
    assert (outcome.code, outcome.err) == (1, "error: cannot write a.jsonld: No space left on device\n")
    assert Path("a.jsonld").read_text(encoding="utf-8") == LEFT_BY_DAMAGE
    assert list(Path().iterdir()) == [Path("a.jsonld")]


@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_native_files_read_in_elsewhere_give_the_same_content(run: Run, sample: str) -> None:
    run("ingest", str(shipped("samples") / sample))
    run("export", "native", "-o", "files")
    run("--db", "again.db", "ingest", "files")

    assert run("--db", "again.db", "export", "jsonl").out == run("export", "jsonl").out


def test_datasette_is_told_and_the_next_command_with_it(run: Run) -> None:
    run("ingest", str(shipped("samples") / "miami"))
    outcome = run("export", "datasette", "-o", "my site")

    assert outcome.err == (
        "27 views written\n"
        "next: datasette claimtrack.db -m 'my site/metadata.json' --setting sql_time_limit_ms 10000\n"
        "      with Datasette 1.0 also -c 'my site/datasette.json'\n"
    )
    assert run("export", "datasette", "-o", "my site").code == 2
    assert run("export", "datasette").err == ("error: datasette is written into a folder\nhint: say which: -o FOLDER\n")
