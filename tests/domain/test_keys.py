"""Keys that name their content and nothing else."""

import hashlib

import pytest

from claimtrack.domain.keys import content_key, text_hash
from claimtrack.domain.refs import is_namespaced


def test_a_key_is_the_same_on_every_machine_and_in_every_version() -> None:
    assert content_key("utterance", "Орлан", None, 3) == "utterance-22803566699f4e56eaa2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("1",), (1,)),
        (("",), (None,)),
        (("a",), ("a", None)),
        (("а",), ("a",)),
    ],
)
def test_other_parts_make_another_key(one: tuple[str | int | None, ...], other: tuple[str | int | None, ...]) -> None:
    assert content_key("a", *one) != content_key("a", *other)
    assert content_key("a", *one) != content_key("b", *one)


def test_a_text_has_the_hash_that_anybody_can_compute() -> None:
    assert text_hash("Орлан 🙂\n") == hashlib.sha256("Орлан 🙂\n".encode()).hexdigest()
    assert len(text_hash("\ud83d")) == 64


@pytest.mark.parametrize("ref", ["lpa:1", "lpa: 1", "post-7:x y", "л:1"])
def test_a_ref_with_a_name_before_a_colon_means_the_same_everywhere(ref: str) -> None:
    assert is_namespaced(ref)


@pytest.mark.parametrize("ref", ["1", "", ":1", "lpa:", "lpa: ", " :1", "lpa"])
def test_a_bare_ref_is_the_articles_own(ref: str) -> None:
    assert not is_namespaced(ref)
