"""A new file is ready to annotate."""

from hashlib import sha256

import pytest

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.reading import read_article
from claimtrack.errors import UsageProblem
from claimtrack.formats import native
from claimtrack.formats.texts import ArticleText, Fact
from claimtrack.services.drafting import draft_article, draft_of, guess_lang, told_of

DIGEST = sha256("Лория молчит.\r\n\r\nПорт закрыт".encode()).hexdigest()
TEXT = "\ufeffЛория молчит.\r\n\r\nПорт закрыт"


def test_a_draft_holds_the_text_and_reads_without_findings() -> None:
    draft = draft_article(
        TEXT, source="Example\nHerald", published="2025-03-05", title="Спор: порт", desk="foreign", url=None
    )
    assert draft.startswith(
        "---\nclaimtrack: 1\nsource: Example Herald\npublished: 2025-03-05\nlang: ru\n"
        f"title: Спор: порт\nsha256: {DIGEST}\ndesk: foreign\n---\n"
        "Лория молчит.\r\n\r\nПорт закрыт\n=== statements ===\n"
    )
    raw, findings = native.parse(draft, file="a.claim.md")
    assert findings == []
    assert raw is not None
    assert (raw.records, raw.text) == ((), TEXT.removeprefix("\ufeff"))
    assert read_article(raw)[1] == []


def test_the_example_in_a_draft_is_a_record_once_the_signs_are_removed() -> None:
    draft = draft_article("Words.\n", source="S", published="2025")
    head, _, example = draft.partition("tells what is missing.\n")
    uncommented = head + "tells what is missing.\n" + example.replace("# ", "")
    raw, findings = native.parse(
        uncommented.replace("the words of the article, exactly as they stand there", "Words"), file="a"
    )
    assert raw is not None
    assert findings + read_article(raw)[1] == []
    assert len(raw.records) == 1


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ({"source": "S", "published": "yesterday"}, "is not a date"),
        ({"source": "S", "published": "2025", "lang": "russian"}, "language tag"),
        ({"source": "", "published": "2025"}, "no `source`"),
    ],
)
def test_a_header_that_cannot_be_right_is_refused(header: dict[str, str], message: str) -> None:
    with pytest.raises(UsageProblem, match=message):
        draft_article("Words.", **header)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("Порт закрыт", "ru"), ("Ёлка и їжак, їх", "uk"), ("Объявление", "ru"), ("Port closed", "en"), ("", "en")],
)
def test_the_language_is_guessed_by_letters(text: str, lang: str) -> None:
    assert guess_lang(text) == lang


def test_what_the_user_says_holds_before_what_the_file_says() -> None:
    given = ArticleText("Words.\n", {"source": Fact("S", "x"), "published": Fact("2025-03-05", "y")}, "made 2")
    draft = draft_of(given, {"source": "Other", "published": None, "coder": "c1"})
    assert draft.startswith(
        "---\nclaimtrack: 1\nsource: Other\npublished: 2025-03-05\nlang: en\ncoder: c1\n"
        "extractor: made 2\n---\nWords.\n"
    )


@pytest.mark.parametrize(
    ("facts", "message", "hint"),
    [
        ({}, "who published it and when it was published", "say --source NAME and --published DATE"),
        ({"source": Fact("S", "x")}, "when it was published", "say --published DATE"),
        ({"published": Fact("2025", "x")}, "who published it", "say --source NAME"),
    ],
)
def test_what_nobody_says_is_asked_for(facts: dict[str, Fact], message: str, hint: str) -> None:
    with pytest.raises(UsageProblem, match=f"does not say {message}$") as caught:
        draft_of(ArticleText("Words.", facts), {})
    assert caught.value.hint == hint


def test_days_of_other_things_are_shown_where_the_day_of_publication_is_missing() -> None:
    given = ArticleText(
        "Words.",
        {"modified": Fact("2025-03-06", "x")},
        dropped=(Dropped("made `2025-03-01`", 1, "w"), Dropped("x", 2, "w")),
    )
    with pytest.raises(UsageProblem) as caught:
        draft_of(given, {"source": "S"})
    assert caught.value.hint == "say --published DATE; the file has modified `2025-03-06`, made `2025-03-01`"


def test_what_was_read_is_told_and_what_was_left_by_its_reason() -> None:
    given = ArticleText(
        "Words.",
        {"title": Fact("T", "h1"), "source": Fact("S", "x")},
        "made 2",
        "UTF-16 LE",
        (Dropped("a", 1, "it is odd"), Dropped("b", 3, "it is odd"), Dropped("c", 1, "it is even")),
    )
    assert list(told_of("html", given, {"source": "Mine"})) == [
        "read as html: UTF-16 LE; extractor made 2",
        "from the file itself: title (h1)",
        "not taken, as it is odd: a, b × 3",
        "not taken, as it is even: c",
    ]
    assert list(told_of("plain", ArticleText("Words."), {})) == []


@pytest.mark.parametrize("text", ["Слова 🙂", "Слова 🙂\n", "Слова\r\nещё", "Слова\r"])
def test_the_text_of_a_draft_is_the_one_that_other_coders_have(text: str) -> None:
    raw, findings = native.parse(draft_article(text, source="S", published="2025"), file="a.claim.md")
    assert (raw and raw.text, findings) == (text, [])


def test_a_text_that_was_made_out_of_a_page_may_be_mended() -> None:
    draft = draft_of(ArticleText("Слова", {}, "trafilatura 2"), {"source": "S", "published": "2025"})
    assert "sha256" not in draft
    assert "\nСлова\n=== statements ===" in draft
