"""The lists of two entries that are one, put together."""

from collections.abc import Iterable, Mapping
from typing import Any


def joined(kept: Mapping[str, Any], gone: Mapping[str, Any], words: Iterable[str]) -> dict[str, list[Any]]:
    """Give those lists of an entry given up that it has, behind what the one that stays has on them, nothing twice."""
    both = {word: (kept.get(word, ()), gone[word]) for word in words if word in gone}
    return {word: [*own, *(one for one in more if one not in own)] for word, (own, more) in both.items()}
