"""The codebook as CSV sheets: `sources.csv`, `speakers.csv`, `memberships.csv`, and so on, in one folder."""

from claimtrack.formats.sheet.reader import parse
from claimtrack.formats.sheet.writer import write

__all__ = ["parse", "write"]
