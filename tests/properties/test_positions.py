"""The same question answered twice: what is held, what changed and who belongs to whom, in Python and in SQL."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from hypothesis import given

from claimtrack.domain.positions import Held, own, position
from claimtrack.domain.shifts import shifts
from claimtrack.store.readonly import open_reader
from tests.properties.conftest import FEW, WorldMaker
from tests.two_sides import AFTER, BEFORE, DAYS, History, books, histories
from tests.world import Object, World, article, said


def table(world: World, name: str) -> list[dict[str, Any]]:
    """Give the rows of a view by column."""
    with open_reader(world.location) as reader:
        found = reader.user_query(f"select * from {name}")
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def held(row: Mapping[str, Any]) -> Held:
    """Give a row of v_statement as positions see it."""
    return Held(
        key=row["statement_key"],
        principal=row["principal_id"],
        name=row["principal"],
        stance=row["stance"],
        stance_label=row["stance_label"],
        conditional=bool(row["conditional"]),
        condition=row["condition"],
        earliest=row["date_earliest"],
        latest=row["date_latest"],
        imputed=bool(row["imputed"]),
        anonymous=bool(row["anonymous"]),
        via_anonymous=bool(row["via_anonymous"]),
        joint=row["joint"],
        utterance=row["utterance_id"],
    )


class Record:
    """The base views of a world, and what Python makes of them."""

    def __init__(self, world: World) -> None:
        self.statements = {row["statement_id"]: row for row in table(world, "v_statement")}
        self.periods = table(world, "v_side_member")
        unspecified = {row["speaker_id"] for row in table(world, "v_speaker") if row["kind"] == "unspecified"}
        self.by_side: dict[tuple[int, int], list[Held]] = defaultdict(list)
        self.by_speaker: dict[tuple[int, int], list[Held]] = defaultdict(list)
        for link in table(world, "v_side_statement"):
            row = self.statements[link["statement_id"]]
            if row["claim_id"] is None or row["principal_id"] in unspecified:
                continue
            if not link["anonymous"]:
                self.by_side[link["side_id"], row["claim_id"]].append(held(row))
            if link["side_id"] == row["principal_id"]:
                self.by_speaker[row["principal_id"], row["claim_id"]].append(held(row))

    def members(self, side: int, day: str) -> set[int]:
        """Give who belongs to a side on a day."""
        return {
            row["member_id"]
            for row in self.periods
            if row["side_id"] == side and row["first_day"] <= day < row["end_day"]
        }


Lines = Mapping[tuple[int, int], Sequence[Held]]


def expected(lines: Lines, members: Callable[[int, str], set[int] | None]) -> set[tuple[Any, ...]]:
    """Give all positions there ever were: whose, on what, since when, and what they come to."""
    found = set()
    for (holder, claim), line in lines.items():
        for day in {one.latest for one in own(line)}:
            there = position([one for one in line if one.latest <= day], members(holder, day))
            assert there is not None
            last = there.rests_on
            found.add((holder, claim, day, last.stance, last.conditional, last.key, there.n, there.split is not None))
    return found


@FEW
@given(books(), histories())
def test_the_views_of_positions_state_the_rule_of_python(
    world: WorldMaker, book: list[Object], corpus: History
) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    record = Record(made)
    of_sides = {
        (
            *(row["side_id"], row["claim_id"], row["valid_from"], row["stance"], bool(row["conditional"])),
            *(row["statement_key"], row["n"], bool(row["split"])),
        )
        for row in table(made, "v_side_position")
    }
    of_speakers = {
        (
            *(row["speaker_id"], row["claim_id"], row["valid_from"], row["stance"], bool(row["conditional"])),
            *(row["statement_key"], row["n"], False),
        )
        for row in table(made, "v_position")
    }
    assert of_sides == expected(record.by_side, record.members)
    assert of_speakers == expected(record.by_speaker, lambda *_: None)


@FEW
@given(books(), histories())
def test_a_position_is_valid_until_the_next(world: WorldMaker, book: list[Object], corpus: History) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    periods: dict[tuple[int, int], list[tuple[str, str | None]]] = defaultdict(list)
    for row in table(made, "v_side_position"):
        periods[row["side_id"], row["claim_id"]].append((row["valid_from"], row["valid_until"]))
    for line in periods.values():
        begins = sorted(begin for begin, _ in line)
        assert sorted(line) == list(zip(begins, [*begins[1:], None], strict=True))


@FEW
@given(books(), histories())
def test_the_view_of_changes_states_the_rule_of_python(world: WorldMaker, book: list[Object], corpus: History) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    found = {
        (row["speaker_id"], row["claim_id"], row["previous_statement_key"], row["statement_key"], bool(row["certain"]))
        for row in table(made, "v_shift")
    }
    assert found == {
        (speaker, claim, one.before.key, one.after.key, one.certain)
        for (speaker, claim), line in Record(made).by_speaker.items()
        for one in shifts(line)
    }


def belongs(name: str, group: str, day: str, book: Sequence[Object]) -> bool:
    """Tell whether somebody belongs to a group on a day, link by link."""
    links = [(one["name"], m) for one in book if one.get("member_of") for m in one["member_of"]]
    today = [(member, m["of"]) for member, m in links if m.get("from", BEFORE) <= day <= m.get("until", AFTER)]
    return name == group or any(belongs(above, group, day, book) for member, above in today if member == name)


@FEW
@given(books())
def test_the_view_of_members_follows_every_link_on_its_days(world: WorldMaker, book: list[Object]) -> None:
    made = world()
    made.put(*book, article(said("anon(a guard; of: Palace)"), said("anon(a clerk; of: Orlan)")))
    ids = {row["speaker_id"]: row["name"] for row in table(made, "v_speaker")}
    names = {"anon(a guard)": "Palace", "anon(a clerk)": "Orlan"}
    periods = table(made, "v_side_member")
    for day in (BEFORE, *DAYS, AFTER):
        found = {
            (ids[row["side_id"]], ids[row["member_id"]]) for row in periods if row["first_day"] <= day < row["end_day"]
        }
        for group in ids.values():
            for name in ids.values():
                assert ((group, name) in found) is (
                    name == group or belongs(names.get(name, name), group, day, book)
                ), (group, name, day)
    spans = sorted((row["side_id"], row["member_id"], row["first_day"], row["end_day"]) for row in periods)
    for one, other in pairwise(spans):
        assert one[:2] != other[:2] or one[3] < other[2], "periods that touch are one"
