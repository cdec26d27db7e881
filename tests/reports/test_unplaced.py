"""What counts for no side, as no membership is recorded for its day, is told: whose words, when, and what is known."""

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.db.location import Location
from claimtrack.render.compare import as_data as compare_data
from claimtrack.render.compare import render_compare
from claimtrack.render.position import as_data as position_data
from claimtrack.render.position import render_position
from claimtrack.render.shifts import as_data as shifts_data
from claimtrack.render.shifts import render_shifts
from claimtrack.render.speaker import as_data as speaker_data
from claimtrack.render.speaker import render_speaker
from claimtrack.render.timeline import as_data as timeline_data
from claimtrack.render.timeline import render_timeline
from claimtrack.render.topic import as_data as topic_data
from claimtrack.render.topic import render_topic
from claimtrack.reports import compare, position, shifts, speaker, timeline, topic
from claimtrack.reports.frame import ALWAYS, Period
from claimtrack.store.readonly import Reader, open_reader
from tests.pages import problems, read
from tests.reports.asked import BOOK, NOW, Asked
from tests.world import Object, World, article, entry, said

RELL = entry(
    "speaker",
    "Ada Rell",
    kind="person",
    names=["Ада Релл"],
    member_of=[{"of": "Loria", "until": "2025-01"}, {"of": "Kasteya", "from": "2025-02-15"}],
)
PALACE = entry("speaker", "Palace", member_of=[{"of": "Loria", "until": "2025-01"}, {"of": "Loria", "from": "2025-03"}])
HARL = entry("speaker", "Ossa Harl", kind="person", member_of=[{"of": "Palace"}])
Ask = Callable[[Reader, Period], Any]


@pytest.fixture
def world(location: Location) -> Asked:
    """Rell goes from one side to the other with two weeks in between, the palace leaves its side for a month."""
    made = Asked(World(location))
    made.put(*BOOK, RELL, PALACE, HARL)
    return made


def spoken(day: str, by: str = "Ada Rell", claim: str = "troops", **fields: str) -> Object:
    """Give an article with one statement, named after it."""
    record = said(by, claim, said=day, **{k: v for k, v in fields.items() if k != "published"})
    return article(record, url=f"{day}-{by}-{claim}", published=fields.get("published", "2025-03-05"))


def compared(*who: str, **asked: str | None) -> Ask:
    subject = {"topic": "guarantees"} | asked
    return lambda reader, period: compare.compare(
        reader,
        compare.Question(who or ("Loria", "Kasteya"), subject["topic"], subject.get("claim"), period),
        command="…",
        now=NOW,
    )


def held(*who: str) -> Ask:
    return lambda reader, period: position.positions(
        reader, position.Question(who, "guarantees", period=period), command="…", now=NOW
    )


def moved(*who: str) -> Ask:
    return lambda reader, period: shifts.what_changed(
        reader, shifts.Question(who, "guarantees", period=period), command="…", now=NOW
    )


def in_order(*who: str) -> Ask:
    return lambda reader, period: timeline.timeline(
        reader, timeline.Question(who, "guarantees", period=period), command="…", now=NOW
    )


def dossier(name: str) -> Ask:
    return lambda reader, period: speaker.dossier(
        reader, speaker.Question(name, "guarantees", period=period), command="…", now=NOW
    )


def on_topic(reader: Reader, period: Period) -> topic.Topic:
    return topic.topic(reader, topic.Question("guarantees", period), command="…", now=NOW)


REPORTS: dict[str, tuple[Ask, Callable[..., str | bytes], Callable[[Any], dict[str, Any]]]] = {
    "compare": (compared(), render_compare, compare_data),
    "position": (held("Loria", "Kasteya"), render_position, position_data),
    "position of everybody": (held(), render_position, position_data),
    "shifts": (moved("Loria", "Kasteya"), render_shifts, shifts_data),
    "shifts of everybody": (moved(), render_shifts, shifts_data),
    "timeline": (in_order("Loria", "Kasteya"), render_timeline, timeline_data),
    "timeline of everybody": (in_order(), render_timeline, timeline_data),
    "topic": (on_topic, render_topic, topic_data),
    "speaker": (dossier("Ada Rell"), render_speaker, speaker_data),
    "speaker of a side": (dossier("Loria"), render_speaker, speaker_data),
}


def answer(asked: Asked, ask: Ask, **days: str) -> Any:
    """Ask a report, of some days or of all."""
    with open_reader(asked.world.location) as reader:
        return ask(reader, Period(**days) if days else ALWAYS)


def missing(asked: Asked, ask: Ask, **days: str) -> list[tuple[str, int]]:
    """Tell of whom how many statements count for no side."""
    found = answer(asked, ask, **days)
    told = found.said.unplaced if isinstance(found, topic.Topic) else found.unplaced
    return [(one.who.name, len(one.rows)) for one in told]


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_that_speaks_of_sides_tells_it(world: Asked, name: str) -> None:
    ask, render, as_data = REPORTS[name]
    days = ("2025-01-31", "2025-02-01", "2025-02-14", "2025-02-15")
    world.put(*(spoken(day) for day in days))
    found = answer(world, ask)

    (data,) = as_data(found)["unplaced"]
    assert len(data.pop("statement_keys")) == 2
    assert data == {
        "who": "Ada Rell",
        "from": "2025-02-01",
        "until": "2025-02-14",
        "sides_before": ["Loria"],
        "sides_after": ["Kasteya"],
        "groups_then": [],
        "n_statements": 2,
        "n_uncertain": 0,
        "first": "2025-02-01",
        "last": "2025-02-14",
    }
    assert (
        "Ada Rell stood with Loria until 2025-01-31, and with Kasteya from 2025-02-15; 2 statements stand for no side: "
        "no membership is recorded for these days (2025-02-01; 2025-02-14)"
    ) in " ".join(str(render(found, "table", width=400)).replace("\N{NO-BREAK SPACE}", " ").split())
    page = str(render(found, "html"))
    assert not problems(page)
    (line,) = [one for one in read(page).named("li") if "stand for no side" in one.text]
    assert [link.text for link in line.named("a")] == ["2025-02-01", "2025-02-14"]


@pytest.mark.parametrize("name", REPORTS)
def test_without_such_words_nothing_is_told_of_it(world: Asked, name: str) -> None:
    ask, render, as_data = REPORTS[name]
    world.put(spoken("2025-01-31"), spoken("2025-02-15"), spoken("2025-02-05", "Nobody Known"))
    found = answer(world, ask)
    assert as_data(found)["unplaced"] == []
    assert "no membership is recorded" not in str(render(found, "table"))


def test_only_what_was_asked_for_is_told(world: Asked) -> None:
    world.put(spoken("2025-02-05"), spoken("2025-02-10", claim="harbour", published="2025-02-12"))
    assert missing(world, compared()) == [("Ada Rell", 2)]
    assert missing(world, compared(topic=None, claim="harbour")) == [("Ada Rell", 1)]
    for ask, _, _ in REPORTS.values():
        assert missing(world, ask, date_from="2025-02-06") == [("Ada Rell", 1)]
        assert missing(world, ask, date_until="2025-02-06") == [("Ada Rell", 1)]
        assert missing(world, ask, as_of="2025-02-06") == [("Ada Rell", 1)]
        assert missing(world, ask, known_on="2025-02-12") == [("Ada Rell", 1)]


def test_who_stood_with_another_side_by_then_is_not_missing(world: Asked) -> None:
    velmora = entry("speaker", "Velmora", kind="side")
    world.put(velmora, entry("speaker", "Venn Junior", member_of=[{"of": "Velmora"}, {"of": "Loria", "until": "2024"}]))
    world.put(spoken("2025-02-05", "Venn Junior"))
    assert missing(world, compared()) == []


def test_each_span_is_told_by_itself_with_what_is_known_around_it(world: Asked) -> None:
    world.put(
        entry(
            "speaker",
            "Ilva Roe",
            member_of=[
                {"of": "Loria", "from": "2024-02", "until": "2024-03"},
                {"of": "Loria", "from": "2024-06", "until": "2024"},
            ],
        ),
        *(spoken(day, "Ilva Roe") for day in ("2024-01-05", "2024-04-05", "2025-01-02", "2025-01-03")),
    )
    found = answer(world, compared()).unplaced
    assert [(one.gap.first_day, one.gap.last_day, len(one.rows)) for one in found] == [
        (None, "2024-01-31", 1),
        ("2024-04-01", "2024-05-31", 1),
        ("2025-01-01", None, 2),
    ]
    text = str(render_compare(answer(world, compared()), "table", width=400))
    for told in (
        "Ilva Roe stood with Loria only from 2024-02-01; 1 statement stands for no side",
        "Ilva Roe stood with Loria until 2024-03-31, and again from 2024-06-01; 1 statement stands for no side",
        "Ilva Roe stood with Loria until 2024-12-31; 2 statements stand for no side",
    ):
        assert told in text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_group_that_lacks_its_side_leaves_its_people_without_one(world: Asked) -> None:
    world.put(spoken("2025-02-05", "Ossa Harl"), spoken("2025-02-06", "Palace"), spoken("2025-03-01", "Ossa Harl"))
    found = answer(world, compared())
    assert [(one.who.name, one.gap.then, len(one.rows)) for one in found.unplaced] == [
        ("Ossa Harl", ("Palace",), 1),
        ("Palace", (), 1),
    ]
    text = str(render_compare(found, "table", width=400)).replace("\N{NO-BREAK SPACE}", " ")
    assert "1 statement stands for Palace alone: no side of Palace is recorded for this day (2025-02-05)" in text
    # Asked for as a side it has its people; nobody is missing.
    assert missing(world, compared("Palace", "Kasteya")) == []


def test_who_left_the_group_asked_for_but_not_its_side_is_not_missing(world: Asked) -> None:
    world.put(entry("speaker", "Ilva Roe", member_of=[{"of": "Palace", "until": "2025-01"}, {"of": "Loria"}]))
    world.put(spoken("2025-02-05", "Ilva Roe"))
    assert missing(world, compared("Palace", "Kasteya")) == []


def test_neither_the_nameless_nor_the_imputed_nor_who_never_belonged_is_missing(world: Asked) -> None:
    world.put(
        spoken("2025-02-05", "anon(a clerk; of: Palace)"),
        spoken("2025-02-05", "Ida Venn (interpreter) > Ada Rell"),
        spoken("2025-02-05", "A fisherman"),
    )
    for ask in (compared(), held(), in_order(), on_topic, dossier("Ada Rell")):
        assert missing(world, ask) == []


def test_whom_a_statement_commits_is_who_lacks_a_side(world: Asked) -> None:
    world.put(
        spoken("2025-02-05", "Ada Rell (for Kasteya)"), spoken("2025-02-06", "Ida Venn (spokesperson) > Ada Rell")
    )
    (one,) = answer(world, compared()).unplaced
    assert [row.date_latest for row in one.rows] == ["2025-02-06"]
    assert "(Ida Venn, 2025-02-06)" in str(render_compare(answer(world, compared()), "table", width=400))


def test_what_was_perhaps_said_before_the_membership_ended_is_told_as_such(world: Asked) -> None:
    world.put(spoken("2025-01-20/2025-02-03"), spoken("2025-02-05"))
    (one,) = answer(world, compared()).unplaced
    assert (len(one.rows), one.n_uncertain) == (2, 1)
    assert "2\N{NO-BREAK SPACE}statements (1 of them perhaps earlier)" in str(
        render_compare(answer(world, compared()), "html")
    )


def test_the_offices_of_a_dossier_show_the_gap(world: Asked) -> None:
    world.put(spoken("2025-02-05"), spoken("2025-02-20"))
    found = answer(world, dossier("Ada Rell"))
    (table,) = [one for one in read(str(render_speaker(found, "html"))).named("table") if "Office" in one.text]
    rows = [[cell.text for cell in row.named("td", "th")] for row in table.named("tr")]
    assert [row[2:] for row in rows[1:]] == [
        ["open", "2025-01", "Loria"],
        ["2025-02-01", "2025-02-14", "of no side: 1\N{NO-BREAK SPACE}statement"],
        ["2025-02-15", "open", "Kasteya"],
    ]
