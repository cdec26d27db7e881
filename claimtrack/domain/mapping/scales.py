"""Numbers in a column of stances: whether they are on our scale, which only the whole column can tell."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from claimtrack.domain.mapping.templates import Unreadable
from claimtrack.domain.names import norm_key
from claimtrack.domain.stance import MINUS

_NUMBER: Final = re.compile(r"([+-]?)(\d+(?:[.,]\d+)?)\??")
_OURS: Final = frozenset(map(Decimal, range(-2, 3)))
_AGREEING: Final = ("agree", "соглас", "згод")
"""How columns are called in which 0 may stand for disagreement, as it does in DNA."""
_SHOWN: Final = 12


class OtherScale(Unreadable):
    """A number in a column of numbers that mean nobody knows what: `values` are all of the column, by size."""

    def __init__(self, value: str, why: str, values: Sequence[str]) -> None:
        super().__init__(f"stance: what `{value}` means nobody has said: {why}")
        self.why = why
        self.values = tuple(values)


def is_number(text: str) -> bool:
    """Tell whether a cell is a number, whatever minus it has."""
    return _number(text) is not None


def other_scale(texts: Iterable[str], columns: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Give why the numbers of a column are not taken for -2 to 2, and which they are; None where they are ours.

    `columns` are the names of the columns that the stances are made of.
    """
    found = {text: number for text in texts if (number := _number(text)) is not None}
    numbers = set(found.values())
    names = " and ".join(f"`{name}`" for name in columns) or "the column"
    listed = tuple(sorted(found, key=lambda text: (found[text], text)))
    some = f"{', '.join(listed[:_SHOWN])}{', …' if len(listed) > _SHOWN else ''}"
    if not numbers <= _OURS:
        return f"{names} has {some}, and ours are -2 to 2", listed
    agreeing = any(norm_key(name).startswith(_AGREEING) for name in columns)
    if agreeing and 0 in numbers and min(numbers) == 0:
        return f"{names} has {some}, and 0 may be neutral or, as in DNA, disagree", listed
    return None


def _number(text: str) -> Decimal | None:
    found = _NUMBER.fullmatch(text.strip().translate(MINUS))
    return Decimal(found[1] + found[2].replace(",", ".")) if found is not None else None
