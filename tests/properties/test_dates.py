from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.dates import asserted, parse_date
from claimtrack.domain.days import FuzzyDate

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
PARTIAL = st.builds(
    lambda day, length, doubt: day[:length] + doubt, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?"])
)
TIMED = st.builds(
    "{}T{:02}:{:02}{}".format,
    DAYS,
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["", "Z", "+02:00", "-0930"]),
)


def _range(one: str, other: str) -> str:
    first, last = sorted(
        [one, other], key=lambda text: (parse_date(text).earliest or "", parse_date(text).latest or "")
    )
    return f"{first}/{last}"


RANGES = st.builds(_range, PARTIAL, PARTIAL) | PARTIAL.map("../{}".format) | PARTIAL.map("{}/..".format)
DATES = (PARTIAL | TIMED | RANGES).map(parse_date)


@given(DATES)
def test_first_comes_before_last_and_the_text_is_kept(when: FuzzyDate) -> None:
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest
    assert parse_date(when.text) == when
    assert not when.exact or when.earliest == when.latest


@given(DAYS)
def test_a_day_is_itself(day: str) -> None:
    assert parse_date(day) == FuzzyDate(day, day, day, exact=True)


@given(st.text(max_size=20) | st.text("0123456789-/.T:Z~?+", max_size=25))
def test_a_date_is_read_or_refused_never_worse(text: str) -> None:
    try:
        when = parse_date(text)
    except ValueError:
        return
    assert when.earliest or when.latest


@given(DATES | st.none(), DAYS)
def test_an_asserted_date_is_closed_and_cut_at_publication(said: FuzzyDate | None, published_on: str) -> None:
    when = asserted(said, published_on, basis=None, said_text=None)
    assert when.earliest is None or when.earliest <= when.latest
    if when.latest > published_on:
        assert said is not None
        assert said.earliest is not None
        assert said.earliest > published_on
    if said is not None:
        assert (when.text, when.earliest) == (said.text, said.earliest)
        assert said.latest is None or when.latest <= said.latest
