"""Discourse Network Analyzer: `.dna` files of DNA 3 and of the betas of DNA 2, which are SQLite databases.

database     somebody else's SQLite file, opened without trusting it
tables       its rows, whichever of the two schemas they are in
reader       rows -> documents and marks
schema       the tables and settings of a file of DNA 3
password     a login that DNA takes
keeping      what DNA's tables cannot tell, beside them
lacking      what a file of DNA cannot hold, with counts
telling      a coding -> a statement of DNA
filing       statements -> rows
writer       the record -> a file of DNA 3
"""

from claimtrack.formats.dna.reader import READER

__all__ = ["READER"]
