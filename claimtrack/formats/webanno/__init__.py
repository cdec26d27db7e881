"""WebAnno TSV 3.x, as WebAnno and INCEpTION export it."""

from claimtrack.formats.webanno.reader import READER

__all__ = ["READER"]
