import pytest

from claimtrack.domain.chain import ChainError, format_chain, parse_chain, split_values
from claimtrack.domain.records import Chain, Voice


def names(voices: tuple[Voice, ...]) -> list[str | None]:
    return [voice.name for voice in voices]


def test_the_last_hop_asserts_the_others_carry() -> None:
    chain = parse_chain("ЛПА > Example Herald > Марек Орлан")
    assert names(chain.hops) == ["ЛПА", "Example Herald"]
    assert names(chain.asserters) == ["Марек Орлан"]


def test_joint_asserters_bind_tighter_than_hops() -> None:
    chain = parse_chain("ЛПА > Марек Орлан & Лена Восс (for Кастея)")
    assert names(chain.hops) == ["ЛПА"]
    assert names(chain.asserters) == ["Марек Орлан", "Лена Восс"]
    assert [voice.on_behalf_of for voice in chain.asserters] == [None, "Кастея"]


def test_an_anonymous_voice_ends_at_its_own_bracket() -> None:
    chain = parse_chain("anon(чиновник (бывший), близкий к дворцу; of: Лория; reason: not allowed to speak) > Орлан")
    voice = chain.hops[0]
    assert (voice.name, voice.descriptor) == (None, "чиновник (бывший), близкий к дворцу")
    assert (voice.of, voice.reason) == ("Лория", "not allowed to speak")


def test_text_in_anon_may_hold_separators_and_smileys_of_a_sentence() -> None:
    voice = parse_chain('anon(aide > adviser & "friend; ally)"; of: "Loria (north)")').asserters[0]
    assert (voice.descriptor, voice.of) == ('aide > adviser & "friend; ally)"', "Loria (north)")


@pytest.mark.parametrize("role", ["spokesperson", "interpreter"])
def test_roles_belong_to_their_own_name(role: str) -> None:
    chain = parse_chain(f"Лена Восс ({role}) > Марек Орлан")
    assert (chain.hops[0].name, chain.hops[0].suffix) == ("Лена Восс", role)
    assert chain.asserters[0].suffix is None


def test_quoted_names_are_text() -> None:
    chain = parse_chain('"A > B & C; (D)" > "?" > "anon" (for "X (Y)")')
    assert names(chain.hops) == ["A > B & C; (D)", "?"]
    assert not chain.hops[1].unspecified
    assert (chain.asserters[0].name, chain.asserters[0].on_behalf_of) == ("anon", "X (Y)")


def test_quote_marks_inside_a_name_belong_to_it() -> None:
    assert names(parse_chain('Газета "Маяк > Лория"').asserters) == ['Газета "Маяк > Лория"']


def test_unspecified() -> None:
    chain = parse_chain("? > ? (for Лория)")
    assert chain.hops[0].unspecified
    assert (chain.asserters[0].unspecified, chain.asserters[0].on_behalf_of) == (True, "Лория")


def test_places_point_into_the_line() -> None:
    text = '  ЛПА > anon(x) (interpreter) > "Орлан" & Восс '
    chain = parse_chain(text)
    for voice in (*chain.hops, *chain.asserters):
        assert text[voice.offset : voice.offset + voice.width] == voice.raw
    assert chain.asserters[1].raw == "Восс"


@pytest.mark.parametrize(
    ("text", "caret", "message", "hint"),
    [
        ("", "", "names nobody", "leave the line out"),
        ("A > > B", ">", "empty", "?"),
        ("> A", ">", "empty", "?"),
        ("A >", ">", "empty", "?"),
        ("A & & B", "&", "empty", "?"),
        ('A > ""', '""', "name is empty", ""),
        ("A>B", ">", "space on both sides", "A > B"),
        ("A> B", ">", "space on both sides", "A > B"),
        ("A >B", ">", "space on both sides", "A > B"),
        ("A &B", "&", "space on both sides", '"A&B"'),
        ("AT&T", "&", "space on both sides", '"A&B"'),
        ("A & B > C", "&", "last link only", "also:"),
        ("A; B", ";", "does not separate", "also:"),
        ("A (b", "(", "not closed", "double quotes"),
        ("A b)", ")", "closes no bracket", "double quotes"),
        ('A > "B', '"', "not closed", "pairs"),
        ("A (intrepreter) > B", "(intrepreter)"[1:-1], "not a suffix", "did you mean (interpreter)?"),
        ("Орлан (премьер)", "премьер", "not a suffix", "a suffix is (for X), (spokesperson), (interpreter); a name"),
        ("Лория (север) порт", "(север)", "bracket inside a name", "double quotes"),
        ("Лория (север)порт", "(север)", "bracket inside a name", "double quotes"),
        ("A (interpreter)", "A (interpreter)", "last link", "A (interpreter) > B"),
        ("A > B & C (spokesperson)", "C (spokesperson)", "last link", "(for X)"),
        ("A (for X) (spokesperson) > B", "(for X)", "one suffix", "keep one of (for X), (spokesperson), (interpreter)"),
        ("A (spokesperson) (interpreter) > B", "(spokesperson)", "one suffix", "keep one"),
        ("A (interpreter) (spokesperson) > B", "(interpreter)", "one suffix", "keep one"),
        ("A (for ?)", "for ?", "needs a name", "(for Loria)"),
        ("A (for)", "for", "needs a name", "(for Loria)"),
        ("A (for B & C)", "&", "inside a name", "double quotes"),
        ("(for Loria)", "for Loria", "without a name", "double quotes"),
        ("anon", "anon", "needs a description", "anon(an official)"),
        ("ANON", "ANON", "needs a description", "anon(an official)"),
        ("anon(x; of: Лория (север))", "(север)", "bracket inside a name", "double quotes"),
        ("anon()", "", "needs a description", "anon(an official"),
        ("anon(of: Loria)", "of: Loria", "needs a description", "anon(an official"),
        ("anon(x; off: Loria)", "off: Loria", "`off`", "did you mean `of:`?"),
        ("anon(x; y)", "y", "`y`", "double quotes"),
        ("anon(x; of:)", "of:", "`of:` is empty", "leave it out"),
        ("anon(x; of: A; of: B)", "of: B", "twice", ""),
        ("anon(x) aide > B", "aide", "text after", "inside"),
    ],
)
def test_mistakes_have_a_place_and_a_remedy(text: str, caret: str, message: str, hint: str) -> None:
    with pytest.raises(ChainError) as caught:
        parse_chain(text)
    problem = caught.value
    assert message in problem.message == str(problem)
    assert hint in (problem.hint or "")
    if caret:
        assert text[problem.offset : problem.offset + problem.width] == caret
    assert problem.width >= 1


@pytest.mark.parametrize(
    "text",
    [
        "ЛПА > anon(источник во дворце) > Марек Орлан",
        "Марек Орлан (for Лория)",
        'LPA > anon(official (retired), 60; of: "Loria (north)"; reason: a; b)'.replace("; b", " b"),
        "Lena Voss (spokesperson) > Marek Orlan",
        '? > "AT&T" & "?"',
        'anon("a; b")',
        '"anon" > "Anon" > anon(reason)',
        'anon("of: Loria"; reason: "a; b")',
    ],
)
def test_canonical_chains_are_written_as_they_were_read(text: str) -> None:
    assert format_chain(parse_chain(text)) == text


def test_writing_tidies_spaces_and_needless_quotes() -> None:
    assert format_chain(parse_chain('  "ЛПА"  >  ANON ( aide ;of:Loria ) & B(for  X)')) == (
        "ЛПА > anon(aide; of: Loria) & B (for X)"
    )


def test_the_sources_own_voice_is_an_empty_line() -> None:
    assert format_chain(Chain()) == ""


@pytest.mark.parametrize("text", [" ", '"whole"', 'of: "Loria"'])
def test_a_description_that_no_quotes_can_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        format_chain(Chain(asserters=(Voice(raw=text, descriptor=text),)))


@pytest.mark.parametrize("text", ["a (b", "b)", "a > b & c; d"])
def test_a_description_with_odd_marks_is_written_so_that_it_reads_the_same(text: str) -> None:
    chain = Chain(asserters=(Voice(raw=text, descriptor=text),))
    assert parse_chain(format_chain(chain)).asserters[0].descriptor == text


def test_space_before_a_colon_is_no_matter() -> None:
    assert parse_chain("anon(aide; of : Loria)").asserters[0].of == "Loria"


def test_what_may_follow_a_description_is_said_first_where_no_word_is_near() -> None:
    with pytest.raises(ChainError) as caught:
        parse_chain("anon(x; y)")
    assert (caught.value.hint or "").startswith("After `;` comes `of: X` or `reason: Y`")


def test_of_several_open_brackets_the_outer_one_is_shown() -> None:
    with pytest.raises(ChainError) as caught:
        parse_chain("A (b (c")
    assert caught.value.offset == 2


@pytest.mark.parametrize("name", ['6" (six)', '"whole"', " ", '"'])
def test_a_name_that_no_quotes_can_hold_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        format_chain(Chain(asserters=(Voice(raw=name, name=name),)))


def test_values_of_a_list_come_with_their_offsets() -> None:
    text = ' security/guarantees;"troops; bases" ;; Лория (север) ;'
    values = split_values(text)
    assert [value for value, _ in values] == ["security/guarantees", "troops; bases", "Лория (север)"]
    assert all(text[offset : offset + len(value)] == value for value, offset in values)


def test_an_odd_quote_mark_in_a_list_is_a_character() -> None:
    assert split_values('6" pipe; gas') == [('6" pipe', 0), ("gas", 9)]
    assert split_values('6" pipes; gas') == [('6" pipes', 0), ("gas", 10)]
    assert split_values('"') == [('"', 0)]
    assert split_values('6"') == [('6"', 0)]
    assert split_values('"6') == [('"6', 0)]


def test_a_list_of_one_value_is_read_like_any_other() -> None:
    assert split_values("  security ") == [("security", 2)]
    assert split_values(' "security" ') == [("security", 2)]
    assert split_values("  ") == split_values('""') == []


@pytest.mark.parametrize("text", ['"a" and "b"', '"a""', '""a"'])
def test_only_marks_around_the_whole_value_are_taken_off(text: str) -> None:
    assert split_values(text) == [(text, 0)]
