"""JSON Lines of texts with spans: doccano, Prodigy, spaCy, Citron, RuOpinionNE and what others write alike."""

from claimtrack.formats.spans.reader import READER

__all__ = ["READER"]
