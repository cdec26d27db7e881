"""Of whom a report tells where nobody is named: the sides that belong to no other on the last day told."""

import pytest

from claimtrack.db.location import Location
from claimtrack.reports import position, shifts, timeline, topic
from claimtrack.reports.frame import Period
from claimtrack.reports.nextstep import next_comparison
from claimtrack.reports.provenance import Question as Key
from claimtrack.reports.provenance import provenance
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK, NOW, Asked
from tests.world import World, article, entry, said

GUILD = entry("speaker", "Guild", kind="organisation", member_of=[{"of": "Loria", "until": "2025-01-31"}])
HARL = entry("speaker", "Ossa Harl", kind="person", member_of=[{"of": "Guild"}])
PARTY = entry("speaker", "Tide Party", kind="organisation", member_of=[{"of": "Kasteya", "from": "2025-02-15"}])
MARN = entry("speaker", "Edda Marn", kind="person", member_of=[{"of": "Tide Party"}])


@pytest.fixture
def left(location: Location) -> Asked:
    """A guild that leaves its side at the end of January, a party that joins one in the middle of February."""
    made = Asked(World(location))
    made.put(*BOOK, GUILD, HARL, PARTY, MARN)
    made.put(
        article(said("Ossa Harl", stance="opposes", said="2025-01-10"), url="a", published="2025-01-11"),
        article(said("Ossa Harl", stance="supports", said="2025-02-10"), url="b", published="2025-02-11"),
        article(said("Edda Marn", stance="supports", said="2025-02-12"), url="c", published="2025-02-13"),
        article(said("Edda Marn", stance="opposes", said="2025-02-20"), url="d", published="2025-02-21"),
    )
    return made


def holds(asked: Asked, *who: str, **days: str) -> set[tuple[str, int | None]]:
    """Tell which sides hold what on the troops; who was of no side then is told as well, by himself."""
    with open_reader(asked.world.location) as reader:
        question = position.Question(who, claim="troops", period=Period(**days))
        found = position.positions(reader, question, command="…", now=NOW)
    sides = {side.id for side in found.sides}
    return {(one.who.name, one.newest.stance) for one in found.positions if one.who.id in sides}


def test_a_group_that_has_left_stands_by_itself(left: Asked) -> None:
    assert holds(left) == {("Loria", -1), ("Guild", 1), ("Kasteya", -1)}


@pytest.mark.parametrize("clock", ["as_of", "known_on"])
@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-01-31", {("Loria", -1)}),
        ("2025-02-11", {("Loria", -1), ("Guild", 1)}),
        ("2025-02-14", {("Loria", -1), ("Guild", 1), ("Tide Party", 1)}),
        ("2025-02-22", {("Loria", -1), ("Guild", 1), ("Kasteya", -1)}),
    ],
)
def test_the_day_asked_for_decides(left: Asked, clock: str, day: str, told: set[tuple[str, int]]) -> None:
    assert holds(left, **{clock: day}) == told


def test_a_period_is_told_of_the_sides_of_its_end(left: Asked) -> None:
    with open_reader(left.world.location) as reader:
        for until, names in (("2025-01-31", ["Kasteya", "Loria", "Tide Party"]), (None, ["Guild", "Kasteya", "Loria"])):
            days = Period(date_until=until)
            told = timeline.timeline(reader, timeline.Question(claim="troops", period=days), command="…", now=NOW)
            assert [side.name for side in told.sides] == names
            moved = shifts.what_changed(reader, shifts.Question(claim="troops", period=days), command="…", now=NOW)
            assert [side.name for side in moved.sides] == names
            dossier = topic.topic(reader, topic.Question("guarantees", days), command="…", now=NOW)
            assert [side.name for side in dossier.said.sides] == names


def test_the_view_and_the_report_hold_the_same(left: Asked) -> None:
    current = left.world.rows("select side, stance from v_side_position where claim = 'troops' and valid_until is null")
    assert set(current) >= holds(left)
    assert ("Guild", 1) in holds(left) & holds(left, "Guild")


def test_provenance_names_the_sides_of_the_day_it_is_known_on(left: Asked) -> None:
    with open_reader(left.world.location) as reader:
        for known_on, names in (("2025-01-31", {"Loria"}), (None, {"Loria", "Guild"})):
            found = provenance(reader, Key("troops", known_on), command="…", now=NOW)
            assert {side for one in found.statements[:1] for side in one.sides} == names


def test_what_to_ask_next_is_of_the_sides_there_are_now(left: Asked) -> None:
    with open_reader(left.world.location) as reader:
        assert next_comparison(reader) == "claimtrack report compare Guild Kasteya --topic security/guarantees"


def test_what_the_codebook_calls_a_side_is_one_without_members_too(location: Location) -> None:
    asked = Asked(World(location))
    asked.put(*BOOK, entry("speaker", "Belmora", kind="side"), entry("speaker", "Cintra", kind="side"))
    asked.put(
        article(said("Marek Orlan", stance="supports", said="2025-01-10"), url="a", published="2025-01-11"),
        article(said("Belmora", stance="opposes", said="2025-01-10"), url="b", published="2025-01-11"),
    )
    names = ["Belmora", "Cintra", "Kasteya", "Loria"]
    assert holds(asked) == {("Loria", 1), ("Belmora", -1)}
    with open_reader(asked.world.location) as reader:
        dossier = topic.topic(reader, topic.Question("guarantees"), command="…", now=NOW)
        assert [side.name for side in dossier.said.sides] == names
        assert dossier.said.others == ()
        told = timeline.timeline(reader, timeline.Question(claim="troops"), command="…", now=NOW)
        assert {one.row.side: one.row.outside for one in told.said} == {"Loria": False, "Belmora": False}
        found = provenance(reader, Key("troops"), command="…", now=NOW)
        assert found.silent == ("Cintra", "Kasteya")
        assert {one.row.speaker: one.sides for one in found.statements} == {
            "Marek Orlan": ("Loria",),
            "Belmora": ("Belmora",),
        }
        assert [row[0] for row in reader.query("list_sides", unreviewed=0).rows] == names
        assert next_comparison(reader) == "claimtrack report compare Belmora Loria --topic security/guarantees"
