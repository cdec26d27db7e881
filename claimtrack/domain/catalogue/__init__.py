"""Every kind of finding: code, severity, what it means, how to mend it, with samples.

CT1xx form of the file, CT2xx quotes, CT3xx dates, CT4xx identity, CT5xx stance and claim, CT6xx what is
stored, CT7xx files of other tools.
"""

from typing import Final

from claimtrack.domain.catalogue import claims, dates, foreign, form, identity, quotes, record
from claimtrack.domain.catalogue.entry import Entry
from claimtrack.domain.findings import Finding
from claimtrack.domain.records import Place

__all__ = ["CATALOGUE", "Entry", "finding"]

CATALOGUE: Final[dict[str, Entry]] = {
    entry.code: entry for module in (form, quotes, dates, identity, claims, record, foreign) for entry in module.ENTRIES
}


def finding(code: str, place: Place, message: str, hint: str | None = None) -> Finding:
    """Give a finding of this code, with the severity the catalogue states."""
    return Finding(code, CATALOGUE[code].severity, place, message, hint)
