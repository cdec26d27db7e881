"""Codebook entries read from plain mappings: every field, every finding with its place and its remedy."""

from datetime import date

import pytest

from claimtrack.domain.codebook import (
    ClaimEntry,
    Entry,
    Membership,
    Name,
    OccasionEntry,
    Relation,
    SourceEntry,
    SpeakerEntry,
    TopicEntry,
)
from claimtrack.domain.entries import read_entries
from claimtrack.domain.records import Place

Said = tuple[str, str, str, str | None]


class Where:
    """Names the place of a value by its path, and that of a key by a colon after it."""

    def value(self, *path: str | int) -> Place:
        return Place("/".join(map(str, path)))

    def key(self, *path: str | int) -> Place:
        return Place("/".join(map(str, path)) + ":")


def read(kind: str, data: dict[str, object], lang: str | None = None) -> tuple[Entry | None, list[Said]]:
    """Give the entry, if it is one, and the findings: code, place, message, hint."""
    book, findings = read_entries([(kind, data, Where())], lang=lang)
    entry = next(iter(book.entries()), None)
    return entry, [(one.code, one.place.file, one.message, one.hint) for one in findings]


@pytest.mark.parametrize(
    ("data", "entry"),
    [
        (
            ("source", {"name": "Herald", "kind": "agency", "country": "LO", "lang": "RU", "domains": ["A.b", "c"]}),
            SourceEntry("herald", (Name("Herald", "en", "primary"),), "agency", "LO", "ru", ("a.b", "c")),
        ),
        (
            ("speaker", {"name": " Марек Орлан ", "key": "orlan", "kind": "person", "country": "LO", "note": "a"}),
            SpeakerEntry("orlan", (Name("Марек Орлан", "en", "primary"),), "person", "LO", (), "a"),
        ),
        (
            ("speaker", {"name": {"text": "Орлан", "lang": "ru"}}),
            SpeakerEntry("орлан", (Name("Орлан", "ru", "primary"),)),
        ),
        (
            ("topic", {"name": "peace / troops ", "parent": "talks"}),
            TopicEntry("talks/peace/troops", (Name("troops", "en", "primary"),), "talks/peace"),
        ),
        (
            ("topic", {"name": "a/b/c", "names": {"ru": "в"}}),
            TopicEntry("a/b/c", (Name("c", "en", "primary"), Name("в", "ru")), "a/b"),
        ),
        (("topic", {"name": "a", "key": "k", "parent": "b"}), TopicEntry("k", (Name("a", "en", "primary"),), "b")),
        (
            (
                "claim",
                {
                    "key": "ports",
                    "kind": "demand",
                    "topics": "harbour",
                    "about": ["Loria"],
                    "text": " Открыть порты ",
                    "event": "2025-03",
                    "relations": [{"type": "contradicts", "to": "mines"}],
                    "lang": "ru",
                },
            ),
            ClaimEntry(
                "ports",
                "demand",
                ("harbour",),
                {"en": "Открыть порты"},
                ("Loria",),
                "2025-03",
                (Relation("contradicts", "mines"),),
                "ru",
            ),
        ),
        (
            ("occasion", {"name": "Talks", "date": date(2025, 12, 14), "place": "Port Lena"}),
            OccasionEntry("talks", (Name("Talks", "en", "primary"),), "2025-12-14", "Port Lena"),
        ),
    ],
)
def test_every_field_of_an_entry_is_read(data: tuple[str, dict[str, object]], entry: Entry) -> None:
    assert read(*data) == (entry, [])


def test_an_entry_knows_its_place() -> None:
    class Line(Where):
        def value(self, *path: str | int) -> Place:
            return Place("codebook.toml", 1 if path else 9)

    kinds: dict[str, dict[str, object]] = {
        **{kind: {"name": "a"} for kind in ("source", "speaker", "topic", "occasion")},
        "claim": {"key": "a"},
    }
    for kind, data in kinds.items():
        book, _ = read_entries([(kind, data, Line())], lang=None)
        assert [entry.place.line for entry in book.entries()] == [9], kind


def test_names_and_texts_without_a_language_are_in_that_of_the_codebook() -> None:
    assert read("speaker", {"name": "Орлан"}, lang="ru")[0].names == (Name("Орлан", "ru", "primary"),)  # type: ignore[union-attr]
    assert read("speaker", {"name": {"text": "Орлан"}}, lang="ru")[0].names == (Name("Орлан", "ru", "primary"),)  # type: ignore[union-attr]
    claim = read("claim", {"key": "a", "text": "б"}, lang="ru")[0]
    assert (claim.texts, claim.lang) == ({"ru": "б"}, "ru")  # type: ignore[union-attr]
    book, _ = read_entries([], lang="ru")
    assert (book.lang, read_entries([], lang=None)[0].lang) == ("ru", "en")


def test_names_stand_by_language_each_with_its_kind() -> None:
    names = {"uk": "Орлан", "ru": ["Орлан", {"text": "Орлана", "kind": "inflected"}, {"text": "М. Орлан"}]}
    entry, findings = read("speaker", {"name": "Orlan", "names": names})
    assert findings == []
    assert entry is not None
    assert entry.names[1:] == (
        Name("Орлан", "ru"),
        Name("Орлана", "ru", "inflected"),
        Name("М. Орлан", "ru"),
        Name("Орлан", "uk"),
    )


def test_tags_of_languages_are_told_in_small_letters() -> None:
    entry, findings = read("occasion", {"name": date(2025, 3, 4), "names": {"RU": "Встреча", "uk": {"kind": "alias"}}})
    assert findings == []
    assert entry is not None
    assert entry.names == (Name("2025-03-04", "en", "primary"), Name("Встреча", "ru"))
    claim, findings = read("claim", {"key": "a", "text": {"RU": " Порт ", "uk": " "}})
    assert (claim.texts, findings) == ({"ru": "Порт"}, [])  # type: ignore[union-attr]


def test_memberships_keep_what_is_said_of_them() -> None:
    member = {"of": "Palace", "role": "Aide", "from": "2023", "until": date(2024, 5, 6)}
    entry, findings = read("speaker", {"name": "Orlan", "member_of": [member, {"of": "Union"}]})
    assert findings == []
    assert entry.member_of == (Membership("Palace", "Aide", "2023", "2024-05-06"), Membership("Union"))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("speaker", {"name": None}, ("CT105", "", "this entry has no `name`", 'add: name = "…"')),
        ("speaker", {"name": " "}, ("CT105", "", "this entry has no `name`", 'add: name = "…"')),
        ("speaker", {"name": 7}, ("CT117", "name", "`name` must be a string", None)),
        ("speaker", {"name": {"lang": "ru"}}, ("CT105", "", "this entry has no `name`", 'add: name = "…"')),
        ("speaker", {"name": {"text": "a", "lang": "ua"}}, ("CT120", "name/lang", "`ua` is not a language tag", "uk")),
        ("speaker", {"nme": "a"}, ("CT112", "nme:", "there is no field `nme` here", "did you mean `name`?")),
        (
            "topic",
            {"colour": "a"},
            ("CT112", "colour:", "there is no field `colour` here", "the fields are: name, key, parent, names"),
        ),
        ("source", {"kind": "papr"}, ("CT502", "kind", "`papr` is not a kind of source", "`newspaper`")),
        ("speaker", {"kind": "persn"}, ("CT502", "kind", "`persn` is not a kind of speaker", "`person`")),
        ("claim", {"kind": "fct"}, ("CT502", "kind", "`fct` is not a kind of claim", "`fact`")),
        ("source", {"domains": ["a", 7]}, ("CT117", "domains/1", "`domains` must be a string", None)),
        ("source", {"country": 7}, ("CT117", "country", "`country` must be a string", None)),
        ("source", {"lang": "ua"}, ("CT120", "lang", "`ua` is not a language tag", "uk")),
        ("speaker", {"note": 7}, ("CT117", "note", "`note` must be a string", None)),
        ("claim", {"topics": 7}, ("CT117", "topics/0", "`topics` must be a string", None)),
        ("claim", {"about": [[]]}, ("CT117", "about/0", "`about` must be a string", None)),
        ("claim", {"lang": "ua"}, ("CT120", "lang", "`ua` is not a language tag", "uk")),
        ("claim", {"key": None}, ("CT105", "", "this entry has no `key`", 'add: key = "…"')),
        ("claim", {"key": "a b"}, ("CT505", "key", "`a b` cannot be a key", "one word, parts joined by -")),
        ("claim", {"event": "soon"}, ("CT301", "event", "'soon' is not a date", "write ")),
        ("claim", {"text": 7}, ("CT117", "text", "`text` must be a table by language, such as { ru = … }", None)),
        ("claim", {"text": {"ru": 7}}, ("CT117", "text/ru", "`ru` must be a string", None)),
        ("claim", {"text": {"ua": "a"}}, ("CT120", "text/ua:", "`ua` is not a language tag", "uk")),
        ("occasion", {"place": 7}, ("CT117", "place", "`place` must be a string", None)),
        ("occasion", {"date": "soon"}, ("CT301", "date", "'soon' is not a date", "write ")),
        (
            "speaker",
            {"names": "a"},
            ("CT117", "names", "`names` must be a table by language, such as { ru = … }", None),
        ),
        ("speaker", {"names": {"ua": "a"}}, ("CT120", "names/ua:", "`ua` is not a language tag", "uk")),
        ("speaker", {"names": {"ru": ["a", 7]}}, ("CT117", "names/ru/1", "`ru` must be a string", None)),
        ("speaker", {"names": {"ru": {"text": 7}}}, ("CT117", "names/ru/0/text", "`text` must be a string", None)),
        (
            "speaker",
            {"names": {"ru": {"text": "a", "kind": "nick"}}},
            ("CT502", "names/ru/0/kind", "`nick` is not a kind of name", "one of: "),
        ),
        (
            "speaker",
            {"names": {"ru": {"text": "a", "kid": "alias"}}},
            ("CT112", "names/ru/0/kid:", "there is no field `kid` here", "`kind`"),
        ),
        (
            "speaker",
            {"member_of": "a"},
            ("CT117", "member_of", "`member_of` must be a list of tables, such as [{ … }]", None),
        ),
        (
            "speaker",
            {"member_of": [{"of": "a"}, "b"]},
            ("CT117", "member_of/1", "`member_of` must be a list of tables, such as [{ … }]", None),
        ),
        ("speaker", {"member_of": [{"role": "a"}]}, ("CT105", "member_of/0", "there is no `of` here", None)),
        ("speaker", {"member_of": [{"of": " "}]}, ("CT105", "member_of/0", "there is no `of` here", None)),
        (
            "speaker",
            {"member_of": [{"of": "a", "from": 7}]},
            ("CT117", "member_of/0/from", "`from` must be a string", None),
        ),
        (
            "speaker",
            {"member_of": [{"of": "a", "until": 7}]},
            ("CT117", "member_of/0/until", "`until` must be a string", None),
        ),
        (
            "speaker",
            {"names": {"ru": {"text": "a", "kind": 7}}},
            ("CT117", "names/ru/0/kind", "`kind` must be a string", None),
        ),
        (
            "claim",
            {"relations": [{"type": 7, "to": "b"}]},
            ("CT117", "relations/0/type", "`type` must be a string", None),
        ),
        (
            "claim",
            {"relations": [{"type": "entails", "to": 7}]},
            ("CT117", "relations/0/to", "`to` must be a string", None),
        ),
        (
            "speaker",
            {"member_of": [{"of": "a", "since": "2020"}]},
            ("CT112", "member_of/0/since:", "there is no field `since` here", "the fields are: of, role, from, until"),
        ),
        ("speaker", {"member_of": [{"of": 7}]}, ("CT117", "member_of/0/of", "`of` must be a string", None)),
        (
            "speaker",
            {"member_of": [{"of": "a", "role": 7}]},
            ("CT117", "member_of/0/role", "`role` must be a string", None),
        ),
        (
            "speaker",
            {"member_of": [{"of": "a", "from": "May"}]},
            ("CT301", "member_of/0/from", "'May' is not a date", "write "),
        ),
        (
            "speaker",
            {"member_of": [{"of": "a", "until": "2025-13"}]},
            ("CT301", "member_of/0/until", "'2025-13' is not a day or month of the calendar", None),
        ),
        (
            "speaker",
            {"member_of": [{"of": "a", "from": "2025-03-02", "until": "2025-03-01"}]},
            ("CT304", "member_of/0/until", "`2025-03-01` lies before `2025-03-02`", None),
        ),
        (
            "claim",
            {"relations": [{"type": "denies", "to": "b"}]},
            ("CT502", "relations/0/type", "`denies` is not a relation of claims", "`refines`"),
        ),
        ("claim", {"relations": [{"to": "b"}]}, ("CT105", "relations/0", "there is no `type` here", None)),
        ("claim", {"relations": [{"type": "entails"}]}, ("CT105", "relations/0", "there is no `to` here", None)),
    ],
)
def test_a_wrong_field_is_one_finding_at_its_place(kind: str, fields: dict[str, object], said: Said) -> None:
    whole: dict[str, object] = {"key": "a"} if kind == "claim" else {} if "nme" in fields else {"name": "a"}
    entry, findings = read(kind, whole | fields)
    *found, hint = findings[0]
    assert found == list(said[:3])
    assert (said[3] or "") in (hint or "")
    assert (hint is None) == (said[3] is None)
    assert entry is None
    # A misspelt name is a name that is missing as well.
    assert len(findings) == 1 + ("nme" in fields)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("speaker", {"member_of": [{"off": "a"}]}),
        ("claim", {"relations": [{"typ": "entails", "to": "b"}]}),
        ("claim", {"relations": [{"type": "entails", "t": "b"}]}),
    ],
)
def test_a_misspelt_key_is_not_missed_once_more(kind: str, fields: dict[str, object]) -> None:
    whole: dict[str, object] = {"key": "a"} if kind == "claim" else {"name": "a"}
    assert [code for code, *_ in read(kind, whole | fields)[1]][:1] == ["CT112"]
    assert len(read(kind, whole | fields)[1]) == 1


@pytest.mark.parametrize(
    ("since", "until"),
    [("2025", None), (None, "2025"), ("2025", "2025"), ("2025-03-01", "2025-03"), ("2025-03", "2025-03-01")],
)
def test_a_membership_may_end_in_the_time_it_began_and_be_open(since: str | None, until: str | None) -> None:
    assert read("speaker", {"name": "a", "member_of": [{"of": "b", "from": since, "until": until}]})[1] == []


def test_empty_fields_count_as_not_given() -> None:
    fields: dict[str, object] = {"note": " ", "country": "", "kind": "", "member_of": [], "names": {"ru": ["", " "]}}
    assert read("speaker", {"name": "a"} | fields) == read("speaker", {"name": "a"})
    fields = {"text": " ", "topics": ["", " "], "event": "", "lang": ""}
    assert read("claim", {"key": "a"} | fields) == read("claim", {"key": "a"})
