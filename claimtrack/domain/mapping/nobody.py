"""Words that people and programs put into a cell for a name where there is none."""

from typing import Final

from claimtrack.domain.names import norm_key

NAMES: Final = frozenset({"by", "to", "also", "about"})
"""Fields that are made of names."""
_MISSING: Final = "NA"
_WORDS: Final = frozenset(
    {
        "-", "--", "---", "–", "—", "−", ".", "…", "0", "n/a", "n.a.", "none", "null", "nil", "nan",
        "(none)", "(blank)", "no data", "no name", "нет", "н/д", "нет данных", "отсутствует", "не указано", "не указан",
        "немає", "нема", "немає даних", "відсутній", "не вказано", "#n/a", "#n/d", "#н/д", "#ref!", "#value!", "#name?",
        "#null!", "#num!", "#div/0!", "#ссылка!", "#знач!", "#имя?", "#дел/0!", "#посилання!", "#значення!",
    }
)  # fmt: skip


def is_nobody(text: str) -> bool:
    """Tell whether a cell for a name says that there is none; `?` is no such word, as it says that nobody knows."""
    return text == _MISSING or norm_key(text) in _WORDS
