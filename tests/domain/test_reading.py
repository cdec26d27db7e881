"""Reading an article: defaults, dates, quotes, and every problem of a unit in one run."""

from hashlib import sha256

import pytest

from claimtrack.domain.findings import Finding
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, StatementRecord
from claimtrack.formats import native

HEADER = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
TEXT = """Лория «никогда не согласится», сказал Орлан. Порт закрыт, порт закрыт.

«Гарантии нужны обеим сторонам, — сказал он, — но не войска».
"""


def file(records: str, *, text: str = TEXT, **header: str | None) -> str:
    lines = {"claimtrack": "1", **HEADER, **header}
    head = "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None)
    return f"---\n{head}---\n{text}=== statements ===\n{records}"


def read(text: str) -> tuple[ArticleRecord | None, list[Finding]]:
    raw, form = native.parse(text, file="a.claim.md")
    assert raw is not None
    assert form == []
    return read_article(raw)


def statement(fields: str, *, opening: str = "@s1 supports port-closed", **header: str) -> StatementRecord:
    article, findings = read(file(f"{opening}\n> никогда не согласится\n{fields}", **header))
    assert [one for one in findings if one.severity == "error"] == []
    assert article is not None
    return article.statements[0]


def problems(records: str, **header: str | None) -> list[tuple[str, int, int]]:
    _, findings = read(file(records, text=TEXT, **header))
    return [(one.code, one.place.line, one.place.column) for one in findings]


def test_the_header_is_kept_as_given_without_text_and_digest() -> None:
    digest = sha256(TEXT.encode()).hexdigest()
    article, findings = read(file("", sha256=digest, desk="foreign", title="", lang="RU", modified="2025-03-06T10:00Z"))
    assert findings == []
    assert article is not None
    assert article.sha256 == digest
    assert (article.lang, article.title, article.coder, article.meta) == ("ru", None, "", {"desk": "foreign"})
    assert article.header["lang"] == "RU"
    assert "sha256" not in article.header
    assert article.places["desk"].line == 7


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2025-03-05", "2025-03-05"),
        ("2025-02", "2025-02-28"),
        ("2024", "2024-12-31"),
        ("2025-03-05T01:00+02:00", "2025-03-05"),
    ],
)
def test_publication_may_be_known_to_the_day_month_or_year(published: str, day: str) -> None:
    article, findings = read(file("", published=published))
    assert findings == []
    assert article is not None
    assert (article.published, article.published_on) == (published, day)


def test_nothing_given_means_the_defaults() -> None:
    plain = statement("")
    assert (plain.act, plain.mode, plain.certainty, plain.evidence) == ("assert", "direct", None, "text")
    assert plain.chain.asserters == ()
    assert (plain.date.text, plain.date.earliest, plain.date.basis) == ("../2025-03-05", None, "publication")
    assert plain.claim is not None
    assert plain.claim.kind is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("denies", (-1, "denies", "fact", "deny", None)),
        ("doubts?", (-1, "doubts", "fact", "assert", "possible")),
        ("affirms", (1, "affirms", "fact", "assert", None)),
        ("-2", (-2, "strongly-opposes", None, "assert", None)),
        ("unclear", (None, "unclear", None, "assert", None)),
    ],
)
def test_a_stance_word_implies_kind_act_and_certainty(word: str, expected: tuple[object, ...]) -> None:
    found = statement("", opening=f"@s1 {word} port-closed")
    assert found.claim is not None
    assert (found.stance, found.stance_label, found.claim.kind, found.act, found.certainty) == expected
    assert found.conditional is word.endswith("?")


def test_given_values_win_over_implied_ones() -> None:
    found = statement(
        "kind: prediction\nact: confirm\ncertainty: certain\nmode: narrated", opening="@s1 doubts port-closed"
    )
    assert found.claim is not None
    assert (found.claim.kind, found.act, found.certainty, found.mode) == (
        "prediction",
        "confirm",
        "certain",
        "narrated",
    )


def test_claim_texts_have_their_languages() -> None:
    raw, _ = native.parse(file("@s1 1 k\n> Орлан\nclaim: Das.\nclaim[UK]: Порт.\n"), file="a.claim.md")
    assert raw is not None
    article, _ = read_article(raw, claim_lang="de")
    assert article is not None
    claim = article.statements[0].claim
    assert claim is not None
    assert claim.texts == {"de": "Das.", "uk": "Порт."}
    assert article.statements[0].raw["claim_text"] == "Das."
    assert article.statements[0].raw["claim"] == "k"


def test_a_quote_over_two_lines_and_with_a_gap_is_anchored() -> None:
    records = "@s1 1 k\n> Гарантии нужны <…>\n> но не войска\n"
    article, findings = read(file(records))
    assert findings == []
    assert article is not None
    quote = article.statements[0].quote
    assert quote is not None
    assert [TEXT[part.start : part.end] for part in quote.segments] == ["Гарантии нужны", "но не войска"]
    assert article.statements[0].raw["quote"] == "Гарантии нужны <…> но не войска"


def test_a_topic_may_stand_in_for_a_claim() -> None:
    found = statement("topic: harbour; security/guarantees", opening="@s1 unclear -")
    assert found.claim is None
    assert found.topics == ("harbour", "security/guarantees")


def test_all_problems_of_a_file_come_in_one_run_with_their_places() -> None:
    records = """@s1 oposes port-closed
> никогда не согласиться
by: ЛПА > anon(источник
said: 4 марта
"""
    second = """@s1 supports -
> порт закрыт
mode: verbatim
confidence: 1.5
kind: facts
"""
    found = problems(records + second, lang="russian", published="2025-03-05/2025-03-06")
    assert sorted(found, key=lambda one: one[1:]) == [
        ("CT303", 4, 12),
        ("CT120", 5, 7),
        ("CT501", 11, 5),
        ("CT203", 12, 3),
        ("CT414", 13, 15),
        ("CT301", 14, 7),
        ("CT111", 15, 2),
        ("CT503", 15, 14),
        ("CT502", 17, 7),
        ("CT504", 18, 13),
        ("CT502", 19, 7),
        ("CT506", 19, 7),
    ]


@pytest.mark.parametrize(
    ("quote", "code", "hint"),
    [
        ("порт закрыт", None, None),
        ("Порт закрыт, [[порт закрыт]]", None, None),
        ("закрыт", "CT204", "[[quote]]"),
        ("никогда не согл», сказал", "CT203", "differs from “согл», сказал”"),
        (
            "никогда не согласиться",
            "CT203",
            "closest, on line 7: “никогда не согласится”; the quote differs from “согласиться”",
        ),
        ("[[порт", "CT205", None),
        ("", "CT202", None),
    ],
)
def test_a_quote_must_stand_in_the_text_once(quote: str, code: str | None, hint: str | None) -> None:
    _, findings = read(file(f"@s1 1 k\n> {quote}\n"))
    assert [one.code for one in findings] == ([code] if code else [])
    assert hint is None or hint in str(findings[0].hint)


def test_a_warning_lets_the_article_through() -> None:
    article, findings = read(file("@s1 1 k\nsaid: 2025-03-09\nby:\n", url="example.org/a"))
    assert sorted(one.code for one in findings) == ["CT113", "CT119", "CT201", "CT302"]
    assert article is not None
    assert article.statements[0].date.latest == "2025-03-09"


def test_a_missing_key_names_the_one_that_was_meant() -> None:
    _, findings = read(file("", published=None, publised="2025-03-05"))
    assert [(one.code, one.hint) for one in findings] == [
        ("CT105", "did you mean `published` where you wrote `publised`?")
    ]


def test_a_changed_text_does_not_fit_its_digest() -> None:
    assert problems("", sha256="0" * 64) == [("CT115", 6, 9)]


def test_without_a_text_only_records_of_tables_stand() -> None:
    article, findings = read(file("@s1 1 k\n> Lorian delegate: yes\nevidence: record\n", text=""))
    assert findings == []
    assert article is not None
    assert article.text is None
    assert article.statements[0].quote is not None
    _, findings = read(file("@s1 1 k\n> yes\n@s2 1 k\n> no\n", text=""))
    assert [(one.code, one.place.line) for one in findings] == [("CT122", 9)]


@pytest.mark.parametrize("key", ["a;b", 'a"b', "@a", "(a)", "-a"])
def test_a_claim_key_is_one_plain_word(key: str) -> None:
    assert [code for code, _, _ in problems(f"@s1 1 {key}\n> Орлан\n")] == ["CT505"]


def test_an_id_has_plain_signs_only() -> None:
    assert problems("@s!1 1 k\n> Орлан\n") == [("CT110", 11, 2)]


def test_a_quote_that_occurs_twice_on_one_line_is_told_by_column() -> None:
    _, (problem,) = read(file("@s1 1 k\n> порт закрыт\n", text="Да, порт закрыт, порт закрыт.\nИ тут порт закрыт.\n"))
    assert problem.message == "the quote occurs more than once in the text: on line 7 (columns 5, 18), line 8"
