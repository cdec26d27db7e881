"""A database as an object: open, store, ask in SQL, export, verify, take back."""

from pathlib import Path

import pandas as pd
import pytest

import claimtrack
from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import migrate_to
from claimtrack.library.database import Database
from claimtrack.shipped import shipped
from tests.world import World, article, said

MIAMI = shipped("samples") / "miami"
HEADER = "---\nclaimtrack: 1\nsource: Example Herald\npublished: 2025-03-05\nlang: ru\n---\n"
BAD = f"{HEADER}Слова.\n=== statements ===\n@s1 мимо\n"


@pytest.fixture
def database(location: Location) -> Database:
    """A database of the newest revision, without rows."""
    return Database(location)


def test_nothing_is_opened_where_nothing_is_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(claimtrack.NoDatabase):
        claimtrack.open(tmp_path / "claimtrack.db")

    assert list(tmp_path.iterdir()) == []


def test_a_new_database_is_made_where_that_is_asked_for(empty_location: Location) -> None:
    with claimtrack.open(empty_location.url, create=True) as made:
        assert made.list("claims").empty
    assert claimtrack.open(empty_location.url, create=True).log().empty


def test_an_older_database_is_not_opened(location: Location) -> None:
    migrate_to(location, "0001")

    for create in (False, True):
        with pytest.raises(claimtrack.SchemaTooOld) as raised:
            claimtrack.open(location.url, create=create)
        assert "claimtrack db upgrade" in (raised.value.hint or "")


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("мои заметки", encoding="utf-8")

    with pytest.raises(claimtrack.StoreError):
        claimtrack.open(path, create=True)
    assert path.read_text(encoding="utf-8") == "мои заметки"


def test_a_second_ingest_changes_nothing(database: Database) -> None:
    done: list[int] = []
    first, again = (database.ingest(MIAMI, progress=done.append) for _ in range(2))

    assert first.ok
    assert first.result.counts.articles_new == 8
    assert first.result.changed
    assert not again.result.changed
    assert "articles: 8 new" in repr(first)
    assert "nothing changed" in again.summary
    assert done == [8, 8]
    assert database.log()["command"].tolist() == ["ingest"]


def test_problems_of_the_data_are_rows_and_no_exceptions(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bad.claim.md").write_text(BAD, encoding="utf-8")
    done, checked = database.ingest([folder, MIAMI]), claimtrack.check(folder)

    assert not done.ok
    assert not checked.ok
    assert done.result.counts.articles_new == 8
    assert checked.summary == "1 file checked: 1 error, 1 warning, 1 refused"
    for outcome in (done, checked):
        errors = outcome.frame().query("severity == 'error'")
        assert [Path(file).name for file in errors["file"]] == ["bad.claim.md"]
        assert errors["line"].tolist() == [9]
        assert f"error[{errors['code'].iloc[0]}]" in outcome.text()


def test_warnings_alone_leave_all_well_unless_strict(tmp_path: Path) -> None:
    path = tmp_path / "a.claim.md"
    path.write_text(BAD.replace("@s1 мимо", "@s1 supports troops\nby: Marek Orlan"), encoding="utf-8")

    assert claimtrack.check([path]).ok
    assert set(claimtrack.check([path]).frame()["severity"]) == {"warning"}
    assert not claimtrack.check([path], strict=True).ok


def test_a_dry_run_writes_nothing(database: Database) -> None:
    paragraphs: list[str] = []
    done = database.ingest([str(MIAMI)], MIAMI / "codebook.toml", dry_run=True, explain=paragraphs.append)

    assert done.result.counts.articles_new == 8
    assert len(paragraphs) == 8
    assert database.list("articles").empty


def test_a_form_that_is_none_is_refused(database: Database) -> None:
    with pytest.raises(claimtrack.UsageProblem, match="not read as 'yaml'"):
        database.ingest(MIAMI, form="yaml")


def test_lists_have_types(database: Database) -> None:
    database.ingest(MIAMI)
    speakers = database.list("speakers")

    assert str(speakers["reviewed"].dtype) == "boolean"
    assert str(speakers["n_statements"].dtype) == "Int64"
    assert speakers.loc[speakers["last"].isna(), "n_statements"].tolist() == [0] * int(speakers["last"].isna().sum())
    assert len(database.list("speakers", unreviewed=True)) < len(speakers)


def test_sql_gives_a_frame_and_can_only_read(sqlite_path: Path) -> None:
    database = claimtrack.open(sqlite_path)
    database.ingest(MIAMI)
    found = database.sql(
        "select speaker, stance from v_statement where speaker in (:who)", {"who": ["Kremlin", "Kyiv"]}
    )

    assert set(found["speaker"]) <= {"Kremlin", "Kyiv"}
    assert {name: str(kind) for name, kind in found.dtypes.items()} == {"speaker": "string", "stance": "Int64"}
    assert len(database.sql("select * from v_statement", most=2)) == 2
    for sql in ("delete from statement", "attach 'x.db' as x", "select 1; select 2"):
        with pytest.raises(claimtrack.QueryRefused):
            database.sql(sql)
    with pytest.raises(claimtrack.QueryTooSlow):
        database.sql(
            "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n", seconds=0.2
        )


def test_saved_queries_have_their_defaults(sqlite_path: Path) -> None:
    database = claimtrack.open(sqlite_path)
    database.ingest(MIAMI)
    whole = database.sql(saved="who-said-what")

    assert 0 < len(database.sql(saved="who-said-what", params={"topic": "guarantees"})) < len(whole)
    with pytest.raises(claimtrack.UsageProblem, match="no parameter :topik"):
        database.sql(saved="who-said-what", params={"topik": "guarantees"})
    with pytest.raises(claimtrack.UsageProblem, match="no saved query 'who'"):
        database.sql(saved="who")
    for query, saved in ((None, None), ("select 1", "positions")):
        with pytest.raises(claimtrack.UsageProblem, match="one of them"):
            database.sql(query, saved=saved)


def test_an_export_is_the_content_and_comes_back(database: Database, tmp_path: Path) -> None:
    database.ingest(MIAMI)
    lines = database.export(tmp_path / "all.jsonl")
    with claimtrack.open(tmp_path / "again.db", create=True) as again:
        again.ingest(tmp_path / "all.jsonl")
        again.export(str(tmp_path / "again.jsonl"))

    assert (tmp_path / "all.jsonl").read_bytes() == (tmp_path / "again.jsonl").read_bytes()
    assert lines == len((tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines())
    with pytest.raises(claimtrack.UsageProblem, match="no export format 'yaml'"):
        database.export(tmp_path / "all.yaml", form="yaml")
    assert not (tmp_path / "all.yaml").exists()


def test_what_was_done_can_be_undone_and_redone(database: Database, tmp_path: Path) -> None:
    World(database.location).put(article(said()))
    database.export(tmp_path / "before.jsonl")
    database.ingest(MIAMI)
    (told,) = database.undo(dry_run=True)
    (undone,) = database.undo()
    database.export(tmp_path / "after.jsonl")

    assert told.changes == undone.changes
    assert undone.run.command == "ingest"
    assert "readings less" in undone.changes
    assert (tmp_path / "before.jsonl").read_bytes() == (tmp_path / "after.jsonl").read_bytes()
    assert database.log()["state"].fillna("-").tolist() == ["stands", "undone", "-"]
    assert [turn.run.id for turn in database.redo()] == [undone.run.id]
    assert len(database.list("articles")) == 9
    with pytest.raises(claimtrack.UsageProblem, match="nothing to redo"):
        database.redo()


def test_a_sound_record_is_verified_and_compared_with_its_files(database: Database, tmp_path: Path) -> None:
    database.ingest(MIAMI)

    assert database.verify(quick=True).ok
    assert "all sound" in repr(database.verify(quick=True))
    assert database.verify(against=MIAMI).frame().empty
    with pytest.raises(claimtrack.UsageProblem, match="quick leaves out"):
        database.verify(quick=True, against=MIAMI)
    with pytest.raises(claimtrack.UsageProblem, match="goes with the files"):
        database.verify(codebook=MIAMI / "codebook.toml")


def test_after_the_end_of_its_block_a_database_is_closed(sqlite_path: Path) -> None:
    with claimtrack.open(sqlite_path) as database:
        report = database.position()
    with pytest.raises(claimtrack.UsageProblem, match="is closed"):
        database.position()

    assert report.frame().empty
    assert repr(database) == f"<claimtrack database {sqlite_path}>"
    sqlite_path.unlink()


def test_no_password_is_shown() -> None:
    assert "secret" not in repr(Database(parse_location("postgresql://orlan:secret@host/talks")))


@pytest.mark.postgres
def test_frames_of_both_databases_are_equal(sqlite_path: Path, postgres_url: str) -> None:
    here, there = claimtrack.open(sqlite_path), claimtrack.open(postgres_url)
    for database in (here, there):
        database.ingest(MIAMI)

    pd.testing.assert_frame_equal(
        here.compare("Kremlin", "Kyiv", topic="territories").frame(),
        there.compare("Kremlin", "Kyiv", topic="territories").frame(),
    )


def test_a_codebook_goes_out_and_in(tmp_path: Path) -> None:
    with claimtrack.open(tmp_path / "a.db", create=True) as db:
        db.ingest(MIAMI)
        done = db.export_codebook(tmp_path / "codebook.toml")
        assert (done.number, done.dropped) == (sum(done.counts.values()), ())
        with pytest.raises(claimtrack.UsageProblem, match="is there already"):
            db.export_codebook(tmp_path / "codebook.toml")
        assert db.export_codebook(tmp_path / "sheets").counts == done.counts
    with claimtrack.open(tmp_path / "b.db", create=True) as other:
        assert other.import_codebook(tmp_path / "sheets").result.codebook_entries == done.number
        assert other.import_codebook([tmp_path / "codebook.toml"]).ok
        assert other.import_codebook(tmp_path / "sheets").summary == "nothing changed"
