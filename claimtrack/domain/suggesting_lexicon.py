"""Words that tell something of a name beside whom it names, in English, Russian and Ukrainian."""

from typing import Final

from claimtrack.domain.suggesting_letters import spelled


def _words(lines: str) -> list[str]:
    return lines.split()


def _keys(lines: str) -> frozenset[str]:
    return frozenset(key for word in _words(lines) for key in spelled(word))


ARTICLES: Final = frozenset(_words("the of and for a и та й по при з с у в на"))
COURTESY: Final = frozenset(
    _words("mr mrs ms dr prof sir господин господина господином господину госпожа госпожи госпожой пан пана паном пані")
)
PARTICLES: Final = frozenset(_words("de du der den di da van von zu bin ibn al el la le ал аль ван де дер фон бин ибн"))
ELDER: Final = {
    **dict.fromkeys(("jr", "junior", "younger", "младший", "молодший", "мл"), "younger"),
    **dict.fromkeys(("sr", "senior", "elder", "старший", "ст"), "elder"),
    "ii": "2",
    "iii": "3",
    "iv": "4",
}
"""What is said with a name to tell its bearer from a namesake of the family."""

BODIES: Final = _keys(
    """
    government ministry commission committee command council parliament palace party agency office service embassy
    league union delegation opposition press bureau court bank army forces administration department side
    leader head
    правительство министерство комиссия комитет командование комендатура совет парламент дворец партия агентство
    офис служба посольство лига союз делегация оппозиция бюро суд банк армия администрация сторона глава лидер мэр
    уряд міністерство комісія комітет рада палац партія посольство делегація опозиція адміністрація голова лідер мер
    """
)
"""Words of a body or an office: the words beside them are no given name and surname."""

TITLES: Final = _keys(
    """
    president minister premier chancellor senator general ambassador secretary spokesman spokeswoman king queen
    президент министр премьер канцлер сенатор генерал посол секретарь король королева
    міністр прем'єр речник речниця секретар
    """
)
SAME_GIVEN: Final = tuple(
    _keys(line)
    for line in (
        "Александр Олександр Alexander Aleksandr Oleksandr",
        "Александра Олександра Alexandra Oleksandra",
        "Алексей Олексій Alexey Oleksii",
        "Андрей Андрій Andrew Andrey Andrii",
        "Анна Ганна Hanna",
        "Валентин Valentin",
        "Валентина Valentina",
        "Валерий Валерій Valery",
        "Валерия Валерія Valeria",
        "Василий Василь Vasily Vasyl",
        "Виктория Вікторія Victoria",
        "Владимир Володимир Vladimir Volodymyr",
        "Григорий Григорій Gregory",
        "Даниил Данило Daniel Danylo",
        "Дмитрий Дмитро Dmitry Dmytro",
        "Евгений Євген Eugene Yevhen",
        "Евгения Євгенія Eugenia Yevhenia",
        "Екатерина Катерина Catherine Ekaterina Kateryna",
        "Елена Олена Helena Elena Olena",
        "Иосиф Йосип Joseph Yosyp",
        "Кирилл Кирило Cyril Kyrylo",
        "Константин Костянтин Constantine Kostiantyn",
        "Михаил Михайло Michael Mikhail Mykhailo",
        "Никита Микита Nikita Mykyta",
        "Николай Микола Nicholas Nikolai Mykola",
        "Павел Павло Paul Pavel Pavlo",
        "Пётр Петро Peter Petro",
        "Сергей Сергій Sergey Serhii",
        "София Софія Sophia",
        "Степан Стефан Stepan",
        "Фёдор Федір Theodore Fedir",
    )
)
"""Given names that are one in two languages, though spelled otherwise; and those a case of one could be taken for."""

GIVEN: Final = {
    key: frozenset(at for at, group in enumerate(SAME_GIVEN) if key in group)
    for key in frozenset[str]().union(*SAME_GIVEN)
}
