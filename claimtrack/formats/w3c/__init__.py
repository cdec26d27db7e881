"""W3C Web Annotation as JSON(-LD): Recogito, CATMA, and what else writes the standard."""

from claimtrack.formats.w3c.reader import READER

__all__ = ["READER"]
