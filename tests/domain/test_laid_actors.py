"""Whom names mean under judgements where a key, a source and a speaker, or two names of one could be mixed up."""

import pytest

from tests.domain.laying import BOOK, GUARD, apart, body, laid, named, same, value

NAMESAKE = {("speaker", "voss"): body("voss", "Lena Voss", "orlan")}
TWICE = {
    ("source", "wire"): body("wire", "Union Wire", "Провод"),
    ("speaker", "wire"): body("wire", "Провод", "Union Wire"),
}


def test_a_key_means_its_own_entry_though_another_has_it_as_a_name() -> None:
    assert laid(more=NAMESAKE).which("speaker", "orlan") == "orlan"
    assert laid(more=NAMESAKE).which("speaker", "ORLAN") == "orlan"
    numbered = {("speaker", "Q7"): body("Q7", "Lena Voss"), ("speaker", "q"): body("q", "Quill", "q7")}
    assert laid(more=numbered).which("speaker", "Q7") == "Q7"


def test_a_name_goes_to_the_speaker_where_there_is_a_source_of_the_same_key_too() -> None:
    found = laid(same("speaker", "U. W.", "wire"), same("speaker", "loria", "wire"))

    assert named(found, "speaker", "wire") == [
        ("Union Wire", "primary"), ("Loria", "alias"), ("Лория", "alias"), ("U. W.", "alias")
    ]  # fmt: skip
    assert named(found, "source", "wire") == [("Union Wire", "primary")]


def test_a_source_that_is_a_speaker_of_the_codebook_gets_no_entry_of_its_own() -> None:
    found = laid(same("source", "Loria Press", "loria"))

    assert ("Loria Press", "alias") in named(found, "speaker", "loria")
    assert ("source", "loria") not in found.entries


def test_an_entry_made_for_a_name_has_its_folded_name_as_its_key() -> None:
    made = laid(same("speaker", "V.", "Lena VOSS")).entries["speaker", "lena voss"]

    assert (made["key"], made["name"]) == ("lena voss", {"text": "Lena VOSS", "lang": "und"})


def test_no_name_takes_the_place_of_a_voice() -> None:
    found = laid(same("speaker", "orlan", GUARD))

    assert found.actors.voices == {}
    assert found.which("speaker", "orlan") == "orlan"


def test_names_given_up_keep_their_kinds_and_a_key_that_is_a_name_is_none_more() -> None:
    aide = {
        ("speaker", "lena voss"): body("lena voss", "Lena Voss", "Восс", {"text": "Лене Восс", "kind": "inflected"})
    }
    found = laid(same("speaker", "lena voss", "loria"), more=aide)

    assert named(found, "speaker", "loria") == [
        ("Loria", "primary"), ("Lena Voss", "alias"), ("Лория", "alias"), ("Восс", "alias"), ("Лене Восс", "inflected")
    ]  # fmt: skip


def test_what_one_is_as_a_speaker_goes_to_a_source_whole_and_under_its_name() -> None:
    found = laid(same("source", "wire", "lpa"), more=TWICE)

    assert found.entries["speaker", "lpa"] == {
        "key": "lpa", "name": {"text": "LPA", "lang": "en"},
        "names": {"en": ["Провод", "Union Wire"], "ru": ["Union Wire", "Провод"], "und": ["wire"]},
    }  # fmt: skip
    assert named(found, "source", "lpa") == [("LPA", "primary")]


def test_names_of_a_source_given_up_are_no_names_of_the_other_source_beside_its_speaker() -> None:
    found = laid(same("source", "lpa", "wire"), more={("source", "lpa"): body("lpa", "LPA", "ЛПА")})

    assert named(found, "source", "wire") == [("Union Wire", "primary")]
    assert ("ЛПА", "alias") in named(found, "speaker", "wire")


@pytest.mark.parametrize(
    ("left", "right", "gone"),
    [
        ("orlan", "Орлан", "Орлан"),
        ("M. Orlan", "orlan", "M. Orlan"),
        ("M. Orlan", "Marek Orlan", "M. Orlan"),
        ("M. Orlan", "Орлан", "Орлан"),
        ("MAREK ORLAN", "орлан", "Орлан"),
    ],
)
def test_of_two_names_the_one_that_is_not_the_first_is_taken_away(left: str, right: str, gone: str) -> None:
    added = value("speaker", "orlan", "name", {"text": "M. Orlan"})
    names = set(named(laid(added), "speaker", "orlan"))
    found = laid(added, apart("speaker", left, right))

    assert names - set(named(found, "speaker", "orlan")) == {(gone, "alias")}
    assert found.which("speaker", gone) == gone.casefold()
    assert found.which("speaker", "Marek Orlan") == "orlan"


def test_neither_key_nor_primary_name_is_taken_away() -> None:
    assert laid(apart("speaker", "Marek Orlan", "orlan")).entries == BOOK


def test_a_name_that_is_the_first_of_only_one_of_two_entries_is_taken_from_the_other() -> None:
    found = laid(apart("speaker", "wire", "Провод"), more=TWICE)

    assert named(found, "source", "wire") == [("Union Wire", "primary")]
    assert named(found, "speaker", "wire") == [("Провод", "primary"), ("Union Wire", "alias")]
