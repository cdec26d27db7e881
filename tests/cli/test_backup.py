"""`claimtrack db backup` and `db restore` as typed; asking before much is changed."""

import shutil
import sys
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from tests.cli.conftest import Run
from tests.world import World, article, line, said


@pytest.fixture
def world(sqlite_path: Path) -> World:
    made = World(parse_location(sqlite_path))
    made.put(article(said()))
    return made


def answers(monkeypatch: pytest.MonkeyPatch, *, at_terminal: bool) -> None:
    monkeypatch.setattr(type(sys.stdin), "isatty", lambda _: at_terminal, raising=False)


def test_a_backup_is_named_on_stdout_and_nothing_else(world: World, run: Run, folder: Path) -> None:
    outcome = run("db", "backup")
    named = Path(outcome.out.removesuffix("\n"))

    assert outcome.code == 0
    assert "sound" in outcome.err
    assert named.parent == Path()
    assert World(parse_location(folder / named)).export() == world.export()
    assert run("db", "backup", "-o", "mine.db", "--quiet").err == ""
    assert run("db", "backup", "-o", "mine.db").code == 2
    assert run("db", "backup", "-o", "nowhere/mine.db").code == 3


def test_restoring_over_a_database_asks_or_takes_yes(
    world: World, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("db", "backup", "-o", "kept.db")
    old = world.export()
    world.put(article(said("Lena Voss"), url="2"))
    newer = world.export()

    answers(monkeypatch, at_terminal=False)
    unasked = run("db", "restore", "kept.db")
    assert (unasked.code, unasked.out) == (2, "")
    assert "nobody can be asked here whether to replace claimtrack.db by kept.db" in unasked.err
    assert "hint: add --yes" in unasked.err

    answers(monkeypatch, at_terminal=True)
    monkeypatch.setattr("typer.confirm", lambda question, **_: question == "Replace claimtrack.db by other.db?")
    declined = run("db", "restore", "kept.db")
    assert (declined.code, "nothing was changed" in declined.err) == (1, True)
    assert world.export() == newer

    shutil.copyfile(folder / "kept.db", folder / "other.db")
    assert run("db", "restore", "other.db").code == 0
    assert world.export() == old

    done = run("db", "restore", "kept.db", "--yes")
    assert done.code == 0
    assert ".before-restore.backup.db" in done.err


def test_a_new_place_needs_no_question(world: World, run: Run, folder: Path) -> None:
    outcome = run("db", "restore", "claimtrack.db", "--db", "new.db")

    assert outcome.code == 0
    assert World(parse_location(folder / "new.db")).export() == world.export()
    assert run("db", "restore", "absent.db", "--yes").code == 1


@pytest.mark.parametrize("how", ["variable", "file"])
def test_how_many_automatic_backups_stay_is_told_by_the_surroundings(
    how: str, world: World, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("db", "backup", "-o", "kept.db")
    if how == "variable":
        monkeypatch.setenv("CLAIMTRACK_BACKUPS", "1")
    else:
        (folder / "claimtrack.toml").write_text('db = "claimtrack.db"\nbackups = 1\n', encoding="utf-8")
    for _ in range(3):
        assert run("db", "restore", "kept.db", "--yes").code == 0

    assert len(list(folder.glob("*.before-restore.backup.db"))) == 1


def test_decisions_leave_as_many_backups_as_the_surroundings_tell(
    world: World, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.services.curating.MANY", 0)
    monkeypatch.setenv("CLAIMTRACK_BACKUPS", "1")
    world.put(article(said("M. Orlan", "harbour"), url="2"))
    for words in (
        ("merge", "speakers", "M. Orlan", "Marek Orlan"),
        ("split", "speakers", "Marek Orlan", "M. Orlan"),
        ("merge", "claims", "harbour", "troops"),
        ("withdraw", "judgements", "3"),
        ("withdraw", "articles", "https://herald.example/2"),
    ):
        done = run("curate", *words, "--yes")
        assert "as it was before" in done.err, done.err

        assert len(list(folder.glob("*.before-curate.backup.db"))) == 1


@pytest.mark.parametrize("value", ["0", "-1", "many", "true", "1.5"])
def test_a_number_of_backups_that_is_none_is_refused(
    value: str, world: World, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMTRACK_BACKUPS", value)
    assert run("db", "restore", "kept.db", "--yes").code == 2
    monkeypatch.delenv("CLAIMTRACK_BACKUPS")
    (folder / "claimtrack.toml").write_text(f"backups = {value if value != 'many' else '[]'}\n", encoding="utf-8")
    assert "not a whole number from 1" in run("db", "upgrade").err


def test_a_damaged_database_names_its_newest_backup(world: World, run: Run) -> None:
    named = run("db", "backup").out.strip()
    content = bytearray(world.location.file.read_bytes())
    for page in range(10, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    world.location.file.write_bytes(content)

    checked = run("db", "check")
    assert checked.code == 3
    assert f"claimtrack db restore {named} --db claimtrack.db" in checked.err
    for words in (("list", "speakers"), ("sql", "select * from v_statement"), ("export", "jsonl")):
        outcome = run(*words)
        assert outcome.code == 3
        assert "claimtrack.db is damaged" in outcome.err
        assert "claimtrack db check" in outcome.err
        assert named in outcome.err
    assert run("db", "backup").code == 3
    assert run("db", "restore", named, "--yes").code == 0
    assert run("db", "check").code == 0


def test_a_large_ingest_says_where_the_database_as_it_was_lies(
    world: World, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.services.precaution.ARTICLES", 1)
    before = world.export()
    given = [line(article(said("Lena Voss"), url=f"n{number}")) for number in range(2)]
    (folder / "more.jsonl").write_text("\n".join(given), encoding="utf-8")
    outcome = run("ingest", "more.jsonl")
    [kept] = folder.glob("*.before-ingest.backup.db")

    assert outcome.code == 0
    assert f"the database as it was before is kept as {kept.name}" in outcome.err
    assert World(parse_location(kept)).export() == before
