"""What a file says of its article, gathered key by key: what can stand in a header is taken, the rest is told."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from claimtrack.domain.fields import LANG_SLIPS, read_lang
from claimtrack.domain.foreign import Dropped
from claimtrack.domain.names import clean
from claimtrack.formats.texts.article import Fact
from claimtrack.formats.texts.days import day_of

_SHOWN: Final = 60
_LONGEST: Final = 1000
_ADDRESS: Final = re.compile(r"https?://[^\s/]\S*", re.IGNORECASE)


class Facts:
    """Takes what a file says. Of several values for one key the first holds."""

    def __init__(self) -> None:
        self.taken: dict[str, Fact] = {}
        self.dropped: list[Dropped] = []

    def take(self, key: str, value: str, said_in: str) -> None:
        """Take a value for a key of the header; a value that cannot stand there is told."""
        value = one_line(value)
        if not value:
            return
        found = _AS.get(key, _short)(value)
        if found is None:
            self.drop(f"{said_in} `{shown(value)}`", f"it is no {_WANTED.get(key, 'line of a header')}")
        elif key not in self.taken:
            self.taken[key] = Fact(found, said_in)
        elif key == "published" and self.taken[key].value[:10] != found[:10]:
            self.drop(f"{said_in} `{shown(value)}`", f"{self.taken[key].said_in} has another day")

    def take_names(self, key: str, values: Iterable[str], said_in: str) -> None:
        """Take several names as one value: none of them is left out, each is said once."""
        names = dict.fromkeys(name for value in values if (name := one_line(value)) and not is_address(name))
        self.take(key, "; ".join(names), said_in)

    def drop(self, what: str, why: str, number: int = 1) -> None:
        """Tell what the file has and the header does not."""
        self.dropped.append(Dropped(what, number, why))


def one_line(value: str) -> str:
    """Give a value as one line without control characters."""
    return " ".join(clean(value.replace("\ufeff", "")).split())


def shown(value: str) -> str:
    """Give a value short enough for a message."""
    return value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"


def is_address(value: str) -> bool:
    """Tell whether a value is a web address."""
    return _ADDRESS.fullmatch(value) is not None


def _address(value: str) -> str | None:
    return value if is_address(value) and len(value) <= _LONGEST else None


def _lang(value: str) -> str | None:
    """Give a language tag; a country for a language (`ua`) is the language meant, as everywhere."""
    found = read_lang(value.partition(".")[0].replace("_", "-"))
    return found or LANG_SLIPS.get(value.lower())


def _short(value: str) -> str | None:
    return value if len(value) <= _LONGEST else None


_AS: Final[Mapping[str, Callable[[str], str | None]]] = {
    "published": day_of,
    "modified": day_of,
    "retrieved": day_of,
    "url": _address,
    "archive": _address,
    "lang": _lang,
}
_WANTED: Final = {
    "published": "day that can be read only one way",
    "modified": "day that can be read only one way",
    "retrieved": "day that can be read only one way",
    "url": "web address",
    "archive": "web address",
    "lang": "language tag",
}
