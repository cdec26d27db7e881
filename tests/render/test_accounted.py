"""The words of provenance: how late a report came, what it adds, in what it differs."""

from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.domain.lags import Lag
from claimtrack.render.accounted import later
from claimtrack.render.phrases import stance_word
from claimtrack.render.provenance import render_provenance
from claimtrack.reports.provenance import Question, provenance
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK, NOW
from tests.world import Object, World, article, said


@pytest.mark.parametrize(
    ("lag", "words"),
    [
        (Lag(0, 0), "on the day it was said"),
        (Lag(1, 1), "1 day after it was said"),
        (Lag(7, 7), "7 days after it was said"),
        (Lag(2, 2, approximate=True), "about 2 days after it was said"),
        (Lag(0, 0, approximate=True), "on about the day it was said"),
        (Lag(1, 3), "1 to 3 days after it was said"),
        (Lag(0, 3), "at most 3 days after it was said"),
        (Lag(2, None), "at least 2 days after it was said"),
        (Lag(0, None), "unknown how long after it was said"),
        (Lag(-2, -2), "2 days before the day it is dated to"),
        (Lag(-4, -2), "2 to 4 days before the day it is dated to"),
        (Lag(None, 4), "at most 4 days after it was said"),
    ],
)
def test_a_lag_is_told_no_better_than_it_is_known(lag: Lag, words: str) -> None:
    assert later(lag).replace("\u00a0", " ") == words


@pytest.fixture
def world(sqlite_path: Path) -> World:
    """A world of two sides, without articles."""
    made = World(parse_location(sqlite_path))
    made.put(*BOOK)
    return made


def page(world: World, *objects: Object, key: str = "troops") -> str:
    """Give what the text says, on one line."""
    assert world.put(*objects).exit_code == 0
    with open_reader(world.location) as reader:
        found = provenance(reader, Question(key), command="", now=NOW)
    return " ".join(str(render_provenance(found, "table", width=400)).split())


def told(source: str, by: str, published: str, **fields: str) -> Object:
    """An article that carries one utterance."""
    record = said(by, **({"ref": "x:1", "said": "2025-03-04"} | fields))
    return article(record, source=source, published=published, url=f"{source}-{published}".replace(" ", "-"))


def test_what_each_report_adds_is_said_of_it(world: World) -> None:
    words = page(
        world,
        told("Example Herald", "LPA > Marek Orlan", "2025-03-05"),
        told("Echo", "LPA > Marek Orlan", "2025-03-06"),
        told("Mirror", "Example Herald > Marek Orlan", "2025-03-07"),
        told("LPA", "Marek Orlan", "2025-03-08"),
        told("Example Herald", "Marek Orlan", "2025-03-09"),
    )
    assert "independent: the first to relay LPA" in words
    assert "Echo > LPA (relay) > Marek Orlan · repeats LPA, as Example Herald, 2025-03-05 did" in words
    assert "LPA > Marek Orlan · not counted again: Example Herald, 2025-03-05 relayed it first" in words
    assert "On whose word Example Herald, 2025-03-05 (from LPA); Mirror, 2025-03-07 (from Example Herald)" in words


@pytest.mark.parametrize(
    ("label", "conditional", "words"),
    [
        ("strongly-opposes", False, "strongly opposes"),
        ("neutral", False, "neutral on"),
        ("supports", True, "supports, on a condition,"),
    ],
)
def test_a_title_says_what_somebody_said_of_a_claim(label: str, *, conditional: bool, words: str) -> None:
    assert stance_word(label, conditional=conditional) == words


def test_a_claim_in_a_title_is_no_news_of_its_own(world: World) -> None:
    assert "On whose word: “Troops may be stationed" in page(world, told("Echo", "Marek Orlan", "2025-03-05"))


def test_an_interpreter_and_a_nameless_voice_are_named_as_such(world: World) -> None:
    by = "anon(the palace; of: Loria; reason: his post) > Ida Venn (interpreter) > Marek Orlan"
    words = page(world, told("Echo", by, "2025-03-05"))
    assert "Ida Venn tells what another said or thinks: imputed, never counted as his word" in words
    assert "anonymous: described as “the palace”, of Loria, nameless because: his post" in words
    assert "On whose word Echo, 2025-03-05 (through anon(the palace), through Ida Venn (interpreter))" in words
    assert "Never on record Kasteya, Loria (only what others say for it)" in words


def test_a_circle_is_nobodys_word_unless_one_of_it_was_there(world: World) -> None:
    circle = (told("Echo", "Mirror > Marek Orlan", "2025-03-05"), told("Mirror", "Echo > Marek Orlan", "2025-03-06"))
    words = page(world, *circle)
    assert "On whose word nobody: Echo and Mirror have it from each other; no outlet is known to have heard it" in words
    heard = page(world, told("Mirror", "Marek Orlan", "2025-03-07"))
    assert "On whose word Echo and Mirror have it from each other; Mirror also without naming another" in heard


def test_a_circle_of_three_is_not_told_as_one_of_two(world: World) -> None:
    words = page(
        world,
        told("Echo", "Mirror > Marek Orlan", "2025-03-05"),
        told("Mirror", "Sample Gazette > Marek Orlan", "2025-03-06"),
        told("Sample Gazette", "Echo > Marek Orlan", "2025-03-07"),
    )
    assert "from the other" not in words
    assert words.count("circular: in a circle of outlets that have it from each other") == 3


def test_an_agency_without_an_article_is_told_as_unseen(world: World) -> None:
    assert "LPA · its own article is not on record" in page(world, told("Echo", "LPA > Marek Orlan", "2025-03-05"))
    seen = page(world, told("LPA", "Marek Orlan", "2025-03-06"))
    assert "its own article is not on record" not in seen


def test_coders_who_differ_are_set_against_each_other(world: World) -> None:
    both = {"source": "Echo", "url": "a"}
    words = page(
        world,
        article(said(quote="Never.", certainty="certain"), coder="c1", **both),
        article(said(quote="Never.", stance="0?", said="2025-03-03"), coder="c2", **both),
        article(said(claim="harbour", quote="Never."), coder="c3", **both),
    )
    assert "coded by c1 and c2" in words
    assert "c2 reads ◆ 0 neutral, conditionally, certainty not said, date 2025-03-03" in words
    assert "Believed as the only report has it; its coder c2 reads ◆ 0 neutral, conditionally" in words
    assert "c3 read the article and did not record it" in words


def test_where_reports_differ_the_believed_one_is_named_with_the_reason(world: World) -> None:
    words = page(
        world,
        told("Echo", "Marek Orlan", "2025-03-05", mode="indirect", stance="supports", act="promise"),
        told("Mirror", "Marek Orlan", "2025-03-06", mode="direct"),
    )
    assert (
        "Believed Mirror, 2025-03-06, because: direct words before retold ones; "
        "otherwise Echo, 2025-03-05: ▲ +1 supports, promise" in words
    )


def test_hostile_words_stay_words(world: World) -> None:
    hostile = "anon(<script>alert(1)</script> [red]x[/red]\u202e; reason: he & she)"
    assert world.put(told("Echo", f"{hostile} > Marek Orlan", "2025-03-05", note="<b>")).exit_code == 0
    with open_reader(world.location) as reader:
        found = provenance(reader, Question("troops"), command="", now=NOW)
    html = str(render_provenance(found, "html"))
    assert "<script>" not in html
    assert "[red]x[/red]" in html
    assert "\u202e" not in html + str(render_provenance(found, "table"))


def test_only_what_a_reader_might_get_wrong_is_a_warning(world: World) -> None:
    plain = page(world, told("Echo", "Marek Orlan", "2025-03-05", act="reject", certainty="certain", mode="direct"))
    assert "When 2025-03-04 (explicit) How direct · reject · certain" in plain
    assert "Beware" not in plain
    circle = (
        told("Example Herald", "Mirror > Marek Orlan", "2025-03-05", ref="x:2", said="2025-03-05~"),
        told("Mirror", "Example Herald > Marek Orlan", "2025-03-06", ref="x:2", said="2025-03-05~"),
    )
    warned = page(world, *circle)
    assert "Beware the day is approximate · circular reporting" in warned
    assert warned.count("How ") == 1
