"""Entries brought together and written as plain mappings."""

from claimtrack.domain.codebook import (
    ClaimEntry,
    Codebook,
    Membership,
    Name,
    OccasionEntry,
    Relation,
    SourceEntry,
    SpeakerEntry,
    TopicEntry,
    body,
    merge,
)
from claimtrack.domain.records import Place

HERALD = SourceEntry("herald", (Name("Herald", "en", "primary"),), "newspaper", "LO", "ru", ("a.b",))


def test_one_codebook_of_several_speaks_the_language_of_the_first() -> None:
    ru, uk = Codebook("ru", sources=(HERALD,)), Codebook("uk", sources=(HERALD,))
    assert merge([ru, uk]) == (ru, [])
    assert merge([uk, ru])[0].lang == "uk"
    assert merge([]) == (Codebook("en"), [])
    assert Codebook().lang == "en"


def test_a_key_that_two_files_define_differently_is_told_with_the_first_place() -> None:
    one = SpeakerEntry("port", (Name("Port", "en", "primary"),), place=Place("a.toml", 4))
    other = SpeakerEntry("port", (Name("Port", "en", "primary"),), "side", place=Place("b.toml", 9))
    book, [found] = merge([Codebook(speakers=(one,)), Codebook(speakers=(other,))])
    assert book.speakers == (one,)
    assert (found.code, found.place, found.message, found.hint) == (
        "CT409",
        Place("b.toml", 9),
        "the speaker `port` is defined twice, differently",
        "first in a.toml, line 4; namesakes need a `key` each",
    )


def test_what_is_not_said_is_not_written() -> None:
    assert body(ClaimEntry("a")) == {"key": "a"}
    assert body(TopicEntry("a", (Name("A", "en", "primary"),))) == {
        "key": "a",
        "name": {"text": "A", "lang": "en"},
    }


def test_all_that_is_said_is_written_with_its_languages_in_a_fixed_order() -> None:
    names = (Name("Orlan", "en", "primary"), Name("Орлана", "ru", "inflected"), Name("Орлан", "ru"))
    member = Membership("Palace", "Aide", "2023", "2024")
    speaker = body(SpeakerEntry("orlan", names, "person", "LO", (member,), "tall"))
    assert speaker == {
        "country": "LO",
        "key": "orlan",
        "kind": "person",
        "member_of": [{"of": "Palace", "role": "Aide", "from": "2023", "until": "2024"}],
        "name": {"text": "Orlan", "lang": "en"},
        "names": {"ru": [{"text": "Орлана", "kind": "inflected"}, "Орлан"]},
        "note": "tall",
    }
    assert list(speaker) == sorted(speaker)
    assert body(HERALD) == {
        "country": "LO",
        "domains": ["a.b"],
        "key": "herald",
        "kind": "newspaper",
        "lang": "ru",
        "name": {"text": "Herald", "lang": "en"},
    }
    claim = ClaimEntry("a", "fact", ("b",), {"uk": "в", "ru": "г"}, ("d",), "2025", (Relation("refines", "e"),), "ru")
    assert body(claim) == {
        "about": ["d"],
        "event": "2025",
        "key": "a",
        "kind": "fact",
        "lang": "ru",
        "relations": [{"type": "refines", "to": "e"}],
        "text": {"ru": "г", "uk": "в"},
        "topics": ["b"],
    }
    assert list(body(claim)["text"]) == ["ru", "uk"]  # type: ignore[call-overload]
    talks = OccasionEntry("talks", (Name("Talks", "en", "primary"),), "2025-12", "Port Lena")
    assert body(talks) == {
        "date": "2025-12",
        "key": "talks",
        "name": {"text": "Talks", "lang": "en"},
        "place": "Port Lena",
    }


def test_names_of_one_language_stay_together_however_they_are_given() -> None:
    names = (Name("A", "en", "primary"), Name("Б", "uk"), Name("В", "ru"), Name("Г", "uk"))
    assert body(TopicEntry("a", names))["names"] == {"ru": ["В"], "uk": ["Б", "Г"]}


def test_a_claim_has_no_names() -> None:
    assert ClaimEntry("a").names == ()
