"""The dossier of a speaker in each of its formats: the JSON contract `claimtrack/speaker@1`, flat rows, the page."""

from typing import Any

from claimtrack.domain.positions import steps
from claimtrack.domain.rows import Rows
from claimtrack.render import compare
from claimtrack.render.compare import change_data, position_data, row_data
from claimtrack.render.contract import unplaced_data
from claimtrack.render.parts import way_to
from claimtrack.render.report import Shown, method_data, render_report
from claimtrack.render.speaker_page import speaker_page
from claimtrack.reports.dossier import Dossier, Office, Together, Unspoken, Who
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Change, Holding, by_claim
from claimtrack.reports.outlets import Outlet

SCHEMA = "claimtrack/speaker@1"


def render_speaker(
    found: Dossier, form: str, /, *, width: int = 80, excel: bool = False, most: int | None = None
) -> str | bytes:
    """Give the dossier in a format; csv, tsv and jsonl hold its statements part by part, the others all of it."""
    return render_report(shown(found), form, width=width, excel=excel, most=most)


def shown(found: Dossier) -> Shown:
    """Give what a dossier can be shown as."""
    return Shown(
        page=lambda: speaker_page(found),
        data=lambda: as_data(found),
        rows=lambda: as_rows(found),
        lines=lambda: part_rows(found),
    )


def as_data(found: Dossier) -> dict[str, Any]:
    """Give the dossier as the JSON contract has it; `rows` are the speaker's own statements."""
    topic, period = found.topic, found.period
    return {
        "schema": SCHEMA,
        "speaker": _who(found.who),
        "topic": {"topic": topic.name, "path": topic.told} if topic else None,
        "period": {
            "from": period.date_from,
            "until": period.date_until,
            "as_of": period.as_of,
            "known_on": period.known_on,
        },
        "memberships": [_office(one) | {"sides": list(one.sides)} for one in found.offices],
        "sides": [
            {"side": one.group.name, "from": one.first, "until": one.last, "outermost": one.outermost}
            for one in found.sides
        ],
        "members": [{"member": one.member} | _office(one) for one in found.members],
        "counts": _counts(found),
        "positions": [_position(found, held) for held in found.holdings],
        "changes": [_change(found, change) for change in found.changes],
        "rows": [_row(found, row) for row in found.own],
        "for_others": [_row(found, row) for row in found.for_others],
        "imputed": [_row(found, row) for row in found.imputed],
        "about": [_row(found, row) for row in found.about],
        "outlets": [_outlet(one) for one in found.outlets],
        "joint": [_together(one) for one in found.joint],
        "silent": [_unspoken(found, one) for one in found.silent],
        "unknown": [{"kind": one.kind, "statement_keys": list(one.statement_keys)} for one in found.unknown],
        "unplaced": unplaced_data(found.unplaced),
        "method": method_data(found.method),
    }


def _who(who: Who) -> dict[str, Any]:
    source = who.source
    return {
        "name": who.named.name,
        "kind": who.kind,
        "country": who.country,
        "key": who.named.key,
        "reviewed": who.reviewed,
        "names": [{"name": one.text, "lang": one.lang or None, "kind": one.kind} for one in who.names],
        "source": {
            "kind": source.kind,
            "country": source.country,
            "lang": source.lang,
            "reviewed": source.reviewed,
            "n_articles": source.n_articles,
            "first": source.first,
            "last": source.last,
        }
        if source
        else None,
        "descriptor": who.descriptor,
        "affiliation": who.affiliation,
        "reason": who.reason,
        "merged": [
            {"name": one.name, "who": one.who, "decided_on": one.decided_on, "why": one.why} for one in who.merged
        ],
    }


def _office(one: Office) -> dict[str, Any]:
    decided = one.decided
    return {
        "member_of": one.member_of,
        "role": one.role or None,
        "from": one.date_from,
        "until": one.date_until,
        "decided_by": decided.who if decided else None,
        "decided_on": decided.day if decided else None,
        "decided_why": decided.why if decided else None,
    }


def _counts(found: Dossier) -> dict[str, Any]:
    """Give how much is on record: figures of the speaker's own statements, then statements of the other parts."""
    side = found.side
    return {
        "n_utterances": side.n_utterances,
        "n_reports": side.n_reports,
        "n_independent": side.n_independent,
        "n_speakers": side.n_speakers,
        "n_sources": side.n_sources,
        "first": side.first,
        "last": side.last,
        "n_own": len(found.own),
        "n_for_others": len(found.for_others),
        "n_imputed": len(found.imputed),
        "n_about": len(found.about),
    }


def _position(found: Dossier, held: Holding) -> dict[str, Any]:
    """Give a position with the topics of its claim and the path it went, one step a stance."""
    path = steps(way_to(held.position, (row.held for row in by_claim(found.own)[held.claim])))
    return {
        **position_data(held),
        "topics": list(found.topics.get(held.claim, ())),
        "path": [
            {
                "stance": step.stance,
                "conditional": step.conditional,
                "date": step.latest,
                "date_earliest": step.earliest,
                "side_then": list(found.sides_then[step.key]),
                "statement_key": step.key,
            }
            for step in path
        ],
    }


def _change(found: Dossier, change: Change) -> dict[str, Any]:
    """Give a change with the sides the speaker stood on before and after: they too may have changed."""
    return {
        **change_data(change),
        "from_side_then": list(found.sides_then[change.shift.before.key]),
        "to_side_then": list(found.sides_then[change.shift.after.key]),
    }


def _row(found: Dossier, row: Stated) -> dict[str, Any]:
    return {**row_data(row), "side_then": list(found.sides_then[row.statement_key])}


def _outlet(one: Outlet) -> dict[str, Any]:
    account = one.account
    return {
        "source": account.source,
        "n_reports": account.n_reports,
        "n_direct": one.n_direct,
        "n_independent": account.n_independent,
        "n_repeats": account.n_repeats,
        "first": account.first,
        "last": account.last,
        "langs": list(one.langs),
        "has_from": [{"source": name, "n": n} for name, n in account.has_from],
        "through": [{"name": link.name, "role": link.role, "n": link.n} for link in one.through],
        "circular": account.circular,
        "statement_keys": list(account.statement_keys),
    }


def _together(one: Together) -> dict[str, Any]:
    return {
        "date": one.rows[0].date,
        "with": list(one.partners),
        "claims": [row.claim for row in one.rows],
        "statement_keys": [row.statement_key for row in one.rows],
    }


def _unspoken(found: Dossier, one: Unspoken) -> dict[str, Any]:
    return {
        "side": one.side,
        "claim": one.claim,
        "claim_text": one.claim_text,
        "topics": list(found.topics.get(one.claim, ())),
        "n": one.n,
        "last": one.last,
    }


def part_rows(found: Dossier) -> list[dict[str, Any]]:
    """Give all statements as rows of the contract, each with what it is in the dossier."""
    return [{"part": part, **_row(found, row)} for part, row in found.parts()]


def as_rows(found: Dossier) -> Rows:
    """Give all statements as a flat table; the sides somebody stood on are joined by `; `."""
    flat = compare.as_rows(found.rows)
    rows = [
        (part, *cells, "; ".join(found.sides_then[row.statement_key]) or None)
        for (part, row), cells in zip(found.parts(), flat.rows, strict=True)
    ]
    return Rows(("part", *flat.columns, "side_then"), rows)
