"""A timeline in each format: the JSON contract `claimtrack/timeline@1`, flat rows, the page."""

from typing import Any

from claimtrack.domain.rows import Rows
from claimtrack.render.compare import as_rows as statement_rows
from claimtrack.render.compare import period_line_data, row_data, side_data
from claimtrack.render.contract import asked_data, period_data, split_data, unplaced_data
from claimtrack.render.report import Shown, method_data, render_report
from claimtrack.render.timeline_page import timeline_page
from claimtrack.reports.effects import Divided
from claimtrack.reports.pauses import Pause
from claimtrack.reports.timeline import Event, Moved, Parted, Timeline

SCHEMA = "claimtrack/timeline@1"


def render_timeline(
    found: Timeline, form: str, /, *, width: int = 80, excel: bool = False, most: int | None = None
) -> str | bytes:
    """Give the timeline in a format; csv, tsv and jsonl hold its statements, the others all of it."""
    return render_report(shown(found), form, width=width, excel=excel, most=most)


def shown(found: Timeline) -> Shown:
    """Give what the report can be shown as."""
    return Shown(page=lambda: timeline_page(found), data=lambda: as_data(found), rows=lambda: as_rows(found))


def as_data(found: Timeline) -> dict[str, Any]:
    """Give the timeline as the JSON contract has it; `others` are the named ones of no side."""
    return {
        "schema": SCHEMA,
        **asked_data(found.topic, found.claim),
        "period": period_data(found.period),
        "sides": [side_data(side) for side in found.sides],
        "others": [side_data(one) for one in found.others],
        "events": [_statement(one) if isinstance(one, Event) else _membership(one) for one in found.events],
        "periods": [period_line_data(line) for line in found.periods],
        "rows": [_row(event) for event in found.said],
        "pauses": [_pause(one) for one in found.pauses],
        "silent": [{"side": one.side, "claim": one.claim} for one in found.silent],
        "unplaced": unplaced_data(found.unplaced),
        "method": method_data(found.method),
    }


def _row(event: Event) -> dict[str, Any]:
    return row_data(event.row) | {"outside": event.row.outside, "effect": event.effect.kind}


def as_rows(found: Timeline) -> Rows:
    """Give the statements in order as a flat table, with what each does to its side's line."""
    plain = statement_rows(found.rows)
    told = [(int(event.row.outside), event.effect.kind) for event in found.said]
    return Rows((*plain.columns, *COLUMNS), [(*row, *more) for row, more in zip(plain.rows, told, strict=True)])


COLUMNS = ("outside", "effect")


def _statement(event: Event) -> dict[str, Any]:
    row, did = event.row, event.effect
    return {
        "kind": "statement",
        "date": row.date,
        "date_earliest": row.date_earliest,
        "date_latest": row.date_latest,
        "side": row.side,
        "of_side": not row.outside,
        "speaker": row.speaker,
        "on_behalf_of": row.on_behalf_of,
        "claim": row.claim,
        "claim_text": row.claim_text,
        "effect": did.kind,
        "from": did.before.stance if did.before else None,
        "to": row.stance,
        "from_conditional": did.before.conditional if did.before else None,
        "to_conditional": row.conditional,
        "certain": did.certain if did.kind == "changes" else None,
        "splits": [_split(row.side, row.claim, did.divided)] if did.divided else [],
        "member": None,
        "member_of": None,
        "role": None,
        "statement_key": row.statement_key,
        "previous_statement_key": did.before.key if did.before else None,
    }


def _membership(one: Moved) -> dict[str, Any]:
    """Give a change of membership; its date is the first day of what begins or the last day of what ends."""
    turn = one.turn
    return {
        "kind": "membership",
        "date": turn.date,
        "date_earliest": turn.on if turn.begins else None,
        "date_latest": turn.on,
        "side": turn.side.name if turn.side else None,
        "of_side": turn.side is not None,
        "speaker": None,
        "on_behalf_of": None,
        "claim": None,
        "claim_text": None,
        "effect": turn.kind,
        "from": None,
        "to": None,
        "from_conditional": None,
        "to_conditional": None,
        "certain": None,
        "splits": [_parted(parted) for parted in one.parted],
        "member": turn.member.name,
        "member_of": turn.group,
        "role": turn.role,
        "statement_key": None,
        "previous_statement_key": None,
    }


def _parted(one: Parted) -> dict[str, Any]:
    return _split(one.side, one.claim, one.divided)


def _split(side: str, claim: str | None, divided: Divided) -> dict[str, Any]:
    told = split_data(divided.split)
    return {
        "side": side,
        "claim": claim,
        "effect": divided.kind,
        "range": told["range"],
        "split_between": told["split_between"],
    }


def _pause(one: Pause) -> dict[str, Any]:
    longest = one.longest
    return {
        "side": one.side,
        "first": one.first.date,
        "first_statement_key": one.first.statement_key,
        "last": one.last.date,
        "last_statement_key": one.last.statement_key,
        "silent_from": longest.first_day if longest else None,
        "silent_until": longest.last_day if longest else None,
        "silent_days": longest.days if longest else None,
        "certain": longest.certain if longest else None,
    }
