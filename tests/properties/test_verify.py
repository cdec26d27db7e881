"""Whatever happened to a record through claimtrack, it is sound and follows from its inputs."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.db.location import parse_location
from claimtrack.domain.damage import Problem
from claimtrack.errors import ClaimtrackError
from claimtrack.services.undoing import redo, undo
from claimtrack.services.verify import verify
from tests.conftest import PostgresServer
from tests.corpora import ENTRIES, OTHERWISE, corpora
from tests.properties.conftest import FEW, WorldMaker
from tests.two_sides import History, books, histories, judgements
from tests.world import Object, World, article, said


def wrong(world: World) -> list[Problem]:
    """Give what is wrong; that somebody spoke after publication is the corpus's own joke."""
    return [one for one in verify(world.location).problems if one.code != "CT302"]


@settings(FEW, max_examples=8)
@given(
    st.tuples(corpora, corpora), st.permutations(range(len(ENTRIES))), st.integers(0, len(ENTRIES)), st.integers(1, 4)
)
def test_a_record_is_sound_after_articles_were_edited_and_the_codebook_rewritten(
    world: WorldMaker, two: tuple[list[Object], list[Object]], order: list[int], changed: int, batch: int
) -> None:
    made = world()
    corpus, other = two
    made.put(*(ENTRIES[number] for number in order), *corpus, batch=batch)
    made.put(*(OTHERWISE[number] for number in order[:changed]))
    made.put(*other, batch=batch)
    made.put(*(one | {"statements": []} for one in corpus[:1]))

    assert wrong(made) == []


@settings(FEW, max_examples=8)
@given(books(), histories(), judgements)
def test_a_record_is_sound_after_judgements(
    world: WorldMaker, book: list[Object], corpus: History, given_judgements: list[Object]
) -> None:
    made = world()
    made.put(*corpus.everything)
    made.put(*book, *given_judgements)
    made.put(*({**one, "retracted_at": "2025-03-10T10:00:00Z"} for one in given_judgements[:1]))

    assert wrong(made) == []


@settings(FEW, max_examples=8)
@given(st.tuples(corpora, corpora), st.lists(st.sampled_from((undo, undo, redo)), max_size=4), judgements)
def test_a_record_is_sound_after_any_undo_and_redo(
    world: WorldMaker, two: tuple[list[Object], list[Object]], turns: list[Callable[..., object]], said: list[Object]
) -> None:
    made = world()
    made.put(*ENTRIES, *two[0])
    made.put(*two[1], *said)
    made.put(*OTHERWISE)
    for turn in turns:
        with suppress(ClaimtrackError):  # nothing is left to take or give back
            turn(made.location)
        assert wrong(made) == []


@settings(FEW, max_examples=5)
@given(books(), histories(), judgements)
@pytest.mark.postgres
def test_a_record_on_a_server_is_sound(
    postgres_server: PostgresServer, book: list[Object], corpus: History, given_judgements: list[Object]
) -> None:
    url = postgres_server.create()
    made = World(parse_location(url))
    made.put(*corpus.everything)
    made.put(*book, *given_judgements)

    assert wrong(made) == []
    postgres_server.drop(url)


def test_words_of_nobody_are_told_apart_by_their_article_and_not_by_its_number(world: WorldMaker) -> None:
    made = world()
    made.put(article(said("?", said="2025-03-03"), url="b"))
    made.put(article(said("?", said="2025-03-03"), url="a"))

    assert wrong(made) == []
