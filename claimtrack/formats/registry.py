"""Which format a file is of, told by its name alone."""

from pathlib import PurePath
from typing import Final

SHEETS: Final = ("sources.csv", "speakers.csv", "memberships.csv", "topics.csv", "claims.csv", "occasions.csv")
CODEBOOK: Final = "codebook.toml"
BOOKS: Final = ("codebook", "sheet", "codes")
"""The formats of codebooks."""
FORMATS: Final = ("native", "jsonl", *BOOKS)
_ENDINGS: Final = {
    ".claim.md": "native",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonl.gz": "jsonl",
    ".ndjson.gz": "jsonl",
    ".qdc": "codes",
    ".qdc.gz": "codes",
}


def recognise(path: str | PurePath) -> str | None:
    """Give the format of a file of this name, None where no format claims it."""
    name = PurePath(path).name.lower()
    if name == CODEBOOK:
        return "codebook"
    if name in SHEETS:
        return "sheet"
    return next((kind for ending, kind in _ENDINGS.items() if name.endswith(ending) and name != ending), None)
