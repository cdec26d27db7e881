"""Items of ninjs of all three versions, made by hand from its schema: which text is taken, and what is left."""

import json
import time
from typing import Any

import pytest

from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.texts import ArticleText
from claimtrack.formats.texts.fragments import text_of
from claimtrack.formats.texts.ninjs import READER

THIRD: dict[str, Any] = {
    "uri": "urn:newsml:lpa.example:20250305:1",
    "versionCreated": "2025-03-05T16:02:28+02:00",
    "firstCreated": "2025-03-05T14:00:00+02:00",
    "copyrightHolder": "LPA",
    "language": "ru",
    "by": "Марек Орлан, Илька Верин",
    "headlines": [{"role": "sub", "value": "Ещё"}, {"role": "main", "value": "Порт закрыт 🙂"}],
    "bodies": [
        {
            "role": "html",
            "contentType": "text/html",
            "value": "<p>Лория &laquo;нет&raquo;.</p><p>Второй<br/>абзац.</p>",
        },
        {"role": "short", "contentType": "text/html", "value": "<p>Коротко</p>"},
    ],
    "subjects": [{"name": "Harbour"}, {"name": "Union"}],
    "associations": [{"uri": "urn:x:2", "type": "picture"}],
    "urgency": 4,
    "copyrightNotice": "",
}
FIRST: dict[str, Any] = {
    "uri": "http://lpa.example/1",
    "versioncreated": "2025-03-05T10:00:00Z",
    "headline": "Порт",
    "byline": "Marek Orlan",
    "body_text": "Лория молчит.\r\n\r\nПорт закрыт.",
    "body_xhtml": "<p>x</p>",
    "associations": {"main": {"uri": "y"}, "other": {"uri": "z"}},
}


def read(item: Any) -> ArticleText:
    return READER.read(Source.holding(json.dumps(item).encode(), "item.json"))


def said(item: Any) -> dict[str, str]:
    return {key: fact.value for key, fact in read(item).facts.items()}


def left(item: Any) -> dict[str, tuple[int, str]]:
    return {one.what: (one.number, one.why) for one in read(item).dropped}


def test_an_item_of_version_3() -> None:
    given = read(THIRD)
    assert given.text == "Лория «нет».\nВторой\nабзац.\n"
    assert said(THIRD) == {
        "title": "Порт закрыт 🙂",
        "author": "Марек Орлан, Илька Верин",
        "source": "LPA",
        "lang": "ru",
        "ref": "urn:newsml:lpa.example:20250305:1",
        "modified": "2025-03-05T16:02:28+02:00",
    }
    assert given.extractor is not None
    assert given.extractor.endswith(" ninjs")
    assert given.told == "its text is `bodies` (html, text/html)"


def test_what_is_not_taken_is_listed_with_its_number() -> None:
    assert left(THIRD) == {
        "`headlines` (sub, text/plain)": (1, "another is taken"),
        "`bodies` (short, text/html)": (1, "another is taken"),
        "firstCreated `2025-03-05T14:00:00+02:00`": (1, "when a version was made is not when it was published"),
        "subjects": (2, "the header has no key for it"),
        "associations": (1, "the header has no key for it"),
        "urgency": (1, "the header has no key for it"),
    }


def test_an_item_of_version_1_whose_plain_body_stands_as_it_is() -> None:
    assert read(FIRST).text == FIRST["body_text"]
    assert said(FIRST) == {
        "title": "Порт",
        "author": "Marek Orlan",
        "ref": "http://lpa.example/1",
        "modified": "2025-03-05T10:00:00Z",
    }
    assert left(FIRST).keys() == {"`body_xhtml` (xhtml)", "associations"}
    assert left(FIRST)["associations"][0] == 2


def test_no_item_says_a_day_of_publication() -> None:
    times = dict.fromkeys(("firstcreated", "contentcreated", "embargoed", "expires"), "2025-03-01T10:00:00Z")
    assert "published" not in said(FIRST | times)
    assert sum("2025-03-01" in what for what in left(FIRST | times)) == 4


def test_an_item_without_a_body_is_read_from_its_longest_description_and_says_so() -> None:
    item = {"uri": "x", "headline": "H", "description_text": "Long description.", "description_caption": "Short."}
    given = read(item)
    assert given.text == "Long description."
    assert given.told == "its text is `description_text` (text/plain), as it has no body"
    assert left(item).keys() == {"`description_caption` (caption)"}


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ([THIRD, THIRD], "here are 2 values"),
        ("words", "no object"),
        ({"name": "x"}, "neither a body nor a description"),
        ({"bodies": [{"value": 3}, 7, None, {"value": ""}]}, None),
        ({"bodies": [{"contentType": "text/html", "value": "<p></p>"}]}, "has no words"),
    ],
)
def test_what_is_no_item_with_a_text_is_refused(item: Any, message: str | None) -> None:
    if message is None:
        assert read(item).text == "3"
        return
    with pytest.raises(Unreadable, match=message) as caught:
        read(item)
    assert caught.value.hint


@pytest.mark.parametrize("text", ['{"uri": "a", "uri": "b"}', '{"uri": NaN}', '{"body_text": "\\ud800"}', "{", ""])
def test_json_that_no_tool_means_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        READER.read(Source.holding(text.encode(), "item.json"))
    assert caught.value.place is not None


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain", "plain\n"),
        ("<p>a</p><p> b\n c </p>", "a\nb c\n"),
        ("a<br>b<hr/>c", "a\nb\nc\n"),
        ("<h2>T</h2>x<ul><li>1<li>2</ul>", "T\nx\n1\n2\n"),
        ("<table><tr><td>a<td>b</table>", "a\nb\n"),
        ("<b>a</b><i>b</i> c", "ab c\n"),
        ("<a title='x > y'>link</a>", "link\n"),
        ("<a title=it's>link</a> isn't", "link isn't\n"),
        ("5 < 6 &amp; 7 &lt; 8 &#8212; &laquo;я&raquo;", "5 < 6 & 7 < 8 — «я»\n"),
        ("a<!-- <p>no</p> -->b<![CDATA[<c>]]>", "ab<c>\n"),
        ("<script>var a = '<p>';</script>a<style>p {}</style>", "a\n"),
        ("<script src='x'/>a", "a\n"),
        ("&#99999999999;&#0;&#xD800;", "\ufffd\ufffd\ufffd\n"),
        ("a<", "a<\n"),
        ("<?xml version='1.0'?><!DOCTYPE p>a", "a\n"),
        ("", ""),
        ("<p> </p>", ""),
    ],
)
def test_a_piece_of_html_becomes_lines_of_words(html: str, text: str) -> None:
    assert text_of(html) == text


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<a '", '<a "', "<!--", "<![CDATA[", "<script", "<script></script", "<p>", "&#1"]
)
def test_malformed_html_costs_no_more_time_than_other(piece: str) -> None:
    began = time.process_time()
    text_of(piece * 100_000)
    assert time.process_time() - began < 5  # the square of this would take minutes
