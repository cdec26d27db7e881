"""Comparisons to render, made by hand: no database, one side that speaks and one that does not."""

from dataclasses import replace
from typing import Any

from claimtrack.domain.positions import position
from claimtrack.domain.shifts import shifts
from claimtrack.render.compare import render_compare
from claimtrack.reports.asking import Named
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.evidence import Publication, Stated
from claimtrack.reports.frame import ALWAYS, Method
from claimtrack.reports.holdings import Change, ClaimLine, Holding, Side, Silence

ARTICLE = Publication(
    report_key="report-1",
    article_id=1,
    source_id=1,
    source="Example Herald",
    url="https://herald.example/1",
    archive=None,
    title="Гарантии",
    lang="ru",
    published="2025-03-05",
    publisher_id=9,
    root_id=9,
    root="Example Herald",
)
ROW = Stated(
    side_id=1,
    side="Loria",
    outside=False,
    statement_id=1,
    statement_key="statement-1",
    utterance_id=1,
    speaker_id=2,
    speaker="Marek Orlan",
    principal_id=2,
    principal="Marek Orlan",
    principal_kind="person",
    principal_key="marek orlan",
    claim="troops",
    claim_text="Troops may be stationed.",
    stance=-1,
    stance_label="opposes",
    conditional=False,
    condition=None,
    act="assert",
    certainty=None,
    imputed=False,
    anonymous=False,
    via_anonymous=False,
    disputed=False,
    joint=None,
    date="2025-03-04",
    date_earliest="2025-03-04",
    date_latest="2025-03-04",
    date_basis="explicit",
    side_uncertain=False,
    period_uncertain=False,
    mode="direct",
    distancing=None,
    quote="Войскам здесь не место.",
    translation=None,
    lang="ru",
    n_reports=1,
    n_independent=1,
    report_id=1,
    links=("Example Herald", "Marek Orlan"),
    sources=(ARTICLE,),
)


def row(number: int = 1, **values: Any) -> Stated:
    """Give a statement with some values of its own."""
    own: dict[str, Any] = {
        "statement_id": number,
        "statement_key": f"statement-{number}",
        "utterance_id": number,
        "report_id": number,
    }
    return replace(ROW, **(own | values))


def comparison(*rows: Stated, **values: Any) -> Comparison:
    """Give the comparison of Loria, who made these statements on one claim, with Kasteya, who made none."""
    held = position(one.held for one in rows)
    name, text = (rows[0].side, rows[0].claim_text) if rows else ("Loria", None)
    days = sorted(one.date_latest for one in rows)
    counts: dict[str, Any] = {"n_utterances": len(rows), "n_reports": len(rows), "n_independent": len(rows)}
    counts |= {"n_speakers": min(len(rows), 1), "n_sources": min(len(rows), 1)}
    none: dict[str, Any] = dict.fromkeys(counts, 0)
    loria = Side(
        id=1,
        name=name,
        **counts,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        first_open=False,
        positions=(Holding("troops", text, held),) if held else (),
    )
    made = Comparison(
        topic=Named(1, "security/guarantees", "guarantees", "security/guarantees"),
        claim=None,
        period=ALWAYS,
        sides=(loria, Side(id=2, name="Kasteya", **none, first=None, last=None, first_open=False, positions=())),
        claims=(ClaimLine("troops", text, None),) if rows else (),
        periods=(),
        rows=rows,
        changes=tuple(Change(name, "troops", shift) for shift in shifts(one.held for one in rows)),
        silent=(Silence("Kasteya", None), Silence("Kasteya", "troops")) if rows else (),
        method=Method("claimtrack report compare Loria Kasteya", "select 1", "0.1.0", "2025-12-31T12:00:00+00:00"),
    )
    return replace(made, **values)


def written(found: Comparison, form: str, **options: Any) -> str:
    """Give the comparison in a format that is text."""
    answer = render_compare(found, form, **options)
    assert isinstance(answer, str)
    return answer
