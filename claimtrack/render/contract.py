"""What the JSON contracts of several reports tell alike: what was asked, the days, splits, the words of a statement."""

from collections.abc import Iterable, Sequence
from typing import Any

from claimtrack.domain.positions import Held, Position, Split
from claimtrack.domain.rows import Cell
from claimtrack.reports.asking import Named
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import Period
from claimtrack.reports.unplaced import Unplaced


def asked_data(topic: Named | None, claim: Named | None) -> dict[str, Any]:
    """Give what a report is about; both None = the whole record."""
    return {
        "topic": {"topic": topic.name, "path": topic.told} if topic else None,
        "claim": {"claim": claim.name, "text": claim.told} if claim else None,
    }


def period_data(period: Period) -> dict[str, Any]:
    """Give the days a report keeps to."""
    return {
        "from": period.date_from,
        "until": period.date_until,
        "as_of": period.as_of,
        "known_on": period.known_on,
    }


def split_data(split: Split | None) -> dict[str, Any]:
    """Give whether a side is split, how far, and who holds what."""
    return {
        "split": split is not None,
        "range": [split.low, split.high] if split else None,
        "split_between": [{"speaker": name, "stance": stance} for name, stance in split.between] if split else [],
    }


def worded_data(wordings: Sequence[Held], since: str) -> dict[str, Any]:
    """Give since when a stance has the words it has now, and those it had before; `since` where it had no others."""
    return {
        "worded_since": wordings[-1].latest if wordings else since,
        "worded_before": [
            {
                "stance_label": one.stance_label,
                "condition": one.condition,
                "as_of": one.latest,
                "statement_key": one.key,
            }
            for one in wordings[:-1]
        ],
    }


def beside_data(position: Position) -> dict[str, Any]:
    """Give what a reader must know beside a position, where it is neither a split nor hearsay."""
    gone = position.gone
    return {
        "n_since": position.n_since,
        **worded_data(position.wordings, position.since.latest),
        "order_unknown_with": [one.key for one in position.rivals],
        "left_since": gone.since if gone else None,
        "left_stance": gone.now.stance if gone else None,
        "left_conditional": gone.now.conditional if gone else None,
        "left_as_of": gone.now.latest if gone else None,
        "left_sides": list(gone.sides) if gone else [],
        "left_statement_key": gone.now.key if gone else None,
    }


BESIDE = ("n_since", "worded_since", "order_unknown_with", "left_since", "left_stance", "left_as_of", "left_sides")
"""Those of them that flat tables have as columns."""


def words_data(row: Stated) -> dict[str, Any]:
    """Give the words of a statement, by whose account, and where they stand."""
    return {
        "quote": row.quote,
        "translation": row.translation,
        "lang": row.lang,
        "chain": list(row.links),
        "sources": [source.source for source in row.sources],
        "urls": [source.url for source in row.sources if source.url],
    }


def unplaced_data(found: Iterable[Unplaced]) -> list[dict[str, Any]]:
    """Give the same as the JSON contracts have it, one entry for each speaker and span."""
    return [
        {
            "who": one.who.name,
            "from": one.gap.first_day,
            "until": one.gap.last_day,
            "sides_before": list(one.gap.before),
            "sides_after": list(one.gap.after),
            "groups_then": list(one.gap.then),
            "n_statements": len(one.rows),
            "n_uncertain": one.n_uncertain,
            "first": one.rows[0].date_earliest or one.rows[0].date_latest,
            "last": one.rows[-1].date_latest,
            "statement_keys": [row.statement_key for row in one.rows],
        }
        for one in found
    ]


def flat(name: str, value: Any) -> Cell:  # noqa: ANN401 - any value of a contract
    """Give a value of a contract as one cell of a flat table: chains joined by ` > `, other lists by `; `."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list):
        between = " > " if name.endswith("chain") else "; "
        return between.join(_told(one) for one in value)
    return value  # type: ignore[no-any-return] # the contracts hold nothing else than lists and cells


def _told(one: Any) -> str:  # noqa: ANN401
    return f"{one['speaker']} {one['stance']}" if isinstance(one, dict) else str(one)
