"""The TOML codebook: entries with their keys, findings with their places, writing as the inverse."""

import pytest

from claimtrack.domain.codebook import Codebook, Name, body
from claimtrack.domain.entries import read_entries
from claimtrack.domain.findings import Finding
from claimtrack.domain.records import Place
from claimtrack.formats import codebook
from claimtrack.formats.jsonl.spots import Spots

GOOD = """\
lang = "en"

[[source]]
name = "Example Herald"
kind = "newspaper"
country = "LO"
lang = "ru"
domains = ["Herald.example"]
names = { ru = ["Пример Геральд"] }

[[speaker]]
name = "Marek Orlan"
kind = "person"
names = { uk = "Марек Орлан", ru = ["Орлан", { text = "Орлана", kind = "inflected" }] }
member_of = [{ of = "Lorian Palace", role = "Spokesman", from = 2023-05-07, until = "2024" }]
note = 'said "no"'

[[speaker]]
name = "Lorian Palace"
kind = "government"

[[topic]]
name = "guarantees"
parent = "security"
names = { ru = ["гарантии безопасности"] }

[[topic]]
name = "security"

[[topic]]
name = "peace/troops"

[[claim]]
key = "union-troops-in-kasteya"
kind = "position"
topics = ["guarantees"]
about = ["Marek Orlan"]
text = { en = "Troops of the Union may be stationed in Kasteya.", uk = "Війська Союзу можуть стояти в Кастеї." }
event = "2025"
relations = [{ type = "contradicts", to = "no-foreign-troops" }]

[[occasion]]
key = "harbour-talks"
name = "Talks in the harbour"
date = "2025-12-14/2025-12-15"
place = "Port Lena"
"""


def good(text: str) -> Codebook:
    book, findings = codebook.parse(text, file="codebook.toml")
    assert findings == []
    return book


def places(text: str) -> list[tuple[str, str]]:
    """Give the findings, each with the words its caret stands under."""
    _, findings = codebook.parse(text, file="codebook.toml")
    return [(one.code, _under(one, text)) for one in findings]


def _under(one: Finding, text: str) -> str:
    start = one.place.column - 1
    assert one.place.text == text.split("\n")[one.place.line - 1]
    return one.place.text[start : start + one.place.width]


def test_entries_are_read_with_their_keys() -> None:
    book = good(GOOD)
    assert [entry.key for entry in book.entries()] == [
        "example herald",
        "marek orlan",
        "lorian palace",
        "security/guarantees",
        "security",
        "peace/troops",
        "union-troops-in-kasteya",
        "harbour-talks",
    ]
    orlan = book.speakers[0]
    assert orlan.names == (
        Name("Marek Orlan", "en", "primary"),
        Name("Орлан", "ru"),
        Name("Орлана", "ru", "inflected"),
        Name("Марек Орлан", "uk"),
    )
    assert (orlan.member_of[0].since, orlan.member_of[0].until) == ("2023-05-07", "2024")
    assert book.sources[0].domains == ("herald.example",)
    assert (book.topics[2].names[0].text, book.topics[2].parent) == ("troops", "peace")
    assert book.claims[0].place.line == 33


def test_what_is_written_reads_as_the_same_codebook() -> None:
    book = good(GOOD)
    assert good(codebook.write(book)) == book


def test_every_body_reads_as_the_same_entry() -> None:
    where = Spots(Place(""), exact=False)
    for entry in good(GOOD).entries():
        kind = type(entry).__name__.removesuffix("Entry").lower()
        again, findings = read_entries([(kind, body(entry), where)], lang="de")
        assert findings == []
        assert again.entries() == (entry,)


def test_windows_files_are_read_alike() -> None:
    assert good("\ufeff" + GOOD.replace("\n", "\r\n")) == good(GOOD)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[speaker]]\nname = Orlan\n", [("CT118", "O")]),
        ("[[speaker]]\nname = 'x", [("CT118", "")]),
        ("x = " + "[" * 5000, [("CT118", "")]),
        ("x = " + "9" * 5000, [("CT118", "")]),
        ('[[speakers]]\nname = "x"\n', [("CT112", "[[speakers]]")]),
        ('[speaker]\nname = "x"\n', [("CT117", "[speaker]")]),
        ('lang = "russian"\n', [("CT120", "lang")]),
        ("[[speaker]]\nname = 7\n", [("CT117", "7")]),
        ('# [[topic]]\n[[speaker]]\nkind = "person"\n', [("CT105", "[[speaker]]")]),
        ('[[speaker]]\nname = "x"\nkind = "persn"\n', [("CT502", "persn")]),
        ('[[speaker]]\nname = "x"\nnote = """\n[[speaker]]\nkind = "y"\n"""\nkind = "z"\n', [("CT502", "z")]),
        ('[[source]]\nname = "x"\ndomain = ["y"]\n', [("CT112", "domain")]),
        ('[[speaker]]\nname = "x"\nnames = { ua = "х" }\n', [("CT120", "ua")]),
        ('[[speaker]]\nname = "x"\nnames = ["y"]\n', [("CT117", '["y"')]),
        ('[[speaker]]\nname = "x"\nnames = { ru = [{ text = "х", kind = "nick" }] }\n', [("CT502", "nick")]),
        ('[[speaker]]\nname = "x"\nmember_of = [{ of = "y", since = "2020" }]\n', [("CT112", "since")]),
        ('[[speaker]]\nname = "x"\nmember_of = [{ role = "y" }]\n', [("CT105", "{")]),
        ('[[speaker]]\nname = "x"\nmember_of = [{ of = "y" }, { of = "z", from = "May" }]\n', [("CT301", "May")]),
        ('[[claim]]\nkey = "a b"\n', [("CT505", "a b")]),
        ('[[claim]]\nkey = "a"\nevent = "soon"\n', [("CT301", "soon")]),
        ('[[claim]]\nkey = "a"\nrelations = [{ type = "denies", to = "b" }]\n', [("CT502", "denies")]),
        ('[[claim]]\nkey = "a"\ntext = { english = "b" }\n', [("CT120", "english")]),
        ('[[topic]]\nname = "a"\nparent = "b"\n[[topic]]\nname = "b"\nparent = "a"\n', [("CT410", "[[topic]]")]),
    ],
)
def test_a_problem_has_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert places(text) == expected


def test_one_bad_entry_leaves_the_others() -> None:
    book, findings = codebook.parse('[[speaker]]\nname = 1\n[[speaker]]\nname = "Voss"\n', file="c.toml")
    assert len(findings) == 1
    assert [speaker.key for speaker in book.speakers] == ["voss"]


def test_namesakes_need_keys_and_equal_entries_are_one() -> None:
    twice = '[[speaker]]\nname = "Port"\n[[speaker]]\nname = "Port"\n'
    assert len(good(twice).speakers) == 1
    assert places(twice + 'kind = "side"\n') == [("CT409", "[[speaker]]")]
    assert len(good(twice + 'key = "port-2"\nkind = "side"\n').speakers) == 2


def test_a_source_and_a_speaker_may_share_a_key() -> None:
    assert len(good('[[source]]\nname = "LPA"\n[[speaker]]\nname = "LPA"\nkind = "outlet"\n').entries()) == 2


def test_memberships_may_not_lead_back() -> None:
    ring = '[[speaker]]\nname = "A"\nmember_of = [{ of = "Б" }]\n[[speaker]]\nname = "B"\nnames = { ru = "Б" }\n'
    assert places(ring + 'member_of = [{ of = "a" }]\n') == [("CT410", "[[speaker]]")]
    good(ring + 'member_of = [{ of = "Somebody else" }]\n')


def test_a_group_of_an_ambiguous_name_lists_the_keys() -> None:
    text = '[[speaker]]\nname = "A"\nmember_of = [{ of = "Port" }]\n'
    for key in ("p1", "p2"):
        text += f'[[speaker]]\nname = "Port"\nkey = "{key}"\n'
    _, findings = codebook.parse(text, file="c.toml")
    assert [(one.code, one.hint) for one in findings] == [("CT401", "write the key of one: p1, p2")]


def test_topics_of_one_name_are_told_apart_by_their_paths() -> None:
    text = '[[topic]]\nname = "guarantees"\nparent = "a"\n[[topic]]\nname = "guarantees"\nparent = "b"\n'
    assert [topic.key for topic in good(text).topics] == ["a/guarantees", "b/guarantees"]
    under = '[[topic]]\nname = "x"\nparent = "{}"\n'
    assert places(text + under.format("guarantees")) == [("CT405", "[[topic]]")]
    assert good(text + under.format("b/guarantees")).topics[2].key == "b/guarantees/x"


def test_a_path_means_the_topic_that_stands_just_there() -> None:
    tree = "".join(
        f'[[topic]]\nname = "war"\n{f"parent = {chr(34)}{side}{chr(34)}" if side else ""}\n'
        f'[[topic]]\nname = "ships"\nparent = "{f"{side}/" if side else ""}war"\n'
        f'[[topic]]\nname = "x"\nparent = "{f"{side}/" if side else ""}war/ships"\n'
        for side in ("", "a", "b")
    )
    assert [topic.key for topic in good(tree).topics][2::3] == ["war/ships/x", "a/war/ships/x", "b/war/ships/x"]


def test_what_closes_a_ring_is_left_out_and_the_rest_stays() -> None:
    text = '[[speaker]]\nname = "A"\nmember_of = [{ of = "A" }, { of = "B" }, { of = "C" }]\n'
    text += '[[speaker]]\nname = "B"\nmember_of = [{ of = "A" }]\n[[speaker]]\nname = "C"\n'
    book, findings = codebook.parse(text, file="c.toml")
    assert [one.code for one in findings] == ["CT410", "CT410"]
    groups = {speaker.key: [member.of for member in speaker.member_of] for speaker in book.speakers}
    assert groups == {"a": ["B", "C"], "b": [], "c": []}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('[[topic]]\nname = "a"\nparent = "b"\n[[topic]]\nname = "b"\nparent = "a"\n', [("b/a", "b"), ("b", None)]),
        ('[[topic]]\nname = "a"\nparent = "a"\n', [("a", None)]),
        ('[[topic]]\nname = "a"\nkey = "k"\nparent = "k"\n', [("k", None)]),
    ],
)
def test_a_topic_never_stands_below_itself(text: str, kept: list[tuple[str, str | None]]) -> None:
    book, findings = codebook.parse(text, file="c.toml")
    assert [one.code for one in findings] == ["CT410"]
    assert [(topic.key, topic.parent) for topic in book.topics] == kept
