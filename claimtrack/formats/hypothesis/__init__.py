"""Hypothesis: rows of its API, and what its client exports as JSON."""

from claimtrack.formats.hypothesis.reader import READER

__all__ = ["READER"]
