"""What is said of claims that are one, and what is decided of them."""

from typing import Any

from tests.domain.laying import BOOK, apart, laid, same, value

PIERS: dict[str, Any] = {
    "key": "piers",
    "topics": ["harbour"],
    "about": ["Loria"],
    "relations": [{"type": "entails", "to": "other"}, {"type": "contradicts", "to": "third"}],
}
MORE: dict[tuple[str, str], dict[str, Any]] = {
    ("claim", "piers"): PIERS,
    ("claim", "quays"): {"key": "quays", "text": {"en": "Quays."}, "about": ["Kasteya", "Loria"], "relations": []},
}


def test_whom_a_claim_is_about_and_what_it_bears_on_is_said_once() -> None:
    kept = laid(same("claim", "piers", "bases"), same("claim", "quays", "bases"), more=MORE).entries["claim", "bases"]

    assert kept["relations"] == [{"type": "entails", "to": "other"}, {"type": "contradicts", "to": "third"}]
    assert kept["about"] == ["Loria", "Kasteya"]
    assert kept["topics"] == ["fees", "harbour"]
    assert kept["text"] == {"en": "Bases may stay.", "uk": "Бази."}


def test_a_claim_without_words_takes_those_of_the_one_given_up() -> None:
    assert laid(same("claim", "piers", "new"), more=MORE).entries["claim", "new"] == PIERS | {"key": "new"}
    assert laid(same("claim", "troops", "piers"), more=MORE).entries["claim", "piers"]["text"] == {
        "en": "Troops may stay."
    }


def test_that_claims_are_two_changes_neither() -> None:
    assert laid(apart("claim", "bases", "troops")).entries == BOOK


def test_topics_are_decided_without_what_stands_empty_between_them() -> None:
    found = laid(value("claim", "troops", "topics", " ; security/fees;  ;harbour ;"))

    assert found.entries["claim", "troops"]["topics"] == ["security/fees", "harbour"]
