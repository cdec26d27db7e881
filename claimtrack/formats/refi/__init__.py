"""REFI-QDA projects (`.qdpx`, `.qde`) and lists of codes (`.qdc`), as NVivo, ATLAS.ti and MAXQDA export them."""

from claimtrack.formats.refi.reader import READER

__all__ = ["READER"]
