"""Objects -> canonical lines: sorted keys, no spaces, every letter as itself."""

import json
from collections.abc import Iterable, Mapping

from claimtrack.domain.fields import HEADER_KEYS
from claimtrack.domain.records import ArticleRecord

# Keys of an article object that are not the header's; metadata of such a name goes into `meta`.
OWN_KEYS = ("type", "key", "text", "statements", "evidence", "meta")


def write_line(value: Mapping[str, object]) -> str:
    """Give the object as one line, without its line end; equal objects give equal lines."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def article_object(article: ArticleRecord) -> dict[str, object]:
    """Give the article as an object that reads as an equal record."""
    return reading_object(article.header, article.text, (statement.raw for statement in article.statements))


def reading_object(
    header: Mapping[str, str], text: str | None, records: Iterable[Mapping[str, str]]
) -> dict[str, object]:
    """Give the object of one coder's reading of an article, from its parts as they were given."""
    taken = {key: value for key, value in header.items() if key in OWN_KEYS and key not in HEADER_KEYS}
    result: dict[str, object] = {key: value for key, value in header.items() if key not in taken}
    result["type"] = "article"
    if taken:
        result["meta"] = taken
    if text is not None:
        result["text"] = text
    result["statements"] = [dict(record) for record in records]
    return result
