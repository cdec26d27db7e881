"""Where a text comes closest to words that are not in it."""

import pytest

from claimtrack.domain.nearness import Near, loosened, nearest


def near(text: str, wanted: str) -> tuple[str, str] | None:
    """Give the closest words of the text, and what of the wanted ones differs from there on."""
    found = nearest(loosened(text), text, wanted)
    return found and (text[found.start : found.end], wanted[found.agreeing :])


@pytest.mark.parametrize(
    ("text", "wanted", "closest", "differs"),
    [
        ("Войск не будет, и точка.", "Войск не станет, и точка", "Войск не будет, и точка", "станет, и точка"),
        ("Войск не будет, и точка.", "войск не будет", "Войск не будет", "войск не будет"),
        ("Всё решено давно.", "Все решено давно", "Всё решено давно", "е решено давно"),
        ("Порт закрыт. Порт открыт с утра. Порт закрыт.", "Порт открыт с вечера", "Порт открыт с утра", "вечера"),
        ("И он сказал: «Порт закрыт».", "он сказал: «Порт открыт».", "он сказал: «Порт закрыт».", "открыт»."),
        ("И он сказал: «Порт закрыт».", "сказал «Порт закрыт", "сказал: «Порт закрыт", " «Порт закрыт"),
        ("(Порт закрыт!)", "(Порт открыт!)", "(Порт закрыт!)", "открыт!)"),
        ("Он сказал:«Порт закрыт»и ушёл", "«Порт открыт»", ":«Порт закрыт»", "открыт»"),
        ("Порт открыт", "Порт  открыт", "Порт открыт", " открыт"),
        ("Переговоры идут", "переговор", "Переговоры", "переговор"),
        ("Один два три четыре пять", "два три шесть пять", "два три четыре пять", "шесть пять"),
        ("Один два три четыре пять", "один два четыре пять", "Один два три четыре пять", "один два четыре пять"),
        ("a b c порт", "a b порт", "a b c порт", "порт"),
    ],
)
def test_the_closest_words_are_whole_and_tell_where_they_differ(
    text: str, wanted: str, closest: str, differs: str
) -> None:
    assert near(text, wanted) == (closest, differs)


@pytest.mark.parametrize(
    ("text", "wanted"), [("", "abc"), ("абв где", "xyz"), ("… — !", "порт"), ("a b c d e f", "xa")]
)
def test_what_is_like_nothing_has_no_place(text: str, wanted: str) -> None:
    assert near(text, wanted) is None


def test_most_of_the_words_must_be_there() -> None:
    assert near("порт и только порт", "порт стоит там уже давно") is None
    assert near("порт стоит и только", "порт стоит там уже") is not None


def test_letters_that_grow_in_small_keep_their_offsets() -> None:
    assert loosened("İЁ") == "İе"
    assert near("İİİ станция метро закрыта", "станция метра закрыта") == ("станция метро закрыта", "а закрыта")


def test_of_two_places_as_like_the_first_is_shown() -> None:
    found = nearest("порт закрыт. порт закрыт.", "порт закрыт. порт закрыт.", "порт раскрыт")
    assert found is not None
    assert found.start == 0


def test_a_very_long_quote_is_shown_around_its_first_difference() -> None:
    text = " ".join(f"слово{number}" for number in range(1000))
    at = text.index("слово700")
    wrong = text[:at] + "иное" + text[at:]
    found = nearest(loosened(text), text, wrong)
    assert isinstance(found, Near)
    assert found.agreeing == at
    assert text[found.start : found.end].startswith("слово69")
    assert len(text[found.start : found.end]) < 2100
