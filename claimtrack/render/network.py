"""A network in each of its formats: the labelled matrix as csv, the JSON contract `claimtrack/network@1`, the page."""

from typing import Any

from claimtrack.domain.networks import ONE_MODE
from claimtrack.domain.rows import Rows
from claimtrack.render.contract import period_data
from claimtrack.render.network_page import network_page
from claimtrack.render.report import Shown, method_data
from claimtrack.reports.network import Network, Node
from claimtrack.reports.network_placing import LeftOut

SCHEMA = "claimtrack/network@1"


def shown(found: Network) -> Shown:
    """Give what a network can be shown as."""
    return Shown(
        page=lambda: network_page(found),
        data=lambda: as_data(found),
        rows=lambda: as_rows(found),
        listed="matrix",
        lines=lambda: lines(found),
        labelled=True,
        sheet="Matrix",
    )


def as_rows(found: Network) -> Rows:
    """Give the matrix with its labels: what the rows are stands above the first column."""
    columns = (found.question.rows, *(node.name for node in found.columns))
    return Rows(columns, [(node.name, *values) for node, values in zip(found.rows, found.matrix, strict=True)])


def lines(found: Network) -> list[dict[str, Any]]:
    """Give the rows of the matrix as jsonl has them: one object each, with its values by column."""
    return [
        {"row": node.name, "values": dict(zip((one.name for one in found.columns), values, strict=True))}
        for node, values in zip(found.rows, found.matrix, strict=True)
    ]


def as_data(found: Network) -> dict[str, Any]:
    """Give the network as the JSON contract has it."""
    asked, topic = found.question, found.topic
    return {
        "schema": SCHEMA,
        "mode": asked.mode,
        "row_kind": asked.rows,
        "column_kind": asked.rows if asked.mode == ONE_MODE else asked.columns,
        "through": asked.columns if asked.mode == ONE_MODE else None,
        "aggregation": asked.aggregation,
        "normalisation": asked.normalisation,
        "duplicates": asked.duplicates,
        "topic": {"topic": topic.name, "path": topic.told} if topic else None,
        "period": period_data(asked.period),
        "counted": _counted(found),
        "row_nodes": [_node(node) for node in found.rows],
        "column_nodes": [_node(node) for node in found.columns],
        "through_nodes": [_node(node) for node in found.through] if asked.mode == ONE_MODE else [],
        "matrix": [
            {"row": node.name, "values": list(values)} for node, values in zip(found.rows, found.matrix, strict=True)
        ],
        "left_out": [_left_out(one) for one in found.left_out],
        "method": method_data(found.method),
    }


def _counted(found: Network) -> dict[str, Any]:
    tally = found.tally
    return {
        "unit": found.unit,
        "n": tally.n,
        "n_statements": tally.n_statements,
        "n_placed": tally.n_placed,
        "n_duplicates": tally.n_duplicates,
        "first": tally.first,
        "first_open": tally.first_open,
        "last": tally.last,
        "n_without_stance": tally.n_without_stance,
        "n_neutral": tally.n_neutral,
        "n_conditional": tally.n_conditional,
        "n_via_anonymous": tally.n_via_anonymous,
        "n_date_uncertain": tally.n_date_uncertain,
        "n_membership_uncertain": tally.n_membership_uncertain,
        "n_period_uncertain": tally.n_period_uncertain,
    }


def _node(node: Node) -> dict[str, Any]:
    return {"key": node.key, "label": node.name, "n": node.n}


def _left_out(one: LeftOut) -> dict[str, Any]:
    return {
        "reason": one.reason,
        "n": one.n,
        "names": list(one.names),
        "statement_keys": list(one.statement_keys),
    }
