"""What each shipped profile makes of a mark and a text that say everything it knows; people are invented."""

from typing import Any

import pytest

from claimtrack.domain.foreign import Document, Link, Mark, Table
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.mapping.rows import Sheet
from claimtrack.domain.records import Place, RawArticle, RawRecord
from claimtrack.formats.profiles import load_profile, shipped_profiles

HERE = Place("a.json")
TEXT = "«No», he said."
SAID = {
    "stance": "opposes", "claim": "Troops may come.", "topic": "troops", "cue": "said", "said": "2025-03-04",
    "act": "reject", "mode": "direct", "certainty": "certain", "condition": "if", "to": "Union", "note": "sic",
    "mood": "grim",
}  # fmt: skip
FACTS = {
    "outlet": "Herald", "date": "2025-03-05", "lang": "ru", "title": "Порт", "url": "https://herald.example/1",
    "author": "Ira", "ref": "r1", "name": "a", "folder": "march",
}  # fmt: skip
HEADER = {
    "source": "Herald", "published": "2025-03-05", "lang": "ru", "title": "Порт", "url": "https://herald.example/1",
    "author": "Ira", "ref": "r1",
}  # fmt: skip
RECORD = {
    "stance": "opposes", "claim-key": "troops-may-come", "claim": "Troops may come.", "topic": "troops", "cue": "said",
    "said": "2025-03-04", "act": "reject", "mode": "direct", "certainty": "certain", "to": "Union",
}  # fmt: skip


def values(given: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {name: (value,) for name, value in given.items()}


def made(profile: Profile, facts: dict[str, str], said: dict[str, str], label: str = "Statement") -> RawArticle:
    link = Link("e", label, HERE, (("Content", "c"), ("Source", "s")), values(said))
    own = values({name: value for name, value in facts.items() if name in ("name", "folder")})
    facts = {name: value for name, value in facts.items() if name not in own}
    marks: tuple[Mark, ...]
    if profile.group == "link":
        marks = (Mark("c", "Content", HERE, ((1, 3),)), Mark("s", "Source", HERE, ((6, 8),)))
        given = Document(HERE, "a", TEXT, values(facts), marks, (link,), own=own)
    else:
        marks = (Mark("c", label, HERE, ((1, 3),), values=values(said)),)
        given = Document(HERE, "a", TEXT, values(facts), marks, own=own)
    (article,) = map_document(given, profile, {}).articles
    return article


def told(article: RawArticle) -> dict[str, str]:
    (record,) = article.records
    return of(record)


def of(record: RawRecord) -> dict[str, str]:
    fields = {name: value.text for name, value in record.fields.items()}
    return {"stance": record.stance.text, "claim-key": record.claim.text, **fields}


@pytest.mark.parametrize(
    ("name", "label", "more", "expected"),
    [
        ("attribution", "Attribution", {}, {"by": "he", "note": "sic; condition: if; mood: grim"}),
        ("attribution", "Quote", {"reference": "Orlan"}, {"by": "Orlan"}),
        ("regions", "Content", {"speaker": "Orlan"}, {"by": "Orlan", "note": "sic; condition: if; mood: grim"}),
        ("regions", "Message 2", {"source": "Orlan", "addressee": "Kasteya"}, {"by": "Orlan", "to": "Kasteya"}),
        ("inception", "Statement", {"speaker": "Orlan"}, {"by": "Orlan", "note": "sic; condition: if; mood: grim"}),
        ("qda", "Selection", {"speaker": "Orlan", "side": "Loria"}, {"by": "Orlan (for Loria)", "condition": "if"}),
        (
            "tags", "highlight", {"who": "Orlan", "side": "Loria", "via": "LPA"},
            {"by": "LPA > Orlan (for Loria)", "note": "sic; mood: grim"},
        ),
        ("tags", "highlight", {"via": "LPA", "side": "Loria"}, {"by": "LPA > Loria", "condition": "if"}),
    ],
)  # fmt: skip
def test_a_mark_that_says_everything(name: str, label: str, more: dict[str, str], expected: dict[str, str]) -> None:
    article = made(load_profile(name), FACTS | {"published": "2025-03-05", "desk": "world"}, SAID | more, label)
    header = {key: value.text for key, value in article.header.items()}
    assert {key: header[key] for key in HEADER} == HEADER
    if name != "inception":
        assert "desk: world" in header["other"]
    found = told(article)
    wanted = RECORD | expected
    assert {key: found.get(key) for key in wanted} == wanted
    assert article.records[0].quotes[0].text == "No"


@pytest.mark.parametrize("name", ["attribution", "inception", "opinions", "qda", "regions", "spans", "tags"])
def test_a_text_without_an_address_or_name_of_its_own_is_known_by_folder_and_file(name: str) -> None:
    profile = load_profile(name)
    bare = {"name": "a", "folder": "march"}
    assert made(profile, bare, SAID).header["ref"].text == "march/a"
    assert made(profile, {"name": "https://herald.example/1"}, SAID).header["ref"].text == "https://herald.example/1"


def test_agreement_of_dna_is_the_stance() -> None:
    said = {"person": "Orlan", "organization": "Loria", "concept": "Troops may come.", "ref": "dna-1:1", "mood": "grim"}
    found = [told(made(load_profile("dna"), FACTS, said | {"agreement": value})) for value in ("yes", "no")]
    assert [one["stance"] for one in found] == ["supports", "opposes"]
    assert found[0] == {
        "stance": "supports", "claim-key": "troops-may-come", "claim": "Troops may come.", "by": "Orlan (for Loria)",
        "ref": "dna-1:1", "note": "mood: grim",
    }  # fmt: skip
    alone = {**said, "organization": ""}
    assert told(made(load_profile("dna"), FACTS, alone))["by"] == "Orlan"
    assert told(made(load_profile("dna"), FACTS, {**said, "person": ""}))["by"] == "Loria"


def rows(name: str, columns: str, *lines: str, **settings: str) -> list[dict[str, str]]:
    table = Table(HERE, "a.csv", tuple(columns.split(",")), [tuple(one.split(",")) for one in lines], range(2, 99))
    sheet = Sheet(table, load_profile(name), (), {"source": "Herald", "published": "2025", "lang": "en"} | settings)
    return [of(record) for grouped in sheet.articles() for record in grouped.raw.records]


def test_nobody_is_named_for_a_sentiment_and_the_entity_is_what_it_is_about() -> None:
    found = rows("sentiment", "sentence,entity,entity_tag,label", "Orlan is fine.,Orlan,PERSON,1", "Orlan,Orlan,P,-1")
    assert [one["stance"] for one in found] == ["1", "-1"]
    assert found[0] == {
        "stance": "1", "claim-key": "favour-orlan", "claim": "This speaks well of Orlan.", "by": "?",
        "kind": "evaluation", "about": "Orlan", "topic": "PERSON",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("strongly agree", "strongly-supports"), ("for", "supports"), ("+", "supports"), ("abstain", "neutral"),
        ("against", "opposes"), ("−", "opposes"), ("strongly disagree", "strongly-opposes"), ("denies", "denies"),
        ("doubts", "doubts"), ("confirms", "affirms"), ("n/a", "unclear"), ("за", "supports"), ("проти", "opposes"),
        ("полностью поддерживает", "strongly-supports"), ("категорично проти", "strongly-opposes"),
        ("воздержался", "neutral"), ("утримався", "neutral"), ("заперечує", "denies"), ("сомневается", "doubts"),
        ("підтверджує", "affirms"), ("неясно", "unclear"), ("2", "2"), ("supports?", "supports?"),
        ("Strongly oppose", "strongly-opposes"), ("Strongly Opposed", "strongly-opposes"), ("opposed", "opposes"),
        ("supported", "supports"), ("strongly support", "strongly-supports"), ("in favour", "supports"),
        ("поддержала", "supports"), ("не согласны", "opposes"), ("решительно против", "strongly-opposes"),
        ("підтримали", "supports"), ("не підтримав", "opposes"), ("повністю згодна", "strongly-supports"),
    ],
)  # fmt: skip
def test_words_for_stances_in_sheets(word: str, stance: str) -> None:
    (found,) = rows("columns", "who,agreement,claim", f"Orlan,{word},Troops may come.")
    assert (found["stance"], found["by"], found["claim-key"]) == (stance, "Orlan", "troops-may-come")


@pytest.mark.parametrize("word", ["осуждает", "засуджує", "скорее против", "somewhat agree", "opposed by Orlan"])
def test_words_whose_place_on_the_scale_nobody_said_are_in_no_profile(word: str) -> None:
    known = load_profile("columns").rules[-1].values["stance"]
    assert "strongly oppose" in known
    assert word not in known


@pytest.mark.parametrize("name", ["attribution", "tags", "qda"])
def test_what_a_file_says_stands_before_what_the_user_says(name: str) -> None:
    profile = load_profile(name)
    facts = {"outlet": "Вестник", "published": "2025-03-05", "folder": "march", "name": "a", "domain": "h.example"}
    mark = Mark("c", "Statement", HERE, ((1, 3),), annotator="Kim")
    given = {"source": "Herald", "lang": "en", "published": "2025-03-05", "ref": "mine:1", "coder": "Bo"}
    made = map_document(Document(HERE, "a", TEXT, values(facts), (mark,)), profile, given)
    (article,) = made.articles
    assert {key: article.header[key].text for key in given} == {
        "source": "Вестник", "lang": "en", "published": "2025-03-05", "ref": "mine:1", "coder": "Kim",
    }  # fmt: skip
    assert made.own == {"source", "coder"}
    (article,) = map_document(Document(HERE, "a", TEXT, values(facts | {"outlet": ""})), profile, given).articles
    assert article.header["source"].text == "Herald"


def test_every_shipped_profile_is_spoken_of_here_or_where_its_file_is_read() -> None:
    elsewhere = {"opinions", "claimreview", "unvotes", "dna-events", "spans"}
    here: set[Any] = {"attribution", "regions", "inception", "qda", "tags", "dna", "sentiment", "columns"}
    assert here | elsewhere == set(shipped_profiles())


@pytest.mark.parametrize("name", ["attribution", "inception", "qda", "regions", "tags"])
@pytest.mark.parametrize(
    ("word", "stance"), [("against", "opposes"), ("Против", "opposes"), ("FOR", "supports"), ("+", "supports")]
)
def test_stances_in_the_words_that_sheets_take(name: str, word: str, stance: str) -> None:
    article = made(load_profile(name), FACTS, SAID | {"stance": word}, "Selection" if name == "qda" else "Quote")

    assert article.records[0].stance.text == stance
