"""The quote grid: one row a report, as people know it from their spreadsheets."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.domain.rows import Cell, Rows
from claimtrack.store.readonly import Queries

_PAGE: Final = 200
_SEPARATOR: Final = "; "

COLUMNS: Final = (
    *("speaker", "side", "on_behalf_of", "claim", "claim_text", "stance", "stance_label", "conditional", "condition"),
    *("date", "date_earliest", "date_latest", "date_basis", "quote", "translation", "chain"),
    *("source", "published", "lang", "title", "url", "archive", "topics"),
    *("reported_stance", "reported_stance_label", "act", "certainty", "mode"),
    *("imputed", "anonymous", "via_anonymous", "through_anonymous", "independent"),
    *("statement_key", "report_key", "article_key"),
)
"""`stance` is the statement's, settled from all its reports; `reported_stance` is what this article has."""

Row = tuple[Cell, ...]


def grid_rows(reader: Queries) -> Iterator[Row]:
    """Give the rows under COLUMNS, by day of publication, article and place in its text, a page in memory at a time."""
    day, article = "", ""
    while rows := (answer := reader.query("export_grid", day=day, article=article, page=_PAGE)).rows:
        yield from _joined(reader, answer)
        last = dict(zip(answer.columns, rows[-1], strict=True))
        day, article = str(last["published"]), str(last["article_key"])


def _joined(reader: Queries, answer: Rows) -> Iterator[Row]:
    at = answer.columns.index("article_id")
    articles = list(dict.fromkeys(row[at] for row in answer.rows))
    sides = _several(reader, "export_grid_sides", articles)
    topics = _several(reader, "outgoing/topics", articles)
    for row in answer.rows:
        told = dict(zip(answer.columns, row, strict=True))
        told["published"] = told["published_text"]  # a month stays a month: its last day is for the order alone
        told["side"] = sides.get(told["statement_id"])
        told["topics"] = topics.get(told["statement_id"])
        yield tuple(told[name] for name in COLUMNS)


def _several(reader: Queries, name: str, articles: Sequence[Cell]) -> dict[Cell, str]:
    found: dict[Cell, list[str]] = defaultdict(list)
    for key, value in reader.query(name, articles=articles).rows:
        found[key].append(str(value))
    return {key: _SEPARATOR.join(values) for key, values in found.items()}
