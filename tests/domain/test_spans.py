import time

import pytest

from claimtrack.domain.records import Quote
from claimtrack.domain.spans import AnchorProblem, TextIndex, anchor, is_direct

ARTICLE = """Лория «никогда не согласится» на размещение войск Союза, сообщило агентство ЛПА
со ссылкой на источник во дворце, пересказавший слова Марека Орлана.

«Гарантии нужны обеим сторонам, — сказал Орлан 4 марта, — но речи о миротворцах из
стран Союза быть не может».
Орлан сказал да. Потом Орлан сказал нет.
"""


def found(text: str, quote: str) -> Quote:
    result = anchor(text, quote)
    assert isinstance(result, Quote), result
    return result


def refused(text: str, quote: str) -> AnchorProblem:
    result = anchor(text, quote)
    assert isinstance(result, AnchorProblem), result
    return result


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ("«никогда не согласится»", "«никогда не согласится»"),
        ('"никогда не согласится"', "«никогда не согласится»"),
        ("  никогда\tне\u00a0согла\u00adсится ", "никогда не согласится"),
        ("речи о миротворцах из стран Союза", "речи о миротворцах из\nстран Союза"),
        ("сторонам, - сказал Орлан", "сторонам, — сказал Орлан"),
        (
            "Гарантии нужны обеим сторонам <…> но речи о миротворцах",
            "Гарантии нужны обеим сторонам <…> но речи о миротворцах",
        ),
        ("Гарантии<...>сказал Орлан", "Гарантии <…> сказал Орлан"),
        ("Потом [[Орлан сказал]] нет", "Орлан сказал"),
        ("[[ Орлан сказал ]]да", "Орлан сказал"),
        ("[[ Орлан ]] 4 <…> [[Союза]] быть", "Орлан <…> Союза"),
        ("Лория <…> [[войск]] Союза, сообщило", "Лория <…> войск"),
        ("Лория [[«никогда<…>согласится»]] на", "«никогда <…> согласится»"),
    ],
)
def test_the_articles_own_words_are_kept(quote: str, kept: str) -> None:
    result = found(ARTICLE, quote)
    assert result.text == kept
    assert " <…> ".join(ARTICLE[part.start : part.end] for part in result.segments) == kept


def test_context_decides_which_of_two_places_is_meant() -> None:
    first, second = found(ARTICLE, "[[Орлан сказал]] да"), found(ARTICLE, "[[Орлан сказал]] нет")
    assert first.text == second.text
    assert first.segments[0].start < second.segments[0].start


def test_invisible_characters_stay_inside_a_slice_but_not_at_its_ends() -> None:
    text = "\ufeffпро\u00adтив\u200b \r\n мира\u00ad, да"
    assert found(text, "против мира").text == "про\u00adтив\u200b \r\n мира"


def test_emoji_count_as_code_points() -> None:
    text = "👩\u200d🚀 «Їдемо!» 🚀"
    part = found(text, '"Їдемо!"').segments[0]
    assert (part.start, part.end) == (4, 12)


def test_a_quote_that_stands_twice_is_ambiguous_and_tells_the_lines() -> None:
    problem = refused(ARTICLE, "Союза")
    assert (problem.kind, problem.lines) == ("ambiguous", (1, 5))


def test_places_on_one_line_are_told_apart_by_their_columns() -> None:
    problem = refused(ARTICLE, "Орлан сказал")
    assert (problem.lines, problem.columns) == ((6, 6), (1, 24))
    problem = refused("\nда да\nда", "да")
    assert (problem.lines, problem.columns) == ((2, 2, 3), (1, 4, 1))


def test_of_many_places_five_are_told() -> None:
    problem = refused("да\n" * 7, "да")
    assert (problem.lines, problem.columns) == ((1, 2, 3, 4, 5), (1, 1, 1, 1, 1))
    problem = refused("да\n" * 7 + "нет", "да <…> нет")
    assert problem.lines == (1, 2, 3, 4, 5)


def test_the_line_of_a_character_counts_the_breaks_before_it() -> None:
    index = TextIndex("a\nb\n\nc")
    assert [index.line_of(at) for at in range(6)] == [1, 1, 2, 2, 3, 4]


def test_overlapping_places_are_two_places() -> None:
    assert refused("ха-ха-ха!", "ха-ха").kind == "ambiguous"


def test_gaps_count_ways_not_places() -> None:
    # "a" stands twice, but only one of the two is followed by "b".
    assert found("x a1 b a2", "a <…> b").text == "a <…> b"
    problem = refused("a1\nb1\na2\nb2", "a <…> b")
    assert (problem.kind, problem.lines) == ("ambiguous", (1, 3))
    problem = refused("a\nb1\nb2", "a <…> b")
    assert (problem.kind, problem.lines) == ("ambiguous", (2, 3))
    assert found("a b a b", "a <…> b <…> a <…> b").segments[2].start == 4
    problem = refused("a1\nb1\na2\nb2\nc", "a <…> b <…> c")
    assert (problem.kind, problem.lines) == ("ambiguous", (1, 3))


def test_a_part_is_found_behind_the_one_before_it_however_often_it_stands_before() -> None:
    text = "да, да, да, да, да, да, да. Нет. Да? Так да."
    assert found(text, "Нет <…> да").segments[1].start == text.rindex("да")


def test_parts_of_any_length_fit_in_one_way_only_where_the_room_is_short() -> None:
    text = "длинное слово и слово да, слово да"
    assert [part.start for part in found(text, "длинное слово <…> слово да <…> слово").segments] == [0, 16, 26]
    assert found("ab abc d", "ab <…> abc <…> d").segments[1].start == 3


def test_fragments_do_not_overlap_and_keep_their_order() -> None:
    problem = refused(ARTICLE, "сказал нет <…> Лория")
    assert (problem.kind, problem.closest, problem.closest_line) == ("missing", "Лория", 1)
    assert problem.detail is not None
    assert "before" in problem.detail
    assert problem.at == len("сказал нет <…> ")
    assert refused("мирные", "мирн <…> ные").kind == "missing"


def test_a_part_that_stands_only_before_is_shown_where_it_first_does() -> None:
    problem = refused(ARTICLE, "сказал нет <…> размещение войск [[Союза]]")
    assert (problem.closest, problem.closest_line) == ("Союза", 1)
    problem = refused(ARTICLE, "сказал нет <…> Союза")
    assert (problem.closest, problem.closest_line) == ("Союза", 1)


@pytest.mark.parametrize(
    ("quote", "closest", "line", "differs"),
    [
        ("гарантии нужны обеим сторонам", "Гарантии нужны обеим сторонам", 4, "гарантии"),
        ("никогда не согласитца", "никогда не согласится", 1, "ца"),
        ("Гарантии нужны сторонам, - сказал", "Гарантии нужны обеим сторонам, — сказал", 4, "сторонам"),
        ("«никогда и не согласится»", "«никогда не согласится»", 1, "и не"),
        ("Лория <…> речи про миротворцев из", "речи о миротворцах из", 4, "про"),
        ("пересказавший слова [[Марко Орлана]]", "пересказавший слова Марека Орлана", 2, "ко"),
        ("пересказавший слова [[Парека Орлана]]", "пересказавший слова Марека Орлана", 2, "Парека"),
    ],
)
def test_a_missing_quote_shows_the_closest_words(quote: str, closest: str, line: int, differs: str) -> None:
    problem = refused(ARTICLE, quote)
    assert (problem.kind, problem.closest, problem.closest_line) == ("missing", closest, line)
    assert quote[problem.at :].startswith(differs)


def test_nothing_is_shown_where_nothing_is_alike() -> None:
    problem = refused(ARTICLE, "entirely foreign words")
    assert (problem.kind, problem.closest, problem.closest_line, problem.at) == ("missing", None, None, 0)


def test_letters_case_and_yo_are_never_folded() -> None:
    assert refused("Всё решено", "Все решено").kind == "missing"
    assert refused("Всё решено", "всё решено").kind == "missing"


def test_another_unicode_composition_is_said() -> None:
    problem = refused("Мои\u0306 краи\u0306", "Мой край")
    assert problem.kind == "missing"
    assert problem.detail is not None
    assert "composition" in problem.detail
    assert "composition" in (refused("Мой край", "Мои\u0306 край").detail or "")
    assert refused("Мой край", "Мой дом").detail is None


@pytest.mark.parametrize("quote", ["", "  ", "\u00ad\u200b\n"])
def test_nothing_but_space_is_empty(quote: str) -> None:
    assert refused(ARTICLE, quote).kind == "empty"


@pytest.mark.parametrize(
    ("quote", "at"),
    [
        ("Лория [[никогда", 6),
        ("Лория ]]никогда[[", 6),
        ("Лория ]]никогда", 6),
        ("[[Лория]] [[никогда", 0),
        ("[[Лория]] никогда]]", 0),
        ("beta [[alpha <…> gamma]] then <…> [[there]]", 5),
        ("[[Лория]] [[никогда]]", 0),
        ("Лория [[ ]]", 0),
        ("<…> Лория", 0),
        ("Лория <…> <…> Союза", 9),
    ],
)
def test_brackets_and_gaps_that_mean_nothing_are_malformed(quote: str, at: int) -> None:
    problem = refused(ARTICLE, quote)
    assert (problem.kind, problem.at) == ("malformed", at)
    assert problem.detail


@pytest.mark.parametrize(
    ("quote", "detail"),
    [
        ("Лория [[никогда", "one pair"),
        ("Лория [[]]", "nothing stands between"),
        ("Лория [[ ]] <…> Союза", "nothing stands between"),
        ("Лория <…> <…> Союза", "a gap needs words on both sides"),
    ],
)
def test_what_is_wrong_with_the_marks_is_said(quote: str, detail: str) -> None:
    assert detail in (refused(ARTICLE, quote).detail or "")


def test_brackets_are_context_before_they_are_text() -> None:
    assert found("Орлан да. [[Орлан]] да", "[[Орлан]] да").text == "Орлан"
    assert refused("Орлан да. Орлан да. [[Орлан]] да", "[[Орлан]] да").kind == "ambiguous"


def test_brackets_of_the_article_itself_can_be_quoted() -> None:
    text = "См. [[Лория]] и [[Кастея]]; ещё ]] тут"
    assert found(text, "[[Лория]] и [[Кастея]]").text == "[[Лория]] и [[Кастея]]"
    assert found(text, "ещё ]] тут").text == "ещё ]] тут"
    assert found("ещё [[ тут", "ещё [[ тут").text == "ещё [[ тут"
    assert found("за [[вод и сад]]ник", "за [[вод <…> сад]]ник").text == "за [[вод <…> сад]]ник"


def test_many_quotes_in_a_long_text_are_quick() -> None:
    text = " ".join(f"слово{number * 7919 % 20011} и" for number in range(18_000))
    words = text.split()
    wanted = [" ".join(words[begin : begin + 30]) for begin in range(0, 30_000, 60)]
    wrong = [quote.replace(" и ", " или ", 1) for quote in wanted]
    begin = time.perf_counter()
    index = TextIndex(text)
    assert all(isinstance(index.anchor(quote), Quote) for quote in wanted)
    problems = [index.anchor(quote) for quote in wrong]
    assert all(isinstance(problem, AnchorProblem) and problem.closest for problem in problems)
    # Takes about a second; anything quadratic would take minutes.
    assert time.perf_counter() - begin < 20


def test_directness_of_an_anchored_quote() -> None:
    assert is_direct(ARTICLE, found(ARTICLE, "Гарантии нужны <…> быть не может").segments)
    assert not is_direct(ARTICLE, found(ARTICLE, "никогда не согласится» на размещение").segments)


@pytest.mark.parametrize("at", [0, 70_000, 139_990])
def test_a_very_long_quote_is_quickly_shown_where_it_first_differs(at: int) -> None:
    text = "Орлан не отдаст ни порта, ни гавани. " * 4000
    wrong = text[:at] + "Ы" + text[at + 1 : 140_000]
    began = time.process_time()
    problem = anchor(text, wrong)
    assert time.process_time() - began < 3
    assert isinstance(problem, AnchorProblem)
    assert problem.at == at
    assert problem.closest is not None
    assert "порта" in problem.closest[:90]


def test_a_pair_of_brackets_may_span_a_gap() -> None:
    text = "beta alpha one gamma then. Other alpha two gamma there."
    assert (
        found(text, "beta [[alpha <…> gamma]] then").segments
        == found(text, "beta [[alpha]] <…> [[gamma]] then").segments
    )
    three = found(text, "beta [[alpha <…> gamma then <…> two]] gamma")
    assert three.text == "alpha <…> gamma then <…> two"
    problem = refused(text, "beta [[alpha <…> gamme]] then")
    assert (problem.kind, problem.at) == ("missing", 21)
    assert refused(text, "beta alpha]] <…> [[gamma then").kind == "malformed"
