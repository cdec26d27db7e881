"""Whatever a codebook holds, its TOML, its sheets and its list of codes read as an equal codebook."""

from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from claimtrack.domain.codebook import Codebook, body, kind_of
from claimtrack.domain.entries import read_entries
from claimtrack.domain.entry_fields import Nowhere
from claimtrack.domain.findings import has_errors
from claimtrack.domain.vocabulary import CLAIM_KINDS, CLAIM_RELATIONS, NAME_KINDS
from claimtrack.formats import codebook as toml
from claimtrack.formats import sheet
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.refi import CodeList, read_codes, write_codes
from claimtrack.formats.source import Source

TEXT = st.text("aБї ;\"',:\n\r=\\\x7f🕊/|#", min_size=1, max_size=8).map(str.strip).filter(bool)
NAME = st.one_of(TEXT, st.sampled_from(["Loria", "Лория", "Port", "former: Port", "metonym: Москва", "Orlan; M."]))
LANG = st.sampled_from(["en", "ru", "uk", "sr-Latn"])
NAMES = st.dictionaries(
    LANG,
    st.lists(st.one_of(NAME, st.fixed_dictionaries({"text": NAME, "kind": st.sampled_from(NAME_KINDS)})), max_size=3),
    max_size=2,
)
NAMED = {"name": st.one_of(NAME, st.fixed_dictionaries({"text": NAME, "lang": LANG}))}
KEYED = {"key": st.text("abж-", min_size=2, max_size=4).filter(lambda key: not key.startswith("-")), "names": NAMES}
DAY = st.sampled_from(["2024", "2024-02", "2024-02-29"])
MEMBER = st.fixed_dictionaries({"of": NAME}, optional={"role": TEXT, "from": DAY, "until": DAY})
ENTRIES = st.one_of(
    st.tuples(
        st.just("source"), st.fixed_dictionaries(NAMED, optional=KEYED | {"domains": st.lists(TEXT, max_size=2)})
    ),
    st.tuples(
        st.just("speaker"),
        st.fixed_dictionaries(
            NAMED,
            optional=KEYED
            | {"kind": st.sampled_from(["side", "person"]), "note": TEXT, "member_of": st.lists(MEMBER, max_size=2)},
        ),
    ),
    st.tuples(st.just("topic"), st.fixed_dictionaries(NAMED, optional=KEYED | {"parent": NAME})),
    st.tuples(
        st.just("claim"),
        st.fixed_dictionaries(
            {"key": KEYED["key"]},
            optional={
                "text": st.dictionaries(LANG, TEXT, max_size=2),
                "topics": st.lists(NAME, max_size=2),
                "about": st.lists(NAME, max_size=2),
                "lang": LANG,
                "kind": st.sampled_from(CLAIM_KINDS),
                "event": DAY,
                "relations": st.lists(
                    st.fixed_dictionaries({"type": st.sampled_from(CLAIM_RELATIONS), "to": KEYED["key"]}), max_size=2
                ),
            },
        ),
    ),
    st.tuples(st.just("occasion"), st.fixed_dictionaries(NAMED, optional=KEYED | {"date": DAY, "place": TEXT})),
)


def book(items: list[tuple[str, dict[str, Any]]]) -> Codebook:
    """A sound codebook: an entry that does not go with those before it is left out."""
    sound: list[tuple[str, dict[str, Any]]] = []
    found = Codebook()
    for item in items:
        tried, findings = read_entries([(kind, said, Nowhere()) for kind, said in (*sound, item)], lang=None)
        if not has_errors(findings):
            sound.append(item)
            found = tried
    return found


def told(codebook: Codebook) -> list[dict[str, object]]:
    return [body(entry) for entry in codebook.entries()]


@given(st.lists(ENTRIES, max_size=5).map(book))
def test_toml(given: Codebook) -> None:
    again, findings = toml.parse(toml.write(given), file="codebook.toml")
    assert not has_errors(findings)
    assert told(again) == told(given)


@given(st.lists(ENTRIES, max_size=5).map(book))
def test_sheets(given: Codebook) -> None:
    sheets, unsaid = sheet.write(given)
    again, findings = sheet.parse(sheets)
    event(f"unsaid: {bool(unsaid)}")
    if not unsaid:
        assert not has_errors(findings), findings
        assert told(again) == told(given)
    again_sheets, more = sheet.write(again)
    assert not more
    assert again_sheets == sheets


PROFILE = load_profile("qda")
PATHS = st.lists(st.sampled_from(["harbour", "Гавань", "Ships", "a.b", "C#"]), min_size=1, max_size=30).map("/".join)
DEEP = st.one_of(
    st.tuples(st.just("topic"), st.builds(lambda path: {"name": path}, PATHS)),
    st.tuples(
        st.just("claim"),
        st.builds(
            lambda key, path, texts: {"key": key, "topics": [path], "text": texts},
            KEYED["key"],
            PATHS,
            st.dictionaries(LANG, TEXT, max_size=1),
        ),
    ),
)


def read_list(text: str) -> CodeList:
    return read_codes(Source.holding(text.encode(), "codes.qdc"), PROFILE)


def listed(codebook: Codebook) -> list[dict[str, object]]:
    """What a list of codes has a place for, in an order of its own."""
    said = [entry for entry in codebook.entries() if kind_of(entry) not in ("source", "occasion")]
    return sorted(map(body, said), key=repr)


@given(st.lists(st.one_of(ENTRIES, DEEP), max_size=6).map(book))
def test_lists_of_codes(given: Codebook) -> None:
    text, dropped = write_codes(given)
    told = {one.what: one.number for one in dropped}
    again = read_list(text)
    event(f"signs: {'control character' in told}")
    assert (told.get("source", 0), told.get("occasion", 0)) == (len(given.sources), len(given.occasions))
    if "control character" not in told:
        assert again.findings == ()
        assert again.dropped == ()
        assert listed(again.codebook) == listed(given)
    assert write_codes(again.codebook)[0] == write_codes(read_list(write_codes(again.codebook)[0]).codebook)[0]
