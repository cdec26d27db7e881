import pytest

from claimtrack.domain.stance import STANCE_WORDS, parse_stance


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("strongly-opposes", -2),
        ("opposes", -1),
        ("neutral", 0),
        ("supports", 1),
        ("strongly-supports", 2),
        ("denies", -1),
        ("doubts", -1),
        ("affirms", 1),
        ("unclear", None),
    ],
)
def test_every_word_has_its_number(word: str, value: int | None) -> None:
    stance = parse_stance(word)
    assert stance is not None
    assert (stance.value, stance.label, stance.conditional) == (value, word, False)
    assert word in STANCE_WORDS


@pytest.mark.parametrize(
    ("text", "value", "label"),
    [
        ("-2", -2, "strongly-opposes"),
        ("\u22121", -1, "opposes"),
        ("0", 0, "neutral"),
        ("+1", 1, "supports"),
        ("2", 2, "strongly-supports"),
    ],
)
def test_a_number_gets_the_word_of_a_position(text: str, value: int, label: str) -> None:
    stance = parse_stance(text)
    assert stance is not None
    assert (stance.value, stance.label, stance.implied_kind) == (value, label, None)


@pytest.mark.parametrize("text", ["supports?", "-1?", "unclear?"])
def test_a_final_question_mark_is_a_condition(text: str) -> None:
    stance, without = parse_stance(text), parse_stance(text[:-1])
    assert stance is not None
    assert without is not None
    assert stance.conditional
    assert (stance.value, stance.label) == (without.value, without.label)


def test_words_for_facts_tell_more_than_the_number() -> None:
    denies, doubts, affirms = STANCE_WORDS["denies"], STANCE_WORDS["doubts"], STANCE_WORDS["affirms"]
    assert {denies.implied_kind, doubts.implied_kind, affirms.implied_kind} == {"fact"}
    assert (denies.implied_act, doubts.implied_act, affirms.implied_act) == ("deny", None, None)
    assert (denies.implied_certainty, doubts.implied_certainty) == (None, "possible")


@pytest.mark.parametrize("text", ["", "?", "for", "Supports", "3", "-3", "1.0", "--1", "supports??", "٢", "за"])
def test_anything_else_is_no_stance(text: str) -> None:
    assert parse_stance(text) is None
