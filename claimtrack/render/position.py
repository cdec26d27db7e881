"""Who holds what on a day, in each format: the JSON contract `claimtrack/position@1`, flat rows, the page."""

from typing import Any

from claimtrack.domain.rows import Rows
from claimtrack.render.compare import row_data
from claimtrack.render.contract import BESIDE, asked_data, beside_data, flat, split_data, unplaced_data, words_data
from claimtrack.render.position_page import position_page
from claimtrack.render.report import Shown, method_data, render_report
from claimtrack.reports.position import Holds, Positions, Unheld

SCHEMA = "claimtrack/position@1"


def render_position(
    found: Positions, form: str, /, *, width: int = 80, excel: bool = False, most: int | None = None
) -> str | bytes:
    """Give the positions in a format; csv, tsv and jsonl hold the positions alone, the others all of the report."""
    return render_report(shown(found), form, width=width, excel=excel, most=most)


def shown(found: Positions) -> Shown:
    """Give what the report can be shown as."""
    return Shown(
        page=lambda: position_page(found),
        data=lambda: as_data(found),
        rows=lambda: as_rows(found),
        listed="positions",
        sheet="Positions",
    )


def as_data(found: Positions) -> dict[str, Any]:
    """Give the report as the JSON contract has it; `as_of` is the day told, also where none was asked for."""
    return {
        "schema": SCHEMA,
        **asked_data(found.topic, found.claim),
        "as_of": found.day,
        "known_on": found.period.known_on,
        "positions": [position_data(one, found.day or "") for one in found.positions],
        "silent": [_unheld(one) for one in found.unheld],
        "rows": [row_data(row) for row in found.rows],
        "unplaced": unplaced_data(found.unplaced),
        "method": method_data(found.method),
    }


def position_data(held: Holds, day: str) -> dict[str, Any]:
    """Give one position: `as_of` is the day of the newest statement, which is `age_days_least` to `…_most` days old.

    `n`, `n_reports` and `n_independent` count all own statements with a stance, whatever it is; `n_since` and `…_only`
    tell of the present one.
    """
    newest, first = held.newest, held.since[0]
    least, most = held.age(day)
    return {
        "who": held.who.name,
        "claim": held.claim,
        "claim_text": held.claim_text,
        "topics": list(held.topics),
        "stance": newest.stance,
        "stance_label": newest.stance_label,
        "conditional": newest.conditional,
        "condition": newest.condition,
        "since": first.date_latest,
        "since_earliest": first.date_earliest,
        "as_of": newest.date_latest,
        "as_of_earliest": newest.date_earliest,
        "age_days_least": least,
        "age_days_most": most,
        "speaker": newest.speaker,
        "on_behalf_of": newest.on_behalf_of,
        **split_data(held.position.split),
        "n": held.position.n,
        "n_reports": held.count.reports,
        "n_independent": held.count.independent,
        "via_anonymous_only": held.position.via_anonymous_only,
        "circular_only": held.position.circular_only,
        **beside_data(held.position),
        **words_data(newest),
        "statement_key": newest.statement_key,
    }


def _unheld(one: Unheld) -> dict[str, Any]:
    return {
        "who": one.who.name,
        "claim": one.claim,
        "claim_text": one.claim_text,
        "topics": list(one.topics),
        "reason": one.reason,
        "statement_keys": [row.statement_key for row in one.rows],
    }


def as_rows(found: Positions) -> Rows:
    """Give the positions as a flat table, the names of the contract as columns."""
    held = [position_data(one, found.day or "") for one in found.positions]
    return Rows(COLUMNS, [tuple(flat(name, one[name]) for name in COLUMNS) for one in held])


COLUMNS = (
    *("who", "claim", "claim_text", "topics", "stance", "stance_label", "conditional", "condition", "since"),
    *("since_earliest", "as_of", "as_of_earliest", "age_days_least", "age_days_most", "speaker", "on_behalf_of"),
    *("split", "split_between", "n", "n_reports", "n_independent", "via_anonymous_only", "circular_only", "quote"),
    *("translation", "lang", "chain", "sources", "urls", "statement_key", "range"),
    *BESIDE,
)
