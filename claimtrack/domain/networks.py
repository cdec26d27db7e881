"""The words of networks: what their nodes can be, how agreement is counted, and which of these go together."""

from collections.abc import Mapping
from typing import Final, Literal

Mode = Literal["one-mode", "two-mode"]
ONE_MODE: Final[Mode] = "one-mode"
TWO_MODE: Final[Mode] = "two-mode"

KINDS: Final = ("speaker", "side", "organisation", "claim", "topic", "source", "coder")
"""What the rows and columns of a network can be."""

AGGREGATIONS: Final = ("ignore", "congruence", "conflict", "subtract", "combine")
NORMALISATIONS: Final = (
    "none",
    "average",
    "activity",
    "prominence",
    "jaccard",
    "cosine",
    "dna-jaccard",
    "dna-cosine",
)
DUPLICATES: Final = ("include", "article", "day", "week", "month", "quarter", "year", "range")

AGGREGATIONS_OF: Final[Mapping[Mode, tuple[str, ...]]] = {
    ONE_MODE: ("ignore", "congruence", "conflict", "subtract"),
    TWO_MODE: ("ignore", "subtract", "combine"),
}
NORMALISATIONS_OF: Final[Mapping[Mode, tuple[str, ...]]] = {
    ONE_MODE: ("none", "average", "jaccard", "cosine", "dna-jaccard", "dna-cosine"),
    TWO_MODE: ("none", "activity", "prominence"),
}

LEVELS: Final = 4
"""How many kinds of stance are kept apart: against, neutral, for, none."""

AGAINST: Final = 0
NEUTRAL: Final = 1
FOR: Final = 2
UNCLEAR: Final = 3


def level(stance: int | None) -> int:
    """Give which kind of stance a number is: its sign alone counts, and no stance is not a neutral one."""
    if stance is None:
        return UNCLEAR
    return FOR if stance > 0 else AGAINST if stance < 0 else NEUTRAL
