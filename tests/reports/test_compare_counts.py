"""How much is on record: utterances, articles, and which of them go back to one source."""

import pytest

from claimtrack.render.phrases import days_of
from tests.reports.asked import Asked, only, side
from tests.world import Object, article, entry, said


def counts(asked: Asked, **days: str) -> tuple[int, int, int, int]:
    """Give Loria's utterances, reports, independent ones and sources."""
    loria = side(asked.compare(**days), "Loria")
    return loria.n_utterances, loria.n_reports, loria.n_independent, loria.n_sources


def told(source: str, by: str, url: str, published: str = "2025-03-05", **fields: str) -> Object:
    """An article of a source that carries one statement on the troops; all with one `ref` are one utterance."""
    return article(said(by, **({"ref": "x:1"} | fields)), source=source, url=url, published=published)


def test_twenty_articles_of_one_utterance_are_one_utterance(asked: Asked) -> None:
    asked.put(*(told(f"Gazette {n}", "Marek Orlan", str(n)) for n in range(20)))
    row = only(asked.compare())
    assert (row.n_reports, row.n_independent, len(row.sources)) == (20, 20, 20)
    assert counts(asked) == (1, 20, 20, 20)


def test_three_outlets_citing_one_agency_are_one_independent_report(asked: Asked) -> None:
    asked.put(
        *(told(f"Gazette {n}", "LPA > Marek Orlan", str(n)) for n in range(3)),
        told("Example Herald", "Marek Orlan", "own"),
    )
    row = only(asked.compare())
    assert (row.n_reports, row.n_independent) == (4, 2)
    assert counts(asked) == (1, 4, 2, 4)


def test_the_root_is_the_source_nearest_to_the_asserter(asked: Asked) -> None:
    asked.put(
        told("Example Herald", "Sample Gazette > LPA > anon(the palace) > Marek Orlan", "a"),
        told("Sample Gazette", "LPA > anon(the palace) > Marek Orlan", "b"),
    )
    assert counts(asked) == (1, 2, 1, 2)


def test_an_asserter_that_is_a_source_is_the_root(asked: Asked) -> None:
    asked.put(told("Example Herald", "LPA", "a"), told("Sample Gazette", "LPA", "b"))
    assert only(asked.compare("LPA", "Kasteya")).n_independent == 1


def test_an_article_is_one_report_however_many_statements_it_carries(asked: Asked) -> None:
    asked.put(article(said(), said("Tova Bren", "harbour", "affirms"), said("Loria", "harbour", "denies")))
    assert counts(asked) == (3, 1, 1, 1)


def test_an_article_is_independent_if_it_is_for_one_statement(asked: Asked) -> None:
    asked.put(
        article(said("LPA > Marek Orlan", ref="x:1"), url="a", source="Sample Gazette", published="2025-03-03"),
        article(
            said("LPA > Marek Orlan", ref="x:1"), said("LPA > Tova Bren", "harbour", "affirms"), url="b", source="Echo"
        ),
    )
    assert counts(asked) == (2, 2, 2, 2)


def test_the_earliest_of_a_root_is_the_independent_one(asked: Asked) -> None:
    asked.put(
        told("Example Herald", "LPA > Marek Orlan", "a", "2025-03-03"),
        article(
            said("LPA > Marek Orlan", ref="x:1"), said("LPA > Marek Orlan", "harbour", "affirms", ref="x:2"), url="b"
        ),
    )
    asked.put(article(said("LPA > Marek Orlan", "harbour", "affirms", ref="x:2"), url="c", published="2025-03-04"))
    assert counts(asked) == (2, 3, 2, 1)  # a for the troops, c for the harbour


def test_sources_that_cite_each_other_count_once_and_are_flagged(asked: Asked) -> None:
    asked.put(
        told("Echo", "Mirror > Marek Orlan", "a", "2025-03-03"),
        told("Mirror", "Echo > Marek Orlan", "b", "2025-03-04"),
        told("Example Herald", "Echo > Marek Orlan", "c"),
        told("Sample Gazette", "Marek Orlan", "d"),
    )
    row = only(asked.compare())
    assert (row.n_reports, row.n_independent) == (4, 2)
    assert {one.source for one in row.sources if one.circular} == {"Echo", "Mirror"}
    assert counts(asked) == (1, 4, 2, 4)


def test_a_circle_of_three_counts_once(asked: Asked) -> None:
    ring = ("Echo", "Mirror", "Parrot")
    asked.put(*(told(ring[n], f"{ring[(n + 1) % 3]} > Marek Orlan", str(n)) for n in range(3)))
    row = only(asked.compare())
    assert row.n_independent == 1
    assert all(one.circular for one in row.sources)


def test_a_circle_that_closes_later_is_not_known_before(asked: Asked) -> None:
    asked.put(
        told("Echo", "Mirror > Marek Orlan", "a", "2025-03-03"),
        told("Parrot", "Echo > Marek Orlan", "b", "2025-03-04"),
        told("Mirror", "Parrot > Marek Orlan", "c", "2025-03-05"),
    )
    then, now = only(asked.compare(known_on="2025-03-04")), only(asked.compare())
    assert (then.n_reports, then.n_independent, [one.circular for one in then.sources]) == (2, 2, [False, False])
    assert (now.n_reports, now.n_independent, [one.circular for one in now.sources]) == (3, 1, [True, True, True])
    assert counts(asked, known_on="2025-03-04")[2] == 2
    assert counts(asked)[2] == 1


def test_one_agencys_official_relayed_by_three_is_one_independent_report_of_the_claim(asked: Asked) -> None:
    hushed = "LPA > anon(an official; of: Loria)"
    asked.put(*(article(said(hushed), url=str(n), source=f"Gazette {n}") for n in range(3)))
    found = asked.compare()
    assert len(found.rows) == 3  # never merged
    assert (side(found, "Loria").n_utterances, side(found, "Loria").n_independent) == (3, 1)


def test_anonymous_voices_through_two_sources_are_two(asked: Asked) -> None:
    asked.put(
        article(said("LPA > anon(an official; of: Loria)"), url="a"),
        article(said("anon(a guard; of: Loria)"), url="b", source="Sample Gazette"),
    )
    assert counts(asked) == (2, 2, 2, 2)


def test_two_speakers_of_one_name_are_two(asked: Asked) -> None:
    asked.put(
        entry("source", "Echo", key="echo-east"),
        entry("source", "Echo", key="echo-west"),
        told("echo-east", "Marek Orlan", "a"),
        told("echo-west", "Marek Orlan", "b"),
    )
    row = only(asked.compare())
    assert [one.source for one in row.sources] == ["Echo", "Echo"]
    assert counts(asked) == (1, 2, 2, 2)


def test_two_coders_of_one_article_make_one_report(asked: Asked) -> None:
    asked.put(article(said(quote="Never."), coder="c1"), article(said(quote="Never.", stance="-2"), coder="c2"))
    row = only(asked.compare())
    assert (row.n_reports, len(row.sources), counts(asked)) == (1, 1, (1, 1, 1, 1))


def test_the_narrowest_date_counts_whichever_coder_gave_it(asked: Asked) -> None:
    asked.put(article(said(quote="Never."), coder="c1"), article(said(quote="Never.", said="2025-03-02"), coder="c2"))
    found = asked.compare()
    assert only(found).date == "2025-03-02"
    assert asked.world.view("v_statement", "date_text") == [("2025-03-02",)]


def test_names_in_a_chain_may_hold_anything(asked: Asked) -> None:
    asked.put(article(said('"A > B & C" > Marek Orlan')))
    row = only(asked.compare())
    assert row.links == ("Example Herald", "A > B & C", "Marek Orlan")


def test_the_quote_and_chain_are_those_of_the_earliest_report(asked: Asked) -> None:
    late = article(said("LPA > Marek Orlan", ref="x:1", quote="Later words."), url="a", published="2025-03-06")
    early = article(said(ref="x:1", quote="Слова [/red] | `x`.", distancing="якобы"), url="b", published="2025-03-04")
    asked.put(late)
    asked.put(early)
    row = only(asked.compare())
    assert (row.quote, row.distancing, row.links) == ("Слова [/red] | `x`.", "якобы", ("Example Herald", "Marek Orlan"))
    assert [one.published for one in row.sources] == ["2025-03-04", "2025-03-06"]


def test_reports_that_disagree_are_settled_direct_first(asked: Asked) -> None:
    asked.put(
        article(said(ref="x:1", mode="indirect"), url="a", published="2025-03-03"),
        article(said(ref="x:1", mode="direct", stance="supports"), url="b", published="2025-03-06"),
    )
    assert only(asked.compare()).stance == 1
    assert only(asked.compare(known_on="2025-03-05")).stance == -1


@pytest.mark.parametrize(
    ("other", "disputed"),
    [({"stance": "supports"}, True), ({"stance": "opposes?"}, True), ({"stance": "unclear"}, False), ({}, False)],
    ids=["another stance", "a condition", "no stance", "the same"],
)
@pytest.mark.parametrize("coder", ["c1", "c2"], ids=["article", "coder"])
def test_a_stance_read_otherwise_elsewhere_is_told(
    asked: Asked, coder: str, other: dict[str, str], *, disputed: bool
) -> None:
    same = {"said": "2025-03-04", "mode": "direct", "quote": "Войскам здесь не место."}
    place = {"url": "a"} if coder == "c2" else {"url": "b", "published": "2025-03-06"}
    asked.put(article(said(**same), url="a", coder="c1"))
    asked.put(article(said(**(same | other)), coder=coder, **place))

    (row,) = asked.compare().rows

    assert (row.stance, row.disputed) == (-1, disputed)


@pytest.mark.parametrize(
    ("first", "also", "told_days"),
    [
        ("2025-01-10~", "2025-02-10", "about 2025-01-10 … 2025-02-10"),
        ("2025-01-10?", "2025-02-10~", "perhaps 2025-01-10 … about 2025-02-10"),
        ("2025-01-10", "2025-01-10~", "2025-01-10"),
        ("2025-01-10?", "2025-01-10~", "perhaps 2025-01-10"),
    ],
)
def test_the_first_and_the_last_day_are_as_sure_as_the_surest_word_of_that_day(
    asked: Asked, first: str, also: str, told_days: str
) -> None:
    asked.put(article(said(said=first), url="a"), article(said("Tova Bren", said=also), url="b"))
    assert days_of(side(asked.compare(), "Loria")).replace("\N{NO-BREAK SPACE}", " ") == told_days
