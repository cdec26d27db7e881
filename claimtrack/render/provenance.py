"""By whose account something is known, in each of its formats but the page: JSON, and one flat row for each report."""

from collections.abc import Iterable, Iterator
from typing import Any

from claimtrack.domain.rows import Cell, Rows
from claimtrack.render.compare import row_data
from claimtrack.render.report import Shown, method_data, render_report
from claimtrack.reports.carried import Carried, Coded, Hop
from claimtrack.reports.provenance import Provenance, Trailed
from claimtrack.reports.trail import Node

SCHEMA = "claimtrack/provenance@1"


def render_provenance(
    found: Provenance, form: str, *, width: int = 80, excel: bool = False, most: int | None = None
) -> str | bytes:
    """Give the answer in a format; `most` limits the reports that are told one by one."""
    return render_report(shown(found), form, width=width, excel=excel, most=most)


def shown(found: Provenance) -> Shown:
    """Give what the answer can be shown as."""
    from claimtrack.render.provenance_page import provenance_page

    return Shown(
        page=lambda: provenance_page(found),
        data=lambda: as_data(found),
        rows=lambda: as_rows(found),
        listed="statements",
        within="reports",
        sheet="Reports",
    )


def as_data(found: Provenance) -> dict[str, Any]:
    """Give the answer as the JSON contract `claimtrack/provenance@1` has it."""
    return {
        "schema": SCHEMA,
        "statement": found.statement,
        "claim": {"claim": found.claim.name, "text": found.claim.told} if found.claim else None,
        "known_on": found.period.known_on,
        "statements": [_statement(one) for one in found.statements],
        "sources": [
            {
                "source": one.source,
                "n_reports": one.n_reports,
                "n_independent": one.n_independent,
                "first": one.first,
                "has_from": [{"source": name, "n": number} for name, number in one.has_from],
                "circular": one.circular,
            }
            for one in found.accounts
        ],
        "anonymous": [
            {"root": one.root, "n_statements": one.n_statements, "reports": [report.key for report in one.reports]}
            for one in found.hidden
        ],
        "silent": list(found.silent),
        "first_known": found.first_known,
        "method": method_data(found.method),
    }


def _statement(one: Trailed) -> dict[str, Any]:
    settled, row = one.settled, one.row
    lag = one.first.lag_behind(row)
    return row_data(row) | {
        "side": one.sides[0] if one.sides else None,
        "sides": list(one.sides),
        "topics": list(one.topics),
        "jointly_with": list(one.jointly),
        "first_report": one.first.key,
        "lag_days_min": lag.fewest,
        "lag_days_max": lag.most,
        "lag_approximate": lag.approximate,
        "settled": {
            "report": settled.report.key,
            "why": list(settled.why),
            "others": [report.key for report in settled.others],
            "dated_by": settled.dated_by.key if settled.dated_by else None,
            "days_differ": settled.days_differ,
        },
        "trail": [_node(node) for node in one.trail],
        "reports": [report_data(one, report) for report in one.reports],
    }


def report_data(one: Trailed, report: Carried) -> dict[str, Any]:
    """Give one report of a statement."""
    told, standing, lag = report.publication, one.standings[report.key], report.lag_behind(one.row)
    return {
        "report_key": report.key,
        "source": told.source,
        "title": told.title,
        "author": report.author,
        "url": told.url,
        "archive": told.archive,
        "published": report.published,
        "n_revisions": report.n_revisions,
        "edited": told.edited,
        "modified": report.modified,
        "retrieved": report.retrieved,
        "extractor": report.extractor,
        "chain": [hop.speaker for hop in report.hops],
        "hops": [_hop(hop) for hop in report.hops],
        "mode": report.mode,
        "cue": report.cue,
        "distancing": report.distancing,
        "quote": report.quote,
        "translation": report.translation,
        "lang": report.lang,
        "coders": [_coded(coded, report.coded[0]) for coded in report.coded],
        "not_recorded_by": list(report.unread_by),
        "root": told.root,
        "independent": standing.independent,
        "repeats": standing.first.key if standing.first else None,
        "circular": standing.circular,
        "circle": list(standing.circle.names) if standing.circle else [],
        "cites": list(report.also),
        "lag_days_min": lag.fewest,
        "lag_days_max": lag.most,
        "lag_approximate": lag.approximate,
        "differs": report.differs(one.row),
    }


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "speaker": hop.speaker,
        "role": hop.role,
        "on_behalf_of": hop.on_behalf_of,
        "anonymous": hop.anonymous,
        "description": hop.descriptor,
        "affiliation": hop.affiliation,
        "reason": hop.reason,
    }


def _coded(coded: Coded, first: Coded) -> dict[str, Any]:
    return {
        "coder": coded.coder,
        "id": coded.record_id,
        "shown": coded.shown,
        "stance": coded.stance,
        "stance_label": coded.stance_label,
        "conditional": coded.conditional,
        "condition": coded.condition,
        "act": coded.act,
        "mode": coded.mode,
        "certainty": coded.certainty,
        "date": coded.date,
        "date_basis": coded.date_basis,
        "said_text": coded.said_text,
        "quote": coded.quote,
        "confidence": coded.confidence,
        "note": coded.note,
        "differs": list(coded.apart_from(first)),
        "as_coded": dict(coded.as_coded),
        "decided": [
            {"field": one.field, "value": one.value, "who": one.who, "on": one.day, "why": one.why}
            for one in coded.decided
        ],
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "speaker": node.hop.speaker if node.hop else None,
        "role": node.hop.role if node.hop else None,
        "circle": list(node.circle.names) if node.circle else [],
        "reports": [report.key for report in node.reports],
        "below": [_node(below) for below in node.below],
    }


def as_rows(found: Provenance) -> Rows:
    """Give one row for each report: its statement, its article, what it adds; lists joined by `; `, chains by ` > `."""
    return Rows(COLUMNS, [row for one in found.statements for row in _rows(one)])


def _rows(one: Trailed) -> Iterator[tuple[Cell, ...]]:
    stated = row_data(one.row) | {"side": one.sides[0] if one.sides else None}
    for report in one.reports:
        data = report_data(one, report)
        differs = data["differs"]
        flat = {name: stated[name] for name in _OF_STATEMENT} | {name: data.get(name) for name in _OF_REPORT}
        flat |= {
            "chain": " > ".join(data["chain"]),
            "roles": " > ".join(hop.role for hop in report.hops),
            "coders": _listed(dict.fromkeys(coded.coder for coded in report.coded)),
            "cites": _listed(report.also),
            "reported_stance": report.stance,
            "reported_conditional": report.conditional,
            "differs": _listed(differs),
        }
        yield tuple(int(value) if isinstance(value := flat[name], bool) else value for name in COLUMNS)


def _listed(names: Iterable[str]) -> str | None:
    return "; ".join(names) or None


_OF_STATEMENT = (
    *("statement_key", "date", "date_earliest", "date_latest", "date_basis", "side", "speaker", "on_behalf_of"),
    *("claim", "stance", "stance_label", "conditional", "condition", "imputed", "via_anonymous", "joint"),
)
_OF_REPORT = (
    *("report_key", "source", "published", "title", "url", "archive", "n_revisions", "chain", "roles", "root"),
    *("independent", "repeats", "circular", "cites", "mode", "cue", "distancing", "quote", "translation", "lang"),
    *("coders", "lag_days_min", "lag_days_max", "lag_approximate", "reported_stance", "reported_conditional"),
    "differs",
)
COLUMNS = (*_OF_STATEMENT, *_OF_REPORT)
"""The columns of csv and tsv: what is settled of the statement, then the report; new ones are added at the end."""
