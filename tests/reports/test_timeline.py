"""A topic in order of time: what each statement does to its side's line, and what happens without a word."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.errors import UsageProblem
from claimtrack.render.apart import apart_section
from claimtrack.render.timeline import as_data, as_rows, render_timeline
from claimtrack.reports.frame import Period
from claimtrack.reports.timeline import Event, Moved, Question, Timeline, timeline
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK, NOW
from tests.world import Object, World, article, entry, said

LONE = entry("speaker", "Sela Quist", kind="person")
BREN = entry("speaker", "Tova Bren", kind="person", member_of=[{"of": "Loria", "role": "Envoy", "until": "2025-02-28"}])
PALACE = entry("speaker", "Lorian Palace", kind="organisation", member_of=[{"of": "Loria"}])
NEW = entry(
    "speaker",
    "Petra Lind",
    kind="person",
    member_of=[
        {"of": "Loria", "role": "Clerk", "until": "2025-02-15"},
        {"of": "Lorian Palace", "role": "Speaker", "from": "2025-02-16"},
    ],
)


@dataclass(frozen=True)
class Told:
    """A world that is told in order of time."""

    world: World

    def put(self, *objects: Object) -> None:
        """Ingest objects; none may be refused."""
        assert self.world.put(*objects).exit_code == 0

    def tell(self, *who: str, topic: str | None = "guarantees", by: str | None = None, **more: str | bool) -> Timeline:
        """Tell it, of everybody unless somebody is named."""
        imputed = bool(more.pop("imputed", False))
        question = Question(who, topic, None, Period(**more), by, imputed)  # type: ignore[arg-type]
        with open_reader(self.world.location) as reader:
            return timeline(reader, question, command="claimtrack report timeline", now=NOW)


@pytest.fixture
def told(sqlite_path: Path) -> Told:
    """A world of two sides, a member who leaves, one who changes office, one of no side; nobody has said anything."""
    empty = Told(World(parse_location(sqlite_path)))
    empty.put(*(one for one in BOOK if one.get("name") != "Tova Bren"), BREN, PALACE, NEW, LONE)
    return empty


def effects(found: Timeline) -> list[tuple[str, str]]:
    """Give who spoke and what it did."""
    return [(event.row.speaker, event.effect.kind) for event in found.said]


def test_a_line_begins_repeats_and_changes(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), url="a"),
        article(said(said="2025-02-05"), url="b"),
        article(said(said="2025-02-10", stance="supports"), url="c"),
        article(said(said="2025-02-12", stance="supports?"), url="d"),
        article(said("Ida Venn", said="2025-02-15", stance="supports"), url="e"),
    )
    found = told.tell()
    assert effects(found) == [
        ("Marek Orlan", "first"),
        ("Marek Orlan", "repeats"),
        ("Marek Orlan", "changes"),
        ("Marek Orlan", "changes"),
        ("Ida Venn", "first"),
    ]
    changed = next(event.effect for event in found.said if event.effect.kind == "changes")
    assert changed.before is not None
    assert (changed.before.stance, changed.before.latest, changed.certain) == (-1, "2025-02-05", True)
    assert [(one.shift.before.stance, one.shift.after.stance) for one in found.changes] == [(-1, 1), (1, 1)]


def test_of_a_change_within_overlapping_days_the_order_is_unknown(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01/2025-02-10"), url="a"), article(said(said="2025-02", stance="supports"), url="b")
    )
    (_, change) = told.tell().said
    assert (change.effect.kind, change.effect.certain) == ("changes", False)


def test_what_moves_nothing_is_told_with_the_reason(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), url="a"),
        article(said(said="2025-02-02", stance="unclear"), url="b"),
        article(said("anon(a minister; of: Loria)", said="2025-02-03", stance="supports"), url="c"),
        article(said("?", said="2025-02-04", stance="supports"), url="d"),
        article(said("Ida Venn (interpreter) > Marek Orlan", said="2025-02-05", stance="supports"), url="e"),
        article(said(claim="-", topic="guarantees", said="2025-02-06", stance="supports"), url="f"),
        article(said(said="2025-02-07"), url="g"),
    )
    kinds = [kind for _, kind in effects(told.tell(imputed=True))]
    assert kinds == ["first", "no-stance", "anonymous", "nameless", "imputed", "no-claim", "repeats"]
    assert "imputed" not in [kind for _, kind in effects(told.tell())]


def test_period_by_period_a_claim_is_named_by_its_text(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), said("Ida Venn", "-", topic="guarantees", said="2025-02-02"), url="a"),
        article(said("anon(a minister; of: Loria)", said="2025-03-01", stance="supports"), url="b"),
    )
    text = str(render_timeline(told.tell(by="month"), "markdown")).replace("\u00a0", " ")
    assert "| 2025-02 | Loria | −1 (n = 1) | Troops may be stationed. |" in text
    assert "| 2025-02 | Kasteya | – (n = 1) | on the topic itself, without a claim |" in text
    assert "−1, as before (2025-02-01): only anonymous voices spoke (n = 1) | Troops may be stationed. |" in text


def test_everybody_is_told_and_who_is_of_no_side_is_marked(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), said("Sela Quist", said="2025-02-02")),
        article(said("anon(a docker)", said="2025-02-03"), url="b"),
    )
    everybody, loria = told.tell(), told.tell("Loria")
    assert [(event.row.side, event.row.outside) for event in everybody.said] == [
        ("Loria", False),
        ("Sela Quist", True),
        ("anon(a docker)", True),
    ]
    assert [one.name for one in everybody.sides] == ["Kasteya", "Loria"]
    assert [(one.name, one.n_utterances) for one in everybody.others] == [("Sela Quist", 1)]
    assert [(event.row.side, event.row.outside) for event in loria.said] == [("Loria", False)]
    assert [(one.side, one.claim) for one in everybody.silent] == [("Kasteya", None), ("Kasteya", "troops")]


def test_a_split_begins_with_a_statement_and_ends_with_another(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), url="a"),
        article(said("Tova Bren", said="2025-02-05", stance="supports"), url="b"),
        article(said("Petra Lind", said="2025-02-06"), url="c"),
        article(said("Tova Bren", said="2025-02-07"), url="d"),
    )
    divided = [event.effect.divided for event in told.tell().said]
    assert [one.kind if one else None for one in divided] == [None, "begins", "goes-on", "ends"]
    begun = divided[1]
    assert begun is not None
    assert begun.split.between == (("Marek Orlan", -1), ("Tova Bren", 1))


def test_a_split_ends_without_a_word_when_a_member_leaves(told: Told) -> None:
    told.put(
        article(
            said(said="2025-02-01"), said("Tova Bren", said="2025-02-05", stance="supports"), published="2025-03-05"
        )
    )
    moved = [event for event in told.tell().events if isinstance(event, Moved)]
    (gone,) = moved
    assert (gone.turn.member.name, gone.turn.kind, gone.turn.date, gone.turn.day) == (
        "Tova Bren",
        "leaves",
        "2025-02-28",
        "2025-03-01",
    )
    assert [(one.side, one.claim, one.divided.kind) for one in gone.parted] == [("Loria", "troops", "ends")]
    assert isinstance(told.tell().events[-1], Moved)


def test_memberships_are_told_of_those_who_speak_and_within_the_days_told(told: Told) -> None:
    told.put(article(said("Tova Bren", said="2025-02-05"), said("Petra Lind", said="2025-02-05")))
    assert {(one.turn.member.name, one.turn.kind) for one in told.tell().events if isinstance(one, Moved)} == {
        ("Petra Lind", "office-ends"),
        ("Petra Lind", "office-begins"),
        ("Tova Bren", "leaves"),
    }
    early = told.tell(date_until="2025-02-20")
    assert [one.turn.member.name for one in early.events if isinstance(one, Moved)] == ["Petra Lind", "Petra Lind"]
    assert not [one for one in told.tell("Kasteya").events if isinstance(one, Moved)]


def test_an_effect_is_told_with_what_was_said_before_the_period(told: Told) -> None:
    told.put(
        article(said(said="2025-01-01", stance="supports"), url="a"),
        article(said(said="2025-02-10"), url="b"),
    )
    found = told.tell(date_from="2025-02-01")
    assert effects(found) == [("Marek Orlan", "changes")]
    assert len(found.rows) == 1
    assert next(one for one in found.sides if one.name == "Loria").n_utterances == 1
    assert [row.date_latest for row in found.behind] == ["2025-01-01"]
    assert told.tell().behind == ()


def test_only_what_was_published_by_then_has_an_effect(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01", stance="supports"), url="a", published="2025-03-01"),
        article(said(said="2025-02-10"), url="b", published="2025-02-11"),
    )
    assert effects(told.tell(known_on="2025-02-15")) == [("Marek Orlan", "first")]
    assert [kind for _, kind in effects(told.tell())] == ["first", "changes"]


def test_the_longest_silence_lies_between_the_days_that_are_possible(told: Told) -> None:
    told.put(
        article(said(said="2025-01-01"), url="a"),
        article(said(said="2025-01-10/2025-01-12"), url="b"),
        article(said(said="2025-02-10"), url="c"),
        article(said("Ida Venn", said="2025-01-01"), url="d"),
    )
    kasteya, loria = told.tell().pauses
    assert kasteya.longest is None
    assert loria.longest is not None
    assert (loria.longest.first_day, loria.longest.last_day, loria.longest.days) == ("2025-01-13", "2025-02-09", 28)
    assert loria.longest.certain
    told.put(article(said("Petra Lind"), url="e"))
    assert told.tell("Loria").pauses[0].longest.certain is False  # type: ignore[union-attr]


def test_events_stand_in_the_order_of_last_possible_days(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01/2025-02-20"), url="a"),
        article(said(said="2025-02-10"), url="b"),
        article(said(), url="c", published="2025-02-10"),
        article(said("Tova Bren", said="2025-02-28"), url="d"),
    )
    days = [e.row.date if isinstance(e, Event) else e.turn.kind for e in told.tell().events]
    assert days == ["../2025-02-10", "2025-02-10", "2025-02-01/2025-02-20", "2025-02-28", "leaves"]


def test_the_contract_tells_events_and_rows(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01"), said("Tova Bren", said="2025-02-05", stance="supports"), url="a"),
    )
    found = told.tell(by="month")
    data = as_data(found)
    assert data["schema"] == "claimtrack/timeline@1"
    assert [one["kind"] for one in data["events"]] == ["statement", "statement", "membership"]
    assert len({tuple(one) for one in data["events"]}) == 1
    last = data["events"][-1]
    assert (last["member"], last["member_of"], last["role"], last["effect"]) == (
        "Tova Bren",
        "Loria",
        "Envoy",
        "leaves",
    )
    assert last["splits"][0]["effect"] == "ends"
    assert [(row["outside"], row["effect"]) for row in data["rows"]] == [(False, "first"), (False, "changes")]
    assert [line["period"] for line in data["periods"]] == ["2025-02"]
    flat = as_rows(found)
    assert [dict(zip(flat.columns, row, strict=True))["effect"] for row in flat.rows] == ["first", "changes"]


def test_a_question_without_a_subject_or_with_an_unknown_period_is_refused(told: Told) -> None:
    with pytest.raises(UsageProblem, match="say what to tell"):
        told.tell(topic=None)
    with pytest.raises(UsageProblem, match="is not a period"):
        told.tell(by="decade")


def test_nothing_said_is_an_empty_timeline(told: Told) -> None:
    found = told.tell()
    assert (found.events, found.rows, found.pauses) == ((), (), ())
    assert [one.claim for one in found.silent] == [None, None]


@pytest.mark.parametrize(
    ("days", "uncertain"),
    [("2025-02-20/2025-03-04", True), ("2025-03-01/2025-03-04", False), ("../2025-03-04", False)],
)
def test_who_left_within_the_days_of_his_words_may_still_have_spoken_for_the_side(
    told: Told, days: str, *, uncertain: bool
) -> None:
    told.put(article(said("Tova Bren", said=days)))
    (event,) = told.tell().said
    assert (event.row.outside, event.row.side_uncertain) == (True, uncertain)


def test_the_same_stance_on_another_condition_is_not_told_as_the_same_words(told: Told) -> None:
    told.put(
        article(said(said="2025-02-01", stance="supports?", condition="the Union pays"), url="a"),
        article(said(said="2025-02-05", stance="supports?", condition="guards come"), url="b"),
        article(said(said="2025-02-06", stance="supports?", condition="guards come"), url="c"),
    )
    page = str(render_timeline(told.tell(), "markdown"))
    assert "as Loria said before, in other words: ▲ +1 supports, if: the Union pays" in page
    assert "as Loria said before: ▲ +1 supports, if: guards come" in page


def test_a_chart_of_distances_says_that_it_is_of_those_who_took_a_position(told: Told) -> None:
    told.put(entry("speaker", "Belmora", kind="side"))
    told.put(
        article(said("Tova Bren", stance="supports", said="2025-02-03"), url="1"),
        article(said("Ida Venn", stance="opposes", said="2025-02-04"), url="2"),
        article(said("Belmora", claim="harbour", stance="affirms", said="2025-02-05"), url="3"),
    )
    section = apart_section(told.tell())
    assert section is not None
    (charts,) = section.blocks
    title = charts.make()[-1].title  # type: ignore[union-attr]
    assert title == (
        "How far apart the sides that took a position on a claim were, from 0 to 4, while all of these had one"
    )
