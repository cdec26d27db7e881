"""What a codebook comes to under the judgements that stand: each is read as the ones before it left things."""

import pytest

from claimtrack.domain.judged import Judged
from claimtrack.domain.laid import Laying, lay_over
from tests.domain.laying import AIDE, BOOK, GUARD, apart, laid, named, same, value


def test_without_judgements_it_is_the_codebook() -> None:
    assert laid().entries == BOOK


def test_what_was_taken_back_says_nothing() -> None:
    back = Judged("speaker", "verin", "orlan", "same", who="ed", decided_at="2025-03-01", retracted_at="2025-03-02")
    assert lay_over(BOOK, [back]).entries == BOOK


def test_one_that_is_given_up_leaves_its_names_key_offices_and_what_the_other_lacks() -> None:
    found = laid(same("speaker", "verin", "orlan"))
    kept = found.entries["speaker", "orlan"]

    assert ("speaker", "verin") not in found.entries
    assert named(found, "speaker", "orlan") == [
        ("Marek Orlan", "primary"), ("Ada Verin", "alias"), ("Орлан", "alias"), ("verin", "alias")
    ]  # fmt: skip
    assert kept["member_of"] == [{"of": "Loria", "role": "Envoy", "from": "2024"}, {"of": "Kasteya"}]
    assert (kept["kind"], kept["country"]) == ("person", "KA")
    assert {found.which("speaker", text) for text in ("verin", "Ada VERIN", "орлан", "orlan")} == {"orlan"}


def test_names_that_no_codebook_has_become_names_of_the_one_that_stays() -> None:
    found = laid(same("speaker", "M. Orlan", "orlan"), same("speaker", "Президент", "Ada Verin"))
    unknown = laid(same("speaker", "Президент Орлан", "М. Орлан"))

    assert ("M. Orlan", "alias") in named(found, "speaker", "orlan")
    assert ("Президент", "alias") in named(found, "speaker", "verin")
    assert named(unknown, "speaker", "м. орлан") == [("М. Орлан", "primary"), ("Президент Орлан", "alias")]
    assert unknown.which("speaker", "президент орлан") == "м. орлан"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_a_chain_of_merges_leads_to_its_end_in_whatever_order(order: tuple[int, ...]) -> None:
    chain = [same("speaker", "Voss", "verin"), same("speaker", "verin", "orlan"), same("speaker", "V.", "Voss")]
    found = laid(*(chain[at] for at in order))

    assert {found.which("speaker", text) for text in ("V.", "Voss", "verin", "Ada Verin")} == {"orlan"}
    assert {text for text, _ in named(found, "speaker", "orlan")} >= {"V.", "Voss", "Ada Verin", "verin"}


def test_merges_that_make_a_circle_end_where_they_began() -> None:
    found = laid(same("speaker", "verin", "orlan"), same("speaker", "orlan", "verin"))

    assert found.which("speaker", "verin") == found.which("speaker", "orlan") == "orlan"
    assert laid(same("claim", "troops", "bases"), same("claim", "bases", "troops")).which("claim", "troops") == "bases"


def test_a_source_and_a_speaker_are_one_actor() -> None:
    found = laid(same("source", "wire", "lpa"))

    assert {kind for kind, key in found.entries if key == "wire"} == set()
    assert found.entries["source", "lpa"]["domains"] == ["lpa.example", "wire.example"]
    assert found.entries["speaker", "lpa"]["kind"] == "organisation"
    assert found.entries["speaker", "lpa"]["name"]["text"] == "LPA"


def test_an_anonymous_voice_is_who_it_was_found_to_be_and_never_the_other_way_round() -> None:
    found = laid(same("speaker", GUARD, AIDE), same("speaker", AIDE, "M. Orlan"), same("speaker", "M. Orlan", "orlan"))

    assert {found.which("speaker", one) for one in (GUARD, AIDE)} == {"orlan"}
    assert found.actors.voices == {GUARD: AIDE, AIDE: "m. orlan"}
    assert laid(same("speaker", "orlan", GUARD)).entries == BOOK


@pytest.mark.parametrize(
    "said",
    [
        same("speaker", "?", "orlan"),
        same("speaker", "orlan", "?"),
        value("speaker", GUARD, "name", {"text": "Guard"}),
        value("speaker", GUARD, "kind", "person"),
        value("speaker", "?", "primary name", {"text": "Somebody"}),
        value("speaker", GUARD, "member", {"of": "Loria"}),
        value("speaker", "orlan", "member", {"of": GUARD}),
    ],
    ids=str,
)
def test_nobody_in_particular_has_no_names_offices_or_kind(said: tuple[str, str, str, str, str | None]) -> None:
    assert laid(said).entries == BOOK


def test_a_name_of_the_codebook_can_be_found_to_be_somebody_elses() -> None:
    found = laid(apart("speaker", "orlan", "Орлан"))
    again = laid(apart("speaker", "orlan", "Орлан"), same("speaker", "ОРЛАН", "verin"))

    assert named(found, "speaker", "orlan") == [("Marek Orlan", "primary")]
    assert found.which("speaker", "Орлан") == "орлан"
    assert again.which("speaker", "орлан") == "verin"
    assert laid(apart("speaker", "orlan", "verin")).entries == BOOK


def test_a_new_name_leaves_the_old_one_as_a_former_one() -> None:
    found = laid(value("speaker", "orlan", "primary name", {"text": "Marek Orlan-Verin", "lang": "en"}))
    back = laid(
        value("speaker", "orlan", "primary name", {"text": "Orlan", "lang": "en"}),
        value("speaker", "orlan", "primary name", {"text": "Marek Orlan", "lang": "en"}),
    )

    assert named(found, "speaker", "orlan")[:2] == [("Marek Orlan-Verin", "primary"), ("Marek Orlan", "former")]
    assert found.which("speaker", "marek orlan") == "orlan"
    assert named(back, "speaker", "orlan")[:2] == [("Marek Orlan", "primary"), ("Orlan", "former")]


def test_a_name_is_added_or_retired() -> None:
    found = laid(
        value("speaker", "orlan", "name", {"text": "Мареку Орлану", "lang": "uk", "kind": "inflected"}),
        value("speaker", "orlan", "name", {"text": "Орлан", "lang": "ru", "kind": "former"}),
        value("source", "LPA", "name", {"text": "ЛПА", "lang": "ru"}),
    )

    assert named(found, "speaker", "orlan")[1:] == [("Орлан", "former"), ("Мареку Орлану", "inflected")]
    assert named(found, "source", "lpa")[1:] == [("ЛПА", "alias")]


def test_a_name_of_somebody_no_codebook_has_makes_an_entry() -> None:
    found = laid(value("speaker", "Voss", "name", {"text": "Восс", "lang": "ru"}))

    assert named(found, "speaker", "voss") == [("Voss", "primary"), ("Восс", "alias")]
    assert found.which("speaker", "восс") == "voss"


@pytest.mark.parametrize(
    ("said", "offices"),
    [
        ({"of": "Лория", "role": "Envoy", "from": "2024", "until": "2025-03"}, 1),
        ({"of": "Loria", "role": "Envoy", "from": "2025"}, 2),
        ({"of": "Loria", "role": "Adviser", "from": "2024"}, 2),
        ({"of": "Kasteya", "role": "Envoy", "from": "2024"}, 2),
    ],
    ids=["its end", "again later", "another office", "another side"],
)
def test_a_membership_that_differs_only_in_its_end_takes_the_place_of_the_known_one(
    said: dict[str, str], offices: int
) -> None:
    stated = laid(value("speaker", "orlan", "member", said)).entries["speaker", "orlan"]["member_of"]

    assert len(stated) == offices
    assert stated[-1] == said


def test_a_source_that_becomes_a_member_is_a_speaker_of_that_name() -> None:
    found = laid(value("source", "lpa", "member", {"of": "Loria"}))

    assert found.entries["speaker", "lpa"] == {
        "key": "lpa", "name": {"text": "LPA", "lang": "en"}, "member_of": [{"of": "Loria"}]
    }  # fmt: skip
    assert found.actors.groups_of("lpa") == {"loria"}


def test_a_kind_is_of_the_source_or_of_the_speaker() -> None:
    found = laid(value("source", "wire", "kind", "agency"), value("speaker", "wire", "kind", "outlet"))

    assert found.entries["source", "wire"]["kind"] == "agency"
    assert found.entries["speaker", "wire"]["kind"] == "outlet"


def test_topics_that_are_one_are_found_by_every_name_and_path() -> None:
    found = laid(same("topic", "port", "security/harbours"), same("topic", "war/pier", "гавань"))

    assert {found.which("topic", text) for text in ("harbour", "гавань", "port", "War/Pier")} == {"security/harbours"}
    assert found.topics.same == {"port": "security/harbours", "war/pier": "port"}
    assert laid(same("topic", "fees", "port"), same("topic", "harbour", "fees")).which("topic", "port") == "port"


def test_a_topic_is_renamed_and_a_path_that_no_codebook_has_becomes_an_entry_under_its_parent() -> None:
    found = laid(
        value("topic", "harbour", "primary name", {"text": "port", "lang": "en"}),
        value("topic", "War / Piers", "name", {"text": "причалы", "lang": "ru"}),
        value("topic", "lights", "name", {"text": "огни"}),
    )

    assert named(found, "topic", "port") == [("port", "primary"), ("harbour", "former"), ("гавань", "alias")]
    assert found.entries["topic", "war/piers"]["parent"].strip() == "War"
    assert named(found, "topic", "war/piers") == [("Piers", "primary"), ("причалы", "alias")]
    assert "parent" not in found.entries["topic", "lights"]


def test_a_name_is_taken_from_a_topic() -> None:
    found = laid(apart("topic", "port", "гавань"))

    assert named(found, "topic", "port") == [("harbour", "primary")]
    assert found.which("topic", "гавань") == "гавань"


def test_a_claim_that_is_given_up_leaves_its_wording_in_other_languages_its_topics_and_relations() -> None:
    kept = laid(same("claim", "bases", "troops")).entries["claim", "troops"]

    assert kept["text"] == {"en": "Troops may stay.", "uk": "Бази."}
    assert kept["topics"] == ["harbour", "fees"]
    assert (kept["kind"], kept["relations"]) == ("demand", [{"type": "entails", "to": "other"}])


def test_a_claim_gets_another_key() -> None:
    found = laid(same("claim", "troops", "troops-in-kasteya"), same("claim", "never-defined", "troops"))

    assert ("claim", "troops") not in found.entries
    assert found.entries["claim", "troops-in-kasteya"] == BOOK["claim", "troops"] | {"key": "troops-in-kasteya"}
    assert found.which("claim", "never-defined") == "troops-in-kasteya"


def test_what_is_decided_of_a_claim_holds_against_codebook_and_records() -> None:
    found = laid(
        same("claim", "bases", "troops"),
        value("claim", "bases", "topics", "security / fees ; harbour;"),
        value("claim", "troops", "text[uk]", "Війська."),
        value("claim", "new-one", "kind", "fact"),
    )

    assert found.entries["claim", "troops"]["topics"] == ["security / fees", "harbour"]
    assert found.entries["claim", "troops"]["settled"] == ["topics"]
    assert found.entries["claim", "troops"]["text"] == {"en": "Troops may stay.", "uk": "Війська."}
    assert found.entries["claim", "new-one"] == {"key": "new-one", "kind": "fact"}


def test_the_last_value_of_a_field_holds_and_each_field_by_itself() -> None:
    found = laid(
        value("statement", "r1", "stance", "supports"),
        value("statement", "r1", "stance", "opposes"),
        value("statement", "r1", "act", "deny"),
        value("statement", "r2", "act", ""),
    )

    assert found.values == {"r1": {"stance": "opposes", "act": "deny"}, "r2": {"act": ""}}
    assert found.which("utterance", "part-1") == "part-1"
    assert laid(same("claim", "troops", "bases")).which("statement", "troops") == "troops"


def test_laid_one_after_the_other_they_come_to_the_same_as_at_once() -> None:
    said = [
        same("speaker", "verin", "orlan"),
        value("speaker", "orlan", "name", {"text": "M. O.", "lang": "en"}),
        apart("speaker", "orlan", "Ada Verin"),
        same("speaker", "Ada Verin", "loria"),
        same("speaker", GUARD, "orlan"),
        same("topic", "fees", "port"),
        same("claim", "bases", "troops"),
        value("claim", "bases", "kind", "fact"),
        value("statement", "r1", "stance", "supports"),
    ]
    made = [Judged(*one, decided_at=f"2025-03-01T10:{at:02}") for at, one in enumerate(said)]
    laying = Laying(BOOK, made[:2])

    for number, one in enumerate(made[2:], 3):
        laying.judge(one)
        step, whole = laying.laid(), lay_over(BOOK, made[:number])
        assert (step.entries, step.values) == (whole.entries, whole.values)
        for text in ("verin", "Ada Verin", "M. O.", "orlan", GUARD, "лория"):
            assert step.which("speaker", text) == whole.which("speaker", text), (number, text)
