"""A comparison of positions in each of its formats."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.contract import beside_data, split_data, unplaced_data
from claimtrack.render.report import Shown, method_data, render_report
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.evidence import Publication, Stated
from claimtrack.reports.holdings import Change, Holding, Side
from claimtrack.reports.periods import PeriodLine

if TYPE_CHECKING:
    from claimtrack.render.page import Page

SCHEMA = "claimtrack/compare@1"


def render_compare(
    comparison: Comparison, form: str, /, *, width: int = 80, excel: bool = False, most: int | None = None
) -> str | bytes:
    """Give the comparison in a format; csv, tsv and jsonl hold its rows, the others all of it.

    `most` limits the statements that are told one by one; positions, counts and changes still rest on all of them.
    """
    return render_report(shown(comparison), form, width=width, excel=excel, most=most)


def shown(comparison: Comparison) -> Shown:
    """Give what a comparison can be shown as."""

    def page() -> "Page":
        from claimtrack.render.compare_page import compare_page

        return compare_page(comparison)

    return Shown(
        page=page,
        data=lambda: as_data(comparison),
        rows=lambda: as_rows(comparison.rows),
    )


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Give the comparison as the JSON contract `claimtrack/compare@1` has it."""
    topic, claim, period = comparison.topic, comparison.claim, comparison.period
    return {
        "schema": SCHEMA,
        "topic": {"topic": topic.name, "path": topic.told} if topic else None,
        "claim": {"claim": claim.name, "text": claim.told} if claim else None,
        "period": {
            "from": period.date_from,
            "until": period.date_until,
            "as_of": period.as_of,
            "known_on": period.known_on,
        },
        "sides": [side_data(side) for side in comparison.sides],
        "claims": [
            {"claim": c.claim, "text": c.text, "gap": c.gap, "gap_uncertain": c.gap_uncertain}
            for c in comparison.claims
        ],
        "periods": [period_line_data(line) for line in comparison.periods],
        "rows": [row_data(row) for row in comparison.rows],
        "changes": [change_data(change) for change in comparison.changes],
        "silent": [{"side": one.side, "claim": one.claim} for one in comparison.silent],
        "unplaced": unplaced_data(comparison.unplaced),
        "method": method_data(comparison.method),
    }


def side_data(side: Side) -> dict[str, Any]:
    """Give one side of the JSON contract: how much is on record of it, and what it holds."""
    return {
        "name": side.name,
        "n_utterances": side.n_utterances,
        "n_reports": side.n_reports,
        "n_independent": side.n_independent,
        "n_speakers": side.n_speakers,
        "n_sources": side.n_sources,
        "first": side.first,
        "last": side.last,
        "positions": [position_data(held) for held in side.positions],
    }


def position_data(held: Holding) -> dict[str, Any]:
    """Give one position of the JSON contract."""
    position, last = held.position, held.position.rests_on
    split = position.split
    return {
        "claim": held.claim,
        "claim_text": held.claim_text,
        "stance": last.stance,
        "stance_label": last.stance_label,
        "conditional": last.conditional,
        "condition": last.condition,
        "as_of": last.latest,
        "since": position.since.latest,
        "split": split is not None,
        "range": [split.low, split.high] if split else None,
        "split_between": [{"speaker": name, "stance": stance} for name, stance in split.between] if split else [],
        "n": position.n,
        "via_anonymous_only": position.via_anonymous_only,
        "circular_only": position.circular_only,
        **beside_data(position),
        "period_uncertain": last.period_uncertain,
        "statement_key": last.key,
    }


def period_line_data(line: PeriodLine) -> dict[str, Any]:
    """Give what was held at the end of one period; what tells of the stance is null where there is none."""
    held = line.rests_on
    return {
        "period": line.period,
        "side": line.side,
        "claim": line.claim,
        "stance": line.stance,
        "n": line.n,
        "n_uncertain": line.n_uncertain,
        "conditional": line.conditional,
        "condition": line.condition,
        **split_data(line.split),
        "as_of": held.latest if held else None,
        "via_anonymous_only": line.via_anonymous_only if held else None,
        "circular_only": line.circular_only if held else None,
        "n_anonymous": line.n_anonymous,
        "n_unclear": line.n_unclear,
    }


def change_data(change: Change) -> dict[str, Any]:
    """Give one change of a side."""
    before, after = change.shift.before, change.shift.after
    return {
        "side": change.side,
        "claim": change.claim,
        "from": before.stance,
        "to": after.stance,
        "from_conditional": before.conditional,
        "to_conditional": after.conditional,
        "date": after.latest,
        "certain": change.shift.certain,
        "period_uncertain": change.period_uncertain,
        "statement_key": after.key,
        "previous_statement_key": before.key,
    }


def row_data(row: Stated) -> dict[str, Any]:
    """Give one row of the JSON contract."""
    return {
        "date": row.date,
        "date_earliest": row.date_earliest,
        "date_latest": row.date_latest,
        "date_basis": row.date_basis,
        "side": row.side,
        "speaker": row.speaker,
        "on_behalf_of": row.on_behalf_of,
        "claim": row.claim,
        "stance": row.stance,
        "stance_label": row.stance_label,
        "conditional": row.conditional,
        "condition": row.condition,
        "act": row.act,
        "mode": row.mode,
        "certainty": row.certainty,
        "distancing": row.distancing,
        "imputed": row.imputed,
        "via_anonymous": row.via_anonymous,
        "side_uncertain": row.side_uncertain,
        "period_uncertain": row.period_uncertain,
        "disputed": row.disputed,
        "edited_later": row.edited_later,
        "date_disputed": row.date_disputed,
        "joint": row.joint,
        "quote": row.quote,
        "translation": row.translation,
        "lang": row.lang,
        "chain": list(row.links),
        "n_reports": row.n_reports,
        "n_independent": row.n_independent,
        "sources": [_source(source) for source in row.sources],
        "statement_key": row.statement_key,
    }


def _source(source: Publication) -> dict[str, Any]:
    return {
        "source": source.source,
        "url": source.url,
        "archive": source.archive,
        "title": source.title,
        "published": source.published,
        "edited": source.edited,
    }


def as_rows(stated: Iterable[Stated]) -> Rows:
    """Give the rows of the contract as a flat table: the chain joined by ` > `, sources and links by `; `."""
    rows: list[tuple[Cell, ...]] = []
    for row in stated:
        data = row_data(row)
        sources = data.pop("sources")
        data["chain"] = " > ".join(row.links)
        data["sources"] = "; ".join(source["source"] for source in sources)
        data["urls"] = "; ".join(source["url"] for source in sources if source["url"])
        data["published"] = sources[0]["published"] if sources else None
        rows.append(tuple(int(data[name]) if isinstance(data[name], bool) else data[name] for name in COLUMNS))
    return Rows(COLUMNS, rows)


COLUMNS = (
    *("date", "date_earliest", "date_latest", "date_basis", "side", "speaker", "on_behalf_of", "claim", "stance"),
    *("stance_label", "conditional", "condition", "act", "mode", "certainty", "distancing", "imputed"),
    *("via_anonymous", "side_uncertain", "period_uncertain", "joint", "quote", "translation", "lang", "chain"),
    *("n_reports", "n_independent", "statement_key", "sources", "urls", "published", "disputed"),
    *("edited_later", "date_disputed"),
)
