"""Who holds what on a day: on which statement it rests, how old that is, and why somebody holds nothing."""

from claimtrack.render.charts.shapes import Bands
from claimtrack.render.page_ready import figures
from claimtrack.render.position import as_data, as_rows, render_position
from claimtrack.render.position_page import position_page
from claimtrack.reports.frame import Period
from claimtrack.reports.position import Holds, Positions, Question, positions
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked
from tests.reports.test_shifts import TURNED, spoken
from tests.world import article, entry, said

PIER = entry("claim", key="pier", kind="position", topics=["guarantees", "fishing/piers"], text="The pier is old.")


def holdings(asked: Asked, *who: str, claim: str | None = None, topic: str | None = None, **days: str) -> Positions:
    """Ask who holds what."""
    with open_reader(asked.world.location) as reader:
        return positions(reader, Question(who, topic, claim, Period(**days)), command="…", now=NOW)


def told(found: Positions) -> list[tuple[str, str, int | None]]:
    """Give the positions in short."""
    return [(one.who.name, one.claim, one.newest.stance) for one in found.positions]


def only(found: Positions) -> Holds:
    """Give the one position there is."""
    (one,) = found.positions
    return one


def nothing(found: Positions) -> set[tuple[str, str | None, str]]:
    """Give who holds nothing, on what and why."""
    return {(one.who.name, one.claim, one.reason) for one in found.unheld}


def test_a_position_is_that_of_the_day(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "opposes"), spoken("2025-01-20", "supports"), spoken("2025-02-10", "supports", "Tova Bren")
    )
    assert holdings(asked, "Loria", as_of="2025-01-09").positions == ()
    assert told(holdings(asked, "Loria", as_of="2025-01-19")) == [("Loria", "troops", -1)]
    one = only(holdings(asked, "Loria", as_of="2025-02-12"))
    assert (one.newest.date_latest, one.since[0].date_latest, one.position.n) == ("2025-02-10", "2025-01-20", 3)
    assert one.age("2025-02-12") == (2, 2)


def test_without_a_day_it_is_told_as_far_as_the_record_goes(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "opposes"), article(url="empty", published="2025-04-01"))
    assert holdings(asked, "Loria").day == "2025-04-01"
    assert holdings(asked, "Loria", known_on="2025-03-10").day == "2025-03-10"
    assert holdings(asked, "Loria", as_of="2025-03-31", known_on="2025-04-02").day == "2025-03-31"


def test_an_empty_record_has_no_day(asked: Asked) -> None:
    found = holdings(asked)
    assert (found.day, found.positions, found.rows) == (None, (), ())


def test_the_age_of_a_word_is_as_exact_as_its_day(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10/2025-01-20", "opposes"),
        article(said("Ida Venn"), url="undated", published="2025-01-20"),
    )
    ages = {one.who.name: one.age("2025-01-31") for one in holdings(asked, as_of="2025-01-31").positions}
    assert ages == {"Loria": (11, 21), "Kasteya": (11, None)}


def test_silence_is_listed_with_its_reason(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "opposes"),
        article(said("Tova Bren", "harbour", "unclear"), url="b"),
        article(said("anon(a clerk; of: Kasteya)", "harbour", "affirms"), url="c"),
        article(said("Ida Venn (interpreter) > Marek Orlan", "harbour", "affirms"), url="d"),
    )
    found = holdings(asked)
    assert told(found) == [("Loria", "troops", -1)]
    assert nothing(found) == {
        ("Kasteya", "troops", "silent"),
        ("Kasteya", "harbour", "anonymous-only"),
        ("Loria", "harbour", "no-stance"),
    }


def test_what_is_only_imputed_holds_nothing(asked: Asked) -> None:
    asked.put(article(said("Ida Venn (interpreter) > Marek Orlan", said="2025-03-04"), url="a"))
    found = holdings(asked, "Loria")
    assert found.positions == ()
    assert nothing(found) == {("Loria", None, "silent"), ("Loria", "troops", "imputed-only")}


def test_a_claim_asked_for_has_a_line_for_everybody(asked: Asked) -> None:
    assert nothing(holdings(asked, claim="troops")) == {("Kasteya", "troops", "silent"), ("Loria", "troops", "silent")}


def test_a_split_is_told_with_its_names_among_the_members_of_the_day(asked: Asked) -> None:
    asked.put(TURNED, spoken("2025-01-10", "opposes", "Ada Rell"), spoken("2025-01-20", "supports"))
    before = only(holdings(asked, "Loria", as_of="2025-01-31")).position.split
    assert before is not None
    assert before.between == (("Ada Rell", -1), ("Marek Orlan", 1))
    assert only(holdings(asked, "Loria", as_of="2025-02-01")).position.split is None


def test_a_split_is_told_with_its_range_in_a_table(asked: Asked) -> None:
    asked.put(
        article(said("Marek Orlan", stance="strongly-opposes", said="2025-03-01"), url="1"),
        article(said("Tova Bren", stance="supports", said="2025-03-02"), url="2"),
    )
    flat = as_rows(holdings(asked, "Loria"))
    (row,) = (dict(zip(flat.columns, cells, strict=True)) for cells in flat.rows)
    assert (row["split"], row["range"]) == (1, "-2; 1")


def test_who_is_of_no_side_is_told_with_his_whole_line(asked: Asked) -> None:
    left = entry("speaker", "Ada Rell", member_of=[{"of": "Loria", "until": "2025-01-31"}])
    asked.put(
        left,
        spoken("2025-01-10", "opposes", "Ada Rell"),
        article(said("Ada Rell", "harbour", "affirms", said="2025-01-11"), url="h"),
        spoken("2025-02-10", "opposes", "Ada Rell"),
    )
    found = holdings(asked)
    assert told(found) == [("Loria", "harbour", 1), ("Loria", "troops", -1), ("Ada Rell", "troops", -1)]
    of_rell = next(one for one in found.positions if one.who.name == "Ada Rell")
    named = next(one for one in holdings(asked, "Ada Rell").positions if one.claim == "troops")
    assert (of_rell.position.n, of_rell.since[0].date_latest) == (2, "2025-01-10")
    assert (named.position.n, named.since[0].date_latest) == (2, "2025-01-10")


def test_the_nameless_of_no_side_hold_nothing(asked: Asked) -> None:
    asked.put(article(said("anon(a fisherman)"), said("?", "harbour", "affirms")))
    found = holdings(asked)
    assert (found.positions, found.rows) == ((), ())


def test_what_rests_on_anonymous_voices_alone_says_so(asked: Asked) -> None:
    asked.put(article(said("anon(a clerk) > Marek Orlan")))
    assert only(holdings(asked, "Loria")).position.via_anonymous_only


def test_what_rests_on_a_circle_alone_says_so(asked: Asked) -> None:
    asked.put(
        entry("source", "Daily Gull"),
        entry("source", "NewsBasket"),
        article(said("NewsBasket > Marek Orlan", ref="x:1"), url="a", source="Daily Gull"),
        article(said("Daily Gull > Marek Orlan", ref="x:1"), url="b", source="NewsBasket"),
    )
    one = only(holdings(asked, "Loria"))
    assert (one.position.circular_only, one.count.reports, one.count.independent) == (True, 2, 1)
    asked.put(article(said("Marek Orlan", said="2025-03-06"), url="c", published="2025-03-07"))
    assert not only(holdings(asked, "Loria")).position.circular_only


def test_a_claim_is_told_under_all_its_topics(asked: Asked) -> None:
    asked.put(PIER, article(said(claim="pier")))
    assert only(holdings(asked, "Loria")).topics == ("fishing/piers", "security/guarantees")
    assert told(holdings(asked, "Loria", topic="fishing")) == [("Loria", "pier", -1)]


def page(found: Positions) -> str:
    """Give the report as text, in lines as long as they are."""
    return str(render_position(found, "markdown"))


def test_what_was_said_on_one_day_in_unknown_order_is_told_so(asked: Asked) -> None:
    asked.put(spoken("2025-01-10T09:00+00:00", "opposes"), spoken("2025-01-10T21:00+00:00", "supports"))
    found = holdings(asked, "Loria")
    (data,) = as_data(found)["positions"]
    (other,) = data["order_unknown_with"]
    assert {other, data["statement_key"]} == {row.statement_key for row in found.rows}
    assert "which came first is unknown: the days overlap with " in page(found)
    assert "Which came first is unknown: the days overlap (2 statements)" in page(found)
    asked.put(spoken("2025-01-11", "supports", "Tova Bren"))
    assert as_data(holdings(asked, "Loria"))["positions"][0]["order_unknown_with"] == []
    assert "hich came first is unknown" not in page(holdings(asked, "Loria"))


def test_a_condition_is_not_said_to_have_been_held_before_it_was_said(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "supports?", condition="the Union pays"),
        spoken("2025-01-20", "supports?", condition="guards come"),
    )
    found = holdings(asked, "Loria")
    (data,) = as_data(found)["positions"]
    assert (data["since"], data["condition"], data["worded_since"]) == ("2025-01-10", "guards come", "2025-01-20")
    assert [(one["condition"], one["as_of"]) for one in data["worded_before"]] == [("the Union pays", "2025-01-10")]
    assert "“if: guards come” first said 2025-01-20, before: “if: the Union pays” (2025-01-10)" in page(found)
    assert as_rows(found).columns[-6:-5] == ("worded_since",)


def test_what_is_counted_is_not_said_to_be_what_it_rests_on(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "opposes"), spoken("2025-01-11", "opposes"), spoken("2025-01-20", "supports"))
    found = holdings(asked, "Loria")
    (data,) = as_data(found)["positions"]
    assert (data["n"], data["n_since"]) == (3, 1)
    assert "n = 3, 3 reports (3 independent); since it has been so: n = 1" in page(found)
    assert "Rests on" not in page(found)


def test_who_has_left_since_is_told_with_what_he_holds_now(asked: Asked) -> None:
    asked.put(TURNED, spoken("2025-01-20", "opposes", "Ada Rell"), spoken("2025-02-10", "supports", "Ada Rell"))
    then = only(holdings(asked, "Loria", as_of="2025-01-31"))
    assert then.position.gone is None
    waiting = as_data(holdings(asked, "Loria", as_of="2025-02-09"))["positions"][0]
    assert (waiting["left_since"], waiting["left_stance"], waiting["left_as_of"]) == ("2025-02-01", -1, "2025-01-20")
    told_so = "Ada Rell, whose word it rests on, has not belonged to the side since 2025-02-01"
    assert f"{told_so} |" in page(holdings(asked, "Loria", as_of="2025-02-09"))
    for found in (holdings(asked, "Loria"), holdings(asked)):
        data = next(one for one in as_data(found)["positions"] if one["who"] == "Loria")
        assert (data["left_since"], data["left_stance"], data["left_sides"]) == ("2025-02-01", 1, ["Kasteya"])
        assert f"{told_so} and now holds ▲ +1 supports (for Kasteya, 2025-02-10)" in page(found)
    assert as_data(holdings(asked, "Kasteya"))["positions"][0]["left_since"] is None
    assert as_data(holdings(asked, "Loria", known_on="2025-03-04"))["positions"] == []


def test_one_statement_of_who_is_of_no_side_is_told_as_one(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "opposes"), spoken("2025-01-11", "opposes", "Sela Quist"))
    assert "is unknown (2 statements): Marek Orlan, 2025-01-10" in page(holdings(asked))


def drawn(found: Positions) -> list[tuple[str, ...]]:
    """Give what the charts of the page have under each claim: whose bars."""
    charts = [figure.chart for figure in figures(position_page(found)) if isinstance(figure.chart, Bands)]
    return [(panel.title, *(band.row for band in panel.bands)) for chart in charts for panel in chart.panels]


def test_what_is_held_is_drawn_without_a_topic_too(asked: Asked) -> None:
    assert drawn(holdings(asked)) == []
    asked.put(spoken("2025-01-10", "opposes"), PIER, spoken("2025-01-20", "supports", claim="pier"))
    bars = [("Troops may be stationed.", "Loria"), ("The pier is old.", "Loria")]

    assert sorted(drawn(holdings(asked))) == sorted(bars)
    assert drawn(holdings(asked, claim="troops")) == bars[:1]
    assert "What was held until then" not in page(holdings(asked))
