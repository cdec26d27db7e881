"""How sure it is that two claims say the same, that two topics are one, and what a person reads of it."""

from typing import Any

import pytest

from claimtrack.domain.suggesting_claims import Proposition, Subject, claim_pairs, topic_pairs
from claimtrack.domain.suggesting_names import Alike
from claimtrack.domain.suggesting_texts import in_order, overlap, said, stem, weights

TROOPS = "Troops of the Union may be stationed in Kasteya."
TURNED = "In Kasteya may be stationed troops of the Union."
SOLDIERS = "Войска Союза могут быть размещены в Кастее."
SOLDIERS_LAST = "В Кастее могут быть размещены войска Союза."


def claim(key: str, text: str | None = None, lang: str = "en", **more: object) -> Proposition:
    return Proposition(key, {lang: text} if text else {}, **more)  # type: ignore[arg-type]


def told(*claims: Proposition) -> list[tuple[str, str, Alike]]:
    return [(one.key, other.key, likest) for one, other, likest in claim_pairs(claims)]


@pytest.mark.parametrize(
    ("one", "other", "lang", "score", "why"),
    [
        (TROOPS, TROOPS.upper(), "en", 1.0, "their texts (en) have the same words"),
        (TROOPS, TURNED, "en", 0.7, "their texts (en) have the same words, in another order"),
        (SOLDIERS, SOLDIERS_LAST, "ru", 0.85, "their texts (ru) have the same words, in another order"),
        (SOLDIERS, SOLDIERS_LAST, "uk-Cyrl", 0.85, "their texts (uk-Cyrl) have the same words, in another order"),
        (
            TROOPS,
            "Troops of the Union may be stationed in Loria.",
            "en",
            0.498,
            "their texts (en) have most of their words",
        ),
    ],
)
def test_what_the_texts_share_is_told_in_their_language(
    one: str, other: str, lang: str, score: float, why: str
) -> None:
    (found,) = told(claim("b", other, lang), claim("a", one, lang))

    assert found == ("a", "b", Alike(score, why))


def test_keys_are_told_where_they_are_all_there_is() -> None:
    assert told(claim("union-troops"), claim("troops-union")) == [
        ("troops-union", "union-troops", Alike(0.7, "their keys have the same words, in another order"))
    ]
    both = told(claim("union-troops", TROOPS), claim("troops-of-union", TROOPS))
    assert both == [("troops-of-union", "union-troops", Alike(1.0, "their texts (en) have the same words"))]


def test_keys_say_nothing_where_texts_do() -> None:
    assert told(claim("union-troops", "Harbour open"), claim("troops-union", "Grain passes")) == []
    assert len(told(claim("union-troops", TROOPS), claim("union-troops-not-here", TROOPS))) == 1


def test_a_kind_is_another_only_where_both_are_told() -> None:
    for pair in (
        (claim("a", TROOPS), claim("b", TROOPS, kind="fact")),
        (claim("a", TROOPS, kind="fact"), claim("b", TROOPS)),
    ):
        assert told(*pair) == [("a", "b", Alike(1.0, "their texts (en) have the same words"))]


def test_the_likest_of_several_languages_is_told() -> None:
    one = Proposition("a", {"en": TROOPS, "ru": SOLDIERS})
    other = Proposition("b", {"en": TURNED, "ru": SOLDIERS})

    assert told(one, other) == [("a", "b", Alike(1.0, "their texts (ru) have the same words"))]


@pytest.mark.parametrize(
    ("more", "score", "beside"),
    [
        ({"kind": "fact"}, 0.9, ", though one is a demand and the other a fact"),
        ({"kind": ""}, 1.0, ""),
        ({"kind": "demand"}, 1.0, ""),
        ({"holders": {"x": 1}}, 0.6, "; 1 who took a stance on both hold opposite ones"),
        ({"holders": {"x": 2, "y": -2, "z": 1}}, 0.6, "; 2 who took a stance on both hold opposite ones"),
        ({"holders": {"x": -1, "y": 1}}, 1.0, ""),
        ({"holders": {"x": 0}}, 1.0, ""),
        ({"holders": {"q": 1}}, 1.0, ""),
        ({"kind": "fact", "holders": {"x": 1}}, 0.54,
         ", though one is a demand and the other a fact; 1 who took a stance on both hold opposite ones"),
    ],
)  # fmt: skip
def test_what_speaks_against_it_is_told(more: dict[str, Any], score: float, beside: str) -> None:
    one = claim("a", TROOPS, kind="demand", holders={"x": -1, "y": 1, "z": 0})
    (found,) = told(one, claim("b", TROOPS, **more))

    assert found == ("a", "b", Alike(score, f"their texts (en) have the same words{beside}"))


@pytest.mark.parametrize(
    ("topics", "others", "are_compared"),
    [
        ((), ("war",), True),
        (("war",), (), True),
        (("war", "harbour"), ("war", "grain"), True),
        (("war",), ("grain",), False),
    ],
)
def test_only_claims_on_one_topic_are_compared(
    topics: tuple[str, ...],
    others: tuple[str, ...],
    are_compared: bool,  # noqa: FBT001
) -> None:
    pair = claim("a", TROOPS, topics=frozenset(topics)), claim("b", TROOPS, topics=frozenset(others))

    assert bool(told(*pair)) is are_compared


def test_a_relation_of_either_keeps_them_apart_and_the_rest_is_still_compared() -> None:
    claims = [
        claim("a", TROOPS, related=frozenset({"b"})),
        claim("b", TROOPS),
        claim("c", TROOPS, related=frozenset({"a"})),
        claim("d", TROOPS),
    ]

    assert [(one, other) for one, other, _ in told(*reversed(claims))] == [
        ("a", "d"),
        ("b", "c"),
        ("b", "d"),
        ("c", "d"),
    ]


def topic(key: str, *names: str, above: str | None = None, line: tuple[str, ...] = ()) -> Subject:
    return Subject(key, names, above, frozenset(line))


def test_where_topics_stand_is_told() -> None:
    topics = [
        topic("x", "Port", "гавани", above="sea"),
        topic("y", "Гавань", above="sea"),
        topic("z", "pier", "Ports", above="land"),
    ]
    found = [(one.key, other.key, likest) for one, other, likest in topic_pairs(reversed(topics))]

    assert found == [
        ("x", "y", Alike(0.9, "“гавани” and “Гавань” are the same words, beside each other")),
        ("x", "z", Alike(0.6, "“Port” and “Ports” are the same words, in two places of the tree")),
    ]


@pytest.mark.parametrize(
    ("text", "telling", "numbers", "denied"),
    [
        ("Troops may not be stationed", "troops station", (), True),
        ("Никогда не будет войск", "войск", (), False),
        ("No troops without 25 guarantees", "troops guarantees", ("25",), False),
        ("Не буде 11 гарантій", "гарантій", ("11",), True),
        ("Der Hafen 3 und 4", "der Hafen und", ("3", "4"), False),
        ("union-troops-not-in-kasteya", "union troops kasteya", (), True),
    ],
)
def test_what_a_text_says_is_cut_to_its_telling_words(
    text: str,
    telling: str,
    numbers: tuple[str, ...],
    denied: bool,  # noqa: FBT001
) -> None:
    found = said(text)

    assert found.stems == tuple(stem(word) for word in telling.split())
    assert (tuple(sorted(found.numbers)), found.denied) == (numbers, denied)


def test_rare_words_weigh_more() -> None:
    weight = weights([said("harbour open"), said("harbour closed"), said("harbour grain")])

    assert weight[stem("harbour")] < weight[stem("grain")]
    assert overlap(said("harbour grain"), said("grain"), weight) > overlap(
        said("harbour grain"), said("harbour"), weight
    )
    assert overlap(said("harbour grain"), said("harbour grain"), weight) == 1
    assert in_order(said("a1x b2x c3x"), said("a1x b2x")) == 1
