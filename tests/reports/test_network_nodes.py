"""Under whom a network counts a statement: speakers, sides and organisations of the day, outlets, coders."""

import pytest

from claimtrack.domain.networks import ONE_MODE, TWO_MODE
from tests.reports.asked import Asked
from tests.reports.networked import TROOPS, ask, by, cells, counts, left, on, quoted, ties
from tests.world import article, entry


def test_sides_are_those_of_the_day(asked: Asked) -> None:
    asked.put(
        entry(
            "speaker",
            "Ada Mov",
            kind="person",
            member_of=[
                {"of": "Loria", "until": "2025-02"},
                {"of": "Kasteya", "from": "2025-03"},
            ],
        ),
        on("2025-02-28", by("Ada Mov")),
        on("2025-03-01", by("Ada Mov", "supports")),
        on("2025-03-02", by("Marek Orlan"), by("Ida Venn", "supports"), by("Ola Free")),
    )
    found = ask(asked.world, TWO_MODE, "side", "claim", aggregation="subtract")
    assert cells(found) == {("Kasteya", TROOPS): 2, ("Loria", TROOPS): -2}
    assert left(found) == {"no-side": (1, ("Ola Free",))}


def test_a_side_that_speaks_itself_is_a_side_without_members_too(asked: Asked) -> None:
    asked.put(
        entry("speaker", "Union", kind="side"),
        on("2025-03-02", by("Union"), by("Loria")),
        on("2025-03-03", by("Marek Orlan (for Loria)", "supports")),
    )
    assert ties(asked, "side", aggregation="subtract") == {}
    assert ties(asked, "side", aggregation="congruence") == {("Loria", "Union"): 1}
    assert ties(asked, "side", aggregation="conflict") == {("Loria", "Union"): 1}


def test_a_membership_that_changes_within_the_days_of_a_statement_is_told(asked: Asked) -> None:
    asked.put(
        entry("speaker", "Ada Mov", kind="person", member_of=[{"of": "Loria", "from": "2025-02-10"}]),
        on("2025-02-01/2025-02-20", by("Ada Mov")),
        on("2025-02-21", by("Ada Mov", quote=quoted(2)), by("Ida Venn")),
    )
    assert ask(asked.world, ONE_MODE, "side", "claim").tally.n_membership_uncertain == 1


@pytest.mark.parametrize(
    ("days", "uncertain"),
    [
        ("2025-02-01/2025-02-09", 0),
        ("2025-02-01/2025-02-10", 1),
        ("2025-02-10/2025-03-31", 0),
        ("2025-02-10/2025-04-01", 1),
        ("../2025-02-20", 0),
    ],
)
def test_it_changes_on_the_first_day_of_a_membership_and_on_the_day_after_its_last(
    asked: Asked, days: str, uncertain: int
) -> None:
    spell = {"of": "Harbour Office", "from": "2025-02-10", "until": "2025-03"}
    asked.put(
        entry("speaker", "Harbour Office", kind="organisation", member_of=[spell | {"of": "Pilots' Guild"}]),
        entry("speaker", "Ada Mov", kind="person", member_of=[spell, {"of": "Pilots' Guild"}]),
        entry("speaker", "Pilots' Guild", kind="collective"),
        on(days, by("Ada Mov"), by("Harbour Office")),
    )
    assert ask(asked.world, TWO_MODE, "organisation", "claim").tally.n_membership_uncertain == uncertain


def test_the_organisation_is_whom_it_was_said_for_else_the_membership_of_the_day(asked: Asked) -> None:
    asked.put(
        entry("speaker", "Harbour Office", kind="organisation", member_of=[{"of": "Loria"}]),
        entry(
            "speaker",
            "Ada Mov",
            kind="person",
            member_of=[
                {"of": "Harbour Office", "until": "2025-02"},
                {"of": "Kasteya"},
            ],
        ),
        entry("speaker", "Iva Port", kind="person", member_of=[{"of": "Harbour Office", "from": "2025-03"}]),
        on("2025-02-28", by("Ada Mov", quote=quoted(1)), by("Iva Port", quote=quoted(6))),
        on("2025-03-01", by("Ada Mov", quote=quoted(2))),
        on("2025-03-02", by("Ada Mov (for Loria)", quote=quoted(3)), by("Harbour Office", quote=quoted(4))),
        on("2025-03-03", by("Tova Bren (for Ada Mov)", quote=quoted(5)), by("anon(a clerk; of: Harbour Office)")),
    )
    found = ask(asked.world, TWO_MODE, "organisation", "claim")
    assert cells(found) == {
        ("Harbour Office", TROOPS): 2,
        ("Loria", TROOPS): 1,
    }
    assert left(found) == {"no-organisation": (3, ("Ada Mov", "Iva Port")), "anonymous": (1, ("anon(a clerk)",))}


@pytest.mark.parametrize("rows", ["speaker", "side", "organisation"])
def test_nameless_voices_tie_nobody_and_are_told(asked: Asked, rows: str) -> None:
    asked.put(
        on("2025-03-01", by("Loria"), by("anon(a clerk; of: Loria)"), by("?")),
        on("2025-03-02", by("anon(a guard; of: Kasteya) > Loria", "supports", quote=quoted(7))),
    )
    found = ask(asked.world, TWO_MODE, rows, "claim", aggregation="combine")
    assert cells(found) == {("Loria", TROOPS): 3}
    assert left(found) == {"anonymous": (1, ("anon(a clerk)",)), "unnamed": (1, ("unspecified",))}
    assert found.tally.n_via_anonymous == 1


@pytest.mark.parametrize("rows", ["side", "organisation"])
def test_a_nameless_voice_ties_nobody_whom_it_speaks_for_either(asked: Asked, rows: str) -> None:
    asked.put(on("2025-03-01", by("Kasteya"), by("anon(a clerk) (for Loria)")))
    found = ask(asked.world, TWO_MODE, rows, "claim")
    assert [node.name for node in found.rows] == ["Kasteya"]
    assert left(found) == {"anonymous": (1, ("Loria",))}


def test_what_nameless_voices_say_is_still_what_an_outlet_carries(asked: Asked) -> None:
    asked.put(on("2025-03-01", by("anon(a clerk; of: Loria)"), by("?", "supports")))
    assert counts(asked, "source", aggregation="combine") == {("Example Herald", TROOPS): 3}


def test_what_several_of_a_side_say_jointly_counts_once_for_the_side(asked: Asked) -> None:
    asked.put(on("2025-03-01", by("Marek Orlan & Tova Bren"), by("Ida Venn")))
    assert ties(asked, "side", aggregation="congruence") == {("Kasteya", "Loria"): 1}
    assert ties(asked, aggregation="congruence") == {
        ("Ida Venn", "Marek Orlan"): 1,
        ("Ida Venn", "Tova Bren"): 1,
        ("Marek Orlan", "Tova Bren"): 1,
    }
    found = ask(asked.world, TWO_MODE, "side", "claim")
    assert cells(found)["Loria", TROOPS] == 1
    assert left(found)["joint"][0] == 1


def test_a_joint_statement_counts_once_for_the_side_whatever_articles_carry_its_parts(asked: Asked) -> None:
    asked.put(
        article(by("Marek Orlan", said="2025-03-01"), url="alone", published="2025-03-01"),
        article(by("Marek Orlan & Tova Bren", said="2025-03-01"), url="both", published="2025-03-02"),
    )
    for duplicates in ("include", "article"):
        assert counts(asked, "side", duplicates=duplicates) == {("Loria", TROOPS): 1}


def test_a_joint_statement_counts_once_in_each_article_of_an_outlet(asked: Asked) -> None:
    for number in (1, 2):
        asked.put(on("2025-03-01", by("Marek Orlan & Tova Bren", ref="h:1"), url=str(number)))
    assert counts(asked, "source") == {("Example Herald", TROOPS): 2}


def test_a_coder_who_records_a_statement_twice_in_an_article_counts_once(asked: Asked) -> None:
    twice = [by("Marek Orlan", ref="h:1", quote=quoted(number)) for number in (1, 2)]
    asked.put(on("2025-03-01", *twice, coder="c1"))
    assert counts(asked, "coder") == {("c1", TROOPS): 1}


def test_outlets_and_coders_count_with_the_stance_they_report(asked: Asked) -> None:
    for coder, stance in (("c1", "opposes"), ("c2", "neutral")):
        asked.put(on("2025-03-01", by("Marek Orlan", stance, quote=quoted(1)), url="same", coder=coder))
    asked.put(on("2025-03-01", by("Marek Orlan", "supports", ref="x:1"), source="LPA", coder="c1"))
    assert counts(asked, "coder", aggregation="combine") == {
        ("c1", TROOPS): 3,
        ("c2", TROOPS): 4,
    }
    assert ask(asked.world, TWO_MODE, "coder", "claim").unit == "coding"
    assert counts(asked, "source", aggregation="subtract")["LPA", TROOPS] == 1
    assert ask(asked.world, TWO_MODE, "source", "claim").unit == "report"
    assert counts(asked, "coder", "source") == {
        ("c1", "Example Herald"): 1,
        ("c1", "LPA"): 1,
        ("c2", "Example Herald"): 1,
    }


def test_a_coder_who_is_not_named_has_a_name(asked: Asked) -> None:
    asked.put(on("2025-03-01", by("Marek Orlan")))
    assert counts(asked, "coder", "speaker") == {("(not said)", "Marek Orlan"): 1}


def test_namesakes_are_told_with_their_keys(asked: Asked) -> None:
    asked.put(
        entry("speaker", "Iva Port", key="port-elder", kind="person"),
        entry("speaker", "Iva Port", key="port-younger", kind="person"),
        on("2025-03-01", by("port-elder"), by("port-younger")),
    )
    assert ties(asked, aggregation="congruence") == {("Iva Port (port-elder)", "Iva Port (port-younger)"): 1}


def test_topics_of_one_name_are_told_with_their_paths(asked: Asked) -> None:
    asked.put(
        entry("topic", "fishing"),
        entry("topic", "rights", parent="fishing"),
        entry("topic", "rights", parent="security", key="rights-of-guards"),
        entry("claim", key="fish", topics=["fishing/rights"], kind="position", text="The sea is full."),
        entry("claim", key="guard", topics=["security/rights"], kind="position", text="Guards may sleep."),
        on("2025-03-01", by("Marek Orlan", claim="fish"), by("Marek Orlan", claim="guard"), by("Ida Venn")),
    )
    assert set(counts(asked, "topic", "speaker")) == {
        ("fishing/rights", "Marek Orlan"),
        ("security/rights", "Marek Orlan"),
        ("guarantees", "Ida Venn"),
    }
