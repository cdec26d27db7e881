"""Undo and redo: the content is again what it was, byte for byte, whatever the command had replaced."""

from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.errors import NoDatabase, StoreError, UsageProblem
from claimtrack.services.undoing import redo, undo
from claimtrack.store.session import WriteSession
from tests.world import Object, World, article, entry, said

ORLAN = entry("speaker", "Marek Orlan", kind="person", names=["Марек Орлан"])


def judgement(one: str, other: str, **more: object) -> Object:
    left, right = sorted((one, other))
    told = {"type": "judgement", "kind": "utterance", "left": left, "right": right, "verdict": "same"}
    return told | {"who": "editor", "decided_at": "2025-04-01T10:00:00+00:00"} | more


def test_an_undo_gives_back_what_was_updated_and_withdrawn(world: World) -> None:
    world.put(ORLAN, article(said(), said(claim="harbour", stance="denies"), url="a"))
    before, views = world.export(), world.views()
    world.put(article(said(stance="supports"), url="a"), entry("speaker", "Marek Orlan", kind="unknown"))
    assert world.export() != before

    (step,) = undo(world.location)

    assert step.run.command == "ingest"
    assert world.export() == before
    assert world.views() == views


def test_a_redo_gives_back_what_was_undone(world: World) -> None:
    world.put(article(said(), url="a"))
    world.put(article(said(stance="supports"), url="a"), article(said("Lena Voss"), url="b"))
    after, views = world.export(), world.views()
    undo(world.location, 2)
    assert world.export() == []

    redo(world.location, 2)

    assert (world.export(), world.views()) == (after, views)


def test_a_text_that_was_replaced_is_there_again(world: World) -> None:
    world.put(article(said(), url="a", coder="c1"), article(said(stance="supports"), url="a", coder="c2"))
    before = world.export()
    other = article(said(), url="a", coder="c1")
    world.put(other | {"text": f"Another beginning. {other['text']}"}, replace_text=True)
    assert len(world.export()) == 1

    undo(world.location)

    assert world.export() == before


def test_a_judgement_and_its_retraction_are_steps(world: World) -> None:
    world.put(article(said(), url="a"), article(said(), url="b", source="LPA"))
    apart = world.export()
    parts = [f"part-{row[0]}" for row in world.view("v_coding", "coding_key")]
    given = judgement(*parts)
    world.put(given)
    judged = world.export()
    world.put(given | {"retracted_at": "2025-04-02T10:00:00+00:00"})

    undo(world.location)
    assert world.export() == judged
    undo(world.location)
    assert world.export() == apart
    redo(world.location)
    assert world.export() == judged


def test_what_is_written_after_an_undo_ends_the_redo(world: World) -> None:
    world.put(article(said(), url="a"))
    undo(world.location)
    world.put(article(said(), url="b"))

    with pytest.raises(UsageProblem, match="nothing to redo"):
        redo(world.location)
    with pytest.raises(UsageProblem, match="only 1 to undo"):
        undo(world.location, 2)


def test_a_run_that_changed_nothing_is_no_step(world: World) -> None:
    world.put(article(said(), url="a"))
    world.put(article(said(), url="a"))

    undo(world.location)

    assert world.export() == []


def test_a_dry_run_changes_nothing(world: World) -> None:
    world.put(article(said(), url="a"))
    before = world.export()

    (step,) = undo(world.location, dry_run=True)

    assert [name[0] for name in step.names] == ["reading"]
    assert world.export() == before
    undo(world.location)


def test_a_write_in_between_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.put(article(said(), url="a"))

    def late(location: Location) -> WriteSession:
        world.put(article(said(), url="b"))
        return WriteSession(location)

    monkeypatch.setattr("claimtrack.services.undoing.WriteSession", late)
    with pytest.raises(StoreError, match="meanwhile"):
        undo(world.location)
    assert len(world.export()) == 2


def test_where_there_is_no_database_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        undo(parse_location(tmp_path / "none.db"))
