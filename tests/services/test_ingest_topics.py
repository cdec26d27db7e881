"""Topics that records name: `a/b` makes b under a, a bare name is the one node of that name, whichever came first."""

from itertools import permutations

import pytest

from tests.services.conftest import WorldMaker
from tests.world import World, article, entry, said

TREE = "select path, reviewed from v_topic order by path"


def named(*topics: str) -> list[dict[str, object]]:
    """An article for each topic, with a statement of its own on it."""
    return [article(said(claim="-", topic=topic), url=str(n)) for n, topic in enumerate(topics)]


def meant(world: World) -> list[tuple[str, str]]:
    """What each record's topic means, by the number of its article."""
    return world.rows(
        "select a.url, t.path from v_report r join v_article a using (article_id)"
        " join v_statement_topic t on t.statement_id = r.statement_id order by a.url, t.path"
    )


def test_a_bare_name_is_the_one_node_of_that_name_in_any_order(make_world: WorldMaker) -> None:
    found = set()
    for order in permutations(named("guarantees", "security/guarantees", "Security")):
        world = make_world()
        for one in order:
            world.put(one)
        found.add((tuple(world.rows(TREE)), tuple(meant(world))))

    assert len(found) == 1
    tree, topics = found.pop()
    assert tree == (("Security", 0), ("Security/guarantees", 0))
    assert [path for _, path in topics] == ["Security/guarantees", "Security/guarantees", "Security"]


def test_a_name_that_two_paths_end_in_is_ambiguous(world: World) -> None:
    world.put(*named("security/guarantees", "trade/guarantees"))
    result = world.put(article(said(claim="-", topic="guarantees"), url="9"))

    assert {code for _, code in result.found.counts} == {"CT405"}


def test_a_bare_name_in_use_becomes_its_own_root_when_a_second_path_ends_in_it(world: World) -> None:
    for one in named("guarantees", "security/guarantees", "trade/guarantees"):
        world.put(one)

    assert [path for _, path in meant(world)] == ["guarantees", "security/guarantees", "trade/guarantees"]


def test_a_path_that_vanishes_gives_its_bare_name_back(make_world: WorldMaker) -> None:
    left, never = make_world(), make_world()
    bare, path = named("guarantees", "security/guarantees")
    left.put(bare, path)
    left.put(path | {"statements": []})
    never.put(bare, path | {"statements": []})

    assert left.views() == never.views()
    assert left.rows(TREE) == [("guarantees", 0)]


@pytest.mark.parametrize("first", ["codebook", "articles"])
def test_the_codebook_gives_names_their_place(world: World, first: str) -> None:
    security = entry("topic", "security", key="sec", names=["безопасность"])
    book = [security, entry("topic", "guarantees", parent="security")]
    given = named("гарантии; security/guarantees", "Безопасность/borders", "borders", "guarantees")
    book[1]["names"] = {"ru": ["гарантии"]}
    for one in [book, given] if first == "codebook" else [given, book]:
        world.put(*one)

    assert world.rows(TREE) == [("security", 1), ("security/borders", 0), ("security/guarantees", 1)]


def test_a_new_topic_is_told_of_once_a_run(world: World) -> None:
    result = world.put(*named("war", "war", "war"), batch=2)

    assert [one.code for one in result.found.in_order() if one.code == "CT404"] == ["CT404"]


def test_topics_of_a_claim_add_up(world: World) -> None:
    world.put(
        entry("claim", key="troops", topics=["security"]),
        article(said(topic="war"), url="1"),
        article(said(topic="trade; war"), url="2"),
    )

    assert world.view("v_claim_topic", "topic") == [("security",), ("trade",), ("war",)]


def test_a_path_of_many_topics_goes_in_as_deep_as_it_is(small_world: World) -> None:
    small_world.put(article(said(topic="/".join("t" * 1_000))))
    assert small_world.rows("select count(*) from topic") == [(1_000,)]


def test_a_chain_of_many_parents_goes_in_as_long_as_it_is(small_world: World) -> None:
    below = [entry("topic", f"t{number}", parent=f"t{number - 1}") for number in range(1, 1_100)]
    small_world.put(entry("topic", "t0"), *below)
    assert small_world.rows("select count(*) from topic where parent_id is null") == [(1,)]
