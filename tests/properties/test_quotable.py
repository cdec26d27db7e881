"""Whatever signs a text has, places in it become a quote that finds exactly them."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimtrack.domain.quotable import quote_at
from claimtrack.domain.records import Quote, Segment
from claimtrack.domain.spans import TextIndex

PIECES = [*'[]<>…«»"-\n\xad🙂', "...", "<…>", "\r\n", "Kim", "Kim ", " said", "нет"]
UNSEEN = " \n\r\xad"


@settings(max_examples=300)
@example(["Then ", "[", "Kim", "]", " said so. ", "Later ", "Kim", " left."], [6, 9])
@example(["[", "Kim", "]", "]", " said ", "Kim", "]"], [1, 5])
@example(["Kim", "<…>", "Kim", " <…> ", "Kim", "<…>", "Kim"], [3, 9])
@example(["Kim ", "Kim ", "Kim ", "Kim "], [0, 3, 8, 11])
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=25),
    st.lists(st.integers(0, 100), min_size=2, max_size=6, unique=True),
)
def test_places_with_words_are_found_again_exactly(pieces: list[str], cuts: list[int]) -> None:
    text = "".join(pieces)
    ends = sorted({min(cut, len(text)) for cut in cuts})
    parts = [Segment(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    index = TextIndex(text)
    line = quote_at(index, parts)
    seen = [part for part in parts if text[part.start : part.end].strip(UNSEEN)]
    assert (line is None) == (not seen)
    if line is not None:
        found = index.anchor(" ".join(line.split()))
        assert isinstance(found, Quote)
        found_words = [text[part.start : part.end] for part in found.segments]
        assert found_words == [text[part.start : part.end].strip(UNSEEN) for part in seen]
        pairs = zip(found.segments, seen, strict=True)
        assert all(part.start <= one.start and one.end <= part.end for one, part in pairs)
