"""Memberships that no codebook states, or not so: those that somebody decided."""

import json
from collections.abc import Collection, Mapping

from claimtrack.domain.deciding import MEMBER
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import speaker
from claimtrack.reports.decided import Decided
from claimtrack.store.readonly import Reader

Terms = tuple[str, str | None, str | None]
"""In which role, from when, until when, as given."""

Membership = tuple[int, int, Terms]
"""Who belongs to whom, by their ids, and on which terms."""


def decided_memberships(reader: Reader, wanted: Collection[Membership]) -> Mapping[Membership, Decided]:
    """Give who decided memberships, and when; nothing for those that stand in the codebook alone."""
    terms = {one[2] for one in wanted}
    found: dict[Membership, Decided] = {}
    for member, text, who, why, decided_at in reader.query("decided_memberships").rows:
        said = json.loads(str(text))
        on: Terms = (said.get("role", ""), said.get("from"), said.get("until"))
        if on in terms:
            reason = None if why is None else str(why)
            known = (_id(reader, str(member)), _id(reader, str(said["of"])), on)
            found[known] = Decided(MEMBER, str(text), str(who), reason, str(decided_at))
    return {one: decided for one, decided in found.items() if one in wanted}


def _id(reader: Reader, text: str) -> int:
    try:
        return speaker(reader, text).id
    except UsageProblem:
        return 0
