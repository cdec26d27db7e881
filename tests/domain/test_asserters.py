"""Who asserts what a record holds, and whom it commits."""

from claimtrack.domain.asserters import Asserter, asserters, is_imputed, spokesperson_of
from claimtrack.domain.chain import parse_chain


def test_without_anybody_named_the_publishing_source_speaks_for_itself() -> None:
    assert asserters([], None, "herald") == [Asserter("herald", "herald", 0)]


def test_one_speaks_for_himself_unless_it_is_said_for_whom() -> None:
    found = asserters([("orlan", None), ("voss", "loria")], None, "herald")

    assert found == [Asserter("orlan", "orlan", 0), Asserter("voss", "loria", 1)]


def test_a_spokesperson_speaks_and_the_next_is_committed() -> None:
    assert asserters([("loria", None)], "voss", "herald") == [Asserter("voss", "loria", 0)]


def test_one_who_is_named_twice_has_spoken_once_at_his_first_place() -> None:
    found = asserters([("orlan", None), ("orlan", None), ("voss", None)], None, "herald")

    assert found == [Asserter("orlan", "orlan", 0), Asserter("voss", "voss", 2)]


def test_only_the_last_before_the_asserter_is_his_spokesperson() -> None:
    spoken = spokesperson_of(parse_chain("LPA > Lena Voss (spokesperson) > Loria"))

    assert spoken is not None
    assert spoken.name == "Lena Voss"
    assert spokesperson_of(parse_chain("LPA > Loria")) is None
    assert spokesperson_of(parse_chain("Loria")) is None


def test_an_interpreter_anywhere_in_the_chain_makes_it_imputed() -> None:
    assert is_imputed(parse_chain("Lena Voss (interpreter) > LPA > Marek Orlan"))
    assert not is_imputed(parse_chain("Lena Voss (spokesperson) > Loria"))
