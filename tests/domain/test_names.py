import sys
import unicodedata

import pytest

from claimtrack.domain.names import best_spelling, clean, closest, norm_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Марек Орлан", "  марек\u00a0\n орлан "),
        ("Королёв", "КОРОЛЕВ"),
        ("Королёв", "Короле\u0308в"),
        ("Straße", "STRASSE"),
        ("ﬁlm", "film"),
        *(("Лук'яна", f"Лук{apostrophe}яна") for apostrophe in "’ʼʹ′`´‘‛＇"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert norm_key(one) == norm_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Київ", "Киев"), ("Орлан", "Орлан-младший"), ("Лорія", "Лория"), ("Анна Лиза", "Аннализа")]
)
def test_different_letters_stay_different(one: str, other: str) -> None:
    assert norm_key(one) != norm_key(other)


@pytest.mark.parametrize("name", ["Ё\u0306", "Ё\u0300", "Короле\u0308в", "Straße"])
def test_the_key_of_a_key_is_itself(name: str) -> None:
    assert norm_key(norm_key(name)) == norm_key(name)


def test_closest_finds_a_misspelt_word_and_keeps_the_candidates_spelling() -> None:
    assert closest("suports", ["opposes", "Supports", "neutral"])[0] == "Supports"
    assert closest("лориа", ["Кастея", "Лория"]) == ["Лория"]


def test_closest_gives_nothing_for_what_is_like_nothing() -> None:
    assert closest("zzz", ["opposes", "supports"]) == []


def test_closest_keeps_its_limit_and_does_not_repeat() -> None:
    assert closest("orlan", ["orlan", "Orlan", "orlan", "orlen"], limit=2) == ["orlan", "Orlan"]


def test_three_near_words_are_enough() -> None:
    assert len(closest("orlan", ["orlan", "orlen", "orlin", "orlon", "orlun"])) == 3


@pytest.mark.parametrize(
    ("shown", "others"),
    [
        ("Harbour", ["HARBOUR", "harbour"]),
        ("harbour", ["HARBOUR"]),
        ("LPA", ["LPa".upper()]),
        ("Ёлка", ["ЁЛКА", "ёлка"]),
        ("A", ["a"]),
        ("Harbour", ["harboUR", "harbouR"]),
        ("HarBour", ["Harbour"]),
        ("aB", ["AB"]),
        ("о’Рейли", ["о'рейли"]),
    ],
)
def test_the_spelling_shown_is_neither_shouted_nor_without_capitals_where_there_is_another(
    shown: str, others: list[str]
) -> None:
    assert best_spelling([shown, *others]) == best_spelling([*others, shown]) == shown


def test_every_control_and_every_turn_of_direction_goes_and_nothing_else() -> None:
    turns = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    marks = {"\u061c", "\u200e", "\u200f"}
    for char in map(chr, range(sys.maxunicode + 1)):
        control = unicodedata.category(char) == "Cc" and char not in "\n\t"
        unsafe = control or unicodedata.bidirectional(char) in turns or char in marks
        assert clean(char) == ("" if unsafe else char)


def test_clean_takes_out_what_could_move_the_cursor_or_turn_the_text() -> None:
    assert clean("a\x1b[31mb\x9bc\u202ed\u2066e\u200ff\rg\x7f") == "a[31mbcdefg"


def test_clean_keeps_lines_tabs_letters_and_joined_emoji() -> None:
    text = "один\n\tдва «три» ї 👩\u200d🚀"
    assert clean(text) == text
