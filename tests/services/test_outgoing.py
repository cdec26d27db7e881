"""What writers of other tools' files are given: the same as the views say, page by page."""

from collections import defaultdict
from pathlib import Path

import pytest

from claimtrack.domain.outgoing import OutCoding
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.outgoing import outgoing
from claimtrack.store.readonly import open_reader
from tests.world import World, article, entry, said

SAMPLES = Path(__file__).parents[2] / "samples"


def codings(world: World) -> list[OutCoding]:
    with open_reader(world.location) as reader:
        return [coding for one in outgoing(reader).articles for coding in one.codings]


@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_sides_topics_and_segments_are_those_of_the_views(world: World, sample: str) -> None:
    ingest(world.location, Request((str(SAMPLES / sample),)))
    given = codings(world)
    keys = "join v_statement as s on s.statement_id = x.statement_id"
    sides = of(world, f"select statement_key, x.side from v_side_statement as x {keys} where side_id <> x.principal_id")
    topics = of(world, f"select statement_key, path from v_statement_topic as x {keys}")
    segments = of(
        world,
        "select d.coding_key, g.start_char, g.end_char from v_coding_segment as g join v_coding as d on"
        " d.coding_id = g.coding_id",
    )

    assert len(given) == len(world.view("v_coding"))
    assert {one.statement_key: set(one.sides) for one in given if one.sides} == sides
    assert {one.statement_key: set(one.topics) for one in given if one.topics} == topics
    assert {one.coding_key: set(one.segments) for one in given if one.segments} == segments


def of(world: World, sql: str) -> dict[str, set[object]]:
    found: dict[str, set[object]] = defaultdict(set)
    for key, *rest in world.rows(sql):
        found[str(key)].add(tuple(rest) if len(rest) > 1 else rest[0])
    return found


def test_sides_are_those_of_the_day_through_other_groups_and_of_anonymous_voices(world: World) -> None:
    offices = [
        {"of": "Office", "until": "2024"},
        {"of": "Harbour Board", "from": "2025-01-01"},
    ]
    world.put(
        entry("speaker", "Loria", kind="side"),
        entry("speaker", "Office", kind="government", member_of=[{"of": "Loria", "from": "2020-05"}]),
        entry("speaker", "Harbour Board", kind="organisation"),
        entry("speaker", "Marek Orlan", kind="person", member_of=offices),
        article(
            said(claim="a", said="2020-04-30"),
            said(claim="b", said="2020-05-01"),
            said(claim="c", said="2024-12-31"),
            said(claim="d", said="2025-01-01"),
            said("anon(источник; of: Office)", claim="e", said="2024-02-02"),
            said("anon(источник; of: Office)", claim="f", said="2019"),
        ),
    )
    found = {one.claim: (one.organisation, set(one.sides)) for one in codings(world)}

    assert found == {
        "a": ("Office", {"Office"}),
        "b": ("Office", {"Office", "Loria"}),
        "c": ("Office", {"Office", "Loria"}),
        "d": ("Harbour Board", {"Harbour Board"}),
        "e": ("", {"Office", "Loria"}),
        "f": ("", {"Office"}),
    }
