"""The names an article uses, looked up: who is new, who may be several."""

from claimtrack.domain.name_findings import name_findings, named_speakers
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord
from claimtrack.domain.resolve import NameBook, TopicBook
from claimtrack.formats import native

HEAD = "---\nclaimtrack: 1\nsource: {}\npublished: 2025-03-05\nlang: ru\n---\nВойск не будет.\n=== statements ===\n"
RECORD = "@{} unclear -\n> Войск\ntopic: {}\n"


def article(*fields: str, source: str = "Herald", topic: str = "security") -> ArticleRecord:
    records = "".join(RECORD.format(f"s{number}", topic) + text for number, text in enumerate(fields))
    raw, form = native.parse(HEAD.format(source) + records, file="a.claim.md")
    assert raw is not None
    assert form == []
    found, findings = read_article(raw)
    assert found is not None, findings
    return found


def actors() -> NameBook:
    book = NameBook()
    book.add("herald", ["Herald"])
    book.add("orlan", ["Marek Orlan", "Орлан"])
    book.add("p2", ["Port"])
    book.add("p1", ["Port"])
    return book


def topics() -> TopicBook:
    book = TopicBook()
    book.add("security", ["security"], None)
    book.add("b/guarantees", ["guarantees"], "b")
    book.add("a/guarantees", ["guarantees"], "a")
    return book


def told(found: ArticleRecord) -> list[tuple[str, str, str, str | None]]:
    """Give the findings: code, the words at the place, message, hint."""
    return [
        (one.code, (one.place.text or "")[one.place.column - 1 :][: one.place.width], one.message, one.hint)
        for one in name_findings(found, actors(), topics())
    ]


def test_known_names_are_no_finding() -> None:
    assert told(article("by: Herald > Орлан\nto: Marek Orlan\nalso: p1\n")) == []


def test_a_new_source_is_told_with_the_nearest() -> None:
    hint = "nearest: `Herald`"
    assert told(article("", source="Heralt")) == [("CT411", "Heralt", "there is no source `Heralt` yet", hint)]
    assert told(article("by: Heralt > Орлан\n", source="Heralt")) == [
        ("CT411", "Heralt", "there is no source `Heralt` yet", hint)
    ]
    assert told(article("", source="Zzz")) == [("CT411", "Zzz", "there is no source `Zzz` yet", None)]


def test_new_names_are_told_wherever_they_stand_and_each_once() -> None:
    found = article("by: Xaa > Ybb (for Zcc)\nto: Ddd; Eee\nalso: Fff\n", "by: Ybb > anon(aide; of: Ggg)\n")
    message = "there is no speaker or source `{}` yet"
    assert sorted((code, words, text) for code, words, text, _ in told(found)) == [
        ("CT402", name, message.format(name)) for name in ("Ddd", "Eee", "Fff", "Ggg", "Xaa", "Ybb", "Zcc")
    ]
    lines = {one.message: one.place.line for one in name_findings(found, actors(), topics())}
    assert lines[message.format("Ybb")] == 12


def test_a_name_that_several_bear_is_an_error_with_their_keys() -> None:
    hint = "write the key of the one who is meant: p1, p2"
    assert told(article("by: Port\n")) == [("CT401", "Port", "the name `Port` belongs to several", hint)]


def test_new_and_ambiguous_topics_are_told_with_what_to_write() -> None:
    read = article("", topic="securty; guarantees; Xyz; guarantees")
    assert sorted(told(read)) == [
        ("CT404", "Xyz", "there is no topic `Xyz` yet", None),
        ("CT404", "securty", "there is no topic `securty` yet", "nearest: `security`"),
        ("CT405", "guarantees", "several topics are called `guarantees`", "write its path: a/guarantees, b/guarantees"),
    ]
    columns = {one.message: one.place.column for one in name_findings(read, actors(), topics())}
    assert columns["several topics are called `guarantees`"] == 17


def test_a_topic_made_of_a_label_is_told_without_what_it_resembles() -> None:
    read = article("", topic="spans/Securitys; spans; securitys")
    hints = {one.message: one.hint for one in name_findings(read, actors(), topics(), profile="spans")}
    assert hints == {
        "there is no topic `spans/Securitys` yet": None,
        "there is no topic `spans` yet": None,
        "there is no topic `securitys` yet": "nearest: `security`",
    }
    (named,) = name_findings(article("", topic="spans/Securitys"), actors(), topics())
    assert named.hint == "nearest: `security`"


def test_what_a_claim_is_about_is_somebody_too() -> None:
    found = article("").statements[0]
    assert [name for name, _ in named_speakers(found)] == []
    records = "@s0 supports ports\n> Войск\nabout: Orlan; Hhh\n"
    raw, _ = native.parse(HEAD.format("Herald") + records, file="a.claim.md")
    assert raw is not None
    read, _ = read_article(raw)
    assert read is not None
    assert [(code, words) for code, words, *_ in told(read)] == [("CT402", "Hhh")]


def test_two_of_one_name_in_a_chain_have_a_place_each() -> None:
    (statement,) = article("by: Ann (for Ann) > Ann Lee > anon(Bo; of: Bo)\n").statements
    assert [(name, place.column) for name, place in named_speakers(statement)] == [
        ("Ann", 5),
        ("Ann", 14),
        ("Ann Lee", 21),
        ("Bo", 36),
    ]


def test_several_nearest_names_are_listed() -> None:
    book = actors()
    book.add("voss", ["Lena Voss", "Lena Vossen"])
    found = article("by: Lena Vos\n")
    assert name_findings(found, book, topics())[0].hint == "nearest: `Lena Voss`, `Lena Vossen`"
