"""What a reader of article texts gives: the text, and what the file says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from types import MappingProxyType
from typing import Final

from claimtrack.domain.foreign import Dropped


@dataclass(frozen=True, slots=True)
class Fact:
    """A value for the header, and where the file says it."""

    value: str
    said_in: str


NO_FACTS: Final[Mapping[str, Fact]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The text of one article. `facts` are by keys of the header: only what the file itself says, never a guess.

    `extractor` names what made the text out of the file, with its version; None where the file is the text. `told` says
    how the file was read where that is not plain; `dropped` is what of it is neither text nor in the header.
    """

    text: str
    facts: Mapping[str, Fact] = field(default_factory=lambda: NO_FACTS)
    extractor: str | None = None
    told: str = ""
    dropped: Sequence[Dropped] = ()


def own_extractor(form: str) -> str:
    """Give the name and version of one of our own readers, as an extractor."""
    return f"claimtrack {version('claimtrack')} {form}"
