"""Sheets of any columns: CSV and its kin, plain or gzipped, and workbooks."""

from claimtrack.formats.table.reader import READER

__all__ = ["READER"]
