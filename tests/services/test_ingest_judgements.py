"""Judgements on utterances: they join and keep apart, whenever they come, and a re-ingest never undoes them."""

from itertools import permutations

import pytest

from claimtrack.domain.judged import part_key
from tests.services.conftest import WorldMaker
from tests.world import Object, World, article, said

DAY = "2025-03-04"
KEYS = [part_key(f"https://herald.example/{n}", "", "s1", 0) for n in (1, 2)]


def verdict(same: str, **fields: str) -> Object:
    left, right = sorted(KEYS)
    given = {"type": "judgement", "kind": "utterance", "left": left, "right": right, "verdict": same}
    return given | {"who": "ed", "decided_at": "2025-03-09T10:00:00Z"} | fields


def utterances(world: World) -> int:
    return len(world.rows("select distinct utterance_id from v_statement"))


@pytest.mark.parametrize(("same", "n", "fields"), [("same", 1, {}), ("different", 2, {"said": DAY})])
def test_a_judgement_holds_whenever_it_comes(make_world: WorldMaker, same: str, n: int, fields: dict[str, str]) -> None:
    given = [article(said(**fields), url="1"), article(said(**fields), url="2"), verdict(same)]
    worlds = []
    for order in permutations(given):
        world = make_world()
        for one in order:
            world.put(one)
        worlds.append(world)

    assert {utterances(world) for world in worlds} == {n}
    assert len({repr(world.views()) for world in worlds}) == 1


def test_without_a_judgement_the_rules_hold(world: World) -> None:
    world.put(article(said(), url="1"), article(said(), url="2"))

    assert utterances(world) == 2


def test_re_ingest_of_a_changed_file_does_not_undo_a_judgement(world: World) -> None:
    first = article(said(), url="1")
    world.put(first, article(said(), url="2"), verdict("same"))
    changed = first | {"statements": [first["statements"][0] | {"note": "looked at again"}]}
    result = world.put(changed)

    assert result.counts.statements.updated == 1
    assert utterances(world) == 1


def test_a_judgement_taken_back_holds_no_longer(world: World) -> None:
    world.put(article(said(), url="1"), article(said(), url="2"), verdict("same"))
    world.put(verdict("same", retracted_at="2025-03-10T10:00:00Z"))

    assert utterances(world) == 2


@pytest.mark.parametrize(
    "bad",
    [
        {"verdict": "maybe"},
        {"kind": "opinion"},
        {"who": None},
        {"left": 7},
        {"verdict": "value"},
    ],
    ids=str,
)
def test_a_judgement_that_cannot_be_is_a_finding(world: World, bad: dict[str, object]) -> None:
    result = world.put(verdict("same") | bad)

    assert result.exit_code == 1
    assert result.units_refused == 1
    assert world.export() == []
