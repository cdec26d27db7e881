"""A judgement as its line in an export and as its row, and the order in which judgements stand."""

import pytest

from claimtrack.domain.judged import NOBODY, Judged, is_nobody, part_key, record_key, standing, voice_key

ENDED = ("2025-03-02T10:00", "bo", "двоє")
MERGED = Judged("speaker", "М. Орлан", "orlan", "same", None, "ann", "one man", "2025-03-01T10:00", *ENDED)
LINE = {
    "kind": "speaker",
    "left": "М. Орлан",
    "right": "orlan",
    "verdict": "same",
    "field": None,
    "who": "ann",
    "why": "one man",
    "decided_at": "2025-03-01T10:00",
    "retracted_at": "2025-03-02T10:00",
    "withdrawn_by": "bo",
    "withdrawn_why": "двоє",
}


def test_a_judgement_is_its_line_and_its_row_and_back() -> None:
    assert MERGED.said == LINE
    assert list(MERGED.said) == list(LINE)
    assert MERGED.row == {f"{key}_key" if key in {"left", "right"} else key: value for key, value in LINE.items()}
    assert Judged.of(MERGED.said) == Judged.of(MERGED.row) == MERGED


def test_what_a_line_leaves_out_nobody_said_and_what_it_has_besides_is_left() -> None:
    short = {"type": "judgement", "kind": "claim", "left": "a", "right": "b", "verdict": "same", "why": None}

    assert Judged.of(short) == Judged("claim", "a", "b", "same")


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (MERGED, "the speaker `М. Орлан` is `orlan` (by ann on 2025-03-01: one man)"),
        (Judged("topic", "a", "b", "different", who="ann", decided_at="2025-03-01T10"),
         "the topic `a` is not `b` (by ann on 2025-03-01)"),
        (Judged("claim", "a", "demand", "value", "kind", "ann", None, "2025-03-01"),
         "kind of the claim `a` is `demand` (by ann on 2025-03-01)"),
    ],
)  # fmt: skip
def test_a_judgement_is_told_in_words(one: Judged, told: str) -> None:
    assert one.told == told


def test_what_stands_is_in_the_order_it_was_made_and_then_by_content() -> None:
    first = Judged("topic", "z", "z", "same", decided_at="2025-01-01")
    tied = [
        Judged("claim", "a", "z", "same", decided_at="2025-01-02"),
        Judged("claim", "a", "x", "value", "kind", decided_at="2025-01-02"),
        Judged("claim", "a", "y", "value", "kind", decided_at="2025-01-02"),
        Judged("claim", "a", "a", "value", "text[en]", decided_at="2025-01-02"),
        Judged("claim", "b", "a", "different", decided_at="2025-01-02"),
        Judged("claim", "b", "a", "same", decided_at="2025-01-02"),
        Judged("topic", "a", "a", "same", decided_at="2025-01-02"),
    ]

    assert standing([*reversed(tied), MERGED, first]) == [first, *tied]


def test_who_is_nobody_in_particular() -> None:
    assert [is_nobody(key) for key in (NOBODY, "anon-guard", "orlan", "not-anon-")] == [True, True, False, False]


def test_keys_tell_records_parts_and_voices_apart() -> None:
    a = "https://herald.example/1"
    keys = [
        *(record_key(*one) for one in ((a, "", "s1"), (a, "ann", "s1"), (a, "", "s2"), ("b", "", "s1"))),
        *(part_key(*one) for one in ((a, "", "s1", 0), (a, "", "s1", 1), (a, "ann", "s1", 0))),
        *(
            voice_key(*one)
            for one in ((a, "an aide", None, None), (a, "an aide", "Loria", None), (a, "aide", None, "x"))
        ),
    ]

    assert len(set(keys)) == len(keys)
    assert (
        voice_key(a, "an aide", None, None)
        != voice_key(a, "anaide", None, None)
        != voice_key("b", "an aide", None, None)
    )
    assert voice_key(a, " an\n aide ", None, "") == voice_key(a, "an aide", "", None)
    assert voice_key(a, "an aide", None, None).startswith("anon-")


def test_keys_stay_what_they_are_from_one_release_to_the_next() -> None:
    a = "https://herald.example/1"

    assert record_key(a, "ann", "s1") == "record-5245dbdae60e1c54c321"
    assert part_key(a, "ann", "s1", 1) == "part-ac8210f1863aad0d7130"
    assert voice_key(a, "an aide", "Loria", "fear of reprisals") == "anon-4461def68f9a26af3b5d"
