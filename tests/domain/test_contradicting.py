"""What a new judgement cannot be beside those that stand: each refusal with its reason and what helps."""

import json
from typing import Any

import pytest

from claimtrack.domain.contradicting import Problem, contradiction
from claimtrack.domain.judged import Judged, standing
from claimtrack.domain.laid import lay_over

GUARD = "anon-guard"
BOOK: dict[tuple[str, str], dict[str, Any]] = {
    ("speaker", "orlan"): {"key": "orlan", "name": {"text": "Orlan", "lang": "en"}, "member_of": [{"of": "Palace"}]},
    ("speaker", "palace"): {"key": "palace", "name": {"text": "Palace", "lang": "en"}, "member_of": [{"of": "Loria"}]},
    ("speaker", "loria"): {
        "key": "loria", "name": {"text": "Loria", "lang": "en"}, "names": {"ru": ["Лория", "Дворец", "Край/Loria"]}
    },
    ("source", "lpa"): {"key": "lpa", "name": {"text": "LPA", "lang": "en"}},
    ("speaker", "lpa"): {"key": "lpa", "name": {"text": "LPA", "lang": "en"}, "names": {"ru": ["ЛПА"]}},
    ("topic", "war"): {"key": "war", "name": {"text": "war", "lang": "en"}},
    ("topic", "troops"): {"key": "troops", "name": {"text": "forces", "lang": "en"}, "parent": "war"},
    ("topic", "hen"): {"key": "hen", "name": {"text": "hen", "lang": "en"}, "parent": "egg"},
    ("topic", "egg"): {"key": "egg", "name": {"text": "egg", "lang": "en"}, "parent": "hen"},
    ("claim", "in"): {"key": "in", "relations": [{"type": "contradicts", "to": "out"}]},
    ("claim", "out"): {"key": "out", "relations": [{"type": "entails", "to": "leave"}]},
}  # fmt: skip

Said = tuple[str, str, str, str]


def said(kind: str, left: str, verdict: str, right: str, field: str | None = None, *, at: int = 0) -> Judged:
    return Judged(kind, left, right, verdict, field, "Ada", "seen on the pier", f"2025-03-01T10:{at:02}")


def told(new: Judged, *before: Said | tuple[str, str, str, str, str]) -> Problem | None:
    stand = standing(said(*one, at=at) for at, one in enumerate(before))
    return contradiction(new, stand, lay_over(BOOK, stand))


@pytest.mark.parametrize(
    "new",
    [
        said("speaker", "M. Orlan", "same", "orlan"),
        said("speaker", "orlan", "same", "M. Orlan"),
        said("speaker", GUARD, "same", "orlan"),
        said("speaker", GUARD, "same", "anon-aide"),
        said("source", "lpa", "same", "orlan"),
        said("speaker", "loria", "different", "Дворец"),
        said("speaker", "orlan", "different", "M. Orlan"),
        said("topic", "troops", "same", "war"),
        said("topic", "peace", "same", "troops"),
        said("claim", "out", "same", "leave"),
        said("claim", "in", "same", "a-new-key"),
        said("utterance", "part-1", "same", "part-2"),
        said("utterance", "part-1", "different", "part-2"),
        said("statement", "record-1", "value", "opposes", "stance"),
        said("speaker", "orlan", "value", json.dumps({"of": "loria"}), "member"),
    ],
    ids=lambda one: f"{one.kind} {one.left} {one.verdict} {one.right}",
)
def test_what_nothing_speaks_against_can_stand(new: Judged) -> None:
    assert told(new) is None


@pytest.mark.parametrize(
    ("new", "before"),
    [
        (("speaker", "orlan", "different", "loria"), ("speaker", "M. Orlan", "same", "orlan")),
        (("speaker", "orlan", "same", "lpa"), ("speaker", "orlan", "value", "lpa")),
        (("speaker", "orlan", "same", "lpa"), ("topic", "orlan", "different", "lpa")),
        (("speaker", "M. Orlan", "same", "orlan"), ("speaker", "loria", "different", "lpa")),
        (("topic", "war", "same", GUARD), ("topic", "peace", "different", "war")),
        (("claim", "a", "same", "a/b"), ("topic", "a", "different", "a/b")),
        (("speaker", "in", "same", "out"), ("claim", "in", "different", "out")),
        (("claim", GUARD, "value", "fact"), ("speaker", GUARD, "same", "anon-aide")),
        (("topic", "hen", "same", "war"), ("topic", "egg", "different", "war")),
        (("topic", "war", "same", "hen"), ("topic", "egg", "different", "war")),
        (("utterance", "a", "same", "b"), ("speaker", "a", "same", "b")),
        (("utterance", "a", "same", "b"), ("speaker", "a", "different", "b")),
        (("utterance", "a", "same", "b"), ("utterance", "a", "different", "c")),
        (("utterance", "a", "same", "b"), ("utterance", "c", "different", "b")),
        (("utterance", "a", "same", "b"), ("utterance", "b", "different", "c")),
        (("utterance", "a", "same", "b"), ("utterance", "c", "different", "a")),
        (("utterance", "a", "same", "b"), ("utterance", "x", "different", "y")),
        (("utterance", "a", "different", "b"), ("utterance", "a", "different", "b")),
    ],
    ids=str,
)
def test_what_is_said_of_others_speaks_against_nothing(new: Said, before: Said) -> None:
    assert told(said(*new), before) is None


@pytest.mark.parametrize("kind", ["speaker", "topic", "claim"])
@pytest.mark.parametrize("verdict", ["same", "different"])
def test_nothing_is_one_or_two_with_itself(kind: str, verdict: str) -> None:
    assert told(said(kind, "troops", verdict, "troops")) == ("both are `troops`", None)


def test_what_is_one_already_is_not_made_one() -> None:
    assert told(said("speaker", "Лория", "same", "loria")) == ("`Лория` and `loria` are one already", None)
    merged = ("speaker", "M. Orlan", "same", "orlan")
    assert told(said("speaker", "m. orlan", "same", "Orlan"), merged) == (
        "`m. orlan` and `Orlan` are one already",
        None,
    )
    utterances = [("utterance", "a", "same", "b"), ("utterance", "b", "same", "c")]
    assert told(said("utterance", "a", "same", "c"), *utterances) == ("these utterances are one already", None)


BACK = "take that one back first: claimtrack curate withdraw"


@pytest.mark.parametrize(
    ("new", "before"),
    [
        (("speaker", "M. Orlan", "same", "orlan"), ("speaker", "M. Orlan", "different", "orlan")),
        (("speaker", "orlan", "same", "m. orlan"), ("speaker", "M. Orlan", "different", "Orlan")),
        (("source", "lpa", "same", "orlan"), ("speaker", "lpa", "different", "orlan")),
        (("topic", "peace", "same", "war"), ("topic", "peace", "different", "war")),
        (("claim", "leave", "same", "out"), ("claim", "leave", "different", "out")),
        (("utterance", "a", "same", "b"), ("utterance", "a", "different", "b")),
        (("utterance", "b", "same", "a"), ("utterance", "a", "different", "b")),
    ],
    ids=lambda one: f"{one[0]} {one[2]}",
)
def test_what_was_told_apart_is_not_made_one(new: Said, before: Said) -> None:
    problem = told(said(*new), before)

    assert problem is not None
    assert problem[0].startswith("a judgement says otherwise: ")
    assert "(by Ada on 2025-03-01: seen on the pier)" in problem[0]
    assert problem[1] == BACK


def test_what_was_told_apart_is_not_made_one_by_way_of_others() -> None:
    speakers = [("speaker", "M. Orlan", "different", "Verin"), ("speaker", "V.", "same", "Verin")]
    utterances = [("utterance", "a", "different", "c"), ("utterance", "b", "same", "c")]

    for new, before in ((said("speaker", "V.", "same", "M. Orlan"), speakers),
                        (said("utterance", "a", "same", "b"), utterances)):  # fmt: skip
        problem = told(new, *before)
        assert problem is not None
        assert problem[1] == BACK


def test_what_judgements_made_one_is_not_called_different_beside_them() -> None:
    merged = ("speaker", "M. Orlan", "same", "orlan")
    others = [
        ("claim", "in", "same", "x"), ("speaker", "Verin", "same", "A. Verin"), ("topic", "y", "same", "orlan"),
        ("speaker", "orlan", "value", "person"), ("speaker", "orlan", "different", "M. Verin"),
    ]  # fmt: skip
    made = "the speaker `M. Orlan` is `orlan` (by Ada on 2025-03-01: seen on the pier)"
    assert told(said("speaker", "orlan", "different", "M. Orlan"), merged, *others) == (
        f"judgements made `orlan` and `M. Orlan` one: {made}",
        "claimtrack curate split",
    )
    again = told(said("speaker", "orlan", "different", "M. Orlan"), merged, ("speaker", "O.", "same", "orlan"))
    assert again is not None
    assert again[0].endswith(f"{made}; {made.replace('M. Orlan', 'O.')}")


def test_what_judgements_made_one_utterance_is_not_called_two() -> None:
    others = [("utterance", "x", "same", "y"), ("utterance", "a", "different", "x")]
    pair = told(said("utterance", "a", "different", "b"), *others, ("utterance", "a", "same", "b"))
    assert pair is not None
    assert pair[0].startswith("judgements made these utterances one: the utterance `a` is `b`")

    several = [*others, ("utterance", "a", "same", "b"), ("utterance", "b", "same", "c")]
    spoken = told(said("utterance", "a", "different", "c"), *several)
    assert spoken is not None
    assert spoken[0].startswith("judgements made these utterances one: the utterance `a` is `b`")
    assert spoken[1] == "claimtrack curate split"


def test_a_name_of_the_codebook_is_told_apart_whatever_else_was_made_one() -> None:
    merged = ("speaker", "Лорийцы", "same", "loria")

    assert told(said("speaker", "loria", "different", "Дворец"), merged) is None
    assert told(said("speaker", "loria", "different", "Лорийцы"), merged) is not None


@pytest.mark.parametrize(
    ("kind", "left", "right", "is_name"),
    [
        ("speaker", "loria", "Дворец", True),
        ("speaker", "Дворец", "Лория", True),
        ("speaker", "loria", "Край/Loria", True),
        ("speaker", "LORIA", "loria", False),
        ("speaker", "Дворец", "дворец", False),
        ("speaker", "V.", "v.", False),
        ("source", "lpa", "ЛПА", True),
        ("source", "lpa", "LPA", False),
        ("topic", "troops", "forces", False),
        ("topic", "troops", "war/forces", False),
        ("topic", "war/Forces", "x/y/forces", False),
        ("topic", "a/b", "A / B", False),
    ],
)
def test_only_another_name_than_the_first_can_be_told_apart(kind: str, left: str, right: str, is_name: bool) -> None:  # noqa: FBT001
    key = {"V.": "v.", "Дворец": "loria", "LORIA": "loria", "war/Forces": "troops"}.get(left, left)

    assert told(said(kind, left, "different", right)) == (None if is_name else (f"both are `{key}`", None))


def test_a_name_of_a_topic_can_be_told_apart_though_a_path_leads_to_it() -> None:
    name = ("topic", "troops", "value", '{"text": "units"}', "name")

    assert told(said("topic", "troops", "different", "war/units"), name) is None
    assert told(said("topic", "war/units", "different", "troops"), name) is None
    assert told(said("topic", "forces", "different", "war/forces"), name) == ("both are `troops`", None)


def test_of_one_record_there_are_no_two_utterances() -> None:
    assert told(said("utterance", "a", "different", "a")) == ("these are one record", "claimtrack curate split")


def test_whoever_is_left_unnamed_is_nobody_in_particular() -> None:
    problem = ("`?` stands for everybody left unnamed, and is nobody in particular", None)
    assert told(said("speaker", "?", "same", "orlan")) == problem
    assert told(said("speaker", "orlan", "same", "?")) == problem


def test_an_anonymous_voice_takes_nobodys_place() -> None:
    assert told(said("speaker", "orlan", "same", GUARD)) == (
        "an anonymous voice cannot take the place of a name",
        f"the other way round: {GUARD} orlan",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", '{"text": "Guard"}'), ("primary name", '{"text": "Guard"}'), ("kind", "person"),
     ("member", '{"of": "Loria"}')],
)  # fmt: skip
def test_nobody_in_particular_has_a_name_a_kind_or_an_office(field: str, value: str) -> None:
    assert told(said("speaker", GUARD, "value", value, field)) == (
        "`anon-guard` is an anonymous voice, and has no name, kind or office",
        "claimtrack curate merge speakers anon-guard NAME",
    )
    unnamed = told(said("speaker", "?", "value", value, field))
    assert unnamed is not None
    assert unnamed[0] == "`?` is whoever is left unnamed, and has no name, kind or office"


def test_nobody_in_particular_has_members() -> None:
    problem = told(said("speaker", "orlan", "value", json.dumps({"of": GUARD}), "member"))
    assert problem is not None
    assert problem[0].startswith("`anon-guard` is an anonymous voice")


def test_a_voice_that_was_found_to_be_somebody_has_all_of_these() -> None:
    found = ("speaker", GUARD, "same", "orlan")
    assert told(said("speaker", GUARD, "value", '{"text": "Guard"}', "name"), found) is None


@pytest.mark.parametrize(("left", "right"), [("orlan", "palace"), ("loria", "orlan"), ("Лория", "palace")])
def test_a_group_is_not_its_own_member(left: str, right: str) -> None:
    problem = told(said("speaker", left, "same", right))

    assert problem is not None
    assert "a group cannot be its own member" in problem[0]
    assert "is a member of" in problem[0]


def test_a_topic_does_not_contain_itself() -> None:
    assert told(said("topic", "war", "same", "troops")) == (
        "`troops` lies under `war`, and cannot contain itself",
        "merge the lower one into the upper",
    )
    assert told(said("topic", "a", "same", "a/b/c")) is not None
    assert told(said("topic", "a/b", "same", "a/b/c")) is not None
    assert told(said("topic", "a/b/c", "same", "a")) is None


@pytest.mark.parametrize(("left", "right"), [("in", "out"), ("out", "in")])
def test_claims_that_contradict_each_other_are_not_one(left: str, right: str) -> None:
    assert told(said("claim", left, "same", right)) == (
        f"the codebook says that `{left}` contradicts `{right}`",
        "take the relation from the codebook first",
    )
