"""Invented people and bodies under many names, in English, Russian and Ukrainian, and those that only look like them.

Each group is one of which every name was met in articles; two names of different groups are two, however alike.
"""

from itertools import combinations

ONE = {
    "dvorenko": (
        *("Олександр Дворенко", "Александр Дворенко", "Oleksandr Dvorenko", "Aleksandr Dvorenko"),
        *("О. Дворенко", "Dvorenko", "Александром Дворенко", "Alexander Dworenko"),
    ),
    "orlan": (
        *("Marek Orlan", "Марек Орлан", "Марека Орлана", "Мареком Орланом", "M. Orlan", "Орлан", "Орлана"),
        *("Марек Орлан 🙂", "Marek Ivanovych Orlan"),
    ),
    "zhytnytskyi": (
        *("Євген Житницький", "Евгений Житницкий", "Yevhen Zhytnytskyi", "Evgeny Zhitnitsky", "Житницкого"),
        *("Yevgeniy Zhitnitskiy", "Є. Житницький", "Житницький"),
    ),
    "shcherbets": (
        *("Юлія Щербець", "Юлия Щербец", "Yuliia Shcherbets", "Julia Szczerbets", "Юлию Щербец", "Юлией Щербец"),
        *("Yulia Shcherbets", "Щербец"),
    ),
    "other shcherbets": ("Olga Shcherbets", "Ольга Щербец"),
    "orlov": ("Марек Орлов", "Marek Orlov"),
    "younger": ("Marek Orlan Jr.", "Орлан-младший"),
    "witmore": ("Jared Witmore", "Джаред Уитмор", "Джареда Уитмора", "Mr Witmore", "J. Witmore"),
    "lpa": ("LPA", "ЛПА", "Lorian Press Agency"),
    "messenger": ("Вестник устья", "Vestnik Ustya", "газета «Вестник устья»", "Вестнику устья"),
    "courier": ("Estuary Courier", "The Estuary Courier", "Эстуари курьер", "estuarycourier.com"),
    "defence": ("Министерство обороны Лории", "министерством обороны Лории", "Министерства обороны Лории"),
}
"""Groups of names of one."""

OTHERS = (
    *("Jonas Orlan", "Анна Орлова", "Орловский"),
    *("Александра Дворенкова", "Dvorsky", "Vitali Zhytnyi", "Lora Witmore"),
    *("Kastrel", "Government of Kastrel", "Мэр Кастреля", "Правительство Кастеи", "Кастея", "Кастейский дворец"),
    *("Лория", "президент Лории", "Lorian Palace", "Lorian Ministry of Finance", "Министерство обороны Кастеи"),
    *("Estuary Herald", "Вестник гавани", "LPN", "Сводка 1", "Сводка 2", "Sollar", "Sollen", "Mira Koldan", "Коваль"),
    *("Ковальчук", "Марина", "Марин", "Union", "United Nations"),
)
"""Names of which each is somebody else."""

WHOSE = {name: group for group, names in ONE.items() for name in names} | {name: name for name in OTHERS}
SAME = {frozenset(pair) for names in ONE.values() for pair in combinations(names, 2)}
"""The pairs that are to be found."""
