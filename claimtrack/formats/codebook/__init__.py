"""The codebook as TOML: sources, speakers, topics, claims and occasions that a person has vouched for."""

from claimtrack.formats.codebook.reader import parse
from claimtrack.formats.codebook.writer import write

__all__ = ["parse", "write"]
