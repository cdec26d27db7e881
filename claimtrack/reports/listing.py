"""What the database holds, kind by kind: the sources, articles, speakers, sides, topics and claims."""

from typing import Final

from claimtrack.domain.rows import Rows
from claimtrack.store.readonly import Reader

LISTS: Final = ("sources", "articles", "speakers", "sides", "topics", "claims")
REVIEWED: Final = tuple(name for name in LISTS if name != "articles")
"""The lists whose entries a codebook can know."""


def listing(reader: Reader, what: str, *, unreviewed: bool = False) -> Rows:
    """One of LISTS; with `unreviewed` only what no codebook knows."""
    if what in REVIEWED:
        return reader.query(f"list_{what}", unreviewed=int(unreviewed))
    return reader.query(f"list_{what}")


def holdings(reader: Reader) -> Rows:
    """How many there are of each kind of thing."""
    found = reader.query("holdings")
    return Rows(("what", "n"), [(what, n) for _, what, n in found.rows])
