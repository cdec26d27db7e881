"""What networks say of a record, they say whatever the order in which it came together and whatever it once held."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.db.location import parse_location
from claimtrack.domain.networks import AGGREGATIONS_OF, DUPLICATES, KINDS, NORMALISATIONS_OF, ONE_MODE
from claimtrack.render.network import as_data
from claimtrack.render.network_list import as_data as list_data
from claimtrack.reports.network import network
from claimtrack.reports.network_list import ListQuestion, listed
from claimtrack.reports.network_question import Question
from claimtrack.store.readonly import open_reader
from tests.conftest import PostgresServer
from tests.properties.conftest import FEW, WorldMaker
from tests.two_sides import History, books, histories, judgements
from tests.world import Object, World

SOME = settings(FEW, max_examples=10)
QUESTIONS = st.builds(
    lambda kinds, *how: Question(ONE_MODE, *kinds, *how),
    st.permutations(KINDS).map(lambda kinds: kinds[:2]),
    st.sampled_from(AGGREGATIONS_OF[ONE_MODE]),
    st.sampled_from(NORMALISATIONS_OF[ONE_MODE]),
    st.sampled_from(DUPLICATES),
)
OBJECTS = st.builds(lambda book, corpus, judged: [*book, *corpus.everything, *judged], books(), histories(), judgements)
Asked = st.lists(QUESTIONS, min_size=4, max_size=4)


def told(world: World, questions: list[Question]) -> list[dict[str, Any]]:
    """Give what networks say, without how they were asked for."""
    with open_reader(world.location) as reader:
        found = [as_data(network(reader, one, command="", now="")) for one in questions]
        found.append(list_data(listed(reader, ListQuestion("guarantees"), command="", now="")))
    return [{key: value for key, value in one.items() if key != "method"} for one in found]


def near(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> None:
    """Assert that all is the same; what was divided may differ in its last digit."""
    for mine, theirs in zip(one, other, strict=True):
        values = [[line["values"] for line in data.pop("matrix", [])] for data in (mine, theirs)]
        assert values[0] == [pytest.approx(line) for line in values[1]]
        assert mine == theirs


@SOME
@given(OBJECTS, Asked, st.randoms(use_true_random=False))
def test_the_order_of_ingestion_does_not_matter(
    world: WorldMaker, objects: list[Object], asked: list[Question], chance: random.Random
) -> None:
    at_once, shuffled = world(), world()
    at_once.put(*objects)
    shuffled.put(*chance.sample(objects, len(objects)), batch=chance.randint(1, 3))

    near(told(shuffled, asked), told(at_once, asked))


@SOME
@given(books(), histories(), Asked)
def test_all_is_counted_or_told_as_left_out(
    world: WorldMaker, book: list[Object], corpus: History, asked: list[Question]
) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    with open_reader(made.location) as reader:
        for question in asked:
            found = network(reader, question, command="", now="")
            (statements,) = made.rows("select count(*) from v_statement")[0]
            (reports,) = made.rows("select count(*) from v_report")[0]
            whole = {"statement": statements, "report": reports}.get(found.unit)
            counted = found.tally.n + sum(one.n for one in found.left_out)
            assert whole is None or counted == whole
            assert found.tally.kept == sum(node.n for node in found.rows) == sum(node.n for node in found.through)
            assert len(found.matrix) == len(found.rows)


@settings(FEW, max_examples=5)
@given(books(), histories(), Asked)
@pytest.mark.postgres
def test_both_databases_say_the_same(
    world: WorldMaker, postgres_server: PostgresServer, book: list[Object], corpus: History, asked: list[Question]
) -> None:
    url = postgres_server.create()
    here, there = world(), World(parse_location(url))
    for made in (here, there):
        made.put(*book, *corpus.everything)

    near(told(there, asked), told(here, asked))
    postgres_server.drop(url)
