"""A comparison as markdown, read back with a parser: whatever articles say, the page keeps its shape."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimtrack.render.markdown import as_code, as_link, as_paragraph
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.periods import PeriodLine
from tests.render.compared import ARTICLE, comparison, row, written
from tests.render.test_page_text import HOSTILE

SIGNS = {
    "heading": "# not a heading",
    "list": "- not a list",
    "plus": "+ not a list either",
    "number": "1. not a list at all",
    "bracket": "12) nor this",
    "rule": "--- no rule",
    "setext": "=== no heading",
    "quotation": "> no quotation",
    "fence": "``` no code",
    "tilde": "~~~ no code",
    "table": "| a | b |",
    "link": "[here](javascript:alert(1)) <javascript:alert(1)> ![x](y)",
    "html": "<b>bold</b> &amp; <!-- gone -->",
    "footnote": "[^1]: mine",
    "emphasis": "*a* __b__ `c`",
    "backslash": "ends with \\",
}


def parsed(text: str) -> list[Token]:
    """Give the blocks and words of a page as a parser of CommonMark with tables reads them."""
    return MarkdownIt("commonmark").enable("table").parse(text)


def kinds(text: str) -> list[str]:
    """Give the shape of a page: its tokens without their words."""
    found = []
    for token in parsed(text):
        found.append(token.type)
        found += [
            child.type for child in token.children or () if child.type not in {"text", "softbreak", "text_special"}
        ]
    return found


def said(text: str) -> Comparison:
    """Give a comparison in which every text from outside is this one."""
    article = replace(ARTICLE, title=text, source=text)
    one = row(
        quote=text,
        translation=text,
        speaker=text,
        side=text,
        claim_text=text,
        condition=text,
        conditional=True,
        distancing=text,
        links=(text, text),
        sources=(article,),
    )
    other = row(2, date_latest="2025-03-06", date_earliest="2025-03-06", stance=1, principal=text, side=text)
    return comparison(one, other, by="week", periods=(PeriodLine("2025-W10", text, "troops", 1, 2, 1),))


@pytest.mark.parametrize("text", [*SIGNS.values(), *HOSTILE.values()], ids=[*SIGNS, *HOSTILE])
def test_no_text_changes_the_shape_of_the_page(text: str) -> None:
    assert kinds(written(said(text), "markdown")) == kinds(written(said("plain words"), "markdown"))


@given(st.text(st.sampled_from("_*`~<>[]()|\\&#;!-+=1. \nаb:"), min_size=1, max_size=30).filter(str.strip))
def test_no_mixture_of_signs_does_either(text: str) -> None:
    assert kinds(written(said(text), "markdown")) == kinds(written(said("plain words"), "markdown"))


@pytest.mark.parametrize("text", SIGNS.values(), ids=SIGNS)
def test_a_quote_is_read_as_it_was_written(text: str) -> None:
    tokens = parsed(written(comparison(row(quote=text)), "markdown"))
    opened = next(at for at, token in enumerate(tokens) if token.type == "blockquote_open")
    words = tokens[opened + 2]
    assert "".join(child.content for child in words.children or ()) == text


def test_no_control_or_direction_character_gets_through() -> None:
    shown = written(said(HOSTILE["escape"] + HOSTILE["direction"]), "markdown")
    assert not set(shown) & set("\x1b\x07\x9b\u202e\u202c\u2066\u2069\u200e\u200f")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://herald.example/1?a=b&c=(d)", "<https://herald.example/1?a=b&c=(d)>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("https://x.example/> [y](z)", "https://x.example/> \\[y\\](z)"),
        ("https://x.example/\u202e", "<https://x.example/>"),
    ],
)
def test_only_an_address_of_the_web_becomes_a_link(address: str, shown: str) -> None:
    assert as_link(address) == shown


@pytest.mark.parametrize("text", ["plain", "a ` b", "`` two", "ends in `", "one\nline"])
def test_code_is_read_as_it_was_written(text: str) -> None:
    (code,) = [child for child in parsed(as_code(text))[1].children or () if child.type == "code_inline"]
    assert code.content.strip() == " ".join(text.split())


def test_a_paragraph_may_begin_with_an_ordinary_number() -> None:
    assert as_paragraph("2025 was a year") == "2025 was a year"
    assert as_paragraph("1. was first") == "1\\. was first"


def test_the_page_has_its_parts_in_order() -> None:
    shown = written(said("plain words"), "markdown")
    titles = [line.removeprefix("## ") for line in shown.splitlines() if line.startswith("## ")]
    assert titles == [
        "What each side holds",
        "What changed",
        "By week",
        "Who said it, in whose words, by whose account",
        "By whose account",
        "Silent",
        "How to cite and how this was made",
    ]
    assert "- **Command**: `claimtrack report compare Loria Kasteya`\n" in shown
    assert "- **Made at**: 2025-12-31T12:00:00+00:00\n\n```sql\nselect 1\n```\n" in shown
    assert (
        shown.rstrip().endswith("[^2]: Example Herald · 2025-03-05 · “Гарантии” · <https://herald.example/1>") is False
    )
    assert "[^1]: plain words · 2025-03-05 · “plain words” · <https://herald.example/1>" in shown


@pytest.mark.parametrize("form", ["markdown", "table"])
def test_no_article_is_listed_to_which_nothing_on_the_page_refers(form: str) -> None:
    late = replace(ARTICLE, article_id=2, url="https://herald.example/2")
    found = comparison(row(), row(2, sources=(late,), date_latest="2025-03-06", date_earliest="2025-03-06"))
    assert "https://herald.example/2" in written(found, form)
    assert "https://herald.example/2" not in written(found, form, most=1)
    assert "https://herald.example/1" in written(found, form, most=1)
