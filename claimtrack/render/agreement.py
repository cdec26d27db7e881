"""How far coders agree, in each of its formats but the page: JSON, and one flat row for each disagreement."""

from typing import Any

from claimtrack.analysis.agreement import RESAMPLES, Figure
from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.report import Shown, method_data
from claimtrack.reports.agreement import Agreement
from claimtrack.reports.coded import Record
from claimtrack.reports.compared import UNIT, Compared, Disagreement
from claimtrack.reports.found import Found

SCHEMA = "claimtrack/agreement@1"
COLUMNS = (
    "article",
    "published",
    "field",
    "coder",
    "record",
    "value",
    "other_coder",
    "other_record",
    "other_value",
    "counted",
    "quote",
    "other_quote",
    "file",
    "line",
    "other_file",
    "other_line",
    "decided",
    "decided_by",
    "decided_on",
    "decided_why",
)
"""The columns of csv and tsv; new ones are added at the end."""


def shown(found: Agreement) -> Shown:
    """Give what the answer can be shown as."""
    from claimtrack.render.agreement_page import agreement_page

    return Shown(
        page=lambda: agreement_page(found),
        data=lambda: as_data(found),
        rows=lambda: as_rows(found),
        listed="disagreements",
        sheet="Disagreements",
    )


def as_data(found: Agreement) -> dict[str, Any]:
    """Give the answer as the JSON contract `claimtrack/agreement@1` has it."""
    topic = found.topic
    return {
        "schema": SCHEMA,
        "coders": list(found.coders),
        "topic": {"topic": topic.name, "path": topic.told} if topic else None,
        "articles": [
            {
                "article": one.name,
                "ref": one.ref,
                "source": one.source,
                "title": one.title,
                "published": one.published,
                "coders": list(one.coders),
            }
            for one in found.articles
        ],
        "overlap": found.question.overlap,
        "n_units": len(found.rows),
        "n_records_without_quote": found.wordless,
        "found": [_found(one) for one in found.found],
        "found_pooled": _figure(found.pooled),
        "fields": [_compared(one) for one in found.fields],
        "pairs": [
            _compared(one) | {"labels": list(one.labels), "confusion": [list(row) for row in one.table]}
            for one in found.pairs
        ],
        "disagreements": [_disagreement(one) for one in found.disagreements],
        "bootstrap": {"seed": found.question.seed, "resamples": RESAMPLES, "drawn": "articles", "covers": 0.95},
        "method": method_data(found.method),
    }


def _found(one: Found) -> dict[str, Any]:
    return {
        "coder": one.coders[0],
        "other_coder": one.coders[1],
        "n_articles": one.articles,
        "n_records": one.n[0],
        "n_other_records": one.n[1],
        "n_matched": one.matched,
        "precision": one.precision,
        "recall": one.recall,
        "f1": _figure(one.f1),
    }


def _compared(one: Compared) -> dict[str, Any]:
    return {
        "field": one.field,
        "coders": list(one.coders),
        "n_units": one.units,
        "n_without_two_values": one.missing,
        "measures": {name: _figure(figure) for name, figure in one.figures.items()},
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "n": figure.n,
        "n_articles": figure.articles,
        "reason": figure.reason,
        "no_interval": figure.no_interval,
    }


def _disagreement(one: Disagreement) -> dict[str, Any]:
    return {
        "article": one.article.name,
        "published": one.article.published,
        "field": one.field,
        "counted": one.counted,
        "records": [_record(one, one.coders[0], one.first), _record(one, one.coders[1], one.second)],
        "decided": _decided(one),
    }


def _decided(one: Disagreement) -> dict[str, Any] | None:
    made = one.decided
    return {"value": one.now, "who": made.who, "on": made.day, "why": made.why} if made else None


def _record(one: Disagreement, coder: str, record: Record | None) -> dict[str, Any]:
    place = record.place if record else None
    return {
        "coder": coder,
        "record": record.id if record else None,
        "value": record.told(one.field) if record and one.field != UNIT else None,
        "quote": record.quote if record else None,
        "file": place.file if place else None,
        "line": place.line if place else None,
    }


def as_rows(found: Agreement) -> Rows:
    """Give one row for each disagreement; `field` is `unit` where the other coder did not record it at all."""
    return Rows(COLUMNS, [_row(one) for one in found.disagreements])


def _row(one: Disagreement) -> tuple[Cell, ...]:
    first, second = (_record(one, coder, record) for coder, record in zip(one.coders, one.both, strict=True))
    decided = _decided(one) or {}
    return (
        one.article.name,
        one.article.published,
        one.field,
        first["coder"],
        first["record"],
        first["value"],
        second["coder"],
        second["record"],
        second["value"],
        int(one.counted),
        first["quote"],
        second["quote"],
        first["file"],
        first["line"],
        second["file"],
        second["line"],
        *(decided.get(key) for key in ("value", "who", "on", "why")),
    )
