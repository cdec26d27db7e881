"""Names compare alike either way round, and the order in which they come never matters."""

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.suggesting import Pair, fewest
from claimtrack.domain.suggesting_letters import nominatives, spelled
from claimtrack.domain.suggesting_names import Bearer, alike, name_pairs

WORDS = st.sampled_from(
    ("Марек", "Marek", "Марека", "М.", "Орлан", "Orlan", "Орлана", "Орлова", "Orlaan", "Jr.", "LPA", "the", "2", "🙂")
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join) | st.text(max_size=8)


@given(NAMES, NAMES)
def test_two_names_are_as_much_alike_either_way_round(one: str, other: str) -> None:
    found = alike(one, other)

    assert found == alike(other, one) or (found is not None and found.score == 1)
    assert found is None or 0 < found.score <= 1


@given(NAMES)
def test_a_name_is_one_with_itself(name: str) -> None:
    found = alike(name, name)

    assert found is not None
    assert found.score == 1


@given(st.text(max_size=12))
def test_every_word_has_a_key(word: str) -> None:
    assert spelled(word)
    assert all(isinstance(key, str) for key in nominatives(word))


@given(st.lists(NAMES, max_size=6, unique=True))
def test_the_order_of_names_does_not_matter(names: list[str]) -> None:
    turned = list(reversed(names))
    found = [[(a.key, b.key, likest) for a, b, likest in name_pairs(_bearers(some))] for some in (names, turned)]

    assert found[0] == found[1]


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] > pair[1])))
def test_whatever_is_alike_is_still_linked_when_only_the_fewest_are_asked_about(
    given_pairs: set[tuple[int, int]],
) -> None:
    place = {str(at): at for at in range(7)}
    pairs = [Pair(str(left), str(right), 0.5 + (left + right) / 100, "") for left, right in given_pairs]
    kept = fewest(pairs, place)

    assert set(kept) <= set(pairs)
    assert {pair.left for pair in kept} == {pair.left for pair in pairs}


def _bearers(names: list[str]) -> list[Bearer]:
    return [Bearer(name, (name,)) for name in names]
