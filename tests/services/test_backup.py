"""Backups and what they bring back: equal content, nothing lost, nobody else's file touched."""

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.db.backup import back_up
from claimtrack.db.engine import create_engine_for
from claimtrack.db.kept import newest_backup
from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import migrate_to, upgrade
from claimtrack.db.revision import find_revision, head_revision
from claimtrack.db.soundness import find_damage
from claimtrack.errors import (
    DatabaseBusy,
    InputError,
    NoDatabase,
    NotOurDatabase,
    SchemaTooNew,
    StoreError,
    UsageProblem,
)
from claimtrack.services.backup import Restored, check_backup, make_backup, restore
from tests.world import World, article, entry, said

TALKS = (
    entry("speaker", "Marek Orlan", kind="person", names=["Марек Орлан"]),
    article(said("Марек Орлан", quote="Гарантии потрібні 🙂 обом сторонам")),
    article(said("Lena Voss", stance="supports"), url="2"),
)
MORE = (article(said("Orso Kaltin", claim="harbour"), url="3"),)


@pytest.fixture
def world(location: Location) -> World:
    made = World(location)
    made.put(*TALKS)
    return made


@pytest.fixture
def here(sqlite_path: Path) -> World:
    made = World(parse_location(sqlite_path))
    made.put(*TALKS)
    return made


def put_back(location: Location, file: Path, **options: int) -> Restored:
    return restore(location, file, check_backup(location, file), **options)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def comes_back(world: World, empty: Location, out: Path) -> None:
    before = world.export()
    made = make_backup(world.location, out)
    done = put_back(empty, made.path)

    assert World(empty).export() == before
    assert World(empty).views() == world.views()
    assert done == Restored(head_revision(), made.database_sha256)
    assert find_damage(empty) == []


def test_what_was_backed_up_comes_back_as_a_new_database(world: World, tmp_path: Path) -> None:
    comes_back(world, parse_location(tmp_path / "new.db"), tmp_path / "kept")


def test_content_comes_back_into_an_empty_server(postgres_url: str, empty_postgres_url: str, tmp_path: Path) -> None:
    world = World(parse_location(postgres_url))
    world.put(*TALKS)
    comes_back(world, parse_location(empty_postgres_url), tmp_path / "kept")


def test_of_postgresql_the_content_is_written_beside_the_user(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    world = World(parse_location(postgres_url))
    world.put(*TALKS)
    made = make_backup(world.location)

    assert made.path.name.startswith("claimtrack_")
    assert made.path.name.endswith("Z.backup.jsonl")
    assert made.path.read_text(encoding="utf-8").splitlines() == world.export()
    assert names(tmp_path) == [made.path.name]


def test_content_does_not_go_into_a_database_that_holds_something(world: World, tmp_path: Path) -> None:
    content = tmp_path / "content.jsonl"
    content.write_text("".join(f"{line}\n" for line in world.export()), encoding="utf-8")
    with pytest.raises(StoreError, match="into an empty database") as caught:
        check_backup(world.location, content)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("claimtrack ingest ")


def test_a_codebook_that_lies_beside_content_is_no_part_of_it(here: World, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    content = folder / "content.jsonl"
    content.write_text("".join(f"{line}\n" for line in here.export()), encoding="utf-8")
    (folder / "codebook.toml").write_text('[[speaker]]\nname = "Nobody"\n', encoding="utf-8")
    other = parse_location(tmp_path / "other.db")
    put_back(other, content)

    assert World(other).export() == here.export()


def test_content_with_errors_is_told(tmp_path: Path) -> None:
    content = tmp_path / "content.jsonl"
    content.write_text('{"source": "Herald"}\n', encoding="utf-8")
    with pytest.raises(StoreError, match="is no backup that can be restored: line 1"):
        put_back(parse_location(tmp_path / "new.db"), content)


def test_a_backup_is_one_moment_while_another_writes(here: World) -> None:
    stop, failed = threading.Event(), list[BaseException]()

    def write() -> None:
        engine = create_engine_for(here.location)
        try:
            for number in range(10, 100_000):
                if stop.is_set():
                    break
                with engine.begin() as connection:
                    for half in (number, -number):
                        connection.exec_driver_sql(
                            "insert into claim (id, key, kind, reviewed) values (?, ?, 'fact', 0)",
                            (half, f"k{half}"),
                        )
        except BaseException as error:  # noqa: BLE001 - told in the test's own thread
            failed.append(error)
        finally:
            engine.dispose()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [make_backup(here.location).path for _ in range(3)]
    finally:
        stop.set()
        writer.join()
    assert failed == []
    for path in made:
        with closing(sqlite3.connect(path)) as copy:
            [(positive, negative)] = copy.execute("select sum(id > 9), sum(id < 0) from claim").fetchall()
        assert positive == negative
    assert len(set(made)) == 3


def test_a_backup_never_overwrites_and_is_not_named_like_an_automatic_one(here: World, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    mine.write_text("mine")
    with pytest.raises(UsageProblem, match="never overwrites"):
        make_backup(here.location, mine)
    assert mine.read_text() == "mine"
    with pytest.raises(UsageProblem, match="makes and removes by itself"):
        make_backup(here.location, tmp_path / "claimtrack-2026-11-22T0912Z.before-ingest.backup.db")
    with pytest.raises(NoDatabase):
        make_backup(parse_location(tmp_path / "absent.db"))


def test_restoring_keeps_what_was_there(here: World) -> None:
    old = here.export()
    backup = make_backup(here.location).path
    here.put(*MORE)
    newer = here.export()
    done = put_back(here.location, backup)

    assert here.export() == old != newer
    assert find_damage(here.location) == []
    assert done.before is not None
    assert done.before.name.endswith(".before-restore.backup.db")
    put_back(here.location, done.before)
    assert here.export() == newer
    assert [name for name in names(here.location.file.parent) if name.endswith(("-wal", "-shm", "part"))] == []


def test_restoring_keeps_no_more_automatic_backups_than_asked(here: World) -> None:
    backup = make_backup(here.location).path
    for _ in range(4):
        put_back(here.location, backup, kept=2)
    automatic = [name for name in names(here.location.file.parent) if ".before-restore." in name]

    assert len(automatic) == 2
    assert backup.exists()


def test_what_was_damaged_is_kept_as_it_was(here: World) -> None:
    backup = make_backup(here.location).path
    before = here.export()
    content = bytearray(here.location.file.read_bytes())
    for page in range(2, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    here.location.file.write_bytes(content)
    assert find_damage(here.location)
    done = put_back(here.location, backup)

    assert here.export() == before
    assert find_damage(here.location) == []
    assert done.was_damaged
    assert done.before is not None
    assert done.before.name.endswith(".before-restore.damaged.db")
    assert newest_backup(here.location.file) == backup, "a damaged copy is offered as a backup"


@pytest.mark.parametrize("holder", ["reads", "writes"])
def test_a_database_that_another_command_has_open_is_not_replaced(
    holder: str, here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.db.replacing.BUSY_SECONDS", 0.1)
    backup = make_backup(here.location).path
    here.put(*MORE)
    before = here.export()
    with closing(sqlite3.connect(here.location.file, isolation_level=None)) as other:
        other.execute("begin" if holder == "reads" else "begin immediate")
        other.execute("select count(*) from claim").fetchone()
        with pytest.raises(DatabaseBusy, match="in use by another command"):
            put_back(here.location, backup)
    assert here.export() == before
    assert names(here.location.file.parent) == sorted([here.location.file.name, backup.name])


def test_nobody_writes_between_the_copy_of_what_is_there_and_its_end(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.db.engine.BUSY_SECONDS", 0.1)
    backup = make_backup(here.location).path
    refused: list[str] = []

    def copied(*words: object, **options: object) -> Path:
        made = back_up(*words, **options)  # type: ignore[arg-type]
        with pytest.raises(DatabaseBusy) as caught:
            here.put(*MORE)
        refused.append(caught.value.message)
        return made

    monkeypatch.setattr("claimtrack.db.replacing.back_up", copied)
    put_back(here.location, backup)
    assert len(refused) == 1


def test_an_older_backup_comes_back_to_be_upgraded(here: World, tmp_path: Path) -> None:
    older = parse_location(tmp_path / "older.db")
    migrate_to(older, "0003")
    done = put_back(here.location, older.file)

    assert (done.revision, done.database_sha256) == ("0003", None)
    assert find_revision(here.location) == "0003"
    assert upgrade(here.location).after == head_revision()
    assert find_damage(here.location) == []


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
        connection.commit()


def broken(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[30 * 4096 : 40 * 4096] = b"\xff" * 40_960
    path.write_bytes(content)


def lacking(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("drop view v_claim")


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table notes (id integer)")


@pytest.mark.parametrize(
    ("spoil", "kind", "told"),
    [
        (newer, SchemaTooNew, "written by a newer claimtrack"),
        (broken, StoreError, "given.db is damaged"),
        (lacking, StoreError, "v_claim is missing"),
        (foreign, NotOurDatabase, "claimtrack did not make"),
        (lambda path: path.unlink(), InputError, "there is no file"),
    ],
)
def test_a_file_that_is_no_sound_backup_is_refused(
    spoil: object, kind: type[Exception], told: str, here: World, tmp_path: Path
) -> None:
    file = shutil.copyfile(here.location.file, tmp_path / "given.db")
    assert callable(spoil)
    spoil(file)
    before = here.location.file.read_bytes()
    with pytest.raises(kind, match=told):
        put_back(here.location, file)
    assert here.location.file.read_bytes() == before


def test_neither_the_database_itself_nor_a_foreign_place_is_restored_into(here: World, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="the database itself"):
        check_backup(here.location, here.location.file)
    theirs = tmp_path / "theirs.db"
    with closing(sqlite3.connect(theirs)) as connection:
        connection.execute("create table notes (id integer)")
    with pytest.raises(NotOurDatabase, match="nothing was changed"):
        check_backup(parse_location(theirs), here.location.file)
    notes = tmp_path / "notes.db"
    notes.write_text("notes " * 100)
    with pytest.raises(NotOurDatabase, match="is not a database"):
        check_backup(parse_location(notes), here.location.file)


def test_a_copy_of_a_file_does_not_go_to_a_server(here: World, postgres_url: str) -> None:
    with pytest.raises(UsageProblem, match="is a copy of an SQLite database") as caught:
        check_backup(parse_location(postgres_url), here.location.file)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("claimtrack export jsonl")
