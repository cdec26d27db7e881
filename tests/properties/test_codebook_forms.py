"""Whatever a codebook holds, its TOML and its sheets read as an equal codebook."""

from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from claimtrack.domain.codebook import Codebook, body
from claimtrack.domain.entries import read_entries
from claimtrack.domain.entry_fields import Nowhere
from claimtrack.domain.findings import has_errors
from claimtrack.domain.vocabulary import CLAIM_RELATIONS, NAME_KINDS
from claimtrack.formats import codebook as toml
from claimtrack.formats import sheet

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
MEMBER = st.fixed_dictionaries({"of": NAME}, optional={"role": TEXT, "from": DAY})
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
