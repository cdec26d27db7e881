"""The content of a database as two numbers that anybody can check with an export of it."""

import hashlib
from dataclasses import dataclass
from typing import Final

from claimtrack.formats.jsonl import write_line
from claimtrack.services.export import export_objects
from claimtrack.store.readonly import Reader

_NO_CODEBOOK: Final = frozenset({"article", "judgement"})


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """SHA-256 of what `claimtrack export jsonl` writes, and of its codebook lines alone."""

    database: str
    codebook: str


def fingerprints(reader: Reader) -> Fingerprints:
    """Read the whole content and give its fingerprints; nothing is remembered, so they cannot be out of date."""
    everything, codebook = hashlib.sha256(), hashlib.sha256()
    for each in export_objects(reader):
        line = (write_line(each) + "\n").encode("utf-8", "backslashreplace")  # as the file is written
        everything.update(line)
        if each["type"] not in _NO_CODEBOOK:
            codebook.update(line)
    return Fingerprints(everything.hexdigest(), codebook.hexdigest())
