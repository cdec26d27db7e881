import pytest

from claimtrack.domain.fingerprint import fingerprint

QUOTE = "«Гарантии нужны обеим сторонам, — но без чужих войск!»"


@pytest.mark.parametrize(
    "same",
    [
        "гарантии нужны обеим сторонам но без чужих войск",
        "ГАРАНТИИ НУЖНЫ… обеим   сторонам: но — без чужих\nвойск?",
        "Гарантии <…> нужны обеим сторонам <…> но без чужих войск",
        "Гарантии<…>нужны обеим сторонам<...>но без чужих войск",
    ],
)
def test_the_same_words_have_one_fingerprint(same: str) -> None:
    assert fingerprint(QUOTE) == fingerprint(same)


def test_yo_and_apostrophes_are_folded() -> None:
    assert fingerprint("її слов'янські землі й людей на мапі") == fingerprint("Її слов’янські землі й людей на мапі")
    assert fingerprint("всё ещё не решён наш главный вопрос") == fingerprint("все еще не решен наш главный вопрос")


@pytest.mark.parametrize(
    "other", ["гарантии нужны обеим сторонам но без наших войск", "гарантии обеим нужны сторонам но без чужих войск"]
)
def test_other_words_or_another_order_have_another(other: str) -> None:
    assert fingerprint(QUOTE) != fingerprint(other)


@pytest.mark.parametrize(
    "text", ["", "…", "раз два три четыре пять", "one, two; three! four — five", "🙂 🙂 🙂 🙂 🙂 🙂"]
)
def test_fewer_than_six_words_prove_nothing(text: str) -> None:
    assert fingerprint(text) is None


def test_six_words_are_enough() -> None:
    assert fingerprint("one two three four five six") == "one two three four five six"
