"""The dossier of a topic: claims, what sides hold, how far apart they are, what contradicts itself, what is bare."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.errors import UsageProblem
from claimtrack.render.topic import as_data, as_rows, render_topic
from claimtrack.reports.frame import Period
from claimtrack.reports.topic import Claimed, Question, Topic, topic
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK, NOW
from tests.world import Object, World, article, entry, said

LONE = entry("speaker", "Sela Quist", kind="person")
PIERS = entry("topic", "piers", parent="guarantees", names=["причалы"])
NONE_FOREIGN = entry(
    "claim",
    key="no-troops",
    kind="demand",
    topics=["guarantees"],
    text="No troops at all.",
    relations=[{"type": "contradicts", "to": "troops"}],
)
MORNING, EVENING = "2025-02-05T09:00+00:00", "2025-02-05T21:00+00:00"
PIER = entry("claim", key="pier", kind="fact", topics=["piers"], text="The pier stands.")


@dataclass(frozen=True)
class Told:
    """A world whose topics are told."""

    world: World

    def put(self, *objects: Object) -> None:
        """Ingest objects; none may be refused."""
        assert self.world.put(*objects).exit_code == 0

    def tell(self, name: str = "guarantees", **days: str) -> Topic:
        """Tell a topic."""
        with open_reader(self.world.location) as reader:
            return topic(reader, Question(name, Period(**days)), command="claimtrack report topic", now=NOW)


@pytest.fixture
def told(sqlite_path: Path) -> Told:
    """A world of two sides, a topic with one below it, four claims, and no article yet."""
    empty = Told(World(parse_location(sqlite_path)))
    empty.put(*BOOK, LONE, PIERS, NONE_FOREIGN, PIER)
    return empty


def claim(found: Topic, key: str) -> Claimed:
    """Give one claim of a dossier."""
    return next(one for one in found.claims if one.claim == key)


def test_a_topic_has_its_names_what_lies_below_it_and_all_its_claims(told: Told) -> None:
    told.put(article(said(said="2025-02-01"), said("Ida Venn", "pier", "affirms", said="2025-02-02")))
    found = told.tell("гарантии")
    assert (found.topic.name, found.topic.told) == ("guarantees", "security/guarantees")
    assert set(found.names) == {("en", "guarantees"), ("ru", "гарантии")}
    assert [(one.path, one.n_claims, one.n_statements) for one in found.nodes] == [
        ("security/guarantees", 4, 2),
        ("security/guarantees/piers", 1, 1),
    ]
    assert [(one.claim, one.kind, one.topics) for one in found.claims] == [
        ("harbour", "fact", ("security/guarantees",)),
        ("no-troops", "demand", ("security/guarantees",)),
        ("pier", "fact", ("security/guarantees/piers",)),
        ("troops", "position", ("security/guarantees",)),
    ]
    assert found.bare.unspoken == ("harbour", "no-troops")
    assert [(one.relation, one.to_claim) for one in claim(found, "troops").relations] == [("contradicts", "troops")]


def test_a_statement_on_a_topic_itself_counts_there_and_above(told: Told) -> None:
    told.put(article(said(claim="-", topic="piers", said="2025-02-01")))
    assert [one.n_statements for one in told.tell().nodes] == [1, 1]
    told.put(article(said(claim="-", topic="guarantees", said="2025-02-02"), url="b"))
    assert [one.n_statements for one in told.tell().nodes] == [2, 1]


def test_the_distance_is_told_since_the_day_it_has_been_so(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), url="a"),
        article(said("Ida Venn", said="2025-02-02", stance="strongly-supports"), url="b"),
        article(said(said="2025-02-10", stance="supports"), url="c"),
        article(said("Ida Venn", said="2025-02-12", stance="strongly-supports"), url="d"),
    )
    found = claim(told.tell(), "troops").distances
    assert [(one.since, one.gap) for one in found] == [("2025-02-02", 3), ("2025-02-10", 1)]
    assert (found[-1].low, found[-1].high) == (("Loria",), ("Kasteya",))
    data = as_data(told.tell())["claims"][-1]
    assert (data["gap"], data["gap_since"], len(data["gaps"])) == (1, "2025-02-10", 2)


def test_one_side_alone_is_at_no_distance(told: Told) -> None:
    told.put(article(said(said="2025-02-01"), said("Sela Quist", said="2025-02-01", stance="supports")))
    found = claim(told.tell(), "troops")
    assert found.distances == ()
    assert len(found.held) == 2


def test_what_contradicts_itself_is_told_with_its_days(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01", stance="supports"), url="a"),
        article(said("Tova Bren", "no-troops", "supports", said="2025-02-05"), url="b"),
        article(said(said="2025-02-10"), url="c"),
        article(said("Ida Venn", "no-troops", "supports", said="2025-02-05"), url="d"),
        article(said("Ida Venn", said="2025-02-06", stance="supports"), url="e"),
    )
    found = told.tell().conflicts
    assert [(one.side, one.since, one.until, one.one.stance, one.other.stance) for one in found] == [
        ("Kasteya", "2025-02-06", None, 1, 1),
        ("Loria", "2025-02-05", "2025-02-09", 1, 1),
    ]


@pytest.mark.parametrize(("first", "then"), [("supports", "opposes"), ("opposes", "supports")])
def test_what_was_said_in_unknown_order_is_no_contradiction(told: Told, first: str, then: str) -> None:
    told.put(
        article(said(said=MORNING, stance=first), url="a"),
        article(said(said=EVENING, stance=then), url="b"),
        article(said("Tova Bren", "no-troops", "supports", said="2025-02-08"), url="c"),
    )
    assert told.tell().conflicts == ()
    told.put(article(said(said="2025-02-09", stance="supports"), url="d"))
    assert [(one.side, one.since) for one in told.tell().conflicts] == [("Loria", "2025-02-09")]


def test_two_words_of_unknown_order_contradict_where_either_does(told: Told) -> None:
    told.put(
        article(said(said=MORNING, stance="supports"), url="a"),
        article(said(said=EVENING, stance="strongly-supports"), url="b"),
        article(said("Tova Bren", "no-troops", "supports", said="2025-02-08"), url="c"),
    )
    assert [(one.side, one.since) for one in told.tell().conflicts] == [("Loria", "2025-02-08")]


def test_cards_and_those_of_no_side_tell_which_came_first_is_unknown(told: Told) -> None:
    told.put(
        *(
            article(said(by, said=time, stance=stance), url=f"{by}-{stance}")
            for by in ("Marek Orlan", "Sela Quist")
            for time, stance in ((MORNING, "supports"), (EVENING, "opposes"))
        )
    )
    unknown = "which came first is unknown: the days overlap with"
    assert str(render_topic(told.tell(), "markdown")).count(unknown) == 2
    html = str(render_topic(told.tell(), "html"))
    assert html.index(unknown) < html.index('id="positions"')
    assert "Which came first is unknown: the days overlap (4 statements)" in str(render_topic(told.tell(), "markdown"))
    data = as_data(told.tell())
    assert [len(one["order_unknown_with"]) for one in data["claims"][-1]["positions"]] == [1, 1]


def test_one_statement_of_who_is_of_no_side_is_told_as_one(told: Told) -> None:
    told.put(article(said("Sela Quist", said="2025-02-05")))
    assert {one.kind: len(one.statement_keys) for one in told.tell().doubts}["alone"] == 1


def test_who_speaks_is_counted_with_the_sides_he_spoke_for(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), said(claim="harbour", stance="affirms", said="2025-02-01"), url="a"),
        article(said("Sela Quist", said="2025-02-02"), said("anon(a docker)", said="2025-02-02"), url="b"),
        article(said("Ida Venn (interpreter) > Tova Bren", said="2025-02-03"), url="c"),
    )
    assert [(one.name, one.sides, one.anonymous, one.n_claims) for one in told.tell().voices] == [
        ("Marek Orlan", ("Loria",), False, 2),
        ("Sela Quist", (), False, 1),
        ("anon(a docker)", (), True, 1),
    ]


def test_what_little_rests_on_is_told_claim_by_claim(told: Told) -> None:
    told.put(
        article(said("anon(a docker)", "harbour", "affirms", said="2025-02-01"), url="a"),
        article(said("Ida Venn (interpreter) > Marek Orlan", "pier", "affirms", said="2025-02-03"), url="b"),
        article(said("LPA > Marek Orlan", said="2025-02-01"), url="c"),
        article(said(said="2025-02-09"), url="d"),
    )
    bare = told.tell().bare
    assert bare.single == ("harbour",)
    assert bare.anonymous_only == ("harbour",)
    assert bare.of_no_side == ("harbour",)
    assert bare.imputed_only == ("pier",)
    assert bare.circular_only == ()
    assert bare.unspoken == ("no-troops",)


def test_a_claim_told_in_a_circle_alone_is_said_to_be(told: Told) -> None:
    told.put(
        article(said("LPA > Marek Orlan", ref="x:1", said="2025-02-01"), url="a"),
        article(said("Example Herald > Marek Orlan", ref="x:1", said="2025-02-01"), url="b", source="LPA"),
    )
    found = told.tell()
    assert found.bare.circular_only == ("troops",)
    assert all(one.circular for one in found.sources)
    flat = as_rows(found)
    cells = [dict(zip(flat.columns, row, strict=True)) for row in flat.rows]
    assert {(one["claim"], one["side"]) for one in cells if one["circular_only"]} == {("troops", "Loria")}
    shown = str(render_topic(found, "table", width=400)).replace("\N{NO-BREAK SPACE}", " ")
    assert "(2025-02-01; n = 1; only from outlets that have it from each other)" in shown


def test_a_cell_says_why_nothing_is_held(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01", stance="unclear"), url="a"),
        article(said("anon(a minister; of: Kasteya)", said="2025-02-01"), url="b"),
        article(said("Ida Venn (interpreter) > Marek Orlan", "harbour", "affirms", said="2025-02-03"), url="c"),
        article(said("Ida Venn", "pier", "affirms", said="2025-02-03"), url="d"),
    )
    flat = as_rows(told.tell())
    cells = [dict(zip(flat.columns, row, strict=True)) for row in flat.rows]
    reasons = {(one["claim"], one["side"]): one["reason"] for one in cells}
    assert reasons["troops", "Loria"] == "no-stance"
    assert reasons["troops", "Kasteya"] == "anonymous-only"
    assert reasons["harbour", "Loria"] == "imputed-only"
    assert reasons["harbour", "Kasteya"] == "silent"
    assert reasons["pier", "Kasteya"] is None
    assert len(cells) == 8
    assert "no statement found (which is not neutral)" in str(render_topic(told.tell(), "markdown")).replace(
        "\u00a0", " "
    )


def test_what_is_imputed_is_told_and_in_no_count(told: Told) -> None:
    told.put(article(said(said="2025-02-01", stance="supports"), url="a"))
    before = told.tell("security")
    told.put(
        article(
            said("Ida Venn (interpreter) > Marek Orlan", said="2025-02-03"),
            said("Ida Venn (interpreter) > Marek Orlan", "harbour", "affirms", said="2025-02-03"),
            said("Ida Venn (interpreter) > Tova Bren", "-", topic="guarantees", said="2025-02-03"),
            url="b",
        )
    )
    found = told.tell("security")
    assert len(found.rows) == 4
    assert [(one.path, one.n_statements) for one in found.nodes] == [
        ("security", 1),
        ("security/guarantees", 1),
        ("security/guarantees/piers", 0),
    ]
    assert as_data(found)["topics"] == as_data(before)["topics"]
    flat = as_rows(found)
    cells = [dict(zip(flat.columns, row, strict=True)) for row in flat.rows]
    counted = {(one["claim"], one["reason"], one["n_statements"]) for one in cells if one["side"] == "Loria"}
    assert counted >= {("troops", None, 1), ("harbour", "imputed-only", 0)}


def test_only_what_was_published_by_then_is_told(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), url="a", published="2025-03-01"),
        article(said("Ida Venn", said="2025-02-10"), url="b", published="2025-02-11"),
    )
    found = told.tell(known_on="2025-02-15")
    assert [row.side for row in found.rows] == ["Kasteya"]
    assert [one.n_statements for one in found.nodes] == [1, 0]
    assert [side.n_utterances for side in found.said.sides] == [1, 0]


def test_a_claim_that_only_an_article_defines_is_not_known_before_it(told: Told) -> None:
    told.put(
        article(said("Ida Venn", said="2025-02-10"), url="a", published="2025-02-11"),
        article(said(claim="mines", topic="piers", said="2025-02-12"), url="b", published="2025-02-20"),
    )
    assert [one.n_claims for one in told.tell().nodes] == [5, 2]
    early = told.tell(known_on="2025-02-15")
    assert [one.n_claims for one in early.nodes] == [4, 1]
    assert "mines" not in {one.claim for one in early.claims}


def test_a_topic_that_does_not_exist_is_refused_with_near_ones(told: Told) -> None:
    with pytest.raises(UsageProblem, match="there is no topic") as refused:
        told.tell("guarantes")
    assert "guarantees" in str(refused.value.hint)


def test_a_topic_nobody_speaks_to_is_told_as_such(told: Told) -> None:
    found = told.tell("piers")
    assert (found.rows, found.voices, found.bare.unspoken) == ((), (), ("pier",))
    assert "no statement found" in str(render_topic(found, "table"))


def test_who_has_since_joined_a_side_holds_what_he_said_last(told: Told) -> None:
    told.put(
        entry("speaker", "Jory Pell", kind="person", member_of=[{"of": "Loria", "from": "2025-03-01"}]),
        article(said("Jory Pell", stance="supports", said="2025-02-01"), published="2025-02-02"),
        article(said("Jory Pell", stance="opposes", said="2025-04-01"), published="2025-04-02", url="2"),
    )
    (pell,) = told.tell().said.others
    assert (pell.n_utterances, pell.first, pell.last) == (1, "2025-02-01", "2025-02-01")
    ((held, n),) = [(one.position.rests_on, one.position.n) for one in pell.positions]
    assert (held.stance, held.latest, n) == (-1, "2025-04-01", 2)
    (before,) = told.tell(as_of="2025-03-31").said.others
    assert [one.position.rests_on.stance for one in before.positions] == [1]
