"""Names looked up: one bearer, several, nobody."""

import pytest

from claimtrack.domain.assembly import rings, topic_names
from claimtrack.domain.resolve import Ambiguous, Found, Match, NameBook, TopicBook
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
    ],
)
def test_actors_are_found_by_every_name_and_key(actors: NameBook, text: str, found: Found) -> None:
    assert actors.find(text) == found


def test_more_names_may_come_later(actors: NameBook) -> None:
    actors.add("alena", ["Кастея"])
    assert actors.find("Кастея") == Ambiguous(("alena", "kasteya"))
    assert actors.near("Кастей")[0] == "Кастея"


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
        ("trade/tariffs", None),
        ("", None),
    ],
)
def test_topics_are_found_by_name_or_path(text: str, found: Found) -> None:
    assert topics().find(text) == found


def test_rings_are_found_once_and_tails_are_none_of_them() -> None:
    links = {"a": ["b"], "b": ["c", "d"], "c": ["b"], "x": ["x"], "t": ["a"]}
    assert rings(links) == [("b", "c"), ("x",)]
    assert rings({"a": ["b", "c"], "b": ["d"], "c": ["d"]}) == []
