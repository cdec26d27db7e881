"""Readers of single values: each gives the typed value, or reports a finding and gives None."""

from collections.abc import Sequence

from claimtrack.domain.catalogue import finding
from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.dates import parse_date
from claimtrack.domain.days import FuzzyDate
from claimtrack.domain.fields import LANG_SLIPS, read_lang
from claimtrack.domain.findings import Finding
from claimtrack.domain.lengths import HINT, is_too_long, told
from claimtrack.domain.names import closest
from claimtrack.domain.records import Place, Value


class Checker:
    """Collects the findings of one unit while its values are read."""

    findings: list[Finding]

    def __init__(self) -> None:
        self.findings = []

    def report(self, code: str, place: Place, message: str, hint: str | None = None) -> None:
        """Add a finding."""
        self.findings.append(finding(code, place, message, hint))

    def choice(self, value: Value | None, vocabulary: Sequence[str], what: str) -> str | None:
        """Give a value of a closed vocabulary."""
        if value is None or not value.text:
            return None
        if value.text in vocabulary:
            return value.text
        near = closest(value.text, vocabulary, limit=1)
        hint = f"did you mean `{near[0]}`?" if near else "one of: " + ", ".join(vocabulary)
        article = "an" if what.startswith("a") else "a"
        self.report("CT502", value.place, f"`{value.text}` is not {article} {what}", hint)
        return None

    def date(self, value: Value | None) -> FuzzyDate | None:
        """Give a date in any of its forms."""
        if value is None or not value.text:
            return None
        try:
            return parse_date(value.text)
        except ValueError as problem:
            message, _, hint = str(problem).partition(": ")
            self.report("CT301", value.place, message, hint or None)
            return None

    def lang(self, value: Value | None) -> str | None:
        """Give a language tag, its first part in small letters."""
        if value is None or not value.text:
            return None
        lang = read_lang(value.text)
        if lang is None:
            slip = LANG_SLIPS.get(value.text.lower())
            hint = f"did you mean `{slip}`?" if slip else "for example en, ru, uk"
            self.report("CT120", value.place, f"`{value.text}` is not a language tag", hint)
        return lang

    def several(self, value: Value | None) -> tuple[str, ...]:
        """Give the values of a `;` list."""
        if value is None or not value.text:
            return ()
        return tuple(text for text, _ in split_values(value.text))

    def bounded(self, place: Place, what: str, *texts: str | None) -> None:
        """Report texts that are too long to be found by."""
        for text in texts:
            if text and is_too_long(text):
                self.report("CT123", place, told(what, text), HINT)

    def fraction(self, value: Value | None) -> float | None:
        """Give a number from 0 to 1."""
        if value is None or not value.text:
            return None
        if _is_fraction(value.text):
            return float(value.text)
        near = value.text.replace(",", ".")
        hint = f"did you mean `{near}`?" if near != value.text and _is_fraction(near) else "for example 0.8"
        self.report("CT504", value.place, f"`{value.text}` is not a number from 0 to 1", hint)
        return None


def _is_fraction(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False
