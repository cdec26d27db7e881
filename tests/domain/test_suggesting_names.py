"""Names that may be of one: what is found in three languages, and what only looks alike."""

from collections.abc import Iterable, Iterator

import pytest

from claimtrack.domain import suggesting_names
from claimtrack.domain.suggesting_letters import nominatives, spelled
from claimtrack.domain.suggesting_names import Alike, Bearer, alike, name_pairs
from tests.spellings import OTHERS, SAME, WHOSE

SURE = 0.5


@pytest.mark.parametrize(
    "spellings",
    [
        "Житницкий Житницький Zhytnytskyi Zhitnitsky Zhitnitskiy Zhytnyts'kyj Žytnycʹkyj",
        "Щербак Shcherbak Szczerbak Scherbak",
        "Евгений Yevgeny Evgeni Evgeny Yevgeniy Jevgenij",
        "Хмельник Khmelnik Hmelnyk",
        "Фёдор Федор Fyodor Fedor",
        "Юлия Юлія Yulia Julia Yuliya Iuliia",
        "Уитмор Витмор Witmore",
        "Романов Romanoff Romanov",
        "Гончар Honchar Gonchar",
        "Соловьёв Соловьев Soloviev Solovyev",
        "Єрмолай Yermolai Ермолай Ermolay",
        "ОРЛАН Orlan orlan Орлан",
    ],
)
def test_spellings_of_one_word_in_any_scheme_have_a_key_in_common(spellings: str) -> None:
    keys = [spelled(word) for word in spellings.split()]

    assert frozenset.intersection(*keys)


@pytest.mark.parametrize(
    ("one", "other"), [("Орлов", "Орлан"), ("Sollar", "Sollen"), ("Марек", "Марк"), ("Лида", "Лада")]
)
def test_words_that_only_look_alike_have_none(one: str, other: str) -> None:
    assert not spelled(one) & spelled(other)


@pytest.mark.parametrize(
    ("case", "nominative"),
    [
        ("Орлана", "Орлан"),
        ("Орланом", "Орлан"),
        ("Житницкого", "Житницкий"),
        ("Житницьким", "Житницький"),
        ("Миру", "Мира"),
        ("Кастеи", "Кастея"),
        ("Кастеї", "Кастея"),
        ("Сергеем", "Сергей"),
        ("Орланові", "Орлан"),
        ("министерством", "министерство"),
        ("Грелем", "Грель"),
    ],
)
def test_a_case_leads_back_to_its_nominative(case: str, nominative: str) -> None:
    assert spelled(nominative) & nominatives(case)


def test_latin_words_have_no_cases() -> None:
    assert nominatives("Orlana") == frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marek Orlan", "Марек Орлан"),
        ("Марека Орлана", "Marek Orlan"),
        ("Orlan, Marek", "Марек Орлан"),
        ("М. Орлан", "Marek Orlan"),
        ("O. Dvorenko", "Александр Дворенко"),
        ("Орлана", "Marek Orlan"),
        ("Марек Иванович Орлан", "Марек Орлан"),
        ("господин Орлан", "Orlan"),
        ("President Verin", "Aldo Verin"),
        ("LPA", "Lorian Press Agency"),
        ("ЛПА", "Lorian Press Agency"),
        ("МИД", "Министерство иностранных дел"),
        ("газета «Вестник устья»", "Vestnik Ustya"),
        ("estuarycourier.com", "The Estuary Courier"),
        ("Ilsa Kervan", "Ильза Керван"),
        ("Dessa Orvane", "Десса Орвейн"),
        ("Leo de Marne", "Лео де Марн"),
    ],
)
def test_names_of_one_are_alike_either_way(one: str, other: str) -> None:
    found = alike(one, other)

    assert found is not None
    assert found.score >= SURE
    assert found == alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marek Orlan", "Jonas Orlan"),
        ("Marek Orlan", "Marek Orlan Jr."),
        ("Орлан", "Орлан-младший"),
        ("Марек Иванович Орлан", "Марек Петрович Орлан"),
        ("Анна Орлова", "Орлов"),
        ("Olga Zelinska", "Oleg Zelinsky"),
        ("Kastrel", "Government of Kastrel"),
        ("Кастея", "Правительство Кастеи"),
        ("Кастрель", "мэр Кастреля"),
        ("Лория", "президент Лории"),
        ("Лория", "Лидер Лории"),
        ("Loria", "Lorian Palace"),
        ("Lorian Ministry of Defence", "Lorian Ministry of Finance"),
        ("Министерство обороны Лории", "Министерство обороны Кастеи"),
        ("Talmar", "Radio Talmar Agency"),
        ("Sollen draft 1", "Sollen draft 2"),
        ("M. O.", "Marek Orlan"),
        ("Union", "United Nations"),
        ("🙂", "…"),
    ],
)
def test_names_of_two_are_not(one: str, other: str) -> None:
    assert alike(one, other) is None
    assert alike(other, one) is None


@pytest.mark.parametrize(("one", "other"), [("Орлова", "Орлов"), ("Александра Дворенко", "Oleksandr Dvorenko")])
def test_a_case_that_may_as_well_be_a_woman_is_worth_less_and_says_so(one: str, other: str) -> None:
    found = alike(one, other)

    assert found is not None
    assert found.score < 0.6
    assert "a woman" in found.why


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("Marek Kolvarin", "Marek Kolvarni", 0.728),
        ("Marek Kolvarin", "Marek Kovlarin", 0.582),
        ("Marek Kolvarin", "Marek Kolvrarin", 0.582),
        ("Marek Kolvarin", "Marek Kolfarin", 0.582),
        ("Marek Kolvarin", "Marek Kalverin", 0.728),
        ("Marek Kolvarin", "Mirak Kalverin", None),
        ("M. Kolvarin", "Marek Kolfarin", None),
        ("Kolvarin", "Kalverin", 0.728),
        ("Kolvarin", "Marek Kalverin", None),
        ("Kolvan", "Kalven", None),
        ("Marek Kolvarin", "Marek Ivanovich Kalverin", None),
        ("Marek Kolva", "Marek Kolvo", None),
        ("Orlan Marek", "Jonas Marek Orlan", None),
    ],
)
def test_what_sounds_alike_or_is_a_letter_apart_needs_the_other_words(
    one: str, other: str, score: float | None
) -> None:
    found = alike(one, other)

    assert (found.score if found else None) == score


def test_a_surname_that_reads_like_a_genitive_says_that_it_may_be_hers() -> None:
    found = alike("Орлова", "Марек Орлов")

    assert found is not None
    assert found.score < SURE
    assert found.why.endswith("or a woman of that family")


def test_what_is_known_to_be_no_person_has_no_surname() -> None:
    assert alike("Tide", "Free Tide", person=False) is None
    assert alike("Tide", "Free Tide", person=True) is not None


def test_eight_spellings_in_three_languages_are_found_and_look_alikes_are_not() -> None:
    found = {frozenset((one.key, other.key)): likest.score for one, other, likest in _pairs(WHOSE)}
    sure = {pair for pair, score in found.items() if score >= SURE}

    assert len(sure & SAME) / len(sure) >= 0.95
    assert len(sure & SAME) / len(SAME) >= 0.9
    assert len(found.keys() & SAME) / len(SAME) >= 0.98
    assert not [pair for pair, score in found.items() if score >= 0.6 and pair not in SAME]


def test_somebody_else_is_hardly_ever_taken_for_another() -> None:
    assert [(one.key, other.key) for one, other, _ in _pairs(OTHERS)] == [("Марин", "Марина")]


def test_a_surname_of_two_is_worth_less_for_both_and_says_so() -> None:
    found = {one.key: likest for one, other, likest in _pairs(("Marek Orlan", "Jonas Orlan", "Орлан"))}

    assert {key: likest.score < 0.6 for key, likest in found.items()} == {"Jonas Orlan": True, "Marek Orlan": True}
    assert "it fits “Jonas Orlan” as well" in found["Marek Orlan"].why


def test_a_person_is_not_compared_with_what_is_none() -> None:
    person, thing = Bearer("1", ("Союз",), person=True), Bearer("2", ("Soiuz",), person=False)

    assert list(name_pairs([person, thing])) == []
    assert len(list(name_pairs([person, Bearer("2", ("Soiuz",))]))) == 1


def test_any_name_of_each_may_be_the_one_that_is_alike() -> None:
    known = Bearer("orlan", ("Marek Orlan", "Орлан"), person=True)
    [(_, _, likest)] = name_pairs([known, Bearer("new", ("Орланом",))])

    assert likest.why == "“Орлан” and “Орланом” are one name in two cases"


def test_many_names_are_not_all_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(suggesting_names, "alike", lambda *names, **_: compared.append(names))
    syllables = ["ка", "ри", "мо", "тен", "дор", "вель", "ша", "ни", "лу", "гор", "бер", "тан", "зе", "фи", "оль"]
    words = [(a + b + c).capitalize() for a in syllables for b in syllables for c in syllables]
    names = [f"{words[n * 7 % 3375]} {words[n * 13 % 3375]}" for n in range(2000)]
    list(_pairs(names))

    assert 0 < len(compared) < 2000 * 2000 / 2 / 50


def _pairs(names: Iterable[str]) -> Iterator[tuple[Bearer, Bearer, Alike]]:
    return name_pairs(Bearer(name, (name,)) for name in names)
