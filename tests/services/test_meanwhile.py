"""A command that makes everything again, while an ingest of many batches goes on: no batch that was stored is lost."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from claimtrack.db.location import Location
from claimtrack.errors import StoreError
from claimtrack.services.curating import Decision, judge
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.undoing import undo
from claimtrack.store.session import WriteSession
from tests.world import World, article, line, said

PATIENCE = 30


def decide(location: Location) -> object:
    return judge(location, [Decision("claim", "troops", "harbour", "same")], who="ed")


@pytest.mark.parametrize(
    ("command", "where"),
    [(decide, "claimtrack.services.curating.WriteSession"), (undo, "claimtrack.services.undoing.WriteSession")],
    ids=["a decision", "an undo"],
)
def test_a_batch_that_comes_between_reading_and_writing_is_not_lost(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[[Location], object], where: str
) -> None:
    file = tmp_path / "three.jsonl"
    file.write_text("".join(f"{line(article(said(), url=str(n)))}\n" for n in range(3)), encoding="utf-8")
    has_read, may_write = Event(), Event()
    met: list[Exception] = []

    def late(location: Location) -> WriteSession:
        has_read.set()
        may_write.wait(PATIENCE)
        return WriteSession(location)

    def run() -> None:
        try:
            command(world.location)
        except StoreError as problem:
            met.append(problem)

    other = Thread(target=run)

    def between(done: int) -> None:
        if done == 1:
            other.start()
            assert has_read.wait(PATIENCE)

    monkeypatch.setattr(where, late)
    ingest(world.location, Request((str(file),), batch=1, progress=between))
    stored = world.export()
    may_write.set()
    other.join(PATIENCE)

    assert [str(one) for one in met] == ["another command wrote to the database meanwhile; nothing was changed"]
    assert world.export() == stored
    assert len(stored) == 3
