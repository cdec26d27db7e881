"""A page as html: safe whatever articles say, readable by everybody, every figure leading to its quotes."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimtrack.reports.comparison import Comparison
from claimtrack.reports.holdings import ClaimLine
from claimtrack.reports.periods import PeriodLine
from tests.browser import PHONE, Browser
from tests.pages import problems, read
from tests.render.compared import ARTICLE, comparison, row, written
from tests.render.test_page_markdown import SIGNS, said
from tests.render.test_page_text import HOSTILE

LATER = {"date_earliest": "2025-06-09", "date_latest": "2025-06-09"}


def whole() -> Comparison:
    """Give a comparison with a change, a joint statement of both sides and a statement on the topic alone."""
    joint = row(3, side_id=2, side="Kasteya", stance=1, joint="x", **LATER)
    return comparison(
        row(1),
        replace(joint, side_id=1, side="Loria"),
        joint,
        row(4, claim=None, claim_text=None, stance=None, stance_label="unclear", quote=None, **LATER),
        by="month",
        periods=(PeriodLine("2025-03", "Loria", "troops", -1, 1, 0),),
    )


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """No charts, which take most of the time a page takes."""
    monkeypatch.setattr("claimtrack.render.charts.drawing.available", lambda: False)


@pytest.mark.parametrize("text", [*SIGNS.values(), *HOSTILE.values()], ids=[*SIGNS, *HOSTILE])
def test_no_text_breaks_the_page(text: str, undrawn: None) -> None:
    assert problems(written(said(text), "html")) == []


def test_no_text_breaks_a_page_with_charts() -> None:
    assert problems(written(said(" ".join([*SIGNS.values(), *HOSTILE.values()])), "html")) == []


def test_a_page_keeps_to_the_rules() -> None:
    assert problems(written(whole(), "html")) == []
    assert problems(written(comparison(), "html")) == []


@pytest.mark.parametrize("most", [0, 1, 2])
def test_a_shortened_page_leads_nowhere_in_vain(most: int) -> None:
    page = written(whole(), "html", most=most)
    assert problems(page) == []
    assert f"… and {4 - most}\u00a0more statements" in page


def test_a_statement_of_two_sides_has_one_anchor_and_stands_twice() -> None:
    shown = [one for one in read(written(whole(), "html")).of("stated") if one.of("permalink")[0].to == "#statement-3"]
    assert [one.attributes.get("id") for one in shown] == ["statement-3", None]


def test_figures_lead_to_what_they_count() -> None:
    page = read(written(whole(), "html"))
    ways = {link.text: link.to for table in page.named("table") for link in table.named("a")}
    assert ways["▲ +1 opposes"] == "#statement-3"
    assert ways["n\u00a0=\u00a02"] == "#side-1-troops"
    group = next(one for one in page.all() if one.attributes.get("id") == "side-1-troops")
    assert [one.attributes.get("id") for one in group.of("stated")] == ["statement-1", "statement-3"]


def test_how_far_apart_sides_are_and_how_many_articles_repeat_lead_to_the_words(undrawn: None) -> None:
    found = replace(whole(), claims=(ClaimLine("troops", "Troops may be stationed.", 3),))
    page = read(written(found, "html"))
    assert [link.to for link in page.named("a") if link.text == "3 of 4"] == ["#claim-troops"]
    accounts = next(one for one in page.named("section") if one.attributes.get("id") == "accounts")
    counts = [cell for cell in accounts.named("td") if cell.attributes["data-column"] in {"Independent", "Repeats"}]
    assert counts
    assert [bool(cell.named("a")) for cell in counts] == [cell.text != "0" for cell in counts]


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("https://herald.example/1?a=b&c=d", ["https://herald.example/1?a=b&c=d"]),
        ("javascript:alert(1)", []),
        ("data:text/html,hello", []),
        ("//herald.example/1", []),
        ("https://", []),
        ("https://[broken", []),
        ("https://herald.example/a b", []),
    ],
)
def test_only_an_address_of_the_web_is_a_link(address: str, links: list[str], undrawn: None) -> None:
    page = read(written(comparison(row(sources=(replace(ARTICLE, url=address),))), "html"))
    assert [one.to for one in page.of("out")] == links


def test_an_article_without_address_says_so(undrawn: None) -> None:
    page = read(written(comparison(row(sources=(replace(ARTICLE, url=None),))), "html"))
    assert "no address on record · no archived copy on record" in page.of("sources")[0].text


@pytest.mark.parametrize("lang", ["ru", "uk", "en"])
def test_words_keep_their_language(lang: str, undrawn: None) -> None:
    words = read(written(comparison(row(lang=lang)), "html")).named("blockquote")
    assert {(one.attributes["lang"], one.attributes["dir"]) for one in words} == {(lang, "auto")}


@pytest.mark.parametrize(("mode", "kind"), [("direct", "quoted"), ("mixed", "quoted"), ("indirect", "reported")])
def test_a_speakers_words_look_different_from_a_reporters(mode: str, kind: str, undrawn: None) -> None:
    page = read(written(comparison(row(mode=mode)), "html"))
    assert {one.attributes["class"] for one in page.named("blockquote")} == {kind}


def test_a_card_tells_whether_its_side_moved(undrawn: None) -> None:
    moved = comparison(row(), row(2, stance=1, stance_label="supports", **LATER))
    assert '<a href="#changes">1\xa0change</a>, <a href="#statement-2">' in written(moved, "html")
    assert '<li><a href="#changes">no change on record</a></li>' in written(comparison(row()), "html")


def test_a_card_tells_that_the_order_of_a_change_is_unknown(undrawn: None) -> None:
    days = {"date_earliest": "2025-03-01", "date_latest": "2025-06-09"}
    once = written(comparison(row(1), row(2, stance=1, **days)), "html")
    assert "1\u00a0change</a> (order unknown: the days overlap), " in once
    twice = written(
        comparison(
            row(1),
            row(2, stance=1, **days),
            row(3, stance=-2, **LATER | {"date_latest": "2025-07-09", "date_earliest": "2025-07-09"}),
        ),
        "html",
    )
    assert "2\u00a0changes</a> (1 of them: order unknown: the days overlap), the last " in twice


def test_the_way_to_what_the_signs_mean_stands_above_the_quotes(undrawn: None) -> None:
    page = read(written(whole(), "html"))
    assert "#legend" in [link.to for link in page.named("a")]
    assert "legend" in [one.attributes.get("id") for one in page.all()]


def test_each_cell_knows_the_name_of_its_column(undrawn: None) -> None:
    first, *_ = read(written(whole(), "html")).named("table")
    names = [head.text for head in first.named("thead")[0].named("th")]
    assert [cell.attributes["data-column"] for cell in first.named("td")] == names[1:]


def test_how_it_was_made_is_told() -> None:
    found = whole()
    found = replace(found, method=replace(found.method, database="abc", codebook="def"))
    made = next(one for one in read(written(found, "html")).all() if one.attributes.get("id") == "method")
    for told in ("claimtrack report compare Loria Kasteya", "sha256 abc", "sha256 def", "select 1", "claimtrack 0.1.0"):
        assert told in made.text
    assert made.named("details")


def test_without_the_libraries_a_chart_is_told_in_words(undrawn: None) -> None:
    page = written(whole(), "html")
    assert problems(page) == []
    assert "<svg" not in page
    assert page.count("pip install &quot;claimtrack[charts]&quot;") == 1
    assert "Loria: ▼ −1 opposes, from 2025-03-04 until 2025-06-09" in page


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_browser_opens_it_without_network_and_axe_minds_nothing(browser: Browser, theme: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(written(whole(), "html"), encoding="utf-8")
    seen = browser.open(file, theme=theme)
    assert (seen.asked_for, seen.said, seen.minded) == ([], [], [])


@pytest.mark.browser
@pytest.mark.parametrize("text", [HOSTILE["long word"], HOSTILE["wide"], "plain words"], ids=["long", "wide", "plain"])
def test_a_telephone_need_not_scroll_sideways(browser: Browser, text: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(written(said(text), "html"), encoding="utf-8")
    seen = browser.open(file, columns=PHONE)
    assert (seen.columns, seen.minded) == (PHONE, [])
