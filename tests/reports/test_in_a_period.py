"""Asked with --from and --until: every report tells the same changes, those of the full line that the period keeps."""

import pytest

from claimtrack.render.compare import as_data, render_compare
from claimtrack.render.topic import as_data as topic_data
from claimtrack.render.topic import render_topic
from claimtrack.reports.compare import Question as ToCompare
from claimtrack.reports.compare import compare
from claimtrack.reports.frame import Period
from claimtrack.reports.holdings import Change
from claimtrack.reports.shifts import Question as ToMove
from claimtrack.reports.shifts import what_changed
from claimtrack.reports.speaker import Question as OfSpeaker
from claimtrack.reports.speaker import dossier
from claimtrack.reports.timeline import Question as InOrder
from claimtrack.reports.timeline import timeline
from claimtrack.reports.topic import Question as OnTopic
from claimtrack.reports.topic import topic
from claimtrack.store.readonly import Reader, open_reader
from tests.reports.asked import NOW, Asked, held
from tests.world import article, said

Told = tuple[str, int | None, int | None, str, bool]
SPRING = {"date_from": "2040-02-15", "date_until": "2040-04-30"}


def spoken(asked: Asked, day: str | None, stance: str, by: str = "Marek Orlan", published: str = "2040-10-31") -> None:
    """Put an article with one statement on the troops."""
    record = said(by, stance=stance, **({"said": day} if day else {}))
    asked.put(article(record, url=f"{day}-{stance}-{by}", published=published))


def short(found: tuple[Change, ...]) -> list[Told]:
    """Give changes in short: whose, from what, to what, by which day, whether perhaps outside the period."""
    return [
        (one.side, one.shift.before.stance, one.shift.after.stance, one.shift.after.latest, one.period_uncertain)
        for one in found
    ]


def told(reader: Reader, period: Period) -> dict[str, list[Told]]:
    """Give what each report says of Loria's changes."""
    asked = {"command": "…", "now": NOW}
    moves = what_changed(reader, ToMove(("Loria",), claim="troops", period=period), **asked).of_kind("side")
    two = ToCompare(("Loria", "Kasteya"), claim="troops", period=period)
    return {
        "shifts": [
            (m.line.who.name, m.before.stance, m.after.stance, m.after.date_latest, m.period_uncertain) for m in moves
        ],
        "compare": short(compare(reader, two, **asked).changes),
        "timeline": short(timeline(reader, InOrder(claim="troops", period=period), **asked).changes),
        "topic": short(topic(reader, OnTopic("guarantees", period), **asked).said.changes),
        "speaker": short(dossier(reader, OfSpeaker("Loria", None, period), **asked).changes),
    }


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (SPRING, [("Loria", 1, -1, "2040-03-01", False), ("Loria", -1, 1, "2040-10-31", True)]),
        ({"date_from": "2040-03-02", "date_until": "2040-04-30"}, [("Loria", -1, 1, "2040-10-31", True)]),
        ({"date_until": "2040-02-15"}, [("Loria", -1, 1, "2040-10-31", True)]),
        (SPRING | {"as_of": "2040-09-30"}, [("Loria", 1, -1, "2040-03-01", False)]),
    ],
    ids=["both days", "after the change", "until alone", "as of a day"],
)
def test_every_report_tells_the_changes_of_the_full_line(
    asked: Asked, days: dict[str, str], expected: list[Told]
) -> None:
    spoken(asked, "2040-01-09", "supports")
    spoken(asked, "2040-03-01", "opposes")
    spoken(asked, None, "supports")
    with open_reader(asked.world.location) as reader:
        assert told(reader, Period(**days)) == dict.fromkeys(
            ("shifts", "compare", "timeline", "topic", "speaker"), expected
        )


def test_what_is_no_change_on_the_full_line_is_none_in_a_period(asked: Asked) -> None:
    for day, stance in (("2040-03-01", "opposes"), ("2040-05-04", "supports")):
        spoken(asked, day, stance)
    spoken(asked, None, "supports")
    with open_reader(asked.world.location) as reader:
        found = told(reader, Period(**SPRING))
    assert set(map(tuple, found.values())) == {()}


def test_a_change_is_told_with_who_spoke_before_the_period(asked: Asked) -> None:
    spoken(asked, "2040-01-09", "supports", "Tova Bren")
    spoken(asked, "2040-03-01", "opposes")
    found = asked.compare(**SPRING)
    (former,) = found.behind
    assert (former.speaker, former.statement_key in found.by_key) == ("Tova Bren", True)
    assert former not in found.rows
    with open_reader(asked.world.location) as reader:
        loria = dossier(reader, OfSpeaker("Loria", None, Period(**SPRING)), command="…", now=NOW)
    assert [row.speaker for row in loria.behind] == ["Tova Bren"]
    assert set(loria.by_key) == {former.statement_key, found.rows[0].statement_key}


def test_a_position_rests_on_what_was_surely_said_by_the_end_of_the_period(asked: Asked) -> None:
    spoken(asked, "2040-01-09", "supports")
    spoken(asked, "2040-03-01", "opposes")
    spoken(asked, None, "supports")
    spoken(asked, "2040-03-03", "supports", "Ida Venn")
    found = asked.compare(**SPRING)
    position = held(found)
    assert position is not None
    assert (position.rests_on.stance, position.rests_on.latest, position.n) == (-1, "2040-03-01", 2)
    data = as_data(found)
    assert data["sides"][0]["positions"][0]["period_uncertain"] is False
    assert [(one["gap"], one["gap_uncertain"]) for one in data["claims"]] == [(2, False)]
    text = str(render_compare(found, "table"))
    assert "perhaps after the period: +1 (by 2040-10-31)" in text
    assert "path" not in text
    with open_reader(asked.world.location) as reader:
        told = topic_data(topic(reader, OnTopic("guarantees", Period(**SPRING)), command="…", now=NOW))
    (troops,) = (one for one in told["claims"] if one["claim"] == "troops")
    assert (troops["gap"], troops["gap_since"], troops["gap_uncertain"]) == (2, "2040-03-03", False)


def test_a_position_on_what_was_perhaps_said_outside_the_period_says_so(asked: Asked) -> None:
    spoken(asked, None, "supports")
    spoken(asked, "2040-03-03", "opposes", "Ida Venn")
    found = asked.compare(**SPRING)
    position = as_data(found)["sides"][0]["positions"][0]
    assert (position["stance"], position["period_uncertain"]) == (1, True)
    assert [(one["gap"], one["gap_uncertain"]) for one in as_data(found)["claims"]] == [(2, True)]
    for form in ("table", "markdown", "html"):
        text = " ".join(str(render_compare(found, form)).replace("\u00a0", " ").split())
        assert "2 of 4; perhaps outside the period" in text, form
        assert text.count("perhaps outside the period") >= 3, form
    with open_reader(asked.world.location) as reader:
        told = topic(reader, OnTopic("guarantees", Period(**SPRING)), command="…", now=NOW)
    (troops,) = (one for one in topic_data(told)["claims"] if one["claim"] == "troops")
    assert (troops["gap"], troops["gap_uncertain"]) == (2, True)
    assert {one["side"]: one["period_uncertain"] for one in troops["positions"]} == {"Loria": True, "Kasteya": False}
    assert "since 2040-10-31; perhaps outside the period" in " ".join(str(render_topic(told, "table")).split())


def test_what_the_full_line_changed_is_not_known_from_one_statement_alone(asked: Asked) -> None:
    spoken(asked, "2040-01-09", "supports")
    spoken(asked, "2040-03-01", "opposes")
    assert "whether it was ever otherwise" not in str(render_compare(asked.compare(**SPRING), "table"))
