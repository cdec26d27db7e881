"""Questions to a small world: two sides at odds over troops, and what `report compare` answers."""

from dataclasses import dataclass

from claimtrack.domain.positions import Position
from claimtrack.render.compare import as_data
from claimtrack.reports.compare import Question, compare
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import Period
from claimtrack.reports.holdings import Side
from claimtrack.store.readonly import open_reader
from tests.world import Object, World, entry

NOW = "2025-12-31T12:00:00+00:00"

LORIA = entry("speaker", "Loria", kind="side", names=["Лория"])
KASTEYA = entry("speaker", "Kasteya", kind="side", names=["Кастея"])
ORLAN = entry("speaker", "Marek Orlan", kind="person", member_of=[{"of": "Loria"}], names=["Марек Орлан"])
BREN = entry("speaker", "Tova Bren", kind="person", member_of=[{"of": "Loria"}])
VENN = entry("speaker", "Ida Venn", kind="person", member_of=[{"of": "Kasteya"}])
LPA = entry("source", "LPA", kind="agency")
SECURITY = entry("topic", "security")
GUARANTEES = entry("topic", "guarantees", parent="security", names=["гарантии"])
TROOPS = entry("claim", key="troops", kind="position", topics=["guarantees"], text="Troops may be stationed.")
HARBOUR = entry("claim", key="harbour", kind="fact", topics=["guarantees"], text="The harbour is open.")

PEOPLE = (LORIA, KASTEYA, ORLAN, BREN, VENN, LPA)
BOOK = (*PEOPLE, SECURITY, GUARANTEES, TROOPS, HARBOUR)


@dataclass(frozen=True)
class Asked:
    """A world that can be asked."""

    world: World

    def put(self, *objects: Object) -> None:
        """Ingest objects; none may be refused."""
        assert self.world.put(*objects).exit_code == 0

    def compare(
        self, *sides: str, topic: str | None = "guarantees", claim: str | None = None, **more: str | bool | None
    ) -> Comparison:
        """Compare sides, Loria and Kasteya unless others are named, on the guarantees unless told otherwise."""
        days = {name: more.pop(name) for name in ("date_from", "date_until", "as_of", "known_on") if name in more}
        question = Question(
            sides or ("Loria", "Kasteya"),
            None if claim else topic,
            claim,
            Period(**days),  # type: ignore[arg-type]
            **more,  # type: ignore[arg-type]
        )
        with open_reader(self.world.location) as reader:
            return compare(reader, question, command="claimtrack report compare", now=NOW)

    def data(self, *sides: str, **more: str | bool | None) -> dict[str, object]:
        """The same as JSON data."""
        return as_data(self.compare(*sides, **more))  # type: ignore[arg-type]


def side(found: Comparison, name: str) -> Side:
    """Give a compared side by its name."""
    return next(one for one in found.sides if one.name == name)


def held(found: Comparison, name: str = "Loria", claim: str = "troops") -> Position | None:
    """Give what a side holds on a claim."""
    return next((one.position for one in side(found, name).positions if one.claim == claim), None)


def stance(found: Comparison, name: str = "Loria", claim: str = "troops") -> int | None:
    """Give the number a side's position comes to."""
    position = held(found, name, claim)
    return position.rests_on.stance if position else None


def only(found: Comparison) -> Stated:
    """Give the one row there is."""
    (row,) = found.rows
    return row


def silent(found: Comparison) -> set[tuple[str, str | None]]:
    """Give who is silent on what."""
    return {(one.side, one.claim) for one in found.silent}
