"""What may be asked: names in any language, keys, paths; what is unknown, ambiguous or nonsense is told with a hint."""

import pytest

from claimtrack.domain.rows import Rows
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import day
from claimtrack.reports.compare import Question, look_up
from claimtrack.reports.frame import Period
from claimtrack.reports.periods import bucket
from claimtrack.store.readonly import open_reader
from tests.reports.asked import Asked
from tests.world import article, entry, said


def refused(asked: Asked, *sides: str, **more: str) -> UsageProblem:
    """Give the error that a question ends with."""
    with pytest.raises(UsageProblem) as problem:
        asked.compare(*sides, **more)
    return problem.value


@pytest.mark.parametrize("name", ["Loria", "Лория", "ЛОРИЯ", " лория ", "loria"])
def test_a_side_has_every_name_in_every_language(asked: Asked, name: str) -> None:
    assert [one.name for one in asked.compare(name, "Кастея").sides] == ["Loria", "Kasteya"]


@pytest.mark.parametrize("topic", ["guarantees", "гарантии", "security/guarantees", "SECURITY/Гарантии"])
def test_a_topic_has_names_and_a_path(asked: Asked, topic: str) -> None:
    found = asked.compare(topic=topic).topic
    assert found is not None
    assert (found.name, found.told) == ("guarantees", "security/guarantees")


def test_an_unknown_side_is_told_with_the_nearest_names(asked: Asked) -> None:
    problem = refused(asked, "Lorja", "Kasteya")
    assert problem.message == "nobody in this database is called 'Lorja'"
    assert problem.hint == "did you mean Loria?"


def test_where_nothing_is_near_the_list_is_named(asked: Asked) -> None:
    assert refused(asked, "Xyz", "Kasteya").hint == "see what there is: claimtrack list speakers"
    assert refused(asked, topic="Xyz").hint == "see what there is: claimtrack list topics"
    assert refused(asked, claim="xyz").hint == "see what there is: claimtrack list claims"


def test_an_unknown_topic_and_claim_are_told_with_the_nearest(asked: Asked) -> None:
    assert refused(asked, topic="guaranties").hint == "did you mean guarantees?"
    assert refused(asked, claim="tropps").hint == "did you mean troops?"


def test_namesakes_are_told_by_key_and_chosen_by_key(asked: Asked) -> None:
    asked.put(
        entry("speaker", "Ivan Petrov", key="petrov-1", kind="person"),
        entry("speaker", "Ivan Petrov", key="petrov-2", kind="person"),
    )
    problem = refused(asked, "Ivan Petrov", "Kasteya")
    assert problem.message == "several are called 'Ivan Petrov'"
    assert "petrov-1" in str(problem.hint)
    assert "petrov-2" in str(problem.hint)
    assert asked.compare("petrov-2", "Kasteya").sides[0].name == "Ivan Petrov"


def test_two_topics_of_one_name_are_told_by_path(asked: Asked) -> None:
    asked.put(
        entry("topic", "trade"), entry("topic", "flags", parent="trade"), entry("topic", "flags", parent="security")
    )
    problem = refused(asked, topic="flags")
    assert problem.message == "several topics are called 'flags'"
    assert problem.hint == "give the path of the one you mean: security/flags, trade/flags"
    assert asked.compare(topic="trade/flags").topic is not None


def test_of_two_topics_of_one_name_the_one_of_the_codebook_is_meant(asked: Asked) -> None:
    asked.put(entry("topic", "trade"), entry("topic", "flags", parent="trade"))
    asked.put(article(said("Loria", topic="traed/flags")))
    found = asked.compare(topic="flags").topic
    assert found is not None
    assert found.told == "trade/flags"


def test_the_same_side_by_two_names_is_no_comparison(asked: Asked) -> None:
    problem = refused(asked, "Loria", "Лория")
    assert problem.message == "the same side is named twice: Loria = Лория"


def test_nobody_is_no_side(asked: Asked) -> None:
    asked.put(article(said("?")))
    assert refused(asked, "?", "Kasteya").message == "'?' stands for everybody left unnamed, who is no side"


def test_a_topic_or_a_claim_but_not_both(asked: Asked) -> None:
    for topic, claim, told in (
        (None, None, "--topic T or --claim K"),
        ("guarantees", "troops", "cannot both be given"),
    ):
        with open_reader(asked.world.location) as reader, pytest.raises(UsageProblem, match=told):
            look_up(reader, Question(("Loria", "Kasteya"), topic, claim))


def test_a_period_that_is_none_is_refused(asked: Asked) -> None:
    problem = refused(asked, by="fortnight")
    assert (problem.message, problem.hint) == (
        "--by fortnight is not a period",
        "one of day, week, month, quarter, year",
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-04", "2025-03-04", "2025-03-04"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_month_or_year_stands_for_its_first_or_last_day(text: str, first: str, last: str) -> None:
    assert (day(text, "--from", last=False), day(text, "--until", last=True)) == (first, last)


@pytest.mark.parametrize("text", ["yesterday", "2025-02-30", "2025-13", "2025-01/2025-02", "../2025-02-01", ""])
def test_what_is_no_day_is_refused_by_the_name_of_its_option(text: str) -> None:
    with pytest.raises(UsageProblem, match=r"^--as-of"):
        day(text, "--as-of", last=True)


@pytest.mark.parametrize(
    ("on", "by", "expected"),
    [
        ("2024-12-30", "week", "2025-W01"),
        ("2021-01-03", "week", "2020-W53"),
        ("2025-01-05", "day", "2025-01-05"),
        ("2025-04-01", "quarter", "2025-Q2"),
        ("2025-12-31", "year", "2025"),
        ("2025-12-31", "month", "2025-12"),
    ],
)
def test_a_day_lies_in_its_period(on: str, by: str, expected: str) -> None:
    assert bucket(on, by) == expected


@pytest.mark.parametrize(
    "question",
    [
        Question(("Loria", "Kasteya"), topic="security"),
        Question(("Loria", "Kasteya"), claim="troops", imputed=True),
        Question(
            ("Loria", "LPA"), topic="guarantees", period=Period("2025-03-01", "2025-03-31", "2025-03-04", "2025-03-05")
        ),
    ],
    ids=["topic", "claim", "days"],
)
def test_the_printed_query_gives_the_rows_of_the_report(asked: Asked, question: Question) -> None:
    asked.put(
        entry("speaker", "O'Brien; drop", key="o'brien"),
        article(said(said="2025-03-04"), said("Ida Venn (interpreter) > Loria", "harbour", "denies"), url="a"),
        article(said("LPA", said="2025-03-02", stance="supports"), said("Ida Venn"), url="b"),
    )
    with open_reader(asked.world.location) as reader:
        found = look_up(reader, question)
        # An argument that begins with -- would be taken for an option.
        assert found.query().startswith("with recursive ")
        printed = reader.user_query(found.query())
        asked_for = reader.query("stated_rows", **found.parameters())
    assert isinstance(printed, Rows)
    assert (printed.columns, list(printed.rows)) == (asked_for.columns, list(asked_for.rows))
    assert printed.rows


def test_a_name_with_a_quote_is_written_safely_into_the_query(asked: Asked) -> None:
    asked.put(entry("speaker", "Tara", key="o'brien;--"))
    question = Question(("Tara", "Loria"), topic="guarantees")
    with open_reader(asked.world.location) as reader:
        sql = look_up(reader, question).query()
        assert list(reader.user_query(sql).rows) == []
    assert "('o''brien;--', 'loria')" in sql


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("Loria", "Loria", "Kasteya"), "Loria"),
        (("Лория", "Лория"), "Лория = Loria"),
        (("Loria", "Kasteya", "Лория", "Kasteya"), "Loria = Лория, Kasteya"),
    ],
)
def test_only_what_is_named_twice_is_told_and_once(asked: Asked, typed: tuple[str, ...], told: str) -> None:
    assert refused(asked, *typed).message == f"the same side is named twice: {told}"
