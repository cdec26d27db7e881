import pytest

from claimtrack.domain.folding import Folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("один\r\n\t\u00a0два", "один два"),
        ("«a» „b“ “c” ‹d› ‘e’ ‚f‛ \"g\" 'h' ‟i", "'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h' 'i"),
        ("a-b‐c‑d‒e–f—g―h−i", "a-b-c-d-e-f-g-h-i"),
        ("пере\u00adго\u200bво\u200cр\u2060ы\ufeff", "переговоры"),
        ("a \u200b b", "a b"),
        ("Ёлка ёлка й и\u0306", "Ёлка ёлка й и\u0306"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_only_spaces_marks_dashes_and_the_invisible_fold(text: str, folded: str) -> None:
    assert Folded(text).text == folded


def test_every_folded_character_knows_its_original() -> None:
    text = "\ufeff«Да»  \u00ad\n— ска\u00adзал он"
    folded = Folded(text)
    for index, char in enumerate(folded.text):
        original = folded.original(index)
        assert char == " " or Folded(text[original]).text == char
        assert folded.position(original) == index


@pytest.mark.parametrize(
    ("text", "originals"),
    [
        ("a  \u00ad  b", [0, 1, 6]),
        ("a\u00ad \n b", [0, 2, 5]),
        ("\ufeff\u00adда", [2, 3]),
        ("\u200b да\u00ad", [1, 2, 3]),
        ("да \u200b\u00adи\u00ad\u00ad нет  ", [0, 1, 2, 5, 8, 9, 10, 11, 12]),
    ],
)
def test_a_place_anywhere_in_the_original_has_the_next_folded_character(text: str, originals: list[int]) -> None:
    folded = Folded(text)
    assert [folded.original(index) for index in range(len(folded.text))] == originals
    for offset in range(len(text) + 1):
        assert folded.position(offset) == sum(original < offset for original in originals)
