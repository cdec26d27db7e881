"""A proposal: two that may be one, as a person would judge it, with what there is of each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimtrack.domain.rows import Cell, Rows
from claimtrack.domain.suggesting import Settled
from claimtrack.reports.stated import portions
from claimtrack.store.readonly import Reader

Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One of the two as people read it: how much there is of it, from when to when, an example of its words."""

    shown: str
    n: int = 0
    first: str | None = None
    last: str | None = None
    quote: str | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two that may be one: `left` would be given up, `right` would stay; how sure it is, 0 to 1, on what evidence.

    Both are named as judgements name them, except for relays, which no judgement covers.
    """

    kind: str
    left: str
    right: str
    why: str
    score: float
    left_is: Evidence
    right_is: Evidence


ACTORS: Final = ("source", "speaker")


class Judged:
    """The standing judgements, kind by kind; a source and a speaker are judged alike."""

    def __init__(self, reader: Reader) -> None:
        given = [tuple(str(cell) for cell in row) for row in reader.query("suggest/judged").rows]
        self._settled = {
            kinds: Settled((left, right, verdict) for kind, left, right, verdict in given if kind in kinds)
            for kinds in (ACTORS, ("claim",), ("topic",), ("utterance",))
        }
        self.on_utterances = [(left, right, verdict) for kind, left, right, verdict in given if kind == "utterance"]

    def has(self, kind: str, some: Sequence[str], others: Sequence[str]) -> bool:
        """Tell whether somebody has judged two of a kind, each given by the keys and names it goes by."""
        return next(settled for kinds, settled in self._settled.items() if kind in kinds).has(some, others)


def dicts(rows: Rows) -> Iterator[dict[str, Cell]]:
    """Give the rows of an answer, each by its columns."""
    for row in rows.rows:
        yield dict(zip(rows.columns, row, strict=True))


def text(cell: Cell) -> str | None:
    """Give a cell that holds text or nothing."""
    return None if cell is None or cell == "" else str(cell)


def number(cell: Cell) -> int:
    """Give a cell that holds a whole number."""
    return int(str(cell))


def in_words(
    reader: Reader,
    query: str,
    asked: str,
    proposals: Sequence[Proposal],
    ids: Callable[[str], int | None],
) -> list[Proposal]:
    """Give the proposals with an example of the words of each; `ids` maps what a proposal names to its id."""
    wanted = sorted({one for proposal in proposals for key in _two(proposal) if (one := ids(key)) is not None})
    found: dict[int, tuple[str | None, str | None]] = {}
    for some in portions(wanted):
        for row_id, quote, article in reader.query(query, **{asked: some}).rows:
            found[number(row_id)] = (text(quote), text(article))

    def told(evidence: Evidence, key: str) -> Evidence:
        quote, article = found.get(ids(key) or 0, (evidence.quote, evidence.article))
        return replace(evidence, quote=quote, article=article)

    return [
        replace(one, left_is=told(one.left_is, one.left), right_is=told(one.right_is, one.right)) for one in proposals
    ]


def _two(proposal: Proposal) -> Iterable[str]:
    return (proposal.left, proposal.right)
