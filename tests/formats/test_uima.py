"""UIMA CAS as XMI and as JSON, in files and projects made by hand after the specifications; the words are invented."""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

from claimtrack.domain.foreign import Document, Reading
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.offsets import UTF_16, Counting
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.uima import READER
from tests.domain.test_offsets import placed
from tests.formats.test_archive import packed

SETTINGS = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
TEXT = "Вопрос 🙂 решён.\r\nОрлан сказал: «Баз не будет» 🙂. 基地"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore"
 xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>
"""
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>webanno.custom.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
<featureDescription><name>said</name><rangeTypeName>webanno.custom.Speaker</rangeTypeName></featureDescription>
<featureDescription><name>count</name><rangeTypeName>uima.cas.Integer</rangeTypeName></featureDescription>
</features></typeDescription>
<typeDescription><name>webanno.custom.Statement</name><supertypeName>webanno.custom.Base</supertypeName></typeDescription>
</types></typeSystemDescription>"""


def at(word: str) -> tuple[int, int]:
    return placed(TEXT, word, Counting(UTF_16))


def xmi(*inside: str, text: str | None = TEXT) -> str:
    said = f" sofaString={quoteattr(text, {chr(13): '&#13;', chr(10): '&#10;'})}" if text is not None else ""
    sofa = f'<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView"{said}/>\n<cas:View sofa="1" members=""/>'
    return HEAD + "\n".join(inside) + f"\n{sofa}</xmi:XMI>"


def mark(number: int, label: str, word: str, rest: str = "") -> str:
    begin, end = at(word)
    return f'<custom:{label} xmi:id="{number}" sofa="1" begin="{begin}" end="{end}" {rest}/>'


def statement() -> str:
    return xmi(
        mark(5, "Speaker", "Орлан"),
        mark(6, "Statement", "Баз не будет", 'stance="opposes" claim="bases" speaker="7"'),
        '<custom:SpeakerLink xmi:id="7" target="5"/>',
    )


def json_cas(*inside: dict[str, Any], text: str | None = TEXT) -> str:
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": text}
    return json.dumps({"%TYPES": {}, "%FEATURE_STRUCTURES": [*inside, sofa], "%VIEWS": {}}, indent=1)


def structure(number: int, label: str, word: str, **rest: Any) -> dict[str, Any]:
    begin, end = at(word)
    return {"%ID": number, "%TYPE": f"webanno.custom.{label}", "@sofa": 1, "begin": begin, "end": end} | rest


def json_statement() -> str:
    return json_cas(
        structure(5, "Speaker", "Орлан"),
        structure(6, "Statement", "Баз не будет", stance="opposes", claim="bases") | {"@speaker": 8},
        {"%ID": 7, "%TYPE": "webanno.custom.SpeakerLink", "role": "", "@target": 5},
        {"%ID": 8, "%TYPE": "webanno.custom.SpeakerLink[]", "%ELEMENTS": [7]},
    )


def read(folder: Path, data: str | bytes, name: str = "news.xmi") -> Reading:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = data.encode() if isinstance(data, str) else data
    path.write_bytes(raw)
    assert READER.accepts(path.name, raw[:4096])
    return READER.read(Source(path, name))


def one(folder: Path, data: str | bytes, name: str = "news.xmi") -> Document:
    (document,) = read(folder, data, name).documents
    return document


@pytest.mark.parametrize(("data", "name"), [(statement(), "news.xmi"), (json_statement(), "news.json")])
def test_a_statement_after_an_emoji_takes_its_words_and_speaker(tmp_path: Path, data: str, name: str) -> None:
    document = one(tmp_path, data, name)
    assert document.text == TEXT
    mapped = map_document(document, load_profile("inception"), SETTINGS)
    assert mapped.calibration is not None
    assert mapped.calibration.counting == Counting(UTF_16)
    (record,) = mapped.articles[0].records
    assert (record.quotes[0].text, record.stance.text, record.claim.text) == ("Баз не будет", "opposes", "bases")
    assert record.fields["by"].text == "Орлан"


@pytest.mark.parametrize("word", ["решён", "Орлан", "🙂", "基地"])
def test_every_word_is_anchored(tmp_path: Path, word: str) -> None:
    document = one(tmp_path, xmi(mark(5, "Other", word)))
    mapped = map_document(document, load_profile("inception"), SETTINGS)
    assert mapped.problems == []
    assert word in mapped.articles[0].records[0].quotes[0].text


def test_roles_of_links_and_relations_are_known_without_a_type_system(tmp_path: Path) -> None:
    inside = (
        mark(5, "Speaker", "Орлан"),
        mark(6, "Event", "сказал", 'parts="8 9"'),
        mark(7, "Rel", "Вопрос", 'Governor="6" Dependent="5" count="5"'),
        '<custom:Part xmi:id="8" role="who" target="5"/><custom:Part xmi:id="9" role="" target="99"/>',
    )
    document = one(tmp_path, xmi(*inside))
    assert [(link.ends, link.of_mark) for link in document.links] == [
        ((("source", "Event-6"), ("target", "Speaker-5")), False),
        ((("host", "Event-6"), ("who", "Speaker-5")), True),
    ]
    assert document.links[0].values["count"] == ("5",)
    assert [one.id for one in document.marks] == ["Speaker-5", "Event-6"]  # a relation marks no words of its own


def test_a_type_system_says_which_numbers_lead_elsewhere(tmp_path: Path) -> None:
    data = xmi(mark(5, "Speaker", "Орлан"), mark(6, "Statement", "Баз не будет", 'said="5" count="5"'))
    assert one(tmp_path / "without", data).links == ()
    (tmp_path / "with").mkdir()
    (tmp_path / "with" / "TypeSystem.xml").write_text(TYPES, encoding="utf-8")
    for document in (
        one(tmp_path / "with", data),
        one(tmp_path, packed({"news.xmi": data.encode(), "TypeSystem.xml": TYPES.encode()}), "news.zip"),
    ):
        (link,) = document.links
        assert link.ends == (("host", "Statement-6"), ("said", "Speaker-5"))
        assert document.marks[1].values == {"count": ("5",)}


def test_lists_are_followed_and_those_without_end_stop(tmp_path: Path) -> None:
    inside = (
        mark(5, "Speaker", "Орлан"),
        mark(6, "Event", "сказал", 'Governor="10" Dependent="12"'),
        '<cas:NonEmptyFSList xmi:id="10" head="5" tail="11"/><cas:NonEmptyFSList xmi:id="11" head="6" tail="11"/>',
        '<cas:FSArray xmi:id="12" elements="5 0 77"/><cas:IntegerArray xmi:id="13" elements="1"/>',
    )
    reading = read(tmp_path, xmi(*inside))
    (link,) = reading.documents[0].links
    assert link.ends[1:] == (("Governor", "Speaker-5"), ("Governor", "Event-6"), ("Dependent", "Speaker-5"))
    assert [dropped.what for dropped in reading.dropped] == ["IntegerArray", "way to what is not there"]


def test_what_is_said_of_the_document_is_its_facts(tmp_path: Path) -> None:
    inside = (
        '<tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="9" language="x-unspecified"/>',
        '<custom:Outlet xmi:id="3" sofa="1" outlet="Daily Loria" date="2025-03-05"/>',
    )
    document = one(tmp_path, xmi(*inside))
    assert document.marks == ()
    assert document.facts == {"outlet": ("Daily Loria",), "date": ("2025-03-05",)}
    assert document.own == {"name": ("news",), "file": ("news.xmi",), "folder": (tmp_path.name,)}


def test_every_text_of_a_file_is_a_document(tmp_path: Path) -> None:
    second = '<cas:Sofa xmi:id="20" sofaNum="2" sofaID="Draft" sofaString="Орлан"/><cas:Sofa xmi:id="21" sofaID="Far"/>'
    other = '<custom:A xmi:id="22" sofa="20" begin="0" end="5"/><custom:B xmi:id="23" sofa="9" begin="0" end="5"/>'
    reading = read(tmp_path, xmi(second, other, mark(5, "A", "решён")))
    assert {(one.name, one.text, len(one.marks)) for one in reading.documents} == {
        ("news", TEXT, 1),
        ("news Draft", "Орлан", 1),
        ("news Far", None, 0),
    }
    assert {(dropped.what, dropped.number) for dropped in reading.dropped} == {
        ("B of no text", 1),
        ("text that is not in the file", 1),
    }


def test_plain_arrays_of_json_are_values(tmp_path: Path) -> None:
    array = {"%ID": 9, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": ["a", "b"]}
    given = structure(5, "Other", "Орлан", **{"@tags": 9, "sure": True, "#weight": "NaN", "none": None})
    document = one(tmp_path, json_cas(given, array), "news.json")
    assert document.marks[0].values == {"tags": ("a", "b"), "sure": ("true",), "weight": ("NaN",)}


def test_a_project_is_read_with_an_archive_for_every_annotator(tmp_path: Path) -> None:
    inner = packed({"kim123.xmi": statement().encode(), "TypeSystem.xml": TYPES.encode()})
    members = {
        "exportedproject.json": b"{}",
        "annotation/a.txt/INITIAL_CAS.zip": inner,
        "annotation/a.txt/kim.zip": inner,
        "annotation/a.txt/lee.json": json_statement().encode(),
        "annotation/b.txt/kim.zip": b"PK\x03\x04 cut",
        "annotation/b.txt/lee.tsv": b"",
        "annotation/b.txt/twice.zip": packed({"a.zip": b""}),
        "settings.json": b"{}",
        "curation/a.txt/CURATION_USER.zip": inner,
        "source/a.txt": b"",
    }
    reading = read(tmp_path, packed(members), "project.zip")
    found = [(document.name, document.marks[0].annotator) for document in reading.documents]
    assert found == [("a.txt", "kim"), ("a.txt", "lee"), ("a.txt", "CURATION_USER")]
    assert [refused.place.file for refused in reading.refused] == ["project.zip/annotation/b.txt/kim.zip"]
    assert {(one.what, one.number) for one in reading.dropped} == {
        ("file INITIAL_CAS.zip", 1),
        ("file of WebAnno TSV in the archive", 1),
        ("file .json in the archive", 1),
        ("file .zip in the archive", 1),
    }


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        ("<a xmlns='http://www.omg.org/XMI'/>", "a.xmi", "root is <a>"),
        (xmi(mark(5, "A", "решён").replace('begin="', 'begin="-')), "a.xmi", "no offset"),
        (xmi(mark(5, "A", "решён").replace('begin="', 'begin="99999999999')), "a.xmi", "no offset"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + xmi().partition("\n")[2], "a.xmi", "document type"),
        ('{"%TYPES": {}, "%FEATURE_STRUCTURES": [1]}', "a.json", "no structure"),
        (json_cas(structure(5, "A", "решён", begin=True)), "a.json", "no offset"),
        (json_cas(structure(5, "A", "решён", begin=-1)), "a.json", "no offset"),
        ('{"%TYPES"', "a.json", "not JSON"),
        (packed({"annotation/a.txt": b""}), "a.zip", "neither XMI nor JSON"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, data: str | bytes, name: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        read(tmp_path, data, name)


def test_only_json_that_is_a_cas_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(Unreadable, match="no JSON CAS"):
        READER.read(Source(path, "a.json"))
    path.write_text('{"%TYPES": {}, "%VIEWS": {}}', encoding="utf-8")
    found = READER.read(Source(path, "a.json"))
    assert (found.documents, found.dropped[0].what) == ((), "CAS without a text")


def test_types_in_json_say_what_is_an_annotation_and_what_of_the_document(tmp_path: Path) -> None:
    data = json.loads(
        json_cas({"%ID": 2, "%TYPE": "a.Child", "@sofa": 1}, {"%ID": 3, "%TYPE": "a.Meta", "@sofa": 1, "x": 1})
    )
    data["%TYPES"] = {
        "a.Child": {"%NAME": "a.Child", "%SUPER_TYPE": "a.Parent"},
        "a.Parent": {"%SUPER_TYPE": "uima.tcas.Annotation"},
        "a.Meta": {"%SUPER_TYPE": "uima.tcas.DocumentAnnotation"},
        "a.Odd": 1,
    }
    reading = read(tmp_path, json.dumps(data), "news.json")
    assert [(mark.label, mark.fragments) for mark in reading.documents[0].marks] == [("Child", ())]
    assert reading.documents[0].facts["x"] == ("1",)
    assert reading.dropped[0].what == "place of a mark that covers nothing"


def test_types_that_are_kinds_of_themselves_stop(tmp_path: Path) -> None:
    data = json.loads(json_cas(structure(5, "A", "решён"), {"%ID": 3, "%TYPE": "a.A"}))
    data["%TYPES"] = {"a.A": {"%SUPER_TYPE": "a.B"}, "a.B": {"%SUPER_TYPE": "a.A"}}
    reading = read(tmp_path, json.dumps(data), "news.json")
    assert [dropped.what for dropped in reading.dropped] == ["a.A of no text"]
    types = TYPES.replace("uima.tcas.Annotation", "webanno.custom.Statement")
    (tmp_path / "typesystem.xml").write_text(types, encoding="utf-8")
    assert one(tmp_path, xmi(mark(6, "Statement", "решён", 'other="5"'))).marks[0].values == {"other": ("5",)}


def test_ways_to_what_is_no_mark_are_counted(tmp_path: Path) -> None:
    inside = (mark(6, "Event", "сказал", 'Governor="8 0" Dependent="99"'), '<custom:Tag xmi:id="8" name="x"/>')
    reading = read(tmp_path, xmi(*inside))
    assert reading.documents[0].links == ()
    assert {(dropped.what, dropped.number) for dropped in reading.dropped} == {
        ("Tag that a mark leads to", 1),
        ("way to what is not there", 1),
    }


def test_a_chain_is_one_link_of_its_marks_in_order(tmp_path: Path) -> None:
    inside = (
        mark(5, "Mention", "Орлан", 'next="7"'),
        mark(6, "Mention", "Вопрос", 'next="5"'),
        mark(7, "Mention", "решён"),
        mark(8, "Mention", "基地", 'next="12"'),
    )
    document = one(tmp_path, xmi(*inside))
    (link,) = document.links
    assert link.ends == (("link1", "Mention-6"), ("link2", "Mention-5"), ("link3", "Mention-7"))
    assert document.marks[3].values == {"next": ("12",)}
    (round_about,) = [*read(tmp_path, xmi(mark(5, "Mention", "Орлан", 'next="5"'))).documents]
    assert round_about.links == ()


def test_what_a_mark_leads_to_is_told_once_with_its_words(tmp_path: Path) -> None:
    inside = (
        mark(5, "Speaker", "Орлан"),
        mark(6, "Event", "сказал", 'parts="8"'),
        mark(7, "Rel", "Вопрос", 'Governor="6" Dependent="5"'),
        '<custom:Part xmi:id="8" role="who" target="5"/>',
    )
    mapped = map_document(one(tmp_path, xmi(*inside)), load_profile("inception"), SETTINGS)
    notes = {raw.id.text: raw.fields["note"].text for raw in mapped.articles[0].records if "note" in raw.fields}
    assert notes == {"Event-6": "who: Орлан"}
    assert mapped.ignored == {"Rel: a relation, and the profile takes marks": 1}


def test_texts_inside_elements_are_values(tmp_path: Path) -> None:
    begin, end = at("решён")
    inside = f'<custom:A xmi:id="5" sofa="1" begin="{begin}" end="{end}"><tags>a</tags><tags>b</tags></custom:A>'
    assert one(tmp_path, xmi(inside)).marks[0].values == {"tags": ("a", "b")}


def test_too_many_ways_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = (mark(6, "Event", "сказал", 'Governor="12" Dependent="12"'), '<cas:FSArray xmi:id="12" elements="6 6 6"/>')
    monkeypatch.setattr("claimtrack.formats.uima.marks.MOST_ENDS", 5)
    with pytest.raises(Unreadable, match="lead to each other"):
        read(tmp_path, xmi(*inside))
    monkeypatch.setattr("claimtrack.formats.uima.xmi.MOST_ENDS", 2)
    with pytest.raises(Unreadable, match="arrays and lists"):
        read(tmp_path, xmi(*inside))


@pytest.mark.parametrize("ending", ["xmi", "zip"])
def test_an_unpacked_project_says_whose_a_file_is_and_counts_what_it_began_with(tmp_path: Path, ending: str) -> None:
    data = packed({"a123.xmi": statement().encode()}) if ending == "zip" else statement().encode()
    kim = one(tmp_path, data, f"annotation/a.txt/kim.{ending}")
    assert (kim.name, kim.marks[0].annotator) == ("a.txt", "kim")
    reading = read(tmp_path, data, f"annotation/a.txt/INITIAL_CAS.{ending}")
    assert (reading.documents, reading.dropped[0].what) == ((), f"file INITIAL_CAS.{ending}")


@pytest.mark.parametrize(
    ("names", "is_ours"),
    [
        (("annotation/a.txt/kim.tsv", "exportedproject.json", "annotation_ser/a.txt/kim.ser"), False),
        (("annotation/a.txt/kim.zip", "annotation_ser/a.txt/kim.ser"), True),
        (("annotation/a.txt/kim.json",), True),
        (("kim.XMI", "TypeSystem.xml"), True),
        (("annotation_ser/a.txt/kim.ser", "exportedproject.json"), True),
        (("letters/kim.json",), False),
    ],
)
def test_an_archive_is_ours_where_files_of_ours_are_in_it(names: tuple[str, ...], *, is_ours: bool) -> None:
    assert READER.accepts("a.zip", packed(dict.fromkeys(names, b"{}"))) is is_ours


def test_files_of_archives_are_in_a_folder_of_the_archives_name(tmp_path: Path) -> None:
    for name, folder in (("A", "A"), ("B", "B/news")):
        members = {f"{folder.removeprefix(name).strip('/') or '.'}/{one}.xmi": statement().encode() for one in "xy"}
        members = {key.removeprefix("./"): data for key, data in members.items()}
        found = read(tmp_path, packed(members), f"{name}.zip")
        assert [(one.own["folder"], one.name) for one in found.documents] == [((folder,), "x"), ((folder,), "y")]
