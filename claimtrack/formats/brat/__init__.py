"""brat standoff: `NAME.ann` beside `NAME.txt`."""

from claimtrack.formats.brat.reader import READER

__all__ = ["READER"]
