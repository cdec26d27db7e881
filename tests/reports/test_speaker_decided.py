"""Offices in a dossier: told as the codebook's, or as somebody's who decided them."""

import pytest

from claimtrack.library.curation import Curation
from claimtrack.render.speaker import as_data, render_speaker
from claimtrack.reports.dossier import Dossier
from claimtrack.reports.frame import Period
from claimtrack.reports.speaker import Question, dossier
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked
from tests.world import article, entry, said

TIDE = entry("speaker", "Free Tide", kind="side")
RASK = entry(
    "speaker",
    "Odile Rask",
    kind="person",
    names=["Раск"],
    member_of=[
        {"of": "Kasteya", "role": "Minister"},
        {"of": "Free Tide", "role": "Deputy leader", "from": "2025-03-05"},
    ],
)


@pytest.fixture
def rask(asked: Asked) -> Asked:
    asked.put(TIDE, RASK, article(said("O. Rask"), said("Odile Rask", "harbour")))
    return asked


def desk(asked: Asked) -> Curation:
    return Curation(asked.world.location, "ann")


def of(asked: Asked, name: str) -> Dossier:
    with open_reader(asked.world.location) as reader:
        return dossier(reader, Question(name, None, Period()), command="claimtrack report speaker", now=NOW)


def decided(found: Dossier) -> dict[str, str | None]:
    """Who decided each office."""
    return {
        one.role or one.member: one.decided.who if one.decided else None for one in (*found.offices, *found.members)
    }


def test_an_office_is_told_as_his_who_decided_it(rask: Asked) -> None:
    desk(rask).member("Раск", "Kasteya", role="Minister", until="2025-02", why="resigned")
    found = of(rask, "Odile Rask")

    assert decided(found) == {"Minister": "ann", "Deputy leader": None}
    (office, other) = as_data(found)["memberships"]
    assert (office["decided_by"], office["decided_why"]) == ("ann", "resigned")
    assert (office["until"], other["decided_by"]) == ("2025-02", None)
    text = " ".join(str(render_speaker(found, "table", width=200)).split())
    assert "as the codebook and judgements state them" in text
    assert f"2025-02 Kasteya ann on {office['decided_on']}: resigned" in text
    assert "open Free Tide the codebook" in text


def test_a_codebooks_offices_are_told_as_its_own_and_so_are_those_taken_back(rask: Asked) -> None:
    before = str(render_speaker(of(rask, "Odile Rask"), "table"))
    desk(rask).member("Раск", "Loria", role="Envoy", since="2025-06")
    desk(rask).withdraw("judgements", "1")

    assert str(render_speaker(of(rask, "Odile Rask"), "table")) == before
    assert "as the codebook states them" in before
    assert "Stated by" not in before


def test_who_decides_last_of_an_office_states_it(rask: Asked) -> None:
    desk(rask).member("Odile Rask", "Kasteya", role="Minister", until="2025-01")
    Curation(rask.world.location, "bo").member("Odile Rask", "Kasteya", role="Minister", until="2025-02")

    assert decided(of(rask, "Раск")) == {"Minister": "bo", "Deputy leader": None}


def test_members_are_told_so_too_also_of_one_who_was_made_one_with_another(rask: Asked) -> None:
    desk(rask).member("O. Rask", "Loria", role="Envoy", since="2025-06")
    desk(rask).merge("speakers", "O. Rask", keep="Odile Rask")
    desk(rask).merge("speakers", "Loria", keep="Free Tide")

    assert decided(of(rask, "Раск"))["Envoy"] == "ann"
    tide = of(rask, "Free Tide")
    assert {one.role: one.decided is not None for one in tide.members if one.member == "Odile Rask"} == {
        "Deputy leader": False, "Envoy": True
    }  # fmt: skip
    assert "Stated by" in str(render_speaker(tide, "table", width=200))
