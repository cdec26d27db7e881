"""ClaimReview of schema.org as JSON-LD, alone or in a page, and answers of the Google Fact Check API."""

from claimtrack.formats.claimreview.reader import READER

__all__ = ["READER"]
