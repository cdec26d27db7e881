"""Values that people decided, laid over the records of a reading; what was coded stays beside them."""

import json
from collections.abc import Mapping
from typing import Final

from claimtrack.domain.amending import Values, amended
from claimtrack.domain.records import ArticleRecord, StatementRecord
from claimtrack.store.evidence import coding_row
from claimtrack.store.session import Row

_COMPARED: Final = (
    *("stance", "stance_label", "conditional", "condition", "act", "mode", "certainty"),
    *("date_text", "date_earliest", "date_latest", "date_basis", "claim_coded"),
)
STANCE: Final = "stance"
_KEPT: Final = ("body", "claim_coded")


def as_decided(
    article: ArticleRecord, coded: Mapping[str, Row], decided: Values
) -> tuple[ArticleRecord, dict[str, Row]]:
    """Give the article with its records as decided, and their rows; `coded` are the rows as coded."""
    if not decided:
        return article, dict(coded)
    found, _ = amended(article, decided)
    rows = dict(coded)
    for before, after in zip(article.statements, found.statements, strict=True):
        if after is not before:
            rows[after.id] = _row(coded[after.id], coding_row(after), before, after)
            if STANCE in decided[after.id]:
                rows[after.id]["as_coded"] = _also_stance(rows[after.id]["as_coded"], coded[after.id])
    return found, rows


def _also_stance(said: str | None, coded: Row) -> str:
    """Give what was coded with its stance, also where the same was decided: that it was makes a report believed."""
    return _written({STANCE: coded[STANCE]} | (json.loads(said) if said else {}))


def _row(coded: Row, decided: Row, before: StatementRecord, after: StatementRecord) -> Row:
    said = {column: coded[column] for column in _COMPARED if coded[column] != decided[column]}
    if before.chain != after.chain:
        said["by"] = before.raw.get("by", "")
    if "claim_coded" in said:
        said["claim"] = said.pop("claim_coded")
    kept = {column: coded[column] for column in _KEPT}
    return decided | kept | {"as_coded": _written(said) if said else None}


def _written(said: Row) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True)
