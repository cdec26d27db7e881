"""The changes of a period in each format: the JSON contract `claimtrack/shifts@1`, flat rows, the page."""

from typing import Any

from claimtrack.domain.rows import Rows
from claimtrack.render.compare import row_data
from claimtrack.render.contract import asked_data, flat, period_data, split_data, unplaced_data, worded_data, words_data
from claimtrack.render.report import Shown, method_data, render_report
from claimtrack.render.shifts_page import shifts_page
from claimtrack.reports.evidence import Stated
from claimtrack.reports.moves import Move, Stay, stood_with
from claimtrack.reports.shifts import Shifts

SCHEMA = "claimtrack/shifts@1"


def render_shifts(
    found: Shifts, form: str, /, *, width: int = 80, excel: bool = False, most: int | None = None
) -> str | bytes:
    """Give the changes in a format; csv, tsv and jsonl hold the changes alone, the others all of the report."""
    return render_report(shown(found), form, width=width, excel=excel, most=most)


def shown(found: Shifts) -> Shown:
    """Give what the report can be shown as."""
    return Shown(
        page=lambda: shifts_page(found),
        data=lambda: as_data(found),
        rows=lambda: as_rows(found),
        listed="changes",
        sheet="Changes",
    )


def as_data(found: Shifts) -> dict[str, Any]:
    """Give the report as the JSON contract has it; `rows` are the statements it rests on."""
    return {
        "schema": SCHEMA,
        **asked_data(found.topic, found.claim),
        "period": period_data(found.period),
        "sides": [
            {
                "name": side.name,
                "n_utterances": side.n_utterances,
                "n_reports": side.n_reports,
                "n_independent": side.n_independent,
                "n_speakers": side.n_speakers,
                "n_sources": side.n_sources,
                "first": side.first,
                "last": side.last,
                "n_changes": sum(move.line.who.id == side.id for move in found.of_kind("side")),
            }
            for side in found.sides
        ],
        "changes": [change_data(move) for move in found.moves],
        "unmoved": [_stay(stay) for stay in found.unmoved],
        "single": [_stay(stay) for stay in found.single],
        "silent": [_stay(stay) for stay in found.silent],
        "rows": [row_data(row) for row in found.rows],
        "unplaced": unplaced_data(found.unplaced),
        "method": method_data(found.method),
    }


def change_data(move: Move) -> dict[str, Any]:
    """Give one change; what is told of a statement stands twice, as `from_…` and as `to_…`.

    The former stance was on record for `held_days_least` to `held_days_most` days, null where the dates do not tell.
    """
    before, after = move.before, move.after
    least, most = move.held_days or (None, None)
    worded = worded_data(move.former_wordings, move.former[0].date_latest)
    return {
        "who": move.line.who.name,
        "kind": move.line.kind,
        "claim": move.line.claim,
        "claim_text": move.line.claim_text,
        "from": before.stance,
        "to": after.stance,
        **_pair(before, after, "stance_label", as_="label"),
        **_pair(before, after, "conditional"),
        **_pair(before, after, "condition"),
        "date": after.date_latest,
        "date_earliest": after.date_earliest,
        "from_date": before.date_latest,
        "from_date_earliest": before.date_earliest,
        "certain": move.certain,
        "period_uncertain": move.period_uncertain,
        **_pair(before, after, "speaker"),
        "from_side": stood_with(before),
        "to_side": stood_with(after),
        "another_speaker": move.another_speaker,
        **split_data(move.split),
        "from_since": move.former[0].date_latest,
        "from_since_earliest": move.former[0].date_earliest,
        **{f"from_{name}": value for name, value in worded.items()},
        "held_days_least": least,
        "held_days_most": most,
        **_pair(before, after, "n_reports"),
        **_pair(before, after, "n_independent"),
        **_pair(before, after, "via_anonymous"),
        "from_circular_only": before.circular_only,
        "to_circular_only": after.circular_only,
        **{f"from_{name}": value for name, value in words_data(before).items()},
        **{f"to_{name}": value for name, value in words_data(after).items()},
        "statement_key": after.statement_key,
        "previous_statement_key": before.statement_key,
    }


def _pair(before: Stated, after: Stated, name: str, *, as_: str | None = None) -> dict[str, Any]:
    told = as_ or name
    return {f"from_{told}": getattr(before, name), f"to_{told}": getattr(after, name)}


def _stay(stay: Stay) -> dict[str, Any]:
    first, last = stay.rows[0], stay.rows[-1]
    return {
        "who": stay.line.who.name,
        "kind": stay.line.kind,
        "claim": stay.line.claim,
        "claim_text": stay.line.claim_text,
        "stance": last.stance,
        "stance_label": last.stance_label,
        "conditional": last.conditional,
        "condition": last.condition,
        "since": first.date_latest,
        **worded_data(stay.wordings, first.date_latest),
        "n": stay.n,
        "first": first.date_earliest or first.date_latest,
        "last": last.date_latest,
        "statement_key": last.statement_key,
    }


def as_rows(found: Shifts) -> Rows:
    """Give the changes as a flat table, the names of the contract as columns."""
    changes = [change_data(move) for move in found.moves]
    return Rows(COLUMNS, [tuple(flat(name, change[name]) for name in COLUMNS) for change in changes])


COLUMNS = (
    *("who", "kind", "claim", "claim_text", "from", "to", "from_label", "to_label", "from_conditional"),
    *("to_conditional", "from_condition", "to_condition", "date", "date_earliest", "from_date", "from_date_earliest"),
    *(
        "certain",
        "period_uncertain",
        "from_speaker",
        "to_speaker",
        "from_side",
        "to_side",
        "another_speaker",
        "split",
        "split_between",
    ),
    *("from_since", "from_since_earliest", "held_days_least", "held_days_most", "from_n_reports", "to_n_reports"),
    *("from_n_independent", "to_n_independent", "from_via_anonymous", "to_via_anonymous", "from_circular_only"),
    *("to_circular_only", "from_quote", "from_translation", "from_lang", "from_chain", "from_sources", "from_urls"),
    *("to_quote", "to_translation", "to_lang", "to_chain", "to_sources", "to_urls"),
    *("statement_key", "previous_statement_key", "range", "from_worded_since"),
)
