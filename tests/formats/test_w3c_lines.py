"""Web annotations on lines of a plain text (RFC 5147), and the length or checksum that they say the text has."""

from hashlib import md5
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.foreign import Reading
from claimtrack.domain.mapping.records import Mapped, map_document
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.readers import readers
from claimtrack.services.foreign import foreign_units
from claimtrack.services.wishes import Told, Wishes
from tests.formats.test_w3c import PAGE, annotation, quote, read

LINES = ["Орлан 🙂 сказал «нет».", "Войск не будет.", "", "Гарантии нужны.", "Войск не будет.", "Конец 👍."]
RFC = "http://tools.ietf.org/rfc/rfc5147"


def selector(value: str, conforms: str | None = RFC) -> dict[str, str]:
    return {"type": "FragmentSelector", "value": value} | ({"conformsTo": conforms} if conforms else {})


def quotes(reading: Reading) -> list[list[str]]:
    """The slices of the text at the places of each mark; none where a mark has no place."""
    (document,) = reading.documents
    text, mapped = document.text or "", _mapped(reading)
    return [[text[part.start : part.end] for part in mapped.places.of.get(mark.id, ())] for mark in document.marks]


def _mapped(reading: Reading) -> Mapped:
    return map_document(reading.documents[0], load_profile("tags"), {})


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_between_them_whatever_ends_them(tmp_path: Path, end: str) -> None:
    text = end.join((*LINES, ""))
    wanted = {
        "line=0,1": [LINES[0]],
        "line=1,2": [LINES[1]],
        "line=4,5": [LINES[4]],
        "line=1,4": [end.join(LINES[1:4])],
        "line=4,": [end.join(LINES[4:])],
        "line=,1": [LINES[0]],
        "line=5,6": [LINES[5]],
    }
    given = [annotation(selector(value), id=f"n{number}") for number, value in enumerate(wanted)]
    assert quotes(read(tmp_path, given, text)) == list(wanted.values())


def test_the_last_line_needs_no_end_and_an_address_may_name_lines(tmp_path: Path) -> None:
    given = [
        annotation(selector("line=5,6")),
        annotation() | {"target": f"{PAGE}#line=3,4"},
        annotation(selector("line=0,1", conforms=None)),
    ]
    reading = read(tmp_path, given, "\n".join(LINES))
    assert quotes(reading) == [[LINES[5]], [LINES[3]], [LINES[0]]]
    assert not reading.dropped


def test_what_selects_no_words_is_counted(tmp_path: Path) -> None:
    given = [
        annotation(selector("line=2,3")),
        annotation(selector("line=3")),
        annotation(selector("line=3,2")),
        annotation(selector("line=1,2", conforms="http://www.w3.org/TR/media-frags/")),
    ]
    reading = read(tmp_path, given, "\n".join(LINES))
    assert quotes(reading) == [[], [], [], []]
    assert {one.what: one.number for one in reading.dropped} == {"blank lines of a page": 1, "FragmentSelector": 3}


def test_without_the_text_lines_are_counted_and_words_beside_them_stay(tmp_path: Path) -> None:
    reading = read(tmp_path, [annotation(selector("line=1,2")), annotation(selector("line=1,2"), quote("Войск"))])
    assert [mark.covered for mark in reading.documents[0].marks] == [None, "Войск"]
    assert [(one.what, one.number) for one in reading.dropped] == [("lines of a page", 1)]


def _codes(folder: Path, given: Any, text: str) -> dict[str, str]:
    read(folder, given, text)
    wishes = Wishes(settings={"source": "Example Herald", "published": "2025-03-05", "lang": "ru"})
    units = foreign_units([folder / "a.json"], readers()["w3c"], wishes, Told("a.json", "w3c", ""))
    return {one.code: one.message for unit in units for one in unit.findings}


TEXT = "\r\n".join(LINES)
SUM = md5(TEXT.encode(), usedforsecurity=False).hexdigest()


@pytest.mark.parametrize(
    "check",
    [
        f"length={len(TEXT)}",
        f"length={len(TEXT.encode())},UTF-8",
        f"length={len(TEXT) - 5}",
        f"md5={SUM.upper()},utf-8",
        f"length={len(TEXT)};md5={SUM}",
        "md5=00,no-such-letters",
    ],
)
def test_a_length_or_checksum_that_agrees_places_lines_and_characters(tmp_path: Path, check: str) -> None:
    given = [annotation(selector(f"line=1,2;{check}")), annotation(selector(f"char=0,5;{check}"))]
    assert quotes(read(tmp_path, given, TEXT)) == [["Войск не будет."], ["Орлан"]]
    assert "CT706" not in _codes(tmp_path, given, TEXT)


@pytest.mark.parametrize(
    "value", ["line=1,2;length=9876,UTF-8", "char=0,5;length=9", f"char=0,5;md5={'0' * 32}", "line=1,99"]
)
def test_what_another_text_was_meant_by_is_told_and_has_no_place(tmp_path: Path, value: str) -> None:
    given = [annotation(selector(value)), annotation(quote("Гарантии нужны"))]
    assert quotes(read(tmp_path, given, TEXT)) == [[], ["Гарантии нужны"]]
    assert _codes(tmp_path, given, TEXT)["CT706"].endswith(
        "made in another text, by its length, checksum or lines: 1 (annotation-1)"
    )


def test_words_beside_a_length_that_does_not_agree_are_found_by_themselves(tmp_path: Path) -> None:
    given = [annotation(selector("char=0,3;length=1"), quote("Гарантии нужны"))]
    assert quotes(read(tmp_path, given, TEXT)) == [["Гарантии нужны"]]
    assert "CT706" not in _codes(tmp_path, given, TEXT)
