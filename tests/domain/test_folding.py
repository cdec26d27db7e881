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
