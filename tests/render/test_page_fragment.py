"""A page in a notebook: it shows what the page shows, and touches nothing around it."""

import re
from pathlib import Path

import pytest

from claimtrack.render.compare import shown
from claimtrack.render.html import document
from claimtrack.render.page import Page
from claimtrack.render.page_fragment import kept_inside, page_fragment
from claimtrack.reports.comparison import Comparison
from tests.browser import Browser
from tests.pages import Element, problems, read
from tests.render.compared import comparison
from tests.render.test_page_html import whole
from tests.render.test_page_markdown import SIGNS, said
from tests.render.test_page_text import HOSTILE


def page(found: Comparison) -> Page:
    """Give the page of a comparison."""
    return shown(found).page()


def alone(*fragments: str) -> str:
    """Give a page that holds nothing but fragments."""
    return document("notebook", "", '<main id="main">' + "".join(fragments) + "</main>")


def names(root: Element) -> list[str]:
    return [one.attributes["id"] for one in root.all() if "id" in one.attributes]


def test_it_keeps_to_the_rules_of_pages() -> None:
    assert problems(alone(page_fragment(page(whole())))) == []
    assert problems(alone(page_fragment(page(comparison())))) == []


def test_no_text_breaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.render.charts.drawing.available", lambda: False)
    hostile = " ".join([*SIGNS.values(), *HOSTILE.values(), ' id="main" href="#x'])

    assert problems(alone(page_fragment(page(said(hostile))))) == []


def test_it_is_one_element_without_script_or_policy_of_its_own() -> None:
    root = read(page_fragment(page(whole())))

    assert [one.tag for one in root.holds if isinstance(one, Element)] == ["div"]
    assert root.named("script", "meta", "link", "html", "head", "body", "main", "nav") == []


def test_its_words_are_those_of_the_page() -> None:
    from claimtrack.render.page_html import page_html

    shown_there = read(page_html(page(whole())))
    (fragment,) = read(page_fragment(page(whole()))).of("claimtrack")

    assert fragment.of("stated")[0].text == shown_there.of("stated")[0].text
    assert [one.text for one in fragment.named("h2")] == [one.text for one in shown_there.named("h2")]


def test_two_of_them_on_a_page_lead_to_their_own_statements() -> None:
    first, second = page_fragment(page(whole())), page_fragment(page(said("другие слова 🙂")))
    both = read(alone(first, second))

    assert len(names(both)) == len(set(names(both)))
    own = set(names(read(first)))
    assert {link.to[1:] for link in read(first).named("a") if link.to.startswith("#")} <= own


def test_every_rule_of_its_style_holds_inside_alone() -> None:
    (style,) = read(page_fragment(page(whole()))).named("style")
    sheet = re.sub(r"@media [^{]*\{((?:[^{}]|\{[^{}]*\})*)\}", r"\1", style.text)
    heads = re.findall(r"([^{}]+)\{[^{}]*\}", sheet)

    assert len(heads) > 100
    assert [head for head in heads for one in re.split(r",(?![^()]*\))", head) if ".claimtrack" not in one] == []
    assert "@page" not in style.text


@pytest.mark.parametrize(
    ("sheet", "kept"),
    [
        ("a, b > c { x: y; }", ".claimtrack a, .claimtrack b > c { x: y; }\n"),
        (":root { --a: b }", ".claimtrack { --a: b }\n"),
        ("main > header { x: y }", ".claimtrack > header { x: y }\n"),
        ("mainly { x: y }", ".claimtrack mainly { x: y }\n"),
        ("p:is(a, b) { x: y }", ".claimtrack p:is(a, b) { x: y }\n"),
        ("@media print { @page { x: y } a { x: y } }", "@media print {\n.claimtrack a { x: y }\n}\n"),
        ("/* a { } */ a { x: y }", ".claimtrack a { x: y }\n"),
    ],
)
def test_rules_are_kept_inside(sheet: str, kept: str) -> None:
    assert kept_inside(sheet) == kept


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_browser_shows_it_without_complaint(theme: str, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "notebook.html"
    file.write_text(alone(page_fragment(page(whole()))), encoding="utf-8")
    seen = browser.open(file, theme="dark" if theme == "dark" else "light")

    assert (seen.asked_for, seen.said, seen.minded) == ([], [], [])
