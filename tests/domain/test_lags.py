"""How long after it was said something was published."""

import pytest

from claimtrack.domain.dates import parse_date
from claimtrack.domain.lags import Lag, lag


@pytest.mark.parametrize(
    ("said", "published", "found"),
    [
        ("2025-03-04", "2025-03-06", Lag(2, 2)),
        ("2025-03-04", "2025-03-04", Lag(0, 0)),
        ("2025-03-01/2025-03-04", "2025-03-06", Lag(2, 5)),
        ("2025-03-01/2025-03-06", "2025-03-06", Lag(0, 5)),
        ("../2025-03-04", "2025-03-06", Lag(2, None)),
        ("2025-03-04", "2025-03", Lag(0, 27)),
        ("2025-02-27", "2025-03", Lag(2, 32)),
        ("../2025-03-31", "2025-03", Lag(0, None)),
        ("2025-03-04~", "2025-03-06", Lag(2, 2, approximate=True)),
        ("2025-03-04?", "2025-03-06", Lag(2, 2, approximate=True)),
        ("2025-03-08", "2025-03-06", Lag(-2, -2)),
        ("2025-03-07/2025-03-08", "2025-03-06", Lag(-2, -1)),
        ("2025-03-06/2025-03-08", "2025-03-06", Lag(0, 0)),
        ("2025-03-05/2025-03-07", "2025-03-06", Lag(0, 1)),
        ("2025-03-04", "../2025-03-06", Lag(None, 2)),
        ("2025-03-04", "2025-03-06/..", Lag(2, None)),
    ],
)
def test_a_lag_is_as_wide_as_what_is_not_known(said: str, published: str, found: Lag) -> None:
    when = parse_date(said)
    assert when.latest is not None
    assert lag(when.earliest, when.latest, text=said, published=parse_date(published)) == found
