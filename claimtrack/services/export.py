"""The canonical content of a database: codebook entries, readings and judgements, one object a line.

No surrogate id, no date of recording, nothing that derives from something else: equal content gives equal lines in
equal order, however it came in, and ingesting the lines gives equal content.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from operator import itemgetter
from typing import Final

from claimtrack.domain.keys import content_key
from claimtrack.domain.rows import Cell
from claimtrack.formats.jsonl import reading_object, write_line
from claimtrack.store.readonly import Reader

PAGE: Final = 100
"""Articles held in memory at a time."""

_JUDGEMENT: Final = ("kind", "left", "right", "verdict", "field", "who", "why", "decided_at", "retracted_at")

Object = dict[str, object]


def export_lines(reader: Reader) -> Iterator[str]:
    """Give the lines of the canonical content without their line ends, sorted by each object's `key`."""
    return map(write_line, export_objects(reader))


def export_objects(reader: Reader) -> Iterator[Object]:
    """Give the objects of those lines."""
    streams = (_entries(reader), _readings(reader), _judgements(reader))
    return merge(*streams, key=itemgetter("key", "type"))


def _entries(reader: Reader) -> Iterator[Object]:
    for kind, _, body in reader.query("export_entries").rows:
        yield {"type": str(kind)} | json.loads(str(body))


def _readings(reader: Reader) -> Iterator[Object]:
    after = ""
    while rows := reader.query("export_readings", after=after, page=PAGE).rows:
        bodies = _bodies(reader, [row[4] for row in rows])
        for article, stamp, sha256, coder, reading, header, text in rows:
            key = " ".join((str(article), str(stamp), str(sha256)[:16], str(coder))).rstrip()
            given = json.loads(str(header))
            yield reading_object(given, None if text is None else str(text), bodies.get(reading, ())) | {"key": key}
        after = str(rows[-1][0])


def _bodies(reader: Reader, readings: Sequence[Cell]) -> dict[Cell, list[dict[str, str]]]:
    found: dict[Cell, list[dict[str, str]]] = {}
    for reading, body in reader.query("export_codings", readings=readings).rows:
        found.setdefault(reading, []).append(json.loads(str(body)))
    return found


def _judgements(reader: Reader) -> Iterable[Object]:
    found: list[Object] = []
    for row in reader.query("export_judgements").rows:
        said: Object = {name: cell for name, cell in zip(_JUDGEMENT, row, strict=True) if cell is not None}
        found.append({"type": "judgement", "key": content_key("judgement", write_line(said))} | said)
    return sorted(found, key=itemgetter("key"))
