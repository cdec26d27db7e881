"""The quote of a record: anchored, or told why it has no place."""

import pytest

from claimtrack.domain.quoting import Quoting
from claimtrack.domain.records import Place, Quote, RawArticle, RawRecord, Value
from claimtrack.domain.values import Checker

FILE = Place("a.claim.md")
TEXT = "Орлан сказал: «Войск не будет».\nПорт, порт и порт закрыт.\nПорт да.\n"
NOTHING = Value("", FILE)


def article(text: str | None = TEXT, *, line: int | None = None) -> RawArticle:
    return RawArticle(FILE, {}, text, (), line)


def record(*quotes: str) -> RawRecord:
    lines = tuple(Value(text, Place("a.claim.md", 20 + number, 3)) for number, text in enumerate(quotes))
    return RawRecord(Place("a.claim.md", 19), NOTHING, NOTHING, NOTHING, lines)


def told(*quotes: str, line: int | None = None) -> tuple[str, tuple[int, int], str, str | None]:
    """Give the one finding of a quote: code, line and column, message, hint."""
    check = Checker()
    assert Quoting(check, article(line=line)).read(record(*quotes), as_record=False) is None
    [one] = check.findings
    return one.code, (one.place.line, one.place.column), one.message, one.hint


def test_a_quote_is_anchored_over_its_lines() -> None:
    check = Checker()
    quote = Quoting(check, article()).read(record("Войск", "не будет»."), as_record=False)
    assert check.findings == []
    assert quote is not None
    assert quote.text == "Войск не будет»."


def test_what_is_no_quote_is_said() -> None:
    assert told() == ("CT201", (19, 1), "this record has no quote", "add a line: > words of the article")
    assert told(" ", "") == ("CT202", (20, 3), "the quote has no words", None)
    assert told("\u00ad", "\u00ad") == ("CT202", (20, 3), "the quote has no words", None)


def test_an_ambiguous_quote_tells_lines_and_columns() -> None:
    hint = "add words around it and mark the quote itself: before [[quote]] after"
    lines = "line 2 of the text (columns 7, 14)"
    assert told("порт") == ("CT204", (20, 3), f"the quote occurs more than once in the text: on {lines}", hint)
    told_lines = "line 12, line 13"
    assert told("", "Порт", line=11) == (
        "CT204",
        (20, 3),
        f"the quote occurs more than once in the text: on {told_lines}",
        hint,
    )


@pytest.mark.parametrize(
    ("quotes", "place"),
    [
        (["[[Порт"], (20, 3)),
        (["Орлан [[сказал"], (20, 9)),
        (["Орлан", "[[сказал"], (21, 3)),
        (["Орлан", "[[", "сказал"], (21, 3)),
        (["Орлан", "сказал", "Войск ]]не"], (22, 9)),
    ],
)
def test_marks_that_do_not_fit_are_shown_where_they_stand(quotes: list[str], place: tuple[int, int]) -> None:
    message = "`[[` and `]]` come as one pair: before [[quote]] after"
    assert told(*quotes) == ("CT205", place, message, None)


@pytest.mark.parametrize(
    ("quote", "closest", "differs"),
    [
        ("Войск не станет", "Войск не будет", "станет"),
        ("Войск небудет", "Войск не", "небудет"),
        ("Войны не будет", "Войск не будет", "Войны не будет"),
        ("сказал: Войск не будет», да", "сказал: «Войск не будет». Порт", "Войск не будет», да"),
        ("Орла сказал: Войск не", "Орлан сказал: «Войск не", "Орла сказал: Войск не"),
        ("«Войск не будет»;", "«Войск не будет».", "будет»;"),
    ],
)
def test_a_missing_quote_is_shown_beside_the_closest_words(quote: str, closest: str, differs: str) -> None:
    code, place, message, hint = told(quote)
    assert (code, place, message) == ("CT203", (20, 3), "the quote does not occur in the text")
    assert hint == f"closest, on line 1 of the text: “{closest}”; the quote differs from “{differs}” on"


def test_a_gap_without_words_is_shown_where_it_ends() -> None:
    assert told("Орлан <…>", "<…> Войск") == ("CT205", (20, 12), "a gap needs words on both sides", None)


def test_a_missing_quote_without_anything_like_it_says_no_more() -> None:
    assert told("entirely", "foreign words") == ("CT203", (20, 3), "the quote does not occur in the text", None)


def test_a_part_in_the_wrong_order_says_so() -> None:
    assert told("закрыт <…> Войск")[3] == (
        "closest, on line 1 of the text: “Войск”; the quote differs from “Войск” on; "
        "this part stands in the text only before the part it should follow"
    )


def test_long_words_are_cut() -> None:
    text = "Орлан сказал, что " + "ни порта, ни гавани, " * 10 + "не будет."
    check = Checker()
    Quoting(check, article(text)).read(record(text.replace("сказал", "заявил")), as_record=False)
    hint = check.findings[0].hint or ""
    closest, differs = hint.split("; ")
    assert closest == f"closest, on line 1 of the text: “{text[:89]}…”"
    assert differs == f"the quote differs from “{text.replace('сказал', 'заявил')[6:95]}…” on"


@pytest.mark.parametrize(("letters", "shown"), [(89, 89), (90, 90), (91, 89)])
def test_words_are_shown_whole_up_to_ninety_letters(letters: int, shown: int) -> None:
    text = "Орлан сказал, что ни порта, ни гавани, ни фарватера, ни маяка, ни верфи не закроют до мая".ljust(
        letters, "!"
    )
    check = Checker()
    Quoting(check, article(text)).read(record(text.replace("сказал", "заявил")), as_record=False)

    assert len(text) == letters
    told = text if shown == letters else f"{text[:shown]}…"
    assert (check.findings[0].hint or "").startswith(f"closest, on line 1 of the text: “{told}”; ")


def test_a_row_of_a_table_is_kept_as_written() -> None:
    check = Checker()
    quoting = Quoting(check, article(None))
    assert quoting.read(record("Loria:", "yes"), as_record=True) == Quote("Loria: yes", ())
    assert check.findings == []
    assert quoting.read(record(" ", ""), as_record=True) is None
    assert [one.code for one in check.findings] == ["CT202"]


def test_a_missing_text_is_told_once() -> None:
    check = Checker()
    quoting = Quoting(check, article(None))
    assert quoting.read(record("да", "да"), as_record=False) is None
    assert quoting.read(record("нет"), as_record=False) is None
    [one] = check.findings
    assert (one.code, one.place.line) == ("CT122", 20)
    assert (one.message, one.hint) == (
        "the article has no text to quote from",
        "add the text, or `evidence: record` where a table or a vote is the evidence",
    )


def test_a_text_that_could_not_be_read_is_not_missed_once_more() -> None:
    check = Checker()
    assert (
        Quoting(check, RawArticle(FILE, {"text": Value("gone.txt", FILE)}, None, ())).read(
            record("да"), as_record=False
        )
        is None
    )
    assert check.findings == []


def test_only_words_between_quote_marks_are_direct() -> None:
    quoting = Quoting(Checker(), article())
    for words, mode in (("Войск не будет", "direct"), ("Орлан сказал", None)):
        assert quoting.mode(quoting.read(record(words), as_record=False)) == mode
    assert quoting.mode(None) is None
    assert quoting.mode(Quote("да", ())) is None
