"""Texts with spans as several tools write them; every file here is made by hand in the tool's own shape."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.foreign import Document, Reading
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.offsets import BYTES, CODE_POINTS, UTF_16
from claimtrack.domain.records import RawArticle
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.readers import HEAD, by_content
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.spans import READER

TEXT = "🙂 Утро в гавани.\r\n«Войска не войдут», — сказал Орлан.\r\n"
QUOTE, SPEAKER = "Войска не войдут", "Орлан"


def read(folder: Path, *given: Any, name: str = "texts.jsonl") -> Reading:
    path = folder / name
    lines = (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in given)
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    return READER.read(Source(path, name))


def one(reading: Reading) -> Document:
    assert len(reading.documents) == 1
    return reading.documents[0]


def article(document: Document, profile: str) -> RawArticle:
    (found,) = map_document(document, load_profile(profile), {}).articles
    return found


def counted(words: str, unit: str, *, one_end: bool = False) -> tuple[int, int]:
    """Give where words stand in TEXT, counted as a tool may count."""

    def length(text: str) -> int:
        text = text.replace("\r\n", "\n") if one_end else text
        return {
            CODE_POINTS: len(text),
            UTF_16: len(text.encode("utf-16-le")) // 2,
            BYTES: len(text.encode()),
        }[unit]

    start = TEXT.index(words)
    return length(TEXT[:start]), length(TEXT[: start + len(words)])


@pytest.mark.parametrize("one_end", [False, True])
@pytest.mark.parametrize("unit", [CODE_POINTS, UTF_16, BYTES])
@pytest.mark.parametrize("with_words", [False, True])
def test_spans_find_their_words_in_whatever_unit_they_are_counted(
    tmp_path: Path, unit: str, *, one_end: bool, with_words: bool
) -> None:
    spans = []
    for label, words in (("Content", QUOTE), ("Source", SPEAKER)):
        start, end = counted(words, unit, one_end=one_end)
        spans.append({"start": start, "end": end, "label": label} | ({"text": words} if with_words else {}))
    found = article(one(read(tmp_path, {"text": TEXT, "spans": spans})), "spans")
    assert [record.quotes[0].text for record in found.records] == [QUOTE, SPEAKER]


def test_doccano_lists_and_labels_of_the_whole_text(tmp_path: Path) -> None:
    text = "Orlan said no."
    first = read(tmp_path, {"id": 7, "text": text, "label": [[0, 5, "Speaker"]], "Comments": [], "outlet": "Herald"})
    document = one(first)
    assert (document.name, document.facts["outlet"]) == ("texts/7", ("Herald",))
    assert [(mark.label, mark.fragments) for mark in document.marks] == [("Speaker", ((0, 5),))]
    assert one(read(tmp_path, {"text": text, "labels": ["politics"]})).facts["labels"] == ("politics",)


def test_doccano_relations_join_a_content_to_its_source(tmp_path: Path) -> None:
    given = {
        "text": "Orlan said that no troops would come.",
        "entities": [
            {"id": 31, "start_offset": 0, "end_offset": 5, "label": "Source"},
            {"id": 32, "start_offset": 11, "end_offset": 36, "label": "Content"},
            {"id": 33, "start_offset": 6, "end_offset": 10, "label": "Cue"},
        ],
        "relations": [
            {"id": 1, "from_id": 32, "to_id": 31, "type": "said by"},
            {"id": 2, "from_id": 33, "to_id": 32, "type": "cue of"},
        ],
    }
    (record,) = article(one(read(tmp_path, given)), "regions").records
    assert record.quotes[0].text == "that no troops would come"
    assert (record.fields["by"].text, record.fields["cue"].text) == ("Orlan", "said")


def test_prodigy_keeps_who_annotated_and_leaves_what_was_not_accepted(tmp_path: Path) -> None:
    task = {"text": "Orlan said no.", "_input_hash": 5, "spans": [{"start": 0, "end": 5, "label": "Source"}]}
    reading = read(
        tmp_path,
        task | {"answer": "accept", "_session_id": "ann", "accept": ["Q1"]},
        task | {"answer": "accept", "_session_id": "bo"},
        task | {"answer": "reject", "_session_id": "ann"},
        task | {"answer": "ignore", "_session_id": "ann"},
    )
    document = one(reading)
    assert [mark.annotator for mark in document.marks] == ["ann", "bo"]
    assert document.marks[0].own["accept"] == ("Q1",)
    assert [(left.what, left.number) for left in reading.dropped] == [
        ("tasks answered `reject`", 1),
        ("tasks answered `ignore`", 1),
    ]
    assert len(map_document(document, load_profile("spans"), {}).articles) == 2


def test_prodigy_relations_find_their_spans(tmp_path: Path) -> None:
    head, child = ({"start": 11, "end": 13, "label": "Content"}, {"start": 0, "end": 5, "label": "Source"})
    given = {
        "text": "Orlan said no.",
        "spans": [child, head],
        "relations": [{"head": 2, "child": 0, "label": "SAID", "head_span": head, "child_span": child}],
    }
    (record,) = article(one(read(tmp_path, given)), "regions").records
    assert (record.quotes[0].text, record.fields["by"].text) == ("no", "Orlan")


def test_opinions_are_of_a_source_of_the_outlet_itself_or_of_nobody(tmp_path: Path) -> None:
    def opinion(source: list[list[str]], polarity: str) -> dict[str, Any]:
        return {
            "Source": source,
            "Target": [["Кастею"], ["16:22"]],
            "Polar_expression": [["Очень", "хвалит"], ["0:5", "9:15"]],
            "Polarity": polarity,
        }

    given = {
        "sent_id": 3,
        "text": "Очень же хвалит Кастею Орлан.",
        "opinions": [
            opinion([["Орлан"], ["23:28"]], "POS"),
            opinion([["AUTHOR"], ["NULL"]], "NEG"),
            opinion([["NULL"], ["0:0"]], "POS"),
        ],
    }
    document = one(read(tmp_path, given))
    assert document.name == "texts/3"
    records = article(document, "opinions").records
    assert [record.fields["by"].text if "by" in record.fields else None for record in records] == ["Орлан", None, "?"]
    assert [record.stance.text for record in records] == ["supports", "opposes", "supports"]
    assert records[0].quotes[0].text == "Очень <…> хвалит"
    assert (records[0].claim.text, records[0].fields["about"].text) == ("regard-for-кастею", "Кастею")


def test_citron_quotes_have_contents_in_several_places(tmp_path: Path) -> None:
    text = "“No troops,” Orlan said, “will come.”"
    given = {
        "text": text,
        "quotes": [
            {
                "id": "q1",
                "cue": {"start": 19, "end": 23, "text": "said"},
                "sources": [{"start": 13, "end": 18, "text": "Orlan"}],
                "contents": [{"start": 0, "end": 12}, {"start": 25, "end": 37}],
                "confidence": 0.5,
            }
        ],
    }
    (record,) = article(one(read(tmp_path, given, name="a.json")), "attribution").records
    assert record.quotes[0].text == "“No troops,” <…> “will come.”"
    assert (record.fields["by"].text, record.fields["cue"].text) == ("Orlan", "said")


def test_a_list_and_an_object_over_several_lines_are_read_too(tmp_path: Path) -> None:
    given = [{"text": "Orlan said no.", "entities": [[0, 5, "PER"]]}, {"text": "Bren came.", "entities": []}]
    for text in (json.dumps(given), json.dumps(given, indent=2), "\n".join(json.dumps(x, indent=1) for x in given)):
        reading = read(tmp_path, text)
        assert [document.name for document in reading.documents] == ["texts/1", "texts/2"]
        assert reading.documents[0].marks[0].label == "PER"


def test_a_broken_line_refuses_itself_alone(tmp_path: Path) -> None:
    good = {"text": "Orlan said no.", "label": [[0, 5, "PER"]]}
    reading = read(tmp_path, good, '{"text": "Bren", "label": [[0, 4,', good | {"id": 4}, '{"text": "x", "text": "y"}')
    assert len(reading.documents) == 2
    assert [(one.place.line, one.message) for one in reading.refused] == [
        (2, "this is not JSON: expecting value"),
        (4, "`text` is given twice in one object"),
    ]


def test_spans_without_sense_are_kept_without_a_place(tmp_path: Path) -> None:
    spans = [{"start": 9, "end": 3, "label": "A"}, {"start": True, "end": 10**12, "text": "Orlan"}, {"label": "C"}, [0]]
    document = one(read(tmp_path, {"text": "Orlan said no.", "spans": spans}))
    assert [(mark.label, mark.fragments, mark.covered) for mark in document.marks] == [
        ("A", (), None),
        ("span", (), "Orlan"),
        ("C", (), None),
    ]
    assert len({mark.id for mark in document.marks}) == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"text": NaN}', "NaN is not a number in JSON"),
        ('{"text": "a", "id": 1e999}', "the number 1e999 is too large"),
        ('{"text": "a", "id": ' + "9" * 6000 + "}", "a number has too many digits"),
        ("[" * 100_000, "the objects are nested too deeply"),
        ('{"text": "half \\ud83d"}', "an escape here stands for no character of a text"),
        ('{"a": 1, "a": 2}', "`a` is given twice in one object"),
        ('{"words": "none"}', "no object of it has a `text`"),
        ("", "no object of it has a `text`"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read(tmp_path, text)


def test_a_file_is_recognised_by_its_first_object() -> None:
    assert READER.accepts("a.jsonl", b'{"id": 1, "text": "x", "label": [[0, 1, "A"]]}')
    assert READER.accepts("a.json", b'[\n {"text": "x", "opinions": []}]')
    assert not READER.accepts("a.jsonl", b'{"source": "Herald", "published": "2025", "text": "x", "statements": []}')
    assert READER.accepts("a.jsonl", b'{"text": "x", "meta": {"tags": [], "published": "2025"}, "spans": []}\n{"te')
    assert READER.accepts("a.jsonl", b'{"text": "x", "spans": [{"start": 0, "end": 1, "label": "A"}, {"sta')
    assert not READER.accepts("a.jsonl", b'{"title": "x", "meta": {"text": "y", "spans": []}}')
    assert not READER.accepts("a.csv", b'{"text": "x", "label": []}')


def test_a_long_article_may_stand_before_its_spans(tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_text(json.dumps({"id": 1, "text": "Слово за словом. " * 9000, "label": [[0, 5, "A"]]}), encoding="utf-8")
    with file.open("rb") as stream:
        assert by_content(file, stream.read(HEAD)) == ["spans"]


def test_what_the_profile_has_no_use_for_stays_with_the_article(tmp_path: Path) -> None:
    given = {
        "text": "Orlan said no.",
        "label": [[0, 5, 'PER;"x"']],
        "outlet": "Herald",
        "meta": {"batch": 3, "tags": ["a", "b"]},
    }
    found = article(one(read(tmp_path, given)), "spans")
    assert (found.header["source"].text, found.header["other"].text) == ("Herald", "batch: 3; tags: a, b")
    assert found.records[0].fields["topic"].text == "spans/PER x"


def test_marks_that_make_no_sense_are_counted_and_the_others_stay(tmp_path: Path) -> None:
    spans = [[0, 1, "A"], ["a", 2, "X"], None, [1.5, 3, "X"], [1, 2], [3, 2, "X"], [-3, 2, "X"], [2, 2, "X"]]
    objects = [{"start": 5, "end": 3, "label": "B"}, {"start": 5, "end": 3, "label": "C", "text": "Утро"}, {}, "tag"]
    reading = read(tmp_path, {"text": TEXT, "label": spans}, {"text": "Утро", "spans": objects})

    assert [[(m.label, m.fragments, m.covered) for m in d.marks] for d in reading.documents] == [
        [("A", ((0, 1),), None), ("span", ((1, 2),), None), *[("X", (), None)] * 3],
        [("B", (), None), ("C", (), "Утро"), ("span", (), None)],
    ]
    assert {(one.what, one.number) for one in reading.dropped} == {
        *(("marks that are none", 3), ("places that bound nothing", 5), ("labels of whole texts as statements", 1)),
    }
    assert reading.documents[1].facts["spans"] == ("tag",)


def test_annotations_of_doccano_1_are_spans_of_their_users(tmp_path: Path) -> None:
    given = {
        "id": 1,
        "text": TEXT,
        "annotations": [
            {"id": 8, "label": 12, "start_offset": 20, "end_offset": 36, "user": 1, "created_at": "2020"},
            {"label": "PER", "start_offset": 20, "end_offset": 36, "user": "kim"},
        ],
        "meta": {},
        "annotation_approver": None,
    }
    assert READER.accepts("a.jsonl", json.dumps(given).encode())
    first, second = one(read(tmp_path, given)).marks
    assert [(mark.label, mark.annotator) for mark in (first, second)] == [("12", "1"), ("PER", "kim")]
    assert first.fragments == second.fragments == ((20, 36),)
    assert first.values == {"created_at": ("2020",)}


@pytest.mark.parametrize(
    ("given", "key", "labels"),
    [
        ({"annotations": [{"label": 15, "user": 1}, {"label": 16, "user": 2}]}, "annotations", ("15", "16")),
        ({"label": "POLITICS", "answer": "accept"}, "label", ("POLITICS",)),
        ({"options": [{"id": "FOR", "text": "for"}], "accept": ["FOR"], "answer": "accept"}, "accept", ("FOR",)),
    ],
)
def test_labels_of_whole_texts_stay_with_their_text_and_are_told(
    tmp_path: Path, given: dict[str, Any], key: str, labels: tuple[str, ...]
) -> None:
    given = {"id": 7, "text": "Orlan said no."} | given
    assert READER.accepts("a.jsonl", json.dumps(given).encode())
    reading = read(tmp_path, given)
    assert one(reading).facts[key] == labels
    assert ("labels of whole texts as statements", len(labels)) in {
        (lost.what, lost.number) for lost in reading.dropped
    }


def test_choices_of_several_annotators_are_all_kept(tmp_path: Path) -> None:
    task = {"text": "Orlan said no.", "_input_hash": 5, "options": [], "answer": "accept"}
    document = one(read(tmp_path, task | {"accept": ["FOR"]}, task | {"accept": ["AGAINST"]}))
    assert document.facts["accept"] == ("FOR", "AGAINST")


def test_spans_under_another_key_are_counted(tmp_path: Path) -> None:
    given = {
        "text": "Orlan said no.",
        "spans": [{"start": 0, "end": 5, "label": "PER"}],
        "tokens": [{"text": "Orlan", "start": 0, "end": 5}],
        "ner": [[0, 5, "PER"], [6, 10, "CUE"]],
        "layers": {"claims": [{"start": 0, "end": 14, "label": "C"}], "size": [2, 7]},
        "meta": {"period": {"start": "2020", "end": "2021"}},
    }
    told = {lost.what: lost.number for lost in read(tmp_path, given).dropped}
    assert told == {"spans under `ner`": 2, "spans under `layers.claims`": 1}


@pytest.mark.parametrize("form", ["a line each", "one line", "one list", "beside an object"])
def test_pairs_that_spacy_is_trained_with_are_texts_with_spans(tmp_path: Path, form: str) -> None:
    pair = [TEXT, {"entities": [[*counted(QUOTE, CODE_POINTS), "Content"]], "cats": {"war": 1}}]
    more = ["Орлан молчит.", {"entities": [[0, 5, "Source"]]}]
    given: tuple[object, ...] = {
        "a line each": (pair, more),
        "one line": (pair,),
        "one list": ([pair, more],),
        "beside an object": ({"text": more[0], "ents": []}, pair),
    }[form]
    reading = read(tmp_path, *given)
    (found,) = (document for document in reading.documents if document.text == TEXT)
    assert [(mark.label, mark.fragments) for mark in found.marks] == [("Content", (counted(QUOTE, CODE_POINTS),))]
    assert found.facts == {"cats.war": ("1",)}
    assert not reading.dropped
    assert len(reading.documents) == (1 if form == "one line" else 2)
    head = (tmp_path / "texts.jsonl").read_bytes()[:HEAD]
    assert by_content("texts.jsonl", head) == ["spans"]


def test_a_string_before_an_object_with_a_text_is_none_of_it(tmp_path: Path) -> None:
    reading = read(tmp_path, '"Орлан"', {"text": TEXT, "ents": []})
    assert [document.text for document in reading.documents] == [TEXT]
    assert reading.dropped[0].what == "objects without a text"


def test_attributes_of_a_span_say_what_values_beside_its_label_say(tmp_path: Path) -> None:
    start, end = counted(QUOTE, CODE_POINTS)
    inner = {"stance": "opposes", "note": "inner", "more": {"a": 1}}
    span = {"start": start, "end": end, "label": "Content", "note": "outer", "attributes": inner}
    document = one(read(tmp_path, {"text": TEXT, "spans": [span]}))
    assert document.marks[0].values == {
        "stance": ("opposes",),
        "attributes.note": ("inner",),
        "more.a": ("1",),
        "note": ("outer",),
    }
    assert article(document, "regions").records[0].stance.text == "opposes"


def test_tasks_of_another_tool_are_not_texts_with_spans() -> None:
    assert not READER.accepts("a.jsonl", b'{"text": "x", "annotations": [{"result": [], "completed_by": 1}]}')
    assert not READER.accepts("a.jsonl", b'{"type": "topic", "text": "x", "label": "y"}')


def test_ids_that_look_like_those_given_to_parts_are_left_to_whose_they_are(tmp_path: Path) -> None:
    taken = [{"id": f"T{number}", "start": 0, "end": 5, "label": "Source"} for number in range(1, 2_000)]
    quote = {"source": {"start": 0, "end": 5}, "content": {"start": 11, "end": 13}}
    document = one(read(tmp_path, {"text": "Orlan said no.", "spans": taken, "quotes": [quote, quote]}))
    assert [mark.id for mark in document.marks[-4:]] == ["T2000", "T2001", "T2002", "T2003"]
    assert len({mark.id for mark in document.marks}) == len(document.marks)
