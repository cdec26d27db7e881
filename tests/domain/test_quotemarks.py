import time

import pytest

from claimtrack.domain.quotemarks import is_direct
from claimtrack.domain.records import Segment


def direct(text: str, *quotes: str) -> bool:
    segments = []
    for quote in quotes:
        assert text.count(quote) == 1
        segments.append(Segment(text.index(quote), text.index(quote) + len(quote)))
    return is_direct(text, segments)


@pytest.mark.parametrize("marks", ["«»", "“”", "„“", "„”", '""', "‘’", "‹›", "‚‘"])
def test_words_inside_any_pair_are_direct(marks: str) -> None:
    text = f"Орлан заявил: {marks[0]}войск не будет, точка{marks[1]}, и ушёл."
    assert direct(text, "войск не будет")
    assert direct(text, f"{marks[0]}войск не будет, точка{marks[1]},")
    assert not direct(text, "Орлан заявил")
    assert not direct(text, "и ушёл")
    assert not direct(text, f"точка{marks[1]}, и ушёл")


def test_every_segment_must_be_inside() -> None:
    text = "«Мир близко, — сказал Орлан, — но не сегодня». Так считает он. «Завтра»."
    assert direct(text, "Мир близко", "но не сегодня", "Завтра")
    assert not direct(text, "Мир близко", "Так считает он")


def test_two_quotations_are_not_one() -> None:
    text = "«Да», — сказал он. «Нет», — сказала она."
    assert not direct(text, "Да», — сказал он. «Нет")


@pytest.mark.parametrize(
    "text",
    [
        "Он сказал: «Газета „Маяк“ ошиблась дважды».",
        "Он сказал: «Газета «Маяк» ошиблась дважды».",
        "He said: “The ‘Beacon’ paper don’t ошиблась дважды.”",
        "He said: “The „Beacon” paper ошиблась дважды”.",
        "Так и было: «Да». И ещё: «Газета «Маяк» ошиблась дважды».",
    ],
)
def test_nested_marks(text: str) -> None:
    assert direct(text, "ошиблась дважды")
    assert not direct(text, text[:5])


def test_a_shared_closing_mark_never_spreads_over_the_reporters_words() -> None:
    text = "«Он ответил: «Никогда», — пишет газета.\n\n«Потом», — добавила она."
    assert direct(text, "Никогда")
    assert not direct(text, "пишет газета")


@pytest.mark.parametrize(
    "text",
    [
        'Орлан ответил ("войск не будет") и ушёл.',
        "Орлан ответил:«войск не будет»и ушёл.",
        "Орлан сказал«войск не будет»и ушёл.",
        "Орлан ответил: « войск не будет », и ушёл.",
        'Орлан ответил: "войск не будет. "',
        "Orlan said ‘we don’t войск не будет’ and left.",
        "«Первый абзац.\n\n“войск не будет” — писал «Маяк».",
    ],
    ids=["bracket", "colon", "no space", "spaces inside", "space before the last", "apostrophe", "left open before"],
)
def test_marks_are_read_however_they_are_set(text: str) -> None:
    assert direct(text, "войск не будет")
    assert not direct(text, text[:6])


@pytest.mark.parametrize("text", ["«да»\n\n  ", "\n \n«да» \n", " \n\n"])
def test_blank_lines_around_a_text_are_no_matter(text: str) -> None:
    assert is_direct(text, [Segment(text.find("да"), text.find("да") + 2)]) is ("да" in text)


def test_marks_and_dashes_at_the_edge_are_no_words() -> None:
    text = "Орлан… — «войск не будет»… Он ушёл."
    assert direct(text, "… — «войск не будет»…")
    assert not is_direct("«… да»", [Segment(1, 2)])


@pytest.mark.parametrize("quote", ["-а «б в", "б в» г."])
def test_one_letter_outside_the_marks_is_outside(quote: str) -> None:
    assert not direct("И -а «б в» г. И всё", quote)


def test_a_mark_with_space_on_both_sides_opens_nothing() -> None:
    assert not direct('A " sign of many words" here', "sign of many words")


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("They left the ‘old town.\n\nThe workers’ union met.", "union met"),
        ("They left the ‘old town.\n\nThe workers’ union met.", "old town"),
        ("They left the ‘old town\nand the workers’ union", "and the workers"),
        ("Die ‚alte Stadt.\n\nDas ‘neue Haus", "alte Stadt"),
        ("Die ‚alte Stadt.\n\nDas neue Haus‘ da", "alte Stadt"),
        ('He said "yes and left.\n\nA pipe of 6" was found.', "and left"),
        ("«Он ответил: «Никогда», — пишет газета.\n\nПотом», — добавила она.", "пишет газета"),
        ("«Он „а «б «в» г“ ушёл.\n\nПотом» — да.", "ушёл"),
        ("«а «б «в» ушёл.\n\nПотом» — да.", "ушёл"),
        ("“First.\n\nNobody said this.\n\n“Third,” he said.", "Nobody said this"),
    ],
)
def test_a_mark_left_open_in_one_paragraph_is_not_closed_by_a_stray_one_in_another(text: str, outside: str) -> None:
    assert not direct(text, outside)


def test_apostrophes_are_not_marks() -> None:
    text = "The workers’ union didn’t agree; it’s ‘not our war’, they said. Orlan’s palace was silent."
    assert direct(text, "not our war")
    assert not direct(text, "union didn")
    assert not direct(text, "palace")


def test_a_forgotten_mark_does_not_turn_the_rest_around() -> None:
    text = 'He said "yes and left.\nThe "Beacon" wrote about it.\nShe said "no".'
    assert direct(text, "Beacon")
    assert not direct(text, "wrote about it")
    assert not direct(text, "and left")


def test_an_inch_is_not_an_opening_mark() -> None:
    text = 'A 6" pipe was found. "Ours," he said. A 7" one too.'
    assert direct(text, "Ours")
    assert not direct(text, "pipe was found")
    assert not direct(text, "one too")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_quotation_may_run_over_lines_and_paragraphs(line_end: str) -> None:
    text = f"«Первая{line_end}строка.{line_end}{line_end}Второй абзац», — сказал он.{line_end}{line_end}Конец."
    assert direct(text, "Первая")
    assert direct(text, "Второй абзац")
    assert not direct(text, "сказал он")


@pytest.mark.parametrize("indent", ["", " ", "  "])
@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_paragraphs_that_repeat_the_opening_mark(opening: str, closing: str, indent: str) -> None:
    text = f"{opening}First.\n\n{indent}{opening}Second.\n\n{indent}{opening}Third,{closing} he said. Fourth."
    assert direct(text, "First")
    assert direct(text, "Second")
    assert direct(text, "Third")
    assert not direct(text, "he said")


def test_marks_alone_are_no_words() -> None:
    assert not is_direct("Он сказал: «», и всё", [Segment(11, 13)])


def test_a_nested_pair_whose_outer_mark_was_dropped_still_counts_as_nested() -> None:
    text = "«а «б «в» г “ д» е.\n\n«ж», — сказал он."
    assert direct(text, "ж")
    assert not direct(text, "сказал он")


@pytest.mark.parametrize("unit", ["«а» “b” ", "« ", "‘a ", "„a “b "])
def test_a_very_long_paragraph_takes_time_in_step_with_its_length(unit: str) -> None:
    text = unit * (600_000 // len(unit)) + "Орлан: «да»."
    began = time.process_time()
    assert not direct(text, "Орлан")
    assert time.process_time() - began < 5
