"""The sample corpora in a database of their own."""

from typing import Final

from claimtrack.db.location import Location
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.outcome import Ingested
from claimtrack.shipped import shipped

CORPORA: Final = ("miami", "harbour")


def build_demo(location: Location) -> Ingested:
    """Ingest the shipped samples; a database that has them already stays as it is.

    Raises NotOurDatabase for a file that claimtrack did not make.
    """
    return ingest(location, Request(tuple(str(shipped("samples") / corpus) for corpus in CORPORA)))
