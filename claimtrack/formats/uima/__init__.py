"""UIMA CAS as XMI and as JSON, as INCEpTION and other programs of that family write it."""

from claimtrack.formats.uima.reader import READER

__all__ = ["READER"]
