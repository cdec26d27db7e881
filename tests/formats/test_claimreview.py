"""ClaimReview and the Fact Check API; every file here is made by hand from the vocabularies."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.foreign import Reading
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, Place
from claimtrack.formats.claimreview import READER
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable

CLAIM = "Troops entered the harbour &amp; the port."


def review(**more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://checks.example/reviews/harbour",
        "datePublished": "2025-03-10",
        "author": {"@type": "Organization", "name": "Example Checks"},
        "inLanguage": "en",
        "claimReviewed": CLAIM,
        "itemReviewed": {"@type": "Claim", "author": {"name": " Marek  Orlan"}, "datePublished": "2025-03-04"},
        "reviewRating": {"ratingValue": 1, "worstRating": 1, "bestRating": 5, "alternateName": "False"},
    } | more


def appeared(*urls: str) -> dict[str, Any]:
    item = review()["itemReviewed"]
    return review(itemReviewed=item | {"appearance": [{"@type": "NewsArticle", "url": url} for url in urls]})


def read(folder: Path, given: Any, name: str = "reviews.json") -> Reading:
    text = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)
    (folder / name).write_text(text, encoding="utf-8")
    return READER.read(Source(folder / name, name))


def articles(reading: Reading) -> list[ArticleRecord]:
    profile = load_profile("claimreview")
    raws = [raw for document in reading.documents for raw in map_document(document, profile, {}).articles]
    found = [read_article(raw)[0] for raw in raws]
    return [one for one in found if one is not None]


def test_the_claimant_affirms_the_claim_and_the_verdict_is_a_note(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, review()))
    (one,) = article.statements
    assert (article.source, article.url) == ("Example Checks", "https://checks.example/reviews/harbour")
    assert (article.published, article.coder) == ("2025-03-10", "Example Checks")
    assert one.chain.asserters[0].name == "Marek Orlan"
    assert (one.stance_label, one.act, one.date.text) == ("affirms", "assert", "2025-03-04")
    assert one.claim is not None
    assert (one.claim.key, one.claim.texts["en"]) == (
        "troops-entered-the-harbour-the-port",
        "Troops entered the harbour & the port.",
    )
    assert one.note == "Reviewed by Example Checks: False (https://checks.example/reviews/harbour)"


def test_where_it_was_said_is_the_article_and_each_place_is_one(tmp_path: Path) -> None:
    found = articles(read(tmp_path, appeared("https://www.herald.example/a", "https://post.example/b")))
    assert [(one.source, one.url, one.published) for one in found] == [
        ("herald.example", "https://www.herald.example/a", "2025-03-04"),
        ("post.example", "https://post.example/b", "2025-03-04"),
    ]
    assert [one.statements[0].date.text for one in found] == ["2025-03-04", "2025-03-04"]


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda one: one,
        lambda one: [one],
        lambda one: {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, one]},
        lambda one: {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [one]}]},
        lambda one: one | {"@type": ["Review", "http://schema.org/ClaimReview"]},
    ],
)
def test_reviews_are_found_wherever_they_stand(tmp_path: Path, wrapped: Any) -> None:
    assert len(articles(read(tmp_path, wrapped(review())))) == 1


def test_a_page_has_reviews_in_its_scripts_raw_line_ends_and_all(tmp_path: Path) -> None:
    data = json.dumps(review(claimReviewed="One line\nand another.")).replace("\\n", "\n")
    page = (
        "<html><SCRIPT>var x = 1;</SCRIPT>\n<script type='application/ld+json'>{broken</script>\n"
        f'<script id="a" type="application/ld+json">\n//<![CDATA[\n{data}\n//]]></script></html>'
    )
    reading = read(tmp_path, page, "page.html")
    (article,) = articles(reading)
    assert article.statements[0].claim is not None
    assert article.statements[0].claim.texts["en"] == "One line and another."
    assert [left.what for left in reading.dropped] == ["scripts that are no JSON, line 2"]


def test_the_api_gives_a_review_for_each_reviewer(tmp_path: Path) -> None:
    reviews = [
        {
            "publisher": {"name": name, "site": "checks.example"},
            "url": f"https://checks.example/{name}",
            "reviewDate": "2025-03-10T00:00:00Z",
            "textualRating": "Mostly false",
            "languageCode": "uk",
        }
        for name in ("A", "B")
    ]
    claim = {
        "text": "Порт закрито.",
        "claimant": "Марек Орлан",
        "claimDate": "2025-03-04T00:00:00Z",
        "claimReview": reviews,
    }
    found = articles(read(tmp_path, {"claims": [claim], "nextPageToken": "x"}))
    assert [(one.source, one.lang, one.statements[0].note) for one in found] == [
        ("A", "uk", "Reviewed by A: Mostly false (https://checks.example/A)"),
        ("B", "uk", "Reviewed by B: Mostly false (https://checks.example/B)"),
    ]


def test_a_platform_is_a_voice_without_a_name_and_nobody_is_unspecified(tmp_path: Path) -> None:
    (first,) = articles(read(tmp_path, review(itemReviewed={"author": {"name": "Facebook posts"}})))
    assert first.statements[0].chain.asserters[0].descriptor == "posts on Facebook"
    (second,) = articles(read(tmp_path, review(itemReviewed=[])))
    assert second.statements[0].chain.asserters[0].unspecified
    both = {"author": [{"name": "Marek Orlan"}, {"name": "Lorian Palace (press)"}]}
    (third,) = articles(read(tmp_path, review(itemReviewed=both)))
    assert [one.name for one in third.statements[0].chain.asserters] == ["Marek Orlan", "Lorian Palace (press)"]


def test_the_same_review_twice_is_one_and_a_review_of_nothing_is_told(tmp_path: Path) -> None:
    reading = read(tmp_path, [review(), review(), review(claimReviewed="")])
    assert [len(document.marks) for document in reading.documents] == [1]
    assert [(left.what, left.number) for left in reading.dropped] == [("reviews without a claim", 1)]
    assert reading.dropped[0].why == "they do not say what was claimed: https://checks.example/reviews/harbour"


@pytest.mark.parametrize(
    "date", ["2025-03-04 15:44", "March 4, 2025", "2025-03-04T12:00:00+02:00", "2025-03-04T10:00:00Z"]
)
def test_days_are_read_in_the_forms_that_reviewers_use(tmp_path: Path, date: str) -> None:
    item = {"author": {"name": "Orlan"}, "datePublished": date}
    (article,) = articles(read(tmp_path, review(itemReviewed=item)))
    assert article.statements[0].date.latest == "2025-03-04"


@pytest.mark.parametrize(("given", "name"), [({}, "a.json"), ([1, "x"], "a.json"), ("<html></html>", "a.html")])
def test_a_file_without_reviews_is_refused(tmp_path: Path, given: Any, name: str) -> None:
    with pytest.raises(Unreadable, match="there is no ClaimReview in it"):
        read(tmp_path, given, name)


def test_a_file_is_recognised_by_the_words_of_either_vocabulary() -> None:
    assert READER.accepts("a.json", b'{"@type": "ClaimReview", ')
    assert READER.accepts("a.json", b'{"claims": [{"claimReview": [')
    assert READER.accepts("a.html", b'<script type="application/ld+json">{"@type": "ClaimReview"')
    assert not READER.accepts("a.json", b'{"text": "a ClaimReview"}')


WRAPPINGS = [
    "/*<![CDATA[*/\n{}\n/*]]>*/",
    "//<![CDATA[\n{}\n//]]>",
    "<!--\n{}\n-->",
    "\n<![CDATA[\n{}\n]]>\n",
    "<!--\n{}\n//-->",
]


@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_a_script_may_stand_in_a_comment_or_in_cdata(tmp_path: Path, wrapping: str) -> None:
    inner = wrapping.format(json.dumps(review()))
    page = f"<html>\n<script type='application/ld+json'>{inner}</script></html>"
    (document,) = read(tmp_path, page, "page.html").documents
    assert document.place.line == 2 + wrapping.partition("{")[0].count("\n")


@pytest.mark.parametrize("slip", ["{};", "{},"])
def test_a_review_that_is_malformed_is_told_with_its_place(tmp_path: Path, slip: str) -> None:
    script = f'<script type="application/ld+json">\n{slip.format(json.dumps(review()))}</script>\n'
    with pytest.raises(Unreadable, match="the JSON of a ClaimReview is malformed: ") as caught:
        read(tmp_path, f"<html>\n{script}</html>", "page.html")
    assert (caught.value.place or Place("")).line == 3

    good = f'<script type="application/ld+json">{json.dumps(review())}</script>'
    reading = read(tmp_path, f"<html>\n{script}{good}</html>", "page.html")
    assert len(reading.documents) == 1
    assert [one.place.line for one in reading.refused] == [3]


def test_an_answer_of_the_api_that_goes_on_elsewhere_says_so(tmp_path: Path) -> None:
    claims = [{"text": "Troops entered.", "claimReview": [{"url": "https://checks.example/1", "languageCode": "en"}]}]
    first, last = {"claims": claims, "nextPageToken": "ABC"}, {"claims": claims}
    (told,) = read(tmp_path, first).dropped
    assert (told.what, told.number) == ("further page of the answer", 1)
    assert "nextPageToken" in told.why
    assert read(tmp_path, [first, last]).dropped == []
    assert read(tmp_path, last | {"nextPageToken": ""}).dropped == []


def test_each_claim_of_a_list_is_a_statement_of_who_made_them(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path, review(claimReviewed=["Troops entered.", "Ships left.", "Ships left."])))
    claims = [(one.claim.texts["en"], one.chain.asserters[0].name) for one in article.statements if one.claim]
    assert claims == [("Troops entered.", "Marek Orlan"), ("Ships left.", "Marek Orlan")]


def test_nobody_is_given_a_claim_where_several_made_several(tmp_path: Path) -> None:
    items: list[dict[str, Any]] = [{"author": {"name": "Marek Orlan"}}, {"author": {"name": "Ada Bren"}}]
    unclear = review(
        url="https://checks.example/2", claimReviewed=["Troops entered.", "Ships left."], itemReviewed=items
    )
    reading = read(tmp_path, [review(), unclear])
    (told,) = reading.dropped
    assert (told.what, told.number) == ("reviews of several claims", 1)
    assert told.why == "nothing says which of several claimants made which: https://checks.example/2"
    assert len(articles(reading)) == 1
    with pytest.raises(Unreadable, match="its reviews of several claims are not read, as nothing says which"):
        read(tmp_path, unclear)
    items = [{**item, "text": text} for item, text in zip(items, ("Troops entered.", "Ships left."), strict=True)]
    (article,) = articles(read(tmp_path, unclear | {"itemReviewed": items}))
    claims = [(one.claim.texts["en"], one.chain.asserters[0].name) for one in article.statements if one.claim]
    assert claims == [("Troops entered.", "Marek Orlan"), ("Ships left.", "Ada Bren")]
