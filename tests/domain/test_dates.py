import pytest

from claimtrack.domain.dates import (
    asserted,
    day_after,
    day_before,
    first_day,
    last_day,
    parse_date,
    width_days,
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "exact"),
    [
        ("2025-03-04", "2025-03-04", "2025-03-04", True),
        (" 2025-03-04 ", "2025-03-04", "2025-03-04", True),
        ("2025-03-04~", "2025-03-04", "2025-03-04", False),
        ("2025-03-04?", "2025-03-04", "2025-03-04", False),
        ("2025-02", "2025-02-01", "2025-02-28", False),
        ("2024-02~", "2024-02-01", "2024-02-29", False),
        ("2025", "2025-01-01", "2025-12-31", False),
        ("2025?", "2025-01-01", "2025-12-31", False),
        ("2025-03-04/2025-03-06", "2025-03-04", "2025-03-06", False),
        ("2025-03-04/2025-03-04", "2025-03-04", "2025-03-04", True),
        ("2025-03-04/2025-03-04?", "2025-03-04", "2025-03-04", False),
        ("2025-03-04~/2025-03-04", "2025-03-04", "2025-03-04", False),
        ("2025-03/2025-04?", "2025-03-01", "2025-04-30", False),
        ("2025-03-15/2025-03", "2025-03-15", "2025-03-31", False),
        ("../2025-12-18", None, "2025-12-18", False),
        ("2025-12/..", "2025-12-01", None, False),
    ],
)
def test_a_date_has_its_first_and_last_possible_day(
    text: str, earliest: str | None, latest: str | None, *, exact: bool
) -> None:
    date = parse_date(text)
    assert (date.text, date.earliest, date.latest, date.exact) == (text.strip(), earliest, latest, exact)
    assert date.time is None


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2025-03-04T18:00+02:00", "2025-03-04T16:00Z"),
        ("2025-03-04T18:00:59Z", "2025-03-04T18:00Z"),
        ("2025-03-04T18:00:05.25-0330", "2025-03-04T21:30Z"),
        ("2025-03-04T01:00+03", "2025-03-03T22:00Z"),
        ("2025-03-04T18:00", None),
    ],
)
def test_a_time_keeps_the_day_as_written_and_is_utc_where_the_zone_is_known(text: str, time: str | None) -> None:
    date = parse_date(text)
    assert (date.earliest, date.latest, date.exact, date.time) == ("2025-03-04", "2025-03-04", True, time)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("2025-02-29", "calendar"),
        ("2025-13", "calendar"),
        ("2025-00-10", "calendar"),
        ("0999-12-31", "outside 1000 to 2999"),
        ("3000", "outside 1000 to 2999"),
        ("2025-03-06/2025-03-04", "ends before it begins"),
        ("../..", "leave the line out"),
        ("2025-03-04T25:00Z", "time of day"),
        ("2025-03-04T18:61", "time of day"),
        ("2025-02-30T18:00Z", "calendar"),
        *(
            (text, "write 2025-03-04, 2025-03 or 2025")
            for text in (
                "",
                "..",
                "/",
                "4.3.2025",
                "2025-3-4",
                "2025/03/04",
                "04.03.2025",
                "вчера",
                "2025-03-04/",
                "2025-03-04~?",
                "2025-03-04 18:00",
                "2025-03-04, 2025-03-05",
                "٢٠٢٥",
                "2025-03-04\n2025-03-05",
            )
        ),
    ],
)
def test_anything_else_is_refused_with_a_sentence(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse_date(text)


def test_a_statement_without_a_date_is_bounded_by_its_publication() -> None:
    date = asserted(None, "2025-12-18", basis=None, said_text="накануне")
    assert (date.text, date.earliest, date.latest) == ("../2025-12-18", None, "2025-12-18")
    assert (date.basis, date.exact, date.said_text) == ("publication", False, "накануне")


@pytest.mark.parametrize(
    ("said", "latest"),
    [
        ("2025-12-17", "2025-12-17"),
        ("2025-12", "2025-12-18"),
        ("2025-12-01/..", "2025-12-18"),
        ("../2026", "2025-12-18"),
        ("2025-12-20", "2025-12-20"),
        ("2025-12-20/..", "2025-12-20"),
        ("2026", "2026-12-31"),
    ],
)
def test_nothing_was_said_after_publication_unless_the_whole_date_says_so(said: str, latest: str) -> None:
    date = asserted(parse_date(said), "2025-12-18", basis=None, said_text=None)
    assert (date.text, date.latest, date.basis) == (said, latest, "explicit")


def test_the_coders_basis_wins() -> None:
    assert asserted(parse_date("2025-12-17"), "2025-12-18", basis="relative", said_text=None).basis == "relative"
    assert asserted(None, "2025-12-18", basis="coder", said_text=None).basis == "coder"


def test_width_counts_the_days_between() -> None:
    assert width_days("2025-03-04", "2025-03-04") == 0
    assert width_days("2024-02-28", "2024-03-01") == 2
    assert width_days(None, "2025-03-04") is None
    assert width_days("2025-03-04", None) is None


def test_partial_days_of_memberships() -> None:
    assert (first_day("2023-05"), last_day("2023-05")) == ("2023-05-01", "2023-05-31")
    assert (first_day("2023"), last_day("2023-05-07")) == ("2023-01-01", "2023-05-07")
    assert (first_day(" 2023-05\n"), last_day(" 2023-05\n")) == ("2023-05-01", "2023-05-31")
    with pytest.raises(ValueError, match="write"):
        first_day("2023/2024")


@pytest.mark.parametrize(("day", "next_one"), [("2024-02-28", "2024-02-29"), ("2024-12-31", "2025-01-01")])
def test_the_days_beside_a_day(day: str, next_one: str) -> None:
    assert day_after(day) == next_one
    assert day_before(next_one) == day
