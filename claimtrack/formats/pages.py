"""Pages that annotations are on: their host, and their text where it lies beside the file of annotations."""

from typing import Final
from urllib.parse import unquote, urlsplit

from claimtrack.formats.source import Source

_LONGEST: Final = 2000
_LONGEST_NAME: Final = 200


def host(address: str) -> str:
    """Give the host of an address without www, nothing for what is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def text_beside(file: Source, address: str) -> Source | None:
    """Give the text of a page where it lies beside a file: `NAME.txt`, by the last name in the page's address."""
    last = _last_name(address)
    stem = last.rpartition(".")[0] or last
    names = dict.fromkeys(
        (last, f"{stem}.txt", f"{last}.txt") if last.endswith(".txt") else (f"{stem}.txt", f"{last}.txt")
    )
    return next((found for name in names if last and (found := file.beside(name)) is not None), None)


def _last_name(address: str) -> str:
    if "\0" in address or len(address) > _LONGEST:
        return ""
    try:
        last = unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2])
    except ValueError:
        return ""
    return "" if "\0" in last or len(last.encode("utf-8", "surrogatepass")) > _LONGEST_NAME else last
