"""A finding is a problem in the data, as a value: it is collected, sorted and shown, never raised."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.domain.records import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: code (see `domain.catalogue`), severity, place, message, and the nearest valid value or remedy."""

    code: str
    severity: str
    place: Place
    message: str
    hint: str | None = None


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether any finding refuses its unit."""
    return any(finding.severity == "error" for finding in findings)


def in_file_order(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings as a reader meets them in the files, equal ones once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.place.file, f.place.line, f.place.column, f.code, f.message))
