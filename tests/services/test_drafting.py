"""A new file is ready to annotate."""

import pytest

from claimtrack.domain.reading import read_article
from claimtrack.errors import UsageProblem
from claimtrack.formats import native
from claimtrack.services.drafting import draft_article, guess_lang

TEXT = "\ufeffЛория молчит.\r\n\r\nПорт закрыт"


def test_a_draft_holds_the_text_and_reads_without_findings() -> None:
    draft = draft_article(
        TEXT, source="Example\nHerald", published="2025-03-05", title="Спор: порт", desk="foreign", url=None
    )
    assert draft.startswith(
        "---\nclaimtrack: 1\nsource: Example Herald\npublished: 2025-03-05\nlang: ru\n"
        "title: Спор: порт\ndesk: foreign\n---\nЛория молчит.\r\n\r\nПорт закрыт\n=== statements ===\n"
    )
    raw, findings = native.parse(draft, file="a.claim.md")
    assert findings == []
    assert raw is not None
    assert raw.records == ()
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
