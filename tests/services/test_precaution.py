"""The backup before a large ingest: only then, of what was there before, and once."""

from pathlib import Path

import pytest

from claimtrack.db.kept import newest_backup
from claimtrack.db.location import parse_location
from claimtrack.services.inputs import Inputs
from tests.world import World, article, line, said

FIRST = article(said(), url="first")
MANY = [article(said("Lena Voss"), url=f"м{number}") for number in range(4)]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.services.precaution.ARTICLES", 3)
    monkeypatch.setattr("claimtrack.services.precaution.WITHDRAWN", 2)


@pytest.fixture
def world(sqlite_path: Path) -> World:
    made = World(parse_location(sqlite_path))
    made.put(FIRST)
    return made


def kept(world: World) -> list[str] | None:
    newest = newest_backup(world.location.file)
    return None if newest is None else World(parse_location(newest)).export()


def test_many_articles_are_a_large_ingest(world: World) -> None:
    before = world.export()
    done = world.put(*MANY, batch=2)

    assert done.backup is not None
    assert done.backup.name.endswith(".before-ingest.backup.db")
    assert kept(world) == before
    assert len(list(world.location.file.parent.glob("*.backup.db"))) == 1


def test_few_articles_the_same_ones_again_and_a_dry_run_are_none(world: World) -> None:
    assert world.put(*MANY[:3]).backup is None
    assert world.put(FIRST, *MANY[:3]).backup is None
    assert world.put(*MANY, dry_run=True).backup is None
    assert kept(world) is None


def test_nothing_is_kept_of_a_database_that_holds_nothing(sqlite_path: Path) -> None:
    assert World(parse_location(sqlite_path)).put(*MANY).backup is None


def test_many_withdrawn_statements_are_a_large_ingest_however_few_articles(world: World) -> None:
    full = [article(said(), said("Lena Voss", claim="harbour"), url=str(number)) for number in range(3)]
    world.put(*full)
    before = world.export()
    emptied = [one | {"statements": one["statements"][:1]} for one in full]

    assert world.put(*emptied[:2]).backup is None
    world.put(*full)
    assert world.export() == before
    assert world.put(*emptied, batch=1).backup is not None
    assert [text for text in kept(world) or [] if "harbour" in text] != []


def test_a_server_sees_to_its_own_backups(postgres_url: str) -> None:
    world = World(parse_location(postgres_url))
    world.put(FIRST)
    assert world.put(*MANY).backup is None


def test_articles_are_counted_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text("".join(f"{line(one)}\n" for one in MANY[:2]), encoding="utf-8")
    (tmp_path / "two.claim.md").write_text("---\n", encoding="utf-8")
    (tmp_path / "codebook.toml").write_text("", encoding="utf-8")
    with Inputs([str(tmp_path)]) as inputs:
        assert (inputs.more_than(2), inputs.more_than(3)) == (True, False)


def test_as_many_backups_stay_as_asked(world: World) -> None:
    for number in range(4):
        world.put(*(one | {"url": f"https://h.example/{number}-{n}"} for n, one in enumerate(MANY)), backups=2)
    assert len(list(world.location.file.parent.glob("*.before-ingest.backup.db"))) == 2
