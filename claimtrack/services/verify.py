"""Whether the record is true to itself: quotes stand in their texts, texts are unchanged, what follows does follow.

Reads only. `--quick` leaves out the one part that takes as long as an ingest (see `services.following`).
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from claimtrack.db.location import Location
from claimtrack.db.soundness import find_damage
from claimtrack.domain.assembly import rings
from claimtrack.domain.damage import Kept, Problem, Spot, Verified, broken_chain, misplaced, problem
from claimtrack.domain.records import Segment
from claimtrack.domain.rows import Cell
from claimtrack.domain.spans import TextIndex
from claimtrack.services.following import not_following
from claimtrack.services.ingest import OnProgress
from claimtrack.store.keyed_rows import KeyedRows
from claimtrack.store.leftovers import silent_sources, unused_claims, unused_speakers
from claimtrack.store.readonly import Reader, open_reader

_PAGE: Final = 200


def verify(location: Location, *, quick: bool = False, progress: OnProgress | None = None) -> Verified:
    """Verify a database against itself; raises StoreError where it cannot be read at all."""
    found = [problem("CT601", Spot("database", location.shown), line) for line in find_damage(location)]
    with open_reader(location) as reader:
        counts = tuple((str(what), int(n or 0)) for _, what, n in reader.query("verify/counts").rows)
        found += [*_texts(reader), *_chains(reader), *_dates(reader), *_circles(reader), *_orphans(reader)]
    found += _unused(location)
    if not quick:
        found += not_following(location, progress)
    return Verified(tuple(found), counts)


def _texts(reader: Reader) -> Iterator[Problem]:
    """Check the hash of every stored text, and the place of every quote in it."""
    after: Cell = 0
    while rows := reader.query("verify/texts", after=after, page=_PAGE).rows:
        after = rows[-1][0]
        revisions = [row[0] for row in rows]
        quotes: dict[Cell, list[tuple[Cell, ...]]] = defaultdict(list)
        for row in reader.query("verify/quotes", revisions=revisions).rows:
            quotes[row[0]].append(row[1:])
        parts: dict[Cell, list[Segment]] = defaultdict(list)
        for coding, start, end in reader.query("verify/segments", revisions=revisions).rows:
            parts[coding].append(_segment(start, end))
        for revision, article, digest, text in rows:
            key = str(article)
            if text is not None and sha256(str(text).encode()).hexdigest() != digest:
                message = f"its SHA-256 is not the stored one ({str(digest)[:16]}…)"
                yield problem("CT604", Spot("text", key), message)
            yield from _quotes(key, text, quotes[revision], parts)


def _quotes(
    article: str, text: Cell, rows: list[tuple[Cell, ...]], parts: dict[Cell, list[Segment]]
) -> Iterator[Problem]:
    index = TextIndex(str(text)) if text is not None else None
    for coding, coder, record, evidence, body, words, start, end in rows:
        spot = Spot("record", article, str(coder or ""), str(record))
        try:
            written = json.loads(str(body)).get("quote")
        except (ValueError, AttributeError):
            yield problem("CT610", spot, "the record as given is no longer readable")
            continue
        if evidence == "record" or index is None:
            continue
        segments = parts.get(coding) or ([_segment(start, end)] if words is not None else [])
        kept = Kept(written, None if words is None else str(words), tuple(segments))
        for fault in misplaced(kept, index):
            yield problem(fault.code, spot, fault.message, fault.hint)


def _segment(start: Cell, end: Cell) -> Segment:
    """Give a stretch of text; one without an end is nowhere."""
    return Segment(start, end) if isinstance(start, int) and isinstance(end, int) else Segment(-1, -1)


def _chains(reader: Reader) -> Iterator[Problem]:
    for article, coder, record, report, n, low, high, publishers, leading in reader.query("verify/chains").rows:
        ends = (None if low is None else int(low), None if high is None else int(high))
        message = broken_chain(int(n or 0), ends, int(publishers or 0), leading=bool(leading))
        spot = Spot("record", str(article), str(coder or ""), str(record))
        yield problem("CT605", spot, message, f"report {_text(report)}")


def _dates(reader: Reader) -> Iterator[Problem]:
    for kind, key, coder, record, earliest, latest in reader.query("verify/dates").rows:
        message = f"it begins on {_text(earliest)} and ends before that, on {_text(latest)}"
        if kind == "membership":
            message = f"it begins on {_text(earliest)}, and from {_text(latest)} on it no longer holds"
        yield problem("CT606", _spot(kind, key, coder, record), message)
    for article, coder, record, earliest, published in reader.query("verify/late").rows:
        message = f"asserted on {_text(earliest)} at the earliest, but published on {_text(published)}"
        yield problem("CT302", _spot("record", article, coder, record), message)


def _circles(reader: Reader) -> Iterator[Problem]:
    for kind, name in (("speaker", "members"), ("topic", "topics")):
        links: dict[str, list[str]] = defaultdict(list)
        for below, above in reader.query(f"verify/{name}").rows:
            links[str(below)].append(str(above))
        for ring in rings(links):
            yield problem("CT607", Spot(kind, ring[0]), " > ".join((*ring, ring[0])))


def _orphans(reader: Reader) -> Iterator[Problem]:
    for kind, key, coder, record, told in reader.query("verify/orphans").rows:
        yield problem("CT608", _spot(kind, key, coder, record), str(told))


def _unused(location: Location) -> list[Problem]:
    """Find names and claims that only a record brought in which is gone: `ingest` sweeps them up."""
    with KeyedRows.of(location) as rows:
        kinds = (
            ("source", silent_sources(rows), "nothing was published by it, and no codebook knows it"),
            ("speaker", unused_speakers(rows), "nothing mentions it, and no codebook knows it"),
            ("claim", unused_claims(rows), "no record is on it, and no codebook knows it"),
        )
        return [
            problem("CT608", Spot(kind, rows.key_of(kind, row_id)), told) for kind, ids, told in kinds for row_id in ids
        ]


def _text(cell: Cell) -> str:
    return str(cell)


def _spot(kind: Cell, key: Cell, coder: Cell, record: Cell) -> Spot:
    own = None if record is None else str(record)
    return Spot(str(kind), str(key), None if own is None else str(coder or ""), own)
