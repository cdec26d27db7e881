"""What the catalogue knows about one code, and the small documents its samples are made of."""

from dataclasses import dataclass
from typing import Final

HEADER: Final = """\
---
claimtrack: 1
source: Example Herald
published: 2025-03-05
lang: en
---
"""
BODY: Final = """\
Loria "will never agree" to troops of the Union, Marek Orlan said on Tuesday.

"""
STORED: Final = "stored"
FOREIGN: Final = "foreign"
"""Of a file of another tool: there is no one form that a sample could have."""
"""The form of what is found in a database, of which no file can be a sample."""
RECORD: Final = """\
@s1 opposes union-troops-in-kasteya
> will never agree
by: Marek Orlan
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of finding: its code, severity, title, what it means and how to mend it, a bad and a good sample.

    `form` names the format of both samples: native, jsonl, codebook, or the name of a codebook sheet; `STORED`
    has none.
    """

    code: str
    severity: str
    title: str
    explanation: str
    bad: str
    good: str
    form: str = "native"


def article(records: str = RECORD, *, header: str = HEADER, body: str = BODY) -> str:
    """Give a complete native file; every part has a blameless default."""
    return f"{header}{body}=== statements ===\n\n{records}"


def error(code: str, title: str, explanation: str, samples: tuple[str, str], *, form: str = "native") -> Entry:
    """Give the entry of a finding that refuses its unit."""
    return Entry(code, "error", title, explanation, *samples, form)


def warning(code: str, title: str, explanation: str, samples: tuple[str, str], *, form: str = "native") -> Entry:
    """Give the entry of a finding that is stored but wants a look."""
    return Entry(code, "warning", title, explanation, *samples, form)


def of_record(code: str, severity: str, title: str, explanation: str) -> Entry:
    """Give the entry of a finding in what is stored."""
    return Entry(code, severity, title, explanation, "", "", STORED)


def of_foreign(code: str, title: str, explanation: str, *, severity: str = "error") -> Entry:
    """Give the entry of a finding in a file of another tool."""
    return Entry(code, severity, title, explanation, "", "", FOREIGN)
