"""Networks of a small world: what counts how often, what does not count and why, what is refused."""

from pathlib import Path
from typing import Any

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.domain.networks import DUPLICATES, ONE_MODE, TWO_MODE
from claimtrack.errors import UsageProblem
from claimtrack.reports.network import network
from claimtrack.reports.network_question import Question
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK, Asked
from tests.reports.networked import TROOPS, ask, by, cells, counts, left, on, quoted, ties
from tests.world import Object, World, article, entry, said

# -- What a statement counts for ---------------------------------------------------------------------------------------


def test_a_statement_counts_once_however_many_articles_carry_it(asked: Asked) -> None:
    asked.put(
        on("2025-03-04", by("Marek Orlan", ref="lpa:1"), source="Example Herald"),
        on("2025-03-04", by("Marek Orlan", ref="lpa:1"), source="LPA"),
        on("2025-03-05", by("Ida Venn", "strongly-opposes")),
    )
    assert ties(asked, aggregation="congruence") == {("Ida Venn", "Marek Orlan"): 1}
    assert counts(asked, "source", "claim") == {
        ("Example Herald", TROOPS): 2,
        ("LPA", TROOPS): 1,
    }


def test_imputed_statements_and_those_without_a_stance_are_told_and_not_counted(asked: Asked) -> None:
    asked.put(
        on("2025-03-04", by("Marek Orlan"), by("Ida Venn")),
        on("2025-03-05", by("Ida Venn (interpreter) > Tova Bren"), by("Tova Bren", "unclear")),
    )
    found = ask(asked.world, ONE_MODE, "speaker", "claim", aggregation="congruence")
    assert [node.name for node in found.rows] == ["Ida Venn", "Marek Orlan"]
    assert left(found) == {"imputed": (1, ("Tova Bren",)), "no-stance": (1, ("Tova Bren",))}
    assert all(len(one.statement_keys) == one.n for one in found.left_out)


def test_where_stances_are_ignored_those_without_one_count_and_are_told(asked: Asked) -> None:
    asked.put(on("2025-03-04", by("Marek Orlan"), by("Ida Venn", "unclear"), by("Tova Bren", "neutral")))
    found = ask(asked.world, ONE_MODE, "speaker", "claim")
    assert cells(found)["Ida Venn", "Tova Bren"] == 1
    assert (found.tally.n, found.tally.n_without_stance, found.tally.n_neutral) == (3, 1, 1)


def test_neutral_agrees_with_neutral_and_is_at_odds_with_nobody(asked: Asked) -> None:
    asked.put(on("2025-03-04", by("Marek Orlan", "neutral"), by("Ida Venn", "neutral"), by("Tova Bren", "supports")))
    assert ties(asked, aggregation="congruence") == {("Ida Venn", "Marek Orlan"): 1}
    assert ties(asked, aggregation="conflict") == {}
    assert counts(asked, aggregation="combine") == {
        (who, TROOPS): code for who, code in (("Marek Orlan", 4), ("Ida Venn", 4), ("Tova Bren", 1))
    }


def test_a_stance_on_a_condition_counts_by_its_sign_and_is_told(asked: Asked) -> None:
    asked.put(on("2025-03-04", by("Marek Orlan", "supports?", condition="a truce"), by("Ida Venn", "supports")))
    found = ask(asked.world, ONE_MODE, "speaker", "claim", aggregation="congruence")
    assert cells(found)["Ida Venn", "Marek Orlan"] == 1
    assert found.tally.n_conditional == 1
    assert ask(asked.world, TWO_MODE, "source", "claim").tally.n_conditional == 1
    assert ask(asked.world, TWO_MODE, "coder", "claim").tally.n_conditional == 1


def test_a_statement_on_a_topic_alone_is_under_topics_and_under_no_claim(asked: Asked) -> None:
    asked.put(on("2025-03-04", said("Marek Orlan", "-", "opposes", topic=["security"]), by("Ida Venn")))
    assert left(ask(asked.world, ONE_MODE, "speaker", "claim")) == {"no-claim": (1, ("Marek Orlan",))}
    assert counts(asked, "speaker", "topic") == {("Marek Orlan", "security"): 1, ("Ida Venn", "guarantees"): 1}


def test_a_claim_of_two_topics_counts_under_both(asked: Asked) -> None:
    asked.put(
        entry("claim", key="pier", kind="position", topics=["guarantees", "security"], text="The pier is old."),
        on("2025-03-04", by("Marek Orlan", claim="pier")),
    )
    found = ask(asked.world, TWO_MODE, "speaker", "topic")
    assert cells(found) == {("Marek Orlan", "guarantees"): 1, ("Marek Orlan", "security"): 1}
    assert (found.tally.n, found.tally.n_placed) == (1, 2)


# -- Duplicates --------------------------------------------------------------------------------------------------------

# The same stance of Orlan seven times: twice in an article, then ever farther apart; Venn once.
DAYS = ("2024-12-30", "2024-12-31", "2025-01-02", "2025-01-20", "2025-02-20", "2025-05-20")
KEPT = {
    "include": 7,
    "article": 6,
    "day": 6,
    "week": 4,  # 30 December to 2 January is one week of two years
    "month": 4,
    "quarter": 3,
    "year": 2,
    "range": 1,
}


@pytest.fixture
def again(asked: Asked) -> Asked:
    """Orlan says the same again and again."""
    twice = [by("Marek Orlan", quote=quoted(number), ref=f"h:{number}") for number in (1, 2)]
    asked.put(
        on(DAYS[0], *twice, url="0"),
        *(on(day, by("Marek Orlan", quote=quoted(n), ref=f"h:{n}"), url=str(n)) for n, day in enumerate(DAYS[1:], 3)),
        on("2025-05-20", by("Ida Venn"), url="venn"),
    )
    return asked


def test_every_way_to_treat_duplicates_is_worked_out_here() -> None:
    assert tuple(KEPT) == DUPLICATES


@pytest.mark.parametrize("duplicates", DUPLICATES)
def test_what_is_said_again_counts_once_in_each(again: Asked, duplicates: str) -> None:
    found = ask(again.world, ONE_MODE, "speaker", "claim", aggregation="congruence", duplicates=duplicates)
    assert cells(found)["Marek Orlan", "Ida Venn"] == KEPT[duplicates]
    assert {node.name: node.n for node in found.rows} == {"Ida Venn": 1, "Marek Orlan": KEPT[duplicates]}
    assert (found.tally.n, found.tally.n_duplicates) == (8, 7 - KEPT[duplicates])


def test_within_an_article_means_the_one_that_carried_it_first(asked: Asked) -> None:
    early = article(by("Marek Orlan", ref="h:1", said="2025-03-01"), url="early", published="2025-03-02")
    late = article(
        by("Marek Orlan", ref="h:1", said="2025-03-01"),
        by("Marek Orlan", quote=quoted(2), ref="h:2", said="2025-03-03"),
        url="late",
        published="2025-03-04",
    )
    asked.put(late, early, on("2025-03-05", by("Ida Venn")))
    found = ask(asked.world, ONE_MODE, "speaker", "claim", aggregation="congruence", duplicates="article")
    assert cells(found)["Ida Venn", "Marek Orlan"] == 2


@pytest.mark.parametrize(("aggregation", "kept"), [("congruence", 2), ("ignore", 1)])
def test_another_stance_is_no_repetition_unless_stances_are_ignored(asked: Asked, aggregation: str, kept: int) -> None:
    asked.put(
        on(
            "2025-03-04",
            by("Marek Orlan", "opposes", quote=quoted(1), ref="h:1"),
            by("Marek Orlan", "supports", quote=quoted(2), ref="h:2"),
            by("Marek Orlan", "strongly-supports", quote=quoted(3), ref="h:3"),
            by("Ida Venn"),
        )
    )
    found = ask(asked.world, ONE_MODE, "speaker", "claim", aggregation=aggregation, duplicates="article")
    assert {node.name: node.n for node in found.rows}["Marek Orlan"] == kept


@pytest.mark.parametrize(("first", "second", "tie"), [("supports", "opposes", 1), ("opposes", "supports", 1 / 2)])
def test_of_repetitions_in_an_article_the_first_in_the_text_counts(
    asked: Asked, first: str, second: str, tie: float
) -> None:
    orlan = [by("Marek Orlan", stance, quote=quoted(n), ref=f"h:{n}") for n, stance in enumerate((first, second))]
    asked.put(on("2025-03-04", *orlan, by("Ida Venn", "supports")))
    assert ties(asked, normalisation="dna-jaccard", duplicates="article") == {("Ida Venn", "Marek Orlan"): tie}


def test_days_that_are_not_known_exactly_count_in_the_last_possible_period_and_are_told(asked: Asked) -> None:
    asked.put(
        on("2025-01-20/2025-02-10", by("Marek Orlan"), url="a"),
        on("2025-02-20", by("Marek Orlan", quote=quoted(2)), url="b"),
        article(by("Ida Venn"), url="c", published="2025-02-11"),
    )
    found = ask(asked.world, ONE_MODE, "speaker", "claim", aggregation="congruence", duplicates="month")
    assert cells(found)["Ida Venn", "Marek Orlan"] == 1
    assert (found.tally.n_date_uncertain, found.tally.n_duplicates) == (2, 1)
    assert (found.tally.first, found.tally.first_open, found.tally.last) == ("2025-01-20", False, "2025-02-20")


# -- What is asked -----------------------------------------------------------------------------------------------------


def test_topic_and_days_choose_what_counts(asked: Asked) -> None:
    asked.put(
        entry("claim", key="fish", kind="position", topics=["fishing"], text="The sea is full."),
        on("2025-01-10", by("Marek Orlan"), by("Ida Venn"), by("Ida Venn", claim="fish")),
        on("2025-01-20/2025-03-02", by("Tova Bren")),
        on("2025-03-20", by("Ida Venn", quote=quoted(3)), by("Marek Orlan", claim="fish")),
    )
    assert ties(asked, topic="security") == ties(asked, topic="guarantees")
    assert counts(asked, topic="fishing") == {
        ("Ida Venn", "The sea is full."): 1,
        ("Marek Orlan", "The sea is full."): 1,
    }
    found = ask(asked.world, ONE_MODE, "speaker", "claim", topic="security", date_from="2025-02-01")
    assert {node.name: node.n for node in found.rows} == {"Ida Venn": 1, "Tova Bren": 1}
    assert found.tally.n_period_uncertain == 1
    until = ask(asked.world, ONE_MODE, "speaker", "claim", date_until="2025-01-31")
    assert {node.name: node.n for node in until.rows} == {"Ida Venn": 2, "Marek Orlan": 1, "Tova Bren": 1}
    assert until.tally.n_period_uncertain == 1


def test_what_has_no_date_may_have_been_said_on_any_day_before_and_certainly_by_its_last(asked: Asked) -> None:
    asked.put(article(by("Marek Orlan"), by("Ida Venn"), published="2025-03-05"))
    until = ask(asked.world, ONE_MODE, "speaker", "claim", date_until="2024-01-01")
    assert (until.tally.n, until.tally.n_period_uncertain) == (2, 2)
    assert ask(asked.world, ONE_MODE, "speaker", "claim", as_of="2025-03-04").tally.n == 0
    assert ask(asked.world, ONE_MODE, "speaker", "claim", as_of="2025-03-05").tally.n == 2


@pytest.mark.parametrize(
    ("question", "message", "hint"),
    [
        (("speaker", "speaker"), "speaker through speaker: a network needs two different kinds", "side"),
        (("speker", "claim"), "there is no kind of node 'speker'", "choose of speaker"),
        (("speaker", "concept"), "there is no kind of node 'concept'", "choose of"),
        (("speaker", "claim", "congruense"), "there is no aggregation 'congruense'", "choose of congruence"),
        (("speaker", "claim", "combine"), "a one-mode network has no aggregation combine", "ignore, congruence"),
        (("speaker", "claim", "ignore", "activity"), "a one-mode network has no normalisation activity", "average"),
        (("speaker", "claim", "ignore", "dna-cosin"), "there is no normalisation 'dna-cosin'", "dna-cosine"),
        (("speaker", "claim", "ignore", "none", "weak"), "no way to treat duplicates 'weak'", "choose of week"),
    ],
)
def test_words_that_mean_nothing_are_refused_with_the_nearest(
    asked: Asked, question: tuple[str, ...], message: str, hint: str
) -> None:
    with open_reader(asked.world.location) as reader, pytest.raises(UsageProblem, match=message) as refused:
        network(reader, Question(ONE_MODE, *question), command="", now="")  # type: ignore[arg-type]
    assert hint in str(refused.value.hint)


def test_codes_cannot_be_divided(asked: Asked) -> None:
    with pytest.raises(UsageProblem, match="combine gives codes"):
        ask(asked.world, TWO_MODE, "speaker", "claim", aggregation="combine", normalisation="activity")


def test_an_empty_record_gives_an_empty_matrix(asked: Asked) -> None:
    for mode in (ONE_MODE, TWO_MODE):
        for duplicates in DUPLICATES:
            found = ask(asked.world, mode, "side", "claim", aggregation="subtract", duplicates=duplicates)
            assert (found.rows, found.matrix, found.tally.n, found.left_out) == ((), (), 0, ())


# -- Whatever the order, whatever the database -------------------------------------------------------------------------

STORY = (
    on("2025-01-10", by("Marek Orlan"), by("Ida Venn", "supports"), by("Ida Venn", "affirms", "harbour")),
    on("2025-01-10", by("Marek Orlan", quote=quoted(8)), by("Tova Bren", "neutral"), source="LPA", coder="c1"),
    on("2025-02-10/2025-03-10", by("Tova Bren", "supports"), by("Marek Orlan & Ida Venn", claim="harbour")),
    on("2025-03-20", by("anon(a clerk; of: Loria)"), by("Ida Venn (interpreter) > Loria"), by("Kasteya", "unclear")),
    on("2025-04-01", by("Marek Orlan (for Loria)", "supports"), by("Радио «Тальмар»"), source="Сводка", coder="c2"),
)
QUESTIONS = [
    (ONE_MODE, "speaker", "claim", {"aggregation": "subtract", "duplicates": "week"}),
    (ONE_MODE, "side", "claim", {"aggregation": "congruence", "normalisation": "cosine"}),
    (ONE_MODE, "speaker", "claim", {"normalisation": "dna-jaccard", "duplicates": "article"}),
    (ONE_MODE, "claim", "organisation", {"aggregation": "conflict", "normalisation": "average"}),
    (TWO_MODE, "source", "topic", {"aggregation": "subtract", "normalisation": "prominence", "topic": "гарантии"}),
    (TWO_MODE, "coder", "claim", {"aggregation": "combine", "duplicates": "article", "date_until": "2025-03-31"}),
]


def told(location: Location, *objects: Object) -> list[Any]:
    """Every question's answer, without what is local to a database."""
    world = World(location)
    for one in objects:
        assert world.put(one).exit_code == 0
    found = [ask(world, mode, rows, columns, **more) for mode, rows, columns, more in QUESTIONS]
    return [(one.rows, one.through, one.matrix, one.tally, one.left_out) for one in found]


def test_the_order_of_ingestion_does_not_matter(sqlite_path: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    again.write_bytes(sqlite_path.read_bytes())
    first = told(parse_location(sqlite_path), *BOOK, *STORY)
    assert told(parse_location(again), *reversed(STORY), *BOOK) == first
    assert all(rows for rows, *_ in first)


def test_both_databases_give_the_same(location: Location, tmp_path: Path, sqlite_template: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(sqlite_template.read_bytes())
    assert told(location, *BOOK, *STORY) == told(parse_location(other), *BOOK, *STORY)
