"""Objects -> canonical lines: sorted keys, no spaces, every letter as itself."""

import json
from collections.abc import Mapping

from claimtrack.domain.fields import HEADER_KEYS
from claimtrack.domain.records import ArticleRecord

# Keys of an article object that are not the header's; metadata of such a name goes into `meta`.
OWN_KEYS = ("type", "text", "statements", "evidence", "meta")


def write_line(value: Mapping[str, object]) -> str:
    """Give the object as one line, without its line end; equal objects give equal lines."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def article_object(article: ArticleRecord) -> dict[str, object]:
    """Give the article as an object that reads as an equal record."""
    taken = {key: text for key, text in article.header.items() if key in OWN_KEYS and key not in HEADER_KEYS}
    result: dict[str, object] = {key: text for key, text in article.header.items() if key not in taken}
    result["type"] = "article"
    if taken:
        result["meta"] = taken
    if article.text is not None:
        result["text"] = article.text
    result["statements"] = [dict(statement.raw) for statement in article.statements]
    return result
