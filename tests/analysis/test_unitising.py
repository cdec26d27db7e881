"""Which records of two coders are of the same words."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.analysis.unitising import Marked, length, matched, same_words, shared, units


def mark(*bounds: int, content: tuple[str, ...] = ()) -> Marked:
    return Marked(tuple(zip(bounds[::2], bounds[1::2], strict=True)), content)


def marks(*, most: int = 5) -> st.SearchStrategy[list[Marked]]:
    def build(bounds: tuple[list[int], str]) -> Marked:
        return mark(*sorted(bounds[0]), content=(bounds[1],))

    bounds = st.lists(st.integers(0, 40), min_size=2, max_size=2, unique=True) | st.lists(
        st.integers(0, 40), min_size=4, max_size=4, unique=True
    )
    return st.lists(st.tuples(bounds, st.sampled_from("ab")).map(build), max_size=most)


def test_a_gap_of_a_quote_is_shared_with_nobody() -> None:
    assert shared(mark(0, 10, 20, 30), mark(5, 25)) == 10
    assert shared(mark(0, 10, 20, 30), mark(12, 18)) == 0
    assert length(mark(0, 10, 20, 30)) == 20


def test_half_of_the_shorter_record_is_enough() -> None:
    assert same_words(mark(0, 100), mark(90, 110))
    assert not same_words(mark(0, 100), mark(91, 110))
    assert same_words(mark(0, 100), mark(99, 110), least=0.05)
    assert not same_words(mark(0, 10), mark(10, 20), least=0.0)


def test_a_clause_is_the_unit_of_its_sentence() -> None:
    assert matched([mark(0, 80)], [mark(46, 80)]) == ((0, 0),)


def test_records_are_matched_one_to_one() -> None:
    assert matched([mark(0, 10)], [mark(0, 10), mark(0, 10)]) in {((0, 0),), ((0, 1),)}
    assert matched([], [mark(0, 10)]) == ()


def test_the_largest_overlap_wins_over_the_nearest_pair_alone() -> None:
    # The first would go best with the first, but then the second would have nobody.
    first, second = [mark(0, 10), mark(0, 12)], [mark(0, 11), mark(0, 5)]
    assert matched(first, second) == ((0, 1), (1, 0))


def test_of_two_records_on_the_same_words_the_claim_decides_then_the_speaker() -> None:
    first = [mark(0, 10, content=("harbour", "Orlan")), mark(0, 10, content=("troops", "Orlan"))]
    second = [mark(0, 10, content=("troops", "Venn")), mark(0, 10, content=("harbour", "Orlan"))]
    assert matched(first, second) == ((0, 1), (1, 0))
    three = [mark(0, 10, content=("troops", name)) for name in ("Venn", "Orlan")]
    assert matched(three, three[::-1]) == ((0, 1), (1, 0))


def test_units_of_three_coders_hold_at_most_one_record_of_each() -> None:
    coders = [[mark(0, 10), mark(20, 30)], [mark(1, 10), mark(40, 50)], [mark(0, 9), mark(21, 30)]]
    assert units(coders) == ((0, 0, 0), (1, None, 1), (None, 1, None))


@given(marks(), marks())
def test_whose_records_come_first_is_of_no_consequence(first: list[Marked], second: list[Marked]) -> None:
    turned = tuple(sorted((one, other) for other, one in matched(second, first)))
    assert [(first[i], second[j]) for i, j in matched(first, second)] == [(first[i], second[j]) for i, j in turned]


@given(marks(most=4), marks(most=4))
def test_no_other_way_of_pairing_overlaps_more(first: list[Marked], second: list[Marked]) -> None:
    def overlap(i: int, j: int) -> float:
        common = shared(first[i], second[j])
        fits = same_words(first[i], second[j])
        return common / (length(first[i]) + length(second[j]) - common) if fits else 0.0

    short, long = sorted((len(first), len(second)))
    turned = len(first) > len(second)
    every = [
        sum(overlap(b, a) if turned else overlap(a, b) for a, b in zip(range(short), way, strict=True))
        for way in permutations(range(long), short)
    ]
    assert sum(overlap(i, j) for i, j in matched(first, second)) >= max(every, default=0.0) - 1e-5


@given(marks())
def test_a_coder_who_records_the_same_meets_every_record(records: list[Marked]) -> None:
    found = matched(records, records[::-1])
    assert len(found) == len(records)
    assert all(records[i] == records[::-1][j] for i, j in found)


@given(st.lists(marks(most=4), min_size=2, max_size=4))
def test_every_record_is_in_exactly_one_unit(coders: list[list[Marked]]) -> None:
    found = units(coders)
    for coder, records in enumerate(coders):
        assert sorted(at for unit in found if (at := unit[coder]) is not None) == list(range(len(records)))
    if len(coders) == 2:
        pairs = tuple((one, other) for one, other in found if one is not None and other is not None)
        assert sorted(pairs) == list(matched(*coders))
