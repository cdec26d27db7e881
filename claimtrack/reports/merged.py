"""Who somebody was merged with by judgements, and who decided so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimtrack.domain.judged import ACTORS
from claimtrack.domain.names import norm_key
from claimtrack.domain.rows import Cell
from claimtrack.reports.judgements import Called, called
from claimtrack.store.readonly import Queries


@dataclass(frozen=True, slots=True)
class Merged:
    """A name or entry that a person found to be somebody else's, with who decided it, when and why."""

    name: str
    who: str
    decided_on: str
    why: str | None


def merged_into(queries: Queries, key: str, name: str) -> tuple[Merged, ...]:
    """Give who is one with a speaker by judgements that stand, directly or through others, the first made first."""
    answer = queries.query("curate/judgements")
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    same = [one for one in found if one["kind"] in ACTORS and one["verdict"] == "same" and one["stands"]]
    pairs = [(norm_key(str(one["left_key"])), norm_key(str(one["right_key"]))) for one in same]
    meant = set(_led_to({norm_key(key), norm_key(name)}, pairs))
    if not meant & {right for _, right in pairs}:
        return ()
    names = called(queries)
    return tuple(_merged(one, names) for one, (_, right) in zip(same, pairs, strict=True) if right in meant)


def _led_to(meant: set[str], pairs: list[tuple[str, str]]) -> Iterator[str]:
    """Give the names meant, and all that were given up for one of them."""
    while meant:
        yield from meant
        meant = {left for left, right in pairs if right in meant} - meant


def _merged(one: Mapping[str, Cell], names: Called) -> Merged:
    given_up = names.of("speaker", str(one["left_key"]))
    return Merged(given_up, str(one["who"]), str(one["decided_at"])[:10], _text(one["why"]))


def _text(value: Cell) -> str | None:
    return None if value is None else str(value)
