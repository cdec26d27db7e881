"""Words in one alphabet: the schemes of writing Cyrillic in Latin letters, and the cases of Russian and Ukrainian."""

import pytest

from claimtrack.domain.suggesting_letters import consonants, may_be_a_woman, nominatives, spelled


@pytest.mark.parametrize(
    "spellings",
    [
        "Шорин Shorin Szorin Šorin",
        "Щорин Shchorin Szczorin Schorin Stchorin",
        "Чернов Chernov Czernow Černov Tschernow Tchernov",
        "Джавад Dzhavad Djavad Javad",
        "Жуков Zhukov Žukov",
        "Ханов Khanov Hanov",
        "Галин Galin Ghalin Halin",
        "Филин Philin Filin",
        "Теодор Theodor Teodor",
        "Бок Bock Bok",
        "Квирин Quirin Kvirin",
        "Царин Tsarin Tzarin",
        "Максим Maxim Maksim",
        "Витольд Witold Vitold",
        "Лада Łada Lada",
        "Дорин Đorin Dorin",
        "Сорен Søren Soren",
        "Восс Voß Voss",
        "Юдин Yudin Iudin Judin",
        "Яснов Yasnov Iasnov Jasnov",
        "Объездов Obezdov",
        "Йорин Yorin Iorin",
        "Ґонта Gonta Honta Гонта",
        "Їжаков Ижаков Yizhakov",
        "Эльвин Elvin Єльвін",
        "Аннин Anin Annin",
    ],
)  # fmt: skip
def test_schemes_of_writing_meet_in_one_key(spellings: str) -> None:
    first, *others = (spelled(word) for word in spellings.split())

    assert [word for word, keys in zip(spellings.split()[1:], others, strict=True) if not first & keys] == []


def test_a_latin_c_is_a_cyrillic_one_only_beside_marks() -> None:
    assert spelled("Чаца") & spelled("Čaca")
    assert not spelled("Чаца") & spelled("Chaca")


def test_numbers_keep_every_digit() -> None:
    assert len({key for text in ("1", "11", "111", "22nd", "2nd") for key in spelled(text)}) == 5


def test_a_silent_end_is_left_out_only_of_longer_words() -> None:
    assert spelled("Марн") & spelled("Marne")
    assert not spelled("Ан") & spelled("Ane")


@pytest.mark.parametrize(
    ("nominative", "cases"),
    [
        ("Орлан", "Орлана Орлану Орланом Орлане Орланові Орлані"),
        ("Орлов", "Орлова Орлову Орловым Орлове"),
        ("Грель", "Греля Грелю Грелем Греле Грелеві"),
        ("Сергей", "Сергея Сергею Сергеем Сергее"),
        ("Сергій", "Сергія Сергію Сергієм Сергієві Сергії"),
        ("Стенич", "Стенича Стеничу Стеничем Стеничеві"),
        ("Мира", "Миры Миру Мирой Мире Мирою"),
        ("Міра", "Міри Міру Мірою Мірі"),
        ("Ольга", "Ольги Ольгу Ольгой Ольге"),
        ("Кастея", "Кастеи Кастее Кастею Кастеей Кастеї Кастеєю"),
        ("круча", "кручею кручи кручу"),
        ("Казань", "Казани Казані"),
        ("министерство", "министерства министерству министерством министерстве"),
        ("міністерство", "міністерства міністерству міністерством міністерстві"),
        ("Житницкий", "Житницкого Житницкому Житницким"),
        ("Житницький", "Житницького Житницькому Житницьким"),
        ("Синий", "Синего Синему Синим"),
        ("Белый", "Белого Белому Белым"),
        ("Белая", "Белой Белую"),
        ("Толстой", "Толстого Толстому"),
        ("Озёрное", "Озёрного Озёрному Озёрным"),
        ("Верин", "Верина Верину Вериним Вериным"),
        ("Верина", "Вериної Вериній Верину Вериной"),
        ("Синій", "Синім"),
    ],
)
def test_every_case_leads_back_to_its_nominative(nominative: str, cases: str) -> None:
    assert [case for case in cases.split() if not spelled(nominative) & nominatives(case)] == []


@pytest.mark.parametrize("word", ["Ану", "Ом", "Ia", "Orlana", "Мы"])
def test_a_word_too_short_or_latin_is_no_case(word: str) -> None:
    assert nominatives(word) == frozenset()


@pytest.mark.parametrize(
    ("word", "may_be"),
    [
        *((word, True) for word in ("Орлова", "Орлову", "Орловой", "Орлової", "Верина", "Вериній", "Житницькій")),
        *((word, True) for word in ("Дворська", "Колецка", "Зелинска", "Царёва")),
        *((word, False) for word in ("Орлов", "Орлана", "Мира", "Греля", "Верин", "Orlova")),
    ],
)
def test_whose_genitive_reads_like_the_name_of_a_woman(word: str, *, may_be: bool) -> None:
    assert may_be_a_woman(word) is may_be


def test_what_is_heard_of_a_key_are_its_consonants() -> None:
    assert consonants("kolvarin") == consonants("kalverin") == "klvrn"
