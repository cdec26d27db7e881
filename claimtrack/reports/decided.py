"""Values that people decided of records: what, who, when and why; of each field the decision that stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.rows import Cell
from claimtrack.store.readonly import Queries

_MANY: Final = 500


@dataclass(frozen=True, slots=True)
class Decided:
    """One field of a record as somebody decided it: the text as it would stand in a file, empty = taken away."""

    field: str
    value: str
    who: str
    why: str | None
    decided_at: str

    @property
    def day(self) -> str:
        """The day it was decided."""
        return self.decided_at[:10]


OfRecord = Mapping[str, Decided]
"""What is decided of a record, by field."""


def decided_values(queries: Queries, records: Iterable[str]) -> Mapping[str, OfRecord]:
    """Give what is decided of records, by how judgements name them; nothing for those of which nothing is."""
    found: dict[str, dict[str, Decided]] = defaultdict(dict)
    keys = list(dict.fromkeys(records))
    for start in range(0, len(keys), _MANY):
        for record, *told in queries.query("decided_values", records=keys[start : start + _MANY]).rows:
            one = _decided(told)
            found[str(record)][one.field] = one
    return found


def _decided(told: list[Cell]) -> Decided:
    field, value, who, why, decided_at = told
    return Decided(str(field), str(value or ""), str(who), None if why is None else str(why), str(decided_at))
