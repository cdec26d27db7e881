"""Plain text and Markdown: the text as it stands, whatever its encoding, and what front matter says of it."""

import pytest

from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.texts import ArticleText, markdown, plain

TEXT = "Лория «никогда не согласится», — сообщило агентство ЛПА.\r\nВсё.\r\n"


def read(data: bytes | str, name: str = "a.txt") -> ArticleText:
    source = Source.holding(data.encode() if isinstance(data, str) else data, name)
    return markdown.READER.read(source) if name.endswith(".md") else plain.READER.read(source)


def said(given: ArticleText) -> dict[str, str]:
    return {key: fact.value for key, fact in given.facts.items()}


def left(given: ArticleText) -> list[str]:
    return [f"{one.what} × {one.number}: {one.why}" for one in given.dropped]


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
        ("cp1251", "Windows-1251 (cp1251)"),
    ],
)
def test_a_text_of_any_encoding_is_given_letter_by_letter_and_the_encoding_told(codec: str, told: str) -> None:
    given = read(TEXT.encode(codec))
    assert (given.text, given.told, given.extractor, dict(given.facts)) == (TEXT, told, None, {})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\0\0 zip", "zero byte"),
        (b"caf\xe9s", "neither UTF-8 nor UTF-16"),
        (b"\xff\xfea\0b", "begins as UTF-16 LE, but byte 4"),
        ("Слово".encode()[:-1], "in the middle of a letter"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message) as caught:
        read(data)
    assert caught.value.hint
    assert "Excel" not in caught.value.hint


FRONT = """---
title: "Спор: \\"порт\\" и 'гавань'"  # the desk's
authors:
- Marek Orlan
- name: Ilka Verin
  desk: foreign
date: 2025-03-05 10:00:00 +0300
lastmod: 2025-03-06
site_name: 'Example ''Herald'''
lang: ua
url: https://herald.example/1
tags: [harbour, "a, b"]
layout: null
menu:
  main: {weight: 1}
---

# Порт

**«Гарантии нужны»**, — сказал Орлан.
---
"""


def test_front_matter_goes_to_the_header_and_the_rest_stays_byte_for_byte() -> None:
    given = read(FRONT.replace("\n", "\r\n"), "a.md")
    assert given.text == FRONT.split("---\n", 2)[2].replace("\n", "\r\n")
    assert said(given) == {
        "title": "Спор: \"порт\" и 'гавань'",
        "author": "Marek Orlan; Ilka Verin",
        "published": "2025-03-05T10:00:00+0300",
        "modified": "2025-03-06",
        "source": "Example 'Herald'",
        "lang": "uk",
        "url": "https://herald.example/1",
    }
    assert left(given) == ["`tags` × 1: the header has no key for it", "`menu` × 1: it holds more than words"]
    assert given.extractor is not None
    assert given.extractor.startswith("claimtrack ")
    assert given.extractor.endswith(" markdown")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: NO", "NO"),
        ("title: 12:30", "12:30"),
        ("title: 2025-03-05", "2025-03-05"),
        ("title: Порт: закрыт", "Порт: закрыт"),
        ("title: C# is #1", "C# is"),
        ('title: "#1"', "#1"),
        ("title: >-\n  Folded\n  words", "Folded words"),
        ("title: |\n  One\n\n  two", "One two"),
        ("title: Goes\n  on", "Goes on"),
        ("title: [A]", "A"),
        ('title: "\\u041f\\ud83d"', "П\ufffd"),
        ('"title": x', "x"),
        ("Title: x", "x"),
    ],
)
def test_a_value_is_the_string_that_stands_there(line: str, title: str) -> None:
    assert said(read(f"---\n{line}\n---\nText\n", "a.md")) == {"title": title}


def test_toml_front_matter() -> None:
    head = '+++\ntitle = "Порт"\ndate = 2025-03-05T10:00:00+03:00\nauthors = ["A", "B"]\n'
    head += "draft = false\n[menu]\nx = 1\n+++\n"
    given = read(f"{head}Text\n", "a.md")
    assert (given.text, said(given)) == (
        "Text\n",
        {"title": "Порт", "author": "A; B", "published": "2025-03-05T10:00:00+03:00"},
    )
    assert [one.what for one in given.dropped] == ["`draft`", "`menu`"]


def test_broken_toml_is_refused() -> None:
    with pytest.raises(Unreadable, match="not TOML"):
        read("+++\ntitle = \n+++\n", "a.md")


@pytest.mark.parametrize("text", ["# Порт\n", "---\nProse between two rules.\n---\n", "---\ntitle: never closed\n", ""])
def test_markdown_without_front_matter_is_the_file_itself(text: str) -> None:
    given = read(text, "a.md")
    assert (given.text, dict(given.facts), given.extractor) == (text, {}, None)


@pytest.mark.parametrize(
    "line", ["date: 05/03/2025", "date: yesterday", "url: herald.example", "lang: Kasteyan tongue"]
)
def test_a_value_that_cannot_stand_in_a_header_is_told_and_not_taken(line: str) -> None:
    name, _, value = line.partition(": ")
    given = read(f"---\n{line}\n---\nText\n", "a.md")
    assert dict(given.facts) == {}
    assert left(given)[0].startswith(f"{name} `{value}` × 1: it is no ")


def test_a_clippers_source_is_an_address_and_the_day_it_was_made_is_not_taken_for_publication() -> None:
    given = read("---\nsource: https://herald.example/1\ncreated: 2025-03-07\n---\nText\n", "a.md")
    assert said(given) == {"url": "https://herald.example/1"}
    assert left(given) == ["created `2025-03-07` × 1: the header has no key for it"]


def test_two_days_of_publication_are_told() -> None:
    given = read("---\ndate: 2025-03-05\npubdate: 2025-03-06\n---\nText\n", "a.md")
    assert said(given) == {"published": "2025-03-05"}
    assert left(given) == ["pubdate `2025-03-06` × 1: date has another day"]


def test_lines_that_are_no_values_are_counted() -> None:
    given = read("---\ntitle: x\njust words\ntitle: y\n---\nText\n", "a.md")
    assert said(given) == {"title": "x"}
    assert left(given) == ["line of front matter × 2: it is no `name: value`, or names again what was named"]


def test_an_annotated_article_is_not_drafted_again() -> None:
    with pytest.raises(Unreadable, match="annotated article already"):
        read("---\nclaimtrack: 1\nsource: S\n---\nText\n=== statements ===\n", "a.claim.md")
