"""The statements behind networks in each format: the contract `claimtrack/network-events@1`, flat rows, the page."""

from typing import Any

from claimtrack.domain.rows import Rows
from claimtrack.render import how_long, phrases
from claimtrack.render.compare import as_rows as statement_rows
from claimtrack.render.compare import row_data
from claimtrack.render.contract import asked_data, period_data
from claimtrack.render.doubts import edited_lead
from claimtrack.render.page import EVIDENCE, Page, Section
from claimtrack.render.parts import quotations
from claimtrack.render.report import Shown, method_data
from claimtrack.reports.counting import tally
from claimtrack.reports.network_list import Events, Listed

SCHEMA = "claimtrack/network-events@1"
UNDER = ("organisations", "sides", "topics", "coders")
"""What a statement can be put under beside its speaker, claim and sources; csv joins several by `; `."""

_OF_ONE_SIDE = ("side", "side_uncertain")


def shown(found: Events) -> Shown:
    """Give what the list can be shown as."""
    return Shown(page=lambda: page(found), data=lambda: as_data(found), rows=lambda: as_rows(found))


def as_data(found: Events) -> dict[str, Any]:
    """Give the list as the JSON contract has it."""
    return {
        "schema": SCHEMA,
        "topic": asked_data(found.topic, None)["topic"],
        "period": period_data(found.period),
        "rows": [_row(one) for one in found.listed],
        "method": method_data(found.method),
    }


def _row(one: Listed) -> dict[str, Any]:
    told = {name: value for name, value in row_data(one.row).items() if name not in _OF_ONE_SIDE}
    under = {name: list(getattr(one, name)) for name in UNDER}
    return told | {"claim_text": one.row.claim_text, "anonymous": one.row.anonymous} | under


def as_rows(found: Events) -> Rows:
    """Give one row a statement."""
    plain = statement_rows(found.rows)
    kept = tuple(name for name in plain.columns if name not in _OF_ONE_SIDE)
    more = [
        (one.row.claim_text, int(one.row.anonymous), *("; ".join(getattr(one, name)) for name in UNDER))
        for one in found.listed
    ]
    cells = [(*row, *extra) for row, extra in zip(plain.only(kept).rows, more, strict=True)]
    return Rows((*kept, "claim_text", "anonymous", *UNDER), cells)


def page(found: Events) -> Page:
    """Give the list as a page."""
    told = quotations(found.rows, side=False)
    return Page(
        title="What was stated",
        scope=how_long.scope(found.topic, None, found.period),
        lead=edited_lead(found.rows),
        sections=(Section("Statements", (told,), EVIDENCE),),
        method=found.method,
        counts=phrases.on_record(tally(found.rows)),
        legend=phrases.LEGEND,
    )
