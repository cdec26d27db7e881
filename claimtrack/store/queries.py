"""The named SQL files that reports and lists read: one query a file, written once for both databases."""

from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "sql"


@cache
def text_of(name: str) -> str:
    """The SQL of `sql/<name>.sql`; a name may have a folder (`saved/positions`)."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
