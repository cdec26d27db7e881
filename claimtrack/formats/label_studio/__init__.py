"""Label Studio: exports as JSON, as JSON-MIN and as CSV."""

from claimtrack.formats.label_studio.reader import READER

__all__ = ["READER"]
