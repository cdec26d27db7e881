"""Which pairs are asked about, which way, and what is settled already."""

from claimtrack.domain.suggesting import Pair, Settled, directed, fewest

PLACE = {name: at for at, name in enumerate("abcdef")}


def pair(left: str, right: str, score: float = 0.9) -> Pair:
    return Pair(left, right, score, "")


def test_the_first_by_place_stays() -> None:
    assert directed("a", "b", 0.5, "why", PLACE) == directed("b", "a", 0.5, "why", PLACE) == Pair("b", "a", 0.5, "why")


def test_of_some_that_are_all_alike_each_is_asked_about_once() -> None:
    every = [pair(left, right) for right in "abcd" for left in "abcd" if right < left]

    assert fewest(every, PLACE) == [pair("b", "a"), pair("c", "a"), pair("d", "a")]


def test_the_surest_pair_is_the_one_asked_about() -> None:
    assert fewest([pair("c", "a", 0.6), pair("c", "b", 0.9), pair("b", "a", 0.8)], PLACE) == [
        pair("c", "b", 0.9),
        pair("b", "a", 0.8),
    ]


def test_what_fits_two_that_are_not_alike_is_asked_about_twice() -> None:
    assert fewest([pair("c", "a"), pair("c", "b")], PLACE) == [pair("c", "a"), pair("c", "b")]


def test_a_judgement_settles_a_pair_either_way_round_and_in_any_spelling() -> None:
    settled = Settled([("ОРЛАН", "Orlan", "different"), ("Верин", "Verin", "same")])

    assert settled.has(("orlan",), ("Орлан",))
    assert settled.has(("Verin",), ("верин",))
    assert not settled.has(("Orlan",), ("Verin",))


def test_what_is_different_from_one_of_two_that_are_the_same_is_different_from_both() -> None:
    settled = Settled([("a", "b", "same"), ("b", "c", "same"), ("a", "x", "different"), ("c", "a", "same")])

    assert settled.has(("c",), ("x",))
    assert settled.has(("a",), ("c",))
    assert not settled.has(("c",), ("y",))
