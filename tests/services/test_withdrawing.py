"""Who takes a judgement back, and why, stays with it: in the view, the log, an export and what is read from one."""

import json

import pytest

from claimtrack.library.curation import Curation
from claimtrack.library.tables import LOG, log
from claimtrack.services.curating import Decision
from claimtrack.services.signing import Signature
from claimtrack.services.undoing import redo, undo
from claimtrack.services.verify import verify
from tests.services.conftest import WorldMaker
from tests.world import Object, World, article, said

WHY = "двоє різних людей 🙂"


@pytest.fixture
def merged(make_world: WorldMaker) -> World:
    """Two names in two articles that ann made one."""
    world = make_world()
    world.put(article(said("Marek Orlan"), url="1"), article(said("Марек Орлан"), url="2"))
    Curation(world.location, "ann").merge("speakers", "Марек Орлан", keep="Marek Orlan", why="one man")
    return world


def ends(world: World) -> list[tuple[object, ...]]:
    return world.view("v_judgement", "who", "why", "stands", "withdrawn_by", "withdrawn_why")


def judgements(world: World) -> list[Object]:
    found: list[Object] = [json.loads(line) for line in world.export()]
    return [one for one in found if one["type"] == "judgement"]


def logged(world: World) -> list[tuple[object, ...]]:
    places = [LOG.index(word) for word in ("command", "who", "why")]
    return [tuple(row[at] for at in places) for row in log(world.location).rows]


def test_who_withdrew_and_why_stay_with_a_judgement(merged: World) -> None:
    assert ends(merged) == [("ann", "one man", 1, None, None)]
    Curation(merged.location, "bo").withdraw("judgements", "1", why=WHY)

    assert ends(merged) == [("ann", "one man", 0, "bo", WHY)]
    assert logged(merged)[1:] == [("curate merge", "ann", "one man"), ("curate withdraw", "bo", WHY)]
    assert verify(merged.location).problems == ()


def test_an_export_that_is_read_tells_the_same(merged: World, make_world: WorldMaker) -> None:
    before = merged.export()
    Curation(merged.location, "bo").withdraw("judgements", "1", why=WHY)
    whole, late = make_world(), make_world()
    whole.put(*map(json.loads, merged.export()))
    late.put(*map(json.loads, before))
    late.put(*judgements(merged))

    assert (judgements(merged)[0]["withdrawn_by"], judgements(merged)[0]["withdrawn_why"]) == ("bo", WHY)
    assert whole.export() == late.export() == merged.export()
    assert ends(whole) == ends(late) == [("ann", "one man", 0, "bo", WHY)]


def test_an_export_without_them_is_read_as_before(merged: World, make_world: WorldMaker) -> None:
    Curation(merged.location, "bo").withdraw("judgements", "1")
    given = judgements(merged)[0]
    old = {word: value for word, value in given.items() if word not in {"withdrawn_by", "key"}}
    other = make_world()
    other.put(old)

    assert "withdrawn_why" not in given
    assert ends(other) == [("ann", "one man", 0, None, None)]
    assert {word for word in judgements(other)[0] if word.startswith("withdrawn")} == set()


def test_an_undo_brings_the_judgement_back_as_it_was(merged: World) -> None:
    stood, views = merged.export(), merged.views()
    Curation(merged.location, "bo").withdraw("judgements", "1", why=WHY)
    withdrawn = merged.export()

    undo(merged.location, signed=Signature("cy", "bo was wrong"))
    assert (merged.export(), merged.views()) == (stood, views)
    redo(merged.location)
    assert merged.export() == withdrawn
    assert ends(merged) == [("ann", "one man", 0, "bo", WHY)]
    assert logged(merged)[-2:] == [("undo", "cy", "bo was wrong"), ("redo", None, None)]


def test_an_undo_takes_back_a_withdrawal_that_was_read(merged: World, make_world: WorldMaker) -> None:
    other = make_world()
    other.put(*map(json.loads, merged.export()))
    stood = other.export()
    Curation(merged.location, "bo").withdraw("judgements", "1", why=WHY)
    other.put(*judgements(merged))

    undo(other.location)
    assert other.export() == stood


def test_who_splits_withdraws_what_made_them_one(merged: World) -> None:
    Curation(merged.location, "bo").split("speakers", "Marek Orlan", "Марек Орлан", why=WHY)

    assert ends(merged) == [("ann", "one man", 0, "bo", WHY), ("bo", WHY, 1, None, None)]
    assert logged(merged)[-1] == ("curate split", "bo", WHY)


def test_the_log_tells_who_withdrew_an_article(merged: World) -> None:
    Curation(merged.location, "bo").withdraw("articles", "https://herald.example/1", why="a hoax")

    assert logged(merged)[-1] == ("curate withdraw", "bo", "a hoax")
    assert logged(merged)[0] == ("ingest", None, None)


def test_decisions_with_several_reasons_have_none_for_all(world: World) -> None:
    world.put(article(said("Marek Orlan"), url="1"), article(said("Lena Voss"), url="2"))
    desk = Curation(world.location, "ann")
    given = (("marek orlan", "his voice"), ("lena voss", "her voice"))
    desk.judge([Decision("speaker", key, "person", "value", "kind", why) for key, why in given])

    assert logged(world)[-1] == ("curate judge", "ann", None)
    assert sorted(ends(world)) == [("ann", "her voice", 1, None, None), ("ann", "his voice", 1, None, None)]


@pytest.mark.parametrize("word", ["withdrawn_by", "withdrawn_why"])
def test_what_was_not_taken_back_was_taken_back_by_nobody(merged: World, make_world: WorldMaker, word: str) -> None:
    other = make_world()
    result = other.put(judgements(merged)[0] | {word: "bo"})

    (found,) = [one for one in result.found.in_order() if one.severity == "error"]
    assert (found.code, found.message) == ("CT105", f"this judgement has `{word}` and no `retracted_at`")
    assert other.export() == []


@pytest.mark.parametrize("at_once", [True, False])
def test_of_two_withdrawals_of_one_judgement_the_first_made_stays_whatever_comes_in_first(
    merged: World, make_world: WorldMaker, *, at_once: bool
) -> None:
    before, copy = merged.export(), make_world()
    copy.put(*map(json.loads, before))
    Curation(merged.location, "bo").withdraw("judgements", "1", why=WHY)
    Curation(copy.location, "cy").withdraw("judgements", "1")
    given = [*judgements(merged), *judgements(copy)]
    left, right = make_world(), make_world()
    for world, in_order in ((left, given), (right, given[::-1])):
        world.put(*map(json.loads, before))
        for several in [in_order] if at_once else [[one] for one in in_order]:
            world.put(*several)

    assert left.export() == right.export() == merged.export()
    assert ends(left) == ends(right) == ends(merged)
    assert all(verify(world.location).problems == () for world in (left, right))


def test_an_undo_of_what_was_read_gives_a_later_withdrawal_back(merged: World, make_world: WorldMaker) -> None:
    copy = make_world()
    copy.put(*map(json.loads, merged.export()))
    Curation(merged.location, "bo").withdraw("judgements", "1", why=WHY)
    Curation(copy.location, "cy").withdraw("judgements", "1")
    before = copy.export()
    copy.put(*judgements(merged))
    assert ends(copy) == ends(merged)

    undo(copy.location)
    assert copy.export() == before


def test_a_judgement_and_its_withdrawal_may_come_in_one_run(merged: World, make_world: WorldMaker) -> None:
    before, copy = merged.export(), make_world()
    Curation(merged.location, "bo").withdraw("judgements", "1", why=WHY)
    copy.put(*map(json.loads, before), *judgements(merged))
    assert copy.export() == merged.export()
