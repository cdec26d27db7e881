"""What is held, from statements alone."""

import pytest

from claimtrack.domain.positions import Held, newest, own, position, split, steps, wordings

A, B = 1, 2


def held(day: str, stance: int | None = 1, **fields: str | bool | int | None) -> Held:
    """Give a statement of A on a day, or by a day where it begins with `..`."""
    latest = day.removeprefix("../")
    given: dict[str, str | bool | int | None] = {
        "key": f"statement-{day}-{stance}",
        "principal": A,
        "name": "Marek Orlan",
        "stance": stance,
        "stance_label": "supports",
        "conditional": False,
        "condition": None,
        "earliest": None if day.startswith("..") else latest,
        "latest": latest,
        "utterance": hash(day) % 10**9,
    }
    return Held(**(given | fields))  # type: ignore[arg-type]


def days(statements: list[Held]) -> list[str]:
    return [one.latest for one in statements]


def test_nothing_holds_nothing() -> None:
    assert position([]) is None
    assert position([held("2025-03-01", None)]) is None
    assert position([held("2025-03-01", imputed=True), held("2025-03-02", anonymous=True)]) is None


def test_the_order_is_latest_then_earliest_open_first_then_key() -> None:
    closed, opened = held("2025-03-02", key="a"), held("../2025-03-02", key="b")
    later, sooner = held("2025-03-02", key="c", earliest="2025-03-01"), held("2025-03-01", key="z")
    assert [one.key for one in own([closed, later, opened, sooner])] == ["z", "b", "c", "a"]
    assert [one.key for one in own([held("2025-03-02", key="y"), held("2025-03-02", key="x")])] == ["x", "y"]


def test_it_rests_on_the_last_and_counts_all() -> None:
    found = position([held("2025-03-02", -2), held("2025-03-01"), held("2025-03-03", None)])
    assert found is not None
    assert (found.rests_on.stance, found.rests_on.latest, found.n) == (-2, "2025-03-02", 2)


def test_since_is_the_first_of_the_last_that_agree() -> None:
    line = [held("2025-03-01"), held("2025-03-02", -1), held("2025-03-03"), held("2025-03-04")]
    assert position(line).since.latest == "2025-03-03"  # type: ignore[union-attr]
    conditional = [*line, held("2025-03-05", conditional=True)]
    assert position(conditional).since.latest == "2025-03-05"  # type: ignore[union-attr]


def test_joint_statements_count_once() -> None:
    joint = [held("2025-03-01", joint="j", utterance=7), held("2025-03-01", joint="j", utterance=8, principal=B)]
    assert position([*joint, held("2025-03-02", utterance=9)]).n == 2  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("of_each", "of_all"), [("via_anonymous", "via_anonymous_only"), ("circular_only", "circular_only")]
)
def test_it_rests_on_weak_grounds_only_if_all_that_agree_do(of_each: str, of_all: str) -> None:
    def only(*statements: Held) -> bool:
        found = position(statements)
        assert found is not None
        return bool(getattr(found, of_all))

    hushed = held("2025-03-02", **{of_each: True})
    assert only(hushed)
    assert only(held("2025-03-01", -1), hushed)
    assert not only(held("2025-03-01"), hushed)
    assert only(hushed, held("2025-03-03")) is False
    before, after = held("2025-03-01", -1), held("2025-03-03")
    assert only(before, hushed, after) is False
    openly_long_ago = held("2025-02-01")
    assert only(openly_long_ago, before, hushed)
    assert only(held("2025-03-01", conditional=True), hushed)


def test_a_split_is_opposite_signs_of_the_latest_of_each() -> None:
    other = held("2025-03-02", -2, principal=B, name="Tova Bren")
    found = split([held("2025-03-01"), other])
    assert found is not None
    assert (found.low, found.high, found.between) == (-2, 1, (("Marek Orlan", 1), ("Tova Bren", -2)))
    assert split([held("2025-03-01"), other, held("2025-03-03", 0)]) is None
    assert split([held("2025-03-01")]) is None


def test_who_is_no_member_on_the_day_makes_no_split() -> None:
    line = [held("2025-03-01"), held("2025-03-02", -2, principal=B)]
    assert split(line, {A, B}) is not None
    assert split(line, {B}) is None
    assert position(line, {B}).rests_on.stance == -2  # type: ignore[union-attr]
    assert position(line, set()) is not None


def test_three_are_told_in_the_split() -> None:
    line = [
        held("2025-03-01", 2),
        held("2025-03-02", -1, principal=B, name="B"),
        held("2025-03-03", 0, principal=3, name="C"),
    ]
    assert split(line).between == (("B", -1), ("C", 0), ("Marek Orlan", 2))  # type: ignore[union-attr]


def test_the_way_has_one_step_a_stance() -> None:
    line = [
        held("2025-03-01"),
        held("2025-03-02"),
        held("2025-03-03", None),
        held("2025-03-04", -1),
        held("2025-03-05"),
    ]
    assert days(steps(line)) == ["2025-03-01", "2025-03-04", "2025-03-05"]
    assert days(steps([held("2025-03-01"), held("2025-03-02", conditional=True)])) == ["2025-03-01", "2025-03-02"]
    assert steps([]) == []


def test_words_of_which_nobody_knows_that_they_are_older_may_be_the_newest() -> None:
    within, on, by = held("2025-03-09", earliest="2025-03-01"), held("2025-03-05", -1), held("../2025-03-09", 2)
    assert newest([held("2025-03-04"), on]) == [on]
    assert newest([held("2025-03-04"), on, within]) == [on, within]
    assert newest([held("2025-03-04"), on, by]) == [on, by]
    assert newest([on, held("2025-03-09", earliest="2025-03-06")])[0] != on
    assert newest([held("2025-03-04"), within]) == [held("2025-03-04"), within]


def test_rivals_hold_otherwise_and_may_be_newer() -> None:
    morning, evening = held("2025-03-05", 1, key="a"), held("2025-03-05", -1, key="b")
    found = position([held("2025-03-01", -2), evening, morning])
    assert found is not None
    assert (found.rests_on, found.rivals) == (evening, (morning,))
    assert position([morning, held("2025-03-05", 1, key="c")]).rivals == ()  # type: ignore[union-attr]
    assert position([morning, evening, held("2025-03-06", 1)]).rivals == ()  # type: ignore[union-attr]
    under = held("2025-03-05", 1, key="c", conditional=True)
    assert position([morning, under]).rivals == (morning,)  # type: ignore[union-attr]


def test_the_words_of_a_stance_are_told_where_they_changed() -> None:
    paid = held("2025-03-01", conditional=True, condition="Loria pays")
    again = held("2025-03-02", conditional=True, condition="loria  pays")
    guarded = held("2025-03-03", conditional=True, condition="guards come")
    assert wordings([paid, again]) == ()
    assert wordings([paid, again, guarded]) == (paid, guarded)
    back = held("2025-03-04", conditional=True, condition="Loria pays")
    assert wordings([paid, guarded, back]) == (guarded, back)
    found = position([held("2025-02-01", stance_label="affirms"), paid, guarded])
    assert found is not None
    assert (found.since, found.wordings) == (paid, (paid, guarded))


def test_another_word_for_the_same_number_is_another_wording() -> None:
    doubts, denies = held("2025-03-01", -1, stance_label="doubts"), held("2025-03-02", -1, stance_label="denies")
    assert position([doubts, denies]).wordings == (doubts, denies)  # type: ignore[union-attr]


def test_all_are_counted_and_those_apart_that_hold_it_now() -> None:
    found = position([held("2025-03-01", -1), held("2025-03-02"), held("2025-03-03")])
    assert found is not None
    assert (found.n, found.n_since) == (3, 2)
