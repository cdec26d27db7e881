"""Article record -> native file, such that reading it again gives an equal record."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from claimtrack.domain.fields import HEADER_KEYS, field_rank
from claimtrack.domain.records import ArticleRecord
from claimtrack.formats.native.layout import FENCE, MARKER

_AT_LINE: Final = ("id", "stance", "claim", "quote")


def write(article: ArticleRecord) -> str:
    """Give the article as a native file; line breaks inside a value become spaces, as a value has one line there."""
    return write_reading(article.header, article.text, (statement.raw for statement in article.statements))


def write_reading(header: Mapping[str, str], text: str | None, records: Iterable[Mapping[str, str]]) -> str:
    """Give one coder's reading of an article, from its parts as they were given.

    A `text` key in the header names the file that holds the text, and then there is none in this one.
    """
    head, body = dict(header), "" if "text" in header else text or ""
    if body and not body.endswith("\n"):
        # The statements line needs a line of its own; the digest tells the reader that this line end is not the text's.
        head["sha256"] = sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
        body += "\n"
    lines = [FENCE, *(_line(key, head[key]) for key in _in_order(head)), FENCE]
    written = ["\n".join(_record(record)) + "\n" for record in records]
    return "\n".join(lines) + "\n" + body + "\n".join([MARKER + "\n", *written])


def _in_order(header: Mapping[str, str]) -> list[str]:
    known = [key for key in HEADER_KEYS if key in header]
    return known + [key for key in header if key not in HEADER_KEYS]


def _record(raw: Mapping[str, str]) -> Iterable[str]:
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
