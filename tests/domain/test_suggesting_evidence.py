"""How sure it is that two names are of one, and the words that a person reads beside the question."""

import pytest

from claimtrack.domain.suggesting_names import Alike, Bearer, alike, name_pairs

SPELLINGS = "are one name in two spellings"
CASES = "are one name in two cases"
LANGUAGES = "are one name in two languages"
WOMAN = "are one name in two cases, or a man and a woman of one surname"
INITIALS = "agree as far as the initials go"
SOUND = "sound alike"
LETTER = "are a letter apart"


@pytest.mark.parametrize(
    ("one", "other", "score", "what"),
    [
        ("Marek Orlan", "Марек Орлан", 0.97, SPELLINGS),
        ("Marek Orlan Sr", "Марек Орлан старший", 0.97, SPELLINGS),
        ("Вестник", "газета Вестник", 0.97, SPELLINGS),
        ("Orlan", "господин Орлан", 0.97, SPELLINGS),
        ("Orl", "Орл", 0.97, SPELLINGS),
        ("Radio 100", "Радио 100", 0.97, SPELLINGS),
        ("Orlan, Marek", "Марек Орлан", 0.921, SPELLINGS),
        ("Leo de Marne", "де Марн Лео", 0.921, SPELLINGS),
        ("Лории", "Лория", 0.921, CASES),
        ("Марек Орлан", "Марека Орлана", 0.875, CASES),
        ("Марек Орлан", "Орлан Мареком", 0.875, CASES),
        ("Анна Орлова", "Анну Орлову", 0.875, CASES),
        ("Oleksandr Dvorenko", "Александр Дворенко", 0.892, LANGUAGES),
        ("Сергеем Вериным", "Сергій Верин", 0.848, LANGUAGES),
        ("Oleksandr Dvorenko", "Александра Дворенко", 0.582, WOMAN),
        ("Орлов", "Орлова", 0.582, WOMAN),
        ("Kalverin", "Kolvarin", 0.728, SOUND),
        ("Kolvasin", "Kolvazin", 0.728, SOUND),
        ("Marek Kolvarin", "Marek Kolvarni", 0.728, SOUND),
        ("Marek Kolfarin", "Marek Kolvarin", 0.582, LETTER),
    ],
)
def test_whole_names_are_told_with_what_tells_them_apart(one: str, other: str, score: float, what: str) -> None:
    assert alike(one, other) == alike(other, one) == Alike(score, f"“{one}” and “{other}” {what}")


@pytest.mark.parametrize(
    ("one", "other", "score", "told"),
    [
        ("М. Орлан", "Марек Орлан", 0.776, f"“М. Орлан” and “Марек Орлан” {INITIALS}"),
        ("M. I. Orlan", "Марек Иванович Орлан", 0.621, f"“M. I. Orlan” and “Марек Иванович Орлан” {INITIALS}"),
        ("Г. Верин", "Анна Верин", 0.776, f"“Анна Верин” and “Г. Верин” {INITIALS}"),
        ("И. Верин", "Иосиф Верин", 0.776, f"“И. Верин” and “Иосиф Верин” {INITIALS}"),
        ("C. Verin", "Charles Verin", 0.776, f"“C. Verin” and “Charles Verin” {INITIALS}"),
        ("J. Verin", "Иосиф Верин", 0.776, f"“J. Verin” and “Иосиф Верин” {INITIALS}"),
        ("Марек Орлан", "Марек Иванович Орлан", 0.85, "“Марек Орлан” is “Марек Иванович Орлан” without the middle"),
        ("Марека Орлана", "Марек Иванович Орлан", 0.767,
         "“Марека Орлана” is “Марек Иванович Орлан” without the middle"),
        ("М. Орлан", "Марек Иванович Орлан", 0.68, "“М. Орлан” is “Марек Иванович Орлан” without the middle"),
        ("Орлан", "Marek Orlan", 0.72, "“Орлан” may be the surname of “Marek Orlan”"),
        ("Orlan", "Marek Ivanovich Orlan", 0.72, "“Orlan” may be the surname of “Marek Ivanovich Orlan”"),
        ("Орланом", "Марек Орлан", 0.684, "“Орланом” may be the surname of “Марек Орлан”"),
        ("Орлова", "Марек Орлов", 0.432, "“Орлова” may be the surname of “Марек Орлов”, or a woman of that family"),
        ("LP", "Lorian Palace", 0.5, "“LP” may stand for “Lorian Palace”: the first letters are the same"),
        ("УЛ", "Union Lorian", 0.5, "“УЛ” may stand for “Union Lorian”: the first letters are the same"),
        ("LPA", "Lorian Press Agency", 0.6,
         "“LPA” may stand for “Lorian Press Agency”: the first letters are the same"),
        ("МИДЛ", "Министерство иностранных дел Лории", 0.6,
         "“МИДЛ” may stand for “Министерство иностранных дел Лории”: the first letters are the same"),
    ],
)  # fmt: skip
def test_a_name_that_says_less_is_part_of_the_other(one: str, other: str, score: float, told: str) -> None:
    assert alike(one, other) == alike(other, one) == Alike(score, told, part=True)


def test_the_same_text_and_an_address_are_told_as_what_they_are() -> None:
    assert alike("Марек Орлан", "марек  ОРЛАН") == Alike(1.0, "both are called “Марек Орлан”")
    joined = alike("estuarycourier.com", "The Estuary Courier")
    assert joined is not None
    assert joined.score == pytest.approx(0.9215)
    assert joined.why == "“estuarycourier.com” is “The Estuary Courier” written as one word"
    assert not joined.part


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lpa", "Lorian Press Agency"),
        ("LPA X", "Lorian Press Agency"),
        ("Marek Orlan", "Marek Don Ivan Orlan"),
        ("Marek Orlan Orlan", "Orlan Marek Jonas"),
        ("Калверина", "Марека Колварина"),
        ("Orlan", "Don Marek Ivanovich Orlan"),
        ("Or", "Marek Or"),
        ("М. Верин", "Иосиф Верин"),
        ("S. Verin", "Charles Verin"),
        ("газета Вестника", "Вестник"),
        ("президент Лория", "президент Лории"),
        ("Marek Orlan II", "Марек Орлан"),
        ("Lorian Union", "L. Union"),
        ("3 Corps", "3 Corps of Loria"),
        ("Brigade 11", "Brigade 1"),
        ("Radio 100", "Радио 10"),
        ("22nd Brigade", "2nd Brigade"),
        ("22-я бригада", "2-я бригада"),
        ("Марек Калверин", "Марек Иванович Колварин"),
        ("М. О. Ли", "Марек Ли"),
    ],
)
def test_what_says_too_little_is_no_evidence(one: str, other: str) -> None:
    assert alike(one, other) is None
    assert alike(other, one) is None


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Tide", "Free Tide", {None: True, True: True, False: False}),
        ("M. Orlan", "Marek Orlan", {None: True, True: True, False: False}),
        ("Й. Союз", "Йенский Союз", {None: False, True: True, False: False}),
        ("Лория", "Лории", {None: True, True: True, False: True}),
    ],
)
def test_what_is_known_of_both_tells_what_names_can_be(one: str, other: str, found: dict[bool | None, bool]) -> None:
    assert {person: alike(one, other, person=person) is not None for person in found} == found
    either = {
        (a, b) for a in found for b in found if list(name_pairs([Bearer("a", (one,), a), Bearer("b", (other,), b)]))
    }
    known = {(a, b) for a in found for b in found if {a, b} != {True, False} and found[b if a is None else a]}
    assert either == known


@pytest.mark.parametrize(
    "same",
    [
        "Алексей Олексій Alexey Oleksii", "Андрей Андрій Andrew Andrii", "Анна Ганна Hanna", "Валентин Valentin",
        "Валентина Valentina", "Валерий Валерій Valery", "Валерия Валерія Valeria", "Василий Василь Vasyl",
        "Виктория Вікторія Victoria", "Владимир Володимир Volodymyr", "Григорий Григорій Gregory",
        "Даниил Данило Daniel", "Дмитрий Дмитро Dmytro", "Евгений Євген Eugene", "Евгения Євгенія Eugenia",
        "Екатерина Катерина Catherine", "Елена Олена Helena", "Иосиф Йосип Joseph", "Кирилл Кирило Cyril",
        "Константин Костянтин Constantine", "Михаил Михайло Michael", "Никита Микита Mykyta", "Николай Микола Nicholas",
        "Павел Павло Paul", "Пётр Петро Peter", "Сергей Сергій Serhii", "София Софія Sophia", "Степан Стефан Stepan",
        "Фёдор Федір Theodore",
    ],
)  # fmt: skip
def test_a_given_name_is_one_in_the_languages_of_a_conflict(same: str) -> None:
    first, *others = same.split()

    for other in others:
        found = alike(f"{first} Дворенко", f"{other} Дворенко")
        assert found is not None, other
        assert found.score >= 0.89


@pytest.mark.parametrize(
    ("elder", "same"),
    [
        ("мл.", "Jr"), ("младший", "молодший"), ("junior", "the younger"), ("ст.", "Sr"), ("старший", "senior"),
        ("the elder", "старший"), ("II", "ii"), ("III", "iii"), ("IV", "iv"),
    ],
)  # fmt: skip
def test_of_a_family_each_is_himself(elder: str, same: str) -> None:
    assert alike(f"Orlan {elder}", f"Орлан {same}") is not None
    assert alike(f"Orlan {elder}", "Орлан") is None
    other = "старший" if same in {"Jr", "молодший", "the younger"} else "Jr"
    assert alike(f"Orlan {elder}", f"Орлан {other}") is None


def test_a_name_that_fits_several_says_so_and_is_worth_less() -> None:
    names = ("Marek Orlan", "Jonas Orlan", "Орлан")
    found = {(one.key, other.key): likest for one, other, likest in name_pairs(Bearer(name, (name,)) for name in names)}

    assert found == {
        ("Jonas Orlan", "Орлан"): Alike(
            0.518, "“Орлан” may be the surname of “Jonas Orlan”; it fits “Marek Orlan” as well", part=True
        ),
        ("Marek Orlan", "Орлан"): Alike(
            0.518, "“Орлан” may be the surname of “Marek Orlan”; it fits “Jonas Orlan” as well", part=True
        ),
    }


def test_a_name_that_fits_two_spellings_of_one_is_worth_as_much() -> None:
    names = ("Marek Orlan", "Марек Орлан", "Орлан")
    found = {
        (one.key, other.key): likest.score for one, other, likest in name_pairs(Bearer(one, (one,)) for one in names)
    }

    assert found == {
        ("Marek Orlan", "Марек Орлан"): 0.97, ("Marek Orlan", "Орлан"): 0.72, ("Марек Орлан", "Орлан"): 0.72
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kolvarin", "Kalverin"),
        ("LPA", "Lorian Press Agency"),
        ("УЛ", "Union Lorian"),
        ("estuarycourier.com", "The Estuary Courier"),
        ("Orl", "Орл"),
        ("Or", "or"),
        ("Орланом", "Marek Orlan"),
        ("Иосиф Верин", "И. Верин"),
        ("Marek Oren", "Марека Орена"),
    ],
)
def test_names_are_compared_by_whatever_they_share(one: str, other: str) -> None:
    crowd = [Bearer(f"n{number}", (f"Тальмар{number}",)) for number in range(3)]
    found = [(a.key, b.key) for a, b, _ in name_pairs([Bearer("x", (one,)), *crowd, Bearer("y", (other,))])]

    assert ("x", "y") in found


def test_which_name_says_less_is_told_by_the_names_whatever_their_keys() -> None:
    names = ("Орлан", "Marek Orlan", "Jonas Orlan", "Lena Orlan")
    bearers = [Bearer(str(at), (name, name.upper())) for at, name in enumerate(names)]
    found = {(one.key, other.key): likest for one, other, likest in name_pairs(reversed(bearers))}

    assert {pair: likest.score for pair, likest in found.items()} == dict.fromkeys(
        (("0", "1"), ("0", "2"), ("0", "3")), 0.518
    )
    assert [likest.why.rpartition("; ")[2] for _, likest in sorted(found.items())] == [
        "it fits “Jonas Orlan” as well", "it fits “Marek Orlan” as well", "it fits “Marek Orlan” as well"
    ]  # fmt: skip
