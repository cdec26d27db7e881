"""REFI-QDA projects (`.qdpx`, `.qde`) and lists of codes (`.qdc`), as NVivo, ATLAS.ti and MAXQDA export them."""

from claimtrack.formats.refi.book import CodeList
from claimtrack.formats.refi.book import read as read_codes
from claimtrack.formats.refi.reader import READER
from claimtrack.formats.refi.writer import write as write_codes

__all__ = ["READER", "CodeList", "read_codes", "write_codes"]
