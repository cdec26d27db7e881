"""Names looked up: one bearer, several, nobody."""

import pytest

from claimtrack.domain.assembly import rings, topic_names
from claimtrack.domain.resolve import HINTS, Ambiguous, Found, Hints, Match, NameBook, TopicBook
from claimtrack.formats import codebook


@pytest.fixture
def actors() -> NameBook:
    book = NameBook()
    book.add("kasteya", ["Kasteya", "Кастея", "Порт"])
    book.add("порт", ["Порт", "Port authority"])
    book.add("alena", ["Алёна О’Рейли"])
    return book


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("кастея", Match("kasteya")),
        ("Алена  О'РЕЙЛИ", Match("alena")),
        ("kasteya", Match("kasteya")),
        ("Порт", Ambiguous(("kasteya", "порт"))),
        ("порт", Match("порт")),
        ("PORT AUTHORITY", Match("порт")),
        ("Кастей", None),
        ("ALENA", Match("alena")),
        ("ПОРТ", Ambiguous(("kasteya", "порт"))),
    ],
)
def test_actors_are_found_by_every_name_and_key(actors: NameBook, text: str, found: Found) -> None:
    assert actors.find(text) == found


def test_more_names_may_come_later(actors: NameBook) -> None:
    actors.add("alena", ["Кастея"])
    assert actors.find("Кастея") == Ambiguous(("alena", "kasteya"))
    assert actors.near("Кастей")[0] == "Кастея"


def test_a_key_that_is_also_written_as_anothers_name_is_ambiguous(actors: NameBook) -> None:
    actors.add("lpa", ["порт"])
    assert actors.find("порт") == Ambiguous(("kasteya", "lpa", "порт"))


def test_who_is_forgotten_is_neither_found_nor_suggested(actors: NameBook) -> None:
    actors.remove("alena", ["Алёна О’Рейли"])
    assert actors.find("Алёна О’Рейли") is None
    assert actors.find("alena") is None
    assert actors.near("Алёна О’Рейл") == []
    actors.remove("nobody", ["Nobody"])


def test_a_name_stays_as_long_as_somebody_bears_it(actors: NameBook) -> None:
    actors.add("harbour", ["Порт"])
    actors.remove("порт", ["Порт", "Port authority"])
    assert actors.find("Порт") == actors.find("порт") == Ambiguous(("harbour", "kasteya"))
    assert actors.near("Порты") == ["Порт"]
    actors.remove("harbour", ["Порт"])
    assert actors.find("Порт") == Match("kasteya")


def topics() -> TopicBook:
    text = """
[[topic]]
name = "security"
names = { ru = "безопасность" }
[[topic]]
name = "guarantees"
parent = "безопасность"
[[topic]]
name = "harbour/guarantees"
[[topic]]
name = "tariffs"
parent = "trade/customs"
[[topic]]
name = "fees"
parent = "customs"
"""
    book, findings = codebook.parse(text, file="codebook.toml")
    assert findings == []
    return topic_names(book)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Security", Match("security")),
        ("безопасность/guarantees", Match("security/guarantees")),
        ("guarantees", Ambiguous(("harbour/guarantees", "security/guarantees"))),
        ("harbour / Guarantees", Match("harbour/guarantees")),
        ("harbour", Match("harbour")),
        ("trade/customs/tariffs", Match("trade/customs/tariffs")),
        ("customs/tariffs", Match("trade/customs/tariffs")),
        ("Trade", Match("trade")),
        ("trade/customs", Match("trade/customs")),
        ("Trade/Customs", Match("trade/customs")),
        ("customs", Match("customs")),
        ("Customs", Ambiguous(("customs", "trade/customs"))),
        ("Customs/Fees", Match("customs/fees")),
        ("trade/customs/fees", None),
        ("trade/tariffs", None),
        ("Trade/Customs/Tariffs", Match("trade/customs/tariffs")),
        ("harbour / / guarantees", Match("harbour/guarantees")),
        ("harbour // guarantees/", Match("harbour/guarantees")),
        (" / ", None),
        ("", None),
    ],
)
def test_topics_are_found_by_name_or_path(text: str, found: Found) -> None:
    assert topics().find(text) == found


def test_a_parent_that_a_codebook_names_before_it_states_it_is_one_topic() -> None:
    text = '[[topic]]\nname = "tariffs"\nparent = "Trade/customs"\n[[topic]]\nname = "Trade"\n'
    book, _ = codebook.parse(text + '[[topic]]\nname = "fees"\nparent = "/ customs //"\n', file="codebook.toml")
    known = topic_names(book)
    assert known.find("TRADE") == Match("trade")
    assert known.find("TRADE/Customs") == Match("trade/customs")
    assert known.find("Customs/Fees") == Match("customs/fees")
    assert known.near("custom") == ["customs"]


def test_a_parent_stated_after_its_child_is_one_topic_under_any_key() -> None:
    text = '[[topic]]\nname = "tariffs"\nparent = "trade"\n[[topic]]\nname = "trade"\nkey = "t"\n'
    book, _ = codebook.parse(text, file="codebook.toml")
    assert topic_names(book).find("Trade") == Match("t")
    assert topic_names(book).find("Trade/Tariffs") == Match("t/tariffs")


def test_a_key_written_exactly_chooses_among_topics_of_one_name() -> None:
    book = TopicBook()
    book.add("guarantees", ["guarantees"], None)
    book.add("harbour/guarantees", ["guarantees"], "harbour")
    assert book.find("guarantees") == Match("guarantees")
    assert book.find("Guarantees") == Ambiguous(("guarantees", "harbour/guarantees"))
    # Nobody made the harbour known, so nothing is found below it.
    assert book.find("Harbour/guarantees") is None


@pytest.mark.parametrize("text", ["securty", "harbour/securty ", "harbour / a / securty"])
def test_the_last_name_of_a_path_is_what_hints_are_for(text: str) -> None:
    assert topics().near(text) == ["security"]


def test_rings_are_found_once_and_tails_are_none_of_them() -> None:
    links = {"a": ["b"], "b": ["c", "d"], "c": ["b"], "x": ["x"], "t": ["a"]}
    assert rings(links) == [("b", "c"), ("x",)]
    assert rings({"a": ["b", "c"], "b": ["d"], "c": ["d"]}) == []


def test_rings_are_told_in_the_order_of_their_keys() -> None:
    assert rings({"b": ["a"], "a": ["b"]}) == [("a", "b")]
    assert rings({"c": ["a"], "b": ["a"], "a": ["c", "b"]}) == [("a", "b"), ("a", "c")]


def test_what_new_names_resemble_is_told_for_the_first_of_a_run_only() -> None:
    for book in (NameBook(Hints()), TopicBook(Hints())):
        if isinstance(book, TopicBook):
            book.add("guarantees", ["guarantees"], None)
        else:
            book.add("guarantees", ["guarantees"])
        near = [book.near(f"guarantees{number}") for number in range(HINTS + 5)]
        assert near == [["guarantees"]] * HINTS + [[]] * 5
        assert book.near("guarantees0") == ["guarantees"]
