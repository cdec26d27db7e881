"""The header of an article read: every key, and what is said where one is missing or wrong."""

from hashlib import sha256

import pytest

from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, Place, RawArticle, RawRecord, Value

GIVEN = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
FILE = Place("a.claim.md")


def read(
    text: str | None = "Орлан 🙂\n", records: tuple[RawRecord, ...] = (), **header: str | None
) -> tuple[ArticleRecord | None, list[tuple[str, str, str, str | None]]]:
    """Give the article and the findings: code, key at the place, message, hint."""
    given = {key: value for key, value in (GIVEN | header).items() if value is not None}
    raw = {key: Value(value, Place(key)) for key, value in given.items()}
    article, findings = read_article(RawArticle(FILE, raw, text, records))
    return article, [(one.code, one.place.file, one.message, one.hint) for one in findings]


def test_every_key_of_the_header_is_read() -> None:
    keys = ("url", "ref", "title", "author", "archive", "retrieved", "modified", "extractor", "coder")
    given = {key: f"{key}-1" for key in keys} | {
        "url": "https://herald.example/1",
        "archive": "HTTP://archive.example/1",
        "retrieved": "2025-03-06",
        "modified": "2025-03",
    }
    article, findings = read(**given)  # type: ignore[arg-type] # header keys alone
    assert findings == []
    assert article is not None
    assert {key: getattr(article, key) for key in keys} == given
    assert (article.place, article.text) == (FILE, "Орлан 🙂\n")


def test_an_empty_key_counts_as_not_given() -> None:
    article, findings = read(url="", archive="", retrieved="", modified="", title="", coder="")
    assert findings == []
    assert article is not None
    assert (article.url, article.archive, article.retrieved, article.modified, article.title) == (None,) * 5
    assert (article.coder, read()[0].coder) == ("", "")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ({"source": None}, ("CT105", "a.claim.md", "the article has no `source`", "add: source: …")),
        ({"lang": None}, ("CT105", "a.claim.md", "the article has no `lang`", "add: lang: …")),
        ({"source": ""}, ("CT105", "source", "`source` has no value", None)),
        ({"published": ""}, ("CT105", "published", "`published` has no value", None)),
        ({"lang": "ua"}, ("CT120", "lang", "`ua` is not a language tag", "did you mean `uk`?")),
        (
            {"published": "2025-03-05/2025-03-06"},
            ("CT303", "published", "`2025-03-05/2025-03-06` is not one day, month, year or time", "e.g. 2025-03-05"),
        ),
        (
            {"published": "2025-03~"},
            ("CT303", "published", "`2025-03~` is not one day, month, year or time", "e.g. 2025-03-05"),
        ),
        (
            {"retrieved": "../2025-03-05"},
            ("CT303", "retrieved", "`../2025-03-05` is not one day, month, year or time", "e.g. 2025-03-05"),
        ),
        (
            {"modified": "2025-03-05/.."},
            ("CT303", "modified", "`2025-03-05/..` is not one day, month, year or time", "e.g. 2025-03-05"),
        ),
        ({"modified": "2025-02-30"}, ("CT301", "modified", "'2025-02-30' is not a day or month of the calendar", None)),
        (
            {"url": "herald.example/1"},
            ("CT119", "url", "`url` does not begin with http:// or https://", "https://herald.example/1"),
        ),
        ({"url": "ftp://herald.example"}, ("CT119", "url", "`url` does not begin with http:// or https://", None)),
        ({"url": "https://"}, ("CT119", "url", "`url` does not begin with http:// or https://", None)),
        (
            {"archive": "archive.example"},
            ("CT119", "archive", "`archive` does not begin with http:// or https://", "https://archive.example"),
        ),
    ],
)
def test_what_is_wrong_with_the_header_is_said(header: dict[str, str | None], said: tuple[str, ...]) -> None:
    assert read(**header)[1] == [said]  # type: ignore[arg-type] # header keys alone


def test_a_bad_date_or_address_after_a_good_one_is_found_too() -> None:
    _, found = read(url="https://herald.example/1", archive="x", retrieved="2025", modified="y")
    assert [(code, key) for code, key, *_ in found] == [("CT301", "modified"), ("CT119", "archive")]


def test_a_text_fits_its_digest_in_any_case_of_its_letters() -> None:
    text = "Орлан 🙂\ud83d\n"
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    article, findings = read(text, sha256=digest.upper())
    assert findings == []
    assert article is not None
    assert article.sha256 == digest
    assert article.header == GIVEN | {"claimtrack": "1"}
    assert read("Орлан", sha256=digest)[1] == [
        ("CT115", "sha256", "the text has another digest", f"it is {sha256('Орлан'.encode()).hexdigest()}")
    ]
    assert read(None)[0].sha256 == ""  # type: ignore[union-attr]


def test_the_text_is_not_kept_once_more_in_the_header() -> None:
    article, _ = read(text_="", desk="foreign")
    assert article is not None
    assert article.meta == {"text_": "", "desk": "foreign"}
    raw = {key: Value(value, FILE) for key, value in (GIVEN | {"text": "a.txt"}).items()}
    article, _ = read_article(RawArticle(FILE, raw, "да\n", ()))
    assert article is not None
    assert article.header == GIVEN | {"claimtrack": "1"}


@pytest.mark.parametrize("published", ["", "soon", None])
def test_records_are_checked_even_where_the_day_of_publication_is_unknown(published: str | None) -> None:
    def value(text: str) -> Value:
        return Value(text, Place("record"))

    record = RawRecord(FILE, value("a"), value("pro"), value("k"), (value("Орлан"),), {"said": value("2999-12-31")})
    article, found = read(records=(record,), published=published)
    assert article is None
    assert [code for code, *_ in found] == ["CT301" if published else "CT105", "CT501"]
