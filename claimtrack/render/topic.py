"""The dossier of a topic in each format: the JSON contract `claimtrack/topic@1`, flat rows, the page."""

from collections.abc import Iterator
from typing import Any

from claimtrack.domain.rows import Rows
from claimtrack.render.compare import change_data, position_data, row_data, side_data
from claimtrack.render.contract import BESIDE, flat, period_data, unplaced_data
from claimtrack.render.report import Shown, method_data, render_report
from claimtrack.render.topic_page import topic_page
from claimtrack.reports.accounts import Account
from claimtrack.reports.distances import Conflict
from claimtrack.reports.holdings import Side
from claimtrack.reports.position import reason_of
from claimtrack.reports.topic import Claimed, Topic, Voice

SCHEMA = "claimtrack/topic@1"


def render_topic(
    found: Topic, form: str, /, *, width: int = 80, excel: bool = False, most: int | None = None
) -> str | bytes:
    """Give the dossier in a format; csv, tsv and jsonl hold who holds what on which claim, the others all of it."""
    return render_report(shown(found), form, width=width, excel=excel, most=most)


def shown(found: Topic) -> Shown:
    """Give what the report can be shown as."""
    return Shown(
        page=lambda: topic_page(found),
        data=lambda: as_data(found),
        rows=lambda: as_rows(found),
        lines=lambda: list(_cells(found)),
        sheet="Claims by sides",
    )


def as_data(found: Topic) -> dict[str, Any]:
    """Give the dossier as the JSON contract has it; `rows` are all statements, imputed ones too."""
    said, bare = found.said, found.bare
    return {
        "schema": SCHEMA,
        "topic": {
            "topic": found.topic.name,
            "path": found.topic.told,
            "names": [{"lang": lang, "name": name} for lang, name in found.names],
        },
        "period": period_data(said.period),
        "topics": [
            {"path": one.path, "n_claims": one.n_claims, "n_statements": one.n_statements} for one in found.nodes
        ],
        "claims": [_claim(found, one) for one in found.claims],
        "sides": [side_data(side) for side in said.sides],
        "others": [side_data(one) for one in said.others],
        "speakers": [_voice(one) for one in found.voices],
        "sources": [_source(one) for one in found.sources],
        "changes": [change_data(change) for change in said.changes],
        "contradictions": [_conflict(one) for one in found.conflicts],
        "silent": [{"side": one.side, "claim": one.claim} for one in said.silent],
        "unknown": {
            "unspoken": list(bare.unspoken),
            "single": list(bare.single),
            "anonymous_only": list(bare.anonymous_only),
            "circular_only": list(bare.circular_only),
            "one_origin": list(bare.one_origin),
            "imputed_only": list(bare.imputed_only),
            "of_no_side": list(bare.of_no_side),
            "doubts": [{"kind": one.kind, "statement_keys": list(one.statement_keys)} for one in found.doubts],
        },
        "rows": [row_data(row) | {"outside": row.outside} for row in said.rows],
        "unplaced": unplaced_data(found.said.unplaced),
        "method": method_data(found.method),
    }


def _claim(found: Topic, one: Claimed) -> dict[str, Any]:
    """Give one claim; `gap` is the distance between the sides that hold a position, null where fewer than two do."""
    now = one.distances[-1] if one.distances else None
    named = (*found.said.sides, *found.said.others)
    return {
        "claim": one.claim,
        "text": one.text,
        "kind": one.kind,
        "event": one.event,
        "topics": list(one.topics),
        "relations": [
            {"claim": other.claim, "relation": other.relation, "to_claim": other.to_claim} for other in one.relations
        ],
        "n_utterances": one.count.utterances,
        "n_reports": one.count.reports,
        "n_independent": one.count.independent,
        "origins": list(one.origins),
        "first": one.count.first,
        "last": one.count.last,
        "gap": now.gap if now else None,
        "gap_since": now.since if now else None,
        "gap_low": list(now.low) if now else [],
        "gap_high": list(now.high) if now else [],
        "gap_uncertain": one.gap_uncertain,
        "gaps": [{"since": step.since, "gap": step.gap} for step in one.distances],
        "positions": [
            {"side": side.name} | _without_claim(position_data(one.held[side.id]))
            for side in named
            if side.id in one.held
        ],
    }


def _without_claim(position: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in position.items() if name not in {"claim", "claim_text"}}


def _voice(one: Voice) -> dict[str, Any]:
    count = one.count
    return {
        "speaker": one.name,
        "sides": list(one.sides),
        "anonymous": one.anonymous,
        "n_utterances": count.utterances,
        "n_reports": count.reports,
        "n_independent": count.independent,
        "n_claims": one.n_claims,
        "first": count.first,
        "last": count.last,
    }


def _source(one: Account) -> dict[str, Any]:
    return {
        "source": one.source,
        "n_reports": one.n_reports,
        "n_independent": one.n_independent,
        "n_repeats": one.n_repeats,
        "first": one.first,
        "last": one.last,
        "has_from": [{"source": name, "n_reports": number} for name, number in one.has_from],
        "circular": one.circular,
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "side": one.side,
        "claim": one.relation.claim,
        "relation": one.relation.relation,
        "to_claim": one.relation.to_claim,
        "from": one.since,
        "until": one.until,
        "stance": one.one.stance,
        "to_stance": one.other.stance,
        "statement_keys": [one.one.key, one.other.key],
    }


def _cells(found: Topic) -> Iterator[dict[str, Any]]:
    """Give claims by sides: what each holds or why it holds nothing; of no side only those who hold something."""
    for claim in found.claims:
        for side in found.said.sides:
            yield _cell(claim, side, of_side=True)
        for one in found.said.others:
            if one.id in claim.held:
                yield _cell(claim, one, of_side=False)


def _cell(claim: Claimed, side: Side, *, of_side: bool) -> dict[str, Any]:
    rows = [row for row in claim.rows if row.side_id == side.id]
    nothing = dict.fromkeys((*_HELD, *_BESIDE))
    held = position_data(claim.held[side.id]) if side.id in claim.held else nothing
    newest = next((row for row in rows if row.statement_key == held["statement_key"]), None)
    now = claim.distances[-1] if claim.distances else None
    return {
        "claim": claim.claim,
        "claim_text": claim.text,
        "kind": claim.kind,
        "side": side.name,
        "of_side": of_side,
        "reason": None if side.id in claim.held else reason_of(rows),
        **{name: held[name] for name in _HELD},
        "speaker": newest.speaker if newest else None,
        "quote": newest.quote if newest else None,
        "chain": list(newest.links) if newest else [],
        "n_statements": sum(not row.imputed for row in rows),
        "gap": now.gap if now else None,
        "gap_since": now.since if now else None,
        **{name: held[name] for name in _BESIDE},
        "gap_uncertain": claim.gap_uncertain,
    }


_HELD = (
    *("stance", "stance_label", "conditional", "condition", "as_of", "since", "split", "split_between", "n"),
    *("via_anonymous_only", "statement_key"),
)
_BESIDE = ("circular_only", *BESIDE, "period_uncertain")


def as_rows(found: Topic) -> Rows:
    """Give claims by sides as a flat table."""
    return Rows(COLUMNS, [tuple(flat(name, cell[name]) for name in COLUMNS) for cell in _cells(found)])


COLUMNS = (
    *("claim", "claim_text", "kind", "side", "of_side", "reason", *_HELD),
    *("speaker", "quote", "chain", "n_statements", "gap", "gap_since", *_BESIDE, "gap_uncertain"),
)
