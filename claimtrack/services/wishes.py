"""What a user says about files of other tools, and what is told of them afterwards."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from claimtrack.domain.fields import HEADER_KEYS
from claimtrack.domain.foreign import Dropped
from claimtrack.domain.mapping.tally import Tally


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a user says about files of other tools: the profile, header values, and columns or attributes by field.

    `errors` is the file, or the folder, for rows that do not go in; None where nothing may be written. `aside` are the
    files of them that are written already, each with the file and sheet that the rows are of.
    """

    profile: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    errors: Path | None = None
    aside: dict[Path, tuple[Path, str]] = field(default_factory=dict, compare=False)


@dataclass(slots=True)
class Told:
    """What became of one file, for `--explain` and for the summary: what maps to what, and what is left out.

    `columns` are those of a sheet, `unused` those of them that nothing asks for, `settings` the header keys
    that the user gave, `own` of how many texts the file says another value than a setting, `lacking` the keys that
    nothing gives; `refused` are those of the records made that an error refuses, `without_stance` those with a claim of
    which nothing gives the stance.
    """

    file: str
    reader: str
    profile: str
    documents: int = 0
    mapped: Counter[str] = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    dropped: list[Dropped] = field(default_factory=list)
    countings: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    columns: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    own: Counter[str] = field(default_factory=Counter)
    lacking: tuple[str, ...] = ()
    refused: int = 0
    without_stance: int = 0


def own_values(own: Mapping[str, int], *, of_sheets: bool) -> list[str]:
    """Give sentences of settings that texts or articles say otherwise: these keep what they say."""
    what = "article" if of_sheets else "text"
    return [
        f"--set {given}: {number} {what}{' says its own' if number == 1 else 's say their own'}"
        for given, number in sorted(own.items())
        if number
    ]


def slips(keys: Iterable[str]) -> list[str]:
    """Give a sentence for each key of the user's that is spelled almost as one that claimtrack knows: it is kept."""
    near = ((key, get_close_matches(key.lower(), HEADER_KEYS, 1, _ALMOST)) for key in keys if key not in HEADER_KEYS)
    return [f"--set {key}: kept as a key of its own; did you mean `{one[0]}`?" for key, one in near if one]


_ALMOST: Final = 0.8
_EXAMPLES: Final = {"source": "NAME", "published": "YYYY-MM-DD", "lang": "en"}


def to_set(keys: Iterable[str]) -> str:
    """Give the options that say header keys, with a word to be replaced in each."""
    return " ".join(f"--set {key}={_EXAMPLES.get(key, 'VALUE')}" for key in keys)
