"""The native annotated article, `NAME.claim.md`: a flat header, the text as it was published, then the records.

`parse` reads one, `write` makes one from a record, `write_reading` from its parts, `tidy` makes the records canonical
without touching the rest.
"""

from claimtrack.formats.native.layout import Layout, split
from claimtrack.formats.native.reader import Sidecar, parse
from claimtrack.formats.native.tidy import tidy
from claimtrack.formats.native.writer import write, write_reading

__all__ = ["Layout", "Sidecar", "parse", "split", "tidy", "write", "write_reading"]
