"""Asking a small world for networks, and their answers in short."""

from typing import Any

from claimtrack.domain.networks import ONE_MODE, TWO_MODE
from claimtrack.reports.frame import Period
from claimtrack.reports.network import Network, network
from claimtrack.reports.network_question import Question
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked
from tests.world import Object, World, article, said

Matrix = dict[tuple[str, str], float]
TROOPS = "Troops may be stationed."


def ask(world: World, mode: str, rows: str, columns: str, **more: Any) -> Network:
    """Ask a world for a network; days as `date_from`, `date_until` and `as_of`."""
    days = {name: more.pop(name) for name in ("date_from", "date_until", "as_of") if name in more}
    question = Question(mode, rows, columns, period=Period(**days), **more)  # type: ignore[arg-type]
    with open_reader(world.location) as reader:
        return network(reader, question, command="claimtrack network", now=NOW)


def ties(asked: Asked, rows: str = "speaker", through: str = "claim", **more: Any) -> Matrix:
    """The ties of a one-mode network, those of 0 left out, each pair once."""
    found = cells(ask(asked.world, ONE_MODE, rows, through, **more))
    assert all(found[one, other] == found[other, one] for one, other in found)
    return {pair: value for pair, value in found.items() if value and pair[0] < pair[1]}


def counts(asked: Asked, rows: str = "speaker", columns: str = "claim", **more: Any) -> Matrix:
    """The numbers of a two-mode network, those of 0 left out."""
    return {pair: value for pair, value in cells(ask(asked.world, TWO_MODE, rows, columns, **more)).items() if value}


def cells(found: Network) -> Matrix:
    return {
        (row.name, column.name): value
        for row, line in zip(found.rows, found.matrix, strict=True)
        for column, value in zip(found.columns, line, strict=True)
    }


def left(found: Network) -> dict[str, tuple[int, tuple[str, ...]]]:
    return {one.reason: (one.n, one.names) for one in found.left_out}


def on(day: str, *records: Object, url: str | None = None, source: str = "Example Herald", **header: Any) -> Object:
    """An article of a day whose records were said that day, unless they say otherwise."""
    dated = [{"said": day} | one for one in records]
    return article(*dated, url=url or f"{source}-{day}", source=source, published="2025-12-31", **header)


def by(who: str, stance: str = "opposes", claim: str = "troops", **more: Any) -> Object:
    return said(who, claim, stance, **more)


def quoted(number: int) -> str:
    """Words that occur in no other record, so that every record is an utterance of its own."""
    return f"Так прозвучали слова под номером {number} 🙂, и ни разу больше."
