"""Telling apart what shares a name: the name that goes is the one that is not the first, in whichever order."""

import pytest

from claimtrack.errors import UsageProblem
from claimtrack.library.curation import Curation
from claimtrack.services.verify import verify
from tests.world import World, article, entry, said

ORLAN = entry("speaker", "Marek Orlan", kind="person", names=["Орлан"])
WAR = entry("topic", "war", names=["війна"])


def desk(world: World) -> Curation:
    return Curation(world.location, "ed")


def speakers(world: World) -> set[str]:
    return {str(row[0]) for row in world.view("v_statement", "speaker")}


@pytest.mark.parametrize("both", [("Marek Orlan", "Орлан"), ("Орлан", "Marek Orlan"), ("орлан", "marek orlan")])
def test_a_name_of_the_codebook_is_taken_away_in_either_order(both: tuple[str, str], world: World) -> None:
    world.put(ORLAN, article(said(), said("Орлан", "harbour")))

    desk(world).split("speakers", *both)

    assert speakers(world) == {"Marek Orlan", "Орлан"}
    assert verify(world.location).problems == ()


@pytest.mark.parametrize("both", [("Marek Orlan", "M. Orlan"), ("M. Orlan", "Marek Orlan")])
def test_a_name_that_a_judgement_gave_is_taken_away_in_either_order(both: tuple[str, str], world: World) -> None:
    world.put(article(said(), said("M. Orlan", "harbour")))
    desk(world).merge("speakers", "M. Orlan", keep="Marek Orlan")

    desk(world).split("speakers", *both)

    assert speakers(world) == {"Marek Orlan", "M. Orlan"}


@pytest.mark.parametrize("both", [("war", "війна"), ("Війна", "war")])
def test_a_name_of_a_topic_is_taken_away_in_either_order(both: tuple[str, str], world: World) -> None:
    world.put(WAR, article(said(topic="war"), said("Lena Voss", "harbour", topic="війна")))

    desk(world).split("topics", *both)

    assert len(world.view("v_topic", "topic_id")) == 2


def test_a_row_of_a_file_says_it_in_either_order(world: World, tmp_path_factory: pytest.TempPathFactory) -> None:
    world.put(ORLAN, article(said(), said("Орлан", "harbour")))
    file = tmp_path_factory.mktemp("judged") / "rows.csv"
    file.write_text("kind,left,right,verdict\nspeaker,Орлан,Marek Orlan,different\n", encoding="utf-8")

    desk(world).judge(file)

    assert speakers(world) == {"Marek Orlan", "Орлан"}


@pytest.mark.parametrize(
    ("kinds", "both"),
    [("speakers", ("Marek Orlan", "marek orlan")), ("topics", ("war", "WAR")), ("speakers", ("Орлан", "Орлан"))],
)
def test_what_is_one_name_cannot_be_two(kinds: str, both: tuple[str, str], world: World) -> None:
    world.put(ORLAN, WAR, article(said(topic="war")))
    before = world.export()

    with pytest.raises(UsageProblem, match="both are"):
        desk(world).split(kinds, *both)

    assert world.export() == before
