"""A quote made of places finds exactly these places again."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.quotable import quote_at
from claimtrack.domain.records import Quote, Segment
from claimtrack.domain.spans import TextIndex

TEXT = "Нет, сказал он. Нет, сказала она.\r\nИ снова: нет,\nсказал он."


def test_words_that_stand_once_are_the_quote() -> None:
    at = TEXT.index("сказала она")
    assert quote_at(TextIndex(TEXT), [Segment(at, at + 11)]) == "сказала она"


def test_words_that_stand_twice_get_what_is_around_them() -> None:
    index = TextIndex(TEXT)
    at = TEXT.index("Нет", 5)
    line = quote_at(index, [Segment(at, at + 3)])
    assert line is not None
    assert "[[Нет]]" in line
    found = index.anchor(line)
    assert isinstance(found, Quote)
    assert found.segments == (Segment(at, at + 3),)


def test_blanks_at_the_ends_fall_away_and_nothing_but_blanks_is_no_quote() -> None:
    index = TextIndex("a  b  c")
    assert quote_at(index, [Segment(1, 6)]) == "b"
    assert quote_at(index, [Segment(1, 3)]) is None


@given(st.lists(st.sampled_from(["нет ", "да ", "🙂 ", "«он» ", "\n", "- "]), min_size=1, max_size=30), st.data())
def test_every_place_can_be_quoted_or_is_refused(words: list[str], data: st.DataObject) -> None:
    text = "".join(words)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4, unique=True)))
    cuts = cuts[: len(cuts) // 2 * 2]
    parts = [Segment(cuts[n], cuts[n + 1]) for n in range(0, len(cuts), 2)]
    index = TextIndex(text)
    line = quote_at(index, parts)
    if line is not None:
        found = index.anchor(line)
        assert isinstance(found, Quote)
        stripped = [text[part.start : part.end].strip() for part in parts if text[part.start : part.end].strip()]
        assert [text[part.start : part.end] for part in found.segments] == stripped
