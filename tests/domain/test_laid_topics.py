"""Which topic a text means under judgements where keys, names and paths could be mixed up."""

import pytest

from claimtrack.domain.entry_names import names_of
from tests.domain.laying import BOOK, apart, body, laid, named, same, value


def test_a_key_means_its_own_topic_though_another_has_it_as_a_name() -> None:
    more = {("topic", "war"): body("war", "war", "fees")}

    assert laid(more=more).which("topic", "fees") == "fees"
    numbered = {("topic", "T7"): body("T7", "ferries"), ("topic", "sea"): body("sea", "sea", "t7")}
    assert laid(more=numbered).which("topic", "T7") == "T7"


def test_a_name_that_two_topics_have_means_neither() -> None:
    assert laid(more={("topic", "sea"): body("sea", "sea", "harbour")}).which("topic", "Harbour") == "harbour"


@pytest.mark.parametrize("text", ["War/Pier", "war//pier/", "/ war / PIER", "war/ /pier"])
def test_a_path_is_one_however_it_is_written(text: str) -> None:
    assert laid().which("topic", text) == "war/pier"


def test_a_path_that_stays_is_kept_as_it_was_written() -> None:
    found = laid(same("topic", "port", "Security/Harbours"))

    assert found.topics.same == {"port": "Security/Harbours"}
    assert found.which("topic", "гавань") == "security/harbours"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("port", "гавань"),
        ("гавань", "port"),
        ("HARBOUR", "гавань"),
        ("гавань", "harbour"),
        ("гавань", "security/trade/harbour"),
        ("harbour", "security/trade/гавань"),
    ],
)
def test_of_two_names_the_one_that_is_not_the_first_is_taken_away(left: str, right: str) -> None:
    found = laid(apart("topic", left, right))

    assert named(found, "topic", "port") == [("harbour", "primary")]


@pytest.mark.parametrize(("left", "right"), [("port", "fees"), ("pier", "Pier"), ("pier", "war"), ("harbour", "port")])
def test_that_topics_are_two_changes_nothing_where_no_name_is_shared(left: str, right: str) -> None:
    assert laid(apart("topic", left, right)).entries == BOOK


def test_an_entry_made_for_a_path_has_the_folded_path_as_its_key() -> None:
    found = laid(
        value("topic", "War / Piers ", "name", {"text": "причалы", "lang": "ru"}),
        value("topic", "lights", "primary name", {"text": "Lamps", "lang": "en"}),
        value("topic", "lights", "name", {"text": "Lights", "lang": "en", "kind": "former"}),
    )

    assert found.entries["topic", "war/piers"]["key"] == "war/piers"
    assert names_of(found.entries["topic", "war/piers"]) == [("Piers", "und", "primary"), ("причалы", "ru", "alias")]
    assert names_of(found.entries["topic", "lights"]) == [
        ("Lamps", "en", "primary"), ("Lights", "en", "former"), ("lights", "und", "former")
    ]  # fmt: skip
