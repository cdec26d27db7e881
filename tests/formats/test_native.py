"""The native format: what is read, where it stands, and that writing is the inverse of reading."""

from dataclasses import replace
from hashlib import sha256

import pytest

from claimtrack.domain.findings import Finding
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, Place, RawArticle
from claimtrack.formats import native

HERALD = """---
claimtrack: 1
source: Example Herald
url: https://example.org/2025/03/05/guarantees
published: 2025-03-05
lang: ru
title: В Лории ответили на слова Кастеи: спор о гарантиях
coder: c1
desk: foreign
---
Лория «никогда не согласится» на размещение войск Союза, сообщило агентство ЛПА
со ссылкой на источник во дворце, пересказавший слова Марека Орлана.

«Гарантии нужны обеим сторонам, — сказал Орлан 4 марта, — но речи о миротворцах из
стран Союза быть не может».

=== statements ===

# a comment
@s1 opposes union-troops-in-kasteya
> «никогда не согласится»
by: ЛПА > anon(источник во дворце) > Марек Орлан

@s2 supports? guarantees-for-both-sides
> Гарантии нужны обеим сторонам <…> но речи
> о миротворцах из стран Союза быть не может
by: Марек Орлан (for Лория)
said: 2025-03-04
claim: Security guarantees must cover both sides.
claim[uk]: Гарантії безпеки мають стосуватися обох сторін.
topic: security/guarantees
"""


def parsed(text: str) -> tuple[RawArticle, list[Finding]]:
    raw, findings = native.parse(text, file="a.claim.md")
    assert raw is not None
    return raw, findings


def places(findings: list[Finding]) -> list[tuple[str, int, int, int]]:
    return [(one.code, one.place.line, one.place.column, one.place.width) for one in findings]


def without_places(article: ArticleRecord | None) -> ArticleRecord:
    assert article is not None
    nowhere = Place("")
    statements = tuple(replace(one, place=nowhere, places={}) for one in article.statements)
    return replace(article, place=nowhere, places={}, statements=statements)


def test_the_example_of_the_format_is_read_whole() -> None:
    raw, findings = parsed(HERALD)
    assert findings == []
    assert raw.header["title"].text == "В Лории ответили на слова Кастеи: спор о гарантиях"
    assert raw.header["desk"].text == "foreign"
    assert raw.text is not None
    assert raw.text.startswith("Лория «никогда")
    assert raw.text.endswith("быть не может».\n\n")
    first, second = raw.records
    assert (first.id.text, first.stance.text, first.claim.text) == ("s1", "opposes", "union-troops-in-kasteya")
    assert [quote.text for quote in second.quotes] == [
        "Гарантии нужны обеим сторонам <…> но речи",
        "о миротворцах из стран Союза быть не может",
    ]
    assert list(second.fields) == ["by", "said", "claim", "claim[uk]", "topic"]


def test_every_value_knows_its_line_and_column() -> None:
    raw, _ = parsed(HERALD)
    record = raw.records[0]
    assert (raw.header["published"].place.line, raw.header["published"].place.column) == (5, 12)
    assert (record.stance.place.line, record.stance.place.column, record.stance.place.width) == (20, 5, 7)
    assert (record.quotes[0].place.line, record.quotes[0].place.column) == (21, 3)
    assert (record.fields["by"].place.column, record.fields["by"].place.text) == (
        5,
        "by: ЛПА > anon(источник во дворце) > Марек Орлан",
    )


def test_the_body_stays_as_it_is_with_crlf_and_bom() -> None:
    windows = "\ufeff" + HERALD.replace("\n", "\r\n")
    raw, findings = parsed(windows)
    assert findings == []
    assert raw.header["lang"].text == "ru"
    assert raw.text == parsed(HERALD)[0].text.replace("\n", "\r\n")  # type: ignore[union-attr]
    assert raw.records[1].fields["topic"].text == "security/guarantees"
    assert raw.header["claimtrack"].place.column == 13


def test_the_body_ends_at_the_last_statements_line() -> None:
    text = HERALD.replace("Лория «", "=== statements ===\n@not a record\n---\nЛория «")
    raw, findings = parsed(text)
    assert findings == []
    assert raw.text is not None
    assert raw.text.startswith("=== statements ===\n@not a record\n---\n")
    assert len(raw.records) == 2


def test_separators_that_are_no_line_ends_stay_inside_a_line() -> None:
    raw, findings = parsed(HERALD.replace("# a comment", "# a\u2028comment\x0bhere").replace("ЛПА >", "Л\u2028ПА >"))
    assert findings == []
    assert raw.records[0].fields["by"].text.startswith("Л\u2028ПА")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("---\nclaimtrack", "claimtrack", ("CT102", 1, 1, 13)),
        ("claimtrack: 1\n", "", ("CT105", 1, 1, 3)),
        ("claimtrack: 1", "claimtrack: 2", ("CT106", 2, 13, 1)),
        ("lang: ru", "lang: ru\nlang: uk", ("CT104", 7, 1, 4)),
        ("lang: ru", "lang ru\nlang: ru", ("CT103", 6, 1, 7)),
        ("lang: ru", "# a comment\n\n: ru\nlang: ru", ("CT103", 8, 1, 4)),
        ("# a comment", "a comment", ("CT108", 19, 1, 9)),
        ("@s1 opposes union", "@s1 opposes the union", ("CT109", 20, 17, 23)),
        ("@s1 opposes union-troops-in-kasteya", "@s1 opposes", ("CT109", 20, 12, 1)),
        ("@s1 opposes union-troops-in-kasteya", "@", ("CT109", 20, 1, 1)),
        ("@s1 opposes union-troops-in-kasteya", "@s1", ("CT109", 20, 4, 1)),
        ("@s1 opposes union-troops-in-kasteya", "@s1 union-troops-in-kasteya", ("CT109", 20, 28, 1)),
        ("said: ", "sayd: ", ("CT112", 28, 1, 4)),
        ("said: 2025-03-04", "by: ЛПА", ("CT104", 28, 1, 2)),
        ("said: 2025-03-04", "  on Tuesday", ("CT108", 28, 3, 10)),
        ("ЛПА\nсо", "Л\0ПА\nсо", ("CT101", 11, 78, 1)),
    ],
)
def test_a_problem_of_form_has_its_place(old: str, new: str, expected: tuple[str, int, int, int]) -> None:
    assert old in HERALD
    _, findings = native.parse(HERALD.replace(old, new, 1), file="a.claim.md")
    assert places(findings) == [expected]


def test_hints_name_the_nearest_field() -> None:
    _, findings = parsed(HERALD.replace("said: ", "sayd: "))
    assert findings[0].hint == "did you mean `said`?"


def test_without_a_statements_line_all_is_text_and_the_near_miss_is_shown() -> None:
    raw, findings = parsed(HERALD.replace("=== statements ===", "== Statements =="))
    assert places(findings) == [("CT107", 17, 1, 16)]
    assert findings[0].severity == "warning"
    assert raw.records == ()
    assert raw.text is not None
    assert raw.text.endswith("topic: security/guarantees\n")


def test_a_header_that_never_closes_is_one_finding() -> None:
    raw, findings = native.parse("---\nclaimtrack: 1\nsource: Example Herald\n", file="a.claim.md")
    assert raw is None
    assert places(findings) == [("CT102", 1, 1, 3)]
    assert "not closed" in findings[0].message


def test_a_sidecar_gives_the_text() -> None:
    head = "---\nclaimtrack: 1\nsource: S\npublished: 2025\nlang: en\ntext: texts/a.txt\n---\n"
    asked: list[str] = []

    def sidecar(name: str) -> str:
        asked.append(name)
        return "The words.\r\n"

    raw, findings = native.parse(head + "\n=== statements ===\n", file="a.claim.md", sidecar=sidecar)
    assert raw is not None
    assert (asked, raw.text, findings) == (["texts/a.txt"], "The words.\r\n", [])


def test_a_sidecar_that_cannot_be_read_is_a_finding() -> None:
    head = "---\nclaimtrack: 1\ntext: {}\n---\n{}=== statements ===\n"

    def missing(name: str) -> str:
        raise FileNotFoundError(2, "No such file or directory", name)

    for text, line in (
        (head.format("a.txt", ""), 3),
        (head.format("/etc/a.txt", ""), 3),
        (head.format("a.txt", "W\n"), 5),
    ):
        _, findings = native.parse(text, file="a.claim.md", sidecar=missing)
        assert [(one.code, one.place.line) for one in findings] == [("CT114", line)]


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\n\n", " 🕊️"])
def test_what_is_written_reads_as_the_same_record(end: str) -> None:
    raw, _ = parsed(HERALD)
    text = (raw.text or "").rstrip() + end
    article, findings = read_article(replace(raw, text=text))
    assert findings == []
    assert article is not None
    again, form = parsed(native.write(article))
    read, content = read_article(again)
    assert form + content == []
    assert without_places(read) == without_places(article)


def test_writing_the_canonical_example_changes_nothing_but_comments() -> None:
    article, _ = read_article(parsed(HERALD)[0])
    assert article is not None
    expected = HERALD.replace("# a comment\n", "").replace("но речи\n> о", "но речи о")
    assert native.write(article) == expected


def test_a_digest_tells_whether_the_last_line_end_is_the_texts() -> None:
    head = "---\nclaimtrack: 1\nsha256: {}\n---\nAll of it.\n=== statements ===\n"
    with_end, without = (sha256(text.encode()).hexdigest() for text in ("All of it.\n", "All of it."))
    assert parsed(head.format(with_end))[0].text == "All of it.\n"
    assert parsed(head.format(without.upper()))[0].text == "All of it."
    assert parsed(head.format("0" * 64))[0].text == "All of it.\n"


def test_line_breaks_in_values_become_spaces() -> None:
    article, _ = read_article(parsed(HERALD)[0])
    assert article is not None
    broken = replace(article, header={**article.header, "title": "One\nstory\r\n told"})
    assert "\ntitle: One story told\n" in native.write(broken)
