"""An ingest killed at any moment leaves a sound database, and the same command again completes it."""

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.db.revision import find_revision
from claimtrack.db.soundness import find_damage
from tests.world import World

ARTICLES = 2_400
EARLY = 3
KILLS = 8
PATIENCE = 60.0
WORDS = ("гарантии", "войска", "Союз", "гавань", "границы", "переговоры", "никогда", "согласны", "вместе", "завтра")
PEOPLE = [f"{first} {last}" for first in ("Marek", "Lena", "Orso") for last in ("Orlan", "Voss", "Kaltin", "Sand")]
COMMAND = [sys.executable, "-m", "claimtrack", "--db"]


def corpus(path: Path) -> None:
    """Write invented articles in which some utterances are shared."""
    chance = random.Random(5)
    with path.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            day = f"2025-03-{chance.randint(1, 28):02}"
            quote = " ".join(chance.choices(WORDS, k=8)) + f" {number}"
            by = chance.choice(("", "LPA > ", "LPA > anon(an official) > ")) + chance.choice(PEOPLE)
            said = {"id": "s1", "stance": chance.choice(("supports", "opposes")), "by": by, "said": day, "quote": quote}
            header = {"source": f"Herald {number % 7}", "url": f"https://h.example/{number}", "published": day}
            records = [said | {"claim": f"claim-{number % 40}"}]
            given = header | {"lang": "ru", "text": quote, "statements": records}
            file.write(json.dumps(given, ensure_ascii=False) + "\n")


def stored(database: Path) -> int:
    """Give how many articles are in a database that may not be there yet."""
    location = parse_location(database)
    if not database.exists() or find_revision(location) is None:
        return 0
    return int(World(location).rows("select count(*) from article")[0][0])


def kill(database: Path, source: Path, after: float, *, more_than: int | None) -> None:
    """Begin an ingest and kill it that many seconds in, or after it has stored more than it found."""
    run = subprocess.Popen([*COMMAND, str(database), "ingest", str(source)], stderr=subprocess.DEVNULL)
    limit = time.monotonic() + PATIENCE
    while more_than is not None and run.poll() is None and stored(database) <= more_than:
        assert time.monotonic() < limit, "the ingest makes no headway"
        time.sleep(0.01)
    time.sleep(after)
    run.send_signal(signal.SIGKILL)
    run.wait()


@pytest.mark.slow
def test_killed_at_any_moment_it_comes_to_the_same(tmp_path: Path) -> None:
    source, whole, killed = tmp_path / "corpus.jsonl", tmp_path / "whole.db", tmp_path / "killed.db"
    corpus(source)
    chance = random.Random(7)

    counts = [0]
    for number in range(KILLS):
        if number < EARLY:
            kill(killed, source, chance.uniform(0.1, 1.5), more_than=None)
        else:
            kill(killed, source, chance.uniform(0.0, 0.1), more_than=counts[-1])
        if killed.exists() and find_revision(parse_location(killed)) is not None:
            assert find_damage(parse_location(killed)) == []
        counts.append(stored(killed))
    assert counts == sorted(counts), "what was stored stays"
    assert any(0 < count < ARTICLES for count in counts), "no kill fell into the ingest"

    for database in (killed, whole):
        subprocess.run([*COMMAND, str(database), "ingest", str(source)], check=True, capture_output=True)
    ended, never_killed = World(parse_location(killed)), World(parse_location(whole))
    assert ended.export() == never_killed.export()
    assert ended.views() == never_killed.views()
    assert len(ended.export()) == ARTICLES
