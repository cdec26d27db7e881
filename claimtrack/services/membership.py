"""Memberships as the codebook states them -> rows with days that compare."""

from collections.abc import Iterable, Mapping

from claimtrack.domain.dates import OPEN_END, OPEN_START, day_after, first_day, last_day
from claimtrack.store.actors import Actors
from claimtrack.store.session import Row


def membership_rows(member_id: int, stated: Iterable[Mapping[str, str]], actors: Actors) -> list[Row]:
    """Give the rows of a member's memberships; a group nobody knows yet becomes an unreviewed speaker."""
    rows: list[Row] = []
    for one in stated:
        row: Row = {
            "member_id": member_id,
            "group_id": actors.meet(one["of"]).id,
            "role": one.get("role") or "",
            "date_from": one.get("from") or "",
            "date_until": one.get("until") or "",
            "first_day": first_day(one["from"]) if one.get("from") else OPEN_START,
            "end_day": day_after(last_day(one["until"])) if one.get("until") else OPEN_END,
        }
        rows.append(row)
    return rows
