"""What is wrong with what was stored: places of quotes, quotes in another text, chains."""

import pytest

from claimtrack.domain.damage import (
    Kept,
    Spot,
    Verified,
    broken_chain,
    closest_to,
    fate,
    misplaced,
    problem,
    short,
    unplaced,
)
from claimtrack.domain.records import Segment
from claimtrack.domain.spans import AnchorProblem, TextIndex, anchor

TEXT = TextIndex("Орлан сказал да.\nВойск не будет.\nПотом Орлан сказал нет.\n")
WALL = Spot("coding", "a")


def kept(written: str | None, *places: tuple[int, int], words: str | None = None) -> Kept:
    return Kept(written, words if words is not None or written is None else written, tuple(Segment(*p) for p in places))


def faults(one: Kept) -> list[tuple[str, str, str | None]]:
    return [tuple(found) for found in misplaced(one, TEXT)]  # type: ignore[misc]


def test_a_quote_that_stands_where_it_should_is_sound() -> None:
    assert faults(kept("Войск не будет", (17, 31))) == []
    assert faults(kept("Войск <…> нет", (17, 22), (52, 55))) == []
    assert faults(Kept(None, None, ())) == []


def test_the_whole_text_may_be_quoted() -> None:
    assert list(misplaced(kept("да", (0, 2)), TextIndex("да"))) == []


def test_a_quote_and_its_place_go_together() -> None:
    assert faults(Kept("да", None, ())) == [("CT602", "the quote has no place", None)]
    assert faults(Kept(None, "да", ())) == [("CT602", "there is a place, but no quote in the record", None)]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([(17, 99)], "17–99"),
        ([(-1, 5)], "-1–5"),
        ([(17, 17)], "17–17"),
        ([(31, 17)], "31–17"),
        ([(0, 5), (50, 99)], "0–5, 50–99"),
        ([], "nowhere"),
    ],
)
def test_a_place_outside_the_text_is_told(places: list[tuple[int, int]], told: str) -> None:
    outside, elsewhere = faults(kept("Войск не будет", *places))
    assert outside == ("CT602", "the place of the quote lies outside its text", f"it is {told}")
    assert elsewhere == ("CT603", f"the quote stands at 17–31 of its text, not at {told}", None)


def test_other_words_at_the_place_are_shown_beside_those_stored() -> None:
    assert faults(kept("Войск не будет", (0, 5))) == [
        ("CT602", "at its place stands “Орлан”", "the stored quote is “Войск не будет”"),
        ("CT603", "the quote stands at 17–31 of its text, not at 0–5", None),
    ]


def test_a_quote_that_was_never_in_the_text_is_shown_with_what_is_closest() -> None:
    _, found = faults(kept("Войны не будет", (17, 31)))
    hint = "closest, on line 2 of the text: “Войск не будет”"
    assert found == ("CT603", "the quote “Войны не будет” does not occur in the text", hint)


def test_what_became_of_a_quote_in_another_text() -> None:
    before = (17, 31)
    assert fate("Войск не будет", before, TEXT, 2) is None
    assert fate("Войск <…> нет", (17, 55), TEXT, 2) is None
    moved = fate("Войск не будет", before, TextIndex("Ах.\n\nВойск не будет."), 2)
    assert moved == ("CT622", "the quote moved from line 2 of the text to line 3", None)
    both = fate("Войск <…> нет", (17, 55), TextIndex(f"\n{TEXT.text}"), 2)
    assert both == ("CT622", "the quote moved from line 2 of the text to line 3", None)
    longer = fate("Войск <…> будет", before, TextIndex(TEXT.text.replace("не", "уже не")), 2)
    assert longer == ("CT622", "the quote moved from line 2 of the text to line 2", None)
    changed = fate("Войск не будет", before, TextIndex("Войск там не будет."), 2)
    hint = "closest, on line 1 of the text: “Войск там не будет”"
    assert changed == ("CT623", "the quote “Войск не будет” does not occur in the text", hint)
    twice = fate("нет", before, TextIndex("нет\nнет, нет"), 2)
    assert twice == ("CT623", "the quote “нет” occurs more than once: on lines 1, 2 of the text", None)
    gone = fate("Войск не будет", before, TextIndex("Nothing of it."), 2)
    assert gone == ("CT624", "nothing in the text is like “Войск не будет”", None)


def test_a_quote_that_cannot_be_looked_for_says_so() -> None:
    broken = anchor(TEXT.text, "[[да")
    assert isinstance(broken, AnchorProblem)
    assert unplaced(broken) == "cannot be looked for"
    assert closest_to(broken) == "`[[` and `]]` come as one pair: before [[quote]] after"
    assert fate("[[да", (0, 2), TEXT, 1) == (
        "CT623",
        "the quote “[[да” cannot be looked for",
        "`[[` and `]]` come as one pair: before [[quote]] after",
    )


@pytest.mark.parametrize(
    ("n", "ends", "publishers", "leading", "told"),
    [
        (0, (None, None), 0, False, "the chain has no hop at all"),
        (2, (0, 2), 1, True, "the hops of the chain (2) are numbered from 0 to 2"),
        (2, (1, 2), 1, True, "the hops of the chain (2) are numbered from 1 to 2"),
        (2, (0, 1), 0, False, "nobody in the chain is its publisher"),
        (2, (0, 1), 2, True, "the chain has 2 publishers"),
        (2, (0, 1), 1, False, "the chain does not begin with its publisher"),
    ],
)
def test_what_is_wrong_with_a_chain_is_said(
    n: int, ends: tuple[int | None, int | None], publishers: int, told: str, *, leading: bool
) -> None:
    assert broken_chain(n, ends, publishers, leading=leading) == told


def test_only_errors_make_a_verification_fail() -> None:
    error, note = problem("CT602", WALL, "a", "b"), problem("CT622", WALL, "a")
    assert (error.severity, error.message, error.hint, note.hint) == ("error", "a", "b", None)
    assert note.severity != "error"
    assert [Verified(found, ()).exit_code for found in [(), (note,), (note, error)]] == [0, 0, 1]


def test_what_is_shown_stays_on_one_line_of_ninety_letters() -> None:
    assert short(" Войск \r\n не\tбудет ") == "Войск не будет"
    assert short("я" * 90) == "я" * 90
    assert short("я" * 91) == "я" * 89 + "…"
