"""A full disk, a read-only place, another writer, another version: a clear error, exit code 3, nothing lost."""

import ctypes
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import migrate_to
from claimtrack.db.revision import find_revision
from claimtrack.db.soundness import find_damage
from claimtrack.errors import StoreError
from claimtrack.services.backup import check_backup, make_backup, restore
from tests.rows import fill
from tests.world import World, article, line, said

CHECKOUT = Path(__file__).parents[2]
PR_CAPBSET_DROP = 24
PASSING_OVER_PERMISSIONS = (1, 2)


@pytest.fixture
def world(sqlite_path: Path) -> World:
    made = World(parse_location(sqlite_path))
    made.put(
        *(article(said(), text=f"Слова 1: troops opposes, сказано так. {'x' * 4000}", url=str(n)) for n in range(50))
    )
    return made


def claimtrack(folder: Path, *words: str, largest: int | None = None) -> tuple[int, str]:
    """Run a command in a process of its own, whom permissions bind and in which no file grows over `largest` bytes."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        if os.geteuid() == 0:
            for capability in PASSING_OVER_PERMISSIONS:
                ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)

    # What counts the lines that ran would have no room for its file either.
    inherited = {name: value for name, value in os.environ.items() if largest is None or "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "claimtrack", *words],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(CHECKOUT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def given(folder: Path, number: int) -> Path:
    path = folder / "more.jsonl"
    objects = (
        article(said("Lena Voss"), url=f"n{n}", text="Слова 1: troops opposes, сказано так.") for n in range(number)
    )
    path.write_text("".join(f"{line(one)}\n" for one in objects), encoding="utf-8")
    return path


def told_full(outcome: tuple[int, str]) -> bool:
    code, err = outcome
    return (code, err.count("\n")) == (3, 2) and ("could not be written" in err or "no room left" in err)


def test_an_ingest_into_a_full_disk_keeps_what_it_reported(world: World) -> None:
    folder = world.location.file.parent
    more = given(folder, 3_000)
    before = world.export()
    before_files = listed(folder)
    largest = world.location.file.stat().st_size + 500_000

    assert told_full(claimtrack(folder, "ingest", "more.jsonl", largest=largest))
    assert set(before) <= set(world.export())
    assert find_damage(world.location) == []
    left = [name for name in listed(folder) if name not in before_files and ".before-ingest.backup." not in name]
    assert left == []
    assert claimtrack(folder, "ingest", "more.jsonl")[0] == 0
    assert len(world.export()) == len(before) + len(more.read_text(encoding="utf-8").splitlines())


def test_a_backup_onto_a_full_disk_leaves_nothing(world: World) -> None:
    folder = world.location.file.parent
    before = listed(folder)

    assert told_full(claimtrack(folder, "db", "backup", largest=world.location.file.stat().st_size // 2))
    assert told_full(claimtrack(folder, "db", "backup", "-o", "mine.db", largest=40_000))
    assert listed(folder) == before
    assert find_damage(world.location) == []


@pytest.mark.parametrize("name", ["out.dna", "out.jsonld", "out.csv", "out.jsonl"])
def test_an_export_onto_a_full_disk_leaves_the_file_of_before(world: World, name: str) -> None:
    folder = world.location.file.parent
    (folder / name).write_text("old", encoding="utf-8")
    form = {"jsonld": "w3c"}.get(name.partition(".")[2], name.partition(".")[2])
    before = sorted(path.name for path in folder.iterdir())

    code, said = claimtrack(folder, "export", form, "-o", name, largest=8_000)

    assert (code, said.splitlines()[0].partition(":")[0]) == (1, "error"), said
    assert name in said
    assert (folder / name).read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in folder.iterdir()) == before


def test_a_restore_onto_a_full_disk_leaves_the_old_database(world: World, tmp_path: Path) -> None:
    folder = world.location.file.parent
    small = make_backup(world.location, folder / "small.db").path
    world.put(
        *(article(said("Lena Voss"), url=f"n{n}", text=f"Слова 1: troops opposes, сказано так. {n}") for n in range(9))
    )
    before, files = world.export(), listed(folder)

    # No room for the backup of what is there; then room for that, but none for what a new file would hold.
    assert told_full(claimtrack(folder, "db", "restore", "small.db", "--yes", largest=small.stat().st_size // 2))
    assert world.export() == before
    assert told_full(
        claimtrack(folder, "db", "restore", "small.db", "--db", "new.db", largest=small.stat().st_size // 2)
    )
    assert listed(folder) == files
    assert find_damage(world.location) == []


def test_a_restore_that_finds_no_room_midway_leaves_the_old_database(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = World(parse_location(tmp_path / "large.db"))
    large.put(
        *(article(said(), text=f"Слова 1: troops opposes, сказано так. {'y' * 9000}", url=f"l{n}") for n in range(300))
    )
    before = world.export()
    pages = world.location.file.stat().st_size // 4096 + 5
    real = sqlite3.connect

    def small(*words: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*words, **options)  # type: ignore[call-overload]
        if words[0] == world.location.file:
            connection.execute(f"pragma max_page_count = {pages}")
        return connection

    monkeypatch.setattr("claimtrack.db.replacing.sqlite3.connect", small)
    expected = check_backup(world.location, large.location.file)
    with pytest.raises(StoreError, match="no room left"):
        restore(world.location, large.location.file, expected)
    monkeypatch.undo()
    assert world.export() == before
    assert find_damage(world.location) == []


def test_an_upgrade_on_a_full_disk_leaves_the_old_revision(tmp_path: Path) -> None:
    older = parse_location(tmp_path / "claimtrack.db")
    migrate_to(older, "0003")
    engine = create_engine_for(older)
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    size = older.file.stat().st_size

    assert told_full(claimtrack(tmp_path, "db", "upgrade", largest=size // 2))
    assert listed(tmp_path) == ["claimtrack.db"]
    assert told_full(claimtrack(tmp_path, "db", "upgrade", largest=size + 4096))
    assert find_revision(older) == "0003"
    assert claimtrack(tmp_path, "db", "upgrade")[0] == 0
    assert find_damage(older) == []


@pytest.fixture
def sealed(world: World, tmp_path: Path) -> Iterator[Path]:
    """A folder with a database, neither of which may be written to."""
    folder = tmp_path / "sealed"
    folder.mkdir()
    shutil.copyfile(world.location.file, folder / "claimtrack.db").chmod(0o444)
    given(folder, 1)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere root cannot be bound by permissions")
def test_a_read_only_place_is_read_and_writing_to_it_is_refused_in_one_line(
    world: World, sealed: Path, tmp_path: Path
) -> None:
    for reading in (("list", "speakers"), ("sql", "select * from v_statement"), ("db", "info"), ("db", "check")):
        code, err = claimtrack(sealed, *reading)
        assert code == 0, err
    assert claimtrack(sealed, "db", "backup", "-o", "../copy.db")[0] == 0
    assert World(parse_location(tmp_path / "copy.db")).export() == world.export()

    for words in (
        ("ingest", "more.jsonl"),
        ("db", "backup"),
        ("db", "restore", "../copy.db", "--yes"),
        ("db", "restore", "../copy.db", "--db", "new.db"),
    ):
        code, err = claimtrack(sealed, *words)
        assert code == 3, err
        assert err.count("\n") <= 2
        assert "read-only" in err or "not permitted" in err or "cannot be written" in err
    assert listed(sealed) == ["claimtrack.db", "more.jsonl"]


def test_two_writers_meet_in_a_clear_error(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.db.engine.BUSY_SECONDS", 0.1)
    before = world.export()
    with closing(sqlite3.connect(world.location.file, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(StoreError) as caught:
            world.put(article(said("Lena Voss"), url="new"))
        assert caught.value.exit_code == 3
        assert caught.value.message.endswith("is busy: another claimtrack is writing to it")
        assert caught.value.hint == "try again when it is done"
        assert make_backup(world.location).path.exists(), "a backup needs no turn"
    assert world.export() == before


def stamped(location: Location, revision: str) -> None:
    with closing(sqlite3.connect(location.file)) as connection:
        connection.execute("update alembic_version set version_num = ?", (revision,))
        connection.commit()


@pytest.mark.parametrize(
    ("revision", "told", "helps"),
    [
        ("0003", "written by an older claimtrack", "claimtrack db upgrade"),
        ("9999", "written by a newer", "pip install"),
    ],
)
def test_another_revision_is_told_with_what_helps(revision: str, told: str, helps: str, world: World) -> None:
    stamped(world.location, revision)
    content = world.location.file.read_bytes()
    folder = world.location.file.parent
    given(folder, 1)
    for words in (("list", "speakers"), ("ingest", "more.jsonl"), ("db", "check"), ("db", "backup")):
        code, err = claimtrack(folder, *words)
        assert code == 3
        assert told in err
        assert helps in err
    assert world.location.file.read_bytes() == content


def test_a_clock_that_goes_back_changes_no_order(location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(location)
    times = iter(f"{year}-01-01T00:00:00+00:00" for year in range(2030, 1970, -1))
    monkeypatch.setattr("claimtrack.store.ledger._now", lambda: next(times))
    words = {"quote": "Слова 🙂, сказано так."}
    for number in range(4):
        world.put(article(said("Lena Voss", **words), url=str(number), text=words["quote"]))
    world.put(article(said("Lena Voss", stance="supports", **words), url="0", text=words["quote"]))

    runs = world.rows("select id, started_at from ingest_run order by id")
    changes = world.rows("select c.id, c.run_id, c.at from change as c order by c.id")
    assert [at for _, at in runs] == sorted((at for _, at in runs), reverse=True)
    assert [run for _, run, _ in changes] == sorted(run for _, run, _ in changes)
    assert changes[-1][1] == runs[-1][0]
    assert sorted(stance for (stance,) in world.view("v_coding", "stance")) == [-1, -1, -1, 1]
