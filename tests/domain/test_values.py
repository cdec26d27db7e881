"""Single values read: the typed value, or a finding that says what is wrong and what would be right."""

from collections.abc import Callable

import pytest

from claimtrack.domain.records import Place, Value
from claimtrack.domain.values import Checker

PLACE = Place("a.claim.md", 7)
COLOURS = ("white", "red", "yellow", "blue")
Read = Callable[[Checker, Value | None], object]


def choice(check: Checker, value: Value | None) -> object:
    return check.choice(value, COLOURS, "colour")


READERS: dict[str, Read] = {
    "choice": choice,
    "date": lambda check, value: (found := check.date(value)) and found.text,
    "lang": Checker.lang,
    "several": Checker.several,
    "fraction": Checker.fraction,
}


def read(reader: str, text: str | None) -> tuple[object, list[tuple[str, str, str | None]]]:
    """Give what a reader makes of a text, and its findings."""
    check = Checker()
    found = READERS[reader](check, None if text is None else Value(text, PLACE))
    assert {one.place for one in check.findings} <= {PLACE}
    return found, [(one.code, one.message, one.hint) for one in check.findings]


@pytest.mark.parametrize(
    ("reader", "text", "expected"),
    [
        ("choice", "red", "red"),
        ("date", "2025-03-04~", "2025-03-04~"),
        ("lang", "UK-cyrl", "uk-cyrl"),
        ("several", 'a; "b; c"', ("a", "b; c")),
        ("fraction", "0.8", 0.8),
        ("fraction", "0", 0.0),
        ("fraction", "1", 1.0),
    ],
)
def test_a_good_value_is_read_without_a_word(reader: str, text: str, expected: object) -> None:
    assert read(reader, text) == (expected, [])


@pytest.mark.parametrize("text", [None, ""])
@pytest.mark.parametrize("reader", READERS)
def test_what_is_not_given_or_empty_is_no_problem(reader: str, text: str | None) -> None:
    nothing = () if reader == "several" else text or None
    assert read(reader, text) == (nothing, [])


@pytest.mark.parametrize(
    ("reader", "text", "code", "message", "hint"),
    [
        ("choice", "rad", "CT502", "`rad` is not a colour", "did you mean `red`?"),
        ("choice", "hot", "CT502", "`hot` is not a colour", "one of: white, red, yellow, blue"),
        ("lang", "UA", "CT120", "`UA` is not a language tag", "did you mean `uk`?"),
        ("lang", "русский", "CT120", "`русский` is not a language tag", "for example en, ru, uk"),
        ("fraction", "0,8", "CT504", "`0,8` is not a number from 0 to 1", "did you mean `0.8`?"),
        ("fraction", "1,5", "CT504", "`1,5` is not a number from 0 to 1", "for example 0.8"),
        ("fraction", "a,b", "CT504", "`a,b` is not a number from 0 to 1", "for example 0.8"),
        ("fraction", "80 %", "CT504", "`80 %` is not a number from 0 to 1", "for example 0.8"),
        ("fraction", "1.01", "CT504", "`1.01` is not a number from 0 to 1", "for example 0.8"),
        ("fraction", "-0.1", "CT504", "`-0.1` is not a number from 0 to 1", "for example 0.8"),
        ("fraction", "nan", "CT504", "`nan` is not a number from 0 to 1", "for example 0.8"),
        ("date", "2025-02-29", "CT301", "'2025-02-29' is not a day or month of the calendar", None),
        ("date", "../..", "CT301", "'../..' leaves both sides open and so says nothing", "leave the line out"),
    ],
)
def test_a_bad_value_is_a_finding_with_a_remedy(reader: str, text: str, code: str, message: str, hint: str) -> None:
    assert read(reader, text) == (None, [(code, message, hint)])


def test_the_remedy_for_a_date_is_a_hint_of_its_own() -> None:
    _, [(_, message, hint)] = read("date", "4.3.2025")
    assert message == "'4.3.2025' is not a date"
    assert hint is not None
    assert hint.startswith("write 2025-03-04, 2025-03 or 2025")
