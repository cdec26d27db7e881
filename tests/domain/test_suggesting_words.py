"""Names cut into words, and how far two words are the same."""

import pytest

from claimtrack.domain.suggesting_words import Level, Word, cut, likeness


def words(text: str) -> list[str]:
    return [word.text for word in cut(text).words]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Estuary Courier", "Estuary Courier"),
        ("THE Union", "Union"),
        ("the Palace", "Palace"),
        ("The", "The"),
        ("A. Verin", "A Verin"),
        ("У Верин", "У Верин"),
        ("a Verin", "Verin"),
        ("Mr Marek Orlan", "Marek Orlan"),
        ("господин Орлан-младший", "Орлан"),
        ("газета «Вестник»", "Вестник"),
        ("President Verin", "Verin"),
        ("General LPA", "General LPA"),
        ("President", "President"),
        ("general staff", "general staff"),
        ("de Marne", "de Marne"),
        ("Leo de Marne", "Leo de Marne"),
        ("22nd Brigade", "22nd Brigade"),
        ("O'Brann", "O'Brann"),
        ("herald.com.ua", "herald"),
        ("www.herald.example", "www herald example"),
        ("…", ""),
    ],
)
def test_what_tells_whom_a_name_means_is_left(text: str, told: str) -> None:
    assert words(text) == told.split()


@pytest.mark.parametrize(
    ("text", "is_led"),
    [
        ("газета Вестник", True), ("President Verin", True), ("the Palace", False), ("de Marne", False),
        ("22nd Brigade", False), ("General LPA", False), ("Marek Orlan", False), ("Mr Orlan", False),
    ],
)  # fmt: skip
def test_a_title_or_a_sort_of_thing_leads(text: str, *, is_led: bool) -> None:
    assert cut(text).led is is_led


@pytest.mark.parametrize(
    ("text", "is_thing"),
    [
        ("Marek Orlan", False), ("Leo de Marne", False), ("orlan", False), ("Marek Ivan de Orlan", False),
        ("Estuary courier", True), ("Дом у моря", True), ("3 Corps", True), ("1st Corps", True), ("Corps 3x", True),
        ("Radio X3", False), ("Lorian Palace", True), ("Министерством Лории", True),
        ("Marek Ivan Orlan Verin", False), ("Marek Ivan Orlan Verin Voss", True),
    ],
)  # fmt: skip
def test_words_tell_of_a_thing(text: str, *, is_thing: bool) -> None:
    assert cut(text).thing is is_thing


def test_the_first_letters_and_all_of_them_stand_for_a_name() -> None:
    assert cut("Lorian Press Agency").letters == "lpa"
    assert cut("The Estuary Courier").joined == cut("estuarycourier.com").joined != ""
    assert (cut("…").letters, cut("…").joined) == ("", "")


def test_an_initial_is_one_capital_and_a_number_has_a_digit() -> None:
    def flags(text: str) -> tuple[bool, bool]:
        (word,) = cut(text).words
        return word.initial, word.number

    assert {text: flags(text) for text in ("Ж", "ж", "ЖЖ", "7", "22nd", "Орлан")} == {
        "Ж": (True, False), "ж": (False, False), "ЖЖ": (False, False),
        "7": (False, True), "22nd": (False, True), "Орлан": (False, False),
    }  # fmt: skip


def word(text: str) -> Word:
    (found,) = cut(text).words
    return found


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Orlan", "Орлан", Level.SAME),
        ("Орланом", "Orlan", Level.CASE),
        ("Орлова", "Орлов", Level.WOMAN),
        ("Andrew", "Андрій", Level.GIVEN),
        ("Андрію", "Andrew", Level.GIVEN),
        ("Александра", "Oleksandr", Level.WOMAN),
        ("М", "Марек", Level.INITIAL),
        ("М", "Олег", None),
        ("H", "Анна", Level.INITIAL),
        ("H", "А", None),
        ("Х", "Khalid", Level.INITIAL),
        ("Kaza", "Kasa", Level.NEAR),
        ("Kaz", "Kas", Level.NEAR),
        ("Az", "As", None),
        ("Zavin", "Savin", None),
        ("Kolan", "Kelan", Level.NEAR),
        ("Kolm", "Kelm", None),
        ("Kolva", "Kolvo", None),
        ("Kolvan", "Kolban", Level.LETTER),
        ("Kolvan", "Krolvan", Level.LETTER),
        ("Kolvan", "Kolvtan", Level.LETTER),
        ("Kolvan", "Kovlan", Level.LETTER),
        ("Kolan", "Koran", None),
        ("Kolvan", "Kolvap", None),
        ("Kolvan", "Kolvrtan", None),
        ("Kolvaran", "Kovlatan", None),
        ("Kolvaran", "Kolbatan", None),
        ("Kolvaran", "Kolbavan", None),
        ("x22brigade", "x23brigade", None),
        ("kolva2rin", "kolvarin", None),
        ("kolva2rin", "kolvatrin", None),
        ("7", "7", Level.SAME),
    ],
)
def test_two_words_are_the_same_as_far_as_they_are_alike(one: str, other: str, level: Level | None) -> None:
    assert likeness(word(one), word(other)) is level
    assert likeness(word(other), word(one)) is level


def test_the_levels_go_from_the_weakest_to_the_same_word() -> None:
    assert sorted(Level) == [
        Level.LETTER, Level.NEAR, Level.INITIAL, Level.WOMAN, Level.GIVEN, Level.CASE, Level.SAME
    ]  # fmt: skip
