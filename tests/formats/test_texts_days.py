"""Days as pages and files write them: taken where they can be read one way only."""

import pytest

from claimtrack.domain.dates import parse_date
from claimtrack.formats.texts.days import day_of


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-03-05", "2025-03-05"),
        (" 2025/3/5 ", "2025-03-05"),
        ("2025-03", "2025-03"),
        ("2025", "2025"),
        ("2025-03-05T10:00:00+03:00", "2025-03-05T10:00:00+03:00"),
        ("2025-03-05T10:00:00.000Z", "2025-03-05T10:00:00.000Z"),
        ("2025-03-05 10:00:00 +0300", "2025-03-05T10:00:00+0300"),
        ("2025-03-05 10:00 UTC", "2025-03-05T10:00Z"),
        ("2025-03-05 10:00", "2025-03-05T10:00"),
        ("Wed, 05 Mar 2025 10:00:00 +0300", "2025-03-05T10:00:00+03:00"),
    ],
)
def test_a_day_is_given_as_headers_have_it(written: str, day: str) -> None:
    assert day_of(written) == day
    assert parse_date(day).earliest == day[:10] + "-01-01"[len(day[:10]) - 10 :] * (len(day) < 10)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "05/03/2025",
        "5 March 2025",
        "2025-13-01",
        "2025-02-30",
        "0001-01-01T00:00:00",
        "1741161600",
        "вчера",
        "٢٠٢٥",
    ],
)
def test_what_is_no_day_or_could_be_two_is_none(written: str) -> None:
    assert day_of(written) is None


def test_a_line_without_end_is_no_day() -> None:
    assert day_of("2025-03-05" + " " * 70 + "1") is None
