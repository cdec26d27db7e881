"""Statements named by the beginning of their keys: what is too short or wild names none, on both databases."""

import pytest

from claimtrack.errors import UsageProblem
from claimtrack.reports.designating import spoken
from claimtrack.reports.provenance import Question, look_up
from claimtrack.store.readonly import open_reader
from tests.world import World, article, said


@pytest.fixture
def key(world: World) -> str:
    world.put(article(said(), said(claim="guarantees", stance="supports"), said("Lena Voss")))
    return str(world.view("v_statement", "statement_key")[0][0])


def named(world: World, text: str) -> set[str]:
    with open_reader(world.location) as reader:
        return {one.record for one in spoken(reader, text)}


@pytest.mark.parametrize("text", ["", "%", "_", "______", "%%%%%%", "statement-%", "1", "12345", "%' or 1=1"])
def test_what_begins_no_key_names_no_statement(world: World, key: str, text: str) -> None:
    with open_reader(world.location) as reader:
        with pytest.raises(UsageProblem, match="there is no statement"):
            spoken(reader, text)
        with pytest.raises(UsageProblem, match="no claim has the key"):
            look_up(reader, Question(text))
    assert named(world, key)


def test_a_key_or_six_characters_of_it_name_one_statement_as_it_is_written(world: World, key: str) -> None:
    bare = key.removeprefix("statement-")
    begins = [text for text in (key, bare, bare[:6], f"statement-{bare[:7]}") if text]
    assert {frozenset(named(world, text)) for text in begins} == {frozenset(named(world, key))}
    with open_reader(world.location) as reader:
        assert {look_up(reader, Question(text)).statement for text in begins} == {key}
        if bare.upper() != bare:
            with pytest.raises(UsageProblem):
                spoken(reader, bare.upper())
