"""The names of backups: which belong to a database, which is the newest, which may go."""

from itertools import islice
from pathlib import Path

import pytest

from claimtrack.db.kept import backup_names, looks_automatic, newest_backup, remove_older

NEWS = "news-2026-11-22T0912Z.backup.db"


def made(folder: Path, *names: str) -> list[Path]:
    paths = [folder / name for name in names]
    for path in paths:
        path.touch()
    return paths


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.db.kept._STAMP", "2026-11-22T0912Z")


@pytest.mark.usefixtures("at")
def test_a_name_tells_the_database_the_minute_and_the_reason() -> None:
    by_hand = [path.name for path in islice(backup_names(Path("/a/новини.v2.db")), 2)]
    automatic = next(backup_names(Path("/a/news.db"), "before-upgrade"))

    assert by_hand == ["новини.v2-2026-11-22T0912Z.backup.db", "новини.v2-2026-11-22T0912Z-2.backup.db"]
    assert automatic == Path("/a/news-2026-11-22T0912Z.before-upgrade.backup.db")
    assert looks_automatic(automatic)
    assert not any(looks_automatic(Path(name)) for name in (*by_hand, NEWS, "mine.db"))
    assert next(backup_names(Path("news"))).name == "news-2026-11-22T0912Z.backup"


def test_the_newest_backup_is_of_this_database_whoever_made_it(tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    assert newest_backup(database) is None

    made(tmp_path, "news.old-2027-01-01T0000Z.backup.db", "news-2027-01-01T0000Z.before-restore.damaged.db")
    made(tmp_path, "news-2027-01-01T0000Z.backup.sqlite", "other-2027-01-01T0000Z.backup.db")
    assert newest_backup(database) is None

    made(tmp_path, NEWS, "news-2026-11-21T2359Z.before-upgrade.backup.db")
    assert newest_backup(database) == tmp_path / NEWS
    *_, newest = made(tmp_path, *(f"news-2026-11-22T0912Z-{n}.before-ingest.backup.db" for n in (2, 9, 10)))
    assert newest_backup(database) == newest


def test_only_the_oldest_automatic_ones_of_this_database_go(tmp_path: Path) -> None:
    by_hand = made(tmp_path, "news-2020-01-01T0000Z.backup.db", "other-2020-01-01T0000Z.before-ingest.backup.db")
    automatic = made(tmp_path, *(f"news-2026-11-0{day}T0000Z.before-ingest.backup.db" for day in range(1, 8)))
    remove_older(tmp_path / "news.db", automatic[-1], 3)

    assert set(tmp_path.iterdir()) == {*by_hand, *automatic[-3:]}


def test_the_one_just_made_stays_even_if_the_clock_went_back(tmp_path: Path) -> None:
    later = made(tmp_path, *(f"news-2026-11-0{day}T0000Z.before-ingest.backup.db" for day in range(1, 6)))
    [just] = made(tmp_path, "news-1999-01-01T0000Z.before-upgrade.backup.db")
    remove_older(tmp_path / "news.db", just, 2)

    assert set(tmp_path.iterdir()) == {just, later[-1]}
