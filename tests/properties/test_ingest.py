"""What the record is, it is whatever the order, the runs and the batches in which it came together."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.db.location import parse_location
from tests.conftest import PostgresServer
from tests.corpora import ENTRIES, OTHERWISE, codebooks, corpora
from tests.properties.conftest import FEW, WorldMaker
from tests.world import Object, World


def same(one: World, other: World) -> None:
    """Assert that nothing tells the two apart."""
    assert one.export() == other.export()
    left, right = one.views(), other.views()
    for name, rows in left.items():
        only = ([row for row in rows if row not in right[name]], [row for row in right[name] if row not in rows])
        assert rows == right[name], (name, *only)


@FEW
@given(corpora, codebooks, st.data())
def test_order_runs_and_batches_do_not_matter(
    world: WorldMaker, corpus: list[Object], book: list[Object], data: st.DataObject
) -> None:
    whole, parts = world(), world()
    whole.put(*book, *corpus)

    shuffled = data.draw(st.permutations(corpus + book))
    while shuffled:
        size = data.draw(st.integers(1, len(shuffled)))
        result = parts.put(*shuffled[:size], batch=data.draw(st.integers(1, 4)))
        assert [one for one in result.found.in_order() if one.severity == "error"] == []
        shuffled = shuffled[size:]

    same(whole, parts)


@FEW
@given(corpora, codebooks)
def test_a_second_time_changes_nothing(world: WorldMaker, corpus: list[Object], book: list[Object]) -> None:
    once, twice = world(), world()
    once.put(*book, *corpus)
    twice.put(*book, *corpus)
    result = twice.put(*book, *corpus)

    assert not result.changed
    same(once, twice)


@FEW
@given(corpora, codebooks)
def test_what_was_exported_comes_back(world: WorldMaker, corpus: list[Object], book: list[Object]) -> None:
    first, second = world(), world()
    first.put(*book, *corpus)
    result = second.put(*map(_object, first.export()))

    assert result.exit_code == 0
    same(first, second)


@FEW
@given(corpora, corpora, codebooks, st.integers(1, 4))
def test_what_is_withdrawn_leaves_no_trace(
    world: WorldMaker, corpus: list[Object], other: list[Object], book: list[Object], batch: int
) -> None:
    emptied, never = world(), world()
    readings = {_reading(one): one for one in other}
    bare = [one | {"statements": []} for one in corpus if _reading(one) not in readings]
    emptied.put(*book, *corpus)
    emptied.put(*bare, *other, batch=batch)
    never.put(*book, *bare, *other)

    same(emptied, never)


@FEW
@given(corpora, st.permutations(range(len(ENTRIES))), st.integers(0, len(ENTRIES)), st.integers(0, len(ENTRIES)))
def test_a_changed_codebook_means_what_the_new_one_means(
    world: WorldMaker, corpus: list[Object], order: list[int], held: int, changed: int
) -> None:
    was, now = world(), world()
    new = [OTHERWISE[number] for number in order[:changed]]
    was.put(*(ENTRIES[number] for number in order[:held]), *corpus)
    first = was.put(*new)
    now.put(*new, *(ENTRIES[number] for number in order[changed:held]), *corpus)

    assert first.exit_code == 0
    same(was, now)


@settings(FEW, max_examples=8)
@given(corpora, codebooks)
@pytest.mark.postgres
def test_both_databases_give_the_same_rows(
    world: WorldMaker, postgres_server: PostgresServer, corpus: list[Object], book: list[Object]
) -> None:
    url = postgres_server.create()
    here, there = world(), World(parse_location(url))
    here.put(*book, *corpus)
    there.put(*book, *corpus)

    same(here, there)
    postgres_server.drop(url)


def _reading(article: Object) -> tuple[str, str, str]:
    return article["url"].partition("?")[0], article["text"], article["coder"]


def _object(line: str) -> Object:
    value: Object = json.loads(line)
    return value
