"""A codebook as codes of REFI-QDA: in the standard's form, in a tree, the same for the same codebook."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from claimtrack.domain.codebook import body, kind_of
from claimtrack.formats import codebook as toml
from claimtrack.formats.markup import parse
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.refi import read_codes, write_codes
from claimtrack.formats.refi.project import code_paths
from claimtrack.formats.source import Source
from claimtrack.shipped import shipped

SPACE = "{urn:QDA-XML:codebook:1.0}"
GUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
BOOK = """
[[source]]
name = "Example Herald"
[[speaker]]
name = "Loria"
kind = "side"
[[speaker]]
name = "Office & <Palace>"
kind = "government"
member_of = [{ of = "Loria" }]
[[speaker]]
name = "Marek Orlan"
kind = "person"
note = 'said "no"'
names = { ru = ["Марек Орлан"] }
member_of = [
  { of = "Nowhere", from = "2024" },
  { of = "Loria", until = "2020" },
  { of = "Office & <Palace>", role = "Envoy" },
]
[[speaker]]
name = "Ilka Verin"
kind = "person"
[[topic]]
name = "guarantees"
parent = "security"
names = { ru = ["гарантии"] }
[[claim]]
key = "troops-stay"
topics = ["guarantees", "harbour"]
kind = "demand"
text = { uk = "Війська\\u0001 лишаються 🕊", en = "Troops stay." }
relations = [{ type = "contradicts", to = "no-troops" }]
[[claim]]
key = "no-troops"
topics = ["talks/harbour"]
[[claim]]
key = "ships-may-land"
"""


def codes(text: str) -> dict[str, ET.Element]:
    """The codes by path, in the order of the file."""
    found: dict[str, ET.Element] = {}

    def walk(element: ET.Element, above: str) -> None:
        for one in element.findall(f"{SPACE}Code"):
            path = f"{above}/{one.get('name')}" if above else str(one.get("name"))
            found[path] = one
            walk(one, path)

    root = ET.fromstring(text)
    walk(root[0], "")
    return found


def written(book: str) -> str:
    return write_codes(toml.parse(book, file="codebook.toml")[0])[0]


def test_codes_stand_under_topics_sides_and_kinds() -> None:
    assert [path for path in codes(written(BOOK)) if not path.startswith("Stance/")] == [
        "Claim",
        "Claim/security",
        "Claim/security/guarantees",
        "Claim/security/guarantees/troops-stay",
        "Claim/ships-may-land",
        "Claim/talks",
        "Claim/talks/harbour",
        "Claim/talks/harbour/no-troops",
        "Speaker",
        "Speaker/Loria",
        "Speaker/Loria/Office & <Palace>",
        "Speaker/Loria/Office & <Palace>/Marek Orlan",
        "Speaker/person",
        "Speaker/person/Ilka Verin",
        "Stance",
        "Topic",
        "Topic/security",
        "Topic/security/guarantees",
    ]


def test_descriptions_tell_what_a_tree_does_not() -> None:
    found = codes(written(BOOK))

    assert found["Claim/security/guarantees/troops-stay"][0].text == (
        "text[en]: Troops stay.\ntext[uk]: Війська\ufffd лишаються 🕊\nkind: demand\n"
        "topic: guarantees\ntopic: harbour\ncontradicts: no-troops"
    )
    assert found["Speaker/Loria/Office & <Palace>/Marek Orlan"][0].text == (
        "name[ru]: Марек Орлан\nkind: person\nmember of: Nowhere |  | 2024..\nmember of: Loria |  | ..2020\n"
        'member of: Office & <Palace> | Envoy\nnote: said "no"'
    )
    assert [path for path, code in found.items() if code.get("isCodable") == "false"] == [
        *("Claim", "Claim/security", "Claim/security/guarantees", "Claim/talks", "Claim/talks/harbour"),
        *("Speaker", "Speaker/person", "Stance", "Topic", "Topic/security"),
    ]


def test_what_codes_cannot_hold_is_counted() -> None:
    _, dropped = write_codes(toml.parse(BOOK, file="codebook.toml")[0])

    assert [(one.what, one.number) for one in dropped] == [
        ("source", 1),
        ("control character", 1),
    ]


def test_the_form_is_that_of_the_standard() -> None:
    for book in ("", BOOK, *(p.read_text() for p in shipped("samples").glob("*/codebook.toml"))):
        root = ET.fromstring(written(book))
        assert root.tag == f"{SPACE}CodeBook"
        assert [one.tag for one in root] == [f"{SPACE}Codes"]
        assert len(root[0]) >= 1
        found = list(root.iter(f"{SPACE}Code"))
        assert all(set(one.attrib) == {"guid", "name", "isCodable"} for one in found)
        assert all(GUID.fullmatch(one.get("guid") or "") for one in found)
        assert len({one.get("guid") for one in found}) == len(found)
        for one in found:
            tags = [child.tag.removeprefix(SPACE) for child in one]
            assert tags in ([*["Description"] * n, *["Code"] * (len(tags) - n)] for n in (0, 1))


def test_a_code_keeps_its_guid_when_others_come() -> None:
    before, after = codes(written(BOOK)), codes(written(BOOK + '[[topic]]\nname = "bridge"\n'))

    assert len(after) == len(before) + 1
    assert {path: one.get("guid") for path, one in after.items() if path in before} == {
        path: one.get("guid") for path, one in before.items()
    }
    assert written(BOOK) == written(BOOK)


def test_our_own_reader_finds_every_code(tmp_path: Path) -> None:
    path = tmp_path / "codes.qdc"
    path.write_text(written(BOOK), encoding="utf-8")
    source = Source(path, "codes.qdc")

    assert ["/".join(path) for _, path in code_paths(parse(source))] == list(codes(written(BOOK)))
    read = read_codes(source, load_profile("qda"))
    given, _ = toml.parse(BOOK.replace("\\u0001", "\ufffd"), file="codebook.toml")
    assert (read.findings, read.dropped) == ((), ())
    assert sorted(map(repr, map(body, read.codebook.entries()))) == sorted(
        repr(body(one)) for one in given.entries() if kind_of(one) != "source"
    )


def test_deep_trees_are_written(tmp_path: Path) -> None:
    deep = "/".join("t" * 1000)
    text = written(f'[[claim]]\nkey = "deep"\ntopics = ["{deep}"]\n')

    (tmp_path / "codes.qdc").write_text(text, encoding="utf-8")
    assert text.count("<Code ") == 1000 + 4 + 1 + 9
