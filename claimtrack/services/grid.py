"""The quote grid: one row a report, as people know it from their spreadsheets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimtrack.domain.rows import Cell, Rows
from claimtrack.services.outgoing import several
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
    sides = several(reader, "sides", articles, own=1)
    topics = several(reader, "topics", articles)
    for row in answer.rows:
        told = dict(zip(answer.columns, row, strict=True))
        told["published"] = told["published_text"]  # a month stays a month: its last day is for the order alone
        told["side"] = _joined_names(sides, told["statement_id"])
        told["topics"] = _joined_names(topics, told["statement_id"])
        yield tuple(told[name] for name in COLUMNS)


def _joined_names(found: Mapping[Cell, Sequence[str]], statement: Cell) -> str | None:
    return _SEPARATOR.join(found.get(statement, ())) or None
