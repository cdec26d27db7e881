"""Whose statement is a side's: its own and its members', as they were when it was said."""

import pytest

from tests.reports.asked import Asked, held, only, side, silent, stance
from tests.world import Object, article, entry, said


def member(name: str, *groups: str, **days: str) -> Object:
    """A person who belongs to groups, `since` and `until` some days."""
    dated = {key: days[given] for key, given in (("from", "since"), ("until", "until")) if given in days}
    return entry("speaker", name, kind="person", member_of=[{"of": group} | dated for group in groups])


def test_a_statement_belongs_to_the_side_its_principal_is_or_belongs_to(asked: Asked) -> None:
    asked.put(article(said("Loria"), said("Marek Orlan"), said("Nobody Known"), said("Pavel Stranger (for Loria)")))
    found = asked.compare()
    assert {(row.speaker, row.on_behalf_of) for row in found.rows} == {
        ("Loria", None),
        ("Marek Orlan", None),
        ("Pavel Stranger", "Loria"),
    }


def test_a_member_who_speaks_for_another_commits_the_other(asked: Asked) -> None:
    asked.put(article(said("Marek Orlan (for Kasteya)")))
    row = only(asked.compare())
    assert (row.side, row.speaker, row.on_behalf_of) == ("Kasteya", "Marek Orlan", "Kasteya")


def test_a_spokesman_speaks_and_the_next_hop_is_committed(asked: Asked) -> None:
    asked.put(article(said("Tova Bren (spokesperson) > Loria")))
    row = only(asked.compare())
    assert (row.speaker, row.on_behalf_of, row.links[-2:]) == ("Tova Bren", "Loria", ("Tova Bren", "Loria"))


@pytest.mark.parametrize(
    ("day", "listed"),
    [("2025-01-31", False), ("2025-02-01", True), ("2025-02-28", True), ("2025-03-01", False)],
    ids=["before", "first day", "last day", "after"],
)
def test_membership_is_inclusive_and_may_be_partial(asked: Asked, day: str, listed: bool) -> None:  # noqa: FBT001
    asked.put(member("Ana Tarn", "Loria", since="2025-02", until="2025-02"))
    asked.put(article(said("Ana Tarn", said=day)))
    assert bool(asked.compare().rows) is listed


def test_groups_lie_within_groups_and_every_link_has_its_days(asked: Asked) -> None:
    palace = entry("speaker", "Palace", kind="organisation", member_of=[{"of": "Loria", "until": "2025-02-15"}])
    asked.put(palace, member("Ana Tarn", "Palace", since="2025-02-10"))
    for number, day in enumerate(("2025-02-05", "2025-02-12", "2025-02-20")):
        asked.put(article(said("Ana Tarn", said=day), url=str(number)))
    assert [row.date_latest for row in asked.compare().rows] == ["2025-02-12"]
    assert len(asked.compare("Palace", "Kasteya").rows) == 2


def test_adjoining_periods_are_one(asked: Asked) -> None:
    asked.put(
        entry(
            "speaker",
            "Ana Tarn",
            member_of=[
                {"of": "Loria", "role": "minister", "from": "2025-01", "until": "2025-02-14"},
                {"of": "Loria", "role": "envoy", "from": "2025-02-15", "until": "2025-12"},
            ],
        )
    )
    asked.put(article(said("Ana Tarn", said="2025-02-10/2025-02-20")))
    assert only(asked.compare()).side_uncertain is False


def test_a_membership_that_changes_within_the_days_makes_the_side_uncertain(asked: Asked) -> None:
    asked.put(member("Ana Tarn", "Loria", since="2025-02-15"))
    asked.put(article(said("Ana Tarn", said="2025-02-10/2025-02-20")))
    assert only(asked.compare()).side_uncertain is True


def test_the_last_possible_day_decides(asked: Asked) -> None:
    asked.put(member("Ana Tarn", "Loria", until="2025-02-15"))
    asked.put(article(said("Ana Tarn", said="2025-02-10/2025-02-20")))
    assert asked.compare().rows == ()


def test_an_open_beginning_makes_nothing_uncertain(asked: Asked) -> None:
    asked.put(member("Ana Tarn", "Loria", since="2025-02-15"))
    asked.put(article(said("Ana Tarn"), published="2025-02-20"))
    assert only(asked.compare()).side_uncertain is False


def test_who_changed_sides_speaks_for_each_in_his_days(asked: Asked) -> None:
    asked.put(
        entry(
            "speaker",
            "Ana Tarn",
            member_of=[{"of": "Loria", "until": "2025-02"}, {"of": "Kasteya", "from": "2025-03"}],
        )
    )
    asked.put(
        article(said("Ana Tarn", said="2025-02-20"), url="a"),
        article(said("Ana Tarn", said="2025-03-02", stance="supports"), url="b"),
    )
    found = asked.compare()
    assert [(row.side, row.stance) for row in found.rows] == [("Loria", -1), ("Kasteya", 1)]
    assert found.changes == ()


def test_only_members_of_the_as_of_day_can_split_a_side(asked: Asked) -> None:
    asked.put(member("Ana Tarn", "Loria", until="2025-03-03"))
    asked.put(
        article(said("Ana Tarn", said="2025-03-01", stance="supports"), url="a"),
        article(said("Marek Orlan", said="2025-03-02"), url="b", published="2025-03-05"),
    )
    assert held(asked.compare(as_of="2025-03-03")).split is not None  # type: ignore[union-attr]
    assert held(asked.compare(as_of="2025-03-04")).split is None  # type: ignore[union-attr]
    assert held(asked.compare()).split is None  # type: ignore[union-attr] # the record ends on 5 March
    assert [row.speaker for row in asked.compare().rows] == ["Ana Tarn", "Marek Orlan"]


def test_who_came_back_splits_with_what_he_said_before(asked: Asked) -> None:
    asked.put(
        entry(
            "speaker",
            "Ana Tarn",
            member_of=[{"of": "Loria", "until": "2025-02-10"}, {"of": "Loria", "from": "2025-03-01"}],
        )
    )
    asked.put(
        article(said("Ana Tarn", said="2025-02-01", stance="supports"), url="a"),
        article(said("Ana Tarn", said="2025-02-20", stance="strongly-opposes"), url="b"),
        article(said("Marek Orlan", said="2025-02-21"), url="c"),
    )
    assert held(asked.compare(as_of="2025-02-28")).split is None  # type: ignore[union-attr]
    assert held(asked.compare(as_of="2025-03-01")).split is not None  # type: ignore[union-attr]


def test_a_side_within_a_side_has_its_rows_in_both(asked: Asked) -> None:
    asked.put(entry("speaker", "Palace", kind="organisation", member_of=[{"of": "Loria"}]))
    asked.put(article(said("Palace"), said("Marek Orlan", "harbour", "affirms")))
    found = asked.compare("Loria", "Palace")
    assert sorted((row.side, row.speaker) for row in found.rows) == [
        ("Loria", "Marek Orlan"),
        ("Loria", "Palace"),
        ("Palace", "Palace"),
    ]
    assert (side(found, "Loria").n_utterances, side(found, "Palace").n_utterances) == (2, 1)
    assert silent(found) == {("Palace", "harbour")}


def test_a_person_is_a_side_of_one(asked: Asked) -> None:
    asked.put(article(said("Loria", stance="supports"), said("Marek Orlan"), said("Tova Bren", stance="neutral")))
    found = asked.compare("Marek Orlan", "Tova Bren")
    assert [stance(found, name) for name in ("Marek Orlan", "Tova Bren")] == [-1, 0]
    assert len(found.rows) == 2


def test_a_source_is_a_side_with_what_it_says_itself(asked: Asked) -> None:
    asked.put(article(said(None), said("LPA", stance="supports"), said("LPA > Marek Orlan")))
    found = asked.compare("Example Herald", "LPA")
    assert {(row.side, row.links) for row in found.rows} == {
        ("Example Herald", ("Example Herald",)),
        ("LPA", ("Example Herald", "LPA")),
    }


def test_a_joint_statement_counts_once_a_side(asked: Asked) -> None:
    asked.put(article(said("Marek Orlan & Tova Bren & Ida Venn", said="2025-03-01")))
    found = asked.compare()
    assert sorted(row.side for row in found.rows) == ["Kasteya", "Loria", "Loria"]
    assert len({row.joint for row in found.rows} - {None}) == 1
    assert (side(found, "Loria").n_utterances, side(found, "Loria").n_speakers) == (1, 2)
    assert (side(found, "Loria").n_reports, side(found, "Loria").n_independent) == (1, 1)
    assert held(found).n == 1  # type: ignore[union-attr]
    assert side(found, "Kasteya").n_utterances == 1


def test_several_may_be_the_unspecified_voice_which_is_nobodys_side(asked: Asked) -> None:
    asked.put(article(said("?"), said("LPA > ?")))
    assert asked.compare().rows == ()
