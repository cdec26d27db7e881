"""Stances as written and as numbers: the words of the native format, from -2 to +2, empty = unclear."""

import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance as read: the number (None = unclear), its word, and what the word tells of claim, act and certainty."""

    value: int | None
    label: str
    conditional: bool = False
    implied_kind: str | None = None
    implied_act: str | None = None
    implied_certainty: str | None = None


STANCE_WORDS: Final = MappingProxyType(
    {
        stance.label: stance
        for stance in (
            Stance(-2, "strongly-opposes"),
            Stance(-1, "opposes"),
            Stance(0, "neutral"),
            Stance(1, "supports"),
            Stance(2, "strongly-supports"),
            Stance(-1, "denies", implied_kind="fact", implied_act="deny"),
            Stance(-1, "doubts", implied_kind="fact", implied_certainty="possible"),
            Stance(1, "affirms", implied_kind="fact"),
            Stance(None, "unclear"),
        )
    },
)
_POSITION_WORDS: Final = {-2: "strongly-opposes", -1: "opposes", 0: "neutral", 1: "supports", 2: "strongly-supports"}
_NUMBER: Final = re.compile("[+-]?[0-2]")
MINUS: Final = str.maketrans("\u2212\u2013\u2012", "---")
"""Signs that people and word processors write for a minus: minus, en dash, figure dash."""


def parse_stance(text: str) -> Stance | None:
    """Read a stance word or number, with a final `?` where it is conditional; None when it is neither."""
    core = text.removesuffix("?")
    stance = STANCE_WORDS.get(core)
    if stance is None and _NUMBER.fullmatch(number := core.translate(MINUS)):
        stance = STANCE_WORDS[_POSITION_WORDS[int(number)]]
    if stance is None or core == text:
        return stance
    return replace(stance, conditional=True)
