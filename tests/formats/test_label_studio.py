"""Exports of Label Studio; every file here is made by hand in the shape of one."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.foreign import Document, Reading
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.offsets import BYTES, CODE_POINTS, UTF_16
from claimtrack.domain.records import RawRecord
from claimtrack.formats.label_studio import READER
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable
from tests.formats.test_spans import QUOTE, SPEAKER, TEXT, counted


def result(key: str, label: str, start: int, end: int, words: str | None = None, **more: Any) -> dict[str, Any]:
    value = {"start": start, "end": end, "labels": [label]} | ({"text": words} if words else {})
    return {"id": key, "from_name": "label", "to_name": "text", "type": "labels", "value": value} | more


def answer(key: str, name: str, kind: str, given: Any, **where: Any) -> dict[str, Any]:
    return {"id": key, "from_name": name, "to_name": "text", "type": kind, "value": where | {kind: given}}


def task(*results: Any, data: Any = None, by: Any = 3, **more: Any) -> dict[str, Any]:
    annotation = {"id": 9, "completed_by": by, "result": list(results)}
    return {"id": 5, "data": data or {"text": TEXT, "outlet": "Example Herald"}, "annotations": [annotation]} | more


def read(folder: Path, *tasks: Any, name: str = "project.json") -> Reading:
    (folder / name).write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    return READER.read(Source(folder / name, name))


def records(document: Document, profile: str = "regions") -> tuple[RawRecord, ...]:
    (found,) = map_document(document, load_profile(profile), {}).articles
    return found.records


@pytest.mark.parametrize("one_end", [False, True])
@pytest.mark.parametrize("unit", [CODE_POINTS, UTF_16, BYTES])
@pytest.mark.parametrize("with_words", [False, True])
def test_regions_find_their_words_in_whatever_unit(
    tmp_path: Path, unit: str, *, one_end: bool, with_words: bool
) -> None:
    marked = [
        result(key, "Content", *counted(words, unit, one_end=one_end), words if with_words else None)
        for key, words in (("a", QUOTE), ("b", SPEAKER))
    ]
    (document,) = read(tmp_path, task(*marked)).documents
    assert [record.quotes[0].text for record in records(document)] == [QUOTE, SPEAKER]


def test_answers_on_a_region_and_relations_make_a_statement(tmp_path: Path) -> None:
    start, end = counted(QUOTE, CODE_POINTS)
    where = {"start": start, "end": end, "text": QUOTE}
    given = task(
        result("c", "Content", start, end, QUOTE),
        answer("c", "stance", "choices", ["opposes"], start=start, end=end),
        {"id": "c", "from_name": "claim", "type": "textarea", "value": where | {"text": ["Troops may enter."]}},
        answer("c", "topic", "taxonomy", [["security", "troops"]], start=start, end=end),
        result("s", "Source", *counted(SPEAKER, CODE_POINTS), SPEAKER),
        {"type": "relation", "from_id": "s", "to_id": "c", "direction": "left", "labels": ["said by"]},
        by={"id": 1, "email": "ann@example.org"},
    )
    (document,) = read(tmp_path, given).documents
    assert document.facts["outlet"] == ("Example Herald",)
    assert document.links[0].ends == (("from", "c"), ("to", "s"))
    (record,) = records(document)
    said = {name: value.text for name, value in record.fields.items()}
    assert (record.id.text, record.stance.text, record.claim.text) == ("c", "opposes", "troops-may-enter")
    assert (said["by"], said["topic"]) == (SPEAKER, "security/troops")
    assert document.marks[0].annotator == "ann@example.org"


def test_several_annotators_are_several_coders_and_what_was_given_up_is_counted(tmp_path: Path) -> None:
    start, end = counted(QUOTE, CODE_POINTS)
    given = task(result("a", "Content", start, end))
    given["annotations"] += [
        {"completed_by": 4, "result": [result("a", "Content", start, end)]},
        {"completed_by": 5, "result": [result("a", "Content", start, end)], "was_cancelled": True},
    ]
    reading = read(tmp_path, given | {"predictions": [{}, {}], "drafts": [{}]})
    assert [mark.annotator for mark in reading.documents[0].marks] == ["3", "4"]
    assert len({mark.id for mark in reading.documents[0].marks}) == 2
    assert {left.what: left.number for left in reading.dropped} == {
        "cancelled annotations": 1,
        "predictions": 2,
        "drafts": 1,
    }


def test_answers_on_the_whole_text_hold_for_each_of_its_regions_or_stand_alone(tmp_path: Path) -> None:
    whole = answer("w", "speaker", "choices", ["Orlan"])
    (alone,) = read(tmp_path, task(whole)).documents
    assert [(mark.label, mark.values["speaker"]) for mark in alone.marks] == [("task", ("Orlan",))]
    marked = result("c", "Content", *counted(QUOTE, CODE_POINTS))
    (document,) = read(tmp_path, task(marked, whole)).documents
    assert records(document)[0].fields["by"].text == "Orlan"


def test_the_text_is_the_one_that_has_the_words(tmp_path: Path) -> None:
    data = {"url": "https://example.org/a", "headline": "Harbour", "body_of_it": TEXT, "image": "https://x/y.png"}
    start, end = counted(QUOTE, CODE_POINTS)
    (document,) = read(tmp_path, task(result("a", "Content", start, end, QUOTE), data=data)).documents
    assert (document.text, document.facts["headline"]) == (TEXT, ("Harbour",))


def test_pages_and_dialogues_are_found_by_their_words(tmp_path: Path) -> None:
    page = {
        "id": "h",
        "type": "hypertextlabels",
        "value": {
            "start": "/p[1]/text()[1]",
            "end": "/p[1]/text()[1]",
            "startOffset": 2,
            "endOffset": 8,
            "globalOffsets": {"start": 900, "end": 916},
            "text": QUOTE,
            "hypertextlabels": ["Content"],
        },
    }
    turn = {
        "id": "p",
        "type": "paragraphlabels",
        "to_name": "talk",
        "value": {
            "start": "0",
            "end": "0",
            "startOffset": 0,
            "endOffset": 9,
            "text": "Good day.",
            "paragraphlabels": ["Quote"],
        },
    }
    data = {"text": TEXT, "talk": [{"author": "Orlan", "text": "Good day."}, {"author": "Bren", "text": "No."}]}
    first, second = read(tmp_path, task(page, turn, data=data)).documents
    assert records(first)[0].quotes[0].text == QUOTE
    assert (second.text, records(second)[0].quotes[0].text) == ("Good day.\nNo.", "Good day.")


def test_messages_of_a_chat_are_marks(tmp_path: Path) -> None:
    messages = [
        {"type": "chatmessage", "value": {"chatmessage": {"role": role, "content": said}}}
        for role, said in (("user", "Any troops? 🙂"), ("assistant", "None."))
    ]
    (document,) = read(tmp_path, task(*messages, data={"chat": []})).documents
    assert [record.quotes[0].text for record in records(document, "spans")] == ["Any troops? 🙂", "None."]


def test_pictures_are_refused_with_the_reason(tmp_path: Path) -> None:
    box = {"type": "rectanglelabels", "to_name": "image", "value": {"x": 1.5, "y": 2, "rectanglelabels": ["Car"]}}
    with pytest.raises(Unreadable, match="nothing in it marks words of a text: 2 rectanglelabels on `image`"):
        read(tmp_path, task(box, box, data={"image": "https://example.org/a.png", "text": "beside it"}))
    sound = {"type": "labels", "to_name": "audio", "value": {"start": 0.5, "end": 2.25, "channel": 0, "labels": ["A"]}}
    reading = read(tmp_path, task(sound, result("a", "Content", *counted(QUOTE, CODE_POINTS))))
    assert [(left.what, left.number) for left in reading.dropped] == [("labels on `audio`", 1)]


def test_json_min_and_csv_have_regions_and_answers_and_say_what_they_lose(tmp_path: Path) -> None:
    start, end = counted(QUOTE, CODE_POINTS)
    where = {"start": start, "end": end, "text": QUOTE}
    flat = {
        "id": 5,
        "text": TEXT,
        "outlet": "Example Herald",
        "label": [where | {"labels": ["Content"]}],
        "stance": [where | {"choices": ["opposes"]}],
        "annotator": 3,
        "annotation_id": 9,
        "lead_time": 1.5,
    }
    table = io.StringIO()
    writer = csv.DictWriter(table, flat, delimiter="\t")
    writer.writeheader()
    writer.writerow({key: json.dumps(each) if isinstance(each, list) else each for key, each in flat.items()})
    (tmp_path / "a.csv").write_text(table.getvalue(), encoding="utf-8", newline="")
    for reading in (read(tmp_path, flat), READER.read(Source(tmp_path / "a.csv", "a.csv"))):
        (document,) = reading.documents
        (record,) = records(document)
        assert (record.quotes[0].text, record.stance.text) == (QUOTE, "opposes")
        assert document.facts["outlet"] == ("Example Herald",)
        assert document.marks[0].annotator == "3"
        assert reading.dropped[0].what == "tasks without their relations"


@pytest.mark.parametrize("given", [[], [1], ["x"], [[]]])
def test_a_file_without_tasks_is_refused(tmp_path: Path, given: list[Any]) -> None:
    with pytest.raises(Unreadable, match="there is no task in it"):
        read(tmp_path, *given)


def test_a_file_is_recognised_by_keys_that_only_it_has() -> None:
    assert READER.accepts("a.json", b'[{"id": 1, "annotations": [{"id": 7, "completed_by": 1')
    assert READER.accepts("a.csv", b'"id","annotator","annotation_id","lead_time"\n')
    assert not READER.accepts("a.csv", b"date,speaker,quote\n")
    assert not READER.accepts("a.json", b'{"text": "x", "label": []}')


def on_page(key: str, words: str, offsets: tuple[int, int] | None) -> dict[str, Any]:
    value = {"start": "/p[2]/text()[1]", "end": "/p[2]/text()[2]", "startOffset": 0, "endOffset": 5, "text": words}
    value |= {"hypertextlabels": ["Content"]}
    value |= {"globalOffsets": {"start": offsets[0], "end": offsets[1]}} if offsets else {}
    return {"id": key, "from_name": "label", "to_name": "text", "type": "hypertextlabels", "value": value}


def test_marks_of_a_page_stand_in_what_a_reader_sees_of_it(tmp_path: Path) -> None:
    page = "<style>p {}</style><p>One &amp; two 🙂</p>\r\n<p>No troops <b>will</b> come<br>here, no</p>"
    before = len("p {}One & two 🙂\n") + 1  # a browser counts the emoji as two
    marked = [
        on_page("a", "No troops will come", (before, before + 19)),
        on_page("b", "no", (before + 26, before + 28)),
        on_page("c", "two 🙂", None),
    ]
    (document,) = read(tmp_path, task(*marked, data={"text": page})).documents
    assert document.text == "One & two 🙂\n\nNo troops will come\nhere, no\n"
    mapped = map_document(document, load_profile("regions"), {})
    quotes = [record.quotes[0].text for record in mapped.articles[0].records]
    assert sorted(quotes) == ["No troops will come", "no", "two 🙂"]
    assert mapped.places.of["b"][0].end == document.text.rindex("no") + 2
    assert (mapped.places.astray, mapped.places.elsewhere, mapped.places.outside) == ([], [], [])


@pytest.mark.parametrize(
    ("annotation", "who"),
    [
        ({"created_username": "eric"}, "eric"),
        ({"completed_by": {"first_name": "Ann", "last_name": "Orlan", "email": ""}}, "Ann Orlan"),
        (
            {"completed_by": {"first_name": "Ann", "email": "ann@example.org"}, "created_username": " Ann, 3"},
            "ann@example.org",
        ),
        ({"completed_by": None, "created_username": " ann, 3"}, "ann, 3"),
    ],
)
def test_who_annotated_is_told_by_whatever_the_export_has(tmp_path: Path, annotation: dict[str, Any], who: str) -> None:
    given = {"id": 1, "data": {"text": TEXT}, "completions": [annotation | {"result": [result("a", "Content", 0, 1)]}]}
    (document,) = read(tmp_path, given).documents
    assert document.marks[0].annotator == who


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x85", "слово " * 40_000])
def test_cells_of_csv_hold_any_letters_and_as_many_as_an_article(tmp_path: Path, sign: str) -> None:
    text = f"Орлан: нет.{sign}Да."
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    labels = json.dumps([{"start": 0, "end": 5, "text": "Орлан", "labels": ["Speaker"]}], ensure_ascii=False)
    writer.writerows([["text", "label", "annotator", "annotation_id", "lead_time"], [text, labels, "1", "5", "3.2"]])
    (tmp_path / "a.csv").write_text(table.getvalue(), encoding="utf-8", newline="")
    limit = csv.field_size_limit()
    (document,) = READER.read(Source(tmp_path / "a.csv", "a.csv")).documents
    assert document.text == text
    assert csv.field_size_limit() == limit


@pytest.mark.parametrize(
    "shape",
    [
        {"x": 1, "y": 2, "width": 3, "height": 4, "rectanglelabels": ["A"]},
        {"points": [[1, 2], [3, 4], [5, 6]], "closed": True, "polygonlabels": ["A"]},
        {"format": "rle", "rle": [0, 1, 2], "brushlabels": ["A"]},
        {"start": 0.5, "end": 1.25, "channel": 0, "labels": ["A"]},
        {"start": 3, "end": 9, "instant": False, "timeserieslabels": ["A"]},
        {"framesCount": 3, "sequence": [{"frame": 1, "x": 2}], "labels": ["A"]},
    ],
)
def test_json_min_of_pictures_recordings_and_films_is_refused_with_the_reason(tmp_path: Path, shape: Any) -> None:
    flat = {"id": 1, "annotation_id": 7, "annotator": 2, "lead_time": 3.2, "image": "/data/x.png", "label": [shape]}
    bare = {"id": 2, "annotation_id": 8, "annotator": 2, "lead_time": 3.2, "image": "/data/y.png"}
    for given in ([flat], [flat, bare]):
        with pytest.raises(Unreadable, match=r"nothing in it marks words of a text: 1 regions of `label`$"):
            read(tmp_path, *given)
    text = {"id": 3, "annotation_id": 9, "annotator": 2, "lead_time": 3.2, "text": TEXT}
    reading = read(tmp_path, flat, text)
    assert [one.text for one in reading.documents] == [TEXT]
    assert [one.what for one in reading.dropped] == ["regions of `label`", "tasks without their relations"]
