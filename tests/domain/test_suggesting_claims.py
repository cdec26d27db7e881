"""Claims that say the same in other words, and topics that are called alike."""

import pytest

from claimtrack.domain.suggesting_claims import Proposition, Subject, claim_pairs, topic_pairs
from claimtrack.domain.suggesting_texts import in_order, overlap, said, stem

SURE = 0.5
TROOPS = "Troops of the Union may be stationed in Kasteya."
OTHERS = (
    "Loria will mine the estuary before the summer.",
    "Grain from Kasteya may pass through Loria.",
    "The detained sailors must be released at once.",
)


def claim(key: str, text: str | None = None, lang: str = "en", **fields: object) -> Proposition:
    return Proposition(key, {lang: text} if text else {}, **fields)  # type: ignore[arg-type]


def found(*claims: Proposition) -> dict[tuple[str, str], float]:
    others = [claim(f"z{at}", text, topics=frozenset({"z"})) for at, text in enumerate(OTHERS)]
    return {(one.key, other.key): likest.score for one, other, likest in claim_pairs([*claims, *others])}


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        (TROOPS, "The Union's troops can be stationed in Kasteya", "en"),
        (TROOPS, "Stationing Union troops in Kasteya", "en"),
        ("Войска Союза могут быть размещены в Кастее.", "В Кастее могут быть размещены войска Союза", "ru"),
        ("Гарантии безопасности нужны обеим сторонам", "Обеим сторонам нужна гарантия безопасности 🙂", "ru"),
        ("Гарантії безпеки потрібні обом сторонам", "Обом сторонам потрібна гарантія безпеки", "uk"),
    ],
)
def test_the_same_in_other_words_is_found(one: str, other: str, lang: str) -> None:
    assert found(claim("a", one, lang), claim("b", other, lang))["a", "b"] >= SURE


@pytest.mark.parametrize(
    "other",
    [
        "Troops of the Union may not be stationed in Kasteya.",
        "Troops of the Union may be stationed in Kasteya before 2026.",
        "No troops of the Union may be stationed in Kasteya.",
        "The Union should recognise the elections in Kasteya.",
        "Free passage of ships.",
    ],
)
def test_what_denies_or_counts_or_speaks_of_other_things_is_not(other: str) -> None:
    assert ("a", "b") not in found(claim("a", TROOPS), claim("b", other))


def test_a_denial_in_one_language_is_enough() -> None:
    one = Proposition("a", {"en": TROOPS, "ru": "Войска Союза нужны Кастее"})
    other = Proposition("b", {"en": TROOPS, "ru": "Войска Союза Кастее не нужны"})

    assert found(one, other) == {}


def test_who_does_what_to_whom_weighs_where_the_order_tells_it() -> None:
    turned = "Troops of Kasteya may be stationed in the Union."

    assert found(claim("a", TROOPS), claim("b", turned))["a", "b"] < 0.75
    assert found(claim("a", TROOPS), claim("b", TROOPS.upper()))["a", "b"] == 1


def test_claims_on_other_topics_or_related_by_the_codebook_are_not_compared() -> None:
    one = claim("a", TROOPS, topics=frozenset({"troops"}), related=frozenset({"c"}))

    assert found(one, claim("b", TROOPS, topics=frozenset({"harbour"}))) == {}
    assert found(one, claim("c", TROOPS, topics=frozenset({"troops"}))) == {}
    assert found(claim("c", TROOPS), one) == {}
    assert found(one, claim("d", TROOPS, topics=frozenset({"troops"}))) == {("a", "d"): 1}
    assert found(one, claim("e", TROOPS)) == {("a", "e"): 1}


def test_keys_are_compared_where_no_language_is_shared() -> None:
    pair = claim("union-troops-in-kasteya", TROOPS), claim("kasteya-union-troops")

    assert ("kasteya-union-troops", "union-troops-in-kasteya") in found(*pair)
    assert found(claim("union-troops", TROOPS), claim("union-troops-not")) == {}


def test_another_kind_and_opposite_stances_speak_against_it() -> None:
    position = claim("a", TROOPS, kind="position", holders={"Loria": -1, "Kasteya": 1})
    fact = claim("b", TROOPS, kind="fact")
    against = claim("c", TROOPS, kind="position", holders={"Loria": 1, "Kasteya": 1})
    told = {(one.key, other.key): likest for one, other, likest in claim_pairs([position, fact, against])}

    assert told["a", "b"].score == 0.9
    assert "one is a position and the other a fact" in told["a", "b"].why
    assert told["a", "c"].score == 0.6
    assert "1 who took a stance on both hold opposite ones" in told["a", "c"].why


def topic(key: str, *names: str, above: str | None = None, line: tuple[str, ...] = ()) -> Subject:
    return Subject(key, names, above, frozenset(line))


def test_topics_called_alike_are_found_most_of_all_beside_each_other() -> None:
    topics = [
        topic("guarantees", "guarantees", "гарантии", above="security", line=("security",)),
        topic("security/guarantee", "Guarantee", above="security", line=("security",)),
        topic("economy/гарантия", "Гарантия", above="economy"),
        topic("security", "security"),
    ]
    scores = {(one.key, other.key): likest.score for one, other, likest in topic_pairs(topics)}

    assert scores == {("guarantees", "security/guarantee"): 0.9, ("economy/гарантия", "guarantees"): 0.6}


def test_a_topic_is_never_one_with_the_one_above_it_and_signs_are_no_name() -> None:
    above, below = (
        topic("talks", "talks", line=("talks/talk",)),
        topic("talks/talk", "talk", above="talks", line=("talks",)),
    )

    assert list(topic_pairs([above, below])) == []
    assert list(topic_pairs([topic("…", "…"), topic("!", "!")])) == []


@pytest.mark.parametrize(
    "words",
    [
        "station stationed stationing stations",
        "гарантия гарантии гарантией",
        "войска войсками войску",
        "гарантії гарантія",
    ],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_order_is_the_part_that_runs_the_same_way() -> None:
    assert in_order(said("harbour open grain"), said("harbour open grain")) == 1
    assert in_order(said("harbour open grain"), said("grain open harbour")) == pytest.approx(1 / 3)
    assert in_order(said(""), said("harbour")) == 0
    assert overlap(said("harbour"), said("grain"), {}) == 0
