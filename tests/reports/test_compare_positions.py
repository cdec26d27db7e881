"""What a side holds on a claim: the latest own statement with a stance, and nothing else."""

import pytest

from claimtrack.render.compare import as_data, render_compare
from tests.reports.asked import Asked, held, only, side, silent, stance
from tests.reports.test_shifts import TURNED
from tests.world import article, entry, said


def test_the_latest_own_statement_with_a_stance_is_the_position(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-02-01", stance="supports"), url="a"),
        article(said("Tova Bren", said="2025-02-20", stance="strongly-opposes"), url="b"),
        article(said(said="2025-02-10", stance="neutral"), url="c", published="2025-03-09"),
    )
    position = held(asked.compare())
    assert position is not None
    assert (position.rests_on.stance, position.rests_on.stance_label) == (-2, "strongly-opposes")
    assert (position.rests_on.name, position.rests_on.latest, position.n) == ("Tova Bren", "2025-02-20", 3)


def test_an_unclear_statement_never_replaces_a_stance(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-02-01", stance="supports"), url="a"),
        article(said(said="2025-02-20", stance="unclear"), url="b"),
    )
    found = asked.compare()
    position = held(found)
    assert position is not None
    assert (position.rests_on.stance, position.rests_on.latest, position.n) == (1, "2025-02-01", 1)
    assert [row.stance for row in found.rows] == [1, None]
    assert side(found, "Loria").n_utterances == 2


def test_who_only_spoke_unclearly_holds_nothing_and_is_not_silent(asked: Asked) -> None:
    asked.put(
        article(said(stance="unclear"), said("Ida Venn", stance="supports")),
    )
    found = asked.compare()
    assert held(found) is None
    assert found.claims[0].gap is None
    assert silent(found) == set()


def test_imputed_statements_are_listed_on_demand_and_never_counted(asked: Asked) -> None:
    asked.put(
        article(said("Ida Venn (interpreter) > Marek Orlan", said="2025-03-04"), url="a"),
        article(said("Ida Venn", said="2025-03-03", stance="supports"), url="b"),
    )
    without, listed = asked.compare(), asked.compare(imputed=True)
    assert [row.speaker for row in without.rows] == ["Ida Venn"]
    assert [(row.speaker, row.imputed) for row in listed.rows] == [("Ida Venn", False), ("Marek Orlan", True)]
    for found in (without, listed):
        assert (side(found, "Loria").n_utterances, side(found, "Loria").n_reports) == (0, 0)
        assert held(found) is None
        assert silent(found) == {("Loria", None), ("Loria", "troops")}


def test_a_claim_that_is_only_imputed_to_a_side_has_its_line(asked: Asked) -> None:
    asked.put(article(said("Ida Venn (interpreter) > Marek Orlan")))
    assert [line.claim for line in asked.compare(imputed=True).claims] == ["troops"]
    assert asked.compare().claims == ()


def test_what_one_says_about_a_side_is_his_own(asked: Asked) -> None:
    asked.put(article(said("Ida Venn", "loria-wants-war", "affirms", about="Loria", topic="guarantees")))
    row = only(asked.compare(imputed=True))
    assert (row.side, row.speaker, row.imputed) == ("Kasteya", "Ida Venn", False)


def test_a_relay_leaves_the_statement_the_speakers_own(asked: Asked) -> None:
    asked.put(article(said("LPA > anon(the palace) > Marek Orlan")))
    found = asked.compare()
    row, position = only(found), held(found)
    assert row.links == ("Example Herald", "LPA", "anon(the palace)", "Marek Orlan")
    assert (row.imputed, row.via_anonymous, row.anonymous) == (False, True, False)
    assert position is not None
    assert position.via_anonymous_only


def test_a_position_heard_openly_once_rests_not_only_on_anonymous_voices(asked: Asked) -> None:
    openly = article(said(said="2025-03-01"), url="a")
    hushed = article(said("anon(the palace) > Marek Orlan", said="2025-03-04"), url="b")
    turned = article(said("anon(the palace) > Marek Orlan", said="2025-03-05", stance="supports"), url="c")
    asked.put(openly, hushed)
    assert held(asked.compare()).via_anonymous_only is False  # type: ignore[union-attr]
    asked.put(turned)
    assert held(asked.compare()).via_anonymous_only is True  # type: ignore[union-attr]


def test_a_report_without_the_anonymous_voice_makes_the_statement_open(asked: Asked) -> None:
    asked.put(
        article(said("anon(the palace) > Marek Orlan", ref="x:1"), url="a"),
        article(said("Marek Orlan", ref="x:1"), url="b"),
    )
    assert only(asked.compare()).via_anonymous is False


def test_an_anonymous_voice_is_listed_with_its_side_and_never_moves_it(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-03-01", stance="supports"), url="a"),
        article(said("anon(a minister; of: Loria)", said="2025-03-04"), url="b"),
    )
    found = asked.compare()
    assert [(row.side, row.speaker, row.anonymous) for row in found.rows] == [
        ("Loria", "Marek Orlan", False),
        ("Loria", "anon(a minister)", True),
    ]
    assert stance(found) == 1
    assert side(found, "Loria").n_utterances == 2


def test_an_anonymous_voice_of_a_member_belongs_to_the_side_of_that_member(asked: Asked) -> None:
    asked.put(entry("speaker", "Lorian Palace", kind="organisation", member_of=[{"of": "Loria"}]))
    asked.put(article(said("anon(a clerk; of: Lorian Palace)")))
    found = asked.compare()
    assert (only(found).side, held(found), silent(found)) == ("Loria", None, {("Kasteya", None), ("Kasteya", "troops")})


def test_opposite_signs_inside_a_side_are_a_split_with_range_and_names(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-03-01", stance="strongly-opposes"), url="a"),
        article(said("Tova Bren", said="2025-03-02", stance="supports"), url="b"),
    )
    position = held(asked.compare())
    assert position is not None
    assert position.split is not None
    assert (position.split.low, position.split.high) == (-2, 1)
    assert position.split.between == (("Marek Orlan", -2), ("Tova Bren", 1))
    assert position.rests_on.stance == 1  # shown, not resolved


@pytest.mark.parametrize("other", ["neutral", "strongly-supports"])
def test_signs_that_are_not_opposite_are_no_split(asked: Asked, other: str) -> None:
    asked.put(
        article(said(said="2025-03-01", stance="supports"), url="a"),
        article(said("Tova Bren", said="2025-03-02", stance=other), url="b"),
    )
    assert held(asked.compare()).split is None  # type: ignore[union-attr]


def test_a_member_who_came_round_makes_no_split(asked: Asked) -> None:
    asked.put(
        article(said(said="2025-03-01"), url="a"),
        article(said("Tova Bren", said="2025-03-02", stance="supports"), url="b"),
        article(said(said="2025-03-03", stance="supports"), url="c"),
    )
    assert held(asked.compare()).split is None  # type: ignore[union-attr]


def test_the_gap_is_the_difference_of_the_stances_held(asked: Asked) -> None:
    asked.put(
        article(said(stance="strongly-opposes"), url="a"),
        article(said("Ida Venn", stance="supports"), said("Ida Venn", "harbour", "affirms"), url="b"),
    )
    assert [(line.claim, line.gap) for line in asked.compare().claims] == [("harbour", None), ("troops", 3)]


def test_a_statement_on_the_topic_alone_is_listed_and_makes_no_position(asked: Asked) -> None:
    asked.put(
        article(said(claim="-", topic="guarantees", said="2025-03-01"), url="a"),
        article(said(claim="-", topic="security", said="2025-03-03", stance="supports"), url="b"),
    )
    found = asked.compare(topic="security", by="month")
    assert [(row.claim, row.stance) for row in found.rows] == [(None, -1), (None, 1)]
    assert (side(found, "Loria").positions, found.changes, found.claims) == ((), (), ())
    assert [(line.claim, line.stance, line.n) for line in found.periods] == [(None, None, 2)]
    assert silent(found) == {("Kasteya", None)}
    assert only(asked.compare(topic="guarantees")).stance == -1


def test_a_topic_includes_what_lies_below_it_and_not_above(asked: Asked) -> None:
    asked.put(entry("topic", "troops abroad", parent="guarantees"))
    asked.put(entry("claim", key="far", topics=["troops abroad"], text="Far away."))
    asked.put(article(said(), said(claim="far"), said(claim="elsewhere", topic="weather")))
    assert {row.claim for row in asked.compare(topic="security").rows} == {"troops", "far"}
    assert {row.claim for row in asked.compare(topic="troops abroad").rows} == {"far"}
    assert {row.claim for row in asked.compare(topic="weather").rows} == {"elsewhere"}


def test_one_claim_can_be_asked_for(asked: Asked) -> None:
    asked.put(article(said(), said(claim="harbour", stance="denies"), said("Ida Venn", "harbour", "affirms")))
    found = asked.compare(claim="harbour")
    assert found.topic is None
    assert found.claim is not None
    assert (found.claim.name, found.claim.told) == ("harbour", "The harbour is open.")
    assert {(row.speaker, row.claim) for row in found.rows} == {("Marek Orlan", "harbour"), ("Ida Venn", "harbour")}
    assert [line.gap for line in found.claims] == [2]


def test_who_says_nothing_is_silent_on_each_claim_another_speaks_to(asked: Asked) -> None:
    asked.put(article(said(), said("Ida Venn", "harbour", "affirms")))
    assert silent(asked.compare()) == {("Loria", "harbour"), ("Kasteya", "troops")}
    assert silent(asked.compare("Loria", "LPA")) == {("LPA", None), ("LPA", "troops")}


def test_a_side_is_silent_on_the_claim_asked_for_and_no_topic_is_spoken_of(asked: Asked) -> None:
    asked.put(article(said("Ida Venn", "harbour", "affirms"), said()))
    assert silent(asked.compare(topic=None, claim="harbour")) == {("Loria", "harbour")}


def test_three_sides(asked: Asked) -> None:
    asked.put(
        article(said(stance="strongly-opposes"), said("Ida Venn", stance="supports"), said("LPA", stance="neutral"))
    )
    found = asked.compare("Loria", "Kasteya", "LPA")
    assert [one.name for one in found.sides] == ["Loria", "Kasteya", "LPA"]
    assert [stance(found, name) for name in ("Loria", "Kasteya", "LPA")] == [-2, 1, 0]
    assert found.claims[0].gap == 3
    assert silent(found) == set()


def test_a_gap_of_three_sides_needs_all_three(asked: Asked) -> None:
    asked.put(article(said(), said("Ida Venn", stance="supports")))
    assert asked.compare("Loria", "Kasteya", "LPA").claims[0].gap is None


def test_nothing_found_is_an_empty_answer(asked: Asked) -> None:
    found = asked.compare()
    assert (found.rows, found.claims, found.changes) == ((), (), ())
    assert silent(found) == {("Loria", None), ("Kasteya", None)}
    assert (side(found, "Loria").first, side(found, "Loria").last) == (None, None)


def test_who_has_left_the_side_whose_position_rests_on_his_word_is_told(asked: Asked) -> None:
    asked.put(TURNED, article(said("Ada Rell", said="2025-01-20"), url="a", published="2025-01-21"))
    asked.put(article(said("Ada Rell", stance="supports", said="2025-02-10"), url="b"))
    found = asked.compare()
    gone = held(found).gone  # type: ignore[union-attr]
    assert gone is not None
    assert (gone.since, gone.now.stance, gone.sides) == ("2025-02-01", 1, ("Kasteya",))
    page = str(render_compare(found, "markdown"))
    assert "Ada Rell, whose word it rests on, has not belonged to the side since 2025-02-01 and now holds ▲ +1" in page
    assert held(asked.compare(as_of="2025-01-31")).gone is None  # type: ignore[union-attr]


def test_who_only_ever_spoke_for_a_side_he_is_in_has_not_left(asked: Asked) -> None:
    asked.put(article(said(said="2025-02-01"), url="a"), article(said("Loria", said="2025-02-02"), url="b"))
    assert held(asked.compare()).gone is None  # type: ignore[union-attr]


def test_a_comparison_tells_which_words_a_stance_had_before(asked: Asked) -> None:
    asked.put(
        article(said(claim="harbour", stance="doubts", said="2025-02-01"), url="a"),
        article(said(claim="harbour", stance="denies", said="2025-02-03"), url="b"),
    )
    found = asked.compare()
    (data,) = as_data(found)["sides"][0]["positions"]
    assert (data["stance_label"], data["since"], data["worded_since"]) == ("denies", "2025-02-01", "2025-02-03")
    assert data["worded_before"][0]["stance_label"] == "doubts"
    assert "“denies” first said 2025-02-03, before: “doubts” (2025-02-01)" in str(render_compare(found, "markdown"))
