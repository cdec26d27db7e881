"""Rows of one article -> records: what a record is called, and what a row says of who, what and how."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from claimtrack.domain.fields import CLAIM_FIELDS, ID_PATTERN
from claimtrack.domain.fields import claim_lang as is_claim_text
from claimtrack.domain.mapping.cells import Row
from claimtrack.domain.mapping.making import Maker
from claimtrack.domain.mapping.templates import Unreadable, slug
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Place, RawRecord, Value

_NOT_IN_AN_ID: Final = re.compile(r"[^\w.:/-]+")
_NO_CLAIM: Final = "-"
_NOBODY: Final = "?"
_LONGEST: Final = 24
_LETTERS: Final = 4

Named = Mapping[int, str]
"""What the records of rows are called, by the number of the row; rows that cannot be read are not there."""


@dataclass(frozen=True, slots=True)
class Makers:
    """What makes the parts of a record out of a row; `topic` is that of rows without a claim."""

    fields: Mapping[str, Maker]
    quote: Maker
    id: Maker
    topic: str

    def described(self) -> frozenset[str]:
        """Give the fields that tell of the claim and stand in other sheets only: they need not be said at every row."""
        about = {name: one for name, one in self.fields.items() if _describes(name) or name == "topic"}
        return frozenset(name for name, one in about.items() if one.is_joined)


@dataclass(slots=True)
class Names:
    """What rows are called. `twice` are rows that have the id of another, each with the first of its name.

    `alike` are rows that no id tells apart and that say the same in the same words: a new one may change their numbers.
    """

    of: dict[int, str] = field(default_factory=dict)
    twice: list[tuple[int, int]] = field(default_factory=list)
    alike: list[list[int]] = field(default_factory=list)


def named(makers: Makers, rows: Iterable[tuple[int, Row]]) -> Names:
    """Give what rows are called: the id that they have, else who says what in which words, so that a row moves freely.

    Rows that come to one name are numbered by the rest of their cells, their stance last.
    """
    alike: dict[str, list[tuple[int, Row]]] = {}
    own: set[str] = set()
    for number, row in rows:
        try:
            given = makers.id(row)
            name = _as_id(given) if given else _content(makers, row)
        except Unreadable:
            continue
        alike.setdefault(name, []).append((number, row))
        if given:
            own.add(name)
    names = Names()
    for name, several in alike.items():
        numbers = [number for number, _ in several]
        names.of[numbers[0]] = name
        if len(several) > 1:
            names.of.update(zip(_in_order(makers, several), _numbered(name, alike), strict=False))
            if name in own:
                names.twice += [(number, numbers[0]) for number in numbers[1:]]
            else:
                names.alike.append(numbers)
    return names


def _in_order(makers: Makers, several: Sequence[tuple[int, Row]]) -> list[int]:
    stance = set(makers.fields["stance"].bases) if "stance" in makers.fields else set()

    def rest(one: tuple[int, Row]) -> tuple[Sequence[str], Sequence[str]]:
        cells = [*enumerate(one[1])]
        return [text for at, text in cells if at not in stance], [text for at, text in cells if at in stance]

    return [number for number, _ in sorted(several, key=rest)]


def _numbered(name: str, taken: Mapping[str, object]) -> Iterator[str]:
    yield name
    number = 1
    while True:
        number += 1
        if f"{name}.{number}" not in taken:
            yield f"{name}.{number}"


def _content(makers: Makers, row: Row) -> str:
    """Give the name of a row without an id: who speaks, and a short sum of who, what and the words."""
    by = _made(makers.fields, "by", row) or _NOBODY
    said = (by, _made(makers.fields, "claim-key", row) or _NO_CLAIM, makers.quote(row) or "")
    content = blake2b("\0".join(map(norm_key, said)).encode("utf-8", "surrogatepass"), digest_size=_LETTERS)
    return f"{_short(by)}-{content.hexdigest()}"


def _made(fields: Mapping[str, Maker], name: str, row: Row) -> str | None:
    return fields[name](row) if name in fields else None


@lru_cache(maxsize=1024)
def _short(by: str) -> str:
    return _as_id(slug(by)[:_LONGEST].rstrip("-")) if by != _NOBODY else "row"


def _as_id(text: str) -> str:
    name = _NOT_IN_AN_ID.sub("-", text).strip("-") or "row"
    return name if ID_PATTERN.fullmatch(name) else f"r{name}"


class Records:
    """Makes the records of one article, called as `named` says; what other sheets tell of a claim is said once."""

    def __init__(self, makers: Makers, names: Named, *, has_text: bool) -> None:
        self._makers = makers
        self._names = names
        self._has_text = has_text
        self._once_only = frozenset() if has_text else makers.described()
        self._said: dict[str, dict[str, str]] = {}
        self.silent = 0
        self.without_stance = 0

    def of(self, number: int, row: Row, place: Place) -> RawRecord:
        """Give the record of a row; raises Unreadable."""
        if number not in self._names:
            self._makers.id(row)  # which raises what keeps it from having a name
        given = {name: text for name, maker in self._makers.fields.items() if (text := maker(row)) is not None}
        quote = self._makers.quote(row)
        claim = given.pop("claim-key", _NO_CLAIM)
        self.without_stance += claim != _NO_CLAIM and "stance" not in given
        stance = given.pop("stance", "unclear")
        if claim == _NO_CLAIM:
            given = {name: text for name, text in given.items() if not _describes(name)}
            given.setdefault("topic", self._makers.topic)
        elif self._once_only:
            given = self._once(claim, given)
        self.silent += stance == "unclear" and claim == _NO_CLAIM and given.get("by", _NOBODY) == _NOBODY
        given.setdefault("by", _NOBODY)
        if not self._has_text:
            given.setdefault("evidence", "record")
        return RawRecord(
            place=place,
            id=Value(self._names[number], place),
            stance=Value(stance, place),
            claim=Value(claim, place),
            quotes=(Value(" ".join(quote.split()), place),) if quote else (),
            fields={name: Value(" ".join(text.split()), place) for name, text in given.items()},
        )

    def _once(self, claim: str, given: dict[str, str]) -> dict[str, str]:
        """Leave out what the article said of the claim before: a roll call is described once, not at every vote."""
        about = {name: text for name, text in given.items() if name in self._once_only}
        before = self._said.setdefault(claim, about)
        if before is about:
            return given
        return {name: text for name, text in given.items() if name not in about or before.get(name) != text}


def _describes(name: str) -> bool:
    return name in CLAIM_FIELDS or is_claim_text(name) is not None
