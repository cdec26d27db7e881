"""The log and the runs: enough to undo, nothing for what changed nothing."""

import json
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError

from claimtrack.store.session import WriteSession, table
from tests.world import World, article, entry, said

LOG = "select action, kind, key, before, after from change order by id"


def logged(world: World) -> list[tuple[Any, ...]]:
    return [
        (action, kind, key, json.loads(before or "null"), json.loads(after or "null"))
        for action, kind, key, before, after in world.rows(LOG)
    ]


def test_each_run_that_wrote_is_kept_with_what_it_did(world: World) -> None:
    world.put(article(said()), entry("speaker", "Marek Orlan"))
    world.put(article(said()))

    rows = world.rows("select command, status, counts, finished_at from ingest_run")
    assert [(command, status) for command, status, *_ in rows] == [("ingest", "done")]
    assert json.loads(rows[0][2])["articles_new"] == 1
    assert rows[0][3] is not None


def test_an_update_keeps_what_was_there_before(world: World) -> None:
    first = article(said(note="old"), said(claim="gone"), title="Old", coder="c1")
    world.put(first)
    changed = {"statements": [first["statements"][0] | {"note": "new"}], "title": "New"}
    world.put(first | changed)

    reading, *codings = logged(world)[1:]
    assert reading[:2] == ("update", "reading")
    assert reading[3]["header"]["title"] == "Old"
    assert [(action, before["record"]["id"]) for action, _, _, before, _ in codings] == [
        ("update", "s1"),
        ("withdraw", "s2"),
    ]
    assert codings[0][3]["record"]["note"] == "old"
    assert codings[0][3]["reading"].startswith("https://herald.example/1 ")
    assert codings[0][3]["reading"].endswith(" c1")


def test_a_codebook_entry_keeps_what_it_was_before(world: World) -> None:
    world.put(entry("speaker", "Marek Orlan", kind="person"))
    world.put(entry("speaker", "Marek Orlan", kind="unknown"))

    assert [(action, (before or {}).get("kind"), after["kind"]) for action, _, _, before, after in logged(world)] == [
        ("add", None, "person"),
        ("update", "person", "unknown"),
    ]


def test_the_log_is_only_ever_added_to(world: World) -> None:
    world.put(article(said()))

    with WriteSession(world.location) as session, pytest.raises(DatabaseError), session.transaction():
        session.run(table("change").delete())
