"""What changed: always between two statements, by the later one's day, of sides and of speakers by themselves."""

from claimtrack.render.page import Facts, plain
from claimtrack.render.shifts import as_data, render_shifts
from claimtrack.render.shifts_page import shifts_page
from claimtrack.reports.frame import Period
from claimtrack.reports.moves import Move, Stay, stood_with
from claimtrack.reports.shifts import Question, Shifts, what_changed
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked
from tests.world import Object, article, entry, said

TURNED = entry(
    "speaker",
    "Ada Rell",
    kind="person",
    names=["Ада Релл"],
    member_of=[{"of": "Loria", "until": "2025-01-31"}, {"of": "Kasteya", "from": "2025-02-01"}],
)


def changes(asked: Asked, *who: str, claim: str | None = "troops", **days: str) -> Shifts:
    """Ask what changed."""
    with open_reader(asked.world.location) as reader:
        return what_changed(reader, Question(who, claim=claim, period=Period(**days)), command="…", now=NOW)


def told(move: Move) -> tuple[str, str, int | None, int | None]:
    """Give a change in short."""
    return move.line.kind, move.line.who.name, move.before.stance, move.after.stance


def in_short(stays: tuple[Stay, ...]) -> list[tuple[str, str, int | None, int]]:
    """Give what did not move in short."""
    return [(stay.line.who.name, stay.line.claim, stay.rows[-1].stance, stay.n) for stay in stays]


def spoken(
    day: str | None, stance: str, by: str = "Marek Orlan", *, published: str = "2025-03-05", **fields: str
) -> Object:
    """Give an article with one statement of a day, named after both."""
    record = said(by, stance=stance, **({"said": day} if day else {}), **fields)
    return article(record, url=f"{day}-{stance}-{by}", published=published)


def test_a_change_takes_two_statements(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "opposes"))
    found = changes(asked)
    assert found.moves == ()
    assert in_short(found.single) == [("Loria", "troops", -1, 1)]
    asked.put(spoken("2025-02-10", "supports"))
    found = changes(asked)
    assert [told(move) for move in found.moves] == [
        ("side", "Loria", -1, 1),
        ("speaker", "Marek Orlan", -1, 1),
    ]
    assert found.single == ()


def test_the_window_selects_by_the_later_statement_and_finds_the_earlier_one_before_it(asked: Asked) -> None:
    asked.put(
        spoken("2024-05-01", "opposes"), spoken("2025-01-10", "supports"), spoken("2025-02-10", "strongly-supports")
    )
    (side, speaker) = changes(asked, date_from="2025-01-01", date_until="2025-01-31").moves
    assert (side.before.date_latest, side.after.date_latest) == ("2024-05-01", "2025-01-10")
    assert side.held_days == (254, 254)
    assert (speaker.before.statement_key, speaker.period_uncertain) == (side.before.statement_key, False)
    assert changes(asked, date_until="2024-12-31").moves == ()


def test_what_may_have_been_said_outside_the_window_is_told_as_uncertain(asked: Asked) -> None:
    asked.put(spoken("2024-05-01", "opposes"), spoken("2025-01-20/2025-02-10", "supports"))
    for days in ({"date_from": "2025-02-01"}, {"date_until": "2025-01-31"}):
        assert [move.period_uncertain for move in changes(asked, "Loria", **days).moves] == [True, True]
    assert [move.period_uncertain for move in changes(asked, "Loria").moves] == [False, False]


def test_overlapping_days_are_of_unknown_order_and_tell_no_length(asked: Asked) -> None:
    asked.put(spoken("2025-02-01", "opposes"), spoken(None, "supports"))
    move = changes(asked, "Loria").moves[0]
    assert (move.certain, move.held_days) == (False, None)


def test_how_long_a_stance_was_on_record_is_as_exact_as_its_days(asked: Asked) -> None:
    asked.put(
        spoken("2025-01", "opposes"), spoken("2025-02-10", "opposes"), spoken("2025-02-20/2025-02-21", "supports")
    )
    move = changes(asked, "Loria").moves[0]
    assert (len(move.former), move.held_days) == (2, (20, 51))
    asked.put(spoken("2025-03-01~", "neutral"))
    assert changes(asked, "Loria").moves[-1].held_days is None


def test_a_condition_that_falls_away_is_a_change(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "supports?", condition="if asked"), spoken("2025-02-10", "supports"))
    move = changes(asked, "Loria").moves[0]
    assert (move.before.condition, move.before.conditional, move.after.conditional) == ("if asked", True, False)


def test_two_people_are_not_one_mind_that_changed(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "opposes"), spoken("2025-02-10", "supports", "Tova Bren"))
    found = changes(asked)
    assert [told(move) for move in found.moves] == [("side", "Loria", -1, 1)]
    move = found.moves[0]
    assert (move.another_speaker, move.another_principal) == (True, True)
    assert move.split is not None
    assert move.split.between == (("Marek Orlan", -1), ("Tova Bren", 1))


def test_a_split_is_that_of_the_members_on_the_day_of_the_change(asked: Asked) -> None:
    asked.put(
        TURNED,
        spoken("2025-01-10", "opposes", "Ada Rell"),
        spoken("2025-01-20", "supports"),
        spoken("2025-02-20", "strongly-supports"),
    )
    first, second = (move for move in changes(asked, "Loria").moves if move.line.kind == "side")
    assert first.split is not None
    assert second.split is None


def test_who_changed_sides_and_his_mind_is_told_by_himself(asked: Asked) -> None:
    asked.put(TURNED, spoken("2025-01-10", "opposes", "Ada Rell"), spoken("2025-02-10", "supports", "Ada Rell"))
    for who in ((), ("Loria",), ("Kasteya",), ("Loria", "Kasteya")):
        found = changes(asked, *who)
        assert [told(move) for move in found.moves] == [("speaker", "Ada Rell", -1, 1)]
        sides = stood_with(found.moves[0].before), stood_with(found.moves[0].after)
        assert sides == ("Loria" if who != ("Kasteya",) else None, "Kasteya" if who != ("Loria",) else None)
        assert {row.statement_key for row in found.rows} >= {
            found.moves[0].before.statement_key,
            found.moves[0].after.statement_key,
        }
    assert [told(move) for move in changes(asked, "Ада Релл").moves] == [("side", "Ada Rell", -1, 1)]


def test_a_side_that_says_the_same_did_not_move(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "opposes"), spoken("2025-02-10", "opposes", "Tova Bren"))
    found = changes(asked)
    assert (found.moves, in_short(found.unmoved)) == ((), [("Loria", "troops", -1, 2)])


def test_what_moved_before_the_window_holds_since_then(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "opposes"), spoken("2025-01-20", "supports"), spoken("2025-02-10", "supports", "Tova Bren")
    )
    found = changes(asked, "Loria", date_from="2025-02-01")
    assert found.moves == ()
    (stay,) = found.unmoved
    assert (stay.rows[0].date_latest, stay.n) == ("2025-01-20", 2)


def test_what_was_not_spoken_to_in_the_window_is_neither_moved_nor_held(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "opposes"), spoken("2025-01-20", "opposes"))
    found = changes(asked, "Loria", date_from="2025-02-01")
    assert (found.moves, found.unmoved, found.single) == ((), (), ())
    assert in_short(found.silent) == [("Loria", "troops", -1, 2)]


def test_a_joint_statement_is_one_and_changes_nothing(asked: Asked) -> None:
    asked.put(spoken("2025-01-10", "opposes", "Marek Orlan & Tova Bren"))
    found = changes(asked)
    assert (found.moves, in_short(found.single)) == ((), [("Loria", "troops", -1, 1)])


def test_neither_the_nameless_nor_what_is_imputed_changes_anything(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "opposes"),
        spoken("2025-02-10", "supports", "anon(a minister; of: Loria)"),
        spoken("2025-02-20", "supports", "Ida Venn (interpreter) > Marek Orlan"),
        spoken("2025-02-21", "unclear"),
    )
    assert changes(asked).moves == ()


def test_known_on_leaves_out_what_was_not_published(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "opposes", published="2025-01-11"),
        spoken("2025-01-20", "supports", published="2025-03-01"),
    )
    assert changes(asked, known_on="2025-02-28").moves == ()
    assert len(changes(asked, known_on="2025-03-01").moves) == 2
    assert changes(asked, as_of="2025-01-19").moves == ()


def test_outsiders_are_told_by_themselves(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "opposes", "A fisherman"),
        spoken("2025-02-10", "supports", "A fisherman"),
        spoken("2025-02-10", "supports", "A painter"),
    )
    found = changes(asked)
    assert [told(move) for move in found.moves] == [("speaker", "A fisherman", -1, 1)]
    assert in_short(found.single) == [("A painter", "troops", 1, 1)]
    assert changes(asked, "Loria", "Kasteya").rows == ()


def test_what_did_not_change_tells_where_its_words_did(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "supports?", condition="the Union pays"),
        spoken("2025-01-20", "supports?", condition="guards come"),
    )
    found = changes(asked, "Loria")
    (stay,) = as_data(found)["unmoved"]
    assert (stay["since"], stay["worded_since"]) == ("2025-01-10", "2025-01-20")
    assert [one["condition"] for one in stay["worded_before"]] == ["the Union pays"]
    told_so = "“if: guards come” first said 2025-01-20, before: “if: the Union pays” (2025-01-10)"
    assert told_so in str(render_shifts(found, "markdown"))
    asked.put(spoken("2025-02-10", "opposes"))
    moved = changes(asked, "Loria")
    assert as_data(moved)["changes"][0]["from_worded_since"] == "2025-01-20"
    assert told_so in str(render_shifts(moved, "markdown"))


def counted(found: Shifts) -> dict[str, str]:
    """Give what the page says first of each side."""
    page = shifts_page(found)
    return {name: plain(line) for block in page.lead if isinstance(block, Facts) for name, line in block.pairs}


def test_the_first_figures_count_what_the_page_tells(asked: Asked) -> None:
    asked.put(
        spoken("2025-01-10", "opposes"),
        spoken("2025-02-10", "supports"),
        spoken("2025-02-20", "unclear"),
        spoken("2025-02-21", "supports", claim="harbour"),
        spoken("2025-02-22", "supports", "Ida Venn"),
    )
    brief = changes(asked, claim=None)
    page = shifts_page(brief)
    told = [one for group in page.groups() for one in group.quotations]
    assert len(told) == 2
    assert counted(brief)["Loria"].startswith("2\u00a0utterances, 2\u00a0reports")
    assert counted(brief)["Kasteya"] == "nothing told here of 1\u00a0utterance on record"
    assert page.counts.startswith("2\u00a0utterances")
    assert page.counts.endswith("(told here, of 5\u00a0rows that the query gives)")
    with open_reader(asked.world.location) as reader:
        assert len(reader.user_query(brief.method.sql).rows) == 5
    whole = changes(asked, "Loria", "Kasteya", claim="troops")
    assert counted(whole)["Kasteya"].startswith("1\u00a0utterance,")
