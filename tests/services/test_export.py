"""The canonical content: what is in it, in which order, and that it comes back as it was."""

import json
from pathlib import Path
from typing import Any

from claimtrack.services.ingest import Request, ingest
from tests.services.conftest import WorldMaker
from tests.world import World, article, entry, said

SAMPLES = str(Path(__file__).parents[2] / "samples" / "miami")
VERDICT = {
    "type": "judgement",
    "kind": "utterance",
    "left": "part-a",
    "right": "part-b",
    "verdict": "same",
    "who": "ed",
    "decided_at": "2025-03-09T10:00:00Z",
}


def objects(world: World) -> list[dict[str, object]]:
    return [json.loads(line) for line in world.export()]


def test_every_object_has_a_key_and_the_lines_are_sorted_by_it(world: World) -> None:
    world.put(
        entry("speaker", "Marek Orlan"),
        entry("source", "Marek Orlan"),
        VERDICT,
        article(said(), url="b"),
        article(said(), url=None, ref="my post"),
        article(said(), url=None, title="Untitled"),
    )

    keys = [str(one["key"]) for one in objects(world)]
    assert keys == sorted(keys)
    assert len(keys) == 6
    assert not any(name.endswith("_id") or name in ("id", "run") for one in objects(world) for name in one)


def test_an_article_keeps_its_header_text_and_records_as_given(world: World) -> None:
    given = article(
        said(claim_text="Текст.", quote="Слова 🙂"), title="«О»", mood="grave", coder="c1", ref="r", author="N"
    )
    given |= {"meta": {"key": "mine", "type": "odd"}, "text": "Слова 🙂\r\nи ещё\r\n"}
    world.put(given)

    exported = objects(world)[0]
    assert exported.pop("key") == "https://herald.example/1  " + str(exported_hash(given["text"])) + " c1"
    assert exported.pop("statements") == [
        {
            "id": "s1",
            "claim": "troops",
            "stance": "opposes",
            "by": "Marek Orlan",
            "quote": "Слова 🙂",
            "claim[en]": "Текст.",
        }
    ]
    given.pop("statements")
    assert exported == given | {"type": "article", "claimtrack": "1"}


def exported_hash(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:16]


def test_records_stand_in_the_order_of_their_quotes(world: World) -> None:
    given = article(said(claim="a"), said(claim="b"), said(claim="c"))
    given["statements"] = given["statements"][::-1]
    world.put(given)

    statements: Any = objects(world)[0]["statements"]
    assert [one["claim"] for one in statements] == ["a", "b", "c"]


def test_versions_of_an_article_come_undated_first_so_that_they_can_be_read_back(make_world: WorldMaker) -> None:
    first, second = make_world(), make_world()
    first.put(article(said(), coder="z"))
    first.put(article() | {"text": "Later.", "modified": "2025-03-07", "coder": "a"})
    first.put(article() | {"text": "Earlier.", "modified": "2025-03-06", "coder": "b"})
    result = second.put(*objects(first), batch=1)

    assert [one.get("modified") for one in objects(first)] == [None, "2025-03-06", "2025-03-07"]
    assert result.exit_code == 0
    assert first.export() == second.export()
    assert first.views() == second.views()


def test_the_samples_come_back_equal_on_both_databases(make_world: WorldMaker, small_world: World) -> None:
    first, second = make_world(), make_world()
    ingest(first.location, Request((SAMPLES,)))
    second.put(*objects(first))
    ingest(small_world.location, Request((SAMPLES,), batch=1))

    assert first.export() == second.export() == small_world.export()
    assert first.views() == second.views() == small_world.views()


def test_judgements_come_back_and_once(make_world: WorldMaker) -> None:
    first, second = make_world(), make_world()
    given = [VERDICT, VERDICT | {"why": "the same call", "retracted_at": "2025-03-10T10:00:00Z", "who": "al"}]
    first.put(*given)
    second.put(*objects(first))
    result = second.put(*objects(first))

    assert first.export() == second.export()
    assert len(first.export()) == 2
    assert not result.changed


def test_entries_may_come_after_the_articles_that_need_them(world: World) -> None:
    result = world.put(article(said()), entry("speaker", "Marek Orlan"), entry("source", "Example Herald"))

    assert result.found.counts == {}
    assert world.view("v_speaker", "name", "reviewed") == [("Example Herald", 1), ("Marek Orlan", 1)]
