"""The sample corpus in a database of its own."""

from typing import Final

from claimtrack.db.location import Location
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.outcome import Ingested
from claimtrack.shipped import shipped

CORPUS: Final = "miami"


def build_demo(location: Location) -> Ingested:
    """Ingest the shipped samples; a database that has them already stays as it is.

    Raises NotOurDatabase for a file that claimtrack did not make.
    """
    return ingest(location, Request((str(shipped("samples") / CORPUS),)))
