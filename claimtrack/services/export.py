"""The canonical content of a database: codebook entries, readings and judgements, one object a line.

No surrogate id, no date of recording, nothing that derives from something else: equal content gives equal lines in
equal order, however it came in, and ingesting the lines gives equal content.
"""

from collections.abc import Iterable, Iterator
from heapq import merge
from operator import itemgetter

from claimtrack.domain.keys import content_key
from claimtrack.formats.jsonl import write_line
from claimtrack.services.contents import Object, entries, judgements, readings
from claimtrack.store.readonly import Queries


def export_lines(reader: Queries) -> Iterator[str]:
    """Give the lines of the canonical content without their line ends, sorted by each object's `key`."""
    return map(write_line, export_objects(reader))


def export_objects(reader: Queries) -> Iterator[Object]:
    """Give the objects of those lines."""
    streams = ((told for _, told in entries(reader)), _readings(reader), judgement_objects(reader))
    return merge(*streams, key=itemgetter("key", "type"))


def _readings(reader: Queries) -> Iterator[Object]:
    for _, told, place in readings(reader):
        yield told | {"key": place}


def judgement_objects(reader: Queries) -> Iterable[Object]:
    """Give the judgements as those lines have them, by key."""
    found: list[Object] = []
    for _, told in judgements(reader):
        said = {key: value for key, value in told.items() if key != "type"}
        found.append({"type": "judgement", "key": content_key("judgement", write_line(said))} | said)
    return sorted(found, key=itemgetter("key"))
