"""Commands that write, killed at random moments, and what must hold afterwards.

Each is run again and again on a database it has something to do with, and killed with SIGKILL somewhere between its
start and the time it takes undisturbed, every second time soon after a file tells how far it came. Then the database
must be sound and hold what it held or what it was to hold; every file named as a backup must be a whole one; and the
same command again must succeed and leave nothing beside.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import parse_location
from claimtrack.db.migrate import migrate_to
from claimtrack.db.replacing import find_decay
from claimtrack.db.revision import find_revision, head_revision
from claimtrack.db.soundness import find_damage
from claimtrack.services.backup import make_backup
from tests.rows import fill
from tests.world import World, article, line, said

ARTICLES: Final = 1_200
OLDER: Final = "0003"
NAME: Final = "claimtrack.db"
CHECKOUT: Final = Path(__file__).parents[1]
WRITE_ROWS = "insert into topic (id, key, name, reviewed) values (?, ?, ?, 0)"


@dataclass(slots=True)
class Tally:
    """How many kills there were, and where they fell: before anything, midway, or after all was done."""

    kills: int = 0
    before: int = 0
    midway: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A command, how its folder is prepared, and how far it came; `state` raises AssertionError for what may not be.

    One that does its work `once` is refused a second time.
    """

    words: tuple[str, ...]
    prepare: Callable[[Path], None]
    state: Callable[[Path, Path], str]
    end: str
    trace: str = "claimtrack-2*.backup.db"
    once: bool = False


def try_kills(name: str, kills: int, folder: Path, seed: int = 11) -> Tally:
    """Prepare one case, kill its command that many times, and check each time."""
    case, chance, tally = CASES[name], random.Random(seed), Tally()
    fresh = folder / "fresh"
    fresh.mkdir()
    case.prepare(fresh)
    whole = _copy(fresh, folder / "whole")
    begun = time.monotonic()
    assert _run(case, whole).wait() == 0
    takes = time.monotonic() - begun
    assert case.state(whole, fresh) == case.end
    for number in range(kills):
        at = _copy(fresh, folder / "killed")
        process = _run(case, at)
        if number % 2:
            _wait_for(case.trace, process, at)
            time.sleep(chance.random() ** 3 * 0.2 * takes)  # most of them at once
        else:
            time.sleep(chance.uniform(0.2, 1.05) * takes)
        process.send_signal(signal.SIGKILL)
        process.wait()
        _count(tally, case, at, fresh)
        if not case.once or case.state(at, fresh) != case.end:
            assert _run(case, at).wait() == 0, "the same command again does not complete it"
        assert case.state(at, fresh) == case.end
        # A log that SQLite was stopped in is no leftover: the next command that writes takes it in.
        assert [path.name for path in at.iterdir() if path.name.endswith((".part", "-journal"))] == []
    return tally


def _wait_for(trace: str, process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Wait until a command has come as far as to write a file of that name: what comes next is where it can be hurt."""
    while process.poll() is None and not any(folder.glob(trace)):
        time.sleep(0.0005)


def _count(tally: Tally, case: Case, at: Path, fresh: Path) -> None:
    reached = case.state(at, fresh)
    tally.kills += 1
    tally.before += reached == "before"
    tally.midway += reached == "midway"
    tally.after += reached == "after"


def _copy(source: Path, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(source, target))


def _run(case: Case, folder: Path) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "claimtrack", *case.words]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(words, cwd=folder, env=_environment(), stdin=quiet, stdout=quiet, stderr=quiet)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CHECKOUT)}


def _world(path: Path) -> World:
    return World(parse_location(path))


def _sound(path: Path) -> None:
    assert find_damage(parse_location(path)) == []


def _backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("claimtrack-2*.backup.db"))


def _ingest(folder: Path) -> None:
    """A few articles are there; many more are to come, and that is what a backup is made before."""
    _world(folder / NAME).put(*(article(said(), url=f"old{number}") for number in range(50)))
    given = (article(said(f"Lena Voss {number % 9}"), url=f"нов{number}") for number in range(ARTICLES))
    (folder / "more.jsonl").write_text("".join(f"{line(one)}\n" for one in given), encoding="utf-8")


def _ingested(folder: Path, fresh: Path) -> str:
    _sound(folder / NAME)
    before, now = set(_world(fresh / NAME).export()), set(_world(folder / NAME).export())
    assert before <= now, "an article that was there is gone"
    kept = [set(_world(backup).export()) for backup in _backups(folder)]
    assert all(before <= content <= now for content in kept)
    assert now == before or before in kept, "much was written without a backup"
    return {len(before): "before", len(before) + ARTICLES: "after"}.get(len(now), "midway")


def _older(folder: Path) -> None:
    location = parse_location(folder / NAME)
    migrate_to(location, OLDER)
    engine = create_engine_for(location)
    with engine.begin() as connection:
        fill(connection)
        rows = [(number, f"t{number}", "гавань" * 20) for number in range(1_000, 21_000)]
        connection.exec_driver_sql(WRITE_ROWS, rows)
    engine.dispose()


def _upgraded(folder: Path, _fresh: Path) -> str:
    location = parse_location(folder / NAME)
    revision = find_revision(location)
    assert revision in {OLDER, head_revision()}
    assert find_decay(location) == []
    assert _world(folder / NAME).rows("select count(*) from topic where id >= 1000") == [(20_000,)]
    for backup in _backups(folder):
        assert find_decay(parse_location(backup)) == []
        assert find_revision(parse_location(backup)) == OLDER
    if revision == OLDER:
        return "midway" if _backups(folder) else "before"
    _sound(folder / NAME)
    assert _backups(folder), "upgraded without a backup"
    return "after"


def _filled(folder: Path) -> None:
    _world(folder / NAME).put(*(article(said(), url=f"old{number}") for number in range(600)))


def _backed_up(folder: Path, fresh: Path) -> str:
    _sound(folder / NAME)
    content = _world(fresh / NAME).export()
    assert _world(folder / NAME).export() == content
    for backup in _backups(folder):
        _sound(backup)
        assert _world(backup).export() == content
    unfinished = any(path.name.endswith(".part") for path in folder.iterdir())
    return "after" if _backups(folder) else "midway" if unfinished else "before"


def _two(folder: Path) -> None:
    _filled(folder)
    make_backup(parse_location(folder / NAME), folder / "kept.db")
    _world(folder / NAME).put(*(article(said("Lena Voss"), url=f"new{number}") for number in range(600)))


def _restored(folder: Path, fresh: Path) -> str:
    _sound(folder / NAME)
    old, new = _world(fresh / NAME).export(), _world(fresh / "kept.db").export()
    now = _world(folder / NAME).export()
    assert now in (old, new)
    for backup in _backups(folder):
        _sound(backup)
        assert _world(backup).export() in (old, new)
    if now == new:
        assert any(_world(backup).export() == old for backup in _backups(folder)), "what was there is lost"
        return "after"
    return "midway" if _backups(folder) else "before"


def _under_another_topic(folder: Path, fresh: Path) -> str:
    """Everything is made again for it, in one transaction: of what was there nothing may be missing at any moment."""
    _sound(folder / NAME)
    before, now = _world(fresh / NAME).export(), _world(folder / NAME).export()
    judged = [one for one in now if '"type":"judgement"' in one]
    assert [one for one in now if one not in judged] == before
    counted = _world(folder / NAME).rows("select count(*) from statement")
    assert counted == _world(fresh / NAME).rows("select count(*) from statement")
    assert all(_world(backup).export() == before for backup in _backups(folder)[:1])
    return "after" if judged else "midway" if _backups(folder) else "before"


CASES: Final = {
    "ingest": Case(("ingest", "more.jsonl"), _ingest, _ingested, "after"),
    "upgrade": Case(("db", "upgrade"), _older, _upgraded, "after"),
    "backup": Case(("db", "backup"), _filled, _backed_up, "after", ".claimtrack-2*.part"),
    "retopic": Case(("curate", "retopic", "troops", "a/b", "--yes"), _filled, _under_another_topic, "after", once=True),
    "restore": Case(("db", "restore", "kept.db", "--yes"), _two, _restored, "after"),
}
