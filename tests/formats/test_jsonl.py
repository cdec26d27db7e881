"""JSON Lines: the twin of the native format, findings with their column in the line, canonical writing."""

import json
from dataclasses import replace
from typing import Any

import pytest

from claimtrack.domain.codebook import Codebook
from claimtrack.domain.findings import Finding
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, Place, RawArticle
from claimtrack.formats import jsonl

STATEMENT: dict[str, Any] = {
    "id": "s1",
    "stance": "opposes",
    "claim": "union-troops",
    "quote": "никогда не согласится",
    "by": "ЛПА > Марек Орлан",
}
ARTICLE: dict[str, Any] = {
    "source": "Example Herald",
    "published": "2025-03-05",
    "lang": "ru",
    "text": "Лория «никогда не согласится», сказал Орлан 🕊️.\nДа, сказал.",
    "statements": [STATEMENT],
}


def line(**changes: object) -> str:
    return json.dumps({**ARTICLE, **changes}, ensure_ascii=False)


def statement_line(**changes: object) -> str:
    kept = {key: value for key, value in {**STATEMENT, **changes}.items() if value != "(none)"}
    return line(statements=[kept])


def read(text: str) -> tuple[ArticleRecord | None, list[Finding]]:
    raw, findings = jsonl.parse_line(text, file="a.jsonl", number=7)
    assert isinstance(raw, RawArticle)
    article, more = read_article(raw)
    return article, findings + more


def good(text: str) -> ArticleRecord:
    article, findings = read(text)
    assert findings == []
    assert article is not None
    return article


def pointed_at(text: str) -> list[tuple[str, str]]:
    """Give the findings of a line, each with the words its caret stands under."""
    _, findings = jsonl.parse_line(text, file="a.jsonl", number=7)
    assert all(one.place.line == 7 for one in findings)
    return [(one.code, text[one.place.column - 1 : one.place.column - 1 + one.place.width]) for one in findings]


def test_an_article_is_read_as_its_native_twin() -> None:
    article = good(line(url="https://example.org/a", desk="foreign", pages=3, flags={"b": 1, "a": None}))
    assert (article.source, article.published_on, article.url) == (
        "Example Herald",
        "2025-03-05",
        "https://example.org/a",
    )
    assert article.meta == {"desk": "foreign", "pages": "3", "flags": '{"a": null, "b": 1}'}
    (statement,) = article.statements
    assert statement.quote is not None
    assert statement.quote.text == "никогда не согласится"
    assert [hop.name for hop in statement.chain.hops] == ["ЛПА"]
    assert statement.mode == "direct"


@pytest.mark.parametrize(
    ("changes", "value", "conditional"),
    [
        ({"stance": -2}, -2, False),
        ({"stance": 1, "conditional": True}, 1, True),
        ({"stance": "supports?", "conditional": True}, 1, True),
        ({"stance": None}, None, False),
        ({"stance": None, "conditional": True}, None, True),
        ({"stance": "0?"}, 0, True),
    ],
)
def test_stances_may_be_numbers_and_null(changes: dict[str, object], value: int | None, *, conditional: bool) -> None:
    (statement,) = good(statement_line(**changes)).statements
    assert (statement.stance, statement.conditional) == (value, conditional)


def test_a_chain_may_be_a_list_of_hops() -> None:
    hops = [
        "ЛПА",
        {"anon": "источник; во дворце", "of": "Lorian Palace", "reason": "боится"},
        [{"name": "Orlan (the elder)", "for": "Лория"}, "Lena Voss"],
    ]
    (statement,) = good(statement_line(by=hops)).statements
    agency, anonymous = statement.chain.hops
    assert agency.name == "ЛПА"
    assert (anonymous.descriptor, anonymous.of, anonymous.reason) == ("источник; во дворце", "Lorian Palace", "боится")
    assert [(voice.name, voice.on_behalf_of) for voice in statement.chain.asserters] == [
        ("Orlan (the elder)", "Лория"),
        ("Lena Voss", None),
    ]


def test_lists_texts_and_numbers_become_what_the_native_fields_hold() -> None:
    changes = {
        "topic": ["security/guarantees", "harbour"],
        "about": ["Kasteya; the port", "Лория"],
        "confidence": 0.8,
        "claim_text": {"en": "Troops may come.", "uk": "Війська можуть прийти."},
        "quote": ["Лория", "согласится"],
        "id": 4,
    }
    (statement,) = good(statement_line(**changes)).statements
    assert statement.topics == ("security/guarantees", "harbour")
    assert statement.claim is not None
    assert statement.claim.about == ("Kasteya; the port", "Лория")
    assert statement.claim.texts == {"en": "Troops may come.", "uk": "Війська можуть прийти."}
    assert statement.confidence == 0.8
    assert statement.id == "4"
    assert statement.quote is not None
    assert statement.quote.text == "Лория <…> согласится"


def test_a_row_of_a_table_needs_no_text() -> None:
    text = line(text=None, evidence="record", statements=[{**STATEMENT, "quote": "Lorian delegate:  NO"}])
    (statement,) = good(text).statements
    assert statement.evidence == "record"
    assert statement.quote is not None
    assert (statement.quote.text, statement.quote.segments) == ("Lorian delegate:  NO", ())


def test_without_a_claim_a_topic_is_enough() -> None:
    for claim in (None, "-"):
        (statement,) = good(statement_line(claim=claim, topic="harbour")).statements
        assert statement.claim is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"source": "A" "lang": "ru"}', [("CT116", '"')]),
        ('{"source": NaN}', [("CT116", "NaN")]),
        ('{"lang": "ru", "b": 1, "lang": "uk"}', [("CT104", "lang")]),
        ("[1, 2]", [("CT117", "[1, 2]")]),
        ('{"a": ' + "[" * 3000 + "]" * 3000 + "}", [("CT116", "{")]),
        ('{"a": ' + "9" * 5000 + "}", [("CT116", "{")]),
        (line(meta={"source": "B"}), [("CT104", "source")]),
        (statement_line(claim_text={"e]n": "x"}), [("CT117", '{"e]n": "x"}')]),
        (line(lang=["ru"]), [("CT117", '["ru"]')]),
        (line(text=5), [("CT117", "5")]),
        (line(statements={}), [("CT117", "{}")]),
        (line(statements=[1]), [("CT117", "1")]),
        (line(claimtrack=2), [("CT106", "2")]),
        (line(claimtrack=True), [("CT117", "true")]),
        (line(evidence=4), [("CT117", "4")]),
        (statement_line(by=[{"name": '"x"'}]), [("CT117", '[{"name": "\\"x\\""}]')]),
        (statement_line(by=[{"anon": " "}]), [("CT117", '[{"anon": " "}]')]),
        (statement_line(by=[{"nme": "x"}]), [("CT117", '[{"nme": "x"}]')]),
        (line(type="artikel"), [("CT502", "artikel")]),
        (statement_line(speaker="X"), [("CT112", "speaker")]),
        (statement_line(by=["ЛПА", 5]), [("CT117", '["ЛПА", 5]')]),
        (statement_line(by=["ЛПА", {"anon": "x", "off": "y"}]), [("CT117", '["ЛПА", {"anon": "x", "off": "y"}]')]),
        (statement_line(topic=[1]), [("CT117", "[1]")]),
        (statement_line(stance=[]), [("CT117", "[]")]),
        (statement_line(stance=True), [("CT117", "true")]),
        (statement_line(stance="1?", conditional=False), [("CT117", "false")]),
        (statement_line(quote=[]), [("CT117", "[]")]),
        (statement_line(claim_text=["x"]), [("CT117", '["x"]')]),
        (line(statements=[{"id": "s1", "stance": 1}]), [("CT105", '{"id": "s1", "stance": 1}')]),
        (line(title="a").replace('"a"', '"a\\ud83d"'), [("CT101", "\\ud83d")]),
    ],
)
def test_a_problem_has_the_column_of_its_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert pointed_at(text) == expected


def test_what_is_null_counts_as_not_given() -> None:
    nothing = good(line(title=None, url=None, meta=None, evidence=None))
    assert (nothing.header, nothing.meta, nothing.title) == (good(line()).header, {}, None)
    assert nothing.statements[0].evidence == "text"
    assert good(line(meta=3)).meta == {"meta": "3"}
    assert good(line(statements=None)).statements == ()


def test_a_text_of_the_wrong_type_is_one_finding() -> None:
    assert [one.code for one in read(line(text=["Words."]))[1]] == ["CT117"]


def test_content_findings_are_exact_when_asked_for() -> None:
    text = statement_line(by="ЛПА > anon(источник", said="вчера")
    raw, _ = jsonl.parse_line(text, file="a.jsonl", number=1, exact=True)
    assert isinstance(raw, RawArticle)
    _, findings = read_article(raw)
    spots = {one.code: text[one.place.column - 1 :] for one in findings}
    assert spots["CT301"].startswith("вчера")
    assert spots["CT414"].startswith("(источник")


def test_an_escaped_pair_of_surrogates_is_one_character() -> None:
    article = good(json.dumps({**ARTICLE, "title": "🕊️ и \\u0000 словами"}))
    assert article.title == "🕊️ и \\u0000 словами"


def test_codebook_entries_and_judgements_are_lines_too() -> None:
    entry, findings = jsonl.parse_line(
        '{"type":"speaker","name":"Marek Orlan","kind":"person","names":{"ru":["Орлан"]}}', file="a.jsonl", number=1
    )
    assert findings == []
    assert isinstance(entry, Codebook)
    assert [(name.text, name.lang) for name in entry.speakers[0].names] == [("Marek Orlan", "en"), ("Орлан", "ru")]
    judgement, findings = jsonl.parse_line('{"type":"judgement","verdict":"same"}', file="a.jsonl", number=1)
    assert findings == []
    assert isinstance(judgement, jsonl.Judgement)
    assert judgement.data["verdict"] == "same"
    assert pointed_at('{"type":"speaker","name":"X","kind":"persn"}') == [("CT502", "persn")]


def nowhere(article: ArticleRecord) -> ArticleRecord:
    statements = tuple(replace(one, place=Place(""), places={}) for one in article.statements)
    return replace(article, place=Place(""), places={}, statements=statements)


def test_what_is_written_reads_as_the_same_record_and_writes_the_same() -> None:
    awkward = {"meta": {"type": "essay", "statements": "two", "meta": "x"}, "desk": "a\nb"}
    article = good(line(**awkward, title="Ёж: «да»"))
    written = jsonl.write_line(jsonl.article_object(article))
    again = good(written)
    assert nowhere(again) == nowhere(article)
    assert again.meta["type"] == "essay"
    assert jsonl.write_line(jsonl.article_object(again)) == written


def test_lines_are_canonical() -> None:
    assert jsonl.write_line({"b": [1, None], "a": "Ёж\n"}) == '{"a":"Ёж\\n","b":[1,null]}'
    with pytest.raises(ValueError, match="JSON"):
        jsonl.write_line({"a": float("nan")})
