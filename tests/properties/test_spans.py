from itertools import combinations, pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from claimtrack.domain.folding import Folded
from claimtrack.domain.quotemarks import is_direct
from claimtrack.domain.records import Quote, Segment
from claimtrack.domain.spans import AnchorProblem, anchor

ALPHABET = "аё\u0308b «»\"'-—\n\r\u00a0\u00ad\u200b.👩\u200d"
TEXTS = st.text(ALPHABET, max_size=40) | st.text(max_size=40)
SMALL = st.text("ab \n", max_size=10)


def ways_to_fit(text: str, fragments: list[str]) -> int:
    """Count by trying all ways; the text and fragments need no folding."""
    places = [
        (number, begin)
        for number, fragment in enumerate(fragments)
        for begin in range(len(text))
        if text.startswith(fragment, begin)
    ]
    count = 0
    for chosen in combinations(places, len(fragments)):
        in_order = [number for number, _ in chosen] == list(range(len(fragments)))
        apart = all(begin + len(fragments[number]) <= later for (number, begin), (_, later) in pairwise(chosen))
        count += in_order and apart
    return count


@given(TEXTS, st.data())
def test_a_slice_of_the_text_is_found_where_it_was_cut(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    words = text[begin:end]
    assume(not any(mark in words for mark in ("[[", "]]", "<")))
    result = anchor(text, words)
    folded = Folded(words).text.strip()
    if not folded:
        assert result == AnchorProblem("empty")
    elif isinstance(result, Quote):
        (part,) = result.segments
        assert begin <= part.start < part.end <= end
        assert result.text == text[part.start : part.end]
        assert result.text == result.text.strip()
        assert Folded(result.text).text == folded
    else:
        assert result.kind == "ambiguous"
        assert len(result.lines) > 1


@given(
    st.lists(st.sampled_from("ab"), max_size=9).map("".join),
    st.lists(st.sampled_from(["a", "b", "ab", "ba", "aa"]), min_size=1, max_size=3),
)
def test_fragments_fit_exactly_when_counting_all_ways_gives_one(text: str, fragments: list[str]) -> None:
    result = anchor(text, " <…> ".join(fragments))
    ways = ways_to_fit(text, fragments)
    if ways == 1:
        assert isinstance(result, Quote)
        assert [text[part.start : part.end] for part in result.segments] == fragments
        assert all(one.end <= other.start for one, other in pairwise(result.segments))
    else:
        assert isinstance(result, AnchorProblem)
        assert result.kind == ("ambiguous" if ways else "missing")


@given(TEXTS, st.text(ALPHABET + "[]<>…", max_size=30))
def test_any_quote_has_a_place_or_a_problem_with_one(text: str, quote: str) -> None:
    result = anchor(text, quote)
    if isinstance(result, Quote):
        assert " <…> ".join(text[part.start : part.end] for part in result.segments) == result.text
        assert is_direct(text, result.segments) in {True, False}
    else:
        assert 0 <= result.at <= len(quote)
        assert result.closest is None or result.closest in text


@given(SMALL, SMALL, SMALL)
def test_context_picks_the_words_it_surrounds(before: str, words: str, after: str) -> None:
    assume(words.strip())
    text = f"x{before}{words}{after}y"
    result = anchor(text, f"x{before}[[{words}]]{after}y")
    assert isinstance(result, Quote)
    assert result.text == words.strip()
    assert result.segments[0].start == 1 + len(before) + len(words) - len(words.lstrip())


@given(TEXTS)
def test_folding_leads_back_character_by_character(text: str) -> None:
    folded = Folded(text)
    places = [folded.original(index) for index in range(len(folded.text))]
    assert places == sorted(set(places))
    assert [folded.position(place) for place in places] == list(range(len(places)))
    assert all(char == " " or Folded(text[place]).text == char for char, place in zip(folded.text, places, strict=True))
    assert Folded(folded.text).text == folded.text


@given(st.text("ab»”’' \n", max_size=30), st.data())
def test_without_an_opening_mark_nothing_is_direct(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    assert not is_direct(text, [Segment(begin, data.draw(st.integers(begin, len(text))))])


@given(st.text('ab «»“”„‘’"\n', max_size=30))
def test_the_words_between_two_quotations_are_never_direct(inside: str) -> None:
    text = f"«{inside.replace('«', '')}» word «b»"
    begin = text.index("word")
    assert not is_direct(text, [Segment(begin, begin + 4)])
