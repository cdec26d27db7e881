"""What a judgement repeats of those that stand: as people say things twice, and change their minds."""

import pytest

from claimtrack.domain.deciding import written
from claimtrack.domain.judged import Judged
from claimtrack.domain.laid import lay_over
from claimtrack.domain.repeated import repeated


def same(left: str, right: str, kind: str = "speaker") -> Judged:
    return Judged(kind, left, right, "same")


def value(field: str, right: str, kind: str = "claim", left: str = "troops") -> Judged:
    return Judged(kind, left, right, "value", field)


def name(text: str, kind: str = "alias", lang: str = "ru") -> Judged:
    return value("name", written({"text": text, "lang": lang, "kind": kind}), "speaker", "orlan")


def member(until: str | None, since: str = "2024", of: str = "loria", role: str | None = None) -> Judged:
    said = written({"of": of, "role": role, "from": since, "until": until})
    return value("member", said, "speaker", "orlan")


PRIMARY = value("primary name", written({"text": "Орлан", "lang": "ru"}), "speaker", "orlan")


@pytest.mark.parametrize(
    ("stand", "new", "again"),
    [
        ([], same("a", "b"), False),
        ([same("a", "b")], same("a", "b"), True),
        ([same("a", "b")], same("b", "a"), True),
        ([same("a", "b"), same("b", "c")], same("a", "c"), True),
        ([same("a", "b")], same("a", "c"), False),
        ([same("a", "b")], same("a", "b", "claim"), False),
        ([same("a", "b", "utterance"), same("b", "c", "utterance")], same("a", "c", "utterance"), True),
        ([same("a", "b", "utterance"), same("c", "d", "utterance")], same("a", "c", "utterance"), False),
        ([same("a", "b")], same("a", "a"), False),
        ([same("a", "b"), same("b", "a", "claim")], same("b", "b"), False),
        ([same("a", "b")], Judged("speaker", "a", "b", "different"), False),
        ([same("a", "b"), same("b", "c")], Judged("speaker", "a", "c", "different"), False),
        ([same("x", "y")], same("a", "A"), False),
        ([Judged("speaker", "a", "b", "different")], Judged("speaker", "a", "b", "different"), True),
        ([Judged("speaker", "a", "b", "different")], same("a", "b"), False),
        ([Judged("speaker", "a", "b", "different")], Judged("speaker", "a", "c", "different"), False),
        ([value("topics", "war")], value("topics", "war"), True),
        ([value("topics", "war"), value("topics", "peace")], value("topics", "war"), False),
        ([value("topics", "war"), value("kind", "fact")], value("topics", "war"), True),
        ([value("topics", "war")], value("topics", "war", left="grain"), False),
        ([name("Орлан"), name("О.")], name("Орлан"), True),
        ([name("Орлан"), name("Орлан", "former")], name("Орлан"), False),
        ([name("Орлан"), PRIMARY], name("Орлан"), False),
        ([name("Орлан")], name("Орлан", lang="uk"), False),
        ([name("Орлан"), name("Орлан", lang="uk")], name("Орлан"), True),
        ([member(None), member("2025")], member(None), False),
        ([member("2025"), member(None, "2023")], member("2025"), True),
        ([member("2025"), member(None, of="kasteya")], member("2025"), True),
        ([member("2025"), member(None, role="Envoy")], member("2025"), True),
        ([value("name", "Орлан"), value("name", "Лена")], value("name", "Орлан"), True),
    ],
)
def test_a_judgement_is_repeated_where_it_is_the_last_word(stand: list[Judged], new: Judged, *, again: bool) -> None:
    found = repeated(new, stand, lay_over({}, stand))

    assert (found is not None) == again
    assert found is None or found in stand


@pytest.mark.parametrize(
    ("stand", "new", "last"),
    [
        ([same("a", "b"), same("b", "a"), same("c", "d")], same("a", "b"), 1),
        ([same("a", "b"), same("b", "c"), same("d", "e")], same("a", "c"), 1),
        ([same("b", "c"), same("d", "e"), same("a", "b")], same("a", "c"), 2),
        ([same("b", "c"), same("a", "b"), same("d", "c")], same("a", "c"), 2),
        ([same("a", "b", "utterance"), same("x", "y", "utterance"), same("b", "c", "utterance")],
         same("a", "c", "utterance"), 2),
        ([value("topics", "war"), value("kind", "fact"), value("topics", "war")], value("topics", "war"), 2),
    ],
)  # fmt: skip
def test_the_last_of_what_is_repeated_is_given(stand: list[Judged], new: Judged, last: int) -> None:
    assert repeated(new, stand, lay_over({}, stand)) is stand[last]
