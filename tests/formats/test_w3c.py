"""W3C Web Annotations; every file here is made by hand from the standard, after what Recogito and CATMA write."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.foreign import Document, Reading
from claimtrack.domain.mapping.records import Mapped, map_document
from claimtrack.domain.offsets import BYTES, CODE_POINTS, UTF_16
from claimtrack.domain.records import RawRecord
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.w3c import READER
from tests.formats.test_spans import QUOTE, TEXT, counted

PAGE = "https://example.org/2025/harbour.html"


def quote(exact: str, before: str = "", after: str = "") -> dict[str, str]:
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after}


def annotation(*selectors: Any, body: Any = (), source: str = PAGE, **more: Any) -> dict[str, Any]:
    target = {"source": source, "selector": list(selectors)}
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "body": body, "target": target} | more


def read(folder: Path, given: Any, text: str | None = None) -> Reading:
    (folder / "a.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    if text is not None:
        (folder / "harbour.txt").write_text(text, encoding="utf-8", newline="")
    return READER.read(Source(folder / "a.json", "a.json"))


def mapped(document: Document) -> Mapped:
    return map_document(document, load_profile("tags"), {})


def records(document: Document) -> tuple[RawRecord, ...]:
    (found,) = mapped(document).articles
    return found.records


def test_what_is_on_one_page_is_one_document_and_no_words_are_lost_without_its_text(tmp_path: Path) -> None:
    given = [
        annotation(quote(QUOTE), id="https://example.org/notes/n1"),
        annotation(quote("other words"), source="https://example.org/other"),
        annotation(quote("Орлан"), creator={"id": "ann", "name": "Ann"}),
    ]
    reading = read(tmp_path, given)
    first, second = reading.documents
    assert (first.text, first.facts["url"], len(first.marks), len(second.marks)) == (None, (PAGE,), 2, 1)
    assert (first.marks[0].id, first.marks[1].annotator) == ("n1", "Ann")
    result = mapped(first)
    assert result.unplaced == 2
    assert [(one.quotes[0].text, one.fields["evidence"].text) for one in result.articles[0].records] == [
        (QUOTE, "record")
    ]


def test_the_text_beside_anchors_words_by_what_stands_around_them(tmp_path: Path) -> None:
    text = "Orlan said no.\r\nBren said no, too."
    given = [annotation(quote("said no", "\nBren ", ", too")), annotation(quote("said   no", "Orlan ", "."))]
    (document,) = read(tmp_path, given, text).documents
    assert document.text == text
    second, first = records(document)
    assert "Bren [[said no]], too" in second.quotes[0].text
    assert "Orlan [[said   no]]." in first.quotes[0].text or "[[said no]]" in first.quotes[0].text
    assert "evidence" not in second.fields


@pytest.mark.parametrize("one_end", [False, True])
@pytest.mark.parametrize("unit", [CODE_POINTS, UTF_16, BYTES])
def test_positions_alone_find_their_words_in_whatever_unit(tmp_path: Path, unit: str, *, one_end: bool) -> None:
    given = []
    for words in (QUOTE, "сказал Орлан"):
        start, end = counted(words, unit, one_end=one_end)
        given.append(annotation({"type": "TextPositionSelector", "start": start, "end": end}))
    (document,) = read(tmp_path, given, TEXT).documents
    assert [record.quotes[0].text for record in records(document)] == [QUOTE, "сказал Орлан"]


def test_words_count_more_than_positions_in_another_text(tmp_path: Path) -> None:
    given = [annotation(quote(QUOTE), {"type": "TextPositionSelector", "start": 900, "end": 916})]
    (document,) = read(tmp_path, given, TEXT).documents
    result = mapped(document)
    assert result.articles[0].records[0].quotes[0].text == QUOTE
    assert result.unplaced == 0


def test_words_the_text_beside_does_not_have_are_kept_and_counted(tmp_path: Path) -> None:
    (document,) = read(tmp_path, [annotation(quote("другие слова")), annotation(quote(QUOTE))], TEXT).documents
    result = mapped(document)
    assert result.unplaced == 1
    assert [record.quotes[0].text for record in result.articles[0].records] == ["другие слова", QUOTE]


def test_tags_say_who_holds_what_and_the_comment_paraphrases_it(tmp_path: Path) -> None:
    tags = ("who:Marek Orlan", "side:Loria", "stance:opposes", "topic:troops", "via:LPA", "said:2025-03-04", "urgent")
    body = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    body.append({"type": "TextualBody", "purpose": "commenting", "value": "Troops may enter the harbour."})
    (document,) = read(tmp_path, annotation(quote(QUOTE), body=body, created="2026-01-01"), TEXT).documents
    (record,) = records(document)
    said = {name: value.text for name, value in record.fields.items()}
    assert (record.stance.text, record.claim.text) == ("opposes", "troops-may-enter-the-harbour")
    assert said["by"] == "LPA > Marek Orlan (for Loria)"
    assert (said["said"], said["topic"], said["claim"]) == ("2025-03-04", "troops", "Troops may enter the harbour.")


def test_a_class_is_the_label_and_a_page_of_annotations_is_opened(tmp_path: Path) -> None:
    one = annotation(quote(QUOTE), body={"purpose": "classifying", "source": {"id": "x:1", "label": "Content"}})
    page = {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [one, one]}}
    (document,) = read(tmp_path, page).documents
    assert [mark.label for mark in document.marks] == ["Content", "Content"]
    assert len({mark.id for mark in document.marks}) == 2


def test_several_places_of_one_page_are_one_mark_and_several_pages_are_several(tmp_path: Path) -> None:
    parts = [
        {"source": PAGE, "selector": {"type": "TextPositionSelector", "start": 0, "end": 4}},
        {"source": PAGE, "selector": {"type": "TextPositionSelector", "start": 10, "end": 14}},
        {"source": "https://example.org/b", "selector": {"type": "SvgSelector", "value": "<svg/>"}},
        "https://example.org/c#frag",
    ]
    reading = read(tmp_path, {"type": "Annotation", "target": {"type": "List", "items": parts}})
    assert [(one.name, [mark.fragments for mark in one.marks]) for one in reading.documents] == [
        (PAGE, [((0, 4), (10, 14))]),
        ("https://example.org/b", [()]),
        ("https://example.org/c", [()]),
    ]
    assert [(left.what, left.number) for left in reading.dropped] == [
        ("parts of pages called `#frag`", 1),
        ("SvgSelector", 1),
    ]


@pytest.mark.parametrize("given", [{}, [], [1, "x"], {"items": [{"items": []}]}])
def test_a_file_without_annotations_is_refused(tmp_path: Path, given: Any) -> None:
    with pytest.raises(Unreadable, match="there is no annotation in it"):
        read(tmp_path, given)


@pytest.mark.parametrize("source", ["http://[", "a\0b", "../harbour", "https://example.org/..%2Fharbour", "x" * 5000])
def test_no_address_reaches_files_elsewhere(tmp_path: Path, source: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "harbour.txt").write_text("secret")
    given = annotation(quote(QUOTE), source=source)
    if "\0" in source:
        with pytest.raises(Unreadable, match="no character of a text"):
            read(folder, given)
    else:
        assert read(folder, given).documents[0].text is None


def test_a_file_is_recognised_by_its_context() -> None:
    assert READER.accepts("a.jsonld", b'[{"@context": "http://www.w3.org/ns/anno.jsonld"')
    assert not READER.accepts("a.json", b'[{"text": "x", "label": []}]')


def test_catma_keeps_tag_and_properties_by_their_keys(tmp_path: Path) -> None:
    value = {"tag": "http://catma.de/portal/tag/T1", "properties": {"user": {"P1": ["sure", "late"]}}}
    place = {"type": "TextPositionSelector", "start": 3, "end": 9}
    items = [{"source": "http://catma.de/portal/sourcedocument/D_1", "selector": place}]
    given = {
        "type": "Annotation",
        "body": {"type": "Dataset", "value": value},
        "target": {"items": items, "type": "List"},
    }
    (document,) = read(tmp_path, [given]).documents
    (mark,) = document.marks
    assert (document.name, mark.fragments) == ("http://catma.de/portal/sourcedocument/D_1", ((3, 9),))
    assert mark.values["tag"] == ("http://catma.de/portal/tag/T1",)
    assert mark.values["properties.user.P1"] == ("sure", "late")


def catma(folder: Path, *, tagsets: bool = True) -> Path:
    """Write a project as CATMA 7 keeps it; after its layout, with a text and names of our own."""
    definitions = {
        "S1": {"uuid": "S1", "name": "Speech", "parentUuid": "", "userDefinedPropertyDefinitions": {}},
        "S2": {
            "uuid": "S2", "name": "Direct", "parentUuid": "S1",
            "userDefinedPropertyDefinitions": {"P1": {"uuid": "P1", "name": "stance"}, "P2": {"name": "speaker"}},
            "systemPropertyDefinitions": {
                "P3": {"name": "catma_markupauthor"}, "P4": {"name": "catma_displaycolor"},
                "P5": {"name": "catma_markuptimestamp"},
            },
        },
    }  # fmt: skip
    for key, one in definitions.items() if tagsets else ():
        put(folder / "tagsets" / "T" / "S1" / key / "propertydefs.json", json.dumps(one))
    put(folder / "tagsets" / "broken" / "propertydefs.json", '{"uuid": "S2", "name":')
    header = {"gitContentInfoSet": {"title": "Гавань", "author": "", "publisher": "Example Herald"},
              "gitIndexInfoSet": {"locale": "ru"}}  # fmt: skip
    put(folder / "documents" / "D_1" / "header.json", json.dumps(header))
    put(folder / "documents" / "D_1" / "D_1.txt", TEXT)
    start = len(TEXT[: TEXT.index(QUOTE)].encode("utf-16-le")) // 2
    place = {"type": "TextPositionSelector", "start": start, "end": start + len(QUOTE.encode("utf-16-le")) // 2}
    properties = {
        "system": {"P3": ["ann"], "P4": ["-57318"], "P5": ["2026-01-10T09:00:00Z"]},
        "user": {"P1": ["opposes"], "P2": ["Marek Orlan"], "P9": ["x"]},
    }
    body = {"type": "Dataset", "tagset": "tagsets/T", "tag": "tagsets/T/S1/S2", "properties": properties}
    target = {"items": [{"source": "D_1", "selector": place}], "type": "List"}
    given = [{"type": "Annotation", "id": "collections/C/annotations/A1", "body": body, "target": target}]
    return put(folder / "collections" / "C" / "annotations" / "ann_0.json", json.dumps(given))


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def test_names_and_texts_of_catma_are_those_of_its_project(tmp_path: Path) -> None:
    path = catma(tmp_path)
    reading = READER.read(Source(path, "ann_0.json"))
    (document,) = reading.documents
    (mark,) = document.marks
    assert (document.text, document.facts["title"], document.facts["lang"]) == (TEXT, ("Гавань",), ("ru",))
    assert (mark.label, mark.annotator, mark.values["stance"]) == ("Speech/Direct", "ann", ("opposes",))
    assert mark.values["properties.user.P9"] == ("x",)
    assert "catma_displaycolor" not in mark.values
    assert [(one.what, one.number) for one in reading.dropped] == [("names of tags and properties", 1)]
    (record,) = records(document)
    assert (record.quotes[0].text, record.fields["by"].text, record.stance.text) == (QUOTE, "Marek Orlan", "opposes")


def test_without_its_tagsets_catma_keeps_its_keys_and_says_so(tmp_path: Path) -> None:
    path = catma(tmp_path, tagsets=False)
    reading = READER.read(Source(path, "ann_0.json"))
    (mark,) = reading.documents[0].marks
    assert (mark.label, mark.values["tag"]) == ("highlight", ("tagsets/T/S1/S2",))
    assert [(one.what, one.number) for one in reading.dropped] == [("names of tags and properties", 7)]


@pytest.mark.parametrize("key", ["../../../secret", "..", "", "D_1/../../../secret", "D_" + "x" * 4000])
def test_keys_of_catma_lead_nowhere_else(tmp_path: Path, key: str) -> None:
    path = catma(tmp_path / "project")
    put(tmp_path / "secret" / "secret.txt", "a secret")
    put(tmp_path / "secret.txt", "a secret")
    given = json.loads(path.read_text(encoding="utf-8"))
    given[0]["target"]["items"][0]["source"] = key
    path.write_text(json.dumps(given), encoding="utf-8")
    (document,) = READER.read(Source(path, "ann_0.json")).documents
    assert document.text is None


def test_a_project_of_catma_whose_tags_go_in_circles_is_read(tmp_path: Path) -> None:
    path = catma(tmp_path)
    circle = '{"uuid": "S1", "name": "A", "parentUuid": "S2"}'
    put(tmp_path / "tagsets" / "T" / "S1" / "S1" / "propertydefs.json", circle)
    (mark,) = READER.read(Source(path, "ann_0.json")).documents[0].marks
    assert mark.label.endswith("A/Direct")


def test_a_text_as_body_and_bodies_within_others_say_what_single_ones_say(tmp_path: Path) -> None:
    tag = {"type": "TextualBody", "value": "who:Marek Orlan", "purpose": "tagging"}
    untold = {"type": "TextualBody", "value": "stance:opposes"}
    choice = {"type": "Choice", "items": [tag, {"type": "List", "purpose": "tagging", "items": [untold]}]}
    given = [
        annotation(quote("no troops"), body=None, bodyValue="Orlan refuses troops"),
        annotation(quote("no troops"), body={"type": "TextualBody", "value": "Orlan refuses troops"}),
        annotation(quote("no troops"), body=choice, motivation="tagging"),
        annotation(quote("no troops"), body={"id": "https://example.org/film", "type": "Video"}),
    ]
    (document,) = read(tmp_path, given).documents
    first, second, third, fourth = document.marks
    assert first.values == second.values == {"comment": ("Orlan refuses troops",)}
    assert third.values == {"tags": ("who:Marek Orlan", "stance:opposes")}
    assert fourth.values == {"link": ("https://example.org/film",)}


def test_characters_in_an_address_are_a_place_and_other_parts_of_it_are_told(tmp_path: Path) -> None:
    given = [
        annotation() | {"target": f"{PAGE}#char=0,5"},
        annotation({"type": "FragmentSelector", "value": "char=6,10"}),
        annotation() | {"target": f"{PAGE}#line=0,1"},
        annotation() | {"target": {"source": f"{PAGE}#comments"}},
    ]
    reading = read(tmp_path, given, "Orlan said no.")
    (document,) = reading.documents
    assert [mark.fragments for mark in document.marks] == [((0, 5),), ((6, 10),), (), ()]
    assert [record.quotes[0].text for record in records(document)[:2]] == ["Orlan", "said"]
    assert {one.what for one in reading.dropped} == {
        "parts of pages called `#comments`",
    }


def test_a_tag_that_is_an_address_is_not_cut(tmp_path: Path) -> None:
    body = {"type": "TextualBody", "purpose": "tagging", "value": "https://www.wikidata.org/wiki/Q1"}
    (document,) = read(tmp_path, annotation(quote("no troops"), body=body)).documents
    (record,) = records(document)
    assert record.fields["note"].text == "tags: https://www.wikidata.org/wiki/Q1"


def test_a_page_is_one_whichever_way_somebody_came_to_it(tmp_path: Path) -> None:
    quote = {"type": "TextQuoteSelector", "exact": "слова"}
    ways = [f"{PAGE}?utm_source=tw", PAGE, f"{PAGE}?id=1"]
    reading = read(tmp_path, [annotation(quote, source=way, id=f"urn:{n}") for n, way in enumerate(ways)])
    assert [len(document.marks) for document in reading.documents] == [2, 1]
    targets = [{"source": way, "selector": quote} for way in ways[:2]]
    (document,) = read(tmp_path, annotation() | {"target": targets}).documents
    assert len(document.marks) == 1


def paged(*names: str, **more: Any) -> dict[str, Any]:
    notes = [annotation(quote(QUOTE), id=f"https://notes.example/{name}") for name in names]
    return {"type": "AnnotationPage", "items": notes} | more


def kept(reading: Reading) -> list[str]:
    return [mark.id for document in reading.documents for mark in document.marks]


def test_pages_that_stand_within_each_other_are_all_read(tmp_path: Path) -> None:
    within: dict[str, Any] = paged("n9")
    for number in range(8, 0, -1):
        within = paged(f"n{number}", id=f"https://notes.example/p{number}", next=within)
    reading = read(tmp_path, {"type": "AnnotationCollection", "total": 9, "first": within})
    assert (kept(reading), reading.dropped) == ([f"n{number}" for number in range(1, 10)], [])


@pytest.mark.parametrize("more", [{}, {"id": "https://notes.example/p2"}])
def test_the_last_page_is_read_once_wherever_it_stands(tmp_path: Path, more: Any) -> None:
    last = paged("n2", **more)
    apart = {"type": "AnnotationCollection", "total": 2, "first": paged("n1"), "last": last}
    assert kept(read(tmp_path, apart)) == ["n1", "n2"]
    twice = {"type": "AnnotationCollection", "total": 2, "first": paged("n1", next=last), "last": last}
    assert sorted(kept(read(tmp_path, twice))) == ["n1", "n2"]
    only = {"type": "AnnotationCollection", "total": 1, "first": last, "last": last}
    assert kept(read(tmp_path, only)) == ["n2"]


def test_what_lies_on_pages_that_are_not_in_the_file_is_counted(tmp_path: Path) -> None:
    first = paged("n1", "n2", id="https://notes.example/p1", next="https://notes.example/p2")
    collection = {"id": "https://notes.example/c", "type": "AnnotationCollection", "total": 7}
    expected = [("annotations on other pages", 5)]
    for given in (collection | {"first": first}, first | {"partOf": {"id": "https://notes.example/c", "total": 7}}):
        (told,) = read(tmp_path, given).dropped
        assert [(told.what, told.number)] == expected
        assert told.why.startswith("2 of 7 are in the file; read all pages in one run")


def test_pages_that_only_addresses_tell_of_are_counted_where_no_total_is_said(tmp_path: Path) -> None:
    first = paged("n1", id="https://notes.example/p1", next={"id": "https://notes.example/p2"})
    (told,) = read(tmp_path, first | {"partOf": "https://notes.example/c"}).dropped
    assert (told.what, told.number) == ("other pages of annotations", 1)
    assert "https://notes.example/p2" in told.why
    second = paged("n2", id="https://notes.example/p2", prev="https://notes.example/p1")
    assert read(tmp_path, [one | {"partOf": "https://notes.example/c"} for one in (first, second)]).dropped == []


def test_a_collection_without_its_pages_says_where_they_are(tmp_path: Path) -> None:
    given = {"type": "AnnotationCollection", "total": 7, "first": "https://notes.example/p1"}
    with pytest.raises(Unreadable, match="there is no annotation in it") as refused:
        read(tmp_path, given)
    assert refused.value.hint == "fetch the page it names: https://notes.example/p1"


def test_an_annotation_of_nothing_is_told_and_lies_on_no_other_page(tmp_path: Path) -> None:
    page = paged("n1")
    page["items"].append({"type": "Annotation", "body": {"type": "TextualBody", "value": "No."}})
    (told,) = read(tmp_path, page | {"partOf": {"id": "https://notes.example/c", "total": 2}}).dropped
    assert (told.what, told.number, told.why) == ("annotations without a target", 1, "they are on no page")
