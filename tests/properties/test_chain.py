from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.chain import ChainError, format_chain, parse_chain, split_values
from claimtrack.domain.records import Chain, Voice

LETTERS = st.text("abЛїё'«»-, .", max_size=4)
MARKS = st.sampled_from(
    [*'>&;()?"', " > ", " & ", "anon(", " (for ", " (interpreter)", " (spokesperson)", "; of: ", "; reason: "]
)
LINES = st.lists(LETTERS | MARKS, max_size=12).map("".join)
TEXTS = st.text("abЛї >&;()?:'", min_size=1, max_size=8).map(str.strip).filter(bool)
ENDINGS = st.fixed_dictionaries({}, optional={"on_behalf_of": TEXTS.filter(lambda name: name != "?")})
VOICES = st.one_of(
    st.builds(lambda name, ending: Voice("", name=name, **ending), TEXTS, ENDINGS),
    st.builds(lambda ending: Voice("", unspecified=True, **ending), ENDINGS),
    st.builds(
        lambda text, of, reason, ending: Voice("", descriptor=text, of=of, reason=reason, **ending),
        TEXTS,
        st.none() | TEXTS,
        st.none() | TEXTS,
        ENDINGS,
    ),
)
HOPS = VOICES | st.builds(
    lambda name, role: Voice("", name=name, suffix=role), TEXTS, st.sampled_from(["interpreter", "spokesperson"])
)
CHAINS = st.builds(Chain, st.lists(HOPS, max_size=3).map(tuple), st.lists(VOICES, min_size=1, max_size=3).map(tuple))


def bare(chain: Chain) -> Chain:
    """The chain without where and how it was written."""
    hops = tuple(replace(voice, raw="", offset=0, width=1) for voice in chain.hops)
    asserters = tuple(replace(voice, raw="", offset=0, width=1) for voice in chain.asserters)
    return Chain(hops, asserters)


def read_or_problem(line: str) -> Chain | ChainError:
    try:
        return parse_chain(line)
    except ChainError as problem:
        return problem


@given(CHAINS)
def test_what_is_written_reads_the_same(chain: Chain) -> None:
    assert bare(parse_chain(format_chain(chain))) == chain


@given(LINES)
def test_a_line_is_read_and_written_back_or_refused_with_a_place(line: str) -> None:
    chain = read_or_problem(line)
    if isinstance(chain, ChainError):
        assert chain.message
        assert 0 <= chain.offset <= len(line)
        assert chain.width >= 1
    else:
        written = format_chain(chain)
        assert bare(parse_chain(written)) == bare(chain)
        assert format_chain(parse_chain(written)) == written
        assert all(line[voice.offset :][: voice.width] == voice.raw for voice in (*chain.hops, *chain.asserters))


@given(LINES)
def test_values_of_a_list_stand_where_they_say(line: str) -> None:
    for value, offset in split_values(line):
        assert value == value.strip() != ""
        assert line[offset : offset + len(value)] == value
