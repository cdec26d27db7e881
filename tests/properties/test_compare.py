"""A comparison says what the views say, and prints the query that gives its rows."""

from hypothesis import assume, given
from hypothesis import strategies as st

from claimtrack.reports.compare import Question, compare, look_up
from claimtrack.reports.frame import Period
from claimtrack.store.readonly import open_reader
from tests.properties.conftest import FEW, WorldMaker
from tests.properties.test_positions import table
from tests.two_sides import SIDES, History, books, days, histories, judgements
from tests.world import Object

PRINCIPALS = (
    "select count(distinct w.principal_id) from statement as s join report as r on r.statement_id = s.id"
    " join report_coding as x on x.report_id = r.id"
    " join coding_speaker as w on w.coding_id = x.coding_id and w.position = x.position group by s.utterance_id"
)


@FEW
@given(books(), histories(), judgements, days)
def test_compare_agrees_with_the_views(
    world: WorldMaker, book: list[Object], corpus: History, judged: list[Object], day: str
) -> None:
    made = world()
    made.put(*book, *corpus.everything, *judged)
    # Where a judgement says that words of two principals are one utterance, its speaker is anybody's guess.
    assume(all(n == 1 for (n,) in made.rows(PRINCIPALS)))
    with open_reader(made.location) as reader:
        found = compare(reader, Question(SIDES, "guarantees", period=Period(as_of=day)), command="", now="")
    told = {
        (side.name, one.claim, one.position.rests_on.key, one.position.n)
        for side in found.sides
        for one in side.positions
    }
    assert told == {
        (row["side"], row["claim"], row["statement_key"], row["n"])
        for row in table(made, "v_side_position")
        if row["side"] in SIDES
        and row["valid_from"] <= day
        and (row["valid_until"] is None or day < row["valid_until"])
    }
    for row in found.rows:
        (stored,) = (one for one in table(made, "v_statement") if one["statement_key"] == row.statement_key)
        assert (row.stance, row.speaker, row.date, row.n_reports) == (
            *(stored["stance"], stored["speaker"], stored["date_text"], stored["n_reports"]),
        )
        assert (row.via_anonymous, row.anonymous) == (bool(stored["via_anonymous"]), bool(stored["anonymous"]))
        assert row.n_reports == len(row.sources)
        assert 1 <= row.n_independent <= row.n_reports


@FEW
@given(books(), histories(), st.booleans())
def test_the_printed_query_gives_the_rows(
    world: WorldMaker,
    book: list[Object],
    corpus: History,
    imputed: bool,  # noqa: FBT001
) -> None:
    made = world()
    made.put(*book, *corpus.everything)
    question = Question((*SIDES, "Orlan"), "guarantees", imputed=imputed)
    with open_reader(made.location) as reader:
        printed = reader.user_query(look_up(reader, question).query())
        rows = compare(reader, question, command="", now="").rows
    keys = printed.columns.index("statement_key"), printed.columns.index("side"), printed.columns.index("stance")
    assert [tuple(row[at] for at in keys) for row in printed.rows] == [
        (row.statement_key, row.side, row.stance) for row in rows
    ]
