"""Hypothesis annotations; every file here is made by hand from the schema of its API and its client's export."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.foreign import Document, Reading
from claimtrack.domain.mapping.records import Mapped, map_document
from claimtrack.domain.offsets import BYTES, CODE_POINTS, UTF_16
from claimtrack.domain.reading import read_article
from claimtrack.formats.hypothesis import READER
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable
from tests.formats.test_spans import QUOTE, TEXT, counted

PAGE = "https://www.herald.example/2025/harbour"


def row(words: str | None, *tags: str, text: str = "", key: str = "a1", **more: Any) -> dict[str, Any]:
    selectors = [{"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]"}]
    if words is not None:
        selectors.append({"type": "TextQuoteSelector", "exact": words, "prefix": "", "suffix": ""})
    return {
        "id": key,
        "created": "2026-01-01T10:00:00Z",
        "user": "acct:ann@hypothes.is",
        "uri": PAGE,
        "text": text,
        "tags": list(tags),
        "document": {"title": ["Harbour"]},
        "target": [{"source": PAGE, "selector": selectors if words is not None else []}],
    } | more


def note(*tags: str, **more: Any) -> dict[str, Any]:
    return row(None, *tags, key="n1", **more) | {"target": [{"source": PAGE}]}


def read(folder: Path, given: Any, text: str | None = None) -> Reading:
    (folder / "h.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    if text is not None:
        (folder / "harbour.txt").write_text(text, encoding="utf-8", newline="")
    return READER.read(Source(folder / "h.json", "h.json"))


def mapped(document: Document) -> Mapped:
    return map_document(document, load_profile("tags"), {})


def test_tags_and_comment_make_a_statement_and_its_day_is_not_that_of_the_annotation(tmp_path: Path) -> None:
    tags = ("who:Marek Orlan", "side:Loria", "topic:troops", "stance:opposes", "via:LPA", "urgent")
    given = {"total": 1, "rows": [row(QUOTE, *tags, text="Troops may enter the harbour.")]}
    (document,) = read(tmp_path, given, TEXT).documents
    (article,) = mapped(document).articles
    (record,) = article.records
    said = {name: value.text for name, value in record.fields.items()}
    assert (record.stance.text, record.claim.text, record.quotes[0].text) == (
        "opposes",
        "troops-may-enter-the-harbour",
        QUOTE,
    )
    assert (said["by"], said["topic"]) == ("LPA > Marek Orlan (for Loria)", "troops")
    assert "said" not in said
    assert article.header["title"].text == "Harbour"
    assert article.header["source"].text == "herald.example"
    assert article.header["coder"].text == "ann@hypothes.is"
    dated = row(QUOTE, *tags, "said:2025-03-04", text="Troops may enter the harbour.")
    (document,) = read(tmp_path, dated, TEXT).documents
    assert mapped(document).articles[0].records[0].fields["said"].text == "2025-03-04"


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda rows: {"total": len(rows), "rows": rows},
        lambda rows: {"export_date": "2026-01-01", "export_userid": "ann", "client_version": "1", "annotations": rows},
        lambda rows: rows,
    ],
)
def test_search_results_exports_and_lists_are_read(tmp_path: Path, wrapped: Any) -> None:
    rows = [row(QUOTE), row("other", key="a2", uri="https://herald.example/b#part")]
    reading = read(tmp_path, wrapped(rows))
    assert [(one.name, len(one.marks)) for one in reading.documents] == [(PAGE, 1), ("https://herald.example/b", 1)]


def test_a_page_note_tells_of_the_page_and_replies_are_counted(tmp_path: Path) -> None:
    given = [
        note("published:2025-03-05", "lang:ru", "outlet:Example Herald"),
        row(QUOTE, "who:Orlan"),
        row(None, key="r1", references=["a1"], text="No, he did not."),
        row(None, key="r2", references=["a1", "r1"]),
    ]
    reading = read(tmp_path, given, TEXT)
    assert [(left.what, left.number) for left in reading.dropped] == [("replies", 2)]
    result = mapped(reading.documents[0])
    header = {name: value.text for name, value in result.articles[0].header.items()}
    assert (header["published"], header["lang"], header["source"]) == ("2025-03-05", "ru", "Example Herald")
    assert dict(result.ignored) == {"page note: a note on a page, on no words of it": 1}


@pytest.mark.parametrize("one_end", [False, True])
@pytest.mark.parametrize("unit", [CODE_POINTS, UTF_16, BYTES])
def test_positions_alone_find_their_words_in_whatever_unit(tmp_path: Path, unit: str, *, one_end: bool) -> None:
    rows = []
    for number, words in enumerate((QUOTE, "сказал Орлан")):
        start, end = counted(words, unit, one_end=one_end)
        place = {"selector": [{"type": "TextPositionSelector", "start": start, "end": end}]}
        rows.append(row(None, key=f"a{number}") | {"target": [place]})
    (document,) = read(tmp_path, rows, TEXT).documents
    assert [record.quotes[0].text for record in mapped(document).articles[0].records] == [QUOTE, "сказал Орлан"]


def test_words_without_the_text_are_kept(tmp_path: Path) -> None:
    (document,) = read(tmp_path, [row(QUOTE, "who:Orlan")]).documents
    result = mapped(document)
    assert result.unplaced == 1
    assert result.articles[0].records[0].quotes[0].text == QUOTE


def test_rows_with_one_id_are_kept_apart_and_annotators_too(tmp_path: Path) -> None:
    bo = row(QUOTE, user="acct:bo@hypothes.is")
    (document,) = read(tmp_path, [row(QUOTE), bo, row("x", uri="urn:x-pdf:1")]).documents[:1]
    assert len({mark.id for mark in document.marks}) == 2
    assert [mark.annotator for mark in document.marks] == ["ann@hypothes.is", "bo@hypothes.is"]


def test_a_coder_is_an_account_whatever_name_it_shows(tmp_path: Path) -> None:
    named = {"display_name": "Ann"}
    rows = [
        row(QUOTE, "stance:supports", user_info=named),
        row(QUOTE, "stance:supports", key="a2", user_info={"display_name": None}),
        row(QUOTE, "stance:opposes", key="a3", user="acct:other@hypothes.is", user_info=named),
        row(QUOTE, "stance:opposes", key="a4", user=None, user_info=named),
    ]
    (document,) = read(tmp_path, rows, TEXT).documents
    accounts = ["ann@hypothes.is", "ann@hypothes.is", "other@hypothes.is", "Ann"]
    assert [mark.annotator for mark in document.marks] == accounts
    notes = [record.fields["note"].text for article in mapped(document).articles for record in article.records]
    assert sum("display name: Ann" in note for note in notes) == 2


@pytest.mark.parametrize("given", [{}, [], [1], {"rows": []}, {"annotations": [1, None]}])
def test_a_file_without_annotations_is_refused(tmp_path: Path, given: Any) -> None:
    with pytest.raises(Unreadable, match="there is no annotation in it"):
        read(tmp_path, given)


def test_a_file_is_recognised_by_what_only_hypothesis_has() -> None:
    assert READER.accepts("a.json", b'{"total": 1, "rows": [{"user": "acct:ann@hypothes.is"')
    assert READER.accepts("a.json", b'{"export_date": "x", "export_userid": "ann"')
    assert not READER.accepts("a.json", b'{"@context": "http://www.w3.org/ns/anno.jsonld"}')


def test_a_page_is_one_whichever_way_somebody_came_to_it(tmp_path: Path) -> None:
    ways = [f"{PAGE}?utm_source=tw", PAGE, f"{PAGE}#top", f"{PAGE}?id=1"]
    reading = read(tmp_path, [row("слова", key=f"a{n}") | {"uri": way} for n, way in enumerate(ways)])
    assert [len(document.marks) for document in reading.documents] == [3, 1]


def test_what_a_search_found_and_the_file_has_not_is_counted(tmp_path: Path) -> None:
    rows = [row(QUOTE), row(None, key="r1", references=["a1"])]
    (replies, told) = sorted(read(tmp_path, {"total": 200, "rows": rows}).dropped, key=lambda one: one.number)
    assert (replies.what, told.what, told.number) == ("replies", "annotations of the search", 198)
    assert told.why.startswith("2 of 200 are in the file; read all of them in one run")
    apart = {"total": 1, "rows": [row(QUOTE)], "replies": [row(None, key="r1", references=["a1"])]}
    assert [(left.what, left.number) for left in read(tmp_path, apart).dropped] == [("replies", 1)]
    parts = [{"total": 2, "rows": [each]} for each in (row(QUOTE), row(QUOTE, key="a2"))]
    assert read(tmp_path, parts).dropped == []


def test_two_who_speak_together_may_be_relayed(tmp_path: Path) -> None:
    given = row(
        QUOTE, "who:Marek Orlan", "who:Ada Bren", "via:LPA", "stance:opposes", "published:2025-03-05", "lang:ru"
    )
    (document,) = read(tmp_path, given, TEXT).documents
    article, findings = read_article(mapped(document).articles[0])
    assert article is not None
    assert [one for one in findings if one.severity == "error"] == []
    assert [one.name for one in article.statements[0].chain.asserters] == ["Marek Orlan", "Ada Bren"]
