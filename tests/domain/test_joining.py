"""Why two reports count as one act of speech, in words."""

from dataclasses import replace

import pytest

from claimtrack.domain.identity import Part, Verdict
from claimtrack.domain.joining import why_joined

WORDS = "Мы никогда не согласимся на это условие"
A = Part("a", "coding-a", "orlan", "orlan", "article-a", "c1", "2025-03-05", imputed=False, claim="troops")
B = replace(A, key="b", coding="coding-b", article="article-b", claim="harbour")
DAY = {"day": "2025-03-04"}


def why(shared: dict[str, str], one: dict[str, str] | None = None, other: dict[str, str] | None = None) -> str | None:
    """Give what joins two parts that share some values and differ in others; whichever comes first."""
    left, right = replace(A, **shared, **(one or {})), replace(B, **shared, **(other or {}))  # type: ignore[arg-type]
    assert why_joined(left, right) == why_joined(right, left)
    return why_joined(left, right)


@pytest.mark.parametrize(
    ("shared", "told"),
    [
        ({"ref": "post:1"}, "the same ref post:1"),
        (DAY | {"occasion": "talks"}, "2025-03-04 at talks"),
        (DAY | {"direct_quote": WORDS, "lang": "ru"}, "2025-03-04 in the same words"),
        (DAY | {"article": "x"}, "2025-03-04 in one article"),
        (DAY | {"claim": "troops"}, "2025-03-04 on the same claim"),
        (DAY, None),
        ({"occasion": "talks"}, None),
        ({"direct_quote": WORDS}, None),
        ({"claim": "troops"}, None),
        ({"article": "x"}, None),
        (DAY | {"direct_quote": "Мы не согласимся"}, None),
    ],
)
def test_what_two_reports_share_joins_them(shared: dict[str, str], told: str | None) -> None:
    assert why(shared) == told


def test_what_they_differ_in_does_not() -> None:
    assert why({}, {"ref": "post:1"}, {"ref": "post:2"}) is None
    assert why({"claim": "troops"}, {"day": "2025-03-04"}, {"day": "2025-03-05"}) is None
    assert why({"claim": "troops"}, {"day": "2025-03-04"}) is None
    assert why(DAY, {"occasion": "talks"}, {"occasion": "lunch"}) is None
    assert why(DAY | {"direct_quote": WORDS}, {"lang": "ru"}, {"lang": "uk"}) is None
    assert why(DAY, {"direct_quote": WORDS}, {"direct_quote": f"{WORDS} сегодня"}) is None
    assert why(DAY, {"direct_quote": WORDS}) is None


def test_two_coders_read_the_same_where_they_read_the_same_claim_in_one_article() -> None:
    shared = {"article": "x", "claim": "troops"}
    assert why(shared, {"coder": "c1"}, {"coder": "c2"}) == "another coder's record of the same"
    assert why(shared) is None
    assert why({"article": "x"}, {"coder": "c1"}, {"coder": "c2"}) is None
    assert why({"claim": "troops"}, {"coder": "c1"}, {"coder": "c2"}) is None


def test_the_strongest_of_several_is_told() -> None:
    everything = DAY | {"ref": "post:1", "occasion": "talks", "direct_quote": WORDS, "article": "x", "claim": "troops"}
    told = []
    for field in ("ref", "occasion", "direct_quote", "article", "claim", None):
        told.append(why(everything))
        everything.pop(field or "day")
    assert told == [
        "the same ref post:1",
        "2025-03-04 at talks",
        "2025-03-04 in the same words",
        "2025-03-04 in one article",
        "2025-03-04 on the same claim",
        None,
    ]


def test_a_judgement_comes_first_whichever_way_round_it_was_written() -> None:
    same = replace(A, ref="post:1"), replace(B, ref="post:1")
    for left, right in (("a", "b"), ("b", "a")):
        assert why_joined(*same, [Verdict(left, right, same=True)]) == "a judgement"
        assert why_joined(*same, [Verdict(left, right, same=False)]) == "the same ref post:1"
    assert why_joined(*same, [Verdict("a", "c", same=True)]) == "the same ref post:1"
