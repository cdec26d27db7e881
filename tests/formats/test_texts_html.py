"""Pages made by hand: in the encodings, and with the dates and authors, that real ones come with. All is invented."""

import builtins
import json
from importlib.metadata import version
from typing import Any

import pytest

from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.texts import ArticleText
from claimtrack.formats.texts.html import READER

FIRST = "Лория «никогда не согласится» на размещение войск Союза, сообщило агентство ЛПА."
SECOND = "Об этом агентству рассказал источник во дворце, пересказавший слова Марека Орлана."
BODY = f"""<body><nav><a href="/">Главная</a> <a href="/x">Экономика</a></nav>
<article><h1>Порт закрыт</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>© 2019 Вестник. Обновлено 7 марта 2025</footer></body>"""


def page(*head: str, charset: str = "utf-8", body: str = BODY, lang: str = "ru") -> str:
    metas = "\n".join(head)
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="{charset}">\n{metas}</head>{body}</html>\n'


def meta(name: str, content: str) -> str:
    return f'<meta {"property" if ":" in name else "name"}="{name}" content="{content}">'


def linked(*nodes: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes[0] if len(nodes) == 1 else nodes)}</script>'


def news(**values: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle"} | values


def read(text: str | bytes, name: str = "page.html") -> ArticleText:
    return READER.read(Source.holding(text.encode() if isinstance(text, str) else text, name))


def said(*head: str) -> dict[str, str]:
    return {key: fact.value for key, fact in read(page(*head)).facts.items()}


def left(*head: str) -> list[tuple[str, str]]:
    return [(one.what, one.why) for one in read(page(*head)).dropped]


def test_the_text_is_the_articles_and_who_found_it_is_kept_with_its_version() -> None:
    given = read(page())
    assert FIRST in given.text
    assert SECOND in given.text
    assert "Экономика" not in given.text
    assert given.extractor == f"trafilatura {version('trafilatura')}"
    assert given.told == ""


@pytest.mark.parametrize(
    ("codec", "charset", "told"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8-sig", "utf-8", ""),
        ("cp1251", "windows-1251", "windows-1251, as it says"),
        ("koi8-r", "KOI8-R", "KOI8-R, as it says"),
        ("iso8859-5", "ISO-8859-5", "ISO-8859-5, as it says"),
        ("utf-16", "utf-16", "UTF-16 LE"),
        ("utf-8", "windows-1251", "UTF-8, though it says windows-1251"),
        ("cp1251", "utf-8", "Windows-1251 (cp1251), though it says utf-8"),
        ("cp1251", "no-such", "Windows-1251 (cp1251), though it says no-such"),
        ("cp1251", "rot13", "Windows-1251 (cp1251), though it says rot13"),
    ],
)
def test_letters_are_read_in_the_encoding_that_fits_and_it_is_told(codec: str, charset: str, told: str) -> None:
    # KOI8 has no «», so that the words are given by name.
    text = page(meta("og:title", "Порт"), charset=charset).replace("«", "&laquo;").replace("»", "&raquo;")
    given = read(text.replace("©", "").encode(codec))
    assert FIRST in given.text
    assert given.facts["title"].value == "Порт"
    assert given.told == told


def test_a_letter_that_is_broken_does_not_refuse_the_page_and_is_told() -> None:
    data = page(body=BODY + "<!--" + "x" * 2000 + "-->").encode().replace("слова".encode(), b"\xd1\xff")
    given = read(data)
    assert SECOND.replace("слова", "\ufffd\ufffd") in given.text
    assert "2 of its letters cannot be read" in given.told


def test_an_xhtml_page_with_its_encoding_in_the_first_line() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?>\n' + page().replace("©", "").replace(' charset="utf-8"', "")
    assert FIRST in read(text.encode("cp1251"), "page.xhtml").text


def test_a_page_says_its_day_in_json_ld_with_time_and_offset() -> None:
    told = news(datePublished="2025-03-05T10:00:00+03:00", dateModified="2025-03-06", headline="Порт &amp; гавань")
    assert said(linked(told), "<title>Порт | Вестник</title>") == {
        "published": "2025-03-05T10:00:00+03:00",
        "modified": "2025-03-06",
        "title": "Порт & гавань",
        "lang": "ru",
    }


def test_a_page_says_what_it_is_in_its_named_values() -> None:
    head = (
        meta("article:published_time", "2025-03-05T07:00:00Z"),
        meta("article:modified_time", "2025-03-07"),
        meta("og:title", "Порт"),
        meta("og:site_name", "Вестник Лории"),
        meta("og:url", "https://herald.example/1?utm_source=x"),
        '<link rel="canonical" href="https://herald.example/1">',
    )
    given = read(page(*head))
    assert {key: (fact.value, fact.said_in) for key, fact in given.facts.items()} == {
        "published": ("2025-03-05T07:00:00Z", "article:published_time"),
        "modified": ("2025-03-07", "article:modified_time"),
        "title": ("Порт", "og:title"),
        "source": ("Вестник Лории", "og:site_name"),
        "url": ("https://herald.example/1", "link rel=canonical"),
        "lang": ("ru", "html lang"),
    }


@pytest.mark.parametrize(
    ("head", "author"),
    [
        (linked(news(author=[{"name": "Marek Orlan"}, {"name": "Ilka Verin"}])), "Marek Orlan; Ilka Verin"),
        (linked(news(author=["Marek Orlan", "Ilka Verin", "Marek Orlan"])), "Marek Orlan; Ilka Verin"),
        (linked(news(author={"name": ["Marek Orlan", "Ilka Verin"]})), "Marek Orlan; Ilka Verin"),
        (linked(news(author={"givenName": "Marek", "familyName": "Orlan"})), "Marek Orlan"),
        (linked({"@graph": [news(author={"@id": "#a"}), {"@id": "#a", "name": "Marek Orlan"}]}), "Marek Orlan"),
        (meta("author", "Marek Orlan") + meta("author", "Ilka Verin"), "Marek Orlan; Ilka Verin"),
        (meta("article:author", "https://face.example/orlan") + meta("author", "Marek Orlan"), "Marek Orlan"),
    ],
)
def test_all_authors_are_kept(head: str, author: str) -> None:
    assert said(head)["author"] == author


@pytest.mark.parametrize(
    "head",
    [
        "",
        meta("article:modified_time", "2025-03-07"),
        meta("og:updated_time", "2025-03-07"),
        linked(news(dateModified="2025-03-07", dateCreated="2025-03-01")),
        linked({"@type": "WebPage", "datePublished": "2019-01-01"}),
        linked({"@type": "VideoObject", "uploadDate": "2025-03-07"}),
        '<time datetime="2025-03-07">7 March</time>',
        meta("article:published_time", "07/03/2025"),
    ],
)
def test_no_other_day_is_taken_for_the_day_of_publication(head: str) -> None:
    assert "published" not in said(head)


def test_a_day_that_does_not_say_of_what_is_told_and_left_to_people() -> None:
    assert left(meta("date", "2025-03-07")) == [
        ("date `2025-03-07`", "it does not say that it is the day of publication")
    ]
    assert left(meta("article:published_time", "07/03/2025")) == [
        ("article:published_time `07/03/2025`", "it is no day that can be read only one way")
    ]


def test_of_several_articles_in_a_page_only_its_own_counts() -> None:
    own = news(url="https://herald.example/1", datePublished="2025-03-05", headline="Own")
    other = news(url="https://herald.example/2", datePublished="2025-03-01", headline="Other", author="Somebody")
    canonical = '<link rel="canonical" href="https://herald.example/1/">'
    assert said(canonical, linked(other, own))["title"] == "Own"
    assert said(canonical, linked(other, own))["published"] == "2025-03-05"
    assert "author" not in said(canonical, linked(other, own))

    unnamed = linked(other, own)
    assert {"title", "published"} & said(unnamed).keys() == set()
    assert left(unnamed) == [("JSON-LD `2025-03-01, 2025-03-05`", "the page has several days of publication")]


@pytest.mark.parametrize(
    "broken", ["{", "[" * 9000, "null", '{"@type": 1}', '{"@graph": {"@type": ["x", 3]}}', "1" * 9000]
)
def test_broken_json_ld_says_nothing(broken: str) -> None:
    assert said(f'<script type="application/ld+json">{broken}</script>') == {"lang": "ru"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no text of an article"),
        ("<html><body></body></html>", "no text of an article"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "cannot be read"),
        ("<html>" + "<br>" * 60_001, "more than 60,000 marks"),
    ],
)
def test_a_page_without_a_text_is_refused_with_what_to_do(text: str | bytes, message: str) -> None:
    with pytest.raises(Unreadable, match=message) as caught:
        read(text)
    assert caught.value.hint


def test_a_file_larger_than_any_page_is_refused() -> None:
    with pytest.raises(Unreadable, match="larger than 16 MB"):
        read(b"x" * (16 * 1024 * 1024 + 1))


def test_entities_of_a_page_fetch_nothing_and_do_not_grow() -> None:
    tower = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12))
    doctype = f'<!DOCTYPE html [<!ENTITY a0 "bombbomb"><!ENTITY x SYSTEM "file:///etc/passwd">{tower}]>'
    text = page(body=BODY.replace(SECOND, f"{SECOND} &a11; &x;")).replace("<!DOCTYPE html>", doctype)
    given = read(text)
    assert FIRST in given.text
    assert "bombbomb" not in given.text
    assert "root:" not in given.text


def test_without_trafilatura_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def lacking(name: str, *given: Any, **named: Any) -> Any:
        if name.partition(".")[0] in ("trafilatura", "lxml"):
            raise ImportError(name)
        return real(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(Unreadable, match="reading web pages needs trafilatura") as caught:
        read(page())
    assert caught.value.hint == "pip install 'claimtrack[html]', or save its text as NAME.txt"
