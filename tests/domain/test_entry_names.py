"""The names in the body of an entry: read, added, retired, put first, taken away."""

from typing import Any

from claimtrack.domain.entry_names import bears, called, comes_first, names_of, with_name, with_names, without_name

ORLAN: dict[str, Any] = {
    "key": "orlan",
    "kind": "person",
    "name": {"text": "Marek Orlan", "lang": "en"},
    "names": {"ru": ["Орлан", {"text": "Орлана", "kind": "inflected"}], "uk": ["Орлан"]},
}


def test_the_primary_name_comes_first_and_every_name_has_its_language_and_kind() -> None:
    assert names_of(ORLAN) == [
        ("Marek Orlan", "en", "primary"),
        ("Орлан", "ru", "alias"),
        ("Орлана", "ru", "inflected"),
        ("Орлан", "uk", "alias"),
    ]


def test_an_entry_without_names_has_none() -> None:
    assert names_of({"key": "troops", "text": {"en": "Troops."}}) == []


def test_names_are_written_as_they_were_read() -> None:
    assert with_names(ORLAN, names_of(ORLAN)) == ORLAN
    bare = {"key": "orlan", "name": {"text": "Orlan", "lang": "en"}}
    assert with_names(ORLAN | {"names": {}}, [("Orlan", "en", "primary")]) == bare | {"kind": "person"}


def test_a_text_stands_once_a_language() -> None:
    names = [("Orlan", "en", "primary"), ("Orlan", "en", "alias"), ("О", "ru", "alias"), ("О", "ru", "former")]
    assert names_of(with_names(ORLAN, names)) == [("Orlan", "en", "primary"), ("О", "ru", "alias")]


def test_a_name_is_added_in_a_language_or_in_none() -> None:
    added = with_name(with_name(ORLAN, "M. O.", kind="abbreviation"), "Орлан", "be")

    assert set(names_of(added)) - set(names_of(ORLAN)) == {("M. O.", "und", "abbreviation"), ("Орлан", "be", "alias")}
    assert names_of(added)[0] == ("Marek Orlan", "en", "primary")


def test_a_known_name_gets_another_kind_and_the_primary_one_does_not() -> None:
    retired = with_name(ORLAN, "Орлан", "ru", "former")

    assert ("Орлан", "ru", "former") in names_of(retired)
    assert ("Орлан", "uk", "alias") in names_of(retired)
    assert with_name(ORLAN, "Marek Orlan", "en", "former") == ORLAN


def test_another_primary_name_leaves_the_old_one_as_former() -> None:
    new = called(ORLAN, "Орлан", "ru")

    assert names_of(new)[0] == ("Орлан", "ru", "primary")
    assert ("Marek Orlan", "en", "former") in names_of(new)
    assert ("Орлан", "ru", "alias") not in names_of(new)
    assert ("Орлан", "uk", "alias") in names_of(new)
    assert called(ORLAN, "Marek Orlan", "en") == ORLAN


def test_an_entry_is_known_by_its_key_and_its_primary_name_before_all_others() -> None:
    entry = ORLAN | {"key": "m-orlan"}

    assert [comes_first(entry, text) for text in ("m-orlan", "MAREK Orlan", "Орлан", "orlan")] == [
        True,
        True,
        False,
        False,
    ]


def test_no_name_but_the_first_is_the_primary_one() -> None:
    assert with_names(ORLAN, [("Orlan", "en", "primary"), ("О.", "ru", "primary")])["names"] == {"ru": ["О."]}


def test_a_name_is_borne_in_whatever_spelling() -> None:
    assert bears(ORLAN, "  MAREK\tORLAN ")
    assert not bears(ORLAN, "Orlan")


def test_a_name_is_taken_away_in_all_languages_and_the_primary_one_stays() -> None:
    assert names_of(without_name(ORLAN, "ОРЛАН")) == [("Marek Orlan", "en", "primary"), ("Орлана", "ru", "inflected")]
    assert without_name(ORLAN, "Marek Orlan") == ORLAN
    assert ORLAN["names"]["uk"] == ["Орлан"]
