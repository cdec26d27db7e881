"""The inputs of a database, one object each: codebook entries, readings, judgements. Everything else follows from them.

Each has a name that says what it is of, whatever it holds; two databases of equal objects are equal.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.judged import SAID, WHICH
from claimtrack.domain.rows import Cell
from claimtrack.formats.jsonl import reading_object
from claimtrack.store.readonly import Queries

PAGE: Final = 100
"""Articles held in memory at a time."""

Object = dict[str, object]
Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredReading:
    """What one coder read in one text of an article: header and records as they were given.

    `stamp` orders the texts of an article, "" where it has none.
    """

    article: str
    stamp: str
    sha256: str
    coder: str
    header: Mapping[str, str]
    text: str | None
    records: Sequence[Mapping[str, str]]

    @property
    def told(self) -> Object:
        """The object of JSON Lines that says the same."""
        return reading_object(self.header, self.text, self.records)


def entry_name(kind: str, key: str) -> Name:
    """Name a codebook entry."""
    return ("entry", kind, key)


def reading_name(article: str, sha256: str, coder: str) -> Name:
    """Name what one coder read in one text of an article."""
    return ("reading", f"{article} {sha256} {coder}".rstrip())


def judgement_name(said: Mapping[str, object]) -> Name:
    """Name a judgement; whether it was taken back since is no part of what it is."""
    return ("judgement", *(str(said.get(key) or "") for key in WHICH))


def entries(reader: Queries) -> Iterator[tuple[Name, Object]]:
    """Give the codebook entries, by key."""
    for kind, key, body in reader.query("export_entries").rows:
        yield entry_name(str(kind), str(key)), {"type": str(kind)} | json.loads(str(body))


def readings(reader: Queries) -> Iterator[tuple[Name, Object, str]]:
    """Give the readings article by article, each with what it is sorted by."""
    for one in stored_readings(reader):
        place = " ".join((one.article, one.stamp, one.sha256[:16], one.coder)).rstrip()
        yield reading_name(one.article, one.sha256, one.coder), one.told, place


def stored_readings(reader: Queries) -> Iterator[StoredReading]:
    """Give the readings article by article, the texts of each in the order of their stamps."""
    after = ""
    while rows := reader.query("export_readings", after=after, page=PAGE).rows:
        bodies = _bodies(reader, [row[4] for row in rows])
        for article, stamp, sha256, coder, reading, header, text in rows:
            given = json.loads(str(header))
            words = None if text is None else str(text)
            records = bodies.get(reading, ())
            yield StoredReading(str(article), str(stamp), str(sha256), str(coder), given, words, records)
        after = str(rows[-1][0])


def judgements(reader: Queries) -> Iterator[tuple[Name, Object]]:
    """Give the judgements, those taken back as well."""
    for row in reader.query("export_judgements").rows:
        said: Object = {name: cell for name, cell in zip(SAID, row, strict=True) if cell is not None}
        yield judgement_name(said), {"type": "judgement"} | said


def contents(reader: Queries) -> dict[Name, Object]:
    """Give all inputs by name."""
    found = dict(entries(reader))
    found |= {name: told for name, told, _ in readings(reader)}
    return found | dict(judgements(reader))


def _bodies(reader: Queries, ids: Sequence[Cell]) -> dict[Cell, list[dict[str, str]]]:
    found: dict[Cell, list[dict[str, str]]] = {}
    for reading, body in reader.query("export_codings", readings=ids).rows:
        found.setdefault(reading, []).append(json.loads(str(body)))
    return found


def lines_of(objects: Iterable[Object]) -> Iterator[str]:
    """Give objects as JSON lines."""
    return (json.dumps(one, ensure_ascii=False) for one in objects)
