"""`network one-mode|two-mode`: who is tied to whom by what they said, how strongly, and what was not counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from claimtrack import __version__
from claimtrack.analysis.networks import Counted, Numbers, one_mode, two_mode
from claimtrack.domain.networks import ONE_MODE
from claimtrack.reports.asking import Named
from claimtrack.reports.frame import Method
from claimtrack.reports.network_events import Unit, events, unit_of
from claimtrack.reports.network_nodes import Kind, nodes
from claimtrack.reports.network_placing import LeftOut, Placing, Tally
from claimtrack.reports.network_question import Question, look_up
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Node:
    """One row or column: key, a name that no other has, how much is counted of it."""

    key: str
    name: str
    n: int


@dataclass(frozen=True, slots=True)
class Network:
    """A matrix: one line for each of `rows`, one number for each of `columns`.

    In a one-mode network `columns` are the rows again, and `through` is what ties them; in a two-mode network the
    columns are `through`.
    """

    question: Question
    topic: Named | None
    unit: Unit
    rows: tuple[Node, ...]
    through: tuple[Node, ...]
    matrix: tuple[tuple[int | float, ...], ...]
    tally: Tally
    left_out: tuple[LeftOut, ...]
    method: Method

    @property
    def columns(self) -> tuple[Node, ...]:
        """What the columns of the matrix are."""
        return self.rows if self.question.mode == ONE_MODE else self.through


def network(reader: Reader, question: Question, *, command: str, now: str) -> Network:
    """Give a network; `command` and `now` are told in its method."""
    asked = look_up(reader, question)
    every = events(reader, asked)
    kinds = [nodes(reader, kind, question.period, every) for kind in (question.rows, question.columns)]
    placed = Placing(question, kinds[0], kinds[1])
    for event in every:
        placed.add(event)
    kept = placed.once()
    rows, row_places = _nodes(kinds[0], [placed.rows[at] for at in kept])
    through, column_places = _nodes(kinds[1], [placed.columns[at] for at in kept])
    levels = np.array([placed.levels[at] for at in kept], dtype=np.int64)
    counted = Counted(row_places, column_places, levels, len(rows), len(through))
    made = one_mode if question.mode == ONE_MODE else two_mode
    matrix = made(counted, question.aggregation, question.normalisation)
    return Network(
        question=question,
        topic=asked.topic,
        unit=unit_of(question),
        rows=rows,
        through=through,
        matrix=tuple(tuple(line) for line in matrix.tolist()),
        tally=placed.tally(len(kept)),
        left_out=placed.left_out(),
        method=Method(command, asked.query(), __version__, now),
    )


def _nodes(kind: Kind, keys: Sequence[str]) -> tuple[tuple[Node, ...], Numbers]:
    """Give the nodes by name, and the place of each key among them; namesakes are told with their keys."""
    n = Counter(keys)
    called = Counter(kind.names[key] for key in n)
    named = {key: kind.names[key] if called[kind.names[key]] == 1 else f"{kind.names[key]} ({key})" for key in n}
    ordered = sorted(n, key=lambda key: (named[key].casefold(), named[key], key))
    places = {key: at for at, key in enumerate(ordered)}
    found = tuple(Node(key, named[key], n[key]) for key in ordered)
    return found, np.array([places[key] for key in keys], dtype=np.int64)
