"""In which unit offsets are counted is found out, or nothing is anchored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.offsets import (
    BOM,
    BYTES,
    CODE_POINTS,
    GRAPHEMES,
    UTF_16,
    WAYS,
    Calibration,
    Counting,
    Ruler,
    calibrate,
    differs,
    said,
    said_by_most,
    settled,
)

TEXT = "Вопрос 🙂🙂🙂 решён.\r\nОрлан сказал «нет» 🙂.\r\nТочка."
WORDS = ("Орлан", "«нет»", "Точка")
COUNTINGS = [
    Counting(unit, one, bom) for unit in (CODE_POINTS, UTF_16, BYTES) for one in (False, True) for bom in (False, True)
]


def units(text: str, counting: Counting) -> int:
    """Count a text in one way, as another tool would."""
    if counting.crlf_is_one:
        text = text.replace("\r\n", "\n")
    if counting.unit == BYTES:
        return len(text.encode())
    return len(text.encode("utf-16-le")) // 2 if counting.unit == UTF_16 else len(text)


def placed(text: str, word: str, counting: Counting) -> tuple[int, int]:
    at = text.index(word)
    first = units(BOM, counting) if counting.counts_bom else 0
    return first + units(text[:at], counting), first + units(text[: at + len(word)], counting)


@pytest.mark.parametrize("counting", COUNTINGS, ids=lambda one: one.told)
@pytest.mark.parametrize("covered", [True, False], ids=["with the words", "without"])
def test_every_way_to_count_is_recognised_and_gives_the_words(counting: Counting, *, covered: bool) -> None:
    marks = [((placed(TEXT, word, counting),), word if covered else None) for word in WORDS]
    found = calibrate(BOM + TEXT, marks)
    assert found.sure
    assert found.counting == counting
    assert found.score == 1
    ruler = Ruler(BOM + TEXT, found.counting)
    for (fragments, _), word in zip(marks, WORDS, strict=True):
        start, end = ruler.fragment(fragments[0]) or (0, 0)
        assert TEXT[start:end] == word


def test_ways_that_point_to_the_same_places_are_no_rivals() -> None:
    found = calibrate("plain words\nin two lines", [(((0, 5),), None)])
    assert found.sure
    assert found.counting == Counting()


def test_a_tie_is_refused() -> None:
    found = calibrate("🙂 аааа", [(((3, 4),), "а")])
    assert not found.sure


def test_the_best_of_ways_that_do_not_fit_is_no_evidence() -> None:
    """The text was changed after it was marked: one way hits the ends of words oftener, by chance."""
    text = "Совсем другие слова стоят теперь здесь, и ни одно не прежнее"
    marks = [(((at, at + 3),), None) for at in (1, 8, 15, 21, 27)]
    found = calibrate(text, marks)
    assert found.fits_nowhere
    assert not found.sure
    assert settled(found, said_by_most([counted(TEXT, WORDS, Counting(CODE_POINTS))])) == found
    assert calibrate(text, marks, CODE_POINTS).sure, "whoever says the unit is believed"


@pytest.mark.parametrize("way", [one for one in WAYS if one.startswith((CODE_POINTS, UTF_16))])
def test_whoever_says_how_line_ends_count_is_believed(way: str) -> None:
    unit, crlf_is_one = said(way)
    found = calibrate("я\r\n\r\nя я я", [(((5, 6),), "я")], unit, crlf_is_one)
    assert found.counting.unit == unit
    assert found.sure == (crlf_is_one is not None)
    assert crlf_is_one in (None, found.counting.crlf_is_one)


@pytest.mark.parametrize("text", ["🙂 和平谈判开始了，双方都同意。", "🙂 การเจรจาเริ่มต้นแล้ว", "🙂 평화협상이시작되었다"])
def test_scripts_without_spaces_show_no_ends_of_words(text: str) -> None:
    found = calibrate(text, [(((2, 4),), None), (((4, 6),), None)], None)
    assert not found.fits_nowhere


def test_offsets_inside_a_character_are_no_place() -> None:
    assert Ruler("🙂а", Counting(UTF_16)).fragment((1, 3)) is None
    assert Ruler("🙂а", Counting(UTF_16)).fragment((2, 3)) == (1, 2)
    assert Ruler("абв", Counting()).fragment((2, 9)) is None
    assert Ruler("абв", Counting()).fragment((2, 2)) is None


@given(st.text(alphabet="аб я🙂\r\n«»", max_size=60), st.sampled_from(COUNTINGS), st.data())
def test_a_ruler_undoes_what_a_tool_counts(text: str, counting: Counting, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if counting.crlf_is_one and any(text[at - 1 : at + 1] == "\r\n" for at in (start, end)):
        return  # such a tool has no offset between the two
    first = units(BOM, counting) if counting.counts_bom else 0
    given_ = first + units(text[:start], counting), first + units(text[:end], counting)
    assert Ruler(BOM + text, counting).fragment(given_) == ((start, end) if start < end else None)


LETTERS = (
    *("Й\u0306", *"на ", "👍🏽", *", ", "🇺🇦", "🇱🇻", *" і ", "👩‍👩‍👧", ".", "\r\n"),
    *(*"Орлан сказал «нет» ", "👍🏽", *". Точка над буквой и другая."),
)
"""What readers see, letter by letter."""


@pytest.mark.parametrize("with_words", [True, False])
def test_what_is_seen_as_one_letter_may_be_counted_as_one(*, with_words: bool) -> None:
    text = "".join(LETTERS)
    words = ("Орлан", "сказал", "нет", "Точка", "буквой", "другая")
    starts = [next(at for at in range(len(LETTERS)) if "".join(LETTERS[at:]).startswith(word)) for word in words]
    marks = [((start, start + len(word)), word) for start, word in zip(starts, words, strict=True)]
    found = calibrate(text, [((place,), word if with_words else None) for place, word in marks])
    assert found.sure
    assert (found.counting.unit, found.score) == (GRAPHEMES, 1)
    ruler = Ruler(text, found.counting)
    assert [text[slice(*(ruler.fragment(place) or (0, 0)))] for place, _ in marks] == list(words)


def test_a_letter_is_never_cut_from_what_belongs_to_it() -> None:
    ruler = Ruler("a👍🏽b", Counting(GRAPHEMES))
    assert [ruler.fragment(one) for one in ((0, 1), (1, 2), (2, 3), (0, 3))] == [(0, 1), (1, 3), (3, 4), (0, 4)]


UNSURE = "🙂\r\n. . . .\r\n. . . ."


def counted(text: str, words: tuple[str, ...], counting: Counting) -> Calibration:
    return calibrate(text, [((placed(text, word, counting),), None) for word in words])


def test_a_text_that_leaves_the_way_open_is_counted_as_the_others_of_its_file() -> None:
    unsure = calibrate("🙂 . . 🙂 . .", [(((4, 5),), None)])
    says_nothing = calibrate("No. Never.", [(((0, 2),), None)])
    telling = {unit: counted(TEXT, WORDS, Counting(unit)) for unit in (CODE_POINTS, UTF_16, BYTES)}
    assert not unsure.sure
    assert says_nothing.sure
    for unit, other in telling.items():
        found = settled(unsure, said_by_most([says_nothing, other, unsure]))
        assert found.sure
        assert found.counting == Counting(unit)
    assert settled(unsure, said_by_most([says_nothing, unsure])) == unsure
    assert settled(unsure, said_by_most([telling[CODE_POINTS], telling[UTF_16]])) == unsure


def test_letters_and_line_ends_may_be_settled_by_different_texts() -> None:
    unsure = calibrate(UNSURE, [(((8, 11),), None)])
    letters = counted("🙂 Орлан: «нет».", ("Орлан", "нет"), Counting(UTF_16))
    ends = counted("Да.\r\nНет, нет. Да.", ("Нет", "Да."), Counting(crlf_is_one=True))
    assert not unsure.sure
    assert not settled(unsure, said_by_most([letters])).sure
    assert not settled(unsure, said_by_most([ends])).sure
    assert settled(unsure, said_by_most([letters, ends])).counting == Counting(UTF_16, crlf_is_one=True)


def test_most_clear_texts_say_how_a_file_counts() -> None:
    telling = {unit: counted(TEXT, WORDS, Counting(unit)) for unit in (CODE_POINTS, BYTES)}
    unsure = calibrate("🙂 . . 🙂 . .", [(((4, 5),), None)])
    file = said_by_most([telling[CODE_POINTS], telling[CODE_POINTS], telling[BYTES]])
    assert (file.texts, file.clear) == (2, 3)
    assert settled(unsure, file).counting == Counting(CODE_POINTS)
    told = settled(telling[BYTES], file)
    assert (told.counting, told.against) == (Counting(CODE_POINTS), Counting(BYTES))
    assert settled(telling[CODE_POINTS], file) == telling[CODE_POINTS]
    assert not said_by_most([telling[CODE_POINTS], telling[BYTES]]).ways


def test_only_covered_words_show_a_text_that_is_counted_unlike_its_file() -> None:
    file = said_by_most([counted(TEXT, WORDS, Counting(CODE_POINTS))] * 3)
    own = calibrate(TEXT, [((placed(TEXT, word, Counting(BYTES)),), word) for word in WORDS])
    assert settled(own, file) == own
    assert differs(own, file)
    assert not differs(counted(TEXT, WORDS, Counting(BYTES)), file)
    assert not differs(own, said_by_most([]))


def test_a_text_agrees_with_its_file_where_both_ways_are_the_same_in_it() -> None:
    file = said_by_most([counted(TEXT, WORDS, Counting(UTF_16))])
    own = calibrate("да . . ъ . . . .", [(((5, 6),), None)])
    assert settled(own, file).sure


def test_a_mark_whose_words_stand_elsewhere_leaves_no_way_open() -> None:
    found = calibrate("No troops, 🙂 never, and no troops.", [(((0, 9),), None), (((15, 21),), "other words")])
    assert found.sure
