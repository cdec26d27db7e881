"""Article record -> native file, such that reading it again gives an equal record."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from claimtrack.domain.fields import HEADER_KEYS, field_rank
from claimtrack.domain.records import ArticleRecord, StatementRecord
from claimtrack.formats.native.layout import FENCE, MARKER

_AT_LINE: Final = ("id", "stance", "claim", "quote")


def write(article: ArticleRecord) -> str:
    """Give the article as a native file; line breaks inside a value become spaces, as a value has one line there."""
    header = dict(article.header)
    text = article.text or ""
    if text and not text.endswith("\n"):
        # The statements line needs a line of its own; the digest tells the reader that this line end is not the text's.
        header["sha256"] = sha256(text.encode()).hexdigest()
        text += "\n"
    head = [FENCE, *(_line(key, header[key]) for key in _in_order(header)), FENCE]
    records = ["\n".join(_record(statement)) + "\n" for statement in article.statements]
    return "\n".join(head) + "\n" + text + "\n".join([MARKER + "\n", *records])


def _in_order(header: Mapping[str, str]) -> list[str]:
    known = [key for key in HEADER_KEYS if key in header]
    return known + [key for key in header if key not in HEADER_KEYS]


def _record(statement: StatementRecord) -> Iterable[str]:
    raw = statement.raw
    yield f"@{raw['id']} {raw['stance']} {raw['claim']}"
    if "quote" in raw:
        yield f"> {_flat(raw['quote'])}".rstrip()
    fields = {"claim" if name == "claim_text" else name: raw[name] for name in raw if name not in _AT_LINE}
    for name in sorted(fields, key=field_rank):
        yield _line(name, fields[name])


def _line(key: str, value: str) -> str:
    return f"{_flat(key).replace(':', '-')}: {_flat(value)}".rstrip()


def _flat(value: str) -> str:
    return " ".join(line.strip() for line in value.splitlines()).strip() if "\n" in value or "\r" in value else value
