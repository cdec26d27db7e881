"""XML of other tools: a tree that knows its lines, and nothing that a document type could bring in."""

from pathlib import Path

import pytest

from claimtrack.formats.markup import parse
from claimtrack.formats.source import Source, Unreadable

LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>\n<a>&c;</a>'
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'


def source(folder: Path, data: bytes) -> Source:
    path = folder / "a.xml"
    path.write_bytes(data)
    return Source(path, "a.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_elements_have_names_values_texts_and_lines(tmp_path: Path, encoding: str) -> None:
    text = '<a xmlns:x="urn:x">\n<x:b x:id="7" n="Орлан"/>\n<c>one &amp; <d/>two 🙂</c></a>'
    root = parse(source(tmp_path, text.encode(encoding)))
    b, c = root.children
    assert (b.name, b.space, b.line, b.value("id"), b.value("n"), b.value("none")) == (
        "b",
        "urn:x",
        2,
        "7",
        "Орлан",
        None,
    )
    assert (c.text, c.first("d"), c.first("e")) == ("one & two 🙂", c.children[0], None)
    assert [one.name for one in root.below()] == ["b", "c", "d"]


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, "<!DOCTYPE a><a/>"])
def test_a_document_type_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(Unreadable, match="document type"):
        parse(source(tmp_path, text.encode()))


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"<a>\n<b></a>", 2),
        (b"<a/><b/>", 1),
        (b"<a>&none;</a>", 1),
        (b'<?xml version="1.0" encoding="x"?><a/>', 1),
    ],
)
def test_what_is_no_xml_is_refused_with_its_line(tmp_path: Path, data: bytes, line: int) -> None:
    with pytest.raises(Unreadable, match="no sound XML") as problem:
        parse(source(tmp_path, data))
    assert problem.value.place is not None
    assert problem.value.place.line == line


def test_elements_without_end_inside_each_other_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="nested"):
        parse(source(tmp_path, b"<a>" * 100_000))
